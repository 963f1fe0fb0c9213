"""The sentence of an article."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.base.model import Bilingual
from claimaudit.record.models import Coverage, Tally, UnclaimedRecord
from claimaudit.report.tallies import covered, found, sentences, why_unclaimed
from claimaudit.workspace.policy import VERDICTS


def _tally(**counted: Any) -> Tally:
    counted["verdicts"] = dict.fromkeys(VERDICTS, 0) | counted["verdicts"]
    return Tally.model_validate(counted)


@pytest.mark.parametrize(
    ("counted", "en", "zh"),
    [
        (
            {"claims": 96, "verdicts": {"contradicted": 9, "misleading": 4, "supported": 83}, "point": 2},
            "96 statements checked: 9 contradicted, 4 misleading, 83 supported. 13 are contradicted or misleading; 2 of these change the article’s point.",
            "核查96条说法：9条不符，4条误导，83条有据。13条不符或误导，其中2条改变文章的意思。",
        ),
        (
            {"claims": 3, "verdicts": {"misleading": 1, "supported": 1, "not rated": 1}, "point": 1},
            "2 statements checked: 1 misleading, 1 supported. 1 is contradicted or misleading, and it changes the article’s point.",
            "核查2条说法：1条误导，1条有据。1条不符或误导，并且改变文章的意思。",
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
            "96 statements checked: 87 supported. 9 are contradicted or misleading; 1 of these changes the article’s point.",
            "核查96条说法：87条有据。9条不符或误导，其中1条改变文章的意思。",
        ),
        (
            {"claims": 96, "verdicts": {"contradicted": 5, "misleading": 7, "supported": 84}},
            "96 statements checked: 84 supported. 12 are contradicted or misleading; none is held to change the article’s point.",
            "核查96条说法：84条有据。12条不符或误导，没有一条评定为改变文章的意思。",
        ),
        (
            {"claims": 9, "verdicts": {"misleading": 2, "unverifiable": 4, "supported": 3}, "point": 2},
            "9 statements checked: 3 supported, 4 could not be verified. 2 are contradicted or misleading; 2 of these change the article’s point.",
            "核查9条说法：3条有据，4条无法核实。2条不符或误导，其中2条改变文章的意思。",
        ),
        (
            {"claims": 2, "verdicts": {"contradicted": 1, "conflicting": 1}},
            "2 statements checked. 1 is contradicted or misleading; it is not held to change the article’s point.",
            "核查2条说法。1条不符或误导，没有评定为改变文章的意思。",
        ),
        (
            {"claims": 5, "verdicts": {"unverifiable": 5}},
            "5 statements checked: 5 could not be verified.",
            "核查5条说法：5条无法核实。",
        ),
    ],
)  # fmt: skip
def test_beside_the_counts_a_sentence_says_how_many_hold(
    counted: dict[str, Any], en: str, zh: str
) -> None:
    sentence = found(_tally(**counted), listed=False)
    assert sentence is not None
    assert (sentence.text("en"), sentence.text("zh")) == (en, zh)


def test_of_what_was_not_rated_nothing_was_found() -> None:
    assert found(_tally(claims=0, verdicts={})) is None


def _coverage(reasons: list[str | None], claimed: int, around: int = 0) -> Coverage:
    unclaimed = [UnclaimedRecord(figure="1", quote="q 1", start=0, reason=r) for r in reasons]
    return Coverage(
        figures=claimed + len(reasons), claimed=claimed, around=around, unclaimed=unclaimed
    )


@pytest.mark.parametrize(
    ("coverage", "en", "zh"),
    [
        (_coverage([], 50), "Figures in the article: 50 of 50 checked.", "文中有50个数字，核查了50个。"),
        (
            _coverage(["counts nothing", None, None], 142, around=39),
            "Figures in the article: 142 of 145 checked; needing no check: 1; not checked yet: 2;"
            " elsewhere on the page, not counted: 39.",
            "文中有145个数字，核查了142个；1个不必核查；2个尚未核查；网页其余部分另有39个，不计。",
        ),
    ],
)  # fmt: skip
def test_how_many_figures_are_claims(coverage: Coverage, en: str, zh: str) -> None:
    assert covered(coverage).text("en") == en
    assert covered(coverage).text("zh") == zh


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


def test_what_is_counted_is_said_beside_the_sentences() -> None:
    told = sentences(_tally(claims=5, verdicts={"supported": 5}, sentences=3, borne_out=2))
    assert told is not None
    assert told.text("zh").endswith("出自文中3句，其中2句凡核查过的都有据。")
    assert "in 3 sentences; in 2 of these all" in told.text("en")
    assert sentences(_tally(verdicts={})) is None
