"""What the base says of articles, sources and answers, and a branch changes or takes out. What a
branch adds is data; `changes.yaml` says what of which entry decides."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimaudit.base.textyaml import load_texts
from claimaudit.gate.entries import Entries, Entry
from claimaudit.gate.findings import GateFinding, Place
from claimaudit.workspace.captures import CAPTURES

_TABLES: dict[str, Any] = load_texts(Path(__file__).with_suffix(".yaml"))


def change_findings(then: Entries, now: Entries) -> Iterator[GateFinding]:
    """The entries of `then` that are not there as they were."""
    again = {key: new for (table, _), new in now.items() if (key := _again(table, new))}
    for (table, name), old in then.items():
        if (about := _TABLES.get(table)) is None:
            continue
        new = now.get((table, name)) or again.get(_again(table, old))
        if lost := "is gone" if new is None else _lost(about, old, new):
            place = Place("", new.file, line=new.line) if new else Place("", old.file)
            message = f"{about['one']} {name} {lost}"
            of_claim = old.get("claim") or ""
            message += f", on claim {of_claim}" if of_claim else ""
            yield GateFinding(place, about["other" if new else "gone"], message, of_claim, row=name)


def capture_findings(then: Entries, now: Entries) -> Iterator[GateFinding]:
    """The captures that the base had not in its lock: nobody saw them here."""
    for table, name in now.keys() - then.keys():
        if table == "captures":
            message = f"the capture of {name} is new, and nobody saw it here"
            yield GateFinding(Place("", CAPTURES), "capture-unchecked", message, row=name)


def called(table: str) -> str:
    """What an entry of a list is called."""
    return str(_TABLES[table]["one"]) if table in _TABLES else table.removesuffix("s")


def quantity(fact: Entry) -> str:
    """What a fact is of: by that it is known again under another id."""
    return _again("facts", fact)


def said_by_print(entered: Any) -> Any:
    """What a print says; of one in data, where that stands."""
    return _cut(entered, _TABLES["facts"]["kept"]["prints"]["items"])


def _again(table: str, entry: Entry) -> str:
    keys = _TABLES.get(table, {}).get("again")
    return repr((table, [_plain(entry.get(key)) for key in keys])) if keys else ""


def _plain(value: Any) -> Any:
    return sorted(value.items()) if isinstance(value, dict) else value


def _lost(about: Any, old: Entry, new: Entry) -> str:
    """In words, what is no longer as it was; "" where everything is."""
    if "of" not in about:
        keys = {*old.data, *new.data}
        is_other = any(old.get(key) != new.get(key) for key in keys)
        return "of the base says something else" if is_other else ""
    changed = [key for key in about["of"] if old.get(key) != new.get(key)]
    for name, kept in about.get("kept", {}).items():
        then, now = (_items(kept, entry) for entry in (old, new))
        changed += [name] if any(one not in now for one in then) else []
    return f"of the base has other {', '.join(changed)}" if changed else ""


def _items(kept: Any, entry: Entry) -> list[Any]:
    found, needed = entry.items_of(kept["in"]), kept.get("where")
    if needed:
        found = [one for one in found if isinstance(one, dict) and one.get(needed)]
    return [_cut(one, kept["items"]) for one in found] if "items" in kept else found


def _cut(entered: Any, keys: list[str]) -> Any:
    """What counts of an item; a place in words decides nothing, one in data does."""
    if not isinstance(entered, dict):
        return entered
    return [entered.get(k) for k in keys if k != "at" or isinstance(entered.get(k), dict)]
