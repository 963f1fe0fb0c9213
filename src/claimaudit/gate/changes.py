"""What the base says, and a branch changes or takes out; and what it tells readers in words of its
own. What else a branch adds is data: `changes.yaml` says what of which entry decides."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from claimaudit.base.shown import one_line
from claimaudit.base.textyaml import load_texts
from claimaudit.gate.codes import SHOWN
from claimaudit.gate.entries import Entries, Entry
from claimaudit.gate.findings import GateFinding, Place
from claimaudit.gate.told import told_words

_TABLES: dict[str, Any] = load_texts(Path(__file__).with_suffix(".yaml"))


def change_findings(
    then: Entries, now: Entries, scan: Callable[[str], Sequence[object]]
) -> Iterator[GateFinding]:
    """The entries of `then` that are not there as they were, each with what readers are told
    otherwise, and what they are told by the others."""
    again = {key: new for (table, _), new in now.items() if (key := _again(table, new))}
    for table, name in {**then, **now}:
        about = _TABLES.get(table, {})
        old, new = then.get((table, name)), now.get((table, name))
        told = told_words(old, new, scan) if new else ""
        new = new or again.get(_again(table, old) if old else "")
        lost = _lost(about, old, new)
        at = new or old
        if at is None or not (lost or told):
            continue
        place = Place("", at.file, line=at.line if new else 0)
        called = f"{about.get('one', table.removesuffix('s'))} {name}"
        if lost:
            of = str(at.get("claim") or "")
            said = f"{called} {lost}" + (f", on claim {of}" if of else "")
            said += f": {told}" if told else ""
            code = about["code"] if new else about.get("gone", about["code"])
            yield GateFinding(place, code, said, of, row=name)
        else:
            said = f"readers are told of {called}: {told}"
            yield GateFinding(place, "needs-review", said, quote=said)


def _again(table: str, entry: Entry) -> str:
    keys = _TABLES.get(table, {}).get("again")
    return repr((table, [_plain(entry.get(key)) for key in keys])) if keys else ""


def _plain(value: Any) -> Any:
    return sorted(value.items()) if isinstance(value, dict) else value


def _lost(about: Any, old: Entry | None, new: Entry | None) -> str:
    """In words, what is no longer as it was; "" where everything is."""
    if not about or old is None:
        return str(about.get("new", ""))
    if new is None:
        return "is gone"
    if "of" not in about:
        return "of the base says something else" if old.data != new.data else ""
    changed = [key for key in about["of"] if old.get(key) != new.get(key)]
    for name, kept in about.get("kept", {}).items():
        then, now = (_items(kept, entry) for entry in (old, new))
        if lost := [one for one in then if one not in now]:
            changed.append(f"{name} (no more {_told(lost)})")
    return f"of the base has other {', '.join(changed)}" if changed else ""


def _told(lost: list[Any]) -> str:
    said = (value for one in lost for value in (one if isinstance(one, list) else [one]))
    return one_line(", ".join(value for value in said if isinstance(value, str)), SHOWN["around"])


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
