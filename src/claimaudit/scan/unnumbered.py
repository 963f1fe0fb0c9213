"""Candidates without a figure: firsts, comparisons, amounts that are none, dated events."""

import re
from functools import cache

from claimaudit.figures.spellings import splits_word
from claimaudit.scan.candidate import Kind
from claimaudit.scan.clauses import lines_with
from claimaudit.scan.lists import UNNUMBERED

_KINDS: tuple[Kind, ...] = ("first", "comparison", "indefinite")
_REACH = 240


@cache
def _claims() -> list[tuple[Kind, list[str], re.Pattern[str]]]:
    """Their kind, the words of which a line with one has any, and the pattern of the claim."""
    tables = ((kind, UNNUMBERED.table(kind)) for kind in _KINDS)
    return [
        (kind, words, re.compile(pattern))
        for kind, table in tables
        for pattern, words in table.items()
    ]


def claims(text: str) -> list[tuple[int, Kind]]:
    """(place, kind) of the words that make a clause checkable."""
    lines = cache(lambda needed: list(lines_with(text, needed)))
    found = {
        (claim.start(), kind)
        for kind, words, pattern in _claims()
        for line in {line for needed in words for line in lines(needed)}
        for claim in pattern.finditer(text, *line)
    }
    return [(at, kind) for at, kind in found if not splits_word(text, at)]


def has_event(text: str, start: int, end: int) -> bool:
    """Whether something happens in start:end."""
    return bool(UNNUMBERED.pattern("event").search(text, start, min(end, start + _REACH)))
