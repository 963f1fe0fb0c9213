"""Ounces of gold and silver are troy ounces; all others are not."""

import pytest

from claimaudit.scan.scanner import Scanner

TROY, COMMON = 31.1034768, 28.349523125
CASES = [
    ("It sold 10 oz of gold.", 10 * TROY),
    ("Silver output rose to 82.8 million oz. this year", 82.8e6 * TROY),
    ("Holdings of platinum fell by 5 ounces", 5 * TROY),
    ("Gold output was 3 to 5 ounces a tonne", 4 * TROY / 1e6),
    ("黄金持仓增加5盎司", 5 * TROY),
    ("It holds 10 troy ounces of gold.", 10 * TROY),
    ("Gold rose. Then he drank 12 ounces of tea.", 12 * COMMON),
    ("The Golden State drank 12 ounces.", 12 * COMMON),
    ("The gold medal weighs 12 ounces.", 12 * COMMON),
    ("Gold rose to $2,000 an ounce", 2000 / TROY),
    ("Saffron costs $2,000 an ounce", 2000 / COMMON),
]


@pytest.mark.parametrize(("text", "value"), CASES, ids=lambda case: str(case)[:24])
def test_an_ounce_is_a_troy_ounce_where_the_metal_is_named(text: str, value: float) -> None:
    (found,) = [one for one in Scanner().scan(text) if one.figure]
    assert found.figure is not None
    assert float(found.figure.value) == pytest.approx(value)
