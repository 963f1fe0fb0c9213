"""Reading printed dates as intervals of days.

"9月18日" is one day (of the year that is given beside it), "2025年第三季度" and
"Q3 2025" are a quarter, "八月中旬" is ten days, "FY2026" is left to the metric's period.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from claimaudit.base.folding import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sep sept", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
_CJK = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"〇": 0, "零": 0, "首": 1}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_HALVES = {"上": 1, "下": 2, "前": 1, "后": 2, "first": 1, "second": 2}

# The days of a part of a month; 31 stands for its last day.
_PARTS = {
    **dict.fromkeys(("上旬", "初", "early"), (1, 10)),
    "中旬": (11, 20),
    **dict.fromkeys(("中", "mid"), (10, 21)),
    **dict.fromkeys(("下旬", "底", "末", "late"), (21, 31)),
}


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


_JOINED = re.compile(r"([^~～至到–—]+)[~～至到–—]([^~～至到–—]+)")
_INNER_SPACE = re.compile(r"(?<=\d) (?=[年月日])|(?<=[年月]) (?=\d)")
_YEAR_DIGITS = r"(?P<year>\d{4}|[一二〇零三四五六七八九]{4})"
_YEAR = rf"(?:{_YEAR_DIGITS}年?(?:度)?|(?P<relative>今年|去年|前年|明年|当年度?|同年|本年))?"
# What a year is to the one that `near` gives.
_RELATIVE = {"去年": -1, "前年": -2, "明年": 1}
# No date is longer than this.
_LONGEST = 60
_MON = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})"
_DAY = r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})"
_LAST_DAY = r"(?:[-–~～至到](?P<lastday>\d{1,2}))?"
_NAMED_YEAR = r"(?:,?[ ](?P<year>\d{4}))?"
_OF_YEAR = r"(?:[ ,]+(?:of )?(?P<year>\d{4}))?"
_NTH = r"(?:st|nd|rd|th)?"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(p, re.IGNORECASE | re.ASCII)
        for p in (
            r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})",
            r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})",
            r"(?P<year>\d{4})[- ]?H(?P<half>[12])|H(?P<half2>[12])[ -]?(?P<year2>\d{4})",
            r"(?P<year>\d{4})[- ]?Q(?P<quarter>[1-4])"
            r"|Q(?P<quarter2>[1-4])[ ,-]{0,2}(?P<year2>\d{4})",
            rf"{_YEAR_DIGITS}年?度?",
            rf"{_YEAR}{_MONTH}月(?:份)?(?P<part>上旬|中旬|下旬|初|中|底|末)?",
            rf"{_YEAR}{_MONTH}月{_DAY}[日号]?{_LAST_DAY}[日号]?",
            rf"{_YEAR}第?(?P<quarter>[一二三四首1-4])季度?",
            rf"{_YEAR}(?P<half>[上下])半年",
            rf"{_YEAR}(?P<yearpart>年初|年中|年底|年末|初|底|末|中)",
            r"(?P<relative>今年|去年|前年|明年|当年|同年|本年)",
            rf"(?P<name>{_MON})\.?[ ]{_DAY}{_NTH}{_LAST_DAY}{_NAMED_YEAR}",
            rf"{_DAY}{_NTH}[ ](?P<name>{_MON})\.?{_NAMED_YEAR}",
            rf"(?P<part>early|mid|late)?[ -]?(?P<name>{_MON})\.?{_NAMED_YEAR}",
            rf"(?:the )?(?P<ordinal>first|second|third|fourth) quarter{_OF_YEAR}",
            rf"(?:the )?(?P<ordhalf>first|second) half{_OF_YEAR}",
            r"(?P<yearword>early|mid|late)[ -](?P<year>\d{4})",
            rf"{_DAY}日",
        )
    )


def read_days(printed: str, near: str | None = None) -> Days:
    """The days that `printed` names; `near` ("2025" or "2025-09") fills in what it leaves out.

    Raises UnreadableDateError.
    """
    text = _INNER_SPACE.sub("", " ".join(fold(printed.strip()).text.split()))
    if len(text) <= _LONGEST:
        for pattern in _patterns():
            if found := pattern.fullmatch(text):
                return _days(found.groupdict(), text, near)
        if ends := _JOINED.fullmatch(text):
            first = read_days(ends[1], near)
            return Days(first.first, read_days(ends[2], first.first.isoformat()[:7]).last)
    raise UnreadableDateError(f"“{printed}” is no date that is known")


def read_iso(written: str) -> Days:
    """YYYY, YYYY-MM or YYYY-MM-DD. Raises UnreadableDateError."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", written, re.ASCII):
        raise UnreadableDateError(f"“{written}” is not YYYY, YYYY-MM or YYYY-MM-DD")
    return read_days(written)


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    if "十" in written:
        tens, _, ones = written.partition("十")
        return _CJK.get(tens, 1) * 10 + (_CJK[ones] if ones else 0)
    return int("".join(str(_CJK[c]) for c in written))


def _days(parts: dict[str, str | None], text: str, near: str | None) -> Days:
    try:
        year = _year(parts, text, near)
        if months := _months_of_year(parts):
            return _months(year, *months)
        return _in_month(year, parts, text, near)
    except UnreadableDateError:
        raise
    except (ValueError, KeyError) as error:
        raise UnreadableDateError(f"“{text}” is no day of the calendar") from error


def _months_of_year(parts: dict[str, str | None]) -> tuple[int, int] | None:
    """(first month, how many) of a quarter, a half or a part of a year."""
    get = parts.get
    if quarter := get("quarter") or get("quarter2"):
        return 3 * _number(quarter) - 2, 3
    if ordinal := get("ordinal"):
        return 3 * _ORDINALS[ordinal.lower()] - 2, 3
    if half := get("half") or get("half2") or get("ordhalf"):
        return 6 * (_HALVES.get(half.lower()) or int(half)) - 5, 6
    if part := get("yearpart") or get("yearword"):
        first = {"初": 1, "e": 1, "中": 5, "m": 5}.get(part.removeprefix("年")[0].lower(), 10)
        return first, 4 if first == 5 else 3
    return None


def _in_month(year: int, parts: dict[str, str | None], text: str, near: str | None) -> Days:
    """A day, a part of a month, a month; a whole year where no month is named."""
    named, day = parts.get("month") or parts.get("name"), parts.get("day")
    if named is None and day is None:
        return _months(year, 1, 12)
    if named is None and (near is None or len(near) < 7):
        raise UnreadableDateError(f"“{text}” needs an as_of with its month")
    month = _MONTHS.get(named.lower()) or _number(named) if named else int(str(near)[5:7])
    if day is None:
        return _part_of_month(year, month, parts.get("part"))
    first = _day(year, month, _number(day))
    if last := parts.get("lastday"):
        return Days(first.first, _day(year, month, _number(last)).last)
    return first


def _year(parts: dict[str, str | None], text: str, near: str | None) -> int:
    if written := parts.get("year") or parts.get("year2"):
        return _number(written)
    if near is None:
        raise UnreadableDateError(f"“{text}” names no year; give as_of: 'YYYY'")
    return int(near[:4]) + _RELATIVE.get(parts.get("relative") or "", 0)


def _day(year: int, month: int, day: int) -> Days:
    return Days(date(year, month, day), date(year, month, day))


def _months(year: int, first: int, count: int) -> Days:
    last = first + count - 1
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _part_of_month(year: int, month: int, part: str | None) -> Days:
    end = monthrange(year, month)[1]
    first, last = _PARTS.get((part or "").lower(), (1, end))
    return Days(date(year, month, first), date(year, month, min(last, end)))
