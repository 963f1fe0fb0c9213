"""Every currency as an entry of units.yaml: how the press prints it, and what CLDR calls it."""

from typing import Any

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
            entry["printed"] = [*entry["printed"], {"spellings": [*codes, *cldr[name]]}]
    return entries
