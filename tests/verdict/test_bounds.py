"""Every hedge of a claim against every hedge of a source, the number being the same, and bounds
that are stronger and weaker; and ranges against ranges."""

from __future__ import annotations

from itertools import product

import pytest

from claimaudit.verdict.judge import HOLDING, Outcome
from claimaudit.workspace.policy import Policy
from tests.verdict.conftest import outcome_of


def _told(outcome: Outcome) -> str:
    if outcome in HOLDING:
        return "holds"
    return "open" if outcome is Outcome.inconclusive else "misses"


_HEDGED = {
    "exact": "600万", "about": "约600万", "nearly": "近600万", "up to": "高达600万",
    "over": "超过600万", "under": "不足600万", "more": "600多万", "range": "600万到700万",
    "grade": "百万级",
}  # fmt: skip
# By the claim's hedge, and across by the source's: h holds, m misses, o is left open.
_SAME_NUMBER = """
         exact about nearly up_to over under more range grade
exact      h     h     h      h    h     h    h     o     o
about      h     h     h      h    h     h    h     o     o
nearly     h     h     h      h    o     h    o     o     o
up to      h     h     h      h    o     h    o     o     o
over       h     h     h      m    h     o    h     h     o
under      h     h     h      h    o     h    m     o     o
more       h     h     h      m    h     o    h     h     o
range      h     h     h      h    o     o    h     h     o
grade      h     h     h      h    o     o    h     h     h
"""
_ROWS = {
    hedge: dict(zip(_HEDGED, cells, strict=True))
    for line in _SAME_NUMBER.strip().splitlines()[1:]
    for hedge, *cells in [line.replace("up to", "up_to").split()]
}


@pytest.mark.parametrize(("claimed", "printed"), list(product(_HEDGED, _HEDGED)))
def test_the_same_number_under_two_hedges(policy: Policy, claimed: str, printed: str) -> None:
    wanted = _ROWS[claimed.replace(" ", "_")][printed]
    told = _told(outcome_of(policy, _HEDGED[claimed], _HEDGED[printed]))
    assert told[0] == wanted, told


@pytest.mark.parametrize(
    ("claimed", "printed", "told"),
    [
        # a weaker bound is borne out by a stronger one, and not the other way round
        ("6,000+", "over 10,000", "holds"),
        ("over 10,000", "6,000+", "open"),
        ("under 10%", "under 6%", "holds"),
        ("under 6%", "under 10%", "open"),
        # a bound says nothing of what is beyond it, and all of what is before it
        ("12,000", "over 10,000", "open"),
        ("8,000", "over 10,000", "misses"),
        ("12%", "under 10%", "misses"),
        ("8%", "under 10%", "open"),
        # 6倍多 ends at 7
        ("6倍多", "over 10 times", "misses"),
        ("6倍多", "over 7 times", "open"),
        ("6倍多", "over 6.5 times", "holds"),
        ("6倍多", "over 5 times", "open"),
        ("over 5 times", "6倍多", "holds"),
        ("over 10 times", "6倍多", "misses"),
        # hundreds are any hundreds
        ("数百家", "over 300 companies", "holds"),
        ("数百家", "over 1,000 companies", "open"),
        # however few its digits, a bound is not half of itself
        ("over 1 million", "over 600,000", "open"),
        ("1 million", "over 600,000", "open"),
        ("700,000", "over 1 million", "misses"),
        ("990,000", "1 million+", "open"),
        # a maximum is none of "over" it, and its half is
        ("over 600,000", "up to 600,000", "misses"),
        ("over 300,000", "up to 600,000", "holds"),
        ("over 60%", "up to 60%", "misses"),
        ("under 60%", "up to 60%", "holds"),
        # … and rules out nothing within it but another maximum
        ("12,000", "as many as 48,000", "open"),
        ("约12,000", "多达48,000", "open"),
        ("4,800", "up to 48,000", "open"),
        ("60,000", "as many as 48,000", "misses"),
        ("up to 12,000", "up to 48,000", "misses"),
        # … and no lower bound that reaches below it
        ("up to 1 million", "under 900,000", "open"),
        # a limit says nothing of how far it is reached
        ("no more than 500", "300", "holds"),
        ("500 people or fewer", "300 people", "holds"),
        ("不超过500人", "300人", "holds"),
        ("within 3 years", "1 year", "holds"),
        ("at most 500", "600", "misses"),
        ("12,000", "no more than 48,000", "open"),
        ("48,000", "no more than 48,000", "holds"),
        ("60,000", "not above 48,000", "misses"),
        # … a maximum that is reached does
        ("up to 500", "300", "misses"),
        ("最高500人", "300人", "misses"),
        # losses
        ("under -600,000", "up to -600,000", "misses"),
        ("under -300,000", "up to -600,000", "holds"),
        ("-7", "under -7", "holds"),
        ("over -7", "up to -7", "holds"),
    ],
)
def test_bounds(policy: Policy, claimed: str, printed: str, told: str) -> None:
    assert _told(outcome_of(policy, claimed, printed)) == told


@pytest.mark.parametrize(
    ("claimed", "printed", "outcome"),
    [
        ("150 to 200 tonnes", "100-160 tonnes", Outcome.overlaps),
        ("100 to 160 tonnes", "150-200 tonnes", Outcome.overlaps),
        # inside the source's: what the text leaves out the source holds possible
        ("120 to 140 tonnes", "100-160 tonnes", Outcome.overlaps),
        # the wider one is contradicted by nothing
        ("100 to 160 tonnes", "120-140 tonnes", Outcome.holds),
        # a bound has no other end that the source's could reach beyond
        ("over 150 to 200 tonnes", "100-160 tonnes", Outcome.inconclusive),
        ("over 90 to 200 tonnes", "100-160 tonnes", Outcome.holds),
        # the same range, more and less finely
        ("10% to 20%", "9.8% to 20.3%", Outcome.holds),
        ("9.8% to 20.3%", "10% to 20%", Outcome.holds),
        ("10% to 20%", "8.9% to 20%", Outcome.overlaps),
        ("10% to 20%", "10% to 21.1%", Outcome.overlaps),
        ("96 to 100 companies", "96-100 companies", Outcome.holds),
        ("-20% to -10%", "-20% to -10%", Outcome.holds),
        ("-20% to -10%", "-25% to -15%", Outcome.overlaps),
        ("10% to 20%", "30% to 40%", Outcome.miss),
        # one number and a range
        ("150 tonnes", "100-160 tonnes", Outcome.inconclusive),
        ("160 tonnes", "100-160 tonnes", Outcome.inconclusive),
        ("about 100 tonnes", "96-104 tonnes", Outcome.holds),
        ("over 100 tonnes", "100-160 tonnes", Outcome.holds),
        ("over 120 tonnes", "100-160 tonnes", Outcome.inconclusive),
        ("under 160 tonnes", "100-160 tonnes", Outcome.holds),
        # a maximum is that of the range
        ("up to 160 tonnes", "100-160 tonnes", Outcome.holds),
        ("up to 140 tonnes", "100-160 tonnes", Outcome.inconclusive),
        ("up to -160 tonnes", "-160 to -100 tonnes", Outcome.holds),
        ("up to -110 tonnes", "-160 to -100 tonnes", Outcome.inconclusive),
        # a word for a stretch is a range whose ends nobody printed
        ("73 million people", "tens of millions of people", Outcome.inconclusive),
        ("200 to 300 people", "hundreds of people", Outcome.inconclusive),
        ("数百人", "300 to 400 people", Outcome.holds),
        ("12人", "十几人", Outcome.inconclusive),
        ("十几人", "12 people", Outcome.holds),
        ("3000万元", "千万级", Outcome.inconclusive),
        ("-6.4倍", "-6倍多", Outcome.inconclusive),
        ("100-160 tonnes", "150 tonnes", Outcome.holds),
        ("200 tonnes", "100-160 tonnes", Outcome.miss),
        # a bound before a range is that of one end
        ("超过1 PFLOPS", "超过1到10 PFLOPS", Outcome.holds),  # no more is known than over 1
        ("3 PFLOPS", "超过1到10 PFLOPS", Outcome.inconclusive),
        ("0.3 PFLOPS", "超过1到10 PFLOPS", Outcome.miss),
        ("超过1到10 PFLOPS", "8 PFLOPS", Outcome.understated),
        ("9 PFLOPS", "不足1到10 PFLOPS", Outcome.inconclusive),
        ("13-14万人", "高达13-14万人", Outcome.holds),
        # on both sides of zero it goes no way
        ("-7到9亿元", "-200亿元", Outcome.miss),
        ("7到9亿元", "-200亿元", Outcome.opposite),
        # what may be zero has no decimal point to move
        ("超过95%", "0%", Outcome.miss),
        ("0到5%", "95%", Outcome.miss),
        ("95%", "0到5%", Outcome.miss),
        ("0%", "95%", Outcome.miss),
    ],
)
def test_ranges(policy: Policy, claimed: str, printed: str, outcome: Outcome) -> None:
    assert outcome_of(policy, claimed, printed) is outcome
