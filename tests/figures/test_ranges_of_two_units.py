"""A range whose ends are printed in two units, either end first."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimaudit.figures import FigureReader

READER = FigureReader()


@pytest.mark.parametrize(
    ("printed", "value", "low", "high", "unit"),
    [
        ("500MB到2GB", "1.25e9", "499.5e6", "2.5e9", "byte"),
        ("2GB到500MB", "1.25e9", "499.5e6", "2.5e9", "byte"),
        ("500 m to 2 km", "1250", "499.5", "2500", "m"),
        ("2 km to 500 m", "1250", "499.5", "2500", "m"),
        ("10 kW到2 MW", "1.005e6", "9.5e3", "2.5e6", "W"),
        ("30分钟到2小时", "4500", "1770", "9000", "s"),
        ("2小时到30分钟", "4500", "1770", "9000", "s"),
    ],
)
def test_it_reaches_from_the_lower_to_the_higher(
    printed: str, value: str, low: str, high: str, unit: str
) -> None:
    figure = READER.read(printed)
    assert (figure.low, figure.high) == (Decimal(low), Decimal(high))
    assert (figure.value, figure.unit, figure.bound) == (Decimal(value), unit, "range")
