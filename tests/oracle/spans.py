"""Intervals of exact fractions for the oracle: its own, so that a slip in the package's shows."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product
from typing import NamedTuple

End = Fraction | float  # a float is one of the two infinities, never a number
FAR = float("inf")


def exact(value: Decimal | int | str) -> Fraction:
    return Fraction(value)


class Span(NamedTuple):
    """All values from `low` to `high`, both included."""

    low: End
    high: End

    @classmethod
    def of(cls, low: Decimal | None, high: Decimal | None) -> Span:
        return cls(-FAR if low is None else Fraction(low), FAR if high is None else Fraction(high))

    @classmethod
    def at(cls, value: Decimal | Fraction | int) -> Span:
        return cls(Fraction(value), Fraction(value))

    @property
    def bounded(self) -> bool:
        return self.low != -FAR and self.high != FAR

    def touches(self, other: Span) -> bool:
        return self.low <= other.high and other.low <= self.high

    def meets(self, other: Span) -> bool:
        """Shares more than an end with `other`; a single value may lie on one."""
        if self.low == self.high or other.low == other.high:
            return self.touches(other)
        return self.low < other.high and other.low < self.high

    def minus(self) -> Span:
        return Span(-self.high, -self.low)

    def plus(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    def less(self, other: Span) -> Span:
        return self.plus(other.minus())

    def times(self, other: Span) -> Span:
        ends = [_times(a, b) for a, b in product(self, other)]
        return Span(min(ends), max(ends))

    def over(self, other: Span) -> Span | None:
        """None where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        return self.times(Span(_one_over(other.high), _one_over(other.low)))

    def root(self, degree: int) -> Span | None:
        """None where some value has no root that a growth rate could be."""
        if self.low <= 0:
            return None
        return Span(_root(self.low, degree), _root(self.high, degree))

    def each(self, step: Callable[[End], End]) -> Span:
        return Span(*sorted((step(self.low), step(self.high))))


def _times(a: End, b: End) -> End:
    return Fraction(0) if 0 in (a, b) else a * b


def _one_over(value: End) -> End:
    return Fraction(0) if isinstance(value, float) else 1 / value


def _root(value: End, degree: int) -> End:
    if isinstance(value, float):
        return value
    with localcontext() as context:
        context.prec = 60
        quotient = Decimal(value.numerator) / Decimal(value.denominator)
        return Fraction(quotient ** (Decimal(1) / degree))
