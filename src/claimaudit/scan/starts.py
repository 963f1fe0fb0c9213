"""Where a number can start, and what it can be: digits, Chinese, English, a phrase, a month."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from claimaudit.figures.languages import WORDS, en, zh
from claimaudit.scan.words import either, words

DIGITS, TENS, ENGLISH, PHRASES = zh.DIGITS, zh.TENS, en.NUMBERS, WORDS.table('phrases')
SEVERAL = ["tens", "dozens", "hundreds", "thousands", "millions", "billions", "trillions"]
_PARTS = ["third", "quarter", "half", "fifth", "tenth", "dozen", "hundred", "thousand"]
_PARTS += ["million", "billion", "trillion"]
_NUMERALS = "".join([*DIGITS, *TENS, "万亿兆几数"])
_PHRASES = [*PHRASES, "half"]
_CJK_PHRASES = [phrase for phrase in _PHRASES if not phrase.isascii()]
_LATIN_PHRASES = [phrase for phrase in _PHRASES if phrase.isascii()]
_TENS = [word for word, value in ENGLISH.items() if value >= 20]
_ONES = [word for word, value in ENGLISH.items() if value < 10]
_SPELLED = rf"(?:(?:{either(_TENS)})[ -](?:{either(_ONES)})|{either(ENGLISH)})"

_DIGITS = re.compile(r"\d++(?:,\d{3})*+(?:\.\d++)?+", re.ASCII)
_CJK = re.compile(f"[{_NUMERALS}]++")
_PHRASE = re.compile(either(_CJK_PHRASES))
_MONTH = re.compile(
    rf"(?:{either(words('dates', 'months'))}|Q(?=[1-4])|H(?=[12] 20)|FY(?= ?\d))(?![a-z])"
)
_WORD = re.compile(
    rf"(?:{_SPELLED}(?: hundred(?: and)?(?: {_SPELLED})?)?"
    rf"|an? (?:{either(_PARTS)})|{either(SEVERAL)})(?![A-Za-z])",
    re.IGNORECASE,
)
_SPOKEN = re.compile(rf"(?:{either(_LATIN_PHRASES)})(?![A-Za-z])", re.IGNORECASE)
_MONTHS = frozenset([*words("dates", "months"), "Q", "H", "FY"])
_WORDS = frozenset([*ENGLISH, *SEVERAL, "a", "an"])
_SPOKENS = frozenset(re.split("[ -]", phrase)[0].lower() for phrase in _LATIN_PHRASES)

# Every character of a text passes here, so this is a plain set of characters.
START = re.compile(f"[0-9{_NUMERALS}{''.join({p[0] for p in _CJK_PHRASES})}]|[A-Za-z]++")

Kind = Literal["digits", "cjk", "phrase", "word", "spoken", "month"]


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
    match = _CJK.match(text, start)
    return Place("cjk", start, match.end()) if match else None


def _latin(text: str, start: int, first: str) -> Place | None:
    lower = first.lower()
    if first in _MONTHS and (match := _MONTH.match(text, start)):
        return Place("month", start, match.end())
    if lower in _SPOKENS and (match := _SPOKEN.match(text, start)):
        return Place("spoken", start, match.end())
    if lower in _WORDS and (match := _WORD.match(text, start)):
        return Place("word", start, match.end())
    return None
