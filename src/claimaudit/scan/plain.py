"""Candidates without a figure: firsts, comparisons, dated events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimaudit.scan.candidate import Kind
from claimaudit.scan.words import pattern

_REACH = 240


@cache
def _claims() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<first>{pattern('plain', 'first')})|(?P<comparison>{pattern('plain', 'comparison')})"
    )


@cache
def _events() -> re.Pattern[str]:
    return re.compile(pattern("plain", "event"))


def claims(text: str) -> Iterator[tuple[int, Kind]]:
    """(place, kind) of the words that make a clause checkable."""
    for found in _claims().finditer(text):
        yield found.start(), "first" if found.lastgroup == "first" else "comparison"


def has_event(text: str, start: int, end: int) -> bool:
    """Whether something happens in start:end."""
    return bool(_events().search(text, start, min(end, start + _REACH)))
