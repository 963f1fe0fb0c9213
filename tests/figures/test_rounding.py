"""How far a number can be off: its last printed digit, the cap on round numbers, ranges, grades."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimaudit.figures import Figure
from claimaudit.figures.reader import FigureReader
from tests.table import each

READER = FigureReader()
CAP, HALF = Decimal("0.05"), Decimal("0.5")


@each(
    ("printed", "low", "high"),
    [
        # no zero is printed on purpose: half the last digit's unit, 5 % of the number at most
        ("1,000 people", "950", "1050"),
        ("300 jobs", "285", "315"),
        ("2,000", "1900", "2100"),
        ("1,230", "1225", "1235"),
        ("10倍", "9.5", "10.5"),
        # words round as digits do, and print no zeros
        ("two thousand", "1900", "2100"),
        ("两千", "1900", "2100"),
        ("2 thousand", "1900", "2100"),
        ("2千", "1900", "2100"),
        ("3千万", "2.85e7", "3.15e7"),
        ("三千万", "2.85e7", "3.15e7"),
        ("两千亿", "1.9e11", "2.1e11"),
        ("千億", "0.95e11", "1.05e11"),
        ("two hundred million", "190e6", "210e6"),
        # 万, 亿, million, an SI prefix and % say that zeros are meant
        ("2000亿", "1999.5e8", "2000.5e8"),
        ("200 million", "199.5e6", "200.5e6"),
        ("2 million", "1.5e6", "2.5e6"),
        ("two million", "1.5e6", "2.5e6"),
        ("100 thousand", "99500", "100500"),
        ("700 GB", "699.5e9", "700.5e9"),
        ("50%", "49.5", "50.5"),
        # people below a hundred are counted; an average of them is not
        ("99 people", "99", "99"),
        ("100 people", "95", "105"),
        ("2.5人", "2.45", "2.55"),
        # a dozen is one sixth of it wide, and no sharper for the cap
        ("two dozen", "22", "26"),
        # a range is as precise as its finer end, and each round end off by 5 % at most
        ("1,000–1,500", "950", "1550"),
        ("100,000 to 200,000 km", "95e6", "210e6"),
        ("150 to 200 tonnes", "145e6", "205e6"),
        ("95-100 companies", "95", "100"),
        ("两三百亿", "190e8", "315e8"),
        ("两三倍", "1.5", "3.5"),
        ("5000万到1亿元", "4999.5e4", "10000.5e4"),
        # two bounds that are one range are hard
        ("30万元以上50万元以下", "30e4", "50e4"),
        ("5万元以上不满50万元", "5e4", "50e4"),
        # a fraction names a region, a tenth of it wide to either side
        ("二分之一", "0.45", "0.55"),
        ("three quarters", "0.675", "0.825"),
        ("近二分之一", "0.45", "0.525"),
        # a word for a stretch begins at its number
        ("数百家", "200", "1000"),
        ("零下几度", "-10", "-2"),
        ("6倍多", "6", "7"),
        # a grade is its own power of ten
        ("百万级", "0.95e6", "1e7"),
        ("萬億級別", "0.95e12", "1e13"),
    ],
)
def test_what_a_number_can_be(printed: str, low: str, high: str) -> None:
    figure = READER.read(printed)
    assert (figure.low, figure.high) == (Decimal(low), Decimal(high))
    assert Decimal(low) <= figure.value <= Decimal(high)


@pytest.mark.parametrize(
    ("printed", "bound"),
    [
        ("6倍多", "over"),
        ("十几亿元", "over"),
        ("数百家", "order"),
        ("两三百", "range"),
        ("5", "exact"),
    ],
)
def test_what_a_number_says_without_a_hedge(printed: str, bound: str) -> None:
    assert READER.read(printed).bound == bound


@pytest.mark.parametrize(
    ("printed", "low_end", "high_end"),
    [
        ("8% to 12%", "8.5", "11.5"),
        ("-5% to -3%", "-4.5", "-3.5"),
        # the lower end is the low one, whichever is printed first
        ("-3% to -5%", "-4.5", "-3.5"),
        ("两三百", "210", "285"),
    ],
)
def test_core_of_a_range(printed: str, low_end: str, high_end: str) -> None:
    """The most that its low end can be, and the least that its high end can be."""
    assert READER.read(printed).core == (Decimal(low_end), Decimal(high_end))


def test_1449_is_no_1000() -> None:
    figure = READER.read("1,000 people")
    assert figure.high is not None
    assert figure.high < 1449
    assert not READER.read("300 jobs").interval.holds(READER.read("345 jobs").interval)


@pytest.mark.parametrize(
    ("printed", "ceiling"),
    [
        # one unit of the last digit, of two digits and more
        ("46%", "47"),
        ("4.6", "4.7"),
        ("4608万", "4609e4"),
        ("99", "100"),
        ("1.0", "1.1"),
        ("10%", "11"),
        # zeros that nothing says to be meant hide no more than 5 % of the number
        ("1,230", "1240"),
        ("1,200", "1260"),
        ("120 people", "126"),
        # one digit would hide up to half of itself
        ("5", None),
        ("9%", None),
        ("10倍", None),
        ("3千万", None),
        ("1亿", None),
        # what is no number of digits was not cut off
        ("三分之二", None),
        ("数百家", None),
        ("8% to 12%", None),
    ],
)
def test_how_far_a_figure_reaches_that_was_cut_off(printed: str, ceiling: str | None) -> None:
    assert READER.read(printed).ceiling == (None if ceiling is None else Decimal(ceiling))


def _read(value: int) -> Figure:
    return READER.read(f"{value:,}")


@given(st.integers(1, 10**12))
def test_no_whole_number_is_off_by_more_than_its_last_digit_or_the_cap(value: int) -> None:
    figure = _read(value)
    last = 10 ** (len(str(value)) - len(str(value).rstrip("0")))
    assert figure.low is not None
    assert figure.high is not None
    room = min(HALF * last, CAP * value) if last > 1 else HALF
    assert (figure.value - figure.low, figure.high - figure.value) == (room, room)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_no_end_of_a_range_is_wider_than_by_itself(one: int, other: int) -> None:
    low, high = sorted((one, other))
    in_thousands = high % 1000 == 0 and 1000 < 1000 * low < high <= 5000 * low  # 3-4,000
    if low == high or 1900 <= low < 2100 or in_thousands:
        return
    both, first, last = READER.read(f"{low:,} to {high:,}"), _read(low), _read(high)
    assert both.low is not None
    assert both.high is not None
    assert both.core is not None
    assert first.low is not None
    assert last.high is not None
    assert first.low <= both.low <= low <= both.core[0]
    assert both.core[1] <= high <= both.high <= last.high


@pytest.mark.parametrize(
    ("printed", "low", "high", "bound"),
    [
        ("1 to 10", "0.5", "10.5", "range"),
        ("over 1 to 10", "1", None, "over"),
        ("under 1 to 10", None, "10", "under"),
        ("about 10 to 12", "9.5", "12.6", "range"),
        ("about -5% to -3%", "-5.5", "-2.5", "range"),
        ("up to 10 to 12", "9.5", "12.5", "range"),
        ("近10到12", "9", "12.5", "range"),
    ],
)
def test_what_a_hedge_makes_of_a_range(
    printed: str, low: str | None, high: str | None, bound: str
) -> None:
    figure = READER.read(printed)
    ends = tuple(None if end is None else Decimal(end) for end in (low, high))
    assert (figure.low, figure.high, figure.bound) == (*ends, bound)


@pytest.mark.parametrize(
    ("printed", "low", "high", "bound"),
    [
        ("过半", "0.5", None, "over"),
        ("约46%", "43.7", "48.3", "about"),
        ("近50%", "45", "50.5", "nearly"),
        # "about" loosens the other one
        ("约10%以上", "9.5", None, "over"),
        ("超过约10%", "9.5", None, "over"),
        ("over about 10%", "9.5", None, "over"),
        ("up to about 10%", None, "10.5", "up_to"),
        ("近10%左右", "9", "10.5", "about"),
        ("nearly 10% or so", "9", "10.5", "about"),
        # of others that which says more
        ("高达近10%", "9", "10.5", "nearly"),
        ("超百万级", "1e6", "1e7", "order"),
        ("百万级以上", "1e6", None, "over"),
        # one of each end is a range
        ("逾80公里至100公里以内", "76000", "105000", "range"),
    ],
)
def test_what_hedges_leave_open(
    printed: str, low: str | None, high: str | None, bound: str
) -> None:
    figure = READER.read(printed)
    ends = tuple(None if end is None else Decimal(end) for end in (low, high))
    assert (figure.low, figure.high, figure.bound) == (*ends, bound)
