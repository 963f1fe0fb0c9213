"""Degrees: of which scale they are, letters that are degrees only by the words around them, and
differences."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from claimaudit.figures.lexicon import ZH, either
from claimaudit.figures.metals import ounces
from claimaudit.figures.units import Unit, canonical_units, source, unit_table

_HEAT, _ANGLES, _ELECTRIC = ZH.words("heat"), ZH.pattern("angles"), ZH.pattern("electric")
(_KILOWATT_HOURS,) = ZH.words("kilowatt_hours")
_HEAT_REACH, _HEAT_BEHIND, DEGREE = 20, 6, "°"

_BEFORE, _BEHIND, _CLIMATE = 40, 30, 90
_LAST_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=\D*$)")
# What either scale is rounded to may be this far off, in degrees Fahrenheit.
_FREEZING, _FIFTHS, _ROUNDED = Decimal(32), Decimal("1.8"), Decimal("1.1")


@cache
def _letters() -> frozenset[str]:
    return frozenset(source()["degrees"]["letters"])


@cache
def _near() -> re.Pattern[str]:
    return re.compile(either(source()["degrees"]["near"]), re.IGNORECASE)


@cache
def _differences() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = source()["differences"]
    before = rf"(?<![A-Za-z]){either(words['before'])}(?:[ ][a-z]{{1,9}}){{0,3}}[ ]?$"
    behind = rf"[ ]?{either(words['behind'])}(?![A-Za-z])"
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(source()["differences"]["said_again"])


@cache
def _warming() -> re.Pattern[str]:
    return re.compile(source()["differences"]["warming"], re.IGNORECASE)


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z]){either(source()['differences']['levels'])}[ ]")


@cache
def _below() -> re.Pattern[str]:
    return re.compile(source()["degrees"]["below"])


@cache
def _reached() -> re.Pattern[str]:
    return re.compile(source()["degrees"]["reached"], re.IGNORECASE)


@cache
def _climate() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = source()["degrees"]
    before, behind = words["climate_before"], words["climate_behind"]
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(source()["degrees"]["plain"], re.ASCII)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(source()["degrees"]["marks"])


def may_be_mark(spelling: str) -> bool:
    """Whether the unit so spelled is a letter alone, which can be a mark too."""
    return not _letters().isdisjoint((spelling, spelling.strip()))


def is_mark(text: str, end: int) -> bool:
    """Whether the letter before `end` is a mark: five C grades."""
    return _marks().match(text, end) is not None


def needs_heat(spelling: str) -> bool:
    """Whether the unit so spelled is degrees only where heat or cold is spoken of."""
    return spelling in _letters()


def is_heat_near(text: str, start: int, end: int) -> bool:
    """90F heat, a 1.5C target, cooled to 4 K; 5F is a floor and 10C a current."""
    if _plain().fullmatch(text, start, end) or _below().search(text, start - 7, start):
        return True
    if _reached().search(text, start - _BEFORE, end):
        return True
    near = text[max(0, start - _BEFORE) : start] + " " + text[end : end + _BEHIND]
    return _near().search(near) is not None


def _is_of_climate(text: str, start: int, end: int) -> bool:
    """Whether the degrees start:end are those of the climate: the 1.5-degree target."""
    before, behind = _climate()
    found = before.search(text, start - _CLIMATE, start) or behind.match(text, end)
    return found is not None


def _is_difference(text: str, start: int, end: int) -> bool:
    """Whether the words around the degrees say how far two temperatures are apart.

    "Rose 5 °F" and "5 °F warmer" do; "rose to 90 °F" and "a high of 90 °F" do not.
    """
    before, behind = _differences()
    said = text[max(0, start - _BEFORE) : start]
    if text[start - 1 : start] == "(" and (
        first := _in_brackets().search(text, start - _BEFORE, start)
    ):
        said = text[max(0, first.start() - _BEFORE) : first.start()]
    if _warming().search(said):
        return True
    if found := before.search(said):
        return not _levels().search(found.group())
    return behind.match(text, end) is not None


@cache
def _scales() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = source()["differences"]
    return re.compile(words["in_other_scale"]), re.compile(words["other_scale"])


def _said_twice(text: str, start: int, end: int, unit: Unit) -> Unit | None:
    """`unit`, of the degrees start:end, as the same degrees in the other scale beside it show it:
    90 degrees (32 Celsius); None where nothing does, or where they do not agree."""
    number = _LAST_NUMBER.search(text, start, end)
    behind, before = _scales()
    other = behind.match(text, end) if text.startswith(" (", end) else None
    if other is None and text[:start].endswith("("):
        other = before.search(text, start - _BEFORE, start)
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
    if _ELECTRIC.search(text, start - _HEAT_REACH, start):
        return unit_table().spellings[_KILOWATT_HOURS]
    near = text[max(0, start - _HEAT_REACH) : start + 1]
    if _ANGLES.search(text, start - 2, start) is None:
        near += text[end : end + _HEAT_BEHIND]  # 36度以上高温
    if text[end - 1].isascii() and _is_of_climate(text, start, end):
        return canonical_units()["°C"]
    return unit if _HEAT.isdisjoint(near) else canonical_units()["°C"]
