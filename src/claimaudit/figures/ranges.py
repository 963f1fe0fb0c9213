"""Ranges: 10%到20%, $10-12 billion, between 10 and 12 percent, −6%~3%."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimaudit.figures.amounts import Amount, is_bare_year, paid, read_amount
from claimaudit.figures.lexicon import Numeral
from claimaudit.figures.policy import FigurePolicy
from claimaudit.figures.rounding import Spread, spread
from claimaudit.figures.unit_words import leading_at
from claimaudit.figures.units import Unit

_JOINT = re.compile(r"[ \u00a0]?(?:到|至|~|～|〜|-|–|—|−|to )[ \u00a0]?", re.IGNORECASE)
_AND = re.compile(r"[ \u00a0]?(?:和|与|and )", re.IGNORECASE)
_OR = re.compile(r"[ \u00a0](?:or )|或", re.IGNORECASE)
_AROUND = re.compile(r"[ \u00a0]?±[ \u00a0]?")
# What a joint can start with; most figures end before something else.
_JOINING = frozenset(" \u00a0到至~～〜-–—−±和与或tTaA")
_OPENERS = ("between ", "from ", "介于", "从", "由")
_CLOSERS = ("之间", "不等")


class Range(NamedTuple):
    """Two amounts joined, and the span with the words that open and close it."""

    first: Amount
    second: Amount
    start: int
    end: int
    around: bool = False  # 36.5±0.5: the second is how far it reaches on both sides


def read_range(text: str, start: int, first: Amount, lead: Unit | None = None) -> Range | None:
    """The range whose first end is `first`, printed from `start` on."""
    joint = _joint(text, first.end)
    if joint is None or first.number.kind in ("several", "fraction"):
        return None
    opener = _opener(text, start)
    if opener is None and joint.re is _AND:
        return None  # "5 and 10 chips" are two figures
    at, negative = leading_at(text, joint.end())
    second = read_amount(text, at, negative=negative) if at < len(text) else None
    if second is not None and lead is not None:
        second = paid(text, second, lead)
    if second is None or second.number.kind not in ("plain", "percent"):
        return None
    if first.unit and (second.unit is None or first.unit.canonical != second.unit.canonical):
        return None
    if joint.re is _OR and not _are_neighbours(first, second):
        return None
    if joint.re is _AROUND:
        kinds = {first.number.kind, second.number.kind}
        return Range(first, second, start, second.end, True) if kinds == {"plain"} else None
    if joint.group().strip().lower() == "to" and opener is None and _is_since(first, second):
        return None
    end = second.end + 2 if text.startswith(_CLOSERS, second.end) else second.end
    return Range(first, second, start if opener is None else opener, end)


def _joint(text: str, at: int) -> re.Match[str] | None:
    if text[at : at + 1] not in _JOINING:
        return None
    return (
        _JOINT.match(text, at)
        or _AND.match(text, at)
        or _OR.match(text, at)
        or _AROUND.match(text, at)
    )


def _are_neighbours(first: Amount, second: Amount) -> bool:
    """Four or five, 60 or 70; "32 or 64" are two choices."""
    low, high = first.number, second.number
    plain = first.unit is None and low.kind == high.kind == "plain"
    return plain and (high.core if high.magnitude else high.value) - low.value == low.loose


def _is_since(first: Amount, second: Amount) -> bool:
    """From 5660 in 2015 to 7672 TWh: the year is no end of the range."""
    return second.unit is not None and is_bare_year(first) and first.number.loose == 1


def range_spread(policy: FigurePolicy, both: Range, unit: Unit | None) -> Spread:
    """All that both ends can mean, in `unit`, which is that of the second."""
    first, second = both.first, both.second
    low, high = first.number, second.number
    if not both.around:
        low, high = _alike(low, high)
    lower, upper = spread(policy, low, unit), spread(policy, high, unit)
    if first.unit and second.unit and first.unit.factor != second.unit.factor:
        lower = lower.scale(first.unit.factor / second.unit.factor)
    lower = lower.negated() if first.negative else lower
    if both.around:
        least, most = lower.value - upper.value, lower.value + upper.value
        return Spread(least, most, least, most)
    return lower.join(upper.negated() if second.negative else upper)


def _alike(low: Numeral, high: Numeral) -> tuple[Numeral, Numeral]:
    """Both ends with the magnitude and the finest place that one of them prints for both."""
    factor = high.value / high.core if high.core else high.core
    if high.magnitude and not low.magnitude and low.value < high.core:  # $10-12 billion
        quantum = low.quantum * factor
        low = low._replace(value=low.value * factor, quantum=quantum, loose=quantum, magnitude=True)
    if low.magnitude == high.magnitude and low.value == low.core * factor:
        quantum, loose = min(low.quantum, high.quantum), min(low.loose, high.loose)
        low = low._replace(quantum=quantum, loose=loose)
        high = high._replace(quantum=quantum, loose=loose)
    return low, high


def _opener(text: str, start: int) -> int | None:
    """Where the "between", "from", 介于 or 从 before the range at `start` begins."""
    edge = start
    if text[start - 1 : start] == " " and not text[start - 2 : start - 1].isascii():
        edge -= 1
    for word in _OPENERS:
        if word[-1] == text[edge - 1 : edge] and text[edge - len(word) : edge].lower() == word:
            return edge - len(word)
    return None
