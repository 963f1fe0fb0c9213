"""Whether the m behind a number is a million: $5m and 5m people, but a 366m vessel."""

from claimaudit.figures.lexicon import EN
from claimaudit.figures.numeral import MAX_DIGITS
from claimaudit.figures.unit_words import leading, unit_at

_MILLION_BEFORE = EN.ahead("million_before")
_MILLION_GROWN, _MILLION_BEHIND = EN.ahead("million_grown"), EN.pattern("million_behind")
_LONG, _MANY = EN.pattern("long"), EN.pattern("many")


def is_million(text: str, at: int, end: int) -> bool:
    """Whether the m at at:end is a million: of money, or of what is named behind it."""
    while at and end - at < MAX_DIGITS and text[at - 1] in "0123456789.,":
        at -= 1
    return (
        leading(text, at)[2] is not None
        or _are_named(text, end)
        or _MILLION_BEFORE(text, at) is not None
        or _MILLION_BEHIND.match(text, end) is not None
        or _MILLION_GROWN(text, at) is not None
    )


def _are_named(text: str, end: int) -> bool:
    """Whether a unit or things stand behind the m that ends at `end`; of one a 366m vessel is."""
    unit, last = unit_at(text, end)
    many = _MANY.search(text, end, last)
    return unit is not None and (many is not None or _LONG.match(text, end) is None)
