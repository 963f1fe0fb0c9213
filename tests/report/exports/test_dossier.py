"""The dossier of an article: one language, everything found in it, and how to object."""

from __future__ import annotations

import re
from html import unescape

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.base.shown import html_text as shown
from claimaudit.record.claims import ReplyRecord
from claimaudit.record.models import Audit
from claimaudit.report.exports import export
from claimaudit.report.html.page import render
from claimaudit.report.languages import LANGUAGES, texts
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import say
from claimaudit.report.tallies import covered, found, unfit
from claimaudit.report.why import why
from claimaudit.workspace.policy import CONVICTIONS, Desk, Verdict
from tests.record.audits import CLAIM, audit_of_a_new_workspace, with_claim
from tests.report.html.hostile import HOSTILE, everywhere
from tests.report.html.test_page import MARKUP, Page

ARTICLE = "000"
DESK = Desk(zh="样例核查组", en="Example Checkers", contact="desk@example.org", licence="CC BY 4.0")
SETTLES = [key for key in texts("en") if key.startswith("settles.")]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    return audit_of_a_new_workspace(tmp_path_factory.mktemp("small"))[0]


def dossier(audit: Audit, article: str | None = None, **options: str) -> str:
    return export("dossier", audit, {}, {"article": article or audit.articles[0].id} | options)


def text_of(page: str) -> str:
    # The mark of a figure parts no words.
    page = re.sub("</?b>", "", page)
    return " ".join(" ".join(Page(page).text).split())


@pytest.mark.parametrize("article", ["000", "001", "002", "003", "004"])
def test_it_holds_every_problem_of_its_article_and_no_other(
    article: str, real_audit: tuple[Audit, dict[str, str]]
) -> None:
    record = real_audit[0]
    ids = Page(dossier(record, article)).ids
    of_it = [c for c in record.claims if c.article == article]
    open_or_wrong = {c.id for c in of_it if c.verdict in (*CONVICTIONS, "unverifiable")}
    terms = {c.id for c in of_it}
    failed = {s.id for s in record.arithmetic if not s.holds and terms & {*s.terms.values()}}
    assert set(ids) == open_or_wrong | failed | {"v_object"}
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("language", "first", "below"),
    [
        ("en", "NVIDIA’s share in China: 95% to 50%", "英伟达本该垄断中国"),
        ("zh", "英伟达本该垄断中国", ""),
    ],
)
def test_it_is_headed_by_the_title_that_its_reader_reads(
    language: str, first: str, below: str, real_audit: tuple[Audit, dict[str, str]]
) -> None:
    page = dossier(real_audit[0], "002", lang=language)
    head, _, rest = page.partition("<h1>")[2].partition("</h1>")
    assert first in text_of(head)
    assert below in text_of(rest[:200])


@pytest.mark.parametrize("article", ["000", "001", "002", "003", "004"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_counts_as_the_page_does(
    article: str, language: str, real_audit: tuple[Audit, dict[str, str]]
) -> None:
    record = real_audit[0]
    (of_it,) = (a for a in record.articles if a.id == article)
    text = text_of(dossier(record, article, lang=language))
    words, counted = texts(language), of_it.tally
    for sentence in (found(counted, listed=False), of_it.coverage and covered(of_it.coverage)):
        assert sentence is not None
        assert sentence.text(language) in text
    sums = say("glance.slips", n=counted.sums, failed=unfit(counted))
    assert sums.text(language) in text
    wrong = sum(counted.verdicts[verdict] for verdict in (*CONVICTIONS, "conflicting"))
    assert words["dossier.problems"].format(n=wrong + counted.slips) in text


def test_a_sum_between_two_articles_counts_against_neither(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    record = real_audit[0]
    between = "between-nvidia-share-zero-in-001-and-004"
    sums = [s.model_copy(update={"holds": s.holds and s.id != between}) for s in record.arithmetic]
    differing = record.model_copy(update={"arithmetic": sums})
    text = text_of(dossier(differing, "004", lang="en"))
    assert "Between this article and another, not counted above (1)" in text
    assert (
        "1 sum that does not add up, 1 pair of figures that differ and may be of different things"
        in text
    )


def test_each_finding_shows_both_sides_and_where_they_stand(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    text = text_of(dossier(real_audit[0], ARTICLE, lang="en"))
    assert "本财年第一季度,英伟达因H20芯片的出口限制计提了约450亿的存货减值" in text
    assert "we incurred a $4.5 billion charge … H20 excess inventory" in text
    assert "42.75 – 47.25 billion" in text
    assert "4.45 – 4.55 billion" in text
    assert "https://www.sec.gov/" in dossier(real_audit[0], ARTICLE)


def test_each_finding_says_what_would_change_it(real_audit: tuple[Audit, dict[str, str]]) -> None:
    lookup = Lookup(real_audit[0])
    text = text_of(dossier(real_audit[0], ARTICLE, lang="en"))
    convicted = [c for c in lookup.statements if c.article == ARTICLE and c.verdict in CONVICTIONS]
    told = {why(lookup, claim).changes[0].text("en") for claim in convicted}
    assert len(told) > 5
    assert {words for words in told if words not in text} == set()


def test_a_quote_is_told_in_the_language_of_the_reader_alone(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    gloss = "in the first quarter of this fiscal year, NVIDIA took an inventory write-down of about"
    assert f"Our translation: {gloss}" in text_of(dossier(real_audit[0], ARTICLE, lang="en"))
    assert gloss not in dossier(real_audit[0], ARTICLE, lang="zh")


def test_what_changes_the_article_stands_first(real_audit: tuple[Audit, dict[str, str]]) -> None:
    ids = Page(dossier(real_audit[0], ARTICLE)).ids
    weights = {c.id: c.weight for c in real_audit[0].claims if c.verdict in CONVICTIONS}
    found = [weights[name] for name in ids if name in weights]
    assert found == sorted(found, key=("point", "detail").index)
    assert len(set(found)) == 2


def test_it_speaks_the_language_of_its_article_unless_told_otherwise(
    real_audit: tuple[Audit, dict[str, str]], small: Audit
) -> None:
    zh, en = (texts(language)["desk.object"] for language in ("zh", "en"))
    pages = {
        (zh, en): dossier(real_audit[0], ARTICLE),
        (en, zh): dossier(real_audit[0], ARTICLE, lang="en"),
    }
    for (spoken, other), page in pages.items():
        assert spoken in page
        assert other not in page
    assert "<html lang=zh>" in dossier(real_audit[0], ARTICLE)
    assert "<html lang=en>" in dossier(small)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_to_whom_to_object(language: str, small: Audit) -> None:
    unnamed = text_of(dossier(small, lang=language))
    assert texts(language)["desk.unsigned"] in unnamed
    assert texts(language)["desk.unnamed"] in unnamed
    named = text_of(dossier(small.model_copy(update={"desk": DESK}), lang=language))
    for named_there in (getattr(DESK, language), DESK.contact, DESK.licence):
        assert named_there in named
    assert texts(language)["desk.unnamed"] not in named


def test_an_article_without_a_finding_says_so(small: Audit) -> None:
    text = text_of(dossier(with_claim(small, verdict="supported", rung="holds")))
    assert texts("en")["dossier.none"] in text
    assert texts("en")["glance.first"] not in text


@pytest.mark.parametrize("rung", SETTLES)
def test_what_is_open_says_what_would_settle_it(rung: str, small: Audit) -> None:
    name = rung.partition(".")[2]
    record = with_claim(small, verdict="unverifiable", rung=name, decided_by=None)
    page = dossier(record)
    assert texts("en")[rung] in text_of(page)
    assert Page(page).ids == [CLAIM, "v_object"]


def test_every_rung_that_leaves_a_claim_open_says_what_would_settle_it(small: Audit) -> None:
    left_open = {r.rung for r in small.ladder if r.verdict == "unverifiable"}
    assert {f"settles.{rung}" for rung in left_open} == {*SETTLES}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "name the article"),
        ({"article": "nine"}, "“nine” is no article of this audit"),
        ({"article": "<b>"}, "“<b>” is no article of this audit"),
    ],
)
def test_an_article_that_is_none_is_refused(
    options: dict[str, str], said: str, small: Audit
) -> None:
    with pytest.raises(BrokenInputError) as raised:
        export("dossier", small, {}, options)
    (problem,) = raised.value.problems
    assert problem.message == said
    assert small.articles[0].id in problem.fix


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=list(HOSTILE))
def test_strangers_text_is_shown_and_does_nothing(payload: str, small: Audit) -> None:
    clean = with_claim(small, verdict="contradicted")
    before = Page(dossier(clean, lang="en"))
    page = dossier(everywhere(clean, payload)[0], lang="en")
    after = Page(page)
    assert {tag: after.tags.get(tag) for tag in MARKUP} == {t: before.tags.get(t) for t in MARKUP}
    assert not after.handlers
    assert all(link.startswith(("#", "https://")) for link in after.links)
    assert str(shown(payload)) in page


@pytest.mark.parametrize("verdict", ["contradicted", "unverifiable"])
def test_an_answer_stands_beneath_its_verdict(verdict: Verdict, small: Audit) -> None:
    one = ReplyRecord.model_validate(
        {"id": "r", "claim": CLAIM, "on": "2026-02-01", "by": "The author", "kind": "objection"}
        | {"words": {"en": "Tickets <b>."}, "link": "https://a.org/r", "file": "f", "line": 1}
    )
    answered = with_claim(small, verdict=verdict, rung="no_reference", replies=[one])
    for page in (dossier(answered), render(answered, {})):
        text = text_of(page)
        assert "Objection of The author, 2026-02-01" in text
        assert "Tickets <b>." in text
        assert "https://a.org/r" in Page(page).links
    assert "Objection" not in text_of(dossier(small))


def test_it_asks_for_nothing(real_audit: tuple[Audit, dict[str, str]]) -> None:
    page = unescape(dossier(real_audit[0], ARTICLE))
    assert "default-src 'none'" in page
    assert "script-src" not in page
    assert not {"script", "img", "link", "iframe"} & set(Page(page).tags)
