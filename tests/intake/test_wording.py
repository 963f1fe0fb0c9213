"""What the words beside a figure say of it."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from claimaudit.intake.wording import WORDS, direction, speaks_of_a_part
from claimaudit.scan import Candidate


def candidate(text: str, figure: str) -> Candidate:
    start = text.index(figure)
    return Candidate(start, start + len(figure), figure, None, "figure", 0, len(text))


@pytest.mark.parametrize(
    ("text", "figure", "way"),
    [("价格上涨近10%。", "近10%", "up"), ("銷量增長了12%", "12%", "up"), ("销量增长到12%", "12%", None),
     ("股价下跌 3%", "3%", "down"), ("10%的降幅", "10%", "down"), ("Sales rose by 12%", "12%", "up"),
     ("Sales Fell 12%", "12%", "down"), ("a 12% growth", "12%", "up"), ("a 12% drop", "12%", "down"),
     ("Der Umsatz stieg um 12 %", "12 %", "up"), ("ein Minus von 12 %", "12 %", "down"), ("12 % weniger als", "12 %", "down"),
     ("they befell 12%", "12%", None), ("the share is 12%", "12%", None),
     ("上涨。此后整整一年的时间里都没有再出现过任何变化,为12%", "12%", None)],
)  # fmt: skip
def test_a_word_of_change_touches_its_figure(text: str, figure: str, way: str | None) -> None:
    assert direction(text, candidate(text, figure)) == way


@pytest.mark.parametrize(
    ("sentence", "is_part"),
    [("收入佔總額的5%", True), ("5% of all cars", True), ("a Share of 5%", True), ("it grew 5%", False)],
)  # fmt: skip
def test_a_percentage_may_be_a_part(sentence: str, is_part: bool) -> None:
    assert speaks_of_a_part(sentence) is is_part


def test_each_list_says_why() -> None:
    lists = yaml.safe_load((files("claimaudit.intake") / "words.yaml").read_text("utf-8"))
    assert lists
    for name, entry in lists.items():
        assert entry["why"] and (WORDS.words(name) if "words" in entry else WORDS.pattern(name))
