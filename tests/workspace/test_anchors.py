"""A quote names exactly one place of its article, or it is refused with a hint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimaudit.workspace.anchors import ClaimError, anchor, figure_place, nearest, places
from claimaudit.workspace.claims import Claim

TEXT = "甲公司的芯片有9216颗。乙公司的芯片有9216颗,总算力42.5 EF。\n甲公司的芯片很快。"


def _claim(quote: str, **given: str) -> Claim:
    return Claim.model_validate(
        {"id": "c", "quote": quote, "form": "assertion", "subject": "s", "metric": "event", **given}
    )


def test_a_quote_that_stands_once_is_found() -> None:
    start, end = anchor(TEXT, _claim("总算力42.5 EF"))
    assert TEXT[start:end] == "总算力42.5 EF"


def test_offsets_are_code_points_of_the_raw_text() -> None:
    text = "𠮷𠮷算力翻倍"
    assert anchor(text, _claim("算力翻倍")) == (2, 6)


@pytest.mark.parametrize(
    ("beside", "at"),
    [
        ({"prefix": "甲公司的"}, 4),
        ({"prefix": "乙公司的"}, 17),
        ({"suffix": ",总"}, 17),
        ({"prefix": "。乙公司的", "suffix": ",总算力"}, 17),
    ],
)
def test_words_beside_the_quote_pick_one_of_two_places(beside: dict[str, str], at: int) -> None:
    assert anchor(TEXT, _claim("芯片有9216颗", **beside)) == (at, at + 8)


def test_a_quote_that_stands_twice_is_refused() -> None:
    with pytest.raises(ClaimError, match="stands 2 times") as refused:
        anchor(TEXT, _claim("芯片有9216颗"))
    assert "prefix" in refused.value.fix


def test_a_prefix_that_both_places_share_is_not_enough() -> None:
    with pytest.raises(ClaimError, match="2 times in the article with that prefix"):
        anchor(TEXT, _claim("芯片有9216颗", prefix="公司的"))


def test_a_prefix_must_touch_the_quote() -> None:
    with pytest.raises(ClaimError, match="not in the article with that prefix"):
        anchor(TEXT, _claim("总算力42.5 EF", prefix="乙公司"))


@pytest.mark.parametrize(
    "almost", ["总算力42.5EF", "总算力 42.5 EF", "總算力42.5 EF", "总算力\uff142.5 EF"]
)
def test_there_is_no_fuzzy_match(almost: str) -> None:
    with pytest.raises(ClaimError, match="not in the article") as refused:
        anchor(TEXT, _claim(almost))
    assert "42.5" in refused.value.fix


def test_overlapping_places_all_count() -> None:
    assert places("一一一", "一一") == [0, 1]
    with pytest.raises(ClaimError, match="2 times"):
        anchor("一一一", _claim("一一"))


def test_the_hint_never_fails() -> None:
    assert nearest("", "什么") == ""
    assert nearest("短", "比文章长得多的引文") == "短"


@given(st.text(alphabet="甲乙9 \n", max_size=30), st.data())
def test_whatever_is_found_is_the_quote(text: str, data: st.DataObject) -> None:
    quote = data.draw(st.text(alphabet="甲乙9 \n", min_size=2, max_size=4))
    found = [i for i in range(len(text)) if text[i : i + len(quote)] == quote]
    assert places(text, quote) == found
    if len(found) == 1:
        assert anchor(text, _claim(quote)) == (found[0], found[0] + len(quote))
    else:
        with pytest.raises(ClaimError):
            anchor(text, _claim(quote))


@pytest.mark.parametrize(
    ("quote", "figure", "message"),
    [
        ("从6%到6%", "6%", "stands 2 times in the quote"),
        ("约45亿", "450亿", "is not in the quote"),
    ],
)
def test_a_figure_stands_once_in_its_quote(quote: str, figure: str, message: str) -> None:
    with pytest.raises(ClaimError, match=message):
        figure_place(quote, figure, lambda at: None)


def test_a_figure_is_placed_in_its_quote() -> None:
    assert figure_place("约45亿元", "45亿元", lambda at: None) == 1
