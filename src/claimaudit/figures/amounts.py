"""A number together with its unit, and what the two make of each other."""

from __future__ import annotations

from typing import NamedTuple

from claimaudit.figures.languages import ZH
from claimaudit.figures.numeral import ONE, Numeral
from claimaudit.figures.units import Unit

# No figure is longer than this.
MAX_FIGURE = 60

_GENERIC_MONEY = ZH.words("generic_money")


class Amount(NamedTuple):
    """A number with the unit that follows it, up to `end`."""

    number: Numeral
    unit: Unit | None
    end: int
    negative: bool = False


def is_round(number: Numeral) -> bool:
    """百万, 千, 数百: a power of ten that 级 makes an order of magnitude."""
    return (
        number.magnitude
        or number.kind == "several"
        or (number.quantum == number.value and number.quantum > ONE)
    )


def is_bare_year(amount: Amount) -> bool:
    """A number from 1900 to 2099 that nothing says to be more than a year."""
    number = amount.number
    return (
        amount.unit is None
        and not number.magnitude
        and number.kind == "plain"
        and 1900 <= number.value < 2100
        and number.quantum == 1
    )


def paid(text: str, amount: Amount, lead: Unit) -> Amount | None:
    """What stands behind "$": 元 and things only name it, a measure ends it; None: cannot be."""
    unit = amount.unit
    if unit is None or unit.dimension == lead.dimension:
        return amount
    if unit.dimension.startswith("[currency"):
        generic = text[amount.number.end : amount.end].strip()[:1] in _GENERIC_MONEY
        return amount._replace(unit=lead) if generic else amount
    return amount._replace(unit=None, end=amount.number.end) if unit.counts else None
