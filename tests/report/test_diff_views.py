"""How a comparison of two audits is shown: as text, as JSON, as a page."""

from __future__ import annotations

import json
import re

import pytest

from claimaudit.record.diff import Change, Diff, Head, LoneClaim, Ruling, SumChange
from claimaudit.record.diff_causes import _EDITED, _READING, Cause
from claimaudit.report.diff_views import as_html, as_json, as_text
from claimaudit.report.phrase import texts
from claimaudit.workspace.policy import VERDICTS

HOSTILE = "<script>alert(1)</script>\u202e\x1b[2J{{ 7 * 7 }}"
PLACE = {"article": "000", "file": "claims/000.yaml", "line": 6}


def _diff(text: str = "about 48,000 people") -> Diff:
    """One of everything, with `text` wherever somebody outside could write."""
    good = Ruling(verdict="supported", provisional=False, reasons=[], notes=["truncated"])
    bad = Ruling(verdict="contradicted", provisional=True, reasons=["wrong_date"], notes=[])
    cause = Cause(
        kind="claim edited", what="ferry", detail=f"figure: {text} → 60,000", keys=["figure"]
    )
    change = Change(
        id="ferry", quote=text, direction="worse", old=good, new=bad,
        causes=[cause, Cause(kind="fact added", what=text)], **PLACE,
    )  # fmt: skip
    entry = LoneClaim(id="new-one", quote=text, verdict="unverifiable", reasons=[], **PLACE)
    return Diff(
        old=Head(version="1", as_of="2026-01-20", inputs=""),
        new=Head(version="1", as_of="2026-02-20", inputs=""),
        counts=dict.fromkeys(VERDICTS, (1, 2)),
        worse=[change], better=[], same_verdict=[], new_claims=[entry], removed_claims=[],
        arithmetic=[SumChange(id="a-sum", old="holds", new="does not hold", why=text)],
    )  # fmt: skip


def test_as_text() -> None:
    assert as_text(_diff()).splitlines() == [
        "From 2026-01-20 to 2026-02-20: 1 worse, 0 better, 0 on other grounds, 1 new, 0 removed, "
        "1 sums changed.",
        "",
        "Turned worse",
        "  ferry: supported (truncated) → contradicted, on reports alone (wrong_date)",
        "    “about 48,000 people”  claims/000.yaml:6",
        "    claim edited ferry: figure: about 48,000 people → 60,000",
        "    fact added about 48,000 people",
        "",
        "New claims",
        "  new-one: unverifiable, “about 48,000 people”",
        "",
        "Arithmetic",
        "  a-sum: holds → does not hold; about 48,000 people",
    ]


def test_nothing_of_a_record_steers_the_terminal() -> None:
    text = as_text(_diff(HOSTILE))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_words_of_an_article_are_told_in_both_languages() -> None:
    made = _diff("约4.8万人")
    glossed = made.worse[0].model_copy(update={"gloss": "about 48,000 people"})
    page = as_html(made.model_copy(update={"worse": [glossed]}))
    assert "<q lang=zh>约4.8万人</q><i lang=en>about 48,000 people</i>" in page
    assert '--le:"Our translation: "' in page


def test_each_field_that_is_compared_has_its_words() -> None:
    for keys in (*(keys for _, keys in _EDITED.values()), _READING, ("version",)):
        for language in ("zh", "en"):
            assert {f"edited.{key}" for key in keys} <= {*texts(language)}


def test_two_audits_of_one_day_are_told_as_such() -> None:
    made = _diff()
    page = as_html(made.model_copy(update={"old": made.new}))
    assert "2026-02-20的两次核查相比：" in page
    assert "Two audits of 2026-02-20: " in page


def test_as_json_gives_back_the_data() -> None:
    assert Diff.model_validate(json.loads(as_json(_diff()))) == _diff()


def test_the_page_says_all_of_it_in_both_languages() -> None:
    page = re.sub("<[^>]*>", "", as_html(_diff()))
    for language in ("zh", "en"):
        for key in ("title", "worse", "new_claims", "arithmetic", "does not hold"):
            assert texts(language)[f"diff.{key}"] in page
        assert texts(language)["cause.claim edited"] in page
        assert texts(language)["edited.figure"] in page
    for text in ("figure: about 48,000 people → 60,000", "wrong_date", "claims/000.yaml:6"):
        assert text in page
    assert texts("en")["diff.better"] not in page


@pytest.mark.parametrize("text", [HOSTILE, "' onmouseover=alert(1) x='", "</style><b>"])
def test_the_page_stands_alone_and_runs_nothing(text: str) -> None:
    page = as_html(_diff(text))
    assert page.count("<script") == 1, "our own, which chooses the language"
    assert "onmouseover=alert" not in re.sub(">[^<]*<", "><", page)
    assert "\u202e" not in page
    assert "default-src &#39;none&#39;" in page
    for outside in ("src=", "http:", "https:", "url("):
        assert outside not in page
