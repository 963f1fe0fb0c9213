"""What the character before a number makes of it: the 20 of H20, the 600 of 49.600 are pieces."""

from functools import cache

from claimaudit.figures.languages.digits import INSIDE_MARKS, is_inside
from claimaudit.figures.rates_before import BEFORE_DIVISOR
from claimaudit.figures.spellings import FIRST_CJK, letter
from claimaudit.figures.unit_words import before_number, crosses, is_unknown_money


def concerns_number(before: str) -> bool:
    """Whether the character before a number can be of it, or make it a part of something."""
    return before < FIRST_CJK or before in _concerning()


@cache
def _concerning() -> frozenset[str]:
    return before_number() | BEFORE_DIVISOR | INSIDE_MARKS


def is_piece(text: str, at: int) -> bool:
    """Whether `at` is in the middle of a name or number: the 20 of H20, the 600 of 49.600.000."""
    if letter(text, at - 1) and text[at].isascii() and not crosses(text, at - 1):
        return True
    return is_inside(text, at) or is_unknown_money(text, at)
