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

from claimaudit.base.files import OnDisk, write_all
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.textyaml import BoundedLoader
from claimaudit.intake.yaml_lists import as_item, render
from claimaudit.workspace.library import METRICS, SUBJECTS
from claimaudit.workspace.units import UNITS

_PRINT = {"document": "document", "locator": "at", "printed": "figure", "unit_from": "unit_from"}
_GONE = ("seen", "corroborated_by", *_PRINT)
_LIMIT = 5_000_000


@dataclass(frozen=True)
class Migrated:
    """What was changed: the files, and the ids of the facts that still need a clip."""

    files: tuple[str, ...]
    unread: tuple[str, ...]


def migrate(root: Path) -> Migrated:
    """Rewrites references/*.yaml of the workspace at `root`, all or none. Raises
    BrokenInputError where one is no YAML list of documents and facts."""
    folder, written, unread, problems = OnDisk(root), {}, list[str](), list[Problem]()
    for name in folder.names("references", ".yaml"):
        if name in (SUBJECTS, METRICS, UNITS):
            continue
        text = folder.read(name, _LIMIT).decode("utf-8")
        try:
            new = _file(text)
            unread += _unread(new)
        except (yaml.YAMLError, AttributeError, TypeError, KeyError) as error:
            said = " ".join(str(error).split())[:200]
            problems.append(Problem(name, 1, f"cannot be migrated: {said}", "mend it first"))
            continue
        if new != text:
            written[root / name] = new
    if problems:
        raise BrokenInputError(problems)
    write_all(written)
    return Migrated(tuple(sorted(p.name for p in written)), tuple(sorted(unread)))


def _file(text: str) -> str:
    """One file in the new form; every line that does not change is kept as it is."""
    lines = text.splitlines()
    node = yaml.compose(text, Loader=BoundedLoader)
    if node is None:
        return text
    for key, items in reversed(node.value):
        if key.value in ("documents", "facts"):
            rewrite = _document if key.value == "documents" else _fact
            for item in reversed(items.value):
                first, end = item.start_mark.line, _end(item)
                if (new := rewrite(item, lines)) is not None:
                    lines[first:end] = as_item(new, lines[first].index("-"))
    return "\n".join(lines) + "\n"


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


def _unread(text: str) -> list[str]:
    """The ids of the facts none of whose prints has a clip."""
    data = yaml.load(text, yaml.BaseLoader) or {}  # noqa: S506
    return [
        fact["id"]
        for fact in data.get("facts") or ()
        if not any(one.get("clip") for one in fact["prints"])
    ]
