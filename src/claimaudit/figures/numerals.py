"""Reading numerals: how much is written, and to which digit.

Every reader is a regular expression with bounded, possessive repeats, anchored at one
place: what it costs does not depend on the length of the text around it.
"""

from __future__ import annotations

from claimaudit.figures.arabic import read_arabic
from claimaudit.figures.chinese import read_chinese
from claimaudit.figures.english import read_english
from claimaudit.figures.lexicon import Numeral

__all__ = ["Numeral", "read_numeral"]


def read_numeral(text: str, at: int) -> Numeral | None:
    """The number that starts at `at` of the folded `text`, as long as it can be read."""
    character = text[at]
    if "0" <= character <= "9":
        return read_arabic(text, at)
    if character.isascii():
        return read_english(text, at) if character.isalpha() else None
    return read_chinese(text, at)
