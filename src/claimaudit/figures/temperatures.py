"""Degrees: of which scale they are, letters that are degrees only by the words around them, and
differences."""

import re
from dataclasses import replace
from decimal import Decimal

from claimaudit.figures.lexicon import ZH, compiled_late, either
from claimaudit.figures.limits import LIMITS, MARGINS
from claimaudit.figures.metals import ounces
from claimaudit.figures.units import Unit, canonical_units, source, unit_table

_HEAT, _ANGLES, _ELECTRIC = ZH.words("heat"), ZH.ahead("angles"), ZH.pattern("electric")
(_KILOWATT_HOURS,) = ZH.words("kilowatt_hours")
_HEAT_REACH, _HEAT_BEHIND, DEGREE = LIMITS["heat_before"], LIMITS["heat_behind"], "°"

_BEFORE, _BEHIND, _CLIMATE = LIMITS["scale_before"], LIMITS["scale_behind"], LIMITS["climate"]
_LAST_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=\D*$)")
_FREEZING, _FIFTHS, _ROUNDED = Decimal(32), Decimal("1.8"), MARGINS["degrees"]


_DEGREES, _APART = source()["degrees"], source()["differences"]
_LETTERS = frozenset(_DEGREES["letters"])
_NEAR = compiled_late(f"(?i){either(_DEGREES['near'])}")
_PLAIN = compiled_late(f"(?a){_DEGREES['plain']}")
_BELOW, _MARKS = (compiled_late(_DEGREES[name]) for name in ("below", "marks"))
_REACHED, _CLIMATE_BEFORE, _CLIMATE_BEHIND = (
    compiled_late(f"(?i){_DEGREES[name]}")
    for name in ("reached", "climate_before", "climate_behind")
)
_APART_BEFORE = compiled_late(
    rf"(?i)(?<![A-Za-z]){either(_APART['before'])}(?:[ ][a-z]{{1,9}}){{0,3}}[ ]?$"
)
_APART_BEHIND = compiled_late(rf"(?i)[ ]?{either(_APART['behind'])}(?![A-Za-z])")
_WARMING = compiled_late(f"(?i){_APART['warming']}")
_LEVELS = compiled_late(rf"(?<![A-Za-z]){either(_APART['levels'])}[ ]")
_SAID_AGAIN, _SCALE_BEHIND, _SCALE_BEFORE = (
    compiled_late(_APART[name]) for name in ("said_again", "in_other_scale", "other_scale")
)


def may_be_mark(spelling: str) -> bool:
    """Whether the unit so spelled is a letter alone, which can be a mark too."""
    return not _LETTERS.isdisjoint((spelling, spelling.strip()))


def is_mark(text: str, end: int) -> bool:
    """Whether the letter before `end` is a mark: five C grades."""
    return _MARKS.match(text, end) is not None


def needs_heat(spelling: str) -> bool:
    """Whether the unit so spelled is degrees only where heat or cold is spoken of."""
    return spelling in _LETTERS


def is_heat_near(text: str, start: int, end: int) -> bool:
    """90F heat, a 1.5C target, cooled to 4 K, 110F (43C); 5F is a floor and 10C a current."""
    other = _SCALE_BEHIND.match(text, end)
    if other or (text[start - 1] == "(" and _SCALE_BEFORE.search(text, start - _BEFORE, start)):
        return True
    if _PLAIN.fullmatch(text, start, end) or _BELOW.search(text, start - 7, start):
        return True
    if _REACHED.search(text, start - _BEFORE, end):
        return True
    near = text[max(0, start - _BEFORE) : start] + " " + text[end : end + _BEHIND]
    return _NEAR.search(near) is not None


def _is_of_climate(text: str, start: int, end: int) -> bool:
    """Whether the degrees start:end are those of the climate: the 1.5-degree target."""
    before = _CLIMATE_BEFORE.search(text, start - _CLIMATE, start)
    return before is not None or _CLIMATE_BEHIND.match(text, end) is not None


def _is_difference(text: str, start: int, end: int) -> bool:
    """Whether the words around the degrees say how far two temperatures are apart.

    "Rose 5 °F" and "5 °F warmer" do; "rose to 90 °F" and "a high of 90 °F" do not.
    """
    said = text[max(0, start - _BEFORE) : start]
    if text[start - 1 : start] == "(" and (
        first := _SAID_AGAIN.search(text, start - _BEFORE, start)
    ):
        said = text[max(0, first.start() - _BEFORE) : first.start()]
    if _WARMING.search(said):
        return True
    if found := _APART_BEFORE.search(said):
        return not _LEVELS.search(found.group())
    return _APART_BEHIND.match(text, end) is not None


def _said_twice(text: str, start: int, end: int, unit: Unit) -> Unit | None:
    """`unit`, of the degrees start:end, as the same degrees in the other scale beside it show it:
    90 degrees (32 Celsius); None where nothing does, or where they do not agree."""
    number = _LAST_NUMBER.search(text, start, end)
    other = _SCALE_BEHIND.match(text, end) if text.startswith(" (", end) else None
    if other is None and text[:start].endswith("("):
        other = _SCALE_BEFORE.search(text, start - _BEFORE, start)
    if number is None or other is None:
        return None
    of_other = (other["scale"] or "F")[0].upper()
    mine = "C" if of_other == "F" else "F"
    if unit.canonical != DEGREE and bool(unit.offset) != (mine == "F"):
        return None
    heat = Decimal(number[0]), Decimal(other["number"])
    low, high = heat if mine == "C" else heat[::-1]
    for offset in (_FREEZING, Decimal(0)):
        if abs(low * _FIFTHS + offset - high) <= _ROUNDED:
            scale = unit_table().spellings[f"°{mine}"]
            return scale if offset or not scale.offset else replace(scale, offset=Decimal(0))
    return None


def temperature(text: str, start: int, end: int, unit: Unit) -> Unit:
    """零下9度, 气温25度: degrees of heat or cold are Celsius in a Chinese text.

    Of a difference of two temperatures no offset is taken: warming of 9 °F.
    """
    scaled = (unit.offset or unit.canonical == DEGREE) and text[end - 1].isascii()
    if scaled and (twice := _said_twice(text, start, end, unit)):
        return twice
    if unit.offset and _is_difference(text, start, end):
        return replace(unit, offset=Decimal(0))
    if unit.canonical != DEGREE:
        return ounces(text, start, end, unit)
    if _ELECTRIC.search(text, start - _CLIMATE, end):
        return unit_table().spellings[_KILOWATT_HOURS]
    near = text[max(0, start - _HEAT_REACH) : start + 1]
    if _ANGLES(text, start) is None:
        near += text[end : end + _HEAT_BEHIND]  # 36度以上高温
    if text[end - 1].isascii() and _is_of_climate(text, start, end):
        return canonical_units()["°C"]
    return unit if _HEAT.isdisjoint(near) else canonical_units()["°C"]
