"""What a fact is worth: seen or not, its tier, its independent witnesses."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.verdict.standing import Standing, independent, site, standing, witnesses
from claimaudit.workspace.library import Library
from claimaudit.workspace.workspace import Workspace
from tests.oracle.builders import Bench


@pytest.fixture
def bench(real: Workspace) -> Bench:
    return Bench(real.policy, real.library.vocabulary, real.ladder)


def _worth(bench: Bench, *entries: tuple[dict[str, Any], dict[str, Any]]) -> Standing:
    """Of the first fact, beside the others."""
    library = Library(bench.vocabulary, bench.documents)
    facts = []
    for i, (document, fact) in enumerate(entries):
        value = {"subject": "a", "metric": "tdp", "printed": "700W"}
        made = bench.document(f"d{i}", **document)
        facts.append(bench.fact(f"f{i}", made, **({} if "attests" in fact else value) | fact))
    for fact in facts:
        library.add(fact)
    return standing(facts[0], library, bench.policy.tiers)


PRESS = {"type": "press"}
UNSEEN = {"seen": "not_seen"}


@pytest.mark.parametrize(
    "kind", ["vendor_datasheet", "filing", "paper", "vendor_keynote", "analyst"]
)
@pytest.mark.parametrize("seen", ["stored_copy", "excerpt"])
def test_a_seen_document_of_the_first_tiers_decides_alone(
    bench: Bench, kind: str, seen: str
) -> None:
    assert _worth(bench, ({"type": kind, "seen": seen}, {})) is Standing.alone


def test_an_unseen_document_decides_nothing(bench: Bench) -> None:
    assert _worth(bench, (UNSEEN, {})) is Standing.unseen


@pytest.mark.parametrize("kind", ["press", "secondary"])
def test_one_retelling_is_only_a_witness(bench: Bench, kind: str) -> None:
    assert _worth(bench, ({"type": kind}, {})) is Standing.witnessed


def test_two_independent_retellings_are_a_pair(bench: Bench) -> None:
    assert _worth(bench, (PRESS, {}), (PRESS, {})) is Standing.paired


def test_two_retellings_lend_an_unseen_filing_their_eyes(bench: Bench) -> None:
    unseen = {"type": "filing", "seen": "not_seen"}
    assert _worth(bench, (unseen, {}), (PRESS, {})) is Standing.witnessed
    assert _worth(bench, (unseen, {}), (PRESS, {}), (PRESS, {})) is Standing.paired


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
    assert _worth(bench, (PRESS, {}), (PRESS, other)) is Standing.witnessed


def test_the_same_number_of_another_unit_is_no_witness(bench: Bench) -> None:
    yuan, dollars = ({"metric": "revenue", "printed": printed} for printed in ("7亿元", "7亿美元"))
    assert _worth(bench, (PRESS, yuan), (PRESS, dollars)) is Standing.witnessed
    assert _worth(bench, (PRESS, yuan), (PRESS, yuan)) is Standing.paired


@pytest.mark.parametrize(
    "other",
    [
        {"printed": "0.7kW"},
        {"printed": "about 700W"},
        {"conditions": {"status": "announced"}},
    ],
)
def test_the_same_figure_in_other_words_is_a_witness(bench: Bench, other: dict[str, Any]) -> None:
    assert _worth(bench, (PRESS, {}), (PRESS, other)) is Standing.paired


def test_two_periods_are_two_figures(bench: Bench) -> None:
    may = {"metric": "share_price", "printed": "700元", "as_of": "2025-05"}
    june = {**may, "as_of": "2025-06"}
    assert _worth(bench, (PRESS, may), (PRESS, june)) is Standing.witnessed
    assert _worth(bench, (PRESS, may), (PRESS, may)) is Standing.paired


def test_dates_have_witnesses_too(bench: Bench) -> None:
    day = {"metric": "event_date", "printed": "2025-09-18", "conditions": {"event": "launch"}}
    next_day = {**day, "printed": "2025-09-19"}
    assert _worth(bench, (PRESS, day), (PRESS, day)) is Standing.paired
    assert _worth(bench, (PRESS, day), (PRESS, next_day)) is Standing.witnessed


def test_attestations_pair_where_they_say_the_same(bench: Bench) -> None:
    yes, no = ({"attests": "c", "holds": holds, "why": "so"} for holds in ("yes", "no"))
    assert _worth(bench, (PRESS, yes), (PRESS, yes)) is Standing.paired
    assert _worth(bench, (PRESS, yes), (PRESS, no)) is Standing.witnessed
    assert _worth(bench, (PRESS, yes), (PRESS, {**yes, "attests": "d"})) is Standing.witnessed


def test_a_document_may_be_named_as_witness(bench: Bench) -> None:
    bench.document("seen", type="press")
    bench.document("unseen", type="press", seen="not_seen")
    named = {"corroborated_by": ["seen"]}
    assert _worth(bench, (PRESS, named)) is Standing.paired
    assert _worth(bench, (PRESS, {"corroborated_by": ["unseen"]})) is Standing.witnessed
    assert _worth(bench, ({**PRESS, **UNSEEN}, named)) is Standing.witnessed


def test_witnesses_are_each_named_once(bench: Bench) -> None:
    document = bench.document("d0", type="press")
    fact = bench.fact("f0", document, subject="a", metric="tdp", printed="700W",
                      corroborated_by=["d0"])  # fmt: skip
    library = Library(bench.vocabulary, bench.documents)
    library.add(fact)
    assert [d.id for d in witnesses(fact, library)] == ["d0"]


# --- independence ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ({}, {}, True),
        ({"publisher": "Daily"}, {"publisher": "DAILY"}, False),
        ({"url": "https://news.site.cn/1"}, {"url": "https://m.site.cn/2"}, False),
        ({"url": "https://a.com.cn/1"}, {"url": "https://b.com.cn/1"}, True),
        ({"url": "https://site.cn/1"}, {"url": "https://news.SITE.cn.:443/2"}, False),
        ({"url": "https://site.com/1"}, {"url": "https://site.cn/1"}, True),
        ({"retells": "b"}, {}, False),
        ({}, {"retells": "a"}, False),
        ({"retells": "middle"}, {}, False),
        ({"retells": "source"}, {"retells": "source"}, True),
    ],
)
def test_independence(bench: Bench, a: dict[str, Any], b: dict[str, Any], *, apart: bool) -> None:
    """Publisher and site both differ, and neither retells the other, however often retold."""
    bench.document("source")
    bench.document("middle", retells="b")
    first, second = bench.document("a", **a), bench.document("b", **b)
    assert independent(first, second, bench.documents) is apart
    assert independent(second, first, bench.documents) is apart


def test_a_circle_of_retellings_ends(bench: Bench) -> None:
    a, b = bench.document("a", retells="b"), bench.document("b", retells="a")
    assert not independent(a, b, bench.documents)


@pytest.mark.parametrize(
    ("url", "of"),
    [
        ("https://finance.sina.com.cn/x", "sina.com.cn"),
        ("https://www.sec.gov/x", "sec.gov"),
        ("https://docs.cloud.google.com/x", "google.com"),
        ("https://someone.github.io/x", "someone.github.io"),
        ("https://192.0.2.1/x", "192.0.2.1"),
        ("https://localhost/x", "localhost"),
    ],
)
def test_a_site_is_a_registrable_domain(url: str, of: str) -> None:
    assert site(url) == of
