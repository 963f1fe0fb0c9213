"""Dates and times of day: where they stand, and how far they reach."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.scan.words import either, load, pattern, words

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)(?:[ ]?(?:年度?|财年|学年))?", re.ASCII)
_BRACKETED_DAY = re.compile(r"\d{1,2}[)）]日")
_LONGEST = 48
_LEFT = ("今年", "去年", "明年", "前年", "本年", "当年", "同年", "今", "昨", "每年", "上年", "次年")


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(pattern("dates", "dates"))


@cache
def _times() -> re.Pattern[str]:
    return re.compile(pattern("dates", "times"))


@cache
def _day() -> re.Pattern[str]:
    return re.compile(load("dates")["day_of_month"]["pattern"])


@cache
def _durations() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(load('dates')['day_of_month']['not_behind'].split())})[ ]?$")


@cache
def _year_leads() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-z])(?:{either(words('dates', 'year_leads'))})[ \u00a0]$"
        r"|[（(,，/'’‘-]$|(?:the year|years?)[ ]$"
    )


def date_at(text: str, at: int) -> tuple[int, int] | None:
    """(start, end) of the date whose number or month starts at `at`."""
    limit = min(len(text), at + _LONGEST)
    found = _dates().match(text, at, limit)
    if found and (text[at].isalpha() or not _is_inside_number(text, at)):
        return _widened(text, at), found.end()
    if found := _day().match(text, at, limit):
        if not _durations().search(text, max(0, at - 4), at):
            return _widened(text, at), found.end()
        return None
    if found := _BRACKETED_DAY.match(text, at):
        return at, found.end()
    return None


def time_at(text: str, at: int) -> int:
    """The end of the time of day that starts at `at`, or 0."""
    found = _times().match(text, at, min(len(text), at + _LONGEST))
    return found.end() if found and not _is_inside_number(text, at) else 0


def year_at(text: str, at: int) -> int:
    """The end of a number that can be a year, or 0."""
    found = _YEAR.match(text, at)
    return found.end() if found and not _is_inside_number(text, at) else 0


def leads_year(text: str, at: int) -> bool:
    """Whether the words before `at` make a following 19xx or 20xx a year."""
    return bool(_year_leads().search(text, max(0, at - 12), at))


def _is_inside_number(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    if before and before in "$€£¥":
        return True
    return bool(before) and before in ".," and text[at - 2 : at - 1].isdecimal() and at > 1


def _widened(text: str, at: int) -> int:
    """今年4月: the year's word belongs to the date."""
    for word in _LEFT:
        if text.endswith(word, 0, at):
            return at - len(word)
    return at
