"""The YAML files of a workspace, base or present, as entries that can be compared one by one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from claimaudit.base.files import Folder
from claimaudit.base.inputs import Inputs
from claimaudit.base.yamlio import Located, parse
from claimaudit.workspace.workspace import BASELINE, Workspace

# Bytes of the largest file that is read; the policy allows less for all but the rules.
_MOST = 5_000_000
_FOLDERS = ("seeds", "claims", BASELINE, "references")


@dataclass(frozen=True)
class Entry:
    """One entry of a list, and where it stands."""

    file: str
    line: int
    data: Any

    def get(self, key: str) -> Any:
        return self.data.get(key) if isinstance(self.data, dict) else None

    def items_of(self, key: str) -> list[Any]:
        """The list under a key; an empty one where there is no list."""
        found = self.get(key)
        return found if isinstance(found, list) else []


# (key of a list in its file, name of an entry in that list) -> the entry.
Entries = Mapping[tuple[str, str], Entry]


def all_entries(folder: Folder, read: Workspace | None) -> Entries:
    """All entries of `folder` but the rules. The figures of prints that are read from data are
    filled in from `read`, the same folder as a workspace, where that could be loaded."""
    names = (name for under in _FOLDERS for name in folder.names(under, ".yaml"))
    found = entries_of(folder, names)
    for fact in read.library.facts.values() if read else ():
        key = ("facts", fact.id)
        if key in found and any(one.data for one in fact.prints):
            prints = zip(found[key].items_of("prints"), fact.prints, strict=True)
            keys = {"figure", "unit_from", "clip"}
            filled = [
                entered | (one.print.model_dump(include=keys) if one.data else {})
                for entered, one in prints
            ]
            found[key] = replace(found[key], data=found[key].data | {"prints": filled})
    return found


def entries_of(folder: Folder, files: Iterable[str]) -> dict[tuple[str, str], Entry]:
    """The entries of these files; of a file that is missing or broken, none."""
    found: dict[tuple[str, str], Entry] = {}
    for file in files:
        located = located_in(file, folder)
        if located is None or not isinstance(located.data, dict):
            continue
        for table, entries in located.data.items():
            for name, at, data in _named(entries):
                found[table, name] = Entry(file, located.line(table, at), data)
    return found


def located_in(name: str, folder: Folder) -> Located | None:
    """The data of a file with its lines, None where there is none or it is broken."""
    inputs = Inputs(folder)
    text = inputs.text(name, _MOST)
    return None if text is None else parse(text, name, inputs.problems)


def _named(entries: Any) -> Iterator[tuple[str, str | int, Any]]:
    """(name, key or index, the entry) of each entry of a mapping or list."""
    if isinstance(entries, dict):
        yield from ((str(key), key, entry) for key, entry in entries.items())
    elif isinstance(entries, list):
        dicts = ((at, entry) for at, entry in enumerate(entries) if isinstance(entry, dict))
        yield from ((_name_of(entry), at, entry) for at, entry in dicts)


def _name_of(entry: dict[str, Any]) -> str:
    """The id of an entry; the English name of a publisher or place; the document or address of a
    capture; else the figure and quote of a waiver."""
    named = (str(entry[key]) for key in ("id", "en", "document", "url") if entry.get(key))
    return next(named, f"{entry.get('figure')} in “{entry.get('quote')}”")
