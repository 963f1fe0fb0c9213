"""Candidates without a figure: firsts, comparisons, amounts that are none, dated events."""

from claimaudit.figures.spellings import splits_word
from claimaudit.scan.candidate import Kind
from claimaudit.scan.lists import LIMITS, UNNUMBERED

_KINDS: tuple[Kind, ...] = ("first", "comparison", "indefinite")
_REACH = LIMITS["event"]


def claims(text: str) -> list[tuple[int, Kind]]:
    """(place, kind) of the words that make a clause checkable."""
    found = {(one.start(), kind) for kind in _KINDS for one in UNNUMBERED.in_lines(kind, text)}
    return [(at, kind) for at, kind in found if not splits_word(text, at)]


def has_event(text: str, start: int, end: int) -> bool:
    """Whether something happens in start:end."""
    return bool(UNNUMBERED.pattern("event").search(text, start, min(end, start + _REACH)))
