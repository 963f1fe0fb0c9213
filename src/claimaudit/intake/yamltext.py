"""Adding to a YAML file that people write, without touching a byte of what is there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM = "\ufeff"
_ODD = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class _Dumper(yaml.SafeDumper):
    """One line a value: what could break a line is escaped in double quotes."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = '"' if _ODD.search(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def render(fields: Mapping[str, object]) -> list[str]:
    """`fields` as lines of YAML, one a field; a mapping stands in braces."""
    return [f"{_written(key)}: {_written(value)}" for key, value in fields.items()]


def _written(value: object) -> str:
    written: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, width=1_000_000, sort_keys=False,
        default_flow_style=True,
    )  # fmt: skip
    return written.removesuffix("...\n").rstrip("\n")


def as_item(lines: Sequence[str], dash: int) -> list[str]:
    """`lines` as one item of a list whose dashes stand at column `dash`."""
    pad = " " * dash
    return [f"{pad}{'- ' if i == 0 else '  '}{line}" for i, line in enumerate(lines)]


def append_item(text: str, key: str, lines: Sequence[str]) -> str | None:
    """`text` with an item behind the last of the list under `key`; None where that list is
    written in a way that cannot be added to."""
    body = text.removeprefix(_BOM)
    value = _value(body, key)
    if value is None:
        extended = insert(body, len(body), [f"{key}:", *as_item(lines, 2)])
    elif isinstance(value, yaml.ScalarNode) and not value.value and not value.style:
        extended = insert(body, _next_line(body, value.start_mark.index), as_item(lines, 2))
    elif not isinstance(value, yaml.SequenceNode) or (value.flow_style and value.value):
        return None
    elif not value.value:
        start, end = value.start_mark.index, value.end_mark.index
        opened = body[:start].rstrip(" ") + body[end:]
        extended = insert(opened, _next_line(opened, start - 1), as_item(lines, 2))
    else:
        extended = insert(body, end_of_list(body, value), as_item(lines, dash_of(value)))
    return text[: len(text) - len(body)] + extended


def append_comment(text: str, key: str, blocks: Sequence[Sequence[str]]) -> str:
    """`text` with `blocks` of comment lines where items of the list under `key` would go
    when their comment signs are taken away; blank lines set them apart."""
    body = text.removeprefix(_BOM)
    value = _value(body, key)
    at, dash = len(body), 2
    if isinstance(value, yaml.SequenceNode):
        has_dashes = bool(value.value) and not value.flow_style
        at = end_of_list(body, value)
        dash = dash_of(value) if has_dashes else 2
    pad = " " * dash
    lines = [
        line for block in blocks for line in ("", *(f"{pad}# {one}".rstrip() for one in block))
    ]
    if body[at:].strip() and not body[at:].startswith(("\n", "\r")):
        lines.append("")
    return text[: len(text) - len(body)] + insert(body, at, lines)


def insert(text: str, at: int, lines: Sequence[str]) -> str:
    """`text` with `lines` at the line start `at`, in the line ends that it has."""
    newline = "\r\n" if "\r\n" in text else "\n"
    before = text[:at]
    if before and not before.endswith(("\n", "\r")):
        before += newline
    return before + "".join(line + newline for line in lines) + text[at:]


def _value(text: str, key: str) -> yaml.Node | None:
    """The node under `key`, or None where there is none."""
    node = yaml.compose(text, Loader=_Loader)
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                found: yaml.Node = value
                return found
    return None


def dash_of(value: yaml.SequenceNode) -> int:
    """The column of the list's dashes."""
    return int(value.start_mark.column)


def end_of_list(text: str, value: yaml.SequenceNode) -> int:
    """Where the line behind the list starts, the comments that belong to it passed over."""
    at = _behind(text, _last(value).end_mark.index)
    dash = dash_of(value) if value.value and not value.flow_style else 2
    reached = at
    while at < len(text):
        after = _next_line(text, at)
        line = text[at:after]
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and (line[indent] != "#" or indent < max(dash, 1)):
            break
        at = after
        if line.strip():
            reached = at
    return reached


def _last(node: yaml.Node) -> yaml.Node:
    """The last thing that is written of `node`: ends of blocks reach over comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last(last[1] if isinstance(last, tuple) else last)
    return node


def _next_line(text: str, at: int) -> int:
    """Where the line behind the one of `at` starts."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _behind(text: str, at: int) -> int:
    """The line start at or behind `at`, where something ends."""
    return at if text[at - 1 : at] == "\n" else _next_line(text, at)
