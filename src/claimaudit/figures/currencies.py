"""Every currency as an entry of units.yaml: how the press prints it, and what CLDR calls it."""

import re
from collections.abc import Iterator
from typing import Any

from claimaudit.figures.lexicon import is_cjk

_Entry = dict[str, Any]
_SHORT, _SHILLINGS = re.compile("[A-Za-z]{2,5}"), re.compile("[A-Z]g?Shs?")


def currencies(press: dict[str, Any], cldr: dict[str, list[str]]) -> dict[str, _Entry]:
    """Canonical name -> entry, from currencies.yaml and cldr_currencies.yaml."""
    ordered = [*press["units"], *sorted(cldr.keys() - press["units"].keys())]
    no_codes = frozenset(press["no_codes"])
    entries = {name: dict(press["units"].get(name, {})) for name in ordered}
    for name, entry in entries.items():
        entry["flags"] = ["currency"]
        entry.setdefault("printed", [])
        if name in cldr:
            codes = [] if name in no_codes else [name]
            press_signs = [one for sign in entry.get("before", ()) for one in _abbreviated(sign)]
            entry["before"] = [*press_signs, *codes]
            behind = _behind_yuan(press["generic"], entry["printed"])
            said = [variant for one in cldr[name] for variant in _in_any_capitals(one)]
            names = [*codes, *said, *behind]
            entry["printed"] = [*entry["printed"], {"spellings": names}]
    return entries


def _in_any_capitals(name: str) -> tuple[str, ...]:
    """Ugandan shillings as headlines and contracts print it too: Ugandan Shillings."""
    return (name, name.title(), name.upper()) if " " in name and name.isascii() else (name,)


def _abbreviated(sign: str) -> list[str]:
    """Rs with a full stop too, and the shillings of a land, KSh, in any capitals."""
    if _SHORT.fullmatch(sign) is None or sign.isupper():
        return [sign]
    forms = [sign]
    if _SHILLINGS.fullmatch(sign):
        forms += [sign.capitalize(), sign.upper(), sign.lower()]
    return [form + stop for form in forms for stop in ("", ".")]


def _behind_yuan(generic: str, printed: list[_Entry]) -> Iterator[str]:
    """元港币 and 元日币 of 5亿元港币 and 300万元日币, for each Chinese name that is `printed`."""
    for stanza in printed:
        for name in stanza.get("spellings", ()) if "factor" not in stanza else ():
            if all(map(is_cjk, name)) and not name.startswith(generic):
                yield generic + name
