"""In which unit a claim's figure is told."""

from __future__ import annotations

import pytest

from claimaudit.record.claims import Ends
from claimaudit.report.figure import unit_of
from tests.report.html.made import claim


@pytest.mark.parametrize(
    ("form", "unit", "claimed", "told"),
    [
        ("value", "x", (0.45, 0.55), "of one"),
        ("share", "x", (0.3, 0.35), "of one"),
        ("value", "x", (0.5, None), "of one"),
        ("value", "x", (None, 0.5), "of one"),
        ("value", "x", (0.9, 1.1), "x"),
        ("value", "x", (0.5, 1.0), "x"),
        ("value", "x", (1.5, 1.9), "x"),
        ("ratio", "x", (0.45, 0.55), "x"),
        ("value", "%", (0.45, 0.55), "%"),
    ],
)
def test_a_part_of_a_whole_is_told_in_percent_and_a_multiple_is_none(
    form: str, unit: str, claimed: Ends, told: str
) -> None:
    whole = {"whole": {"subject": "all", "metric": "m"}}
    needs = {"share": whole, "ratio": {"versus": "other"}}.get(form, {})
    made = claim("a", form=form, figure="half", unit=unit, claimed=claimed, **needs)
    assert unit_of(made) == told
