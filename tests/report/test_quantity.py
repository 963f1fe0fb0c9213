"""Amounts as a newsroom prints them, in each report language; every one of them by hand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimaudit.figures.reader import FigureReader
from claimaudit.figures.units import canonical_units, source
from claimaudit.report import displays
from claimaudit.report.displays import load_language, multiples, sizes
from claimaudit.report.quantity import (
    interval_text,
    middle_text,
    number_text,
)
from tests.table import each


def amount_text(value: Decimal, unit: str | None, language: str) -> str:
    return interval_text(value, value, unit, language)


LANGUAGES = sorted(source()["languages"])
YEAR, MONTH, DAY, HOUR = 31556952, 2629746, 86400, 3600

AMOUNTS = [
    # compute, data, rates
    ("2.96e14", "FLOP/s", "296 TFLOPS", "296 TFLOPS"),
    ("1e15", "FLOP/s", "1 PFLOPS", "1 PFLOPS"),
    ("5.24e20", "FLOP/s", "524 EFLOPS", "524 EFLOPS"),
    ("2e24", "FLOP/s", "200万 EFLOPS", "2 million EFLOPS"),
    ("5.6e14", "OP/s", "560 TOPS", "560 TOPS"),
    ("9.6e10", "byte", "96 GB", "96 GB"),
    ("1.152e15", "byte", "1.152 PB", "1.152 PB"),
    ("512", "byte", "512 B", "512 B"),
    ("0", "byte", "0 B", "0 B"),
    ("4e12", "byte/s", "4 TB/s", "4 TB/s"),
    ("12.5e9", "byte/s", "12.5 GB/s", "12.5 GB/s"),
    ("1.5e13", "token", "15万亿个token", "15 trillion tokens"),
    ("1", "token", "1个token", "1 token"),
    ("1200", "token/s", "1200 token/秒", "1,200 tokens/s"),
    ("3e9", "Hz", "3 GHz", "3 GHz"),
    ("60", "frame/s", "60帧/秒", "60 fps"),
    ("2.4e7", "pixel", "2400万像素", "24 megapixels"),
    # power and energy
    ("700", "W", "700 W", "700 W"),
    ("1e9", "W", "1 GW", "1 GW"),
    ("1.5e12", "Wh", "15亿千瓦时", "1.5 TWh"),
    ("16500", "Wh", "16.5千瓦时", "16.5 kWh"),
    ("800", "V", "800 V", "800 V"),
    ("5", "A·h", "5000毫安时", "5,000 mAh"),
    ("100", "A·h", "100安时", "100 Ah"),
    (Decimal(2000000) / 3600, "Wh", "2 MJ", "2 MJ"),
    ("350000", "cal", "350千卡", "350 kcal"),
    ("1.25e11", "eV", "125 GeV", "125 GeV"),
    # lengths, areas, volumes, weights
    ("7e-9", "m", "7纳米", "7 nm"),
    ("0.0005", "m", "500微米", "500 µm"),
    ("0.005", "m", "5毫米", "5 mm"),
    ("0.127", "m", "12.7厘米", "12.7 cm"),
    ("8848", "m", "8848米", "8,848 m"),
    ("6e8", "m", "60万公里", "600,000 km"),
    ("1.5e11", "m", "1.5亿公里", "150 million km"),
    ("39735067984839360", "m", "4.2光年", "4.2 light-years"),
    ("120", "m2", "120平方米", "120 m²"),
    ("9.6e12", "m2", "960万平方公里", "9.6 million km²"),
    ("3.93e13", "L", "393亿立方米", "39.3 billion m³"),
    ("0.5", "L", "500毫升", "500 mL"),
    ("40", "L", "40升", "40 litres"),
    ("94.6352946", "L", "25加仑", "25 gallons"),
    ("80", "barrel", "80桶", "80 barrels"),
    (Decimal(12000000) / 86400, "barrel/s", "1200万桶/日", "12 million barrels a day"),
    ("4.5e9", "bushel", "45亿蒲式耳", "4.5 billion bushels"),
    ("0.25", "g", "250毫克", "250 mg"),
    ("68000", "g", "68公斤", "68 kg"),
    ("1e6", "g", "1吨", "1 tonne"),
    ("1.2e11", "g", "12万吨", "120,000 tonnes"),
    # time
    ("0.00002", "s", "20微秒", "20 µs"),
    ("0.35", "s", "350毫秒", "350 ms"),
    ("45", "s", "45秒", "45 s"),
    (90 * 60, "s", "1.5小时", "1.5 hours"),
    (10 * DAY, "s", "10天", "10 days"),
    (MONTH, "s", "1个月", "1 month"),
    (18 * MONTH, "s", "1.5年", "1.5 years"),
    (Decimal("73.4") * YEAR, "s", "73.4年", "73.4 years"),
    (Decimal("4.5e9") * YEAR, "s", "45亿年", "4.5 billion years"),
    ("0", "s", "0秒", "0 s"),
    ("35", "year", "35岁", "35 years old"),
    ("1", "year", "1岁", "1 year old"),
    # what is counted
    ("9216", "card", "9216张", "9,216 cards"),
    ("1", "card", "1张", "1 card"),
    ("15488", "card", "15488张", "15,488 cards"),
    ("820000", "card", "82万张", "820,000 cards"),
    ("1.05e6", "card", "105万张", "1.05 million cards"),
    ("1234567", "person", "123.4567万人", "1,234,567 people"),
    ("1.4e9", "person", "14亿人", "1.4 billion people"),
    ("1", "person", "1人", "1 person"),
    ("2140", "company", "2140家", "2,140 companies"),
    ("384", "item", "384个", "384"),
    ("4.05e11", "item", "4050亿个", "405 billion"),
    ("5.2e7", "TEU", "5200万标箱", "52 million TEU"),
    ("4.01e7", "share", "4010万股", "40.1 million shares"),
    ("9216", None, "9216", "9,216"),
    ("5e12", None, "5万亿", "5 trillion"),
    ("4.19328e19", None, "41.9328 × 10^18", "41.9328 × 10^18"),
    # so much that nobody counts the digits, or so little
    ("7.3e67", "USD", "73 × 10^66美元", "$73 × 10^66"),
    ("-2e90", "USD", "-2 × 10^90美元", "USD -2 × 10^90"),
    ("7.3e-40", "USD", "730 × 10^-42美元", "$730 × 10^-42"),
    ("1e16", None, "10 × 10^15", "10 × 10^15"),
    ("9.9e15", None, "9900万亿", "9,900 trillion"),
    ("2e33", "g", "2 × 10^27吨", "2 × 10^27 tonnes"),
    # shares, ratios, points, grades
    ("50", "%", "50%", "50%"),
    ("4074.5", "%", "4074.5%", "4,074.5%"),
    ("-0.5", "%", "-0.5%", "-0.5%"),
    ("3.1", "pp", "3.1个百分点", "3.1 percentage points"),
    ("2", "x", "2倍", "2×"),
    ("0.0042", "x", "0.0042倍", "0.0042×"),
    ("3.378378378", "x", "3.38倍", "3.38×"),
    ("3900", "point", "3900点", "3,900 points"),
    ("7.1", "level", "7.1级", "level 7.1"),
    # weather, health, machines
    ("36.5", "°C", "36.5℃", "36.5°C"),
    ("-10", "°C", "-10℃", "-10°C"),
    ("45.1", "°C", "45.1℃", "45.1°C"),
    ("45", "°", "45度", "45°"),
    (Decimal(3500) / 36, "m/s", "350公里/小时", "350 km/h"),
    ("12", "m/s", "12米/秒", "12 m/s"),
    ("3000", "rpm", "3000转/分", "3,000 rpm"),
    ("450", "N·m", "450牛·米", "450 N·m"),
    ("85", "dB", "85分贝", "85 dB"),
    ("101300", "Pa", "101.3 kPa", "101.3 kPa"),
    ("120", "mmHg", "120 mmHg", "120 mmHg"),
    ("421", "ppm", "421 ppm", "421 ppm"),
    ("126", "mg/dL", "126 mg/dL", "126 mg/dL"),
    ("7", "mmol/L", "7 mmol/L", "7 mmol/L"),
    ("1e-5", "g/g", "10 mg/kg", "10 mg/kg"),
    ("3.5e-8", "g/L", "35 µg/m³", "35 µg/m³"),
    ("0.087", "g/m", "87克/公里", "87 g/km"),
    ("0.165", "Wh/m", "165瓦时/公里", "165 Wh/km"),
    ("6.2e-5", "L/m", "6.2升/百公里", "6.2 L/100 km"),
    ("68000", "CNY/m2", "6.8万元/平方米", "CNY 68,000/m²"),
    ("84.2", "USD/barrel", "84.2美元/桶", "$84.2/barrel"),
    ("0.000125", "person/person", "12.5人/10万人", "12.5 people/100,000 people"),
    ("320", "g/m2", "320克/平方米", "320 g/m²"),
    ("9.8", "m/s2", "9.8米/秒²", "9.8 m/s²"),
    ("340", "W/m2", "340 W/平方米", "340 W/m²"),
    ("0.0004", "person/m2", "400人/平方公里", "400 people/km²"),
    ("300", "FLOP", "300次浮点运算", "300 FLOP"),
    ("5", "frame", "5帧", "5 frames"),
    ("72", "bpm", "72次/分", "72 bpm"),
    (Decimal(50) / 86400, "g/person·s", "50克/人·天", "50 g/person·day"),
    ("1000", "nit", "1000尼特", "1,000 nits"),
    # money: every currency of units.yaml, and others of ISO 4217
    ("2.77e9", "CNY", "27.7亿元", "CNY 2.77 billion"),
    ("0.5", "CNY", "0.5元", "CNY 0.5"),
    ("941.5", "CNY", "941.5元", "CNY 941.5"),
    ("5.3e7", "CNY", "5300万元", "CNY 53 million"),
    ("-7.77e8", "CNY", "-7.77亿元", "CNY -777 million"),
    ("4.17e12", "USD", "4.17万亿美元", "$4.17 trillion"),
    ("262", "USD", "262美元", "$262"),
    ("-8e11", "USD", "-8000亿美元", "USD -800 billion"),
    ("4.5e9", "HKD", "45亿港元", "HK$4.5 billion"),
    ("1e12", "TWD", "1万亿新台币", "NT$1 trillion"),
    ("1.2e6", "EUR", "120万欧元", "€1.2 million"),
    ("1.38e9", "GBP", "13.8亿英镑", "£1.38 billion"),
    ("5e11", "JPY", "5000亿日元", "JPY 500 billion"),
    ("3e12", "KRW", "3万亿韩元", "KRW 3 trillion"),
    ("7.6e8", "INR", "7.6亿印度卢比", "₹760 million"),
    ("9e7", "RUB", "9000万卢布", "RUB 90 million"),
    ("2.5e6", "AUD", "250万澳元", "A$2.5 million"),
    ("1999", "CAD", "1999加元", "C$1,999"),
    ("30000", "SGD", "3万新加坡元", "S$30,000"),
    ("6.5e9", "CHF", "65亿瑞士法郎", "CHF 6.5 billion"),
    ("3e9", "BRL", "30亿巴西雷亚尔", "BRL 3 billion"),
    ("1e7", "VND", "1000万越南盾", "VND 10 million"),
]  # fmt: skip


@each(("value", "unit", "zh", "en"), AMOUNTS)
def test_an_amount_reads_as_a_newsroom_prints_it(
    value: str | int | Decimal, unit: str | None, zh: str, en: str
) -> None:
    assert amount_text(Decimal(value), unit, "zh") == zh
    assert amount_text(Decimal(value), unit, "en") == en


def test_the_table_is_of_all_kinds_of_units() -> None:
    """A new unit needs no row here: that it has a display is another test's matter."""
    assert len(set(canonical_units()) & {unit for _, unit, _, _ in AMOUNTS}) >= 69


@pytest.mark.parametrize(
    ("low", "high", "unit", "zh", "en"),
    [
        ("2.5e9", "3.5e9", "Hz", "2.5 – 3.5 GHz", "2.5 – 3.5 GHz"),
        ("1.15e11", "1.25e11", "g", "11.5 – 12.5万吨", "115,000 – 125,000 tonnes"),
        ("1.5", "2.5", "x", "1.5 – 2.5倍", "1.5 – 2.5×"),
        ("45.5", "50.5", "%", "45.5 – 50.5%", "45.5 – 50.5%"),
        ("-0.5", "0.5", "%", "-0.5 – 0.5%", "-0.5 – 0.5%"),
        ("2.955e14", "2.965e14", "FLOP/s", "295.5 – 296.5 TFLOPS", "295.5 – 296.5 TFLOPS"),
        ("2.765e9", "2.775e9", "CNY", "27.65 – 27.75亿元", "CNY 2.765 – 2.775 billion"),
        ("4.165e12", "4.175e12", "USD", "4.165 – 4.175万亿美元", "$4.165 – 4.175 trillion"),
        ("-2.775e9", "-2.765e9", "USD", "-27.75 – -27.65亿美元", "USD -2.775 – -2.765 billion"),
        ("45600", "50400", "person", "4.56 – 5.04万人", "45,600 – 50,400 people"),
        # whole things have no halves, but an average has
        ("524287.5", "524288.5", "card", "52.4288万张", "524,288 cards"),
        ("2.5", "8.5", "person", "3 – 8人", "3 – 8 people"),
        ("0.5", "1", "person", "0.5 – 1人", "0.5 – 1 people"),
        ("2.45", "2.55", "person", "2.45 – 2.55人", "2.45 – 2.55 people"),
        ("4.5", None, "card|颗", "≥ 5颗", "≥ 5 cards"),
        (None, "4.5", "company", "≤ 4家", "≤ 4 companies"),
        # the digits that the ends need, and no idle zero
        ("208.435", "208.445", "%", "208.435 – 208.445%", "208.435 – 208.445%"),
        ("0.567139", "0.567182", "x", "0.567139 – 0.567182倍", "0.567139 – 0.567182×"),
        ("1.692307692", "5.076923077", "x", "1.69 – 5.08倍", "1.69 – 5.08×"),
        ("1.2345678901", "1.2345679901", "x", "1.23456789 – 1.23456799倍", "1.23456789 – 1.23456799×"),
        ("31.123456", "40", "%", "31.1 – 40%", "31.1 – 40%"),
        # as printed: a unit of time in which the ends are short
        (f"{17.5 * MONTH}", f"{18.5 * MONTH}", "s", "17.5 – 18.5个月", "17.5 – 18.5 months"),
        (f"{59.5 * 60}", f"{60.5 * 60}", "s", "59.5 – 60.5分钟", "59.5 – 60.5 minutes"),
        (f"{1.5 * HOUR}", f"{2.5 * HOUR}", "s", "1.5 – 2.5小时", "1.5 – 2.5 hours"),
        (f"{35.5 * HOUR}", f"{36.5 * HOUR}", "s", "35.5 – 36.5小时", "35.5 – 36.5 hours"),
        (f"{89.5 * DAY}", f"{90.5 * DAY}", "s", "89.5 – 90.5天", "89.5 – 90.5 days"),
        # a small end in its own word
        ("5e5", "1.5e6", None, "50 – 150万", "500,000 – 1.5 million"),
        ("3e11", "1e13", "item", "3000亿 – 10万亿个", "300 billion – 10 trillion"),
        ("5000", "15000", "card", "5000 – 1.5万张", "5,000 – 15,000 cards"),
        ("0", "5e9", "CNY", "0 – 50亿元", "CNY 0 – 5 billion"),
        ("7.25e67", "7.35e67", "USD", "72.5 – 73.5 × 10^66美元", "$72.5 – 73.5 × 10^66"),
        ("7.3e30", "7.3e39", "m", "7.3 × 10^27 – 7.3 × 10^36公里", "7.3 × 10^27 – 7.3 × 10^36 km"),
        # open ends
        ("820000", None, "card", "≥ 82万张", "≥ 820,000 cards"),
        (None, "5", "%", "≤ 5%", "≤ 5%"),
        ("4.3e9", None, "CNY", "≥ 43亿元", "≥ CNY 4.3 billion"),
        (None, None, "x", "…", "…"),
        # a point
        ("48312", "48312", "person", "48312人", "48,312 people"),
        ("2025-09-18", "2025-09-18", "date", "2025-09-18", "2025-09-18"),
        ("2025-09-01", "2025-09-30", "date", "2025-09-01 – 2025-09-30", "2025-09-01 – 2025-09-30"),
    ],
)  # fmt: skip
def test_an_interval_reads_as_a_newsroom_prints_it(
    low: str | None, high: str | None, unit: str | None, zh: str, en: str
) -> None:
    ends = (low, high) if unit == "date" else [end and Decimal(end) for end in (low, high)]
    assert interval_text(ends[0], ends[1], unit, "zh") == zh
    assert interval_text(ends[0], ends[1], unit, "en") == en


def test_floats_of_a_record_read_as_they_are_printed() -> None:
    assert interval_text(0.1, 0.30000000000000004, "x", "en") == "0.1 – 0.3×"
    assert interval_text(2765000000, 2775000000.0, "CNY", "zh") == "27.65 – 27.75亿元"


def test_what_rounds_up_to_the_next_size_is_shown_in_it() -> None:
    assert amount_text(Decimal("999999999.9"), "byte", "en") == "1 GB"
    assert amount_text(Decimal("999600000"), "byte", "en") == "999.6 MB"
    assert amount_text(Decimal("999999.6"), None, "en") == "1 million"


def _numbers(text: str) -> list[Decimal]:
    return [Decimal(part.split("×")[0].replace(",", "")) for part in text.split(" – ")]


@settings(deadline=None)
@given(st.decimals("0.001", "100000", places=9), st.decimals("0.0001", "1000", places=9))
def test_ends_that_differ_are_printed_apart(low: Decimal, width: Decimal) -> None:
    high = low + width
    numbers = _numbers(interval_text(low, high, "x", "en"))
    assert len(numbers) == 2
    for printed, end in zip(numbers, (low, high), strict=True):
        assert abs(printed - end) <= width / 20


@settings(deadline=None)
@given(
    st.decimals("0.001", "100000", places=9), st.decimals("0.0001", "1000", places=9),
    st.decimals(0, 1, places=6),
)  # fmt: skip
def test_a_middle_is_printed_inside_its_interval(
    low: Decimal, width: Decimal, share: Decimal
) -> None:
    high = low + width
    least, most = _numbers(interval_text(low, high, "x", "en"))
    [middle] = _numbers(middle_text(low + share * width, low, high, "x", "en"))
    assert least <= middle <= most


@pytest.mark.parametrize(
    ("middle", "low", "high", "unit", "shown"),
    [
        ("3.412969", "3.237", "3.590", "x", "3.41×"),
        ("49.855", "49.842", "49.869", "%", "49.86%"),
        ("9216", "9200", "9300", "card", "9,216 cards"),
        ("2.7712345e9", "2.7709e9", "2.7715e9", "CNY", "CNY 2.771 billion"),
        ("2.5", "1.5", None, "x", "2.5×"),
        ("2.5", None, None, "x", "2.5×"),
    ],
)
def test_a_middle_has_the_fewest_digits_that_do(
    middle: str, low: str | None, high: str | None, unit: str, shown: str
) -> None:
    ends = [end and Decimal(end) for end in (low, high)]
    assert middle_text(Decimal(middle), ends[0], ends[1], unit, "en") == shown


def test_days_and_bare_numbers() -> None:
    assert interval_text("2025-01-01", None, "date", "en") == "2025-01-01"
    assert number_text(1234.567, 3, "en") == "1,235"
    assert number_text(1234.567, 3, "zh") == "1235"
    assert number_text(0.41234, 2, "zh") == "0.41"
    assert number_text(9.98632e60, 3, "en") == number_text(9.98632e60, 3, "zh") == "9.99 × 10^60"
    assert number_text(7.3e-40, 3, "en") == "730 × 10^-42"


UNITS = sorted(filter(None, {unit for _, unit, _, _ in AMOUNTS}))


@settings(deadline=None)
@given(
    st.integers(-10**40, 10**40).filter(bool), st.integers(-100, 90), st.sampled_from(UNITS),
    st.sampled_from(LANGUAGES),
)  # fmt: skip
def test_a_number_of_any_size_is_shown_in_few_digits(
    digits: int, power: int, unit: str, language: str
) -> None:
    one = Decimal(digits).scaleb(power)
    low, high = sorted((one, one * 2))
    shown = [number_text(one, 3, language), interval_text(low, high, unit, language)]
    shown += [interval_text(None, one, unit, language), middle_text(one, low, high, unit, language)]
    shown += [number_text(float(one), 3, language), interval_text(one, one, None, language)]
    assert max(map(len, shown)) <= 100


# --- what units.yaml has to say ---------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", sorted(canonical_units()))
def test_every_unit_has_a_display_in_every_language(unit: str, language: str) -> None:
    found = sizes(unit, language)
    assert [size.factor for size in found] == sorted({size.factor for size in found})
    assert Decimal(1) in [size.factor for size in found]
    for size in found:
        assert "other" in size.words
        assert set(size.words) <= {*load_language(language).locale.plural_form.rules, "other"}
    own = source()["units"][unit].get("shown")
    assert own or canonical_units()[unit].currency, "only a currency has its name from CLDR"


def test_a_unit_of_a_workspace_is_shown_under_its_own_name() -> None:
    assert interval_text(Decimal(1), Decimal(2), "parsec", "en") == "1 – 2 parsec"
    assert interval_text(Decimal(1), Decimal(2), "CNY/parsec", "zh") == "1 – 2元/parsec"


def test_a_unit_that_is_none_is_never_shown() -> None:
    for unit in ("item/", "m/s/s", "/s", "s/m/g", "7", ""):
        with pytest.raises(KeyError, match=r"units\.yaml does not say how"):
            interval_text(Decimal(1), Decimal(2), unit, "en")
    with pytest.raises(KeyError, match="tlh"):
        interval_text(Decimal(1), Decimal(2), "x", "tlh")


@pytest.fixture
def german() -> Iterator[None]:
    """A third report language: its habits and its words of two units, and nothing else."""
    caches = (load_language, multiples, sizes, interval_text)
    languages, units = source()["languages"], source()["units"]
    languages["de"] = {
        "locale": "de", "grouped": "yes", "words_from": "1e6", "written_below": "1e9",
        "currency": "{number} {name}", "between": "{low} bis {high}",
        "at_least": "mindestens {number}", "at_most": "höchstens {number}",
    }  # fmt: skip
    person: dict[str, Any] = units["person"]["shown"]
    person["de"] = {"one": "Mensch", "other": "Menschen"}
    yield
    del languages["de"], person["de"]
    for cached in caches:
        cached.cache_clear()


@pytest.mark.usefixtures("german")
def test_a_third_language_needs_words_and_no_code() -> None:
    assert interval_text(Decimal("2.5e9"), Decimal("3.5e9"), "Hz", "de") == "2,5 bis 3,5 GHz"
    assert amount_text(Decimal("1.4e9"), "person", "de") == "1,4 Milliarden Menschen"
    assert amount_text(Decimal("1e6"), "CHF", "de") == "1 Million Schweizer Franken"
    assert interval_text(Decimal(9216), None, "person", "de") == "mindestens 9.216 Menschen"
    assert amount_text(Decimal(1), "person", "de") == "1 Mensch"
    with pytest.raises(KeyError, match="how card is shown in de"):
        amount_text(Decimal(1), "card", "de")


def test_words_for_large_numbers_come_from_cldr() -> None:
    assert [str(m.factor) for m in multiples("zh")] == ["1", "10000", "100000000", "1000000000000"]
    assert [m.words["other"] for m in multiples("en")] == ["", " million", " billion", " trillion"]
    assert displays.PLAIN is multiples("en")[0]


@pytest.mark.parametrize(
    ("figure", "zh", "en"),
    [
        ("272.7万例", "272.65 – 272.75万例", "2.7265 – 2.7275 million"),
        ("6.0次", "5.95 – 6.05次", "5.95 – 6.05"),
        ("10份/天", "9.5 – 10.5份/天", "9.5 – 10.5/day"),
        ("25.4亿人次", "25.35 – 25.45亿人次", "2.535 – 2.545 billion people"),
        ("每10万活产16.9例", "16.85 – 16.95例/10万人", "16.85 – 16.95/100,000 people"),
        ("每千人口床位7.23张", "7.225 – 7.235张/千人", "7.225 – 7.235/1,000 people"),
        ("每百户43.5辆", "43.45 – 43.55辆/百户", "43.45 – 43.55/100 households"),
        ("三个标包", "3个", "3"),
        ("3402人", "3402人", "3,402 people"),
        ("8192张卡", "8192张", "8,192 cards"),
    ],
)
def test_a_measure_word_is_shown_as_it_was_printed(figure: str, zh: str, en: str) -> None:
    read = FigureReader().read(figure)
    unit = displays.measured(figure, read.unit)
    assert interval_text(read.low, read.high, unit, "zh") == zh
    assert interval_text(read.low, read.high, unit, "en") == en


def test_beds_are_no_cards() -> None:
    assert displays.measured("95张", "card", "医院床位95张") == "item|张"
    assert displays.measured("95张", "card", "共有95张加速卡") == "card"
