"""One printed figure against one reference."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimaudit.figures import Interval
from claimaudit.figures.dates import read_days
from claimaudit.verdict.judge import Outcome, judge_days, judge_relation
from claimaudit.workspace.policy import Policy
from tests.verdict.conftest import outcome_of

_CASES = [
    ("4.6 PFLOPS", "4,614 TFLOPS", Outcome.holds),
    ("4608万元", "46,088,300元", Outcome.truncated),
    ("超过7亿元", "7.2亿元", Outcome.holds),
    ("超过7亿元", "12亿元", Outcome.understated),
    ("超过10%", "46%", Outcome.understated),
    ("超过7亿元", "6.8亿元", Outcome.overstated),
    ("超过7亿元", "3亿元", Outcome.miss),
    ("高达7亿元", "7.0亿元", Outcome.holds),
    ("高达7.0亿元", "6.5亿元", Outcome.overstated),
    ("高达7.0亿元", "2亿元", Outcome.miss),
    ("近7亿元", "6.5亿元", Outcome.holds),
    ("约45亿元", "4.5亿元", Outcome.slip),
    ("450亿元", "45亿元", Outcome.slip),
    ("7亿元", "9.1亿元", Outcome.miss),
    ("近600万元", "600多万元", Outcome.inconclusive),
    ("600万元", "600多万元", Outcome.holds),
    ("500万到700万元", "超过600万元", Outcome.inconclusive),
    ("高达50%", "30%到50%", Outcome.holds),
    # A bound bears out itself and weaker ones.
    ("超82万张", "over 820,000", Outcome.holds),
    ("82万张", "over 820,000", Outcome.holds),
    ("超81.8万张", "over 820,000", Outcome.holds),
    ("超500万张", "over 5 million", Outcome.holds),
    ("超10万张", "over 820,000", Outcome.understated),
    ("超90万张", "over 820,000", Outcome.inconclusive),
    ("90万张", "over 820,000", Outcome.inconclusive),
    ("不足82万张", "over 820,000", Outcome.inconclusive),
    ("近82万张", "over 820,000", Outcome.inconclusive),
    ("高达82万张", "over 820,000", Outcome.inconclusive),
    ("近5%", "over 5%", Outcome.inconclusive),
    ("600多万张", "over 6 million", Outcome.holds),
    ("600多万张", "over 7 million", Outcome.inconclusive),
    ("不足90万张", "over 820,000", Outcome.inconclusive),
    ("70万张", "over 820,000", Outcome.miss),
    ("不足70万张", "over 820,000", Outcome.miss),
    ("99万张", "1 million+", Outcome.inconclusive),
    ("不足5%", "under 5%", Outcome.holds),
    ("不足8%", "under 5%", Outcome.holds),
    ("不足3%", "under 5%", Outcome.inconclusive),
    ("超过5%", "under 5%", Outcome.inconclusive),
    ("9%", "under 5%", Outcome.miss),
    ("104万张", "under 1 million", Outcome.inconclusive),
]


@pytest.mark.parametrize(("claimed", "printed", "outcome"), _CASES)
@pytest.mark.parametrize("loss", [False, True])
def test_a_loss_is_judged_as_a_profit_is(
    policy: Policy, claimed: str, printed: str, outcome: Outcome, *, loss: bool
) -> None:
    """The facts of a loss are kept as negative profit; that must change nothing."""
    assert outcome_of(policy, claimed, printed, loss=loss) is outcome


@pytest.mark.parametrize(
    ("claimed", "printed", "outcome"),
    [
        ("2025-09-18", "2025-09-18", Outcome.holds),
        ("2025-09-18", "2025年9月", Outcome.inconclusive),
        ("2025年9月", "2025-09-18", Outcome.holds),
        ("2025年9月", "2025-10-01", Outcome.miss),
        ("2025年8月中旬", "2025-08-22", Outcome.vague),
        ("2025年8月中旬", "2025-08-25", Outcome.miss),
        ("2025年第三季度", "2025年8月", Outcome.holds),
        ("2025年", "2025年底", Outcome.holds),
    ],
)
def test_days(policy: Policy, claimed: str, printed: str, outcome: Outcome) -> None:
    assert judge_days(read_days(claimed), read_days(printed), policy) is outcome


def _between(low: str | None, high: str | None) -> Interval:
    return Interval(*(None if end is None else Decimal(end) for end in (low, high)))


ABOVE = (Outcome.holds, Outcome.opposite)
BELOW = (Outcome.opposite, Outcome.holds)
EQUAL = (Outcome.miss, Outcome.miss)
OPEN = (Outcome.inconclusive, Outcome.inconclusive)


@pytest.mark.parametrize(
    ("one", "other", "above_and_below", "level"),
    [
        (("1.2", "1.3"), ("1", "1"), ABOVE, Outcome.miss),
        (("1", "1.02"), ("1", "1"), ABOVE, Outcome.holds),
        (("1", "1"), ("1", "1"), EQUAL, Outcome.holds),
        (("0.98", "1.02"), ("1", "1"), OPEN, Outcome.holds),
        (("0.9", "1"), ("1", "1"), BELOW, Outcome.holds),
        (("0.8", "0.94"), ("1", "1"), BELOW, Outcome.miss),
        # 46 and 45, both rounded, touch at 45.5
        (("45.5", "46.5"), ("44.5", "45.5"), ABOVE, Outcome.holds),
        (("95.5", "96.5"), ("95.5", "96.5"), OPEN, Outcome.holds),
        # a profit and a loss, two losses, and nothing at all
        (("2.5", "3.5"), ("-7.5", "-6.5"), ABOVE, Outcome.miss),
        (("-3.5", "-2.5"), ("-7.5", "-6.5"), ABOVE, Outcome.miss),
        (("-7.1", "-6.9"), ("-7.1", "-6.9"), OPEN, Outcome.holds),
        (("0", "0"), ("5", "6"), BELOW, Outcome.miss),
        (("5", "6"), ("0", "0"), ABOVE, Outcome.inconclusive),
        # known from one side only
        (("820", None), ("100", "110"), ABOVE, Outcome.miss),
        (("100", None), ("100", "110"), OPEN, Outcome.inconclusive),
        (("100", "110"), ("820", None), BELOW, Outcome.inconclusive),
        ((None, "90"), ("100", "110"), BELOW, Outcome.miss),
    ],
)
def test_relations(
    policy: Policy,
    one: tuple[str | None, str | None],
    other: tuple[str | None, str | None],
    above_and_below: tuple[Outcome, Outcome],
    level: Outcome,
) -> None:
    sides, tolerance = (_between(*one), _between(*other)), policy.level.tolerance
    for names in (("above", "below"), ("up", "down")):
        assert tuple(judge_relation(n, *sides, tolerance) for n in names) == above_and_below
    assert judge_relation("level", *sides, tolerance) is level


@pytest.mark.parametrize(
    ("claimed", "printed", "outcome"),
    [
        # a source of one digit bears out what two digits of it would
        ("1亿元", "1亿元", Outcome.holds),
        ("近1亿元", "1亿元", Outcome.holds),
        ("9700万元", "1亿元", Outcome.holds),
        ("7300万元", "1亿元", Outcome.inconclusive),
        ("1.4亿元", "1亿元", Outcome.inconclusive),
        ("4900万元", "1亿元", Outcome.miss),
        ("1.6亿元", "1亿元", Outcome.miss),
        ("超过9000万元", "1亿元", Outcome.holds),
        ("不到9000万元", "1亿元", Outcome.inconclusive),
        ("2.3%", "2%", Outcome.inconclusive),
        ("0.3%", "0%", Outcome.inconclusive),
        ("1.7 PFLOPS", "2 PFLOPS", Outcome.inconclusive),
        ("7300万元", "0.7亿元", Outcome.holds),
        ("9300万元", "1.0亿元", Outcome.miss),  # two digits say what they say
        ("7家公司", "8家公司", Outcome.miss),  # a count is no rounding
        ("7300万元", "约1亿元", Outcome.inconclusive),
        ("9600万元", "约1亿元", Outcome.holds),
        ("1.15亿元", "约1.2亿元", Outcome.holds),
        ("8500万元", "近1亿元", Outcome.miss),  # what its hedge leaves is narrow enough
        ("3亿元", "3.4亿元", Outcome.holds),  # the article may round
        ("100万张", "up to 1 million", Outcome.holds),
        ("73万张", "up to 1 million", Outcome.inconclusive),
        ("140万张", "up to 1 million", Outcome.inconclusive),
        ("140万张", "up to 1.0 million", Outcome.miss),
        ("55%", "half", Outcome.inconclusive),
        ("52%", "half", Outcome.holds),
        # the digits of a source are borne out, and not what its hedge allows beside them
        ("340万人", "an estimated 3.40 million people", Outcome.holds),
        ("约340万人", "约340万人", Outcome.holds),
        ("350万人", "an estimated 3.40 million people", Outcome.inconclusive),
        ("356万人", "估计340万人", Outcome.inconclusive),
        ("324万人", "about 3.40 million people", Outcome.inconclusive),
        # what the hedge does not allow is wrong
        ("360万人", "an estimated 3.40 million people", Outcome.miss),
        ("320万人", "估计约340万人", Outcome.miss),
        # the claim's own hedge is as wide as ever
        ("约350万人", "an estimated 3.40 million people", Outcome.holds),
        ("over 3.39 million people", "an estimated 3.40 million people", Outcome.holds),
        ("over 3.45 million people", "an estimated 3.40 million people", Outcome.inconclusive),
        ("over 3.60 million people", "an estimated 3.40 million people", Outcome.overstated),
        # "nearly" is of the number that it stands before
        ("46%", "nearly 46%", Outcome.holds),
        ("近46%", "nearly 46%", Outcome.holds),
        ("43%", "nearly 46%", Outcome.inconclusive),
        ("40%", "nearly 46%", Outcome.miss),
        ("46%", "just under 46%", Outcome.holds),
        ("43%", "just under 46%", Outcome.inconclusive),
        ("-46%", "nearly -46%", Outcome.holds),
        ("-43%", "nearly -46%", Outcome.inconclusive),
        # zeros at the end are no digits, hedged or not
        ("1,040 people", "about 1,000 people", Outcome.holds),
        ("1,040 people", "1,000 people", Outcome.holds),
        # a range of one number is none
        ("2万亿元", "2万亿到2万亿元", Outcome.holds),
        ("1.7万亿元", "2万亿到2万亿元", Outcome.holds),
        ("2万亿到2万亿元", "2万亿到2万亿元", Outcome.holds),
        # signs, and zero, which has no place to shift
        ("5%", "-5%", Outcome.opposite),
        ("-5%", "over 10%", Outcome.opposite),
        ("0%", "50%", Outcome.miss),
        ("50人", "0至5人", Outcome.miss),
        ("-50人", "-5至0人", Outcome.miss),
        ("50人", "1至5人", Outcome.slip),
    ],
)
def test_how_much_a_source_says(
    policy: Policy, claimed: str, printed: str, outcome: Outcome
) -> None:
    assert outcome_of(policy, claimed, printed) is outcome
