"""The sentence of an article."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.base.model import Bilingual
from claimaudit.record.models import Coverage, Tally, UnclaimedRecord
from claimaudit.report.tallies import covered, found, told, why_unclaimed
from claimaudit.workspace.policy import VERDICTS


def _tally(**counted: Any) -> Tally:
    counted["verdicts"] = dict.fromkeys(VERDICTS, 0) | counted["verdicts"]
    return Tally.model_validate(counted)


@pytest.mark.parametrize(
    ("counted", "en", "zh"),
    [
        (
            {"claims": 96, "verdicts": {"contradicted": 9, "misleading": 4, "supported": 83}, "point": 2},
            "96 statements checked: 83 supported, 4 misleading, 9 contradicted. 13 statements are wrong or misleading; 2 change the article’s point.",
            "核查96条说法：83条有据，4条误导，9条不符。13条说法不符或误导，其中2条改变文章的意思。",
        ),
        (
            {"claims": 3, "verdicts": {"misleading": 1, "supported": 1, "not rated": 1}, "point": 1},
            "2 statements checked: 1 supported, 1 misleading. 1 statement is wrong or misleading, and it changes the article’s point.",
            "核查2条说法：1条有据，1条误导。1条说法不符或误导，并且改变文章的意思。",
        ),
        (
            {"claims": 5, "verdicts": {"unverifiable": 5, "supported": 0}},
            "5 statements checked: 5 could not be verified.",
            "核查5条说法：5条无法核实。",
        ),
        (
            {"claims": 2, "verdicts": {"conflicting": 2}},
            "2 statements checked: 2 on which sources conflict.",
            "核查2条说法：2条来源不一。",
        ),
    ],
)  # fmt: skip
def test_what_was_found_in_a_sentence(counted: dict[str, Any], en: str, zh: str) -> None:
    sentence = found(_tally(**counted))
    assert sentence is not None
    assert sentence.text("en") == en
    assert sentence.text("zh") == zh


@pytest.mark.parametrize(
    ("counted", "en", "zh"),
    [
        (
            {"claims": 96, "verdicts": {"contradicted": 9, "supported": 87}, "point": 1},
            "96 statements checked. 9 statements are wrong or misleading; 1 changes the article’s point.",
            "核查96条说法。9条说法不符或误导，其中1条改变文章的意思。",
        ),
        (
            {"claims": 96, "verdicts": {"contradicted": 5, "misleading": 7, "supported": 84}},
            "96 statements checked. 12 statements are wrong or misleading; none is held to change the article’s point.",
            "核查96条说法。12条说法不符或误导，没有一条评定为改变文章的意思。",
        ),
        (
            {"claims": 2, "verdicts": {"contradicted": 1, "conflicting": 1}},
            "2 statements checked. 1 statement is wrong or misleading; it is not held to change the article’s point.",
            "核查2条说法。1条说法不符或误导，没有评定为改变文章的意思。",
        ),
        (
            {"claims": 5, "verdicts": {"unverifiable": 5}, "sums": 3, "slips": 1},
            "5 statements checked. 3 sums and comparisons of figures in the text were done again; 1 does not fit.",
            "核查5条说法。对文中数字验算和对照3处，1处对不上。",
        ),
        ({"claims": 0, "verdicts": {}}, "", ""),
    ],
)  # fmt: skip
def test_beside_the_counts_a_sentence_lists_none(counted: dict[str, Any], en: str, zh: str) -> None:
    assert told(_tally(**counted)).text("en") == en
    assert told(_tally(**counted)).text("zh") == zh


def _coverage(reasons: list[str | None], claimed: int, around: int = 0) -> Coverage:
    unclaimed = [UnclaimedRecord(figure="1", quote="q 1", start=0, reason=r) for r in reasons]
    return Coverage(
        figures=claimed + len(reasons), claimed=claimed, around=around, unclaimed=unclaimed
    )


@pytest.mark.parametrize(
    ("coverage", "en", "zh"),
    [
        (_coverage([], 50), "Figures in the article that were checked: 50 of 50", "文中找到50个数字，其中50个已核查"),
        (
            _coverage(["counts nothing", None, None], 142, around=39),
            "Figures in the article that were checked: 142 of 145; needing no check, for the reasons below: 1;"
            " not checked yet: 2; in the page around the article, not counted: 39",
            "文中找到145个数字，其中142个已核查；1个不必核查，理由见下；2个尚未核查；正文以外的网页内容另有39个，不计",
        ),
    ],
)  # fmt: skip
def test_how_many_figures_are_claims(coverage: Coverage, en: str, zh: str) -> None:
    assert covered(coverage).text("en") == en
    assert covered(coverage).text("zh") == zh


@pytest.mark.parametrize(
    ("coverage", "en", "zh"),
    [
        (_coverage([None] * 3, 142), "Of its 145 figures 142 were checked.", "文中的145个数字，核查了142个。"),
        (_coverage([], 50), "All 50 of its figures were checked.", "文中的50个数字全部核查过。"),
        (_coverage([], 1), "Its one figure was checked.", "文中仅有的1个数字已核查。"),
        (_coverage([], 0, around=7), "One statement checked.", "核查1条说法。"),
        (None, "One statement checked.", "核查1条说法。"),
    ],
)  # fmt: skip
def test_an_article_says_how_many_of_its_figures_were_checked(
    coverage: Coverage | None, en: str, zh: str
) -> None:
    told_of = told(_tally(claims=1, verdicts={"supported": 1}), coverage)
    assert told_of.text("en").endswith(en)
    assert told_of.text("zh").endswith(zh)


@pytest.mark.parametrize(
    ("reason", "en", "zh"),
    [
        (None, "Nobody has checked it yet.", "尚无人核查。"),
        (Bilingual(zh="不是统计数字", en="it counts nothing"), "Why: it counts nothing.", "理由：不是统计数字。"),
        ("it counts nothing", "Why: it counts nothing.", "理由：“it counts nothing”。"),
        ("不是统计数字", "Why: “不是统计数字”.", "理由：不是统计数字。"),
    ],
)  # fmt: skip
def test_why_a_figure_needs_no_check_is_told_in_the_language_of_the_reader(
    reason: Bilingual | str | None, en: str, zh: str
) -> None:
    told_why = why_unclaimed(reason)
    assert (told_why.text("en"), told_why.text("zh")) == (en, zh)


def test_a_reason_in_another_language_is_marked_as_such_on_a_page() -> None:
    assert "<q lang=en>it counts nothing</q>" in why_unclaimed("it counts nothing").html("zh")
