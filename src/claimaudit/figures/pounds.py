"""Pounds: a weight, or the money of a land; a 20-pound turkey, a 50-pound fine, £2 10s 6d."""

import re
from decimal import Decimal

from claimaudit.figures.languages.fractions import VULGAR
from claimaudit.figures.lexicon import EN
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import ONE, ZERO, Numeral
from claimaudit.figures.units import Unit, unit_table

POUNDS, _POUND, _MILLION = EN.words("pounds"), EN.words("pound"), Decimal(1_000_000)
_PAID, _CHANGED = EN.ahead("pounds_paid"), EN.pattern("pounds_changed")
_GROWN, _WEIGHED = EN.ahead("pounds_grown"), EN.pattern("pounds_weighed")
_ELSEWHERE, _LAND_REACH = EN.pattern("pounds_elsewhere"), LIMITS["pounds_land"]
_BRITISH = "GBP"
_COINS, _POINTED = EN.pattern("shillings"), EN.pattern("pounds_pointed")
_ALONE, _HUNDRED = EN.pattern("shillings_alone"), 100


def is_paid(text: str, at: int, number: Numeral, pounds: str, end: int) -> bool:
    """Whether the `pounds` of the number at:end are money, of which land nobody says."""
    if _WEIGHED.match(text, end):
        return False
    if _CHANGED.match(text, end):
        return True
    if pounds in _POUND:
        return number.magnitude and number.value >= _MILLION
    if number.magnitude and number.value >= _MILLION:  # 45.3 million pounds, unless it is a crop
        return _GROWN(text, at) is None
    return _PAID(text, at) is not None


def money_of(text: str, at: int, end: int) -> Unit | None:
    """The money that paid pounds are; None where another land that has pounds is named, or only
    their number says that they are money."""
    paid = _CHANGED.match(text, end) or _PAID(text, at)
    near = max(0, at - _LAND_REACH), end + _LAND_REACH
    return unit_table().spellings[_BRITISH] if paid and not _ELSEWHERE.search(text, *near) else None


def with_shillings(text: str, number: Numeral) -> Numeral:
    """£2 10s 6d and £28. 2. 8½: `number` of pounds with its shillings and pence."""
    coins = _COINS.match(text, number.end) or _POINTED.match(text, number.end)
    return _in_pounds(number, number.value, Decimal(coins["shillings"]), coins) if coins else number


def shillings(text: str, number: Numeral) -> Numeral | None:
    """10s. per ton and 13s. 6d.: `number` of shillings with its pence, in pounds; None where it is
    of no shillings, or where another land that has them is named."""
    few = number.quantum == ONE and number.value < _HUNDRED
    coins = _ALONE.match(text, number.end) if few else None
    near = max(0, number.end - _LAND_REACH), number.end + _LAND_REACH
    if coins is None or _ELSEWHERE.search(text, *near):
        return None
    return _in_pounds(number, ZERO, number.value, coins)


def _in_pounds(
    number: Numeral, pounds: Decimal, twentieths: Decimal, coins: re.Match[str]
) -> Numeral:
    """`number` as so many `pounds` and shillings with the pence of `coins`, which end it."""
    pence, farthing = Decimal(coins["pence"] or 0), coins.groupdict().get("farthings")
    if farthing:
        above, below = VULGAR[farthing]
        pence += Decimal(above) / below
    last = ONE / (960 if farthing else 240 if coins["pence"] else 20)
    return number.refined(pounds + twentieths / 20 + pence / 240, last)._replace(end=coins.end())
