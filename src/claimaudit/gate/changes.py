"""Entries of the base that a branch changes or removes, and the words for readers that it brings.

`changes.yaml` says which keys of an entry count. What a branch merely adds is data, and no finding.
"""

import json
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
    """A finding for each entry of the base (`then`) that is changed or gone `now`, with its changed
    words for readers; and one for every other entry that has new words for readers. `scan` gives
    what a text states."""
    renamed = {key: new for (table, _), new in now.items() if (key := _identity(table, new))}
    for table, name in {**then, **now}:
        about = _TABLES.get(table, {})
        old, new = then.get((table, name)), now.get((table, name))
        told = told_words(old, new, scan) if new else ""
        new = new or renamed.get(_identity(table, old) if old else "")
        change = _change(about, old, new)
        at = new or old
        code = about.get("code") if new else about.get("gone", about.get("code"))
        if at is None or not ((change and code) or told):
            continue
        place = Place("", at.file, line=at.line if new else 0)
        called = f"{about.get('one', table.removesuffix('s'))} {name}"
        if change:
            of = str(at.get("claim") or "")
            said = f"{called} {change}" + (f", on claim {of}" if of else "")
            said += f": {told}" if told else ""
            yield GateFinding(place, code, said, of, row=name)
        else:
            said = f"readers are told of {called}: {told}"
            yield GateFinding(place, "needs-review", said, quote=said)


def _identity(table: str, entry: Entry) -> str:
    """What an entry is recognised by under another id; "" where its table has no such keys."""
    keys = _TABLES.get(table, {}).get("again", ())
    return json.dumps([table, *map(entry.get, keys)], sort_keys=True) if keys else ""


def _change(about: Any, old: Entry | None, new: Entry | None) -> str:
    """In words, how `new` differs from `old` in the keys that count; "" where it does not."""
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
            changed.append(f"{name} (no more {_texts_of(lost)})")
    return f"of the base has other {', '.join(changed)}" if changed else ""


def _texts_of(lost: list[Any]) -> str:
    said = (value for one in lost for value in (one if isinstance(one, list) else [one]))
    return one_line(", ".join(value for value in said if isinstance(value, str)), SHOWN["around"])


def _items(kept: Any, entry: Entry) -> list[Any]:
    """The items of a list of `entry` that must stay, each cut to the keys that count."""
    found, needed = entry.items_of(kept["in"]), kept.get("where")
    if needed:
        found = [one for one in found if isinstance(one, dict) and one.get(needed)]
    return [_cut(one, kept["items"]) for one in found] if "items" in kept else found


def _cut(entered: Any, keys: list[str]) -> Any:
    """The values of `keys`; a place (`at`) counts only where it is one in data."""
    if not isinstance(entered, dict):
        return entered
    return [entered.get(k) for k in keys if k != "at" or isinstance(entered.get(k), dict)]
