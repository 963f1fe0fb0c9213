"""A printed figure and what it can honestly mean."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claimaudit.figures.interval import Interval

# What the words around a number make of it.
HedgeBound = Literal["about", "nearly", "under", "over", "up_to", "order"]
Bound = Literal["exact", "range"] | HedgeBound


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity as printed. Offsets are code points of the text that was read.

    `value`, `low`, `high` and `ceiling` are in the canonical unit. `low` and `high`
    are what the words allow (None: no bound); `near` is what the bare number allows,
    its hedge left out; `ceiling` is how far a figure that was cut off instead of
    rounded would reach (None where its hedge sets the upper side); `core` is, of a range, the
    most that its low end and the least that its high end can stand for.
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

    @property
    def interval(self) -> Interval:
        """What the words allow."""
        return Interval(self.low, self.high)

    def negated(self) -> Figure:
        """The same figure with the other sign: a loss of 7.77 is a profit of -7.77."""
        flipped = -self.interval
        turned: dict[Bound, Bound] = {"over": "under", "under": "over"}
        bound = turned.get(self.bound, self.bound)
        return Figure(
            self.text, self.start, self.end, -self.value, flipped.low, flipped.high,
            -self.near, None if self.ceiling is None else -self.ceiling, self.unit, bound,
            self.core and (-self.core[1], -self.core[0]),
        )  # fmt: skip
