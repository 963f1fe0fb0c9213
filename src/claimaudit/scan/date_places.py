"""Dates and times of day: where they stand, and how far they reach."""

from __future__ import annotations

from claimaudit.scan.lists import DATES

_LONGEST = 48


def date_at(text: str, at: int) -> tuple[int, int] | None:
    """(start, end) of the date whose number or month starts at `at`."""
    limit = min(len(text), at + _LONGEST)
    found = DATES.pattern("date").match(text, at, limit)
    if found is None:
        found = DATES.pattern("day_of_month").match(text, at, limit)
        if found and DATES.before("durations").search(text, max(0, at - 4), at):
            return None
    if found:
        # 今年4月: the year's word belongs to the date.
        year = DATES.pattern("year_words", "$").search(text, max(0, at - 2), at)
        return (year.start() if year else at), found.end()
    found = DATES.pattern("bracketed_day").match(text, at)
    return (at, found.end()) if found else None


def time_at(text: str, at: int) -> int:
    """The end of the time of day that starts at `at`, or 0."""
    found = DATES.pattern("time").match(text, at, min(len(text), at + _LONGEST))
    return found.end() if found else 0


def year_at(text: str, at: int) -> int:
    """The end of a number that can be a year, or 0."""
    found = DATES.pattern("bare_year").match(text, at)
    return found.end() if found else 0


def leads_year(text: str, at: int) -> bool:
    """Whether the words before `at` make a following 19xx or 20xx a year."""
    return bool(DATES.pattern("leads_year").search(text, max(0, at - 12), at))
