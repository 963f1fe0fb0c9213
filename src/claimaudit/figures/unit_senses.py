"""What a unit is where its spelling leaves it open: the words around it decide."""

from __future__ import annotations

from claimaudit.figures.lexicon import EN, ZH, is_cjk
from claimaudit.figures.numeral import Numeral
from claimaudit.figures.units import Unit, canonical_units

_CLASSIFIERS, _NOUN = ZH.words("classifiers"), ZH.pattern("noun")
_YEAR, _HEAT = ZH.pattern("year"), ZH.words("heat")
_LONG = EN.pattern("long")
_TIMES = tuple(EN.words("times"))
_TIMES_WHAT, _TIMES_BY = EN.pattern("times_what"), EN.pattern("times_by")
_HEAT_REACH = 20


def is_amount(text: str, at: int, number: Numeral, unit: Unit, end: int) -> bool:
    """Whether the number at `at` and the unit up to `end` belong together.

    2025年 is a year, never so many; "5m" alone may be metres or millions.
    """
    if text[number.end : end] == "m":
        around = text[max(0, at - 2) : at] + text[end : end + 2]
        return any(map(is_cjk, around)) or _LONG.match(text, end) is not None
    return not (number.kind == "plain" and unit.canonical == "s" and _YEAR.fullmatch(text, at, end))


def sense(text: str, at: int, number: Numeral, unit: Unit, end: int) -> Unit | None:
    """The unit that ends at `end` as it is meant: 3块石碑 are no chips, "won 3 times" is open."""
    spelled = text[number.end : end]
    if unit.canonical == "card" and spelled in _CLASSIFIERS and _NOUN.match(text, end):
        return canonical_units()["item"]
    if spelled.lower().endswith(_TIMES) and not _is_multiple(text, at, number, end):
        return None
    return unit


def _is_multiple(text: str, at: int, number: Numeral, end: int) -> bool:
    return (
        number.value != number.value.to_integral_value()
        or _TIMES_WHAT.match(text, end) is not None
        or _TIMES_BY.search(text, max(0, at - 20), at) is not None
    )


def temperature(text: str, start: int, unit: Unit | None) -> Unit | None:
    """零下9度, 气温25度: degrees of heat or cold are Celsius in a Chinese text."""
    if unit is None or unit.canonical != "°":
        return unit
    near = text[max(0, start - _HEAT_REACH) : start + 1]
    return unit if _HEAT.isdisjoint(near) else canonical_units()["°C"]
