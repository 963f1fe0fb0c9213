"""One parser for every printed figure: in a quote, in a fact, in a scanned article.

`FigureReader.read` takes a text that is one figure and nothing else; `read_at` takes
the place of a number in a longer text and finds how far the figure reaches. Both work
on folded text (claimaudit.base.folding); offsets that `read` returns are those of its input.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimaudit.base.folding import fold
from claimaudit.figures.amounts import (
    MAX_FIGURE,
    is_bare_year,
    is_round,
    paid,
    read_amount,
    read_bracketed,
)
from claimaudit.figures.figure import Figure
from claimaudit.figures.hedges import Hedged, HedgeFinder
from claimaudit.figures.interval import Interval
from claimaudit.figures.lexicon import ONE
from claimaudit.figures.phrases import PhraseFigure, read_phrase
from claimaudit.figures.policy import FigurePolicy, default_policy
from claimaudit.figures.ranges import Range, range_spread, read_range
from claimaudit.figures.rounding import Bounds, Spread, bounds, spread
from claimaudit.figures.unit_words import leading, letter, unit_at
from claimaudit.figures.units import Unit, canonical_units

_START = re.compile(r"(?<![A-Za-z0-9])[^\W_]|(?<=[A-Za-z])[0-9]|(?<=[A-Za-z0-9])[^\W_A-Za-z0-9]")


_HEAT, _HEAT_REACH = frozenset("温冷热暖寒零"), 20


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
        if start > 1 and text[start - 1] in ".±(":
            before = text[start - 1]
            if before == "." and start == at and text[at - 2].isdigit():
                return None  # the 600 of 49.600.000
            if before == "(" and start == at and (loss := self._loss(text, at)):
                return loss
        first = read_amount(text, at, negative=negative)
        if first is None:
            return None
        if lead is not None:
            first = paid(text, first, lead) or first._replace(unit=None, end=first.number.end)
        if both := read_range(text, start, first, lead):
            return self._range(text, both, lead or header, dated=lead is None)
        unit = _unit(first.unit, lead, header)
        written, kind = spread(self.policy, first.number, unit), first.number.kind
        if start and text[start - 1] == "±" and kind == "plain":
            start, kind = start - 1, "pair"
            written = Spread(-written.value, written.top, -written.high, written.high)
        else:
            unit = _temperature(text, start, unit)
        graded = is_round(first.number)
        figure = self._figure(text, (start, first.end), written, unit, kind, graded=graded)
        if unit is None and figure.end > first.end and header is None:
            figure = self._counted(text, at, figure)
        return figure.negated() if first.negative else figure

    def _counted(self, text: str, at: int, figure: Figure) -> Figure:
        """Six or more cups, 25k+ stars: the unit behind the hedge."""
        last = text[figure.end - 1]
        unit, end = unit_at(text, figure.end) if last.isascii() else (None, 0)
        if unit is None:
            return figure
        low = max(0, figure.start - 1)
        named = self.read_at(text[low : figure.end], at - low, unit)
        if named is None or named.start + low != figure.start:
            return figure
        return replace(named, text=text[figure.start : end], start=figure.start, end=end)

    def _loss(self, text: str, at: int) -> Figure | None:
        """$(4.5) million: money in brackets is lost."""
        start, _, lead = leading(text, at - 1)
        amount = read_bracketed(text, at) if lead else None
        if amount is None:
            return None
        written = spread(self.policy, amount.number, lead)
        return self._figure(text, (start, amount.end), written, lead, "plain").negated()

    def _range(self, text: str, both: Range, lead: Unit | None, *, dated: bool) -> Figure | None:
        if dated and both.second.unit is None and _is_dated(text, both):
            return None
        unit = _unit(both.second.unit or both.first.unit, lead)
        unit = _temperature(text, both.start, unit)
        written = range_spread(self.policy, both, unit)
        graded = is_round(both.second.number)
        return self._figure(text, (both.start, both.end), written, unit, "pair", graded=graded)

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
        self, text: str, span: tuple[int, int], written: Spread, unit: Unit | None, kind: str,
        *, graded: bool = True,
    ) -> Figure:  # fmt: skip
        """The figure at the span of `text`, with the hedge words that touch it."""
        hedged = self._hedges.find(text, *span)
        if unit is not None and not graded:  # 10纳米级 names a class, no order of magnitude
            held = tuple(h for h in hedged.hedges if h.bound != "order")
            hedged = Hedged(hedged.start, hedged.end, held)
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


def _temperature(text: str, start: int, unit: Unit | None) -> Unit | None:
    """零下9度, 气温25度: degrees of heat or cold are Celsius in a Chinese text."""
    if unit is None or unit.canonical != "°":
        return unit
    near = text[max(0, start - _HEAT_REACH) : start + 1]
    return unit if _HEAT.isdisjoint(near) else canonical_units()["°C"]


def _header(unit_from: str) -> Unit:
    unit, end = unit_at(unit_from.strip(), 0)
    if unit is None or end != len(unit_from.strip()):
        raise UnreadableFigureError(f"unknown unit “{unit_from}”")
    return unit


def _unit(behind: Unit | None, *others: Unit | None) -> Unit | None:
    """The unit printed behind the number, else the currency before it, else the header's."""
    return behind or next((unit for unit in others if unit is not None), None)
