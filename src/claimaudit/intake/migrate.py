"""Bringing references/ of before prints into the form of today.

What was written is kept: `retells` becomes `origin`, the document of a fact and its
`corroborated_by` become prints. No old entry holds the words of its source: those a person has
to enter, and until then such a fact decides nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.outputs import write_all
from claimaudit.base.problems import Problem
from claimaudit.base.textyaml import BoundedLoader
from claimaudit.base.writing import writing
from claimaudit.base.yamlio import parse
from claimaudit.intake.yaml_lists import as_item, render
from claimaudit.workspace.captures import CAPTURES
from claimaudit.workspace.library import METRICS, SUBJECTS
from claimaudit.workspace.units import UNITS

_PRINT = {"document": "document", "locator": "at", "printed": "figure", "unit_from": "unit_from"}
_GONE = ("seen", "corroborated_by", *_PRINT)
_LIMIT = 5_000_000
# What takes the place of which old keys: an entry with both was begun by hand.
_IN_BOTH = {
    "documents": ("origin", {"retells"}),
    "facts": ("prints", {"corroborated_by", "document", "locator", "printed", "unit_from", "seen"}),
}
_SHAPE = "mend it first: documents: and facts: are lists of entries with an id"
_KEEP = "enter what still holds under {new}: and take the rest out; then migrate again"


@dataclass(frozen=True)
class Migrated:
    """What was changed: the files, and the ids of the facts that still need a clip."""

    files: tuple[str, ...]
    unread: tuple[str, ...]


def migrate(root: Path) -> Migrated:
    """Rewrites references/*.yaml of the workspace at `root`, all or none. Raises
    BrokenInputError where one is no YAML list of documents and facts, or in both forms at once."""
    with writing(root):
        return _migrated(root)


def _migrated(root: Path) -> Migrated:
    inputs, written, unread = Inputs(OnDisk(root)), {}, list[str]()
    for name in inputs.names("references"):
        if name in (SUBJECTS, METRICS, UNITS, CAPTURES):
            continue
        text = inputs.text(name, _LIMIT)
        if text is None or not _is_sound(text, name, inputs.problems):
            continue
        new = _file(text)
        if (rewritten := parse(new, name, inputs.problems)) is not None:
            unread += _unread(rewritten.data)
        if new != text:
            written[root / name] = new
    inputs.refuse()
    write_all(written, root)
    return Migrated(tuple(sorted(p.name for p in written)), tuple(sorted(unread)))


def _is_sound(text: str, name: str, problems: list[Problem]) -> bool:
    """Whether a file can be rewritten; notes what is wrong with it, each on its line."""
    before, located = len(problems), parse(text, name, problems)
    if located is not None:
        for place, message, fix in _odd(located.data):
            problems.append(Problem(name, located.line(*place), message, fix))
    return len(problems) == before


def _odd(data: Any) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """(place, message, fix) of what is in neither form, and of what is in both."""
    if not isinstance(data, dict):
        yield (), "is no mapping of documents and facts", _SHAPE
        return
    for key, (new, old) in _IN_BOTH.items():
        items = data.get(key)
        for i, item in enumerate(items if isinstance(items, list) else ()):
            if not isinstance(item, dict) or not isinstance(item.get("id"), str):
                yield (key, i), f"an entry of {key} has no id", _SHAPE
                continue
            if new in item and (twice := sorted(old & item.keys())):
                both = f"{key.removesuffix('s')} {item['id']}: has {new}, and {', '.join(twice)}"
                yield (key, i, twice[0]), f"{both} of before", _KEEP.format(new=new)
            if not isinstance(item.get("corroborated_by") or [], list):
                message = f"{item['id']}: corroborated_by is no list"
                yield (key, i, "corroborated_by"), message, _SHAPE
        if not isinstance(items or [], list):
            yield (key,), f"{key} is no list", _SHAPE


def _file(text: str) -> str:
    """One file in the new form; every line that does not change is kept as it is."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    node: Any = yaml.compose(text, Loader=BoundedLoader)
    for key, items in reversed(node.value):
        if key.value in ("documents", "facts"):
            rewrite = _document if key.value == "documents" else _fact
            for item in reversed(items.value or ()):
                first, end = item.start_mark.line, _end(item)
                if (new := rewrite(item, lines)) is not None:
                    lines[first:end] = as_item(new, lines[first].index("-"))
    return newline.join(lines) + newline


def _end(node: yaml.Node) -> int:
    """The line behind a node; what stands between it and the next is not its own."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(last[1] if isinstance(node, yaml.MappingNode) else last)
    return int(node.end_mark.line) + (node.end_mark.column > 0)


def _document(item: yaml.MappingNode, lines: list[str]) -> list[str] | None:
    keys = {key.value for key, _ in item.value}
    if not keys & {"seen", "retells"}:
        return None
    return [line.replace("retells:", "origin:", 1) for line in _kept(item, lines, ("seen",))]


def _fact(item: yaml.MappingNode, lines: list[str]) -> list[str] | None:
    data: dict[str, Any] = yaml.load(yaml.serialize(item), yaml.BaseLoader)  # noqa: S506
    if "prints" in data:
        return None
    kept = _kept(item, lines, _GONE)
    kept.append("prints:")
    for one in _prints(data):
        kept += as_item(render(one), 2)
    return kept


def _prints(data: dict[str, Any]) -> Iterator[dict[str, str]]:
    yield {new: data[old] for old, new in _PRINT.items() if data.get(old)}
    for name in data.get("corroborated_by") or ():
        yield {"document": name}


def _kept(item: yaml.MappingNode, lines: list[str], gone: tuple[str, ...]) -> list[str]:
    """The lines of an item without some of its keys, moved to the margin."""
    if item.flow_style:
        loaded = yaml.load(yaml.serialize(item), yaml.BaseLoader)  # noqa: S506
        return render({k: v for k, v in loaded.items() if k not in gone})
    starts = [key.start_mark.line for key, _ in item.value]
    ends = [*starts[1:], _end(item)]
    margin = item.start_mark.column
    found = []
    for (key, _), start, end in zip(item.value, starts, ends, strict=True):
        if key.value not in gone:
            found += [line[margin:] if len(line) > margin else "" for line in lines[start:end]]
    return found


def _unread(data: Any) -> list[str]:
    """The ids of the facts none of whose prints has a clip."""
    return [
        fact["id"]
        for fact in data.get("facts") or ()
        if not any(isinstance(one, dict) and one.get("clip") for one in fact["prints"] or ())
    ]
