"""Candidates without a figure: firsts, comparisons, dated events."""

import re
from functools import cache

from claimaudit.figures.lexicon import is_cjk
from claimaudit.figures.unit_words import splits_word
from claimaudit.scan.candidate import Kind
from claimaudit.scan.lists import UNNUMBERED

_KINDS: tuple[Kind, ...] = ("first", "comparison")
_REACH = 240


@cache
def _claims() -> list[tuple[Kind, re.Pattern[str]]]:
    # One by one: each starts with letters that the engine can look for, all together do not.
    return [(kind, one) for kind in _KINDS for one in UNNUMBERED.patterns(kind)]


@cache
def _claims_in_letters() -> list[tuple[Kind, re.Pattern[str]]]:
    """Those without a Chinese character: no other stands in a text of letters only."""
    return [(kind, one) for kind, one in _claims() if not any(map(is_cjk, one.pattern))]


def claims(text: str) -> list[tuple[int, Kind]]:
    """(place, kind) of the words that make a clause checkable."""
    return [
        (found.start(), kind)
        for kind, claim in (_claims_in_letters() if text.isascii() else _claims())
        for found in claim.finditer(text)
        if not splits_word(text, found.start())
    ]


def has_event(text: str, start: int, end: int) -> bool:
    """Whether something happens in start:end."""
    return bool(UNNUMBERED.pattern("event").search(text, start, min(end, start + _REACH)))
