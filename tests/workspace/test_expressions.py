"""The small language of arithmetic entries: exact on points, wide enough on intervals, deaf to
everything else."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimaudit.figures import Interval
from claimaudit.figures.dates import read_days
from claimaudit.workspace.expressions import ExpressionError, Quantity, evaluate, names_in

LIMIT = 200


def _point(value: str | int, unit: str | None = None) -> Quantity:
    return Quantity.of(Interval.point(Decimal(value)), unit)


def _between(low: str, high: str, unit: str | None = None) -> Quantity:
    return Quantity.of(Interval(Decimal(low), Decimal(high)), unit)


# --- against fractions ---------------------------------------------------------------------

_NUMBERS = st.decimals(-1000, 1000, places=3).map(lambda d: d.normalize())
_LEAVES = st.one_of(
    st.sampled_from(["a", "b", "c"]), st.integers(0, 999).map(str), st.just("0.25"), st.just("1e3")
)
_EXPRESSIONS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
        inner.map("-{}".format),
        inner.map("count({})".format),
        st.builds("change({}, {})".format, inner, inner),
    ),
    max_leaves=6,
)


def _exactly(source: str, terms: dict[str, Fraction]) -> Fraction:
    """Python's own reading of the same text, over fractions."""
    exact = re.sub(r"(?<![\w.])\d[\d.]*(?:e\d+)?", lambda m: f'F("{m[0]}")', source)
    known = {
        "F": Fraction, "count": lambda x: x, "change": lambda x, y: (y - x) / x, **terms,
    }  # fmt: skip
    return Fraction(eval(exact, {"__builtins__": {}}, known))


@given(_EXPRESSIONS, _NUMBERS, _NUMBERS, _NUMBERS)
def test_points_are_computed_as_fractions_are(
    source: str, a: Decimal, b: Decimal, c: Decimal
) -> None:
    assume(len(source) <= LIMIT)
    terms = {"a": a, "b": b, "c": c}
    given_terms = {name: _point(str(value)) for name, value in terms.items()}
    try:
        exact = _exactly(source, {name: Fraction(value) for name, value in terms.items()})
    except ZeroDivisionError:
        with pytest.raises(ExpressionError):
            evaluate(source, given_terms)
        return
    try:
        found = evaluate(source, given_terms).interval
    except ExpressionError:
        # Forty digits may round a divisor down to nothing; it is refused then, not computed.
        assert "/" in source or "change" in source
        return
    assert found.low is not None and found.high is not None
    near = max(abs(exact), 1) * Fraction(1, 10**20)
    assert abs(Fraction(found.low) - exact) <= near
    assert abs(Fraction(found.high) - exact) <= near


@given(st.sampled_from(["a + b", "a - b", "a * b", "a / b", "a * b - a / b", "change(a, b)"]),
       st.lists(_NUMBERS, min_size=4, max_size=4),
       st.fractions(0, 1), st.fractions(0, 1))  # fmt: skip
def test_no_value_inside_falls_outside(
    source: str, ends: list[Decimal], s: Fraction, t: Fraction
) -> None:
    a, b = sorted(ends[:2]), sorted(ends[2:])
    terms = {"a": _between(str(a[0]), str(a[1])), "b": _between(str(b[0]), str(b[1]))}
    try:
        found = evaluate(source, terms).interval
    except ExpressionError:
        divisor = a if "change" in source else b
        assert "/" in source or "change" in source
        assert divisor[0] <= 0 <= divisor[1]
        return
    inside = {
        "a": Fraction(a[0]) + s * Fraction(a[1] - a[0]),
        "b": Fraction(b[0]) + t * Fraction(b[1] - b[0]),
    }
    exact, room = _exactly(source, inside), Fraction(1, 10**20)
    assert found.low is not None and found.high is not None
    assert Fraction(found.low) - room <= exact <= Fraction(found.high) + room


# --- units -----------------------------------------------------------------------------------


def test_a_pod_is_chips_times_compute() -> None:
    terms = {"n": _point(9216, "card"), "each": _between("4.55e15", "4.65e15", "FLOP/s")}
    found = evaluate("count(n) * each", terms)
    assert found.dimension == (("FLOP", 1), ("s", -1))
    assert found.interval == Interval(Decimal("4.55e15") * 9216, Decimal("4.65e15") * 9216)


def test_percent_is_a_plain_number() -> None:
    quarter = Quantity.of(Interval.point(Decimal("0.25")), "x", percent=True)
    assert evaluate("p * 200", {"p": quarter}) == _point(50)


_DAYS = {"launch": "2025-09-18", "sale": "2025-09-21", "autumn": "2025-09"}
_TERMS = {
    **{name: Quantity.of_days(read_days(printed, None)) for name, printed in _DAYS.items()},
    "gap": _point(3 * 86400, "s"), "chips": _point(9216, "card"), "each": _point(46, "FLOP/s"),
    "rich": _point(7, "CNY"), "poor": _point(2, "CNY"), "twice": _point(2),
    "half": Quantity.of(Interval.point(Decimal("0.5")), "x", percent=True),
}  # fmt: skip


@pytest.mark.parametrize(
    ("source", "unit", "percent"),
    [
        ("launch", "date", False),
        ("sale - launch", "s", False),
        ("launch + gap", "date", False),
        ("gap + launch", "date", False),
        ("sale - gap", "date", False),
        ("(sale - launch) / gap", "x", False),
        ("gap * 2", "s", False),
        ("chips", "card", False),
        ("count(chips) * each", "FLOP/s", False),
        ("chips * each", "FLOP·card/s", False),
        ("each / gap", "FLOP/s2", False),
        ("rich / poor", "x", False),
        ("rich * half", "CNY", False),
        ("half", "x", True),
        ("1 - half", "x", True),
        ("half + half", "x", True),
        ("1 - half / half * (1 + half)", "x", True),
        ("-half", "x", True),
        ("count(half)", "x", True),
        ("half * twice", "x", False),
        ("change(poor, rich)", "x", True),
        ("cagr(poor, rich, 2)", "x", True),
        ("1 + 2", "x", None),
    ],
)
def test_a_sum_knows_what_it_is_in(source: str, unit: str, *, percent: bool | None) -> None:
    found = evaluate(source, _TERMS)
    assert (found.unit, found.percent) == (unit, percent)


def test_dates_are_computed_in_days() -> None:
    first, last = date(2025, 9, 18), date(2025, 9, 21)
    assert evaluate("launch", _TERMS).days == (first, first)
    assert evaluate("launch + gap", _TERMS) == _TERMS["sale"]
    assert evaluate("sale - gap", _TERMS).days == (first, first)
    assert evaluate("sale - launch", _TERMS) == _TERMS["gap"]
    assert evaluate("autumn", _TERMS).days == (date(2025, 9, 1), date(2025, 9, 30))
    open_gap = Quantity.of(Interval(Decimal(3 * 86400), None), "s")
    assert evaluate("launch + gap", _TERMS | {"gap": open_gap}).days == (last, None)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("launch + sale", "a date only takes a time"),
        ("launch + 3", "a date only takes a time"),
        ("launch - 3", "date and a plain number do not add or compare"),
        ("gap - launch", "s and date do not add or compare"),
        ("launch - chips", "date and card do not add or compare"),
        ("launch * 2", "a date only takes a time"),
        ("launch / sale", "a date only takes a time"),
        ("2 * launch", "a date only takes a time"),
        ("-launch", "a date only takes a time"),
        ("count(launch)", "a date only takes a time"),
        ("change(launch, sale)", "a date only takes a time"),
        ("launch - gap * 1e9", "goes beyond the calendar"),
        ("launch + gap * 1e9", "goes beyond the calendar"),
    ],
)
def test_what_a_date_does_not_take_says_so(source: str, message: str) -> None:
    with pytest.raises(ExpressionError, match=message):
        evaluate(source, _TERMS)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [("launch", "sale", True), ("launch", "gap", False), ("sale - launch", "gap", True),
     ("chips", "rich", False), ("half", "twice", True)],
)  # fmt: skip
def test_only_like_things_compare(one: str, other: str, *, fits: bool) -> None:
    left, right = (evaluate(source, _TERMS) for source in (one, other))
    if fits:
        left.like(right)
    else:
        with pytest.raises(ExpressionError, match="do not add or compare"):
            left.like(right)


@pytest.mark.parametrize("source", ["a + b", "a - b", "a + 1"])
def test_unlike_things_do_not_add(source: str) -> None:
    terms = {"a": _point(1, "CNY"), "b": _point(1, "USD")}
    with pytest.raises(ExpressionError, match="do not add or compare"):
        evaluate(source, terms)


def test_a_quotient_of_like_things_is_a_plain_number() -> None:
    assert evaluate("a / b", {"a": _point(6, "USD"), "b": _point(3, "USD")}) == _point(2)


def test_compound_growth() -> None:
    terms = {"a": _point(100, "CNY"), "b": _point(400, "CNY")}
    assert evaluate("cagr(a, b, 2)", terms) == _point(1)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("cagr(a, b, 0)", "plain positive number"),
        ("cagr(a, b, -1)", "plain positive number"),
        ("cagr(a, b, wide)", "plain positive number"),
        ("cagr(a, usd, 2)", "amounts of one kind"),
        ("cagr(a, -b, 2)", "have a power"),
        ("a / (b - b)", "holds zero"),
        ("a / zero", "holds zero"),
        ("a / open", "no bound"),
    ],
)
def test_what_has_no_value_says_so(source: str, message: str) -> None:
    terms = {
        "a": _point(100, "CNY"), "b": _point(400, "CNY"), "usd": _point(4, "USD"),
        "zero": _between("-1", "1"), "wide": _between("1", "2"),
        "open": Quantity(Interval(Decimal(1), None)),
    }  # fmt: skip
    with pytest.raises(ExpressionError, match=message):
        evaluate(source, terms)


# --- hostile ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "", " ", "a b", "a +", "(a", "a = 1", "a; b", "a\nb", "lambda: a", "[a]", "{a: 1}", "a if a else b",
        "a == b", "a < b", "a and b", "not a", "+a", "~a", "a // b", "a % b", "a ** b", "2 ** 9999999",
        "a @ b", "a.real", "a[0]", "'a'", "b'a'", "f'{a}'", "True", "None", "...", "1j", "(a, b)",
        "__import__('os').system('true')", "open('/etc/passwd')", "count()", "count(a, b)",
        "count(x=a)", "change(a)", "eval('a')", "count(*a)", "cagr(a, b)", "exec(a)", "print(a)",
        "(lambda x: x)(a)", "a := 1", "await a", "yield a", "count.__class__", "a\x00b", "１ + a b",
    ],
)  # fmt: skip
def test_nothing_else_is_an_expression(source: str) -> None:
    with pytest.raises(ExpressionError):
        names_in(source, LIMIT)


@pytest.mark.parametrize(
    "source",
    ["(" * 90 + "a" + ")" * 90 + "+" * 10, "-" * 199 + "a", "a" + "+a" * 99, "1" * 200, "a" * 201,
     "count(" * 30 + "a" + ")" * 30],
)  # fmt: skip
def test_long_and_deep_ones_end_at_once(source: str) -> None:
    start = time.monotonic()
    with suppress(ExpressionError):
        if names_in(source, LIMIT) <= {"a"}:
            evaluate(source, {"a": _point(1)})
    assert time.monotonic() - start < 1


def test_digits_are_kept_as_typed() -> None:
    assert evaluate("0.1 + 0.2", {}) == _point("0.3")
    assert evaluate("1_000.5", {}) == _point("1000.5")


@pytest.mark.parametrize("source", ["0x10", "0b11", "1e999999", "9e60", "1e59" + " * 1e59" * 20])
def test_only_decimal_numbers_of_a_sensible_size_are_read(source: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(f"{source} / 1e-999999 / 1e-999999", {})


def test_a_figure_can_be_taken_negative() -> None:
    assert evaluate("-a", {"a": _point(7, "CNY")}) == _point(-7, "CNY")


def test_the_names_of_an_expression() -> None:
    assert names_in("count(n) * each / change(a, b)", LIMIT) == {"n", "each", "a", "b"}


@given(st.text(max_size=40))
def test_any_text_is_refused_or_read(source: str) -> None:
    with suppress(ExpressionError):
        names = names_in(source, LIMIT)
        evaluate(source, {name: _point(2) for name in names})


def test_what_a_rate_is_for_cancels() -> None:
    """A flat of 80 square metres at 50,000 yuan each costs 4 million."""
    terms = {"price": _point(50000, "CNY/m2"), "flat": _point(80, "m2"), "cost": _point(4e6, "CNY")}
    found = evaluate("price * flat", terms)
    assert (found.unit, found.interval) == ("CNY", Interval.point(Decimal(4_000_000)))
    assert evaluate("cost / flat", terms).unit == "CNY/m2"
