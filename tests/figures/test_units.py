"""The table of units: compiled from its sources, and closed."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files

import pytest
import yaml

from claimaudit.figures import FigureReader
from claimaudit.figures.compile_units import compile_table
from claimaudit.figures.units import Unit, canonical_units, unit_table

TABLE = unit_table()
SOURCE = files("claimaudit.figures")
CURRENCIES = ["CNY", "USD", "HKD", "TWD", "EUR", "GBP", "JPY", "KRW"]
CURRENCIES += ["INR", "RUB", "AUD", "CAD", "SGD", "CHF"]


def _unit(spelling: str) -> Unit:
    unit = TABLE.find(spelling)
    assert unit is not None
    return unit


def test_compiled_table_is_current() -> None:
    compiled = json.loads((SOURCE / "units.json").read_text("utf-8"))
    assert compiled == compile_table(), "run `make units`"


def test_every_spelling_of_the_source_is_known() -> None:
    source = yaml.safe_load((SOURCE / "units.yaml").read_text("utf-8"))
    for entry in source["units"]:
        for spelling in [*entry.get("spellings", []), *entry.get("words", [])]:
            assert _unit(str(spelling)).canonical == entry["canonical"], spelling


def test_no_spelling_has_two_meanings() -> None:
    source = yaml.safe_load((SOURCE / "units.yaml").read_text("utf-8"))
    spellings = [str(s) for entry in source["units"] for s in entry.get("spellings", [])]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize(
    ("smaller", "larger", "ratio"),
    [
        ("GB", "GiB", "1.073741824"),
        ("Gb/s", "GB/s", "8"),
        ("Gbps", "GBps", "8"),
        ("TFLOPS", "PFLOPS", "1000"),
        ("TB/s", "PB/s", "1000"),
        ("W", "GW", "1e9"),
        ("兆瓦", "吉瓦", "1000"),
        ("纳米", "毫米", "1e6"),
        ("个月", "年", "12"),
        ("‰", "%", "10"),
        ("%", "成", "10"),
        ("bps", "pp", "100"),
        ("天", "周", "7"),
    ],
)
def test_factors(smaller: str, larger: str, ratio: str) -> None:
    small, large = _unit(smaller), _unit(larger)
    assert small.canonical == large.canonical
    assert small.factor * Decimal(ratio) == large.factor


def test_factors_are_positive_and_exact() -> None:
    for unit in [*TABLE.spellings.values(), *TABLE.words.values(), *TABLE.leading.values()]:
        assert unit.factor > 0
    assert _unit("GiB").factor == 2**30
    assert _unit("nm").factor == Decimal("1e-9")


def test_what_never_compares() -> None:
    kinds = [
        "GB",
        "GB/s",
        "TFLOPS",
        "TOPS",
        "张",
        "个",
        "人",
        "家",
        "%",
        "百分点",
        "W",
        "kWh",
        "token",
    ]
    dimensions = {_unit(kind).dimension for kind in [*kinds, *CURRENCIES]}
    assert len(dimensions) == len(kinds) + len(CURRENCIES)
    assert FigureReader().read("128").unit is None


def test_percent_and_fold_are_one_dimension() -> None:
    assert _unit("%").dimension == _unit("倍").dimension == "dimensionless"
    assert _unit("%").canonical != _unit("倍").canonical


def test_leading_and_trailing_currencies_agree() -> None:
    for sign, unit in TABLE.leading.items():
        assert unit.canonical in CURRENCIES, sign
        assert unit.factor == 1
        assert _unit(unit.canonical).dimension == unit.dimension


def test_canonical_units_have_factor_one() -> None:
    for symbol, unit in canonical_units().items():
        assert unit.canonical == symbol
        assert unit.factor == 1


@pytest.mark.parametrize(
    "spelling", ["GW", "PFLOPS", "TB/s", "GiB", "GHz", "MWh", "兆瓦", "gigawatt", "exaflops"]
)
def test_prefixed_units_confirm_zeros(spelling: str) -> None:
    assert _unit(spelling).si


@pytest.mark.parametrize("spelling", ["张", "家", "人", "GPUs", "companies", "个", "shares"])
def test_counted_things(spelling: str) -> None:
    assert _unit(spelling).counts
    assert not _unit("GB").counts
