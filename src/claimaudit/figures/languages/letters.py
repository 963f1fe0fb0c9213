"""The k, m, B or T behind digits: a thousand, a million or a metre, a billion."""

from decimal import Decimal

from claimaudit.figures.lexicon import DIGITS, EN
from claimaudit.figures.numeral import MAX_DIGITS
from claimaudit.figures.unit_words import leading, unit_at

_LETTERS, _LETTER = DIGITS.decimals("letter_magnitudes"), DIGITS.pattern("letter_magnitude")
(_METRE,) = DIGITS.words("metre_or_million")
_BEFORE, _BEHIND = EN.pattern("million_before"), EN.pattern("million_behind")
_GROWN, _COUNTED = EN.pattern("million_grown"), EN.pattern("million_counted")


def letter_behind(text: str, end: int) -> tuple[Decimal, int] | None:
    """(what it multiplies with, its end) of the letter behind the digits that end at `end`; a
    space may stand before it behind money, €350 m."""
    apart = text[end : end + 1] == " " and text[end + 1 : end + 2] in _LETTERS
    if apart and not _is_money(text, _start(text, end)):
        return None
    found = _LETTER.match(text, end + apart)
    if found is None or (found.group() == _METRE and not _is_million(text, end, found.end())):
        return None
    return _LETTERS[found.group()], found.end()


def _start(text: str, end: int) -> int:
    at = end
    while at and end - at < MAX_DIGITS and text[at - 1] in "0123456789.,":
        at -= 1
    return at


def _is_money(text: str, at: int) -> bool:
    return leading(text, at)[2] is not None


def _is_million(text: str, digits_end: int, end: int) -> bool:
    """Whether the m before `end` is a million: of money, or of what is named behind it."""
    at = _start(text, digits_end)
    return (
        _is_money(text, at)
        or unit_at(text, end)[0] is not None
        or _BEFORE.search(text, max(0, at - 10), at) is not None
        or _BEHIND.match(text, end) is not None
        or _GROWN.search(text, max(0, at - 60), at) is not None
        or _COUNTED.search(text, max(0, at - 80), at) is not None
    )
