"""What every kind of numeral is read into: how much is written, and to which digit."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

ONE = Decimal(1)
HALF = Decimal("0.5")

# No figure has more digits than this; a longer run of them states nothing.
MAX_DIGITS = 24
_POWERS = {exponent: Decimal((0, (1,), exponent)) for exponent in range(-16, MAX_DIGITS + 1)}

Kind = Literal["plain", "more", "several", "pair", "fraction", "percent"]


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

    def times(self, factor: Decimal, end: int) -> Numeral:
        """With the magnitude that ends at `end`: before it zeros are written on purpose."""
        quantum = self.quantum * factor
        high = None if self.high is None else self.high * factor
        return Numeral(end, self.value * factor, quantum, quantum, self.kind, high, True, self.core)

    def and_more(self, end: int) -> Numeral:
        """With the 多 that ends at `end`: up to the next unit of the last digit."""
        return Numeral(
            end, self.value, self.loose, self.loose, "more", None, self.magnitude, self.core
        )

    def refined(self, value: Decimal, place: Decimal) -> Numeral:
        """`value` instead, which is written to `place`."""
        return self._replace(value=value, quantum=place, loose=place, core=value)

    def and_a_half(self) -> Numeral:
        return self.refined(self.value + HALF, HALF)


def power_of_ten(exponent: int) -> Decimal:
    return _POWERS[exponent]


def place(digits: str) -> tuple[Decimal, Decimal]:
    """(place value of the last digit, of the last one that is no zero before the point)."""
    point = digits.find(".")
    if point >= 0:
        quantum = power_of_ten(point + 1 - len(digits))
        return quantum, quantum
    if digits[-1] != "0":
        return ONE, ONE
    zeros = len(digits) - len(digits.rstrip("0"))
    return ONE, power_of_ten(min(zeros, len(digits) - 1))
