"""A printed figure and what it can honestly mean."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from claimaudit.figures.interval import Interval

# What the words around a number make of it.
HedgeBound = Literal["about", "nearly", "under", "over", "up_to", "order"]
Bound = Literal["exact", "range"] | HedgeBound
# Which number of a range or change is meant: the smaller, the larger, the first, the last.
Part = Literal["low", "high", "from", "to"]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The place of a quantity as printed that cannot be read: 1,23 million, 5 mg/xyz."""

    start: int
    end: int


class UnreadableFigureError(ValueError):
    """The text is not one figure; the message says what could not be read."""


class Figure(NamedTuple):
    """One quantity as printed. Offsets are code points of the text that was read.

    `value`, `low`, `high` and `ceiling` are in the canonical unit. `low` and `high`
    are what the words allow (None: no bound); `near` is what the bare number allows,
    its hedge left out; `ceiling` is how far a figure that was cut off instead of
    rounded would reach (None where its hedge sets the upper side). Of a range `ends` are the
    lower and the upper number as printed, `core` the most that its low end and the least that
    its high end can stand for.
    """

    text: str
    start: int
    end: int
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    near: Interval
    ceiling: Decimal | None
    unit: str | None
    bound: Bound
    core: tuple[Decimal, Decimal] | None = None
    ends: tuple[Decimal, Decimal] | None = None

    @property
    def interval(self) -> Interval:
        """What the words allow."""
        return Interval(self.low, self.high)

    def end_of_range(self, side: Literal["low", "high"]) -> Figure:
        """The smaller or the larger number of a range, rounded as the range prints it.
        Raises ValueError where it is no range."""
        near = self.near
        if self.ends is None or near.low is None or near.high is None:
            raise ValueError(f"“{self.text}” is no range")
        value = self.ends[0 if side == "low" else 1]
        half = value - near.low if side == "low" else near.high - value
        low, high = value - half, value + half
        return self._replace(
            value=value, low=low, high=high, near=Interval(low, high), ceiling=None,
            bound="exact", ends=None,
        )  # fmt: skip

    def negated(self) -> Figure:
        """The same figure with the other sign: a loss of 7.77 is a profit of -7.77."""
        flipped = -self.interval
        turned: dict[Bound, Bound] = {"over": "under", "under": "over"}
        bound = turned.get(self.bound, self.bound)
        return Figure(
            self.text, self.start, self.end, -self.value, flipped.low, flipped.high,
            -self.near, None if self.ceiling is None else -self.ceiling, self.unit, bound,
            self.core and (-self.core[1], -self.core[0]),
            None if self.ends is None else (-self.ends[1], -self.ends[0]),
        )  # fmt: skip

    def below_zero(self) -> Figure:
        """The same with a minus; what is over or under -10 is so as numbers are, not as sizes."""
        turned = self.negated()
        if self.bound in ("over", "under") and None in (self.low, self.high):
            return turned._replace(low=turned.high, high=turned.low, bound=self.bound)
        return turned
