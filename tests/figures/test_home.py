"""A sign of money that several lands share is that of where the text is from; nothing else moves."""

from __future__ import annotations

import pytest

from claimaudit.figures.home import at_home
from claimaudit.figures.reader import FigureReader
from claimaudit.figures.units import load, source


@pytest.mark.parametrize(
    ("printed", "home", "unit"),
    [
        ("3億元", "TWD", "TWD"),
        ("3亿元", "CNY", "CNY"),
        ("3億元", None, "CNY"),
        ("三角", "HKD", "HKD"),
        ("每平方米1.2萬元", "HKD", "HKD/m2"),
        ("人民币3亿元", "TWD", "CNY"),
        ("新台币3亿元", "HKD", "TWD"),
        ("3亿美元", "TWD", "USD"),
        ("¥500", "JPY", "JPY"),
        ("$3 million", "AUD", "AUD"),
        ("$3 million", "CHF", "USD"),  # which has no such sign
        ("$1,200 per square metre", "CAD", "CAD/m2"),
        ("5 million dollars", "SGD", "SGD"),
        ("5 cents", "AUD", "AUD"),
        ("US$3 million", "AUD", "USD"),
        ("HK$5", "AUD", "HKD"),
        ("£5", "EGP", "EGP"),
        ("500 pounds sterling", "EGP", "GBP"),
        ("Rs 500", "PKR", "PKR"),
        ("3 million pesos", "PHP", "PHP"),
        ("Sh1.5 trillion", "TZS", "TZS"),
        ("KSh1.5 trillion", "TZS", "KES"),
        ("500 kronor", "SEK", "SEK"),
        ("3%", "TWD", "%"),
        ("3 people", "TWD", "person"),
    ],
)
def test_whose_it_is(printed: str, home: str | None, unit: str) -> None:
    figure = FigureReader().read(printed)
    assert at_home(figure, home) == figure._replace(unit=unit)


def test_each_is_a_currency_that_is_there() -> None:
    for one in load("currencies.yaml")["shared"]:
        for name in (one["read"], *one["of"]):
            assert "currency" in source()["units"][name]["flags"], name
