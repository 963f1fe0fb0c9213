"""What words say of a figure, and whether each list says why."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from claimaudit.intake.wording import WORDS, speaks_of_a_part


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
