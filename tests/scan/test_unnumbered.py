"""Claims without a figure: each pattern is sought only in lines that hold a word of it, so every
such word has its claim here."""

import pytest

from claimaudit.scan.unnumbered import claims

FIRSTS = [
    "全球首",
    "中国第一大运营商",
    "全国唯一",
    "全球最大的电池厂",
    "首次亮相",
    "排名第三",
    "位居首位",
    "名列前列",
    "创下新高",
    "刷新纪录",
    "打破纪录",
    "唯一获批的厂商",
    "it is the First to do so",
    "it is the only one",
    "in the world's eyes",
    "in the world’s eyes",
    "a city's only mill",
    "a city’s only mill",
    "for the first time",
    "a first-ever test",
    "a first of its kind",
    "a record high",
    "an all-time low",
    "the largest fire ever",
    "the most valuable firm in history",
    "the second largest mill",
    "a third most populous state",
    "全球第二大市场",
]
COMPARISONS = [
    "销量超过对手",
    "销量高于对手",
    "领先对手",
    "落后对手",
    "胜过对手",
    "不及对手",
    "媲美对手",
    "持平去年",
    "比肩对手",
    "看齐对手",
    "与去年持平",
    "与去年相当",
    "向对手和同行看齐",
    "和同行比肩",
    "和同行不相上下",
    "较上月更高",
    "sales exceed plans",
    "sales surpass plans",
    "chips outperform rivals",
    "chips outpaced rivals",
    "phones outsold rivals",
    "they overtook rivals",
    "it lags behind",
    "it trails rivals",
    "on a par with rivals",
    "level with rivals",
    "faster than rivals",
    "better than rivals",
]


@pytest.mark.parametrize("sentence", FIRSTS)
def test_a_first_is_found(sentence: str) -> None:
    assert "first" in [kind for _, kind in claims(sentence)]


@pytest.mark.parametrize("sentence", COMPARISONS)
def test_a_comparison_is_found(sentence: str) -> None:
    assert "comparison" in [kind for _, kind in claims(sentence)]


def test_a_claim_stands_in_its_line_once() -> None:
    assert claims("他们\n全球最大、第一大的厂\n其他") == [(3, "first")]
