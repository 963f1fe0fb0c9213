"""What things are called."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.record.models import Audit
from claimaudit.report.lookup import Lookup, dated, short_title
from claimaudit.workspace.references import Subject
from tests.report.html.made import TIERS, audit, claim, document, fact, trial


def _audit(**keys: Any) -> Audit:
    made = audit()
    article = made.articles[0]
    named = article.model_validate(article.model_dump() | keys)
    return made.model_copy(update={"articles": [named]})


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Chips", "Chips"),
        ("英伟达份额从95%跌到50%", "英伟达份额从95%跌到50%"),
        ("Nvidia was to own the Chinese market, and lost half", "Nvidia was to own the Chinese m…"),
    ],
)
def test_a_title_without_a_short_form_is_cut(title: str, cut: str) -> None:
    article = _audit(title=title).articles[0]
    assert short_title(article).text("zh") == short_title(article).text("en") == cut


@pytest.mark.parametrize(
    ("short", "zh", "en"),
    [
        ({"zh": "短", "en": "short"}, "Paper：短", "Paper: short"),
        ("brief", "Paper：brief", "Paper: brief"),
        (None, "Paper：Title", "Paper: Title"),
    ],
)
def test_an_article_is_called_by_its_outlet_and_short_title(short: Any, zh: str, en: str) -> None:
    called = Lookup(_audit(short=short)).called("000")
    assert (called.text("zh"), called.text("en")) == (zh, en)


@pytest.mark.parametrize(
    ("published", "judged", "zh", "en", "html"),
    [
        ("2025-09-19", None, "2025-09-19", "2025-09-19", "<time>2025-09-19</time>"),
        ("2025-09", "2025-12-12", "2025-09", "2025-09", "<time>2025-09</time>"),
        (
            None, "2025-12-12", "无日期，按2025-12-12核查", "undated, judged as of 2025-12-12",
            "undated, judged as of <time>2025-12-12</time>",
        ),
        (None, None, "无日期", "undated", "undated"),
    ],
)  # fmt: skip
def test_the_day_on_which_an_article_is_judged_is_not_told_as_its_date(
    published: Any, judged: Any, zh: str, en: str, html: str
) -> None:
    told = dated(_audit(published=published, judged_as_of=judged).articles[0])
    assert (told.text("zh"), told.text("en"), told.html("en")) == (zh, en, html)


@pytest.mark.parametrize(
    ("outlets", "asked"),
    [
        (["vpshk.cn", "ifeng.com Technology", "某某周刊"], ["vpshk-cn", "ifeng-com-technology", "某某周刊"]),
        (["Paper", "Paper"], ["paper-a0", "paper-a1"]),
        (["The Post!", "the post"], ["a0", "a1"]),
    ],
)  # fmt: skip
def test_an_address_of_the_page_names_an_article_by_its_outlet(
    outlets: list[str], asked: list[str]
) -> None:
    article = audit().articles[0]
    kept = [
        article.model_copy(update={"id": f"a{i}", "publisher": p}) for i, p in enumerate(outlets)
    ]
    assert list(Lookup(audit(articles=kept)).asked.values()) == asked


COPY = {"copy_of": "original", "publisher": "Archive"}


@pytest.mark.parametrize(
    ("read", "strength", "rests_on"),
    [
        (["original"], "firm", "firm"),
        (["copy"], "firm", "copy"),
        (["copy", "original"], "firm", "firm"),
        (["copy", "report"], "firm", "copy"),
        (["report", "report-copy"], "two_reports", "two_reports"),
    ],
)
def test_what_rests_on_copies_alone_is_not_called_a_primary_source(
    read: list[str], strength: str, rests_on: str
) -> None:
    documents = [
        document("original"), document("copy", **COPY), document("report", type="press"),
        document("report-copy", type="press", **COPY),
    ]  # fmt: skip
    found = Lookup(audit(facts=[fact("f", *read)], documents=documents, tiers=TIERS))
    assert found.rests_on(trial("holds", "f", strength=strength)) == rests_on


@pytest.mark.parametrize(
    ("trials", "rests_on"),
    [
        ([["own", "copied"]], "copy"),
        ([["own"], ["copied"]], "firm"),
        ([["copied"], ["copied", "own"]], "copy"),
    ],
)
def test_a_primary_source_is_one_where_every_part_of_some_trial_is(
    trials: list[list[str]], rests_on: str
) -> None:
    facts = [fact("own", "original"), fact("copied", "copy")]
    documents = [document("original"), document("copy", **COPY)]
    tried = [trial("holds", *names, strength="firm") for names in trials]
    one = claim("a", strength="firm", facts=["own", "copied"], trials=tried)
    made = audit(claims=[one], facts=facts, documents=documents, tiers=TIERS)
    assert Lookup(made).rests_on(made.claims[0]) == rests_on


@pytest.mark.parametrize(
    ("keys", "kind"), [({}, "datasheet"), (COPY, "datasheet in a copy")]
)  # fmt: skip
def test_a_copy_is_called_one(keys: dict[str, str], kind: str) -> None:
    told = Lookup(audit(tiers=TIERS)).kind(document("d", **keys))
    assert told.text("en") == kind


@pytest.mark.parametrize(
    ("keys", "publisher", "verdict", "own"),
    [
        ({}, "Maker", "supported", True),
        ({}, "Maker (GitHub copy)", "supported", True),
        ({"type": "filing"}, "Maker", "supported", False),
        ({}, "Rival", "supported", False),
        ({}, "Maker", "misleading", False),
    ],
)
def test_what_a_maker_says_of_its_own_is_told_as_its_word(
    keys: dict[str, str], publisher: str, verdict: str, own: bool
) -> None:
    filed = TIERS["vendor_datasheet"]
    tiers = {"filing": filed, "vendor_datasheet": filed | {"own_word": True}}
    made = claim("a", verdict, trials=[trial("holds", "f", strength="firm")], facts=["f"])
    of = [
        Subject(id="maker", en="Maker", zh="厂商", kind="company"),
        Subject(id="chip", en="Chip", zh="芯片", kind="product", of="maker"),
    ]
    documents = [document("d", publisher=publisher, **keys)]
    lookup = Lookup(
        audit(claims=[made], facts=[fact("f", "d")], documents=documents, subjects=of, tiers=tiers)
    )
    assert lookup.on_own_word(made) is own
