"""Ranges: 10%到20%, $10-12 billion, between 10 and 12 percent, −6%~3%."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimaudit.figures.amounts import Amount, read_amount
from claimaudit.figures.lexicon import Numeral
from claimaudit.figures.policy import FigurePolicy
from claimaudit.figures.rounding import Spread, spread
from claimaudit.figures.unit_words import leading_at
from claimaudit.figures.units import Unit

_JOINT = re.compile(r"[ \u00a0]?(?:到|至|~|～|〜|-|–|—|−|to )[ \u00a0]?", re.IGNORECASE)
_AND = re.compile(r"[ \u00a0]?(?:和|与|and )", re.IGNORECASE)
_OPENERS = ("between ", "from ", "介于", "从", "由")
_CLOSERS = ("之间", "不等")


class Range(NamedTuple):
    """Two amounts joined, and the span with the words that open and close it."""

    first: Amount
    second: Amount
    start: int
    end: int


def read_range(text: str, start: int, first: Amount) -> Range | None:
    """The range whose first end is `first`, printed from `start` on."""
    joint = _JOINT.match(text, first.end) or _AND.match(text, first.end)
    if joint is None or first.number.kind in ("several", "fraction"):
        return None
    opener = _opener(text, start)
    if opener is None and joint.re is _AND:
        return None  # "5 and 10 chips" are two figures
    at, negative = leading_at(text, joint.end())
    second = read_amount(text, at, negative=negative) if at < len(text) else None
    if second is None or second.number.kind not in ("plain", "percent"):
        return None
    if first.unit and (second.unit is None or first.unit.dimension != second.unit.dimension):
        return None
    end = second.end + 2 if text.startswith(_CLOSERS, second.end) else second.end
    return Range(first, second, start if opener is None else opener, end)


def range_spread(policy: FigurePolicy, both: Range, unit: Unit | None) -> Spread:
    """All that both ends can mean, in `unit`, which is that of the second."""
    first, second = both.first, both.second
    low, high = _alike(first.number, second.number)
    lower, upper = spread(policy, low, unit), spread(policy, high, unit)
    if first.unit and second.unit and first.unit.factor != second.unit.factor:
        lower = lower.scale(first.unit.factor / second.unit.factor)
    lower = lower.negated() if first.negative else lower
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
