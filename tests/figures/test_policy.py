"""The figure rules of a policy, and every hedge word that it lists."""

from __future__ import annotations

import copy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claimaudit.figures.policy import FigurePolicy, default_policy
from claimaudit.figures.reader import FigureReader
from tests.table import each, read_table

POLICY = Path(__file__).parent.parent.parent / "checks" / "policy.yaml"
RAW = read_table(POLICY)
READER = FigureReader(FigurePolicy.from_mapping(RAW))
WORDS = [
    (word, row["bound"], where)
    for row in RAW["hedges"]
    for where in ("before", "after")
    for word in row[where]
]


def test_default_policy_is_the_one_of_the_workspace() -> None:
    assert default_policy() == FigurePolicy.from_mapping(RAW)


def test_no_hedge_word_has_two_meanings() -> None:
    for where in ("before", "after"):
        words = [word.lower() for word, _, place in WORDS if place == where]
        assert len(words) == len(set(words))


# Numbers before which these words hedge; before others they say something else.
HEDGED = {
    "上": "百万张", "内": "120天", "inside": "120 days", "as long as": "120 years", "as far as": "120 miles",
    "as soon as": "120 days", "a good": "120 days", "past": "$5", "ca": "120 days", "强": "三分之一", "弱": "四分之一", "规模": "百亿元",
    "之下": "120元", "满": "120元", "以前": "44岁", "之前": "44岁", "以后": "60岁", "之后": "60岁", "起": "98元", "小": "两千元", "许": "三斤", "crossed": "2 million", "topping": "2 million", "beyond": "2 million", "minimum": "120 days", "maximum": "120 days", "has crossed": "2 million", "have crossed": "2 million", "had crossed": "2 million",
}  # fmt: skip


@each(("word", "bound", "where"), WORDS)
def test_every_hedge_word_is_read(word: str, bound: str, where: str) -> None:
    gap = " " if word[-1].isascii() and word[0].isascii() else ""
    number = HEDGED.get(word, "120万张")
    text = word + gap + number if where == "before" else number + gap + word
    assert READER.read(text).bound == bound


@pytest.mark.parametrize("text", ["前者以上3家", "通过3家认证", "经过3家", "看过3家"])
def test_part_of_a_word_is_no_hedge(text: str) -> None:
    figure = READER.read_at(text, text.index("3"))
    assert figure is not None
    assert figure.text == "3家"


def test_longest_hedge_wins() -> None:
    assert READER.read("不超过30%").bound == "under"
    assert READER.read("超过30%").bound == "over"
    assert READER.read("不少于30%").bound == "over"
    assert READER.read("少于30%").bound == "under"


def _changed(section: str, key: str, value: object) -> FigurePolicy:
    raw: dict[str, Any] = copy.deepcopy(RAW)
    raw[section][key] = value
    return FigurePolicy.from_mapping(raw)


def test_policy_decides_the_interval() -> None:
    wide = FigureReader(_changed("rounding", "half_unit", "1")).read("46%")
    assert (wide.low, wide.high) == (Decimal(45), Decimal(47))
    strict = FigureReader(_changed("rounding", "exact_counts_below", 5)).read("20家")
    assert (strict.low, strict.high) == (Decimal(19), Decimal(21))
    capped = FigureReader(_changed("rounding", "round_number_cap", "0.1")).read("1,000")
    assert (capped.low, capped.high) == (Decimal(900), Decimal(1100))
    cut = FigureReader(_changed("rounding", "truncation_units", "2")).read("46%")
    assert cut.ceiling == 48
    few = FigureReader(_changed("several", "high", "5")).read("几家")
    assert (few.low, few.high) == (Decimal(2), Decimal(5))


@pytest.mark.parametrize("section", ["rounding", "hedges", "several"])
def test_missing_section(section: str) -> None:
    with pytest.raises(KeyError):
        FigurePolicy.from_mapping({k: v for k, v in RAW.items() if k != section})
