"""By how much a figure is off, and which trial tells why."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.record.claims import Deviation, End, Ends, TrialRecord
from claimaudit.record.measures import deviation, ratio, telling_trial
from claimaudit.verdict.judge import Outcome


def trial(reference: Ends | None, **keys: Any) -> TrialRecord:
    usual: dict[str, Any] = {
        "conditions": {}, "facts": ["a"], "outcome": Outcome.miss, "reference": reference,
        "steps": "", "strength": "firm", "late": False, "decides": True,
    }  # fmt: skip
    return TrialRecord(**(usual | keys))


@pytest.mark.parametrize(
    ("point", "unit", "reference", "kind", "above", "amount"),
    [
        # the article says 2x: 112 against a reference that ends at 100
        (112, "CNY", (95, 100), "percent", True, 12),
        (88, "CNY", (100, 105), "percent", False, 12),
        (200, "CNY", (90, 100), "times", True, 2),
        (199, "CNY", (90, 100), "percent", True, 99),
        (50, "CNY", (100, 110), "share", False, 50),
        (51, "CNY", (100, 110), "percent", False, 49),
        (62, "%", (64, 65), "points", False, 2),
        (112, "%", (100, 100), "points", True, 12),
        (100.01, "CNY", (95, 100), "edge", True, 0),
        (65, "%", (64, 65), "edge", False, 0),
        (-7.5, "CNY", (-5, -4), "percent", True, 50),
    ],
)
def test_how_far_off(
    point: float, unit: str, reference: Ends, kind: str, above: bool, amount: float
) -> None:
    off = deviation(point, (point, point), unit, trial(reference), slip=False)
    assert off is not None
    assert (off.kind, off.above) == (kind, above)
    assert off.amount == pytest.approx(amount)


@pytest.mark.parametrize(
    ("point", "unit", "reference", "printed", "kind", "amount"),
    [
        # from the number that a reader sees, not from the end of its rounding or of its hedge
        (2, "%", (1, 1.005), (1, 1), "points", 1),
        (1, "%", (1.995, 3), (2, 2), "points", 1),
        (120, "CNY", (95, 105), (100, 100), "percent", 20),
        (12, "%", (14.5, 20.5), (15, 20), "points", 3),
        (22, "%", (14.5, 20.5), (15, 20), "points", 2),
    ],
)
def test_it_is_off_what_is_printed(
    point: float, unit: str, reference: Ends, printed: Ends, kind: str, amount: float
) -> None:
    off = deviation(point, (point, point), unit, trial(reference), slip=False, printed=printed)
    assert off is not None and off.kind == kind
    assert off.amount == pytest.approx(amount)


@pytest.mark.parametrize(
    ("point", "near", "above", "tens"),
    [(4.5e10, 4.5e9, True, 1), (4.5e8, 4.5e9, False, 1), (2e8, 2e4, True, 4), (3e3, 3e9, False, 6)],
)
def test_a_slip_is_counted_in_powers_of_ten(
    point: float, near: float, above: bool, tens: int
) -> None:
    off = deviation(point, None, "USD", trial((near, near)), slip=True)
    assert off == Deviation(kind="tens", above=above, amount=tens)


@pytest.mark.parametrize(
    ("claimed", "reference", "above", "days"),
    [
        (("2025-09-20", "2025-09-20"), ("2025-09-18", "2025-09-18"), True, 2),
        (("2025-08-01", "2025-08-31"), ("2025-09-18", "2025-09-18"), False, 18),
        (("2025-10-01", "2025-12-31"), ("2025-09-01", "2025-09-30"), True, 1),
    ],
)
def test_days_are_counted_from_the_nearer_ends(
    claimed: Ends, reference: Ends, above: bool, days: int
) -> None:
    off = deviation(None, claimed, "date", trial(reference), slip=False)
    assert off == Deviation(kind="days", above=above, amount=days)


def test_what_was_computed_is_told_from_its_middle() -> None:
    computed = trial((3.24, 3.59), facts=["a", "b"], middle=3.41)
    off = deviation(2, (1.5, 2.5), "x", computed, slip=False)
    assert off is not None
    assert off.kind == "percent"
    assert off.amount == pytest.approx(100 * (1 - 2 / 3.41))


@pytest.mark.parametrize(
    ("point", "reference"),
    [(None, (1, 2)), (5, None), (5, (-3, -2)), (5, (None, None)), (5, (0, 0))],
)
def test_nothing_is_told_where_nothing_can_be(point: float | None, reference: Ends | None) -> None:
    assert deviation(point, None, "CNY", trial(reference), slip=False) is None


@pytest.mark.parametrize(
    ("point", "low", "high", "expected"),
    [
        (2, 1.5, 2.5, 1.0),
        (2.5, 1.5, 2.5, 1.0),
        (5, 1.5, 2.5, 2.0),
        (1, 1.5, 2, 1 / 1.5),
        (5, None, 2.5, None),
        (5, 1.5, None, None),
        (-1, 1.5, 2, None),
        (5, "2025-01-01", "2025-01-02", None),
    ],
)
def test_ratio(point: float, low: End, high: End, expected: float | None) -> None:
    assert ratio(point, (low, high)) == (None if expected is None else pytest.approx(expected))


RANKS = {"filing": 1, "press": 4}


@pytest.mark.parametrize(
    ("verdict", "reasons", "outcomes", "expected"),
    [
        ("supported", [], [("miss", "filing"), ("holds", "press"), ("holds", "filing")], 2),
        ("contradicted", [], [("holds", "filing"), ("miss", "press"), ("miss", "filing")], 2),
        ("contradicted", [], [("miss", "filing"), ("slip", "press")], 1),
        ("misleading", ["attested_partly"], [("holds", "filing"), ("partly", "press")], 1),
        ("misleading", ["holds_only_under"], [("holds", "press"), ("miss", "filing")], 0),
        ("contradicted", [], [("inconclusive", "filing"), ("miss", "press")], 1),
        ("unverifiable", [], [("inconclusive", "filing")], None),
        ("unverifiable", [], [], None),
    ],
)
def test_the_trial_that_tells_why(
    verdict: Any, reasons: list[str], outcomes: list[tuple[str, str]], expected: int | None
) -> None:
    trials = [trial((1, 2), outcome=Outcome(o), facts=[fact]) for o, fact in outcomes]
    assert telling_trial(verdict, reasons, trials, RANKS) == expected


def test_a_trial_that_does_not_decide_tells_nothing() -> None:
    idle = trial((1, 2), decides=False)
    assert telling_trial("contradicted", [], [idle], RANKS | {"a": 1}) is None
    assert telling_trial("contradicted", [], [idle, trial((1, 2))], RANKS | {"a": 1}) == 1


def test_a_source_that_decides_alone_goes_before_a_pair() -> None:
    pair, alone = (
        trial((1, 2), strength="two_reports", facts=["filing"]),
        trial((1, 2), facts=["press"]),
    )
    assert telling_trial("contradicted", [], [pair, alone], RANKS) == 1
