"""Degrees: letters that are degrees only by the words around them, and differences."""

import re
from functools import cache

from claimaudit.figures.lexicon import either
from claimaudit.figures.units import source

_BEFORE, _BEHIND = 40, 30


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
def _plain() -> re.Pattern[str]:
    return re.compile(source()["degrees"]["plain"], re.ASCII)


def needs_heat(spelling: str) -> bool:
    """Whether the unit so spelled is degrees only where heat or cold is spoken of."""
    return spelling in _letters()


def is_heat_near(text: str, start: int, end: int) -> bool:
    """90F heat, a 1.5C target, cooled to 4 K; 5F is a floor and 10C a current."""
    if _plain().fullmatch(text, start, end):
        return True
    near = text[max(0, start - _BEFORE) : start] + " " + text[end : end + _BEHIND]
    return _near().search(near) is not None


def is_difference(text: str, start: int, end: int) -> bool:
    """Whether the words around the degrees say how far two temperatures are apart.

    "Rose 5 °F" and "5 °F warmer" do; "rose to 90 °F" and "a high of 90 °F" do not.
    """
    before, behind = _differences()
    said = text[max(0, start - _BEFORE) : start]
    if text[start - 1 : start] == "(" and (
        first := _in_brackets().search(text, max(0, start - _BEFORE), start)
    ):
        said = text[max(0, first.start() - _BEFORE) : first.start()]
    if _warming().search(said):
        return True
    if found := before.search(said):
        return not _levels().search(found.group())
    return behind.match(text, end) is not None
