"""A figure that was cut off, not rounded, holds only against a source that is finer than it:
what prints the next figure says that this one is wrong."""

from __future__ import annotations

import pytest

from claimaudit.verdict.judge import Outcome
from claimaudit.workspace.policy import Policy
from tests.verdict.conftest import outcome_of

NEIGHBOURS = [
    ("62%", "63%"),
    ("63%", "62%"),
    ("4.6 PFLOPS", "4.7 PFLOPS"),
    ("46.08 GB", "46.09 GB"),
    ("4608万元", "4609万元"),
    ("28亿美元", "29亿美元"),
    ("1618亿美元", "1619亿美元"),
    ("27.7亿元", "27.8亿元"),
    ("12.5 km", "12.6 km"),
    ("850 kW", "860 kW"),
    ("144 MW", "145 MW"),
    ("12个月", "13个月"),
    ("30万辆", "31万辆"),
    ("-62%", "-63%"),
]


@pytest.mark.parametrize(("claimed", "printed"), NEIGHBOURS)
def test_the_next_figure_does_not_hold(policy: Policy, claimed: str, printed: str) -> None:
    assert outcome_of(policy, claimed, printed) is Outcome.miss


@pytest.mark.parametrize(("claimed", "printed"), NEIGHBOURS)
def test_the_figure_itself_does(policy: Policy, claimed: str, printed: str) -> None:
    assert outcome_of(policy, claimed, claimed) is Outcome.holds
    assert outcome_of(policy, printed, printed) is Outcome.holds


@pytest.mark.parametrize(
    ("claimed", "printed"),
    [
        ("62%", "62.7%"),
        ("4.6 PFLOPS", "4.68 PFLOPS"),
        ("4608万元", "46,088,300元"),
        ("28亿美元", "28.9亿美元"),
        ("12.5 km", "12,590 m"),
        ("-62%", "-62.7%"),
    ],
)
def test_a_finer_figure_bears_out_one_that_was_cut_off(
    policy: Policy, claimed: str, printed: str
) -> None:
    assert outcome_of(policy, claimed, printed) is Outcome.truncated


@pytest.mark.parametrize(
    ("claimed", "printed"),
    [
        ("62%", "63.1%"),  # beyond one unit of the last digit
        ("63%", "62.4%"),  # cut off, it would print less, not more
        ("-62%", "-63.1%"),
        ("6%", "6.7%"),  # one digit would hide too much
    ],
)
def test_nothing_else_was_cut_off(policy: Policy, claimed: str, printed: str) -> None:
    assert outcome_of(policy, claimed, printed) is Outcome.miss
