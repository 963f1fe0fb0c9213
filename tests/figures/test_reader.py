"""The reader against figures.yaml, and against texts that nobody would print."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimaudit.base.folding import fold
from claimaudit.figures import Figure, UnreadableFigureError
from claimaudit.figures.reader import FigureReader
from tests.table import each, read_table

READER = FigureReader()
TABLE = read_table(Path(__file__).with_name("figures.yaml"))
ROWS = [
    row for kind, rows in TABLE.items() if kind not in ("unreadable", "in a text") for row in rows
]


def _equal(read: Decimal | None, written: str | None) -> bool:
    if read is None or written is None:
        return read is None and written is None
    expected = Fraction(written)
    return abs(Fraction(read) - expected) <= abs(expected) / 10**24


def test_table_is_large_enough() -> None:
    assert len(ROWS) >= 300
    assert len({(row["printed"], row.get("unit_from")) for row in ROWS}) == len(ROWS)


@each("row", ROWS, ids=lambda row: row["printed"])
def test_printed_figure(row: dict[str, str | None]) -> None:
    printed = str(row["printed"])
    figure = READER.read(printed, row.get("unit_from"))
    assert (figure.unit, figure.bound) == (row["unit"], row["bound"])
    assert _equal(figure.value, row["value"]), figure
    assert _equal(figure.low, row["low"]), figure
    assert _equal(figure.high, row["high"]), figure
    assert (figure.text, figure.start, figure.end) == (printed, 0, len(printed))


@each("row", ROWS, ids=lambda row: row["printed"])
def test_figure_holds_its_value(row: dict[str, str | None]) -> None:
    figure = READER.read(str(row["printed"]), row.get("unit_from"))
    assert figure.low is None or figure.low <= figure.value
    assert figure.high is None or figure.value <= figure.high
    assert figure.near.low is not None
    assert figure.near.high is not None
    assert figure.near.low <= figure.value <= figure.near.high
    mirror = figure.negated()
    assert mirror.interval == -figure.interval
    assert mirror.negated() == figure


@each("row", ROWS, ids=lambda row: row["printed"])
def test_figure_is_found_in_a_text(row: dict[str, str | None]) -> None:
    if row.get("unit_from"):
        return
    printed = fold(str(row["printed"])).text
    text = f"。{printed}。"
    found = [figure for at in range(len(text)) if (figure := READER.read_at(text, at))]
    assert printed in [figure.text for figure in found]


@pytest.mark.parametrize("row", TABLE["in a text"], ids=lambda row: row["text"])
def test_what_a_longer_text_holds(row: dict[str, Any]) -> None:
    text, at, found = row["text"], 0, []
    while at < len(text):
        figure = READER.read_at(text, at)
        at = max(at + 1, figure.end if figure else 0)
        found += [figure.text] if figure else []
    assert found == row["found"]


def test_the_words_around_tell_what_a_number_counts() -> None:
    def unit(text: str) -> str | None:
        figure = READER.read_at(text, text.index("3"))
        return figure.unit if figure else None

    assert unit("共3块。") == unit("共3块以上") == unit("3块GPU") == "card"
    assert unit("共3块石碑") == unit("共3张照片") == "item"
    assert (
        unit("床位3张") == unit("病床共有3张。") == unit("支架3枚。") == unit("流星3颗") == "item"
    )
    assert unit("加速卡共3张。") == unit("3张") == "card"
    assert unit("won 3 times") is None
    assert unit("by 3 times") == unit("3 times the size") == "x"
    assert unit("高3m的墙") == unit("a 3m tall wall") == unit("3 m") == "m"
    assert unit("气温3度") == unit("零下3度") == "°C"
    assert unit("转3度") == "°"
    assert unit("$3 trillion company") == "USD"


@each("text", TABLE["unreadable"])
def test_no_figure(text: str) -> None:
    with pytest.raises(UnreadableFigureError):
        READER.read(text)


def test_message_names_what_is_left() -> None:
    with pytest.raises(UnreadableFigureError, match="leagues"):
        READER.read("12 leagues")
    with pytest.raises(UnreadableFigureError, match="unknown unit"):
        READER.read("12", "leagues")


def test_nothing_is_read_inside_of_a_number_or_a_name() -> None:
    text = "H20 的 4,096 GB"
    assert READER.read_at(text, text.index("2")) is None
    assert READER.read_at(text, text.index("96")) is None
    assert READER.read_at(text, text.index("4")) is not None
    assert READER.read_at("12345", 2) is None


def test_cut_off_reaches_one_unit_further() -> None:
    figure = READER.read("4608万元")
    assert figure.ceiling == Decimal("46090000")
    assert READER.read("5万亿元").ceiling is None  # one digit is too coarse to be cut off
    assert READER.read("近50%").ceiling is None  # "nearly" sets the upper side
    loss = READER.read("-7.77亿元")
    assert loss.ceiling == Decimal("-778000000")


@pytest.mark.parametrize(
    "text",
    ["9" * 100_000, "1" + ",000" * 20_000, "1e400", "9" * 24 + "万亿美元", "0." + "1" * 5000,
     "三" * 5000, "百" * 5000, "一亿" * 2000, "a " * 2000, "half " * 2000, "x" * 5000,
     "1-" * 3000, "1亿" * 3000, "twenty-" * 1000, "~" * 3000, "١٢٣", "½", "²", "\0", "㊀",
     "五" + "多" * 500, "一万一亿" * 1000],
)  # fmt: skip
def test_hostile_text(text: str) -> None:
    _never_raises(text)


@given(st.text(max_size=2000))
@settings(max_examples=200)
def test_any_text(text: str) -> None:
    _never_raises(text)


_PIECES = """
1 23 4,500 0.5 05 1e9 一 两 三五 十 百 千 万 亿 万亿 多 余 几 数 半 点 零 分之 成 倍 个 个半 年 月
约 近 超过 以上 左右 级 到 至 - ~ − + $ RMB % ‰ GB/s TFLOPS x and to between from a half
dozen million billion bn tens of several twice -fold fold / . , 元 张 之间
"""


@given(st.lists(st.sampled_from([" ", *_PIECES.split()]), max_size=40).map("".join))
@settings(max_examples=500)
def test_any_mix_of_figure_words(text: str) -> None:
    _never_raises(text)


def _never_raises(text: str) -> None:
    with suppress(UnreadableFigureError):
        assert isinstance(READER.read(text), Figure)
    folded = fold(text).text
    step = max(1, len(folded) // 500)
    for at in range(0, len(folded), step):
        figure = READER.read_at(folded, at)
        if figure is not None:
            assert folded[figure.start : figure.end] == figure.text
            assert figure.start <= at < figure.end
            assert figure.value.is_finite()


@pytest.mark.parametrize(
    ("printed", "header", "value", "unit"),
    [
        ("5,522", "million dollars", "5.522e9", "USD"),
        ("$44,062", "million", "4.4062e10", "USD"),
        ("4614", "TFLOPS", "4.614e15", "FLOP/s"),
        ("1,028", "万元", "1.028e7", "CNY"),
        ("12.4", "s", "12.4", "s"),
    ],
)
def test_a_header_names_a_unit_or_what_its_cells_are_counted_in(
    printed: str, header: str, value: str, unit: str
) -> None:
    figure = FigureReader().read(printed, header)
    assert (figure.value, figure.unit, figure.text) == (Decimal(value), unit, printed)


@pytest.mark.parametrize(
    "header", ["blobs", "a", "y", "000 dollars", "4 million dollars", "million blobs"]
)
def test_a_header_that_is_no_unit_is_refused(header: str) -> None:
    with pytest.raises(UnreadableFigureError, match="unknown unit"):
        FigureReader().read("12", header)
