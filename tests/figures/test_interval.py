"""Interval arithmetic encloses the arithmetic of every value inside."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimaudit.figures import Interval

NUMBERS = st.decimals(-(10**9), 10**9, places=4)


@st.composite
def intervals(draw: st.DrawFn, numbers: st.SearchStrategy[Decimal] = NUMBERS) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    return Interval(low, high)


@st.composite
def inside(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    low, value, high = sorted((draw(NUMBERS), draw(NUMBERS), draw(NUMBERS)))
    return Interval(low, high), value


def _holds(interval: Interval, value: Decimal) -> bool:
    # A quotient is rounded at the 40th digit, the interval's end and the value alike.
    slack = abs(value) / 10**25
    return (interval.low is None or interval.low <= value + slack) and (
        interval.high is None or value - slack <= interval.high
    )


@given(inside(), inside())
def test_arithmetic_encloses_pointwise(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = first, second
    assert _holds(a + b, x + y)
    assert _holds(a - b, x - y)
    assert _holds(a * b, x * y)
    assert _holds(-a, -x)
    assert _holds(a.hull(b), x)
    assert _holds(a.hull(b), y)
    if b.low is not None and b.high is not None and not b.low <= 0 <= b.high:
        assert _holds(a / b, x / y)


@given(inside(), st.decimals("0.001", 1000, places=3))
def test_scale_encloses(pair: tuple[Interval, Decimal], factor: Decimal) -> None:
    interval, value = pair
    assert _holds(interval.scale(factor), value * factor)


@given(st.decimals("0.001", 1000, places=3), st.decimals("0.001", 1000, places=3))
def test_power_encloses_and_undoes(low: Decimal, high: Decimal) -> None:
    assume(low <= high)
    root = Interval(low, high).power(Decimal("0.5"))
    assert _holds(root, low.sqrt())
    assert _holds(root, high.sqrt())
    squared = root.power(Decimal(2))
    assert squared.low is not None
    assert abs(squared.low - low) < Decimal("1e-20")


@given(intervals(), intervals())
def test_overlap_is_symmetric_and_seen_in_the_hull(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(a)
    assert a.overlaps(a.hull(b))
    assert a.hull(b) == b.hull(a)


@given(intervals())
def test_dividing_by_an_interval_that_holds_zero_raises(interval: Interval) -> None:
    for divisor in (
        Interval(Decimal(-1), Decimal(1)),
        Interval(Decimal(0), Decimal(1)),
        Interval(Decimal(-1), Decimal(0)),
        Interval.point(Decimal(0)),
        Interval(Decimal(1), None),
        Interval(None, Decimal(-1)),
    ):
        with pytest.raises(ZeroDivisionError):
            interval / divisor


@given(inside(), inside())
def test_open_ends_stay_open(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = first, second
    floor = Interval(a.low, None)
    assert (floor + b).high is None
    assert (-floor).low is None
    assert (floor - b).high is None
    assert floor.overlaps(Interval(x, None))
    assert _holds(floor * b, x * y)
    if b.low is not None and b.low > 0:
        assert _holds(floor / b, x / y)


def test_product_with_a_floor_keeps_the_floor() -> None:
    floor = Interval(Decimal(2), None)
    assert floor * Interval(Decimal(3), Decimal(4)) == Interval(Decimal(6), None)
    assert Interval(Decimal(3), Decimal(4)) * floor == Interval(Decimal(6), None)
    assert floor / Interval(Decimal(3), Decimal(4)) == Interval(Decimal("0.5"), None)


@pytest.mark.parametrize(
    ("interval", "exponent"),
    [((-1, 1), 2), ((0, 1), 2), ((1, 2), 0), ((1, 2), -1), ((None, 2), 2)],
)
def test_power_of_what_has_none(interval: tuple[int | None, int], exponent: int) -> None:
    low, high = (None if side is None else Decimal(side) for side in interval)
    with pytest.raises(ValueError, match="positive"):
        Interval(low, high).power(Decimal(exponent))


def test_empty_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        Interval(Decimal(2), Decimal(1))
