"""Numbers written out in Chinese, Arabic and English are read back as what they are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimaudit.figures.languages import read_numeral

_CHINESE = "零一二三四五六七八九"
_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen
"""
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"


def _section(number: int) -> str:
    """1 to 9999 in Chinese."""
    written, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += ("零" if zero and written else "") + _CHINESE[digit] + name
            zero = False
        else:
            zero = True
    return written


def chinese(number: int) -> str:
    if number == 0:
        return "零"
    written = ""
    for place, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // place % 10**4
        if part:
            gap = "零" if written and part < 1000 else ""
            written += gap + _section(part) + name
    return written


def _hundreds(number: int) -> str:
    words = [_ONES.split()[number // 100] + " hundred"] if number >= 100 else []
    rest = number % 100
    if rest:
        tail = _ONES.split()[rest] if rest < 20 else _TENS.split()[rest // 10]
        if rest >= 20 and rest % 10:
            tail += "-" + _ONES.split()[rest % 10]
        words.append(tail)
    return " and ".join(words)


def english(number: int) -> str:
    parts = [
        _hundreds(number // place % 1000) + name
        for place, name in ((10**9, " billion"), (10**6, " million"), (1000, " thousand"), (1, ""))
        if number // place % 1000
    ]
    return " ".join(parts) or "zero"


def _read(text: str) -> Decimal:
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert numeral.end == len(text)
    return numeral.value


@given(st.integers(0, 10**12 - 1))
def test_chinese(number: int) -> None:
    assert _read(chinese(number)) == number


@given(st.integers(0, 10**12 - 1))
def test_english(number: int) -> None:
    assert _read(english(number)) == number


@given(st.integers(0, 10**15), st.sampled_from([",", "", " "]))
def test_arabic(number: int, gap: str) -> None:
    assert _read(f"{number:,}".replace(",", gap)) == number


@given(st.decimals(0, 10**9, places=3))
def test_arabic_decimals(number: Decimal) -> None:
    assert _read(f"{number:,f}") == number


@given(
    st.decimals("0.01", 9999, places=2),
    st.sampled_from(["万", "亿", "万亿", "千万", "百万", " million", " billion", "bn", "T"]),
)
def test_magnitudes(number: Decimal, magnitude: str) -> None:
    factors = {
        "万": 10**4, "亿": 10**8, "万亿": 10**12, "千万": 10**7, "百万": 10**6,
        " million": 10**6, " billion": 10**9, "bn": 10**9, "T": 10**12,
    }  # fmt: skip
    numeral = read_numeral(f"{number}{magnitude}", 0)
    assert numeral is not None
    assert numeral.value == number * factors[magnitude]
    assert numeral.quantum == Decimal("0.01") * factors[magnitude]
    assert numeral.magnitude


@pytest.mark.parametrize(
    ("written", "quantum", "loose"),
    [
        ("4.60", "0.01", "0.01"),
        ("4600", "1", "100"),
        ("1,000", "1", "1000"),
        ("7", "1", "1"),
        ("两百八十", "10", "10"),
        ("三百零五", "1", "1"),
        ("三点五", "0.1", "0.1"),
        ("twenty", "10", "10"),
        ("three hundred", "100", "100"),
        ("two and a half", "0.5", "0.5"),
    ],
)
def test_place_of_the_last_digit(written: str, quantum: str, loose: str) -> None:
    numeral = read_numeral(written, 0)
    assert numeral is not None
    assert (numeral.quantum, numeral.loose) == (Decimal(quantum), Decimal(loose))


@pytest.mark.parametrize(
    "text",
    ["05", "2.5.1", "二三四", "一九", "十十", "a", "an apple", "and", "点五", "1" * 25, "兆瓦"],
)
def test_no_number(text: str) -> None:
    numeral = read_numeral(text, 0)
    assert numeral is None or numeral.end < len(text)
