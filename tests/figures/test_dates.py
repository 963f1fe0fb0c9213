"""Printed dates as intervals of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimaudit.figures.dates import Days, UnreadableDateError, read_days, read_iso
from tests.table import each

TABLE = [
    # printed, as_of, first day, last day
    ("9月18日", "2025", "2025-09-18", "2025-09-18"),
    ("9月18日", "2025-09", "2025-09-18", "2025-09-18"),
    ("12月5日", "2025", "2025-12-05", "2025-12-05"),
    ("2025年8月21日", None, "2025-08-21", "2025-08-21"),
    ("2025 年 8 月", None, "2025-08-01", "2025-08-31"),
    ("10月份", "2025", "2025-10-01", "2025-10-31"),
    ("10 月", "2025", "2025-10-01", "2025-10-31"),
    ("九月", "2025", "2025-09-01", "2025-09-30"),
    ("今年四月", "2025", "2025-04-01", "2025-04-30"),
    ("当年度10月", "2024", "2024-10-01", "2024-10-31"),
    ("去年12月", "2025", "2024-12-01", "2024-12-31"),
    ("明年", "2025", "2026-01-01", "2026-12-31"),
    ("八月底", "2025", "2025-08-21", "2025-08-31"),
    ("七月底", "2025", "2025-07-21", "2025-07-31"),
    ("八月中旬", "2025", "2025-08-11", "2025-08-20"),
    ("11月初", "2025", "2025-11-01", "2025-11-10"),
    ("2月下旬", "2024", "2024-02-21", "2024-02-29"),
    ("十二月三十一日", "2025", "2025-12-31", "2025-12-31"),
    ("二十一日", "2025-08", "2025-08-21", "2025-08-21"),
    ("18日", "2025-09", "2025-09-18", "2025-09-18"),
    ("2025年", None, "2025-01-01", "2025-12-31"),
    ("2025", None, "2025-01-01", "2025-12-31"),
    ("二〇二五年", None, "2025-01-01", "2025-12-31"),
    ("2024年度", None, "2024-01-01", "2024-12-31"),
    ("2025年第三季度", None, "2025-07-01", "2025-09-30"),
    ("2025年一季度", None, "2025-01-01", "2025-03-31"),
    ("第四季度", "2024", "2024-10-01", "2024-12-31"),
    ("2027年下半年", None, "2027-07-01", "2027-12-31"),
    ("今年上半年", "2025", "2025-01-01", "2025-06-30"),
    ("2024年底", None, "2024-10-01", "2024-12-31"),
    ("2022年初", None, "2022-01-01", "2022-03-31"),
    ("2022年至2024年", None, "2022-01-01", "2024-12-31"),
    ("7月14日至15日", "2025", "2025-07-14", "2025-07-15"),
    ("7月14-15日", "2025", "2025-07-14", "2025-07-15"),
    ("2025-09-18", None, "2025-09-18", "2025-09-18"),
    ("2025/9/18", None, "2025-09-18", "2025-09-18"),
    ("2025.11.03", None, "2025-11-03", "2025-11-03"),
    ("2025-09", None, "2025-09-01", "2025-09-30"),
    ("2025Q3", None, "2025-07-01", "2025-09-30"),
    ("Q3 2025", None, "2025-07-01", "2025-09-30"),
    ("2024 Q4", None, "2024-10-01", "2024-12-31"),
    ("2025H1", None, "2025-01-01", "2025-06-30"),
    ("September 18, 2025", None, "2025-09-18", "2025-09-18"),
    ("Sept. 18, 2025", None, "2025-09-18", "2025-09-18"),
    ("18 March 2024", None, "2024-03-18", "2024-03-18"),
    ("December 30", "2025", "2025-12-30", "2025-12-30"),
    ("May 15", "2025", "2025-05-15", "2025-05-15"),
    ("July 14-15, 2025", None, "2025-07-14", "2025-07-15"),
    ("September 2025", None, "2025-09-01", "2025-09-30"),
    ("late November 2025", None, "2025-11-21", "2025-11-30"),
    ("early 2026", None, "2026-01-01", "2026-03-31"),
    ("fourth quarter of 2024", None, "2024-10-01", "2024-12-31"),
    ("second half of 2026", None, "2026-07-01", "2026-12-31"),
    ("second half 2026", None, "2026-07-01", "2026-12-31"),
    ("進入2025年", None, None, None),
    ("2025年13月", None, None, None),
    ("2月30日", "2025", None, None),
    ("2025-02-29", None, None, None),
    ("0000年", None, None, None),
    ("9月18日", None, None, None),
    ("18日", "2025", None, None),
    ("同一天", "2025-09-18", None, None),
    ("FY2026", None, None, None),
    ("9月18日", "soon", None, None),
    ("5月十十日", "2025", None, None),
    ("", "2025", None, None),
]


@each(("printed", "near", "first", "last"), TABLE)
def test_date(printed: str, near: str | None, first: str | None, last: str | None) -> None:
    if first is None or last is None:
        with pytest.raises(UnreadableDateError):
            read_days(printed, near)
    else:
        expected = Days(date.fromisoformat(first), date.fromisoformat(last))
        assert read_days(printed, near) == expected


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_iso(day.isoformat()) == Days(day, day)
    assert read_days(f"{day.year}年{day.month}月{day.day}日") == Days(day, day)
    assert read_days(f"{day:%B} {day.day}, {day.year}") == Days(day, day)
    month = read_iso(f"{day:%Y-%m}")
    assert Days(day, day).within(month)
    assert month.within(read_iso(f"{day:%Y}"))
    assert month.overlaps(Days(day, day))
    assert not read_iso(f"{day:%Y}").within(month)


@pytest.mark.parametrize(
    "written",
    ["25", "2025-9", "2025-13", "2025-02-30", "2025年", "２０２５", "", "9999-12-31", "0001-01-01"],
)
def test_no_iso_date(written: str) -> None:
    with pytest.raises(UnreadableDateError):
        read_iso(written)


_PIECES = [*"0123456789年月日第季度上下半初中底末至到~-–一二十〇 ", "May ", "Q", "H"]


@given(
    st.text(max_size=300) | st.lists(st.sampled_from(_PIECES)).map("".join),
    st.sampled_from([None, "2025", "2025-09", "x"]),
)
def test_any_text_is_read_or_refused(text: str, near: str | None) -> None:
    try:
        days = read_days(text, near)
    except UnreadableDateError:
        return
    assert days.first.year > 0
