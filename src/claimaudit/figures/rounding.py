"""What a number can honestly mean: its rounding, its being cut off, its hedges."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from claimaudit.figures.figure import Bound
from claimaudit.figures.numeral import ZERO, Kind, Numeral
from claimaudit.figures.policy import FigurePolicy, Hedge
from claimaudit.figures.units import Unit


class Spread(NamedTuple):
    """The lowest and highest value that is written, and how far rounding widens them."""

    value: Decimal
    top: Decimal
    low: Decimal
    high: Decimal
    ceiling: Decimal | None = None  # how far it reaches if it was cut off, not rounded
    core: tuple[Decimal, Decimal] | None = None  # of a range: the most its low end can be, and
    # the least its high end can be

    def join(self, other: Spread) -> Spread:
        """Both ends of a range as one spread."""
        first, last = (self, other) if self.value <= other.value else (other, self)
        low, high = min(self.low, other.low), max(self.high, other.high)
        return Spread(first.value, last.top, low, high, core=(first.high, last.low))

    def negated(self) -> Spread:
        """The same below zero; for one end of a range, which has no core of its own."""
        return Spread(-self.top, -self.value, -self.high, -self.low)


# Kinds that mean what is written, unless a hedge says otherwise.
AS_WRITTEN: tuple[Kind, ...] = ("plain", "fraction")


class Printed(NamedTuple):
    """What is printed from `start` to `end`, its hedges left out."""

    start: int
    end: int
    written: Spread
    unit: Unit | None
    kind: Kind | Literal["at_least"]
    number: Numeral | None = None  # 级 makes an order of magnitude of it only where it is round


class Bounds(NamedTuple):
    """What the words allow; None is no bound on that side."""

    low: Decimal | None
    high: Decimal | None
    bound: Bound


def spread(policy: FigurePolicy, number: Numeral, unit: Unit | None) -> Spread:
    """All that rounds to the number as it is printed, before any hedge."""
    value = number.value
    if number.kind == "fraction":
        width = value * policy.rounding.fraction
        return Spread(value, value, value - width, value + width)
    if number.kind == "several":
        low, high = policy.several.low, policy.several.high
        return Spread(value * low, value * high, value * low, value * high)
    if number.kind == "more":
        return Spread(value, value, value, value + number.quantum)
    if number.kind == "or_so":
        below = value * policy.rounding.round_number_cap
        return Spread(value, value, value - below, value + number.quantum)
    exact = unit is not None and unit.counts and _is_exact_count(policy, number)
    quantum = ZERO if exact else last_place(number, unit)
    # On zeros that nothing says to be printed on purpose rounding reaches no further than the
    # policy's share of the number.
    cap = policy.rounding.round_number_cap if quantum > number.scale else None
    half = quantum * policy.rounding.half_unit
    around = half if cap is None else min(half, abs(value) * cap)
    if number.high is not None:  # a pair
        high = number.high
        above = half if cap is None else min(half, abs(high) * cap)
        core = value + around, high - above
        return Spread(value, high, value - around, high + above, core=core)
    # A figure of one digit would hide up to half of itself if it were cut off.
    ceiling = None
    if value >= quantum.scaleb(policy.rounding.truncation_digits - 1):
        cut = quantum * policy.rounding.truncation_units
        ceiling = value + (cut if cap is None else min(cut, abs(value) * cap))
    return Spread(value, value, value - around, value + around, ceiling)


def last_place(number: Numeral, unit: Unit | None) -> Decimal:
    """The place value that rounding could have touched."""
    on_purpose = number.magnitude or (unit is not None and (unit.si or unit.percent))
    return number.quantum if on_purpose else number.loose


def _is_exact_count(policy: FigurePolicy, number: Numeral) -> bool:
    if number.magnitude or number.quantum < 1:
        return False
    return number.loose == 1 or number.value < policy.rounding.exact_counts_below


def bounds(printed: Printed, hedges: Sequence[Hedge]) -> Bounds:
    """The interval of what is hedged, or not meant as it is written; with two hedges, what both
    together leave open."""
    written = printed.written
    if printed.kind == "more":
        return Bounds(written.low, written.high, "over")
    if printed.kind == "or_so":
        return Bounds(written.low, written.high, "about")
    if printed.kind == "several":
        return Bounds(written.low, written.high, "order")
    if printed.kind == "at_least" and not hedges:
        return Bounds(written.value, None, "over")
    both_ends = printed.kind == "pair" and {"over", "under"} <= {hedge.bound for hedge in hedges}
    if not hedges or both_ends:  # 逾80公里至100公里以内
        return Bounds(written.low, written.high, "range")
    meant = _hedged(written, hedges)
    if printed.kind == "pair" and meant.bound not in ("over", "under"):
        return Bounds(written.low if meant.low is None else meant.low, meant.high, "range")
    return meant


def _hedged(written: Spread, hedges: Sequence[Hedge]) -> Bounds:
    bounds = _apply(hedges[0], written)
    for hedge in hedges[1:]:
        bounds = _both(bounds, _apply(hedge, written))
    return bounds


def _apply(hedge: Hedge, written: Spread) -> Bounds:
    """One hedge: never narrower than the rounding where it says "about"; a grade is named and
    not rounded."""
    if hedge.low is not None and hedge.high is not None:  # below zero the other way: -14 to -12
        low = written.value * (hedge.high if written.value < 0 else hedge.low)
        high = written.top * (hedge.low if written.top < 0 else hedge.high)
        if hedge.bound == "nearly":
            return Bounds(low, min(written.high, high), hedge.bound)
        if hedge.bound == "order":
            return Bounds(low, high, hedge.bound)
        return Bounds(min(low, written.low), max(high, written.high), hedge.bound)
    least = None if hedge.low is None else written.value * hedge.low
    most = None if hedge.high is None else written.top * hedge.high
    return Bounds(least, written.high if hedge.bound == "up_to" else most, hedge.bound)


# Of two hedges the one that says more gives the bound: "up to about" is a maximum.
_STRENGTH: tuple[Bound, ...] = ("exact", "up_to", "about", "nearly", "order", "over", "under")


def _both(first: Bounds, second: Bounds) -> Bounds:
    kinds = {first.bound, second.bound}
    if len(kinds) == 1:
        return first
    if "about" in kinds:
        # 约…以上, 近…左右: "about" loosens the other one.
        about, other = (first, second) if first.bound == "about" else (second, first)
        if other.bound == "nearly":
            return Bounds(other.low, about.high, "about")
        low = None if other.low is None or about.low is None else min(other.low, about.low)
        high = None if other.high is None or about.high is None else max(other.high, about.high)
        return Bounds(low, high, other.bound)
    if (first.bound, second.bound) == ("over", "order"):  # 超百万级; 百万级以上 has no upper end
        return Bounds(first.low, second.high, "order")
    return max(first, second, key=lambda bound: _STRENGTH.index(bound.bound))
