"""The currencies of CLDR: the file is what Babel says, and all of them are read."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from claimaudit.figures.reader import FigureReader
from claimaudit.figures.units import load
from tests.table import each

ROOT = Path(__file__).parents[2]
CLDR = load("cldr_currencies.yaml")
READER = FigureReader()
NO_CODES = load("currencies.yaml")["no_codes"]


def test_the_file_is_what_babel_says() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "currencies.py"))
    assert tool["FILE"].read_text("utf-8") == tool["written"]()
    assert len(CLDR) >= 150


@each("code", sorted(CLDR))
def test_every_currency_is_read_by_code_and_name(code: str) -> None:
    printed = CLDR[code] if code in NO_CODES else [code, *CLDR[code]]
    for name in printed:
        assert READER.read(f"7.25 million {name}").unit == code, name
    if code not in NO_CODES:
        assert READER.read(f"{code} 7.25 million").unit == code


@pytest.mark.parametrize("text", ["COP 28", "TOP 10", "AMD 7", "SDG 5", "N95", "R2", "K9"])
def test_codes_and_letters_that_are_other_words(text: str) -> None:
    figures = [READER.read_at(text, at) for at in range(len(text))]
    assert all(figure is None or figure.unit is None for figure in figures)
