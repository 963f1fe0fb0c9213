"""A trial whole: what a claim is held against, in which unit, by which function, from which sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claimaudit.figures.dates import Days
from claimaudit.workspace.workspace import Workspace
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
MORE = TIMES | {"figure": "70%", "relation": "above"}
BELOW = ABOVE | {"metric": "market_share", "relation": "below"}
TFLOPS = 10**12


@pytest.fixture
def bench(real: Workspace) -> Bench:
    return Bench(real.policy, real.library.vocabulary, real.ladder)


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
    low, high = (reference.low, reference.high) if reference else (None, None)
    found = (trial.judged_by, low, high, trial.unit, trial.steps, trial.middle, trial.days)
    assert expected == tuple(near(v) if isinstance(v, Decimal) else v for v in found)


def test_a_ratio_that_is_open_to_a_side_decides_nothing(bench: Bench) -> None:
    facts = ({"printed": "over 2 PFLOPS"}, {"printed": "1 PFLOPS", **B})
    assert weigh(bench, TWICE, *(({}, fact) for fact in facts)).trials == ()
