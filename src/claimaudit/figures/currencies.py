"""Every currency as an entry of units.yaml: how the press prints it, and what CLDR calls it."""

from collections.abc import Iterator
from typing import Any

from claimaudit.figures.lexicon import is_cjk

_Entry = dict[str, Any]


def currencies(press: dict[str, Any], cldr: dict[str, list[str]]) -> dict[str, _Entry]:
    """Canonical name -> entry, from currencies.yaml and cldr_currencies.yaml."""
    ordered = [*press["units"], *sorted(cldr.keys() - press["units"].keys())]
    no_codes = frozenset(press["no_codes"])
    entries = {name: dict(press["units"].get(name, {"printed": []})) for name in ordered}
    for name, entry in entries.items():
        entry["flags"] = ["currency"]
        if name in cldr:
            codes = [] if name in no_codes else [name]
            entry["before"] = [*entry.get("before", []), *codes]
            behind = _behind_yuan(press["generic"], entry["printed"])
            said = [variant for one in cldr[name] for variant in _in_any_capitals(one)]
            names = [*codes, *said, *behind]
            entry["printed"] = [*entry["printed"], {"spellings": names}]
    return entries


def _in_any_capitals(name: str) -> tuple[str, ...]:
    """Ugandan shillings as headlines and contracts print it too: Ugandan Shillings."""
    return (name, name.title(), name.upper()) if " " in name and name.isascii() else (name,)


def _behind_yuan(generic: str, printed: list[_Entry]) -> Iterator[str]:
    """元港币 and 元日币 of 5亿元港币 and 300万元日币, for each Chinese name that is `printed`."""
    for stanza in printed:
        for name in stanza.get("spellings", ()) if "factor" not in stanza else ():
            if all(map(is_cjk, name)) and not name.startswith(generic):
                yield generic + name
