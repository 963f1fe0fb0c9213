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

from claimaudit.folding import fold

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


_INNER_SPACE = re.compile(r"(?<=\d) (?=[年月日])|(?<=[年月]) (?=\d)")
_YEAR = rf"(?:(?P<year>\d{{4}}|[一二〇零三四五六七八九]{{4}})年?(?:度)?|今年|去年|当年度?|同年|本年)?"
_MON = "|".join(sorted(_MONTHS, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month, day = r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})", r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})"
    return tuple(
        re.compile(p, re.IGNORECASE)
        for p in (
            r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
            r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})",
            r"(?P<year>\d{4})-?[Hh](?P<half>[12])|[Hh](?P<half2>[12])[ -]?(?P<year2>\d{4})",
            r"(?P<year>\d{4})-?[Qq](?P<quarter>[1-4])|[Qq](?P<quarter2>[1-4])[ ,-]{0,2}(?P<year2>\d{4})",
            r"(?P<year>\d{4}|[一二〇零三四五六七八九]{4})年?度?",
            rf"{_YEAR}{month}月(?:份)?(?P<part>上旬|中旬|下旬|初|中|底|末)?",
            rf"{_YEAR}{month}月{day}[日号]?",
            rf"{_YEAR}第?(?P<quarter>[一二三四首1-4])季度?",
            rf"{_YEAR}(?P<half>[上下])半年",
            rf"{_YEAR}(?P<yearpart>年初|年中|年底|年末|初|底|末|中)",
            r"今年|去年|当年|同年",
            rf"(?P<name>{_MON})\.?[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?[ ](?P<year>\d{{4}}))?",
            rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ](?P<name>{_MON})\.?(?:,?[ ](?P<year>\d{{4}}))?",
            rf"(?P<part>early|mid|late)?[ -]?(?P<name>{_MON})\.?(?:,?[ ](?P<year>\d{{4}}))?",
            r"(?:the )?(?P<ordinal>first|second|third|fourth) quarter(?:[ ,]+(?:of )?(?P<year>\d{4}))?",
            r"(?:the )?(?P<ordhalf>first|second) half(?:[ ,]+(?:of )?(?P<year>\d{4}))?",
            r"(?P<yearword>early|mid|late)[ -](?P<year>\d{4})",
            r"(?P<day>\d{1,2})日",
        )
    )  # fmt: skip


def read_days(printed: str, near: str | None = None) -> Days:
    """The days that `printed` names; `near` ("2025" or "2025-09") fills in what it leaves out.

    Raises UnreadableDateError.
    """
    text = _INNER_SPACE.sub("", " ".join(fold(printed.strip()).text.split()))
    for pattern in _patterns():
        if found := pattern.fullmatch(text):
            return _days(found.groupdict(), text, near)
    first, joint, last = text.partition(next((j for j in "~～至到–—" if j in text), "\0"))
    if joint and last:
        return Days(read_days(first, near).first, read_days(last, near).last)
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
    get = parts.get
    year = _year(get("year") or get("year2"), text, near)
    try:
        if quarter := get("quarter") or get("quarter2"):
            return _months(year, 3 * _number(quarter) - 2, 3)
        if ordinal := get("ordinal"):
            return _months(year, 3 * _ORDINALS[ordinal.lower()] - 2, 3)
        if half := get("half") or get("half2") or get("ordhalf"):
            number = _HALVES.get(half.lower()) or int(half)
            return _months(year, 6 * number - 5, 6)
        if part := get("yearpart") or get("yearword"):
            first = {"初": 1, "e": 1, "中": 5, "m": 5}.get(part.removeprefix("年")[0].lower(), 10)
            return _months(year, first, 4 if first == 5 else 3)
        month = get("month") or get("name")
        if month is None:
            if (day := get("day")) and near and len(near) >= 7:
                return _day(year, int(near[5:7]), _number(day))
            if day:
                raise UnreadableDateError(f"“{text}” needs an as_of with its month")
            return _months(year, 1, 12)
        number = _MONTHS.get(month.lower()) or _number(month)
        if day := get("day"):
            return _day(year, number, _number(day))
        return _part_of_month(year, number, get("part"))
    except (ValueError, KeyError) as error:
        if isinstance(error, UnreadableDateError):
            raise
        raise UnreadableDateError(f"“{text}” is no day of the calendar") from error


def _year(written: str | None, text: str, near: str | None) -> int:
    if written:
        return _number(written)
    if near is None:
        raise UnreadableDateError(f"“{text}” names no year; give as_of: 'YYYY'")
    return int(near[:4])


def _day(year: int, month: int, day: int) -> Days:
    return Days(date(year, month, day), date(year, month, day))


def _months(year: int, first: int, count: int) -> Days:
    last = first + count - 1
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _part_of_month(year: int, month: int, part: str | None) -> Days:
    end = monthrange(year, month)[1]
    spans = {"上旬": (1, 10), "初": (1, 10), "early": (1, 10), "中旬": (11, 20), "中": (10, 21),
             "mid": (10, 21), "下旬": (21, end), "底": (21, end), "末": (21, end), "late": (21, end)}  # fmt: skip
    first, last = spans.get((part or "").lower(), (1, end))
    return Days(date(year, month, first), date(year, month, last))
