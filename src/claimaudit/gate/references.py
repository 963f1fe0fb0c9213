"""What the base says of sources, and a branch changes or takes out. What a branch adds is data."""

from collections.abc import Container, Iterable, Iterator
from typing import Any

from claimaudit.base.files import Folder
from claimaudit.gate.findings import GateFinding, Place
from claimaudit.gate.rules import entries_of
from claimaudit.workspace.captures import CAPTURES
from claimaudit.workspace.workspace import Workspace

_Entry = dict[str, Any]

# Of each list of a file of references, what a verdict rests on.
_WEIGHTY = {
    "facts": ("subject", "metric", "conditions", "versus", "as_of", "attests", "holds"),
    "documents": (
        *("type", "publisher", "title", "url", "file", "published", "retrieved", "language"),
        *("origin", "copy_of", "currency"),
    ),
    "subjects": ("zh", "en", "kind", "of"),
    "publishers": ("zh",),
    "places": ("zh",),
}
_OF_A_PRINT = ("document", "figure", "unit_from", "clip", "origin", "part", "calls_it")
# What puts a clip into the reader's other language: a reader of that takes it for the source.
_GLOSSED = ("document", "clip", "gloss")


def reference_findings(workspace: Workspace, then: Folder, now: Folder) -> Iterator[GateFinding]:
    """The facts, prints, documents and subjects of `then` that are not there as they were."""
    places = {"facts": {f.fact.id: (f.file, f.line) for f in workspace.library.facts.values()}}
    places["documents"] = dict(workspace.library.places)
    old, new = sources_of(then), sources_of(now)
    same = {quantity(fact): fact for key, fact in new.items() if key[0] == "facts"}
    for (table, name), (file, entry) in old.items():
        if table not in _WEIGHTY:
            continue
        found = new.get((table, name))
        if found is None and table == "facts":
            found = same.get(quantity((file, entry)))
        where, line = places.get(table, {}).get(name, (file, 0))
        if lost := "is gone" if found is None else _lost(table, entry, found[1]):
            message = f"{table.removesuffix('s')} {name} of the base {lost}"
            yield GateFinding(Place("", where, line=line), "reference-changed", message, row=name)


def capture_findings(then: Folder, now: Folder) -> Iterator[GateFinding]:
    """The captures in the lock that are not in that of `then`, or are others there, and those
    that are gone. The gate has no captures, so that it cannot say whether a clip stands in one."""
    old, new = (entries_of(side, [CAPTURES]) for side in (then, now))
    place = Place("", CAPTURES)
    for key in (key for key in (old | new) if old.get(key) != new.get(key)):
        name = key[1]
        said = "is not that of the base, and nobody saw it here" if key in new else "is gone"
        message = f"the capture of {name} {said}"
        yield GateFinding(place, "capture-unchecked", message, row=name)


def sources_of(folder: Folder) -> dict[tuple[str, str], tuple[str, Any]]:
    """(list, id) -> the file and what stands there, of all that sources say."""
    return entries_of(folder, folder.names("references", ".yaml"))


def quantity(fact: tuple[str, _Entry]) -> str:
    """What a fact is of: by that it is known again under another id."""
    return repr([_plain(fact[1].get(key)) for key in _WEIGHTY["facts"]])


def _plain(value: Any) -> Any:
    return sorted(value.items()) if isinstance(value, dict) else value


def _lost(table: str, old: _Entry, new: _Entry) -> str:
    """In words, what is no longer as it was; "" where everything is."""
    changed = [key for key in _WEIGHTY[table] if old.get(key) != new.get(key)]
    if table == "subjects" and not _holds(listed(new, "aliases"), listed(old, "aliases")):
        changed.append("aliases")
    if table == "facts":
        prints = [said_by_print(one) for one in listed(new, "prints")]
        if not _holds(prints, map(said_by_print, listed(old, "prints"))):
            changed.append("prints")
        elif not _holds(_glossed(new), _glossed(old)):
            changed.append("glosses")
    return f"has other {', '.join(changed)}" if changed else ""


def listed(entry: _Entry, key: str) -> list[Any]:
    found = entry.get(key)
    return found if isinstance(found, list) else []


def said_by_print(entered: Any) -> Any:
    """What a print says; of one in data, where that stands."""
    if not isinstance(entered, dict):
        return entered
    at = entered.get("at")
    return [*(entered.get(key) for key in _OF_A_PRINT), at if isinstance(at, dict) else None]


def _glossed(fact: _Entry) -> list[list[Any]]:
    """The glosses of its prints, each behind the words that it puts into another language."""
    prints = [one for one in listed(fact, "prints") if isinstance(one, dict)]
    return [[one.get(key) for key in _GLOSSED] for one in prints if one.get("gloss")]


def _holds(new: Container[Any], old: Iterable[Any]) -> bool:
    return all(one in new for one in old)
