"""Where a judgement turns: the last figure on each side of every edge."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from claimaudit.figures import Interval
from claimaudit.figures.dates import Days
from claimaudit.verdict.claimed import ONE
from claimaudit.verdict.judge import Outcome, judge_days, judge_relation
from claimaudit.workspace.policy import Policy
from tests.verdict.conftest import outcome_of

EDGES = [
    # "over" is understated from beyond half as much again (policy: understated).
    ("超过10家", "15家", Outcome.holds),
    ("超过10家", "16家", Outcome.understated),
    # … and only "over" is: an order of magnitude, a range or "about" hides nothing.
    ("十亿级", "50亿", Outcome.holds),
    ("2到9家", "8家", Outcome.holds),
    # … nor is there half as much again of nothing.
    ("超过0%", "5%", Outcome.holds),
    # A hedge leans the wrong way by less than a tenth (policy: overstated), or the figure is wrong.
    ("超过100家", "91家", Outcome.overstated),
    ("超过100家", "90家", Outcome.miss),
    ("不足50家", "54家", Outcome.overstated),
    ("不足50家", "55家", Outcome.miss),
    ("多达50家", "46家", Outcome.overstated),
    ("多达50家", "45家", Outcome.miss),
    ("近40%", "34%", Outcome.overstated),
    ("近40%", "31%", Outcome.miss),
    ("超过60%", "58%", Outcome.overstated),
    ("超过5倍", "4.8倍", Outcome.overstated),
    ("约60%", "55%", Outcome.miss),  # "about" says how far it reaches
    # None at all is no change the other way.
    ("5家", "0家", Outcome.miss),
    # "six-odd times" ends at seven.
    ("20倍", "6倍多", Outcome.miss),
    ("6.4倍", "6倍多", Outcome.inconclusive),
    # Zero has no direction.
    ("0%", "-50%", Outcome.miss),
    ("0%", "50%", Outcome.miss),
    ("5%", "-50%", Outcome.opposite),
    ("低于0%", "-5%", Outcome.holds),
]


@pytest.mark.parametrize(("claimed", "printed", "outcome"), EDGES)
@pytest.mark.parametrize("loss", [False, True])
def test_edges(policy: Policy, claimed: str, printed: str, outcome: Outcome, *, loss: bool) -> None:
    assert outcome_of(policy, claimed, printed, loss=loss) is outcome


def _days(text: str) -> Days:
    first, _, last = text.partition("..")
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("claimed", "reference", "outcome"),
    [
        # One day: the next may be meant (policy: date_slack), the one after not.
        ("2025-09-18", "2025-09-19", Outcome.holds),
        ("2025-09-18", "2025-09-17", Outcome.holds),
        ("2025-09-18", "2025-09-20", Outcome.miss),
        # A few days have no sharp edges …
        ("2025-09-18..2025-09-19", "2025-09-22", Outcome.vague),
        ("2025-09-18..2025-09-19", "2025-09-23", Outcome.miss),
        ("2025-09-11..2025-09-20", "2025-09-08", Outcome.vague),
        ("2025-09-11..2025-09-20", "2025-09-07", Outcome.miss),
        # … a month has, February as well.
        ("2025-02-01..2025-02-28", "2025-03-01", Outcome.miss),
        ("2025-02-01..2025-02-27", "2025-03-01", Outcome.vague),
        # Slack is for days only, not for a month that reaches over.
        ("2025-09-11..2025-09-20", "2025-09-11..2025-09-20", Outcome.holds),
        ("2025-09-11..2025-09-20", "2025-09-12..2025-09-19", Outcome.holds),
        ("2025-09-11..2025-09-20", "2025-09-19..2025-09-21", Outcome.inconclusive),
        ("2025-09-11..2025-09-20", "2025-09-21..2025-09-22", Outcome.miss),
    ],
)
def test_edges_of_days(policy: Policy, claimed: str, reference: str, outcome: Outcome) -> None:
    assert judge_days(_days(claimed), _days(reference), policy) is outcome


@pytest.mark.parametrize(
    ("low", "high", "outcome"),
    [
        ("1.04", "1.06", Outcome.holds),
        ("1.05", "1.06", Outcome.miss),  # touches five percent
        ("0.94", "0.95", Outcome.miss),
        ("0.95", "0.95", Outcome.holds),
        ("0.99", None, Outcome.inconclusive),
        (None, "1.01", Outcome.inconclusive),
        ("1.1", None, Outcome.miss),
    ],
)
def test_level_is_within_five_percent(
    policy: Policy, low: str | None, high: str | None, outcome: Outcome
) -> None:
    ratio = Interval(*(None if end is None else Decimal(end) for end in (low, high)))
    assert judge_relation("level", ratio, ONE, policy.level.tolerance) is outcome
