"""What a printed figure says by itself: what it must meet, what it leaves possible, its bound."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimaudit.figures import Interval
from claimaudit.figures.reader import FigureReader
from claimaudit.verdict.span import Reference, Span, as_bound
from claimaudit.workspace.policy import Policy


def _span(printed: str) -> Span:
    return Span.of(FigureReader().read(printed))


def _ends(told: str) -> Interval | None:
    """An interval as the tables have it: 6..7, 6.. without an upper end, - for none."""
    if told == "-":
        return None
    low, high = (Decimal(end) if end else None for end in told.split(".."))
    return Interval(low, high)


@pytest.mark.parametrize(
    ("printed", "possible"),
    [
        # from the most that the low end of a range can be to the least that its high end can be
        ("8% to 12%", "0.085..0.115"),
        ("-3% to -5%", "-0.045..-0.035"),
        ("about 10 to 12", "10.5..11.5"),
        ("1 to 2", "1.5..1.5"),
        ("2万亿到2万亿", "-"),  # both may be one number
        # a stretch begins at its number
        ("6倍多", "6..7"),
        ("十几亿元", "1e9..2e9"),
        ("hundreds of people", "200..1000"),
        ("百万级", "1e6..1e7"),
        ("零下十几度", "-20..-10"),
        ("3毫米多", "0.003..0.004"),
        # one number, or one side
        ("about 10", "-"),
        ("10%", "-"),
        ("近600万", "-"),
        ("up to 10", "-"),
        ("over 6", "-"),
        ("under 6", "-"),
        ("over 1 to 10", "-"),
        ("under 1 to 10", "-"),
    ],
)
def test_what_it_surely_leaves_possible(printed: str, possible: str) -> None:
    assert _span(printed).possible == _ends(possible)


@pytest.mark.parametrize(
    ("printed", "judged", "stretched", "bound"),
    [
        ("5%", "0.045..0.055", "0.045..0.055", None),
        # as far as if it had been cut off
        ("4608万", "46075000..46085000", "46075000..46090000", None),
        ("46%", "0.455..0.465", "0.455..0.47", None),
        # a maximum is claimed to be reached
        ("up to 10", "9.5..10.5", "9.5..10.5", None),
        ("高达46%", "0.455..0.465", "0.455..0.47", None),
        # what bounds from one side has its bound
        ("over 6", "6..", "6..", "6"),
        ("under 6%", "..0.06", "..0.06", "0.06"),
        ("over 1 to 10", "1..", "1..", "1"),
        ("under 1 to 10", "..10", "..10", "10"),
        # and not what has an end on both
        ("6倍多", "6..7", "6..7", None),
    ],
)
def test_what_a_reference_must_meet(
    printed: str, judged: str, stretched: str, bound: str | None
) -> None:
    span = _span(printed)
    assert (span.judged, span.stretched) == (_ends(judged), _ends(stretched))
    assert span.printed_bound == (None if bound is None else Decimal(bound))


@pytest.mark.parametrize(
    ("printed", "value", "near", "unit", "bound"),
    [
        ("5%", "0.05", "0.045..0.055", "x", "exact"),
        ("10 to 20 people", "15", "10..20", "person", "range"),
        # what bounds from one side is of one number: the end of its range there
        ("over 1 to 10", "1", "0.5..1.5", None, "over"),
        ("under 1 to 10%", "0.1", "0.095..0.105", "x", "under"),
        ("up to 10 to 12", "11", "9.5..12.5", None, "range"),
    ],
)
def test_of_which_number_it_is(
    printed: str, value: str, near: str, unit: str | None, bound: str
) -> None:
    span = _span(printed)
    assert (span.value, span.near) == (Decimal(value), _ends(near))
    assert (span.unit, span.bound) == (unit, bound)


def test_a_loss_of_a_maximum_is_a_profit_that_reaches_down_to_it() -> None:
    loss = Span.of(FigureReader().read("up to 7").negated())
    assert loss.judged == _ends("-7.5..-6.5")


@pytest.mark.parametrize(
    ("printed", "interval", "bound", "possible", "ranges", "surely"),
    [
        # one number: of one digit it is sure of no more than 5 % either way
        ("1亿", "5e7..1.5e8", None, "-", False, "0.95e8..1.05e8"),
        ("约1亿", "5e7..1.5e8", None, "-", False, "0.95e8..1.05e8"),
        ("高达1亿", "5e7..1.5e8", None, "-", False, "0.95e8..1.05e8"),
        ("-1%", "-0.015..-0.005", None, "-", False, "-0.0105..-0.0095"),
        ("1.2亿", "1.15e8..1.25e8", None, "-", False, "-"),
        ("4608万", "46075000..46085000", None, "-", False, "-"),
        # hedged: its digits alone
        ("近1亿", "9e7..1.05e8", None, "-", False, "0.95e8..1.05e8"),
        ("about 46%", "0.437..0.483", None, "-", False, "0.455..0.465"),
        ("just under 46%", "0.414..0.46", None, "-", False, "0.455..0.46"),
        # not one number
        ("8% to 12%", "0.075..0.125", None, "0.085..0.115", True, "-"),
        # a bound is rounded too, by 5 % at most
        ("over 1 million", "950000..", "1e6", "-", False, "-"),
        ("under 1 million", "..1050000", "1e6", "-", False, "-"),
        ("over 46%", "0.455..", "0.46", "-", False, "-"),
        ("6倍多", "6..7", "6", "6..7", False, "-"),
        ("零下十几度", "-20..-10", "-10", "-20..-10", False, "-"),
        ("百万级", "950000..1e7", None, "1e6..1e7", False, "-"),
    ],
)  # fmt: skip
def test_what_a_source_says(
    policy: Policy, printed: str, interval: str, bound: str | None, possible: str, ranges: bool,
    surely: str,
) -> None:  # fmt: skip
    assert Reference.printed(_span(printed), policy) == Reference(
        _ends(interval) or Interval(None, None),
        None if bound is None else Decimal(bound),
        _ends(possible),
        ranges,
        _ends(surely),
    )


@pytest.mark.parametrize(
    ("printed", "rounded"),
    [("1 million", "950000..1050000"), ("46%", "0.455..0.465"), ("-1%", "-0.0105..-0.0095")],
)
def test_how_far_the_number_of_a_bound_is_rounded(
    policy: Policy, printed: str, rounded: str
) -> None:
    assert as_bound(_span(printed), policy) == _ends(rounded)


def test_a_formula_is_applied_to_all_of_a_reference(policy: Policy) -> None:
    def double(interval: Interval) -> Interval:
        return interval.scale(Decimal(2))

    for printed, doubled in [
        ("6倍多", Reference(Interval(Decimal(12), Decimal(14)), Decimal(12), Interval(Decimal(12), Decimal(14)))),
        ("8% to 12%", Reference(Interval(Decimal("0.15"), Decimal("0.25")), None, Interval(Decimal("0.17"), Decimal("0.23")), ranges=True)),
        ("1%", Reference(Interval(Decimal("0.01"), Decimal("0.03")), surely=Interval(Decimal("0.019"), Decimal("0.021")))),
    ]:  # fmt: skip
        assert Reference.printed(_span(printed), policy).applied(double) == doubled
