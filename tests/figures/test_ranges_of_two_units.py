"""A range whose ends are printed in two units, either end first; both are as precise as the finer."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimaudit.figures.reader import FigureReader

READER = FigureReader()


@pytest.mark.parametrize(
    ("printed", "value", "low", "high", "unit"),
    [
        ("500MB到2GB", "1.25e9", "499.5e6", "2000.5e6", "byte"),
        ("2GB到500MB", "1.25e9", "499.5e6", "2000.5e6", "byte"),
        ("500 m to 2 km", "1250", "475", "2050", "m"),
        ("2 km to 500 m", "1250", "475", "2050", "m"),
        ("10 kW到2 MW", "1.005e6", "9.5e3", "2.0005e6", "W"),
        ("30分钟到2小时", "4500", "1710", "7500", "s"),
        ("2小时到30分钟", "4500", "1710", "7500", "s"),
    ],
)
def test_it_reaches_from_the_lower_to_the_higher(
    printed: str, value: str, low: str, high: str, unit: str
) -> None:
    figure = READER.read(printed)
    assert figure.low == pytest.approx(Decimal(low), rel=Decimal("1e-24"))
    assert figure.high == pytest.approx(Decimal(high), rel=Decimal("1e-24"))
    assert figure.value == pytest.approx(Decimal(value), rel=Decimal("1e-24"))
    assert (figure.unit, figure.bound) == (unit, "range")
