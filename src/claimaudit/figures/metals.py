"""Ounces of precious metals, which are troy ounces wherever the metal is named."""

import re
from dataclasses import replace
from functools import cache

from claimaudit.figures.units import Unit, source, unit_table

_GRAM, _GRAM_PER, _PER_GRAM = "g", "g/", "/g"


def is_weight(unit: Unit) -> bool:
    """Whether `unit` may be ounces, or something for each ounce."""
    name = unit.canonical
    return name == _GRAM or name.startswith(_GRAM_PER) or name.endswith(_PER_GRAM)


def ounces(text: str, start: int, end: int, unit: Unit) -> Unit:
    """`unit`, in troy ounces where text[start:end] prints ounces and its sentence names one of
    the metals: 82.8 million oz. of silver, gold at $2,000 an ounce."""
    if not is_weight(unit) or _pattern("printed").search(text, start, end) is None:
        return unit
    reach = int(source()["metals"]["reach"])
    low, high = max(0, start - reach), end + reach
    before = _pattern("ends").split(text[low:start])[-1]
    behind = _pattern("ends").split(text[end:high])[0]
    if _pattern("named").search(f"{before} {behind}") is None:
        return unit
    spellings = unit_table().spellings
    common, troy = (spellings[spelled].factor for spelled in source()["metals"]["ounces"])
    if unit.canonical.startswith(_GRAM_PER) or unit.canonical == _GRAM:
        return replace(unit, factor=unit.factor * troy / common)
    return replace(unit, factor=unit.factor * common / troy)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(source()["metals"][name], re.IGNORECASE if name != "ends" else 0)
