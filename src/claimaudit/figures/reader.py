"""One parser for every printed figure: in a quote, in a fact, in a scanned article.

`FigureReader.read` takes a text that is one figure and nothing else; `read_at` takes
the place of a number in a longer text and finds how far the figure reaches. Both work
on folded text (claimaudit.folding); offsets that `read` returns are those of its input.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimaudit.figures.amounts import (
    MAX_FIGURE,
    is_bare_year,
    read_amount,
)
from claimaudit.figures.figure import Figure
from claimaudit.figures.hedges import HedgeFinder
from claimaudit.figures.interval import Interval
from claimaudit.figures.lexicon import ONE
from claimaudit.figures.phrases import PhraseFigure, read_phrase
from claimaudit.figures.policy import FigurePolicy, default_policy
from claimaudit.figures.ranges import Range, range_spread, read_range
from claimaudit.figures.rounding import Bounds, Spread, bounds, spread
from claimaudit.figures.unit_words import leading, letter, unit_at
from claimaudit.figures.units import Unit
from claimaudit.folding import fold

_START = re.compile(r"(?<![A-Za-z0-9])[^\W_]|(?<=[A-Za-z])[0-9]|(?<=[A-Za-z0-9])[^\W_A-Za-z0-9]")


class UnreadableFigureError(ValueError):
    """The text is not one figure; the message says what could not be read."""


class FigureReader:
    """Reads figures by the tables of the package and the rules of one policy."""

    def __init__(self, policy: FigurePolicy | None = None) -> None:
        self.policy = policy or default_policy()
        self._hedges = HedgeFinder(self.policy)

    def read(self, printed: str, unit_from: str | None = None) -> Figure:
        """The figure that `printed` is, `unit_from` the unit where a table's header names it.

        Raises UnreadableFigureError where something stays unread.
        """
        text = fold(printed.strip()).text
        if len(text) > MAX_FIGURE:
            raise UnreadableFigureError(f"longer than {MAX_FIGURE} characters")
        unit = None if unit_from is None else _header(unit_from)
        for start in _START.finditer(text):
            found = self.read_at(text, start.start(), unit)
            if found and found.start == 0 and found.end == len(text):
                return found if text == printed else replace(found, text=printed, end=len(printed))
        raise UnreadableFigureError(self._what_is_left(text, unit))

    def read_at(self, text: str, at: int, header: Unit | None = None) -> Figure | None:
        """The figure whose number (or phrase) starts at `at` of the folded `text`."""
        if at >= len(text):
            return None
        if phrase := read_phrase(text, at):
            return self._phrase(text, at, phrase)
        start, negative, lead = leading(text, at)
        if start == at and letter(text, at - 1) and text[at].isascii():
            return None  # the 20 of H20
        first = read_amount(text, at, negative=negative)
        if first is None:
            return None
        if both := read_range(text, start, first):
            return self._range(text, both, lead or header, dated=lead is None)
        unit = _unit(first.unit, lead, header)
        written = spread(self.policy, first.number, unit)
        figure = self._figure(text, (start, first.end), written, unit, first.number.kind)
        return figure.negated() if first.negative else figure

    def _range(self, text: str, both: Range, lead: Unit | None, *, dated: bool) -> Figure | None:
        if dated and both.second.unit is None and _is_dated(text, both):
            return None
        unit = _unit(both.second.unit or both.first.unit, lead)
        written = range_spread(self.policy, both, unit)
        return self._figure(text, (both.start, both.end), written, unit, "pair")

    def _phrase(self, text: str, at: int, phrase: PhraseFigure) -> Figure:
        amount, kind = phrase.amount, phrase.amount.number.kind
        written = spread(self.policy, amount.number, amount.unit)
        if phrase.top is not None:
            value = amount.number.value
            written, kind = Spread(value, phrase.top, value, phrase.top), "pair"
        figure = self._figure(text, (at, amount.end), written, amount.unit, kind)
        if phrase.bound == "over" and figure.bound == "exact":
            return replace(figure, low=figure.value, high=None, ceiling=None, bound="over")
        return figure

    def _figure(
        self, text: str, span: tuple[int, int], written: Spread, unit: Unit | None, kind: str
    ) -> Figure:
        """The figure at the span of `text`, with the hedge words that touch it."""
        hedged = self._hedges.find(text, *span)
        if kind == "more":
            meant = Bounds(written.low, written.high, "over")
        elif kind == "several":
            meant = Bounds(written.low, written.high, "order")
        else:
            meant = bounds(written, hedged.hedges)
        bound, ceiling = meant.bound, written.ceiling
        if kind == "pair" and bound not in ("over", "under", "up_to"):
            bound = "range"
        if hedged.hedges and bound != "up_to":
            ceiling = None
        value = (written.value + written.top) / 2 if kind == "pair" else written.value
        factor = unit.factor if unit else ONE
        return Figure(
            text[hedged.start : hedged.end], hedged.start, hedged.end, value * factor,
            None if meant.low is None else meant.low * factor,
            None if meant.high is None else meant.high * factor,
            Interval(written.low * factor, written.high * factor),
            None if ceiling is None else ceiling * factor,
            unit.canonical if unit else None, bound,
        )  # fmt: skip

    def _what_is_left(self, text: str, unit: Unit | None) -> str:
        for start in _START.finditer(text):
            if found := self.read_at(text, start.start(), unit):
                rest = (text[: found.start] + " " + text[found.end :]).strip()
                return f"“{found.text}” is read, but “{rest}” is no unit or hedge that is known"
        return "no number in it that is known"


def _is_dated(text: str, both: Range) -> bool:
    """Whether a range without a unit is a part of a date: 2025-11, or 10-31 of 2025-10-31."""
    before = text[max(0, both.start - 2) : both.start]
    return is_bare_year(both.first) or (
        len(before) == 2 and before[0].isdigit() and before[1] in "-/"
    )


def _header(unit_from: str) -> Unit:
    unit, end = unit_at(unit_from.strip(), 0)
    if unit is None or end != len(unit_from.strip()):
        raise UnreadableFigureError(f"unknown unit “{unit_from}”")
    return unit


def _unit(behind: Unit | None, *others: Unit | None) -> Unit | None:
    """The unit printed behind the number, else the currency before it, else the header's."""
    return behind or next((unit for unit in others if unit is not None), None)
