"""Where a number can start, and what it can be: digits, Chinese, English, a phrase, a period."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from claimaudit.figures.languages import en, zh
from claimaudit.figures.lexicon import EN, WORDS, either
from claimaudit.scan.lists import DATES, FIGURES

_PHRASES = WORDS.words("phrases") | {"half"}
_CJK_PHRASES = {phrase for phrase in _PHRASES if not phrase.isascii()}
_LATIN_PHRASES = _PHRASES - _CJK_PHRASES

_DIGITS = re.compile(r"\d++(?:,\d{3})*+(?:\.\d++)?+", re.ASCII)
_NUMERALS = re.compile(f"{either(zh.NUMERALS)}++")
_PHRASE = re.compile(either(_CJK_PHRASES))
_SPOKEN = re.compile(rf"{either(_LATIN_PHRASES)}(?![A-Za-z])", re.IGNORECASE)
_PERIOD_STARTS = EN.words("months") | DATES.words("period_words")
_SPOKEN_STARTS = {re.split("[ -]", phrase)[0] for phrase in _LATIN_PHRASES}
_WORD_STARTS = {*en.NUMBERS, *FIGURES.words("plural_scales"), "a", "an"}

# Every character of a text passes here, so this is a plain set of characters.
_CHARACTERS = either({*"0123456789", *zh.NUMERALS, *(phrase[0] for phrase in _CJK_PHRASES)})
START = re.compile(rf"{_CHARACTERS}|[A-Za-z]++")

Kind = Literal["digits", "numerals", "phrase", "word", "spoken", "period"]


class Place(NamedTuple):
    """A number that can start at `start`; what is written of it reaches to `end`."""

    kind: Kind
    start: int
    end: int


def place_at(text: str, start: int, first: str) -> Place | None:
    """What can start at `start`, where START found `first`."""
    if first.isdecimal():
        match = _DIGITS.match(text, start)
        return Place("digits", start, match.end()) if match else None
    if first.isascii():
        return _latin(text, start, first)
    if match := _PHRASE.match(text, start):
        return Place("phrase", start, match.end())
    match = _NUMERALS.match(text, start)
    return Place("numerals", start, match.end()) if match else None


def _latin(text: str, start: int, first: str) -> Place | None:
    lower = first.lower()
    if first in _PERIOD_STARTS and (match := DATES.pattern("period").match(text, start)):
        return Place("period", start, match.end())
    if lower in _SPOKEN_STARTS and (match := _SPOKEN.match(text, start)):
        return Place("spoken", start, match.end())
    if lower in _WORD_STARTS and (match := FIGURES.pattern("word").match(text, start)):
        return Place("word", start, match.end())
    return None
