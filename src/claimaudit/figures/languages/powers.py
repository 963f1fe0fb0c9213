"""Powers: 3.8×10^25 · 6.02 × 10²³ · 3.8e25 · 10⁶ · 2^10."""

import re
from decimal import Decimal

from claimaudit.figures.lexicon import DIGITS
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import ONE, Numeral

_TIMES_TEN, _E_NOTATION = DIGITS.pattern("times_ten"), DIGITS.pattern("e_notation")
_CARET, _RAISED_EXPONENT = DIGITS.pattern("caret"), DIGITS.pattern("raised_exponent")
_LOST, _MANTISSA = DIGITS.pattern("lost_exponent"), DIGITS.pattern("mantissa")
_TO_PLAIN = str.maketrans(DIGITS.table("raised") | {"−": "-"})
_TEN = Decimal(10)
_MOST_DIGITS = LIMITS["power_digits"]


def power(text: str, number: Numeral, written: str) -> Numeral | None:
    """`number`, which is `written` so, with the exponent behind it, or as it is.

    None where the exponent has been lost: 3.8×1025.
    """
    end = number.end
    for pattern in (_TIMES_TEN, _E_NOTATION):
        if found := pattern.match(text, end):
            return number.times(_TEN.scaleb(_exponent(found) - 1), found.end())
    if found := _CARET.match(text, end) or _raised(text, end, written):
        return _raised_to(number, _exponent(found), found.end()) if written.isdecimal() else None
    if _LOST.match(text, end) and _MANTISSA.fullmatch(written):
        return None
    return number


def _raised(text: str, end: int, written: str) -> re.Match[str] | None:
    """A raised exponent stands behind a ten; behind another number it is a footnote's mark."""
    found = _RAISED_EXPONENT.match(text, end)
    return found if written == "10" or (written == "2" and found and len(found[0]) > 1) else None


def _exponent(found: re.Match[str]) -> int:
    written = next(group for group in found.groups() if group)
    return int(written.translate(_TO_PLAIN))


def _raised_to(number: Numeral, exponent: int, end: int) -> Numeral | None:
    if number.value == _TEN:
        return Numeral(end, ONE, ONE, ONE).times(ONE.scaleb(exponent), end)
    if exponent < 0 or exponent * len(str(number.value)) > _MOST_DIGITS:
        return None
    value = number.value**exponent
    return Numeral(end, value, ONE, ONE, core=value)
