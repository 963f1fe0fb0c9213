"""Closed intervals of Decimals, with open ends where a side has no bound."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

# Enough digits that a quotient of printed figures never decides a boundary by its rounding.
PRECISION = 40


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included; None is no bound on that side."""

    low: Decimal | None
    high: Decimal | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"empty interval: {self.low} > {self.high}")

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        return cls(value, value)

    def overlaps(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not (
            (self.high is not None and other.low is not None and other.low > self.high)
            or (self.low is not None and other.high is not None and other.high < self.low)
        )

    def meets(self, other: Interval) -> bool:
        """Whether they share more than an end: 62 and 63, both rounded, only touch at 62.5.
        A point may lie on an end of the other."""
        if not self.overlaps(other):
            return False
        if self.low == self.high or other.low == other.high:
            return True
        return not (
            (self.high is not None and self.high == other.low)
            or (self.low is not None and self.low == other.high)
        )

    def holds(self, other: Interval) -> bool:
        """Whether every value of `other` lies in it."""
        low = self.low is None or (other.low is not None and self.low <= other.low)
        high = self.high is None or (other.high is not None and other.high <= self.high)
        return low and high

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def common(self, other: Interval) -> Interval:
        """What lies in both. Raises ValueError where nothing does."""
        lows = [low for low in (self.low, other.low) if low is not None]
        highs = [high for high in (self.high, other.high) if high is not None]
        return Interval(max(lows, default=None), min(highs, default=None))

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high, None if self.low is None else -self.low
        )

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        a, b, c, d = self.low, self.high, other.low, other.high
        with localcontext() as context:
            context.prec = PRECISION
            if a is not None and b is not None and c is not None and d is not None:
                products = (a * c, a * d, b * c, b * d)
                return Interval(min(products), max(products))
            if a is not None and c is not None and min(a, c) >= 0:
                return Interval(a * c, None)
        return Interval(None, None)

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError where `other` holds zero or is unbounded."""
        if other.low is None or other.high is None or other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor's interval holds zero or has no bound")
        if other.high < 0:
            return -self / -other
        with localcontext() as context:
            context.prec = PRECISION
            ends = other.low, other.high
            return Interval(
                None if self.low is None else min(self.low / end for end in ends),
                None if self.high is None else max(self.high / end for end in ends),
            )

    def scale(self, factor: Decimal) -> Interval:
        """Every value times `factor`, which is positive."""
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
        )

    def power(self, exponent: Decimal) -> Interval:
        """Every value to `exponent`; for positive intervals and exponents."""
        if self.low is None or self.low <= 0 or exponent <= 0:
            raise ValueError("only positive intervals and exponents have a power here")
        with localcontext() as context:
            context.prec = PRECISION
            high = None if self.high is None else self.high**exponent
            return Interval(self.low**exponent, high)
