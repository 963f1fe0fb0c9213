"""The audit in other people's formats, and strangers' text in them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.record.models import Audit
from claimaudit.report.claimreview import RATINGS
from claimaudit.report.exports import advice, export, kinds, options_of
from claimaudit.workspace.policy import VERDICTS, Desk
from tests.record.audits import CLAIM, audit_of_a_new_workspace, with_claim, with_part

PAGE = "https://desk.example.org/audits/report.html"
DESK = {"publisher": "Example Desk", "url": PAGE}
Texts = dict[str, str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Audit, Texts]:
    return audit_of_a_new_workspace(tmp_path_factory.mktemp("ws"))


@pytest.fixture
def audit(made: tuple[Audit, Texts]) -> Audit:
    return made[0]


@pytest.fixture
def texts(made: tuple[Audit, Texts]) -> Texts:
    return made[1]


# --- all of them ----------------------------------------------------------------------------


def test_every_module_is_an_export() -> None:
    assert kinds() == [
        "annotations",
        "card",
        "claimreview",
        "csv",
        "dossier",
        "markdown",
        "summary",
    ]
    assert set(options_of("claimreview")) == {"publisher", "url"}
    assert not options_of("csv")


@pytest.mark.parametrize("kind", kinds())
def test_every_export_gives_the_same_bytes_twice(kind: str, audit: Audit, texts: Texts) -> None:
    given = DESK | {"article": audit.articles[0].id, "claim": CLAIM}
    assert export(kind, audit, texts, given) == export(kind, audit.model_copy(), texts, given)


# --- ClaimReview ----------------------------------------------------------------------------


def reviews(audit: Audit, **keys: Any) -> list[dict[str, Any]]:
    text = export("claimreview", with_claim(audit, publish=True, **keys), {}, DESK)
    found: list[dict[str, Any]] = json.loads(text)
    return found


def test_a_review_has_what_is_asked_for(audit: Audit) -> None:
    assert reviews(audit) == [
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
    assert json.loads(export("claimreview", audit, {}, DESK)) == []


def test_where_none_is_marked_it_is_said_what_to_do(audit: Audit) -> None:
    said = advice("claimreview", audit)
    assert said is not None
    assert "set `publish: true`" in said
    assert advice("claimreview", with_claim(audit, publish=True, verdict="unverifiable")) == said
    assert json.loads(export("claimreview", audit, {}, {})) == []


@pytest.mark.parametrize("kind", kinds())
def test_an_export_that_holds_something_needs_no_advice(kind: str, audit: Audit) -> None:
    assert advice(kind, with_claim(audit, publish=True)) is None


def test_the_desk_of_the_policy_publishes_where_nobody_else_is_given(audit: Audit) -> None:
    desk = Desk(zh="样例核查组", en="Example Checkers", contact="a@b.org", page=f"{PAGE}#top")
    marked = with_claim(audit, publish=True).model_copy(update={"desk": desk})
    (review,) = json.loads(export("claimreview", marked, {}, {}))
    assert review["author"]["name"] == "Example Checkers"
    assert review["url"] == f"{PAGE}#{CLAIM}"
    (review,) = json.loads(export("claimreview", marked, {}, {"publisher": "Other"}))
    assert review["author"]["name"] == "Other"
    chinese = with_part(marked, "articles", language="zh-Hans")
    (review,) = json.loads(export("claimreview", chinese, {}, {}))
    assert review["author"]["name"] == "样例核查组"


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_claim_that_nothing_was_held_against_is_no_review(verdict: str, audit: Audit) -> None:
    found = reviews(audit, verdict=verdict)
    assert bool(found) == (verdict in RATINGS)
    for review in found:
        assert 1 <= review["reviewRating"]["ratingValue"] <= 5


def test_a_worse_verdict_never_has_the_better_rating() -> None:
    ratings = [RATINGS[v] for v in VERDICTS if v in RATINGS]
    assert ratings == sorted(ratings, reverse=True)


def test_a_chinese_article_gets_chinese_words(audit: Audit) -> None:
    record = with_part(audit, "articles", language="zh-Hans")
    (review,) = reviews(
        record,
        verdict="contradicted",
        reasons=["outside_interval"],
        provisional=True,
        strength="two_reports",
    )
    assert review["reviewRating"]["alternateName"] == "与来源不符（出处不同的报道）"
    assert review["reviewRating"]["ratingExplanation"] == "来源的数字不在文中数字可以理解的范围之内"


def test_a_credited_person_is_one_where_the_subjects_know_so(audit: Audit) -> None:
    record = with_part(audit, "subjects", zh="某人", en="A Person", kind="person", aliases=[])
    for said_by, kind in (("某人", "Person"), ("Some Institute", "Organization")):
        (review,) = reviews(record, said_by=said_by)
        assert review["itemReviewed"]["author"] == {"@type": kind, "name": said_by}


def test_a_long_claim_is_cut(audit: Audit) -> None:
    (review,) = reviews(audit, quote="x" * 200)
    assert len(review["claimReviewed"]) == 75


def test_it_may_stand_inside_a_script_element(audit: Audit) -> None:
    record = with_claim(audit, publish=True, quote="</script><script>alert(1)</script>")
    text = export("claimreview", record, {}, {"publisher": "</script>", "url": PAGE})
    assert "<" not in text
    assert json.loads(text)[0]["author"]["name"] == "</script>"


@pytest.mark.parametrize(
    "url", ["http://a.org/", "javascript:alert(1)", "https://", "https://a b/"]
)
def test_a_publisher_has_an_https_page(url: str, audit: Audit) -> None:
    with pytest.raises(BrokenInputError, match="https"):
        export("claimreview", audit, {}, {"publisher": "Desk", "url": url})


def test_without_a_publisher_it_says_what_to_give(audit: Audit) -> None:
    with pytest.raises(BrokenInputError, match="give a name and an https url"):
        export("claimreview", audit, {}, {"publisher": "Desk"})


# --- Web Annotation ---------------------------------------------------------------------------


def test_every_claim_is_an_annotation_with_both_selectors(audit: Audit, texts: Texts) -> None:
    collection = json.loads(export("annotations", audit, texts, {}))
    (item,) = collection["first"]["items"]
    text = texts["example"]
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
    record = with_claim(audit, quote="b", start=2, end=3)
    (item,) = json.loads(export("annotations", record, {"example": "𝄞𝄞b"}, {}))["first"]["items"]
    assert item["target"]["selector"][0] == {
        "type": "TextQuoteSelector", "exact": "b", "prefix": "𝄞𝄞", "suffix": "",
    }  # fmt: skip


# --- CSV --------------------------------------------------------------------------------------


def test_the_table_has_a_row_a_claim_and_survives_its_own_text(audit: Audit) -> None:
    record = with_claim(audit, quote='=cmd|"a",\nb', figure="-6 %", reference=(-7.77, None))
    (row,) = csv.DictReader(io.StringIO(export("csv", record, {}, {})))
    assert row["quote"] == '\'=cmd|"a", b'
    assert row["figure"] == "'-6 %"
    assert (row["reference_low"], row["reference_high"]) == ("-7.77", "")
    assert row["place"] == "claims/example.yaml:6"
    assert (row["weight"], row["gist_zh"], row["gist_en"]) == ("", "", "")


# --- Markdown -----------------------------------------------------------------------------------


def test_the_ledger_as_a_table(audit: Audit) -> None:
    record = with_claim(
        audit, reasons=["outside_interval"], quote="a | b", provisional=True, strength="two_reports"
    )
    assert export("markdown", record, {}, {}).splitlines()[2:] == [
        rf"| `{CLAIM}` | supported (reports of two origins) |  | `outside_interval` |  | a \| b |"
    ]


def test_the_table_speaks_chinese_too(audit: Audit) -> None:
    head, _, row = export("markdown", audit, {}, {"lang": "zh"}).splitlines()
    assert head == "| 说法 | 判定 | 一句话结论 | 理由 | 附注 | 原文 |"
    assert row.startswith(f"| `{CLAIM}` | 有据 |")


@pytest.mark.parametrize("kind", ["summary", "markdown"])
def test_a_quote_is_told_in_the_language_of_the_reader_alone(audit: Audit, kind: str) -> None:
    record = with_claim(contradicted(audit), gloss="去年运送约4.8万人")
    told = "（本报告译文：“去年运送约4.8万人”）"
    assert f"last year”{told}" in export("summary", record, {}, {"lang": "zh"})
    assert f"last year{told} |" in export("markdown", record, {}, {"lang": "zh"})
    assert "运送" not in export(kind, record, {}, {"lang": "en"})


# --- the summary ----------------------------------------------------------------------------------


def contradicted(audit: Audit) -> Audit:
    return with_claim(audit, verdict="contradicted", reasons=["outside_interval"])


def test_a_clean_summary(audit: Audit) -> None:
    assert export("summary", audit, {}, {}).splitlines() == [
        "## claimaudit",
        "",
        "| article | supported | not rated | unverifiable | conflicting | misleading | contradicted |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| The Example Gazette:\u200b A good year for the lake ferry | 1 | 0 | 0 | 0 | 0 | 0 |",
        "| **all** | 1 | 0 | 0 | 0 | 0 | 0 |",
        "",
        "**No claim is contradicted or misleading.**",
        "",
        "1 statement. Could be decided: 1 (1 by a primary document, 0 by a copy, 0 by two reports of different origin, 0 only by "
        "a party’s own word, retold). As of 2026-01-20.",
    ]


def test_a_clean_summary_in_chinese(audit: Audit) -> None:
    assert export("summary", audit, {}, {"lang": "zh"}).splitlines() == [
        "## claimaudit",
        "",
        "| 文章 | 有据 | 不评级 | 无法核实 | 来源不一 | 误导 | 不符 |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| The Example Gazette：A good year for the lake ferry | 1 | 0 | 0 | 0 | 0 | 0 |",
        "| **合计** | 1 | 0 | 0 | 0 | 0 | 0 |",
        "",
        "**没有不符或误导的说法。**",
        "",
        "共1条说法。可以判断的说法1条：1条有一手文件，0条有其转载，0条有两份出处不同的报道，0条只有当事方自述（经转述）。"
        "以2026-01-20为准。",
    ]


def test_a_finding_in_chinese_says_why_and_where(audit: Audit) -> None:
    text = export("summary", contradicted(audit), {}, {"lang": "zh"})
    assert "### 不符或误导 (1)" in text
    assert (
        "- **不符**：来源的数字不在文中数字可以理解的范围之内。“carried about 48,000 people last year”"
        f"（`{CLAIM}`，`claims/example.yaml`第6行）"
    ) in text


@pytest.mark.parametrize("kind", ["summary", "markdown"])
def test_a_language_that_no_report_has_is_refused(audit: Audit, kind: str) -> None:
    with pytest.raises(BrokenInputError, match="“fr” is no language of a report"):
        export(kind, audit, {}, {"lang": "fr"})


def test_a_finding_says_why_and_where(audit: Audit) -> None:
    text = export("summary", contradicted(audit), {}, {})
    assert "### Contradicted or misleading (1)" in text
    assert (
        "- **contradicted**: the source’s figure lies outside what the article’s can mean. "
        f"“carried about 48,000 people last year” (`{CLAIM}`, `claims/example.yaml` line 6)"
    ) in text


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", [
            "  - [NVIDIA, 2025-05-28, found in a saved copy](<https://www.sec.gov/Archives/edgar/data/"
            "1045810/000104581025000116/nvda-20250427.htm>): “we incurred a \\$4.5 billion charge …",
            "  - The article’s figure can mean:\u200b 42.75 – 47.25 billion\n",
            "  - The sources give:\u200b \\$4.45 – 4.55 billion (does not fit), CNY 27.1",
        ]),
        ("zh", [
            "H20 excess inventory”（本报告译文：“我们计提了45亿美元……H20库存过剩”）\n",
            "  - 文中数字可指：427.5 – 472.5亿\n",
            "  - 来源给出：44.5 – 45.5亿美元（对不上），271 – 337亿元（对不上）\n",
        ]),
    ],
)  # fmt: skip
def test_a_finding_has_the_words_of_its_sources_and_both_figures(
    lang: str, lines: list[str], real_audit: tuple[Audit, Texts]
) -> None:
    text = export("summary", real_audit[0], {}, {"lang": lang})
    for line in lines:
        assert line in text


def test_it_stays_one_page(audit: Audit) -> None:
    (claim,) = contradicted(audit).claims
    claims = [claim.model_copy(update={"id": f"c{i}", "quote": "长" * 600}) for i in range(500)]
    record = audit.model_copy(update={"claims": claims})
    text = export("summary", record, {}, {})
    assert "- … and 490 more" in text
    assert len(text) < 10_000
