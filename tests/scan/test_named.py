"""Names in a text: whole words, the longest, and none twice."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claimaudit.scan.named import Names

NAMES = Names(
    {"Arm": 1, "英伟达": 2, "英伟达H20": 3, "H20": 4, "DeepSeek": 5, "輝達": 6, "X": 7, "": 8}
)

TEXTS = [
    ("英伟达H20和英伟达", [3, 2]),
    ("英伟达H200", [2]),
    ("a farm, an Arm, an Army, arm", [1]),
    ("DeepSeekV3.1", [5]),
    ("辉达", [6]),
    ("X of XX, and X", [7, 7]),
    ("", []),
]


@pytest.mark.parametrize(("text", "meant"), TEXTS)
def test_names_in_a_text(text: str, meant: list[int]) -> None:
    found = list(NAMES.find(text))
    assert [mention.meant for mention in found] == meant
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_no_names_find_nothing() -> None:
    assert list(Names[int]({}).find("anything")) == []
