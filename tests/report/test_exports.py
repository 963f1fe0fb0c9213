"""The audit in other people's formats, and strangers' text in them."""

from __future__ import annotations

import csv
import io
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.record.ledger import ledger_csv
from claimaudit.record.record import as_json
from claimaudit.report.exports import EXPORTS, summary, verdicts_before, with_publisher
from claimaudit.report.exports.claimreview import RATINGS, claim_reviews
from claimaudit.workspace.policy import VERDICTS
from tests.report.records import CLAIM, Audit, audit_of_a_new_workspace, with_claim, with_part

PAGE = "https://desk.example.org/audits/report.html"


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    return audit_of_a_new_workspace(tmp_path_factory.mktemp("ws"))


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_gives_the_same_bytes_twice(name: str, audit: Audit) -> None:
    record = with_publisher(audit[0], "Example Desk", PAGE)
    assert EXPORTS[name](record, audit[1]) == EXPORTS[name](deepcopy(record), audit[1])


# --- ClaimReview ----------------------------------------------------------------------------


def reviews(record: dict[str, Any], **keys: Any) -> list[dict[str, Any]]:
    published = with_publisher(with_claim(record, publish=True, **keys), "Example Desk", PAGE)
    found: list[dict[str, Any]] = json.loads(claim_reviews(published, {}))
    return found


def test_a_review_has_what_is_asked_for(audit: Audit) -> None:
    assert reviews(audit[0]) == [
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": f"{PAGE}#{CLAIM}",
            "claimReviewed": "carried about 48,000 people last year",
            "datePublished": "2026-01-20",
            "inLanguage": "en",
            "author": {
                "@type": "Organization",
                "name": "Example Desk",
                "url": "https://desk.example.org/",
            },
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": 5,
                "bestRating": 5,
                "worstRating": 1,
                "alternateName": "Supported",
            },
            "itemReviewed": {
                "@type": "Claim",
                "author": {"@type": "Organization", "name": "The Example Gazette"},
                "datePublished": "2026-01-20",
                "appearance": {
                    "@type": "NewsArticle",
                    "headline": "A good year for the lake ferry",
                    "datePublished": "2026-01-20",
                    "publisher": {"@type": "Organization", "name": "The Example Gazette"},
                },
            },
        }
    ]


def test_only_claims_marked_for_publishing_are_exported(audit: Audit) -> None:
    published = with_publisher(audit[0], "Example Desk", PAGE)
    assert json.loads(claim_reviews(published, {})) == []


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_claim_that_nothing_was_held_against_is_no_review(verdict: str, audit: Audit) -> None:
    found = reviews(audit[0], verdict=verdict)
    assert bool(found) == (verdict in RATINGS)
    for review in found:
        assert 1 <= review["reviewRating"]["ratingValue"] <= 5


def test_a_worse_verdict_never_has_the_better_rating() -> None:
    ratings = [RATINGS[v][0] for v in VERDICTS if v in RATINGS]
    assert ratings == sorted(ratings, reverse=True)


def test_a_chinese_article_gets_chinese_words(audit: Audit) -> None:
    record = with_part(audit[0], "articles", language="zh-Hans")
    (review,) = reviews(
        record, verdict="contradicted", reasons=["outside_interval"], provisional=True
    )
    assert review["reviewRating"]["alternateName"] == "与来源不符(暂定)"
    assert review["reviewRating"]["ratingExplanation"] == "参考值落在文中数字的诚实区间之外"


def test_a_credited_person_is_one_where_the_subjects_know_so(audit: Audit) -> None:
    person = {"id": "a", "zh": "某人", "en": "A Person", "kind": "person", "aliases": []}
    record = audit[0] | {"subjects": [person]}
    for said_by, kind in (("某人", "Person"), ("Some Institute", "Organization")):
        (review,) = reviews(record, said_by=said_by)
        assert review["itemReviewed"]["author"] == {"@type": kind, "name": said_by}


def test_a_long_claim_is_cut(audit: Audit) -> None:
    (review,) = reviews(audit[0], quote="x" * 200)
    assert len(review["claimReviewed"]) == 75


def test_it_may_stand_inside_a_script_element(audit: Audit) -> None:
    record = with_claim(audit[0], publish=True, quote="</script><script>alert(1)</script>")
    text = claim_reviews(with_publisher(record, "</script>", PAGE), {})
    assert "<" not in text
    assert json.loads(text)[0]["author"]["name"] == "</script>"


@pytest.mark.parametrize(
    "url", ["http://a.org/", "javascript:alert(1)", "https://", "https://a b/"]
)
def test_a_publisher_has_an_https_page(url: str, audit: Audit) -> None:
    with pytest.raises(BrokenInputError, match="https"):
        with_publisher(audit[0], "Desk", url)


def test_without_a_publisher_it_says_what_to_give(audit: Audit) -> None:
    with pytest.raises(BrokenInputError, match="give a name and an https url"):
        claim_reviews(audit[0], {})


# --- Web Annotation ---------------------------------------------------------------------------


def test_every_claim_is_an_annotation_with_both_selectors(audit: Audit) -> None:
    collection = json.loads(EXPORTS["annotations"](*audit))
    (item,) = collection["first"]["items"]
    text = audit[1]["example"]
    quote, place = item["target"]["selector"]
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == 1
    assert item["motivation"] == "assessing"
    assert item["target"]["source"] == "seeds/example.txt"
    assert text[place["start"] : place["end"]] == quote["exact"]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert [body["value"] for body in item["body"]] == ["supported", "supported"]


def test_offsets_are_code_points(audit: Audit) -> None:
    """As the model asks for; UTF-16 units would be one further behind each 𝄞."""
    record = with_claim(audit[0], quote="b", start=2, end=3)
    (item,) = json.loads(EXPORTS["annotations"](record, {"example": "𝄞𝄞b"}))["first"]["items"]
    assert item["target"]["selector"][0] == {
        "type": "TextQuoteSelector", "exact": "b", "prefix": "𝄞𝄞", "suffix": "",
    }  # fmt: skip


def test_a_text_that_was_not_the_audited_one_is_refused(audit: Audit) -> None:
    with pytest.raises(BrokenInputError, match="its quote does not stand at"):
        EXPORTS["annotations"](audit[0], {"example": "another text"})


# --- CSV --------------------------------------------------------------------------------------


def test_the_table_has_a_row_a_claim_and_survives_its_own_text(audit: Audit) -> None:
    record = with_claim(audit[0], quote='=cmd|"a",\nb', figure="-6 %", reference=[-7.77, None])
    (row,) = csv.DictReader(io.StringIO(EXPORTS["csv"](record, {})))
    assert row["quote"] == '\'=cmd|"a", b'
    assert row["figure"] == "'-6 %"
    assert (row["reference_low"], row["reference_high"]) == ("-7.77", "")
    assert row["place"] == "claims/example.yaml:6"


# --- Markdown -----------------------------------------------------------------------------------


def test_the_ledger_as_a_table(audit: Audit) -> None:
    record = with_claim(audit[0], reasons=["outside_interval"], quote="a | b", provisional=True)
    assert EXPORTS["markdown"](record, {}).splitlines()[2:] == [
        rf"| `{CLAIM}` | supported (provisional) | `outside_interval` |  | a \| b |"
    ]


# --- the summary ----------------------------------------------------------------------------------


def contradicted(audit: Audit) -> dict[str, Any]:
    return with_claim(audit[0], verdict="contradicted", reasons=["outside_interval"])


def test_a_clean_summary(audit: Audit) -> None:
    assert summary(*audit, before={CLAIM: "supported"}).splitlines() == [
        "## claimaudit",
        "",
        "| article | supported | not rated | unverifiable | conflicting | misleading | contradicted |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| `example` A good year for the lake ferry | 1 | 0 | 0 | 0 | 0 | 0 |",
        "| **all** | 1 | 0 | 0 | 0 | 0 | 0 |",
        "",
        "**Nothing turned worse.**",
        "",
        "**No claim is contradicted or misleading.**",
        "",
        "1 claim, 0 of the verdicts provisional; as of 2026-01-20.",
    ]


def test_a_finding_says_why_and_where(audit: Audit) -> None:
    text = summary(contradicted(audit), {})
    assert "### Contradicted or misleading (1)" in text
    assert (
        "- **contradicted**: the reference lies outside what the printed figure can honestly mean. "
        f"“carried about 48,000 people last year” (`{CLAIM}`, `claims/example.yaml` line 6)"
    ) in text


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ({CLAIM: "supported"}, "- supported → **contradicted**"),
        ({}, "- new → **contradicted**"),
        ({CLAIM: "contradicted"}, "**Nothing turned worse.**"),
    ],
)
def test_what_turned_worse(audit: Audit, before: dict[str, str], said: str) -> None:
    assert said in summary(contradicted(audit), {}, before)


def test_without_an_older_record_nothing_is_said_of_worse(audit: Audit) -> None:
    assert "worse" not in summary(contradicted(audit), {})


def test_it_stays_one_page(audit: Audit) -> None:
    record = contradicted(audit)
    record["claims"] = [
        record["claims"][0] | {"id": f"c{i}", "quote": "长" * 600} for i in range(500)
    ]
    text = summary(record, {}, {})
    assert "- … and 490 more" in text
    assert len(text) < 10_000


def test_the_older_verdicts_come_from_a_record_or_a_ledger(audit: Audit, tmp_path: Path) -> None:
    for name, text in (("audit.json", as_json(audit[0])), ("ledger.csv", ledger_csv(audit[0]))):
        (tmp_path / name).write_text(text, "utf-8")
        assert verdicts_before(tmp_path / name) == {CLAIM: "supported"}


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "claim,verdict,provisional,reasons,notes\nx,splendid,no,,\n",
             "claim,verdict,provisional,reasons,notes\nx\n"],
)  # fmt: skip
def test_a_broken_ledger_is_one_clear_message(text: str, tmp_path: Path) -> None:
    (tmp_path / "ledger.csv").write_text(text, "utf-8")
    with pytest.raises(BrokenInputError, match="is no ledger"):
        verdicts_before(tmp_path / "ledger.csv")
