"""Reading printed dates as intervals of days.

"9月18日" is one day (of the year that is given beside it), "2025年第三季度" and
"Q3 2025" are a quarter, "八月中旬" is ten days, "FY2026" is left to the metric's period.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from claimaudit.base.folding import Folded, fold
from claimaudit.figures.lexicon import WORDS, ZH
from claimaudit.figures.limits import LIMITS

_ISO = re.compile(r"[12]\d{3}(-\d{2}(-\d{2})?)?", re.ASCII)
# A period of the calendar, or what looks like one.
_WRITTEN = re.compile(r"\d{4}(-(\d\d(-\d\d)?|[QH]\d))?", re.ASCII)
_LONGEST = LIMITS["date"]

_Parts = dict[str, str]


class UnreadableDateError(ValueError):
    """The text is no date that is known, or names a day that does not exist."""


@dataclass(frozen=True, slots=True)
class Days:
    """All days from `first` to `last`."""

    first: date
    last: date

    def within(self, other: Days) -> bool:
        return other.first <= self.first and self.last <= other.last

    def overlaps(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last

    @property
    def written(self) -> str | None:
        """YYYY-MM-DD, YYYY-MM or YYYY, where they are one day, month or year."""
        day = self.first.isoformat()
        return next((day[:end] for end in (10, 7, 4) if _of_calendar(day[:end]) == self), None)


def read_days(
    printed: str, near: str | None = None, seen: Callable[[Folded], Folded] = lambda text: text
) -> Days:
    """The days that `printed` names; `near` ("2025" or "2025-09") fills in what it leaves out.

    `seen` is the view of its language (FigureReader.seen). Raises UnreadableDateError.
    """
    text = " ".join(seen(fold(printed.strip())).text.split())
    text = ZH.pattern("date_space").sub("", text)
    if len(text) <= _LONGEST:
        for pattern in WORDS.patterns("dates"):
            if found := pattern.fullmatch(text):
                parts = {name: part.lower() for name, part in found.groupdict().items() if part}
                return _days(parts, text, near)
        if ends := ZH.pattern("from_to").fullmatch(text):
            first = read_days(ends[1], near, seen)
            return Days(first.first, read_days(ends[2], first.first.isoformat()[:7], seen).last)
    raise UnreadableDateError(f"“{printed}” is no date that is known")


@lru_cache(maxsize=4096)
def read_iso(written: str) -> Days:
    """YYYY, YYYY-MM or YYYY-MM-DD of 1000 to 2999: at the ends of the calendar nothing can be
    counted from a day. Raises UnreadableDateError."""
    if not _ISO.fullmatch(written):
        message = f"“{written}” is not YYYY, YYYY-MM or YYYY-MM-DD, of 1000 to 2999"
        raise UnreadableDateError(message)
    return _of_calendar(written)


def read_period(written: str) -> Days | None:
    """What conditions write as a period: YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Q3, YYYY-H2, or two of
    them with a / between; None for one that is not of the calendar, FY2025 or 2024-25. Raises
    UnreadableDateError for what looks like one and is none, 2025-Q9."""
    ends = written.split("/")
    if len(ends) > 2 or not all(map(_WRITTEN.fullmatch, ends)) or _of_two_years(written):
        return None
    first, last = (_written(end) for end in (ends[0], ends[-1]))
    if last.last < first.first:
        raise UnreadableDateError(f"“{written}” ends before it begins")
    return Days(first.first, last.last)


def _of_two_years(written: str) -> bool:
    """2024-25; 2011-12 is December."""
    found = re.fullmatch(r"\d\d(\d\d)-(\d\d)", written)
    year, next_year = map(int, found.groups()) if found else (0, 0)
    return next_year == (year + 1) % 100 and not 1 <= next_year <= 12


def _written(period: str) -> Days:
    return read_iso(period) if period[5:6] not in ("Q", "H") else read_days(period)


def _of_calendar(written: str) -> Days:
    year, *inside = map(int, written.split("-"))
    month = inside[0] if inside else 12
    try:
        first = date(year, *[*inside, 1, 1][:2])
        return Days(first, first if inside[1:] else date(year, month, monthrange(year, month)[1]))
    except ValueError as error:
        raise UnreadableDateError(f"“{written}” is no day of the calendar") from error


def _days(parts: _Parts, text: str, near: str | None) -> Days:
    try:
        year = _year(parts, text, near)
        month, count = _months(parts, text, near)
        last_month = month + count - 1
        first, last = _days_of_month(parts, monthrange(year, last_month)[1])
        return Days(date(year, month, first), date(year, last_month, last))
    except UnreadableDateError:
        raise
    except (ValueError, KeyError) as error:
        raise UnreadableDateError(f"“{text}” is no day of the calendar") from error


def _year(parts: _Parts, text: str, near: str | None) -> int:
    if "year" in parts:
        return _number(parts["year"])
    if near is None:
        raise UnreadableDateError(f"“{text}” names no year; give as_of: 'YYYY'")
    return int(near[:4]) + int(_table("relative_years").get(parts.get("relative", ""), 0))


def _months(parts: _Parts, text: str, near: str | None) -> tuple[int, int]:
    """(first month, how many)."""
    if "quarter" in parts:
        return 3 * _number(parts["quarter"]) - 2, 3
    if "half" in parts:
        return 6 * _number(parts["half"]) - 5, 6
    if "yearpart" in parts:
        first, months = _table("parts_of_year")[parts["yearpart"]]
        return first, months
    if "month" in parts:
        return _number(parts["month"]), 1
    if "day" not in parts:
        return 1, 12
    if near is None or len(near) < 7:
        raise UnreadableDateError(f"“{text}” needs an as_of with its month")
    return int(near[5:7]), 1


def _days_of_month(parts: _Parts, end: int) -> tuple[int, int]:
    """(first day, last day) in a month of `end` days."""
    if "day" in parts:
        return _number(parts["day"]), _number(parts.get("lastday", parts["day"]))
    first, last = _table("parts_of_month").get(parts.get("part", ""), (1, end))
    return first, min(last, end)


def _number(written: str) -> int:
    """A year, month, day or place in an order, in digits, numerals or words.

    Raises KeyError.
    """
    if written.isdecimal():
        return int(written)
    if (number := _table("months", "order_words").get(written)) is not None:
        return int(number)
    digits, tens, ten, ones = _table("digits"), *written.partition(ZH.text("date_ten"))
    if ten:
        return int((digits[tens] if tens else 1) * 10 + (digits[ones] if ones else 0))
    return int("".join(str(digits[c]) for c in written))


@cache
def _table(*names: str) -> dict[str, Any]:
    """What each word of these lists stands for. They are read with the first date: most runs of
    `explain` meet none."""
    return {word.lower(): is_ for name in names for word, is_ in WORDS.table(name).items()}
