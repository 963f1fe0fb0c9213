"""Adding to the lists of a YAML file, with every byte kept that people wrote."""

import re
from collections.abc import Mapping, Sequence

import yaml

from claimaudit.base.textyaml import BoundedLoader

# Characters that could break a line, or that YAML does not allow.
_ODD = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# The column of the dashes in a list that is still empty.
_DASH = 2


class _Dumper(yaml.SafeDumper):
    """Writes a value on one line: text that could break it is escaped in double quotes."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = '"' if _ODD.search(data) else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _Dumper.represent_str)


def render(fields: Mapping[str, object]) -> list[str]:
    """`fields` as lines of YAML, one a field; a mapping stands in braces."""
    return [f"{_written(key)}: {_written(value)}" for key, value in fields.items()]


def _written(value: object) -> str:
    written: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, width=1_000_000, sort_keys=False,
        default_flow_style=True,
    )  # fmt: skip
    return written.removesuffix("...\n").rstrip("\n")


def append_item(text: str, key: str, lines: Sequence[str]) -> str | None:
    """`text` with an item of these `lines` at the end of the list under `key`; None where that list
    is laid out so that nothing can be added."""
    found = _find(text, key)
    if found is None:
        return _insert(text, len(text), [f"{key}:", *as_item(lines, _DASH)])
    value, behind = found
    if isinstance(value, yaml.SequenceNode) and not value.value:
        opened = text[: value.start_mark.index].rstrip(" ") + text[value.end_mark.index :]
        return append_item(opened, key, lines)
    dash = _dash_of(value)
    return dash if dash is None else _insert(text, _end(text, behind, dash), as_item(lines, dash))


def append_comment(text: str, key: str, blocks: Sequence[Sequence[str]]) -> str:
    """`text` with `blocks` of comment lines behind the list under `key`, indented so that each
    block is an item once its comment signs are removed; blank lines set them apart."""
    found = _find(text, key)
    dash = _dash_of(found[0]) if found else None
    dash = _DASH if dash is None else dash
    at = _end(text, found[1], dash) if found else len(text)
    lines = []
    for block in blocks:
        lines += ["", *(f"{' ' * dash}# {line}".rstrip() for line in block)]
    if text[at:].strip() and not text[at:].startswith(("\n", "\r")):
        lines.append("")
    return _insert(text, at, lines)


def as_item(lines: Sequence[str], dash: int) -> list[str]:
    """`lines` as one item of a list whose dashes stand at column `dash`."""
    return [f"{' ' * dash}{'  ' if i else '- '}{line}" for i, line in enumerate(lines)]


def _find(text: str, key: str) -> tuple[yaml.Node, int] | None:
    """The node under `key`, and where the line of the next key starts."""
    # A byte order mark counts in our offsets and not in the parser's.
    node = yaml.compose(re.sub("^\ufeff", "\n", text), Loader=BoundedLoader)
    if not isinstance(node, yaml.MappingNode):
        return None
    starts = [text.rfind("\n", 0, name.start_mark.index) + 1 for name, _ in node.value]
    for (name, value), behind in zip(node.value, [*starts[1:], node.end_mark.index], strict=False):
        if name.value == key:
            return value, behind
    return None


def _dash_of(value: yaml.Node) -> int | None:
    """The column of a list's dashes, _DASH for an empty value; None where no item can be added."""
    if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
        return int(value.start_mark.column)
    is_open = isinstance(value, yaml.ScalarNode) and not value.value and not value.style
    return _DASH if is_open else None


def _end(text: str, behind: int, dash: int) -> int:
    """The offset of the line behind a list, where the next key starts at `behind`. Comments that
    are indented as far as its dashes belong to the list."""
    at = behind
    while at:
        start = text.rfind("\n", 0, at - 1) + 1
        line = text[start:at]
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and (line[indent] != "#" or indent >= max(dash, 1)):
            break
        at = start
    return at


def _insert(text: str, at: int, lines: Sequence[str]) -> str:
    """`text` with `lines` inserted at the line start `at`, with its own kind of line ends."""
    newline = "\r\n" if "\r\n" in text else "\n"
    before = text[:at]
    if before and not before.endswith(("\n", "\r")):
        before += newline
    return before + "".join(line + newline for line in lines) + text[at:]
