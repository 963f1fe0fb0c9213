"""Where a number can start, and what it can be: digits, Chinese, English, a phrase, a period."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from claimaudit.figures.languages import EN, WORDS, en, zh
from claimaudit.figures.lexicon import either
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
        return _place("digits", _DIGITS.match(text, start))
    if first.isascii():
        return _latin(text, start, first)
    phrase = _place("phrase", _PHRASE.match(text, start))
    return phrase or _place("numerals", _NUMERALS.match(text, start))


def _latin(text: str, start: int, first: str) -> Place | None:
    found, lower = None, first.lower()
    if first in _PERIOD_STARTS:
        found = _place("period", DATES.pattern("period").match(text, start))
    if not found and lower in _SPOKEN_STARTS:
        found = _place("spoken", _SPOKEN.match(text, start))
    if not found and lower in _WORD_STARTS:
        found = _place("word", FIGURES.pattern("word").match(text, start))
    return found


def _place(kind: Kind, found: re.Match[str] | None) -> Place | None:
    return Place(kind, found.start(), found.end()) if found else None
