"""Every operation on intervals, in worked figures: `3..5` is all from 3 to 5, `7` is the point
7, `3..` has no upper bound, `..5` no lower one and `..` none at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimaudit.figures import Interval


def _read(text: str) -> Interval:
    low, dots, high = text.partition("..")
    if not dots:
        return Interval.point(Decimal(low))
    return Interval(Decimal(low) if low else None, Decimal(high) if high else None)


def test_a_point_is_one_value() -> None:
    assert Interval.point(Decimal(7)) == Interval(Decimal(7), Decimal(7))


@pytest.mark.parametrize("text", ["7", "3..", "..5", ".."])
def test_a_point_and_open_ends_are_no_empty_interval(text: str) -> None:
    assert _read(text) == _read(text)


# overlaps: some value lies in both. meets: they share more than an end, or one is exact.
@pytest.mark.parametrize(
    ("a", "b", "overlaps", "meets"),
    [
        ("61.5..62.5", "62..63", True, True),
        ("61.5..62.5", "61.5..62.5", True, True),
        ("1..9", "4..5", True, True),
        # 62 % and 63 %, both rounded, only touch.
        ("61.5..62.5", "62.5..63.5", True, False),
        # An exact value may lie on an end: 96 companies and "96 to 100".
        ("96", "96..100", True, True),
        ("100", "96..100", True, True),
        ("96", "96", True, True),
        ("95", "96..100", False, False),
        ("101", "96..100", False, False),
        ("96", "97", False, False),
        ("61.5..62.5", "62.6..63.5", False, False),
        # "over 5" and what ends there, begins there, or goes beyond.
        ("5..", "3..5", True, False),
        ("5..", "5..8", True, True),
        ("5..", "3..4", False, False),
        ("5..", "3..6", True, True),
        ("5..", "5", True, True),
        ("5..", "4", False, False),
        ("5..", "8..", True, True),
        # "under 5".
        ("..5", "5..8", True, False),
        ("..5", "3..5", True, True),
        ("..5", "6..8", False, False),
        ("..5", "4..8", True, True),
        ("..5", "5", True, True),
        ("..5", "6", False, False),
        ("..5", "..2", True, True),
        ("..5", "5..", True, False),
        ("..4", "5..", False, False),
        ("..", "3..5", True, True),
        ("..", "3", True, True),
        ("..", "5..", True, True),
        ("..", "..", True, True),
    ],
)
def test_overlaps_and_meets(a: str, b: str, *, overlaps: bool, meets: bool) -> None:
    for first, second in ((_read(a), _read(b)), (_read(b), _read(a))):
        assert first.overlaps(second) is overlaps
        assert first.meets(second) is meets


@pytest.mark.parametrize(
    ("a", "b", "holds"),
    [
        ("1..9", "1..9", True),
        ("1..9", "2..8", True),
        ("2..8", "1..9", False),
        ("1..9", "0..8", False),
        ("1..9", "2..10", False),
        ("5", "5", True),
        ("1..", "5..", True),
        ("5..", "1..", False),
        ("1..9", "5..", False),
        ("..9", "..5", True),
        ("1..9", "..5", False),
        ("..", "..5", True),
    ],
)
def test_holds(a: str, b: str, *, holds: bool) -> None:
    assert _read(a).holds(_read(b)) is holds


@pytest.mark.parametrize(
    ("a", "b", "hull"),
    [
        ("1..2", "5..6", "1..6"),
        ("1..9", "4..5", "1..9"),
        ("1", "4", "1..4"),
        ("-3..-1", "2", "-3..2"),
        ("3..", "1..2", "1.."),
        ("..3", "5..6", "..6"),
        ("..3", "5..", ".."),
        ("..", "1", ".."),
    ],
)
def test_hull(a: str, b: str, hull: str) -> None:
    assert _read(a).hull(_read(b)) == _read(b).hull(_read(a)) == _read(hull)


@pytest.mark.parametrize(
    ("a", "negated"),
    [("1..2", "-2..-1"), ("7", "-7"), ("3..", "..-3"), ("..3", "-3.."), ("..", "..")],
)
def test_negation(a: str, negated: str) -> None:
    assert -_read(a) == _read(negated)
    assert -_read(negated) == _read(a)


@pytest.mark.parametrize(
    ("a", "b", "total"),
    [
        ("1..2", "10..20", "11..22"),
        ("-2..3", "5", "3..8"),
        ("1..2", "10..", "11.."),
        ("1..2", "..20", "..22"),
        ("1..", "..2", ".."),
        ("..", "7", ".."),
    ],
)
def test_sum(a: str, b: str, total: str) -> None:
    assert _read(a) + _read(b) == _read(b) + _read(a) == _read(total)


@pytest.mark.parametrize(
    ("a", "b", "difference"),
    [
        ("10..20", "1..2", "8..19"),
        ("1..2", "10..20", "-19..-8"),
        ("5", "-2..3", "2..7"),
        ("10..20", "1..", "..19"),
        ("10..20", "..2", "8.."),
        ("10..", "1..2", "8.."),
        ("10..", "1..", ".."),
    ],
)
def test_difference(a: str, b: str, difference: str) -> None:
    assert _read(a) - _read(b) == _read(difference)


@pytest.mark.parametrize(
    ("a", "b", "product"),
    [
        ("2..3", "5..7", "10..21"),
        ("-3..-2", "5..7", "-21..-10"),
        ("-3..-2", "-7..-5", "10..21"),
        ("-2..3", "5..7", "-14..21"),
        ("-2..3", "-7..5", "-21..15"),  # low times low, high times low
        ("-3..2", "-5..7", "-21..15"),  # low times high, low times low
        ("-3..2", "-1..7", "-21..14"),  # low times high, high times high
        ("-2..3", "-7..1", "-21..14"),  # high times low, low times low
        ("0", "5..7", "0"),
        ("2..", "3..4", "6.."),
        ("2..", "3..", "6.."),
        ("2..", "3", "6.."),
        ("0..", "3..4", "0.."),
        ("0..", "0..", "0.."),
        ("0.5..", "1..4", "0.5.."),
        # A bound that may change its sign is none.
        ("-1..", "3..4", ".."),
        ("2..", "-3..4", ".."),
        ("..2", "3..4", ".."),
        ("..", "3..4", ".."),
        ("..", "0", ".."),
    ],
)
def test_product(a: str, b: str, product: str) -> None:
    assert _read(a) * _read(b) == _read(b) * _read(a) == _read(product)


@pytest.mark.parametrize(
    ("a", "b", "quotient"),
    [
        ("10..21", "2..5", "2..10.5"),
        ("10..21", "-5..-2", "-10.5..-2"),
        ("-21..-10", "2..5", "-10.5..-2"),
        ("-21..-10", "-5..-2", "2..10.5"),
        ("-10..20", "2..5", "-5..10"),
        ("7", "2", "3.5"),
        ("0", "2..5", "0"),
        ("10..", "2..5", "2.."),
        ("..10", "2..5", "..5"),
        ("10..", "-5..-2", "..-2"),
        ("..10", "-5..-2", "-5.."),
        ("..", "2..5", ".."),
        # Divisors just beside zero.
        ("1", "0.1..0.5", "2..10"),
        ("1", "-0.5..-0.1", "-10..-2"),
    ],
)
def test_quotient(a: str, b: str, quotient: str) -> None:
    assert _read(a) / _read(b) == _read(quotient)


@pytest.mark.parametrize("divisor", ["0", "-1..1", "0..1", "-1..0", "1..", "..1", "..-1", ".."])
def test_no_quotient(divisor: str) -> None:
    """Zero among the divisors, or no bound to how small or large they get."""
    with pytest.raises(ZeroDivisionError, match="holds zero or has no bound"):
        _read("1..2") / _read(divisor)


@pytest.mark.parametrize(
    ("a", "factor", "scaled"),
    [
        ("61.5..62.5", "0.01", "0.615..0.625"),
        ("-2..3", "10", "-20..30"),
        ("3..", "2", "6.."),
        ("..3", "2", "..6"),
        ("..", "2", ".."),
    ],
)
def test_scale(a: str, factor: str, scaled: str) -> None:
    assert _read(a).scale(Decimal(factor)) == _read(scaled)


@pytest.mark.parametrize(
    ("a", "exponent", "power"),
    [
        ("2..3", "2", "4..9"),
        ("4..9", "0.5", "2..3"),
        ("7", "1", "7"),
        ("2..", "3", "8.."),
        ("0.5..1", "2", "0.25..1"),
        (
            "4..9",
            "0.25",
            "1.414213562373095048801688724209698078570..1.732050807568877293527446341505872366943",
        ),
    ],
)
def test_power(a: str, exponent: str, power: str) -> None:
    assert _read(a).power(Decimal(exponent)) == _read(power)


@pytest.mark.parametrize(
    ("a", "exponent"),
    [("-1..1", "2"), ("0..1", "2"), ("..2", "2"), ("..", "2"), ("1..2", "0"), ("1..2", "-1")],
)
def test_no_power(a: str, exponent: str) -> None:
    with pytest.raises(ValueError, match="only positive intervals and exponents"):
        _read(a).power(Decimal(exponent))


def test_no_empty_interval() -> None:
    with pytest.raises(ValueError, match="empty interval: 3 > 2"):
        Interval(Decimal(3), Decimal(2))


def test_products_and_quotients_carry_forty_digits() -> None:
    """So that no boundary is decided by rounding."""
    third = Interval.point(Decimal(1)) / Interval.point(Decimal(3))
    assert third == Interval.point(Decimal("0." + "3" * 40))
    long = Decimal("1." + "1" * 30)
    squared = Interval.point(long) * Interval.point(long)
    assert squared.low is not None and len(squared.low.as_tuple().digits) == 40
