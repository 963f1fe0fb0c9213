"""Candidates without a figure: firsts, comparisons, dated events."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.scan.candidate import Kind
from claimaudit.scan.words import load, pattern

_REACH = 240


@cache
def _claims() -> list[tuple[Kind, re.Pattern[str]]]:
    # One by one: each starts with letters that the engine can look for, all together do not.
    kinds: tuple[Kind, ...] = ("first", "comparison")
    return [(kind, re.compile(one)) for kind in kinds for one in load("plain")[kind]["patterns"]]


@cache
def _events() -> re.Pattern[str]:
    return re.compile(pattern("plain", "event"))


def claims(text: str) -> list[tuple[int, Kind]]:
    """(place, kind) of the words that make a clause checkable."""
    return [
        (found.start(), kind)
        for kind, claim in _claims()
        for found in claim.finditer(text)
        if not _inside_word(text, found.start())
    ]


def _inside_word(text: str, at: int) -> bool:
    around = text[at - 1 : at + 1] if at else ""
    return around.isascii() and around.isalnum() and len(around) == 2


def has_event(text: str, start: int, end: int) -> bool:
    """Whether something happens in start:end."""
    return bool(_events().search(text, start, min(end, start + _REACH)))
