"""A printed figure, told to readers of each language: as printed to its own, in words to others."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.report.printed import claim_told, fact_told, period_told
from tests.report.html.made import claim, fact

MONEY = {"unit": "USD"}


@pytest.mark.parametrize(
    ("printed", "keys", "zh", "en"),
    [
        ("96 GiB", {"unit": "byte"}, "96 GiB", "96 GiB"),
        ("293 Tflops", {"unit": "FLOP/s"}, "293 TFLOPS", "293 TFLOPS"),
        ("1PFLOPS", {"unit": "FLOP/s"}, "1 PFLOPS", "1 PFLOPS"),
        ("296 TFLOP/s", {"unit": "FLOP/s"}, "296 TFLOPS", "296 TFLOPS"),
        ("450 GBps", {"unit": "byte/s"}, "450 GB/s", "450 GB/s"),
        ("3600Gbps", {"unit": "byte/s"}, "3600Gbps", "3600Gbps"),
        ("4 TFLOPSx", {"unit": "FLOP/s"}, "4 TFLOPSx", "4 TFLOPSx"),
        ("$4.5 billion", {"point": 4.5e9, "interval": (4.45e9, 4.55e9), **MONEY},
         "45亿美元", "$4.5 billion"),
        ("up to $100 billion", {"point": 1e11, "interval": (None, 1.05e11), "bound": "up_to", **MONEY},
         "至多1000亿美元", "up to $100 billion"),
        ("about $10 billion", {"point": 1e10, "interval": (9.5e9, 1.05e10), "bound": "about", **MONEY},
         "约100亿美元", "about $10 billion"),
        ("27.7 亿元", {"point": 2.77e9, "interval": (2.765e9, 2.775e9), "unit": "CNY"},
         "27.7亿元", "CNY 2.77 billion"),
        ("about $10 billion", {"bound": "about", "point": 1e10, "interval": (9.5e9, 1.05e10), "rounded": (9.5e9, 1.05e10), **MONEY},
         "约100亿美元", "about $10 billion"),
        ("loss over $5 billion", {"bound": "under", "point": -5e9, "interval": (None, -4.5e9), **MONEY},
         "超过50亿美元", "loss over $5 billion"),
        # One unit a card, the one that its reader would use.
        ("2,769", {"point": 2.769e9, "interval": (2.7685e9, 2.7695e9), "unit_from": "million USD", **MONEY},
         "27.69亿美元", "$2.769 billion"),
        ("$45,687 million", {"point": 4.5687e10, "interval": (4.56865e10, 4.56875e10), **MONEY},
         "456.87亿美元", "$45.687 billion"),
        ("16 billion dollars", {"point": 1.6e10, "interval": (1.55e10, 1.65e10), **MONEY},
         "160亿美元", "$16 billion"),
        ("$4.8T", {"point": 4.8e12, "interval": (4.75e12, 4.85e12), **MONEY}, "$4.8T", "$4.8 trillion"),
        ("-170,290.58万元", {"point": -1.7029058e9, "interval": (-1.70290585e9, -1.70290575e9), "unit": "CNY"},
         "-17.029058亿元", "CNY -1.7029058 billion"),
        ("hundreds of billions of dollars", {"bound": "order", "point": 2e11, "interval": (2e11, 1e12), **MONEY},
         "2000亿 – 1万亿美元", "hundreds of billions of dollars"),
        ("half", {"point": 0.5, "interval": (0.45, 0.55)}, "50%", "half"),
        ("10%到20%", {"point": 15, "bound": "range", "interval": (9.5, 20.5), "unit": "%"},
         "10%到20%", "10 – 20%"),
        ("September 22, 2025", {"interval": ("2025-09-22", "2025-09-22"), "unit": None},
         "2025年9月22日", "September 22, 2025"),
        ("9月22日", {"interval": ("2025-09-22", "2025-09-22"), "unit": None}, "9月22日", "22 September 2025"),
        ("October 2025", {"interval": ("2025-10-01", "2025-10-31"), "unit": None}, "2025年10月", "October 2025"),
        ("second half of 2027", {"interval": ("2027-07-01", "2027-12-31"), "unit": None},
         "2027年下半年", "second half of 2027"),
        ("900", {"point": 9e11, "interval": (8.5e11, 9.5e11), "unit": "byte/s",
                 "unit_from": "GB每秒"}, "900 GB/s", "900 GB/s"),
        ("2023年~2024年", {"interval": ("2023-01-01", "2024-12-31"), "unit": None}, "2023年~2024年", "2023 to 2024"),
    ],
)  # fmt: skip
def test_what_a_source_prints(printed: str, keys: dict[str, Any], zh: str, en: str) -> None:
    told = fact_told(fact("f", "d", printed=printed, **keys))
    assert (told.text("zh"), told.text("en")) == (zh, en)


@pytest.mark.parametrize(
    ("figure", "keys", "en"),
    [
        ("约450亿", {"bound": "about", "point": 4.5e10, "unit": None}, "about 45 billion"),
        ("近50%", {"bound": "nearly", "point": 50, "unit": "%"}, "nearly 50%"),
        ("不足10%", {"bound": "under", "point": 10, "unit": "%"}, "at most 10%"),
        ("百万级", {"bound": "order", "point": 1e6, "unit": None}, "on the order of 1 million"),
        ("数百亿", {"bound": "order", "point": 2e10, "claimed": (2e10, 1e11), "unit": None}, "20 – 100 billion"),
    ],
)  # fmt: skip
def test_what_an_article_prints(figure: str, keys: dict[str, Any], en: str) -> None:
    given = {"claimed": (keys["point"] * 0.9, keys["point"] * 1.1)} | keys
    told = claim_told(claim("a", figure=figure, **given))
    assert (told.text("zh"), told.text("en")) == (figure, en)


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2024", "2024年", "2024"),
        ("2025-Q2", "2025年第2季度", "Q2 2025"),
        ("2025-H1", "2025年上半年", "the first half of 2025"),
        ("FY2026-Q3", "2026财年第3季度", "Q3 of fiscal 2026"),
        ("2022/2024", "2022年至2024年", "2022 to 2024"),
        ("2025-10-29/2025-11", "2025年10月29日至2025年11月", "29 October 2025 to November 2025"),
        ("2025-02-30", "2025-02-30", "2025-02-30"),
        ("before-the-ban", "“before-the-ban”", "before-the-ban"),
        ("/" * 2000, "/" * 2000, "/" * 2000),
    ],
)
def test_a_period(period: str, zh: str, en: str) -> None:
    told = period_told(period)
    assert (told.text("zh"), told.text("en")) == (zh, en)


def test_an_article_that_prints_a_part_of_a_large_unit_is_told_in_the_smaller() -> None:
    figure = claim("a", figure="0.46亿元", claimed=(4.55e7, 4.65e7), point=4.6e7, unit="CNY")
    assert (claim_told(figure).text("zh"), claim_told(figure).text("en")) == (
        "4600万元", "CNY 46 million",
    )  # fmt: skip


def test_a_word_for_nothing_is_told_as_one_and_a_range_from_nothing_is_not() -> None:
    share = {"claimed": (0, 0.05), "point": 0.025, "bound": "range", "unit": "x"}
    assert (
        claim_told(claim("a", figure="几乎归零", **share)).text("en") == "next to nothing (0 – 5%)"
    )
    assert claim_told(claim("a", figure="0到5%", **share)).text("en") == "0 – 5%"


def test_a_figure_is_told_without_the_pinyin_of_its_page() -> None:
    figure = claim("c", figure="超過(guò)43億(yì)元", claimed=(1, 1), point=1, value=1)
    assert claim_told(figure).text("zh") == "超过43亿元"
    assert claim_told(claim("c", figure="萬(wàn)卡", claimed=None)).text("zh") == "万卡"
