"""What stands in the YAML files of a workspace, entry by entry: of the base, and of now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from claimaudit.base.files import Folder
from claimaudit.base.inputs import Inputs
from claimaudit.base.yamlio import Located, parse
from claimaudit.workspace.library import ReadPrint
from claimaudit.workspace.workspace import BASELINE, Workspace

# No file is larger; the policy says it of all but the rules.
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
        """The list under a key, none where it is no list."""
        found = self.get(key)
        return found if isinstance(found, list) else []


# (list, what an entry of it is known by) -> the entry.
Entries = Mapping[tuple[str, str], Entry]


def all_entries(folder: Folder, read: Workspace | None) -> Entries:
    """Those of all that is entered, rules are none; with what was `read` for them in data."""
    names = (name for under in _FOLDERS for name in folder.names(under, ".yaml"))
    found = entries_of(folder, names)
    for fact in read.library.facts.values() if read else ():
        key = ("facts", fact.id)
        if key in found and any(one.data for one in fact.prints):
            prints = zip(found[key].items_of("prints"), fact.prints, strict=True)
            filled = [entered | _in_data(one) for entered, one in prints]
            found[key] = replace(found[key], data=found[key].data | {"prints": filled})
    return found


def _in_data(one: ReadPrint) -> dict[str, Any]:
    said = one.print
    told = {"figure": said.figure, "unit_from": said.unit_from, "clip": said.clip}
    return told if one.data else {}


def entries_of(folder: Folder, files: Iterable[str]) -> dict[tuple[str, str], Entry]:
    found: dict[tuple[str, str], Entry] = {}
    for file in files:
        located = located_in(file, folder)
        tables = located.data if located and isinstance(located.data, dict) else {}
        for table, entries in tables.items():
            for name, at, data in _named(entries):
                line = located.line(table, at) if located else 0
                found[table, name] = Entry(file, line, data)
    return found


def located_in(name: str, folder: Folder) -> Located | None:
    """The data of a file with its lines, None where there is none or it is broken."""
    inputs = Inputs(folder)
    text = inputs.text(name, _MOST)
    return None if text is None else parse(text, name, inputs.problems)


def _named(entries: Any) -> Iterator[tuple[str, str | int, Any]]:
    """(what an entry is known by, its key or place, the entry)."""
    if isinstance(entries, dict):
        yield from ((str(key), key, entry) for key, entry in entries.items())
    elif isinstance(entries, list):
        dicts = ((at, entry) for at, entry in enumerate(entries) if isinstance(entry, dict))
        yield from ((_name_of(entry), at, entry) for at, entry in dicts)


def _name_of(entry: dict[str, Any]) -> str:
    """Its id; of publishers and places, what they are called in English; of a capture what it is
    of; else what it waives."""
    named = (str(entry[key]) for key in ("id", "en", "document", "url") if entry.get(key))
    return next(named, f"{entry.get('figure')} in “{entry.get('quote')}”")
