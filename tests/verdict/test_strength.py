"""What a fact rests on: words that were read, a tier that decides alone, different origins."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claimaudit.verdict.sites import site
from claimaudit.verdict.strength import Sources, Strength, prints_of
from claimaudit.workspace.library import Library
from tests.oracle.builders import Bench

Entry = tuple[dict[str, Any], dict[str, Any]]


def _library(bench: Bench, *entries: Entry) -> Library:
    """Documents d0, d1 … and the facts f0, f1 … that they print: 700 W of the chip `a`, which is
    NVIDIA's, unless something else is given."""
    library, facts = Library(bench.vocabulary, bench.documents), []
    for i, (document, fact) in enumerate(entries):
        value = {"subject": "a", "metric": "tdp", "printed": "700W"}
        made = bench.document(f"d{i}", **document)
        facts.append(bench.fact(f"f{i}", made, **({} if "attests" in fact else value) | fact))
    for fact in facts:
        library.add(fact)
    return library


def _worth(bench: Bench, *entries: Entry, about: str = "a") -> Strength:
    """Of the first fact, beside the others."""
    library = _library(bench, *entries)
    sources = Sources(library, bench.policy)
    return sources.strength(prints_of(library.facts["f0"], library), [about])


PRESS = {"type": "press", "origin": "own"}
UNREAD = {"read": False}


# --- read or not ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["vendor_datasheet", "filing", "paper", "vendor_keynote", "analyst"]
)
def test_a_document_of_the_first_tiers_decides_alone_once_read(bench: Bench, kind: str) -> None:
    assert _worth(bench, ({"type": kind}, {})) is Strength.firm
    assert _worth(bench, ({"type": kind}, UNREAD)) is Strength.not_seen


@pytest.mark.parametrize("kind", ["press", "secondary"])
def test_one_report_does_not_decide(bench: Bench, kind: str) -> None:
    assert _worth(bench, ({"type": kind, "origin": "own"}, {})) is Strength.one_report


def test_a_report_that_nobody_has_read_is_no_second(bench: Bench) -> None:
    assert _worth(bench, (PRESS, {}), (PRESS, UNREAD)) is Strength.one_report


def test_a_fact_that_nobody_has_read_is_not_shown_by_its_like(bench: Bench) -> None:
    """702 W that nobody has seen do not decide because somebody has read 700 W."""
    unread = {**UNREAD, "printed": "702W"}
    assert _worth(bench, ({}, unread), ({}, {})) is Strength.not_seen


def test_a_name_without_words_is_no_witness(bench: Bench) -> None:
    """Another document named beside a print counts with its own print only."""
    bench.document("other", **PRESS)
    assert _worth(bench, (PRESS, {"also": ["other"]})) is Strength.two_reports
    assert _worth(bench, (PRESS, {"also": []})) is Strength.one_report


# --- whose knowledge it is --------------------------------------------------------------------


def test_a_print_may_have_another_origin_than_its_document(bench: Bench) -> None:
    bench.document("chart", type="analyst")
    told = {"origin": "chart"}
    assert _worth(bench, (PRESS, {}), (PRESS, told)) is Strength.two_reports
    assert _worth(bench, (PRESS, told), (PRESS, told)) is Strength.one_report


def test_a_vendor_page_that_tells_what_others_counted_decides_nothing_alone(bench: Bench) -> None:
    bench.document("chart", type="analyst")
    assert _worth(bench, ({"type": "vendor_page"}, {"origin": "chart"})) is Strength.one_report
    retelling = {"type": "vendor_page", "origin": "chart"}
    assert _worth(bench, (retelling, {})) is Strength.one_report


def test_two_documents_of_a_house_on_its_own_product_are_one_announcement(bench: Bench) -> None:
    bench.document("release", type="vendor_press", publisher="NVIDIA")
    bench.document("keynote", type="vendor_keynote", publisher="英伟达")
    told = [({"type": "press", "origin": name}, {}) for name in ("release", "keynote")]
    assert _worth(bench, *told) is Strength.one_origin


def test_retellings_of_a_house_on_its_own_product_decide_as_announced(bench: Bench) -> None:
    bench.document("release", type="vendor_press", publisher="NVIDIA")
    told = {"type": "press", "origin": "release"}
    assert _worth(bench, (told, {}), (told, {})) is Strength.one_origin
    assert _worth(bench, (told, {})) is Strength.one_report
    same_site = {**told, "url": "https://one.example.org/x"}
    assert _worth(bench, (same_site, {}), (same_site, {})) is Strength.one_report


@pytest.mark.parametrize(
    ("one", "other", "worth"),
    [
        ("wire", "release", Strength.one_origin),
        ("wire", "wire", Strength.one_report),  # both have the house's words from the agency
        ("wire", "digest", Strength.one_report),
        ("copy", "copy", Strength.one_origin),  # a copy of the release is the release
    ],
)
def test_two_that_have_it_from_one_report_of_a_house_are_one(
    bench: Bench, one: str, other: str, worth: Strength
) -> None:
    bench.document("release", type="vendor_press", publisher="NVIDIA")
    bench.document("copy", type="vendor_press", publisher="Archive", copy_of="release")
    bench.document("wire", type="press", publisher="Agency", origin="release")
    bench.document("digest", type="secondary", publisher="Digest", origin="wire")
    by_document = [({"type": "press", "origin": name}, {}) for name in (one, other)]
    by_print = [({"type": "press"}, {"origin": name}) for name in (one, other)]
    assert _worth(bench, *by_document) is worth
    assert _worth(bench, *by_print) is worth


def test_what_a_paper_found_out_about_its_own_house_is_no_announcement(bench: Bench) -> None:
    bench.document("magazine", type="press", origin="own", publisher="NVIDIA")
    told = {"type": "press", "origin": "magazine"}
    assert _worth(bench, (told, {}), (told, {})) is Strength.one_report


@pytest.mark.parametrize(
    ("about", "worth"),
    [("a", Strength.one_origin), ("nvidia", Strength.one_origin), ("b", Strength.one_report)],
)
def test_a_house_is_no_authority_on_what_is_not_its_own(
    bench: Bench, about: str, worth: Strength
) -> None:
    bench.document("release", type="vendor_press", publisher="NVIDIA")
    told = {"type": "press", "origin": "release"}
    assert _worth(bench, (told, {}), (told, {}), about=about) is worth


def test_a_copy_is_worth_what_the_original_is_worth(bench: Bench) -> None:
    bench.document("filing", type="filing")
    bench.document("retelling", type="filing", origin="filing")
    copy = {"type": "filing", "copy_of": "filing"}
    assert _worth(bench, (copy, {})) is Strength.firm
    assert _worth(bench, (copy, UNREAD)) is Strength.not_seen
    copied_retelling = {"type": "filing", "copy_of": "retelling"}
    assert _worth(bench, (copied_retelling, {})) is Strength.one_report


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ({"published": "2025-03-01"}, "2025-03-01"),
        # A copy is out when it says it is, else when what it is a copy of is.
        ({"published": "2025-03-01", "copy_of": "dated"}, "2025-03-01"),
        ({"published": None, "copy_of": "dated"}, "2025-01-01"),
        ({"published": None, "origin": "dated"}, "2025-01-01"),
        ({"published": None, "origin": "own"}, None),
        ({"published": None}, None),
    ],
)
def test_the_day_of_a_print(bench: Bench, told: dict[str, Any], day: str | None) -> None:
    bench.document("dated", type="filing", published="2025-01-01")
    library = _library(bench, ({"type": "press", **told}, {}))
    assert Sources(library, bench.policy).day(library.facts["f0"].best) == day


# --- which prints are of one figure -------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        {"printed": "800W"},
        {"printed": "70W"},
        {"conditions": {"scope": "chip"}},
        {"subject": "b"},
        {"printed": "2x", "versus": "b"},
        {"metric": "system_power"},
    ],
)
def test_another_figure_is_no_witness(bench: Bench, other: dict[str, Any]) -> None:
    assert _worth(bench, (PRESS, {}), (PRESS, other)) is Strength.one_report


def test_the_same_number_of_another_unit_is_no_witness(bench: Bench) -> None:
    yuan, dollars = ({"metric": "revenue", "printed": printed} for printed in ("7亿元", "7亿美元"))
    assert _worth(bench, (PRESS, yuan), (PRESS, dollars)) is Strength.one_report
    assert _worth(bench, (PRESS, yuan), (PRESS, yuan)) is Strength.two_reports


@pytest.mark.parametrize(
    "other",
    [
        {"printed": "0.7kW"},
        {"printed": "about 700W"},
        {"conditions": {"status": "announced"}},
    ],
)
def test_the_same_figure_in_other_words_is_a_witness(bench: Bench, other: dict[str, Any]) -> None:
    assert _worth(bench, (PRESS, {}), (PRESS, other)) is Strength.two_reports


@pytest.mark.parametrize(
    ("deciding", "firm", "worth"),
    [
        ("46.09万元", "46万元", Strength.one_report),  # nothing on its last digits
        ("46万元", "46.09万元", Strength.firm),  # which rounds to it
        ("46.09万元", "460,900元", Strength.firm),
        ("46.09万元", "46.10万元", Strength.one_report),
    ],
)
def test_a_rounder_figure_makes_a_finer_one_no_firmer(
    bench: Bench, deciding: str, firm: str, worth: Strength
) -> None:
    yuan = {"metric": "revenue", "printed": deciding}
    assert _worth(bench, (PRESS, yuan), ({}, {**yuan, "printed": firm})) is worth


def test_two_periods_are_two_figures(bench: Bench) -> None:
    may = {"metric": "share_price", "printed": "700元", "as_of": "2025-05"}
    june = {**may, "as_of": "2025-06"}
    assert _worth(bench, (PRESS, may), (PRESS, june)) is Strength.one_report
    assert _worth(bench, (PRESS, may), (PRESS, may)) is Strength.two_reports


def test_dates_have_witnesses_too(bench: Bench) -> None:
    day = {"metric": "event_date", "printed": "2025-09-18", "conditions": {"event": "launch"}}
    next_day = {**day, "printed": "2025-09-19"}
    assert _worth(bench, (PRESS, day), (PRESS, day)) is Strength.two_reports
    assert _worth(bench, (PRESS, day), (PRESS, next_day)) is Strength.one_report


def test_attestations_pair_where_they_say_the_same(bench: Bench) -> None:
    yes, no = ({"attests": "c", "holds": holds, "why": "so"} for holds in ("yes", "no"))
    assert _worth(bench, (PRESS, yes), (PRESS, yes)) is Strength.two_reports
    assert _worth(bench, (PRESS, yes), (PRESS, no)) is Strength.one_report
    assert _worth(bench, (PRESS, yes), (PRESS, {**yes, "attests": "d"})) is Strength.one_report


def test_each_document_counts_once(bench: Bench) -> None:
    library = _library(bench, (PRESS, {"also": ["d0"]}))
    assert [p.document.id for p in prints_of(library.facts["f0"], library)] == ["d0"]


def test_what_a_document_says_of_the_whole_stands_before_its_parts(bench: Bench) -> None:
    library = _library(bench, (PRESS, {"also": ["d0"]}))
    fact = library.facts["f0"]
    whole, other = fact.prints
    part = replace(other, print=other.print.model_copy(update={"part": "2024"}))
    found = prints_of(replace(fact, prints=(part, whole)), library)
    assert [p.print.part for p in found] == [None, "2024"]


@pytest.mark.parametrize(
    ("url", "of"),
    [
        ("https://finance.sina.com.cn/x", "sina.com.cn"),
        ("https://www.sec.gov/x", "sec.gov"),
        ("https://docs.cloud.google.com/x", "google.com"),
        ("https://someone.github.io/x", "someone.github.io"),
        ("https://192.0.2.1/x", "192.0.2.1"),
        ("https://localhost/x", "localhost"),
        ("https://news.paper.example/x", "paper.example"),
        ("https://web.archive.org/web/2024/https://news.paper.com/x", "paper.com"),
        ("https://translate.google.com/translate?u=https%3A%2F%2Fpaper.com%2Fx", "paper.com"),
        ("https://web.archive.org/web/2024/https://News.Paper.com/x", "paper.com"),
        ("https://web.archive.org/web/20240102030405if_/paper.com/x", "paper.com"),
        ("https://archive.ph/2024/https://paper.com/x", "paper.com"),
        ("https://archive.today/newest/http://paper.com/x", "paper.com"),
        ("https://news-paper-com.translate.goog/x?_x_tr_sl=auto", "paper.com"),
        ("https://my--paper-co-uk.translate.goog/x", "my-paper.co.uk"),
        ("https://paper.com/?u=https://other.org/x", "paper.com"),
        ("https://web.archive.org.paper.com/https://other.org/x", "paper.com"),
        ("https://web.archive.org@paper.com/https://other.org/x", "paper.com"),
    ],
)
def test_a_site_is_a_registrable_domain(url: str, of: str) -> None:
    assert site(url) == of
