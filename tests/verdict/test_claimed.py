"""A trial whole: what a claim is held against, in which unit, by which function, from which sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from math import cbrt, sqrt
from typing import Any

import pytest

from claimaudit.figures.dates import Days
from claimaudit.verdict.claimed import Claimed
from tests.oracle.builders import Bench
from tests.verdict.test_forms import (
    ABOVE,
    DATE,
    DOWN,
    LOSS,
    PROFIT,
    TIMES,
    TWICE,
    UP,
    VALUE,
    B,
    Row,
    both,
    weigh,
)  # fmt: skip

A_DAY = Days(date(2025, 3, 18), date(2025, 3, 18))
LESS = TIMES | {"figure": "40%", "relation": "below"}
ROSE, FELL = UP | PROFIT, DOWN | PROFIT
MORE = TIMES | {"figure": "70%", "relation": "above"}
BELOW = ABOVE | {"metric": "market_share", "relation": "below"}
TFLOPS = 10**12
PFLOPS = 10**15


# name: claim, facts, (judged by, low, high, unit, steps, middle, days)
TRIALS: dict[str, tuple[Row, list[Row], tuple[Any, ...]]] = {
    "a date": (
        DATE, [{"printed": "March 18, 2025"}],
        ("judge.judge_days", None, None, None, "March 18, 2025", None, A_DAY),
    ),
    "a figure": (
        VALUE, [{"printed": "4614 TFLOPS"}],
        ("judge.judge", 4613.5 * TFLOPS, 4614.5 * TFLOPS, "FLOP/s", "4614 TFLOPS", None, None),
    ),
    "two figures, to two digits at least": (
        TWICE, [{"printed": "2.0 PFLOPS"}, {"printed": "1.0 PFLOPS", **B}],
        ("judge.judge", 1.95 / 1.05, 2.05 / 0.95, "x", "2.0 PFLOPS / 1.0 PFLOPS", 2, None),
    ),
    "a ratio as printed": (
        TWICE, [{"printed": "2.1x", "versus": "b"}],
        ("judge.judge", 2.05, 2.15, "x", "2.1x", None, None),
    ),
    "by how much below, of a ratio as printed": (
        LESS, [{"printed": "60%", "versus": "b"}],
        ("judge.judge", 0.395, 0.405, "x", "1 - 60%", 0.4, None),
    ),
    "by how much above": (
        MORE, [{"printed": "1.7x", "versus": "b"}],
        ("judge.judge", 0.65, 0.75, "x", "1.7x - 1", 0.7, None),
    ),
    "at least so much above: open to one side": (
        MORE | {"figure": "超过70%"}, [{"printed": "over 1.7x", "versus": "b"}],
        ("judge.judge", 0.65, None, "x", "over 1.7x - 1", 0.7, None),
    ),
    "a relation as printed": (
        ABOVE, [{"printed": "1.5x", "versus": "b"}],
        ("judge.judge_relation", 1.45, 1.55, "x", "1.5x", None, None),
    ),
    "a relation that a bound decides": (
        ABOVE, [{"printed": "over 2x", "versus": "b"}],
        ("judge.judge_relation", 1.9, None, "x", "over 2x", None, None),
    ),
    "a relation of two figures": (
        ABOVE, [{"printed": "700W"}, {"printed": "400W", **B}],
        ("judge.judge_relation", 665 / 420, 735 / 380, "x", "700W / 400W", 1.75, None),
    ),
    "a relation of shares": (
        BELOW, [{"printed": "30.0%"}, {"printed": "40.0%", **B}],
        ("judge.judge_relation", 0.2995 / 0.4005, 0.3005 / 0.3995, "x", "30.0% / 40.0%", 0.75, None),
    ),
    "of nothing there is no ratio": (
        BELOW, [{"printed": "0%"}, {"printed": "40.0%", **B}],
        ("judge.judge_relation", -0.4005, -0.3995, "x", "0% - 40.0%", -0.4, None),
    ),
    "from a loss to a profit there is no ratio": (
        UP | PROFIT, both("-7.0亿元", "3.0亿元"),
        ("judge.judge_relation", 9.9e8, 10.1e8, "CNY", "3.0亿元 - -7.0亿元", 1e9, None),
    ),
    "in no stated currency": (
        UP | PROFIT, both("-7.0 billion", "3.0 billion"),
        ("judge.judge_relation", 9.9e9, 10.1e9, "", "3.0 billion - -7.0 billion", 1e10, None),
    ),
    "so much a year, over two": (
        ROSE | {"periods": 2, "figure": "100%"}, both("1.0亿元", "4.0亿元"),
        ("judge.judge", sqrt(3.95 / 1.05) - 1, sqrt(4.05 / 0.95) - 1, "x", "√(4.0亿元 / 1.0亿元) - 1", 1, None),
    ),
    "so much less a year, over three": (
        FELL | {"periods": 3, "figure": "50%"}, both("8.0亿元", "1.0亿元"),
        ("judge.judge", 1 - cbrt(1.05 / 7.95), 1 - cbrt(0.95 / 8.05), "x", "1 - ³√(1.0亿元 / 8.0亿元)", 0.5, None),
    ),
    "a loss that shrinks": (
        DOWN | LOSS, both("-7.0亿元", "-3.0亿元"),
        ("judge.judge_relation", 2.95 / 7.05, 3.05 / 6.95, "x", "-3.0亿元 / -7.0亿元", 3 / 7, None),
    ),
    "a loss that became a profit": (
        DOWN | LOSS, both("-7.0亿元", "3.0亿元"),
        ("judge.judge_relation", -10.1e8, -9.9e8, "CNY", "-7.0亿元 - 3.0亿元", -1e9, None),
    ),
}  # fmt: skip


def near(value: Decimal | None) -> Any:
    return None if value is None else pytest.approx(float(value))


@pytest.mark.parametrize(("claim", "facts", "expected"), TRIALS.values(), ids=TRIALS)
def test_a_trial(bench: Bench, claim: Row, facts: list[Row], expected: tuple[Any, ...]) -> None:
    (weighed,) = weigh(bench, claim, *(({}, fact) for fact in facts)).trials
    trial, reference = weighed.trial, weighed.trial.reference
    low, high = (reference.interval.low, reference.interval.high) if reference else (None, None)
    found = (trial.judged_by, low, high, trial.unit, trial.steps, trial.middle, trial.days)
    assert expected == tuple(near(v) if isinstance(v, Decimal) else v for v in found)


# What a trial surely leaves possible, and what it surely says: name: claim, facts, outcome,
# possible, surely.
Ends = tuple[float, float] | None
SURE: dict[str, tuple[Row, list[Row], str, Ends, Ends]] = {
    "a figure of two digits": (VALUE, [{"printed": "4.6 PFLOPS"}], "holds", None, None),
    "a figure of one digit": (
        VALUE, [{"printed": "5 PFLOPS"}], "inconclusive", None, (4.75 * PFLOPS, 5.25 * PFLOPS),
    ),
    "a range": (
        VALUE, [{"printed": "4 to 6 PFLOPS"}], "inconclusive", (4.5 * PFLOPS, 5.5 * PFLOPS), None,
    ),
    "a ratio as printed, of one digit": (
        MORE, [{"printed": "2x", "versus": "b"}], "inconclusive", None, (0.95, 1.05),
    ),
    "a ratio as printed, a range": (
        MORE, [{"printed": "1.5 to 1.9x", "versus": "b"}], "inconclusive", (0.55, 0.85), None,
    ),
    "a ratio of two figures": (
        TWICE, [{"printed": "2 PFLOPS"}, {"printed": "1.0 PFLOPS", **B}], "holds", None, None,
    ),
    # Of what is hedged the digits say more for sure than the hedge leaves open.
    "a ratio of a hedged figure": (
        TWICE, [{"printed": "about 2.00 PFLOPS"}, {"printed": "1.00 PFLOPS", **B}],
        "holds", None, (1.995 / 1.005, 2.005 / 0.995),
    ),
    "a ratio of a range": (
        TWICE, [{"printed": "1.0 to 3.0 PFLOPS"}, {"printed": "1.0 PFLOPS", **B}],
        "inconclusive", (1.05, 2.95), None,
    ),
    "a ratio to a range": (
        TWICE, [{"printed": "2.0 PFLOPS"}, {"printed": "0.5 to 2.0 PFLOPS", **B}],
        "inconclusive", (2 / 1.95, 2 / 0.55), None,
    ),
    # What is left of a figure is rounded as far as the figure: 48 to 53 is up by 4 to 6.
    "a difference, of little rounding": (
        ROSE | {"figure": "49亿元"}, both("480亿元", "528亿元"), "holds", None, None,
    ),
    "a difference, of much": (
        ROSE | {"figure": "5亿元"}, both("48亿元", "53亿元"), "holds", None, (4.75e8, 5.25e8),
    ),
    "another that its rounding allows": (
        ROSE | {"figure": "5.8亿元"}, both("48亿元", "53亿元"),
        "inconclusive", None, (4.75e8, 5.25e8),
    ),
    "one that it does not allow": (
        ROSE | {"figure": "7.0亿元"}, both("48亿元", "53亿元"), "miss", None, (4.75e8, 5.25e8),
    ),
    "a difference down": (
        FELL | {"figure": "5.8亿元"}, both("53亿元", "48亿元"),
        "inconclusive", None, (4.75e8, 5.25e8),
    ),
    "none that is seen": (
        ROSE | {"figure": "0.5亿元"}, both("48亿元", "48亿元"), "inconclusive", None, (0, 0),
    ),
    "a difference of ranges": (
        ROSE | {"figure": "5.8亿元"}, both("47到49亿元", "53亿元"),
        "inconclusive", (4.5e8, 5.5e8), None,
    ),
    "a rate, of much rounding": (
        ROSE | {"figure": "12%"}, both("48亿元", "53亿元"),
        "inconclusive", None, (5 / 48 * 0.95, 5 / 48 * 1.05),
    ),
    "a yearly rate, of much": (
        ROSE | {"figure": "5.8%", "periods": 2}, both("48亿元", "53亿元"),
        "inconclusive", None, (0.05079335 * 0.95, 0.05079335 * 1.05),
    ),
    "ten times as much is no difference": (
        ROSE | {"figure": "11倍"}, both("4.8亿元", "53亿元"), "holds", None, None,
    ),
    "how much more": (
        MORE | {"figure": "12%"}, [{"printed": "5.3 PFLOPS"}, {"printed": "4.8 PFLOPS", **B}],
        "inconclusive", None, (5 / 48 * 0.95, 5 / 48 * 1.05),
    ),
    "how much less": (
        LESS | {"figure": "8.0%"}, [{"printed": "4.8 PFLOPS"}, {"printed": "5.3 PFLOPS", **B}],
        "inconclusive", None, (5 / 53 * 0.95, 5 / 53 * 1.05),
    ),
    "how much more, by a ratio as printed": (
        MORE | {"figure": "14%"}, [{"printed": "1.1x", "versus": "b"}],
        "inconclusive", None, (0.095, 0.105),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "facts", "outcome", "possible", "surely"), SURE.values(), ids=SURE
)
def test_what_is_surely_said(
    bench: Bench, claim: Row, facts: list[Row], outcome: str, possible: Ends, surely: Ends
) -> None:
    (weighed,) = weigh(bench, claim, *(({}, fact) for fact in facts)).trials
    reference = weighed.trial.reference
    assert weighed.trial.outcome == outcome and reference is not None
    for found, ends in ((reference.possible, possible), (reference.surely, surely)):
        assert (found and (near(found.low), near(found.high))) == ends


def test_a_ratio_that_is_open_to_a_side_decides_nothing(bench: Bench) -> None:
    facts = ({"printed": "over 2 PFLOPS"}, {"printed": "1 PFLOPS", **B})
    assert weigh(bench, TWICE, *(({}, fact) for fact in facts)).trials == ()


@pytest.mark.parametrize(
    ("figure", "relation", "printed", "outcome"),
    [
        ("30%到50%", "below", "50% to 70%", "holds"),
        ("30%到40%", "below", "50% to 70%", "overlaps"),
        ("40%到50%", "below", "50% to 70%", "overlaps"),
        ("50%到70%", "above", "1.5 to 1.7x", "holds"),
        ("50%到60%", "above", "1.4 to 1.9x", "overlaps"),
        ("60%", "above", "1.5 to 1.7x", "inconclusive"),
        ("40%到50%", "below", "55%", "holds"),
    ],
)
def test_a_range_of_ratios_is_turned_with_both_its_ends(
    bench: Bench, figure: str, relation: str, printed: str, outcome: str
) -> None:
    claim = TIMES | {"figure": figure, "relation": relation}
    (weighed,) = weigh(bench, claim, ({}, {"printed": printed, "versus": "b"})).trials
    assert weighed.trial.outcome == outcome


@pytest.mark.parametrize(
    ("printed", "tried"),
    [
        ("3.7 million TEU", {}),  # three capitals, and no currency
        ("3.9 million TEU", {}),
        ("$3.7 million", {"currency": "USD"}),
        ("3.7 million", {}),
    ],
)
def test_a_bare_number_is_tried_in_currencies_alone(
    bench: Bench, printed: str, tried: dict[str, str]
) -> None:
    trials = weigh(bench, VALUE | {"figure": "3.7 million"}, ({}, {"printed": printed})).trials
    assert [t.trial.conditions for t in trials if t.trial.unit != "CNY"] == [tried]


# An amount without a currency, a fact in dollars; 6.1 to 7.4 yuan are a dollar (policy).
METRIC = {"metric": "inventory_charge"}
CHARGE: Row = {"form": "value", **METRIC}
IN_YUAN = [
    ("约300亿", "$4.50 billion", "inconclusive", 4.495e9 * 6.1, 4.505e9 * 7.4),
    ("约450亿", "$4.50 billion", "miss", 4.495e9 * 6.1, 4.505e9 * 7.4),
    # not a slip: no decimal point was moved, it is another currency
    ("约3000亿", "$4.50 billion", "miss", 4.495e9 * 6.1, 4.505e9 * 7.4),
    ("200亿到400亿", "$4.50 billion", "holds", 4.495e9 * 6.1, 4.505e9 * 7.4),
    ("约300亿", "over $4.50 billion", "inconclusive", 4.495e9 * 6.1, None),
    ("约30亿", "over $4.50 billion", "inconclusive", 4.495e9 * 6.1, None),
]


@pytest.mark.parametrize(("figure", "printed", "outcome", "low", "high"), IN_YUAN)
def test_an_amount_is_read_in_the_currency_of_its_country(
    bench: Bench, figure: str, printed: str, outcome: str, low: float, high: float | None
) -> None:
    fact = bench.fact("f", bench.document("d"), subject="a", printed=printed, **METRIC)
    made = bench.workspace(bench.claim(**CHARGE, figure=figure), fact)
    (registered,) = made.register.claims.values()
    claimed = Claimed(registered, made.library, made.policy)
    trial = claimed.against_converted(fact, {"currency": "CNY"}, "CNY")
    assert trial is not None and trial.reference is not None
    found = (trial.outcome, trial.judged_by, trial.unit, trial.steps)
    assert found == (outcome, "judge.judge", "CNY", f"{printed} × 6.1–7.4 CNY/USD")
    interval = trial.reference.interval
    assert (near(interval.low), near(interval.high)) == (low, high)
    assert claimed.against_converted(fact, {}, "XAF") is None  # a rate that nobody entered
