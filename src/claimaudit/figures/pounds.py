"""Pounds: a weight, or the money of a land; a 20-pound turkey, a 50-pound fine."""

from decimal import Decimal

from claimaudit.figures.lexicon import EN
from claimaudit.figures.numeral import Numeral
from claimaudit.figures.units import Unit, unit_table

POUNDS, _POUND, _MILLION = EN.words("pounds"), EN.words("pound"), Decimal(1_000_000)
_PAID, _CHANGED = EN.ahead("pounds_paid"), EN.pattern("pounds_changed")
_GROWN, _WEIGHED = EN.ahead("pounds_grown"), EN.pattern("pounds_weighed")
_ELSEWHERE, _LAND_REACH = EN.pattern("pounds_elsewhere"), 1200
_BRITISH = "GBP"


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
