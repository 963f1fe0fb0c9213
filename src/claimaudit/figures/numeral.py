"""What every kind of numeral is read into: how much is written, and to which digit."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from claimaudit.figures.limits import LIMITS
from claimaudit.figures.units import Unit

ZERO, ONE, HALF = Decimal(0), Decimal(1), Decimal("0.5")

# From 万 on a scale word says to which digit a number is told; 千 and "thousand" are its zeros.
SMALLEST_SCALE = Decimal(10_000)

MAX_FIGURE = LIMITS["figure"]
MAX_DIGITS = LIMITS["figure_digits"]
# The place value of each digit that a number can have, before and behind the point.
_PLACES = {place: ONE.scaleb(place) for place in range(-MAX_FIGURE, MAX_FIGURE)}

Kind = Literal["plain", "more", "or_so", "several", "pair", "fraction"]


class Numeral(NamedTuple):
    """A number as written, `end` just behind it.

    `quantum` is the place value of its last written digit, `loose` that of its last
    digit which is not a zero before the point.
    """

    end: int
    value: Decimal
    quantum: Decimal
    loose: Decimal
    kind: Kind = "plain"
    high: Decimal | None = None  # of a pair: the other number
    magnitude: bool = False  # a 万 or a million follows the digits
    core: Decimal = ONE  # the number before its magnitude
    scale: Decimal = ONE  # what that 万 or million stands for: zeros before it are printed
    percent: bool = False  # 百分之五: the unit stands before it

    @property
    def is_round(self) -> bool:
        """百万, 千, 数百: a power of ten that 级 makes an order of magnitude."""
        if self.magnitude or self.kind == "several":
            return True
        return self.quantum == self.value and self.quantum > ONE

    def times(self, factor: Decimal, end: int) -> Numeral:
        """With the magnitude that ends at `end`: before it zeros are written on purpose."""
        quantum = self.quantum * factor
        high = None if self.high is None else self.high * factor
        scale = self.scale * factor if factor >= SMALLEST_SCALE else self.scale
        return Numeral(
            end, self.value * factor, quantum, quantum, self.kind, high, True, self.core, scale,
            self.percent,
        )  # fmt: skip

    def in_units(self, factor: Decimal) -> Numeral:
        """The same number in a unit of which `factor` make up its own."""
        value, quantum, loose = (n * factor for n in (self.value, self.quantum, self.loose))
        return self._replace(value=value, quantum=quantum, loose=loose, scale=self.scale * factor)

    def and_more(self, end: int, kind: Kind = "more") -> Numeral:
        """With the 多 that ends at `end`: up to the next unit of the last digit; with a 来, or_so,
        perhaps a little below the number."""
        last = self.loose
        return self._replace(end=end, quantum=last, loose=last, kind=kind, high=None)

    def refined(self, value: Decimal, place: Decimal) -> Numeral:
        """`value` instead, which is written to `place`."""
        return self._replace(value=value, quantum=place, loose=place, core=value)

    def in_percent(self) -> Numeral:
        """百分之五十 is printed to the percent; 百分之七八十 and 百分之八十多 are not."""
        if self.kind != "plain":
            return self._replace(percent=True)
        last, loose = min(self.quantum, ONE), min(self.loose, ONE)
        return self._replace(quantum=last, loose=loose, percent=True)

    def and_a_half(self) -> Numeral:
        return self.refined(self.value + HALF, HALF)


class Amount(NamedTuple):
    """A number with the unit that follows it, up to `end`."""

    number: Numeral
    unit: Unit | None
    end: int
    negative: bool = False

    @property
    def is_bare_year(self) -> bool:
        """A number from 1900 to 2099 that nothing says to be more than a year."""
        number = self.number
        if self.unit is not None or number.magnitude or number.kind != "plain":
            return False
        return 1900 <= number.value < 2100 and number.quantum == 1


def place(digits: str) -> tuple[Decimal, Decimal]:
    """(place value of the last digit, of the last one that is no zero before the point)."""
    point = digits.find(".")
    if point >= 0:
        quantum = _PLACES[point + 1 - len(digits)]
        return quantum, quantum
    if digits[-1] != "0":
        return ONE, ONE
    zeros = len(digits) - len(digits.rstrip("0"))
    return ONE, _PLACES[min(zeros, len(digits) - 1)]
