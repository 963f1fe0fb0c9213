"""Where an axis begins and ends."""

from __future__ import annotations

import pytest

from claimaudit.record.claims import End
from claimaudit.report.html.axis import axis_of

YEAR = 365.2425 * 86400


@pytest.mark.parametrize(
    ("ends", "unit", "low", "high", "logarithmic"),
    [
        ([49.5, 50.5, 57.0], "%", 48.6, 57.9, False),
        ([-0.5, 0.5], "%", 0, 0.7, False),
        ([-16.8, -15.2], "%", -17, -15, False),
        ([42.75e9, 47.25e9, 4.5e9], "USD", 3.6e9, 60e9, True),
        ([0.5, 1.5], "x", 0.3, 1.7, False),
    ],
)
def test_its_ends_are_round_numbers(
    ends: list[End], unit: str | None, low: float, high: float, logarithmic: bool
) -> None:
    axis = axis_of(ends, unit)
    assert (axis.low, axis.high, axis.logarithmic) == (
        pytest.approx(low), pytest.approx(high), logarithmic,
    )  # fmt: skip


def test_days_have_days_to_spare() -> None:
    axis = axis_of(["2025-09-18", "2025-09-18"], None)
    assert axis.high - axis.low == 6
