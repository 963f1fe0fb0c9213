"""过 before a number: the mark of what has been done (试过3种), or "over" (过亿)."""

from __future__ import annotations

import pytest

from claimaudit.base.folding import fold
from claimaudit.figures.reader import FigureReader

READER = FigureReader()


def _figures(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    folded = fold(text).text  # read_at takes no other
    while at < len(folded):
        figure = READER.read_at(folded, at)
        at = max(at + 1, figure.end if figure else 0)
        found += [(text[figure.start : figure.end], figure.bound)] if figure else []
    return found


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("他去过3次北京", "3次"),
        ("试过3种药", "3种"),
        ("吃过5顿饭", "5顿"),
        ("用过2款手机", "2款"),
        ("拿过2个冠军", "2个"),
        ("住过20年", "20年"),
        ("试过12种办法", "12种"),
        ("请过十家媒体", "十家"),
        ("投过三十家公司", "三十家公司"),
    ],
)
def test_after_a_verb_a_small_number_was_done(text: str, figure: str) -> None:
    assert _figures(text) == [(figure, "exact")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("市值过亿元", "过亿元"),
        ("用户过3亿", "过3亿"),
        ("用户过两亿", "过两亿"),
        ("交货过30万台", "过30万台"),
        ("年产过百万辆", "过百万辆"),
        ("粉丝过万人", "过万人"),
        ("销量过千台", "过千台"),
        ("门店过三百家", "过三百家"),
        ("份额过半", "过半"),
        ("得票过半数", "过半数"),
        ("涨幅过3成", "过3成"),
        ("涨幅过5%", "过5%"),
        ("涨幅过5％", "过5％"),
        ("员工过100人", "过100人"),
        ("员工过1000人", "过1000人"),
        ("成交过1.5亿", "过1.5亿"),
    ],
)
def test_before_a_large_number_or_a_share_it_says_over(text: str, figure: str) -> None:
    assert _figures(text) == [(figure, "over")]
