"""The table of units: every spelling of units.yaml, its canonical unit and factor, and its flags."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from claimaudit.figures import units as module
from claimaudit.figures.reader import FigureReader
from claimaudit.figures.units import Unit, canonical_units, source, things, unit_table
from claimaudit.figures.units import load as source_of_currencies
from tests.table import each

TABLE = unit_table()
CURRENCIES = ["CNY", "USD", "HKD", "TWD", "EUR", "GBP", "JPY", "KRW"]
CURRENCIES += ["INR", "RUB", "AUD", "CAD", "SGD", "CHF"]


def _unit(spelling: str) -> Unit:
    unit = TABLE.find(spelling)
    assert unit is not None
    return unit


@pytest.fixture
def changed() -> Iterator[dict[str, Any]]:
    """units.yaml, to be changed by one test."""
    caches = (source, canonical_units, things, unit_table)
    for cached in caches:
        cached.cache_clear()
    yield source()
    for cached in caches:
        cached.cache_clear()


def test_every_unit_says_how_it_is_printed() -> None:
    assert len(canonical_units()) >= 69
    for name, entry in source()["units"].items():
        assert set(entry) <= {"shown", "flags", "before", "printed"}, name
        for printed in entry.get("printed", []):
            assert set(printed) <= {
                "factor", "offset", "below", "flags", "prefixes", "behind", "spellings", "words",
            }, name  # fmt: skip
            assert any(printed.get(how) for how in ("spellings", "words", "below")), name


def test_every_plain_spelling_of_the_file_is_known() -> None:
    for name, entry in source()["units"].items():
        for printed in entry.get("printed", []):
            if "prefixes" not in printed and "behind" not in printed:
                for spelling in [*printed.get("spellings", []), *printed.get("words", [])]:
                    assert _unit(spelling).canonical == name, spelling


@each(
    ("spelling", "canonical", "factor"),
    [
        ("PFLOPS", "FLOP/s", "1e15"),
        ("petaflops", "FLOP/s", "1e15"),
        ("TF", "FLOP/s", "1e12"),
        ("TOPS", "OP/s", "1e12"),
        ("GB", "byte", "1e9"),
        ("KB", "byte", "1000"),
        ("GiB", "byte", "1073741824"),
        ("Gb", "byte", "125000000"),
        ("GB/s", "byte/s", "1e9"),
        ("Gbps", "byte/s", "125000000"),
        ("GHz", "Hz", "1e9"),
        ("megahertz", "Hz", "1e6"),
        ("千瓦", "W", "1000"),
        ("吉瓦", "W", "1e9"),
        ("马力", "W", "735.49875"),  # the metric one
        ("hp", "W", "745.6998715822702"),
        ("kWh", "Wh", "1000"),
        ("kilowatt-hours", "Wh", "1000"),
        ("度电", "Wh", "1000"),
        ("张GPU", "card", "1"),
        ("个AI芯片", "card", "1"),
        ("nm", "m", "1e-9"),
        ("公里", "m", "1000"),
        ("miles", "m", "1609.344"),
        ("feet", "m", "0.3048"),
        ("公顷", "m2", "10000"),
        ("亩", "m2", "666.6666666666666666666666667"),
        ("mph", "m/s", "0.44704"),
        ("gallons", "L", "3.785411784"),
        ("立方米", "L", "1000"),
        ("MJ", "Wh", "277.7777777777777777777777778"),
        ("吨", "g", "1e6"),
        ("斤", "g", "500"),
        ("mg", "g", "0.001"),
        ("lbs", "g", "453.59237"),
        ("mAh", "A·h", "0.001"),
        ("大卡", "cal", "1000"),
        ("hPa", "Pa", "100"),
        ("ppb", "ppm", "0.001"),
        ("年", "s", "31556952"),
        ("个月", "s", "2629746"),
        ("季度", "s", "7889238"),
        ("hours", "s", "3600"),
        ("岁", "year", "1"),
        ("‰", "%", "0.1"),
        ("成", "%", "10"),
        ("bps", "pp", "0.01"),
        ("倍", "x", "1"),
        ("元", "CNY", "1"),
        ("角", "CNY", "0.1"),
        ("cents", "USD", "0.01"),
    ],
)
def test_a_printed_unit_is_so_many_of_its_canonical_one(
    spelling: str, canonical: str, factor: str
) -> None:
    assert (_unit(spelling).canonical, _unit(spelling).factor) == (canonical, Decimal(factor))


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
def test_spellings_of_one_unit_convert_exactly(smaller: str, larger: str, ratio: str) -> None:
    small, large = _unit(smaller), _unit(larger)
    assert small.canonical == large.canonical
    assert small.factor * Decimal(ratio) == large.factor


def test_factors_print_all_their_digits() -> None:
    """So that a figure times its factor does: 4.6 PFLOPS as 4600000000000000.0."""
    for unit in [*TABLE.spellings.values(), *TABLE.words.values(), *TABLE.leading.values()]:
        assert unit.factor > 0
        assert unit.factor < 1 or "E" not in str(unit.factor)


def test_what_never_compares() -> None:
    kinds = [
        "GB", "GB/s", "TFLOPS", "TOPS", "张", "个", "人", "家", "%", "百分点", "W", "kWh", "token",
        "升", "桶", "年", "岁", "点", "股", "°C", "度",
    ]  # fmt: skip
    units = {_unit(kind).canonical for kind in [*kinds, *CURRENCIES]}
    assert len(units) == len(kinds) + len(CURRENCIES)
    assert FigureReader().read("128").unit is None


@pytest.mark.parametrize(
    ("text", "read"),
    [("500升到1立方米", "500升到1立方米"), ("50%到2倍", "50%"), ("10%到2成", "10%到2成")],
)
def test_a_range_has_ends_of_one_unit(text: str, read: str) -> None:
    figure = FigureReader().read_at(text, 0)
    assert figure is not None
    assert figure.text == read


def test_currencies_stand_before_and_behind() -> None:
    money = [name for name, unit in canonical_units().items() if unit.currency]
    assert money[: len(CURRENCIES)] == CURRENCIES
    assert len(money) >= 150
    for sign, unit in TABLE.leading.items():
        assert unit.currency, sign
        assert unit.factor == 1
        if unit.canonical not in source_of_currencies("currencies.yaml")["no_codes"]:
            assert _unit(unit.canonical).canonical == unit.canonical
    assert _unit("美分").currency


def test_a_canonical_unit_has_factor_one() -> None:
    for symbol, unit in canonical_units().items():
        assert unit.canonical == symbol
        assert unit.factor == 1
        assert not unit.si


@pytest.mark.parametrize(
    "spelling", ["GW", "PFLOPS", "TB/s", "GiB", "GHz", "MWh", "兆瓦", "gigawatt", "exaflops", "mAh"]
)
def test_prefixed_units_confirm_zeros(spelling: str) -> None:
    assert _unit(spelling).si
    assert not _unit("W").si


def test_percentages_confirm_zeros_and_tenths_do_not() -> None:
    assert all(_unit(spelling).percent for spelling in ("%", "pct", "‰", "个百分点"))
    assert not any(_unit(spelling).percent for spelling in ("成", "基点", "倍"))


@pytest.mark.parametrize("spelling", ["张", "家", "人", "GPUs", "companies", "个", "shares", "岁"])
def test_counted_units_are_exact(spelling: str) -> None:
    assert _unit(spelling).counts
    assert not _unit("GB").counts


def test_things_say_so_many_of_them() -> None:
    assert things() == {"card", "item", "person", "company", "household"}


def test_a_unit_is_added_in_one_entry(changed: dict[str, Any]) -> None:
    changed["units"]["bottle"] = {
        "shown": {"zh": "瓶", "en": {"one": "bottle", "other": "bottles"}},
        "flags": ["counts", "things"],
        "printed": [{"factor": "12", "words": ["crates"]}],
    }
    assert unit_table().find("Crates") == Unit("bottle", Decimal(12), counts=True, things=True)
    assert "bottle" in things()


def test_a_spelling_with_two_meanings_is_refused(changed: dict[str, Any]) -> None:
    changed["units"]["gram"] = {"printed": [{"spellings": ["克"]}]}
    with pytest.raises(ValueError, match="“克” is both"):
        unit_table()


def test_an_unknown_flag_is_refused(changed: dict[str, Any]) -> None:
    changed["units"]["gram"] = {"flags": ["heavy"], "printed": []}
    with pytest.raises(TypeError, match="heavy"):
        module.canonical_units()


@each("below", sorted(TABLE.below))
def test_what_something_is_divided_by_ends_where_it_is_spelled(below: str) -> None:
    """At the end of a text, where a longer spelling would start alike, too."""
    for text in (f"5 kW/{below}", f"5 kW/{below} more"):
        figure = FigureReader().read_at(text, 0)
        assert figure is not None
        assert figure.text == f"5 kW/{below}"
        assert figure.unit is not None
        assert "/" in figure.unit
