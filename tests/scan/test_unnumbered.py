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

INDEFINITE = [
    "Dozens drowned",
    "Hundreds drowned",
    "The thousands drowned",
    "It lost millions",
    "It lost Millionen",
    "Dutzende ertranken",
    "Hunderte ertranken",
    "Tausende ertranken",
    "Milliarden fehlen",
    "Scores of riders drowned",
    "It killed scores",
    "Scores drowned",
    "Countless men drowned",
    "Innumerable men drowned",
    "Uncounted men drowned",
    "Untold numbers drowned",
    "A majority of its men drowned",
    "The vast majority of its men drowned",
    "A minority of its men drowned",
    "The bulk of the fleet sank",
    "A handful of its men drowned",
    "A multitude of men drowned",
    "Most of the men on its ferries drowned",
    "All of the ferries sank",
    "None of its ferries came back",
    "Nobody survived",
    "All aboard died",
    "All hands drowned",
    "Everyone perished",
    "Nobody escaped",
    "Many were killed",
    "All was lost",
    "Many were hurt",
    "Few were injured",
    "Every passenger drowned",
    "Several riders drowned",
    "Most workers left",
    "Few employees stayed",
    "All victims are known",
    "Many patients died",
    "Every resident left",
    "Every voter knows",
    "Most soldiers fell",
    "Many sailors fell",
    "Every second boat sank",
    "Every third boat sank",
    "Every fourth boat sank",
    "Every fifth boat sank",
    "Every sixth boat sank",
    "Every tenth boat sank",
    "Every hundredth boat sank",
    "It lost a cool hundred",
    "It lost a cool thousand",
    "It lost a cool million",
    "It lost a cool billion",
    "It lost a cold million",
    "It lost a clean million",
    "It froze at minus four",
    "It froze at negative fifteen",
    "The 911st rider drowned",
    "The 912nd rider drowned",
    "The 913rd rider drowned",
    *(f"The 91{digit}th rider drowned" for digit in "0123456789"),
    "It is the 73rd ferry to sink",
    *(f"The seventy-{place} ferry sank" for place in ("first", "second", "third")),
    *(f"The forty {place} boat sank" for place in ("first", "second", "third", "fourth", "fifth")),
    *(f"The forty {place} boat sank" for place in ("sixth", "seventh", "eighth", "ninth")),
    "The hundredth boat sank",
    "The thousandth boat sank",
    "The millionth rider came",
    "渡轮亏损以亿计",
    "损失数不清",
    "死者不计其数",
    "损失难以计数",
    "成千的船",
    "无数船只沉没",
    "无一生还",
    "无人幸免",
    "船员死伤殆尽",
    "船队全军覆没",
    "乘客全部溺亡",
    "员工悉数离开",
    "居民大半离开",
    "多数乘客溺亡",
    "大部分员工离开",
    "大批员工离开",
    "成批员工离开",
    "众多居民离开",
    "第912名乘客",
    "第九百一十二位乘客",
    "船上死了俩",
    "船上伤了仨",
]
# The same words, where they are no amount.
NO_AMOUNTS = [
    "revenue in thousands of dollars",
    "the test scores of the models",
    "the 20th century and the 47th president",
    "on the twenty-first floor",
    "every second week",
    "the hundredth anniversary",
    "无数次失败",
    "空无一人",
    "无一例外",
    "无人机",
    "成千瓦的功率",
    "第三代",
    "第一百年",
]


@pytest.mark.parametrize("sentence", INDEFINITE)
def test_an_amount_that_is_no_figure_is_found(sentence: str) -> None:
    assert "indefinite" in [kind for _, kind in claims(sentence)]


@pytest.mark.parametrize("sentence", NO_AMOUNTS)
def test_what_is_no_amount_is_none(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize("sentence", FIRSTS)
def test_a_first_is_found(sentence: str) -> None:
    assert "first" in [kind for _, kind in claims(sentence)]


@pytest.mark.parametrize("sentence", COMPARISONS)
def test_a_comparison_is_found(sentence: str) -> None:
    assert "comparison" in [kind for _, kind in claims(sentence)]


def test_a_claim_stands_in_its_line_once() -> None:
    assert claims("他们\n全球最大、第一大的厂\n其他") == [(3, "first")]
