"""Numbers of which a factor right before them makes another one: 2×48,312 and twice the 48,312.

No claim can declare such a number (`whole.py`), so what is listed is the factor with its number,
unreadable.
"""

import re

from claimaudit.figures import Figure
from claimaudit.figures.figure import Unreadable
from claimaudit.scan.lists import FIGURES, LIMITS

_SIGNS, _SIGN_REACH = FIGURES.words("factor_signs"), LIMITS["factor_sign"]
_NEAR, _DIGITS = LIMITS["factor_words"], LIMITS["factor_digits"]
# 3 × 5 m are two sides of a thing, and a factor is no number that another one is made of.
SIDED, FACTOR = "m", "x"
MADE_BEFORE = FIGURES.pattern("made_before")
_FACTOR_LEFT = re.compile(r"\d[\d.,]*[ ]?$")


def with_made(text: str, figures: list[Figure | Unreadable]) -> list[Figure | Unreadable]:
    """The `figures` of a folded text, each that has a factor before it in one place with that."""
    kept: list[Figure | Unreadable] = []
    for two in figures:
        one = kept[-1] if kept else None
        start = _start(text, one, two) if isinstance(two, Figure) else None
        if start is None:
            kept.append(two)
            continue
        if one is not None and one.end > start:
            kept.pop()
        kept.append(Unreadable(start, two.end))
    return kept


def _start(text: str, one: Figure | Unreadable | None, two: Figure) -> int | None:
    """Where the factor of `two` starts, `one` being the figure before it; None without one."""
    at = two.start
    if two.unit in (SIDED, FACTOR):
        return None
    if isinstance(one, Figure) and one.unit == FACTOR and one.value > 1 and at - one.end <= _NEAR:
        return one.start if MADE_BEFORE.search(text, one.start - 1, at) else None
    if _SIGNS.isdisjoint(text[max(0, at - _SIGN_REACH) : at]):
        return None
    made = MADE_BEFORE.search(text, at - _DIGITS, at)
    left = made and _FACTOR_LEFT.search(text, at - _DIGITS, made.start())
    return left.start() if left else None
