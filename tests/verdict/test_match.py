"""Which facts are of what was stated, and what they leave open: conditions against conditions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claimaudit.verdict.match import (
    Candidates,
    candidates,
    fact_unit,
    pair_up,
    shown,
    stated_conditions,
)
from claimaudit.workspace.library import Library, ReadFact
from tests.oracle.builders import Bench

PRINTED = {"revenue": "5亿元", "peak_compute": "2 PFLOPS", "share_price": "50元",
           "launch_date": "2025-09-18"}  # fmt: skip


def _conditions(text: str) -> dict[str, str]:
    return dict(kv.split("=") for kv in text.split())


def _fit(bench: Bench, metric: str, stated: str, held: str, as_of: str | None = None) -> str:
    """How one fact of `metric` that holds under `held` fits what was `stated`; where it is
    comparable, the conditions that were left open."""
    made = bench.fact("f", bench.document("d"), subject="a", metric=metric,
                      printed=PRINTED[metric], conditions=_conditions(held), as_of=as_of)  # fmt: skip
    library = Library(bench.vocabulary, bench.documents)
    library.add(made)
    found = candidates(library, "a", metric, _conditions(stated))
    assert found.all == [made]
    if found.elsewhere:
        assert (found.comparable, found.elsewhere) == ([], [made])
        return "elsewhere"
    if not found.comparable:
        return "another"
    return " ".join(f"{name}={value}" for name, value in sorted(found.open[made.id].items()))


@pytest.mark.parametrize(
    ("metric", "stated", "held", "fit"),
    [
        # Left open: whatever the fact holds under.
        ("peak_compute", "", "", ""),
        ("peak_compute", "", "precision=fp8 scope=chip", "precision=fp8 scope=chip"),
        ("peak_compute", "", "scope=chip precision=fp8", "precision=fp8 scope=chip"),
        # Stated: the fact must say the same.
        ("peak_compute", "precision=fp8", "precision=fp8 scope=chip", "scope=chip"),
        ("peak_compute", "precision=fp8", "precision=fp4", "another"),
        ("peak_compute", "precision=fp8", "", "another"),
        # Of another scope only: worth a word.
        ("peak_compute", "scope=chip", "scope=pod", "elsewhere"),
        ("peak_compute", "scope=chip", "", "another"),
        ("peak_compute", "scope=chip precision=fp8", "scope=pod precision=fp4", "another"),
        ("peak_compute", "scope=chip precision=fp8", "scope=pod precision=fp8", "elsewhere"),
        ("peak_compute", "scope=chip counting=dies", "scope=pod counting=cards", "elsewhere"),
        # Whether announced or shipped changes no value.
        ("peak_compute", "status=shipped", "status=announced", ""),
        ("launch_date", "", "status=announced", ""),
        # A condition that the metric does not ask for parts only what says otherwise.
        ("peak_compute", "region=china", "", ""),
        ("peak_compute", "region=china", "region=china", ""),
        ("peak_compute", "region=china", "region=us", "another"),
        ("peak_compute", "", "region=us", ""),
        # An identity condition says which quantity is meant: absent with absent …
        ("revenue", "", "region=china period=2024", "another"),
        ("revenue", "region=china", "period=2024", "another"),
        ("revenue", "region=china", "region=china period=2024", "period=2024"),
        ("revenue", "region=china", "region=us period=2024", "another"),
        # … but the world is the whole.
        ("revenue", "", "region=world", ""),
        ("revenue", "region=world", "", ""),
        ("revenue", "region=world", "region=world", ""),
        ("revenue", "region=world", "region=china", "another"),
        # A period is open where it is left out, and a day lies in its month.
        ("revenue", "", "period=2024", "period=2024"),
        ("revenue", "period=2024", "period=2024", ""),
        ("revenue", "period=2024", "period=2023", "another"),
        ("revenue", "period=2024", "", "another"),
        ("share_price", "period=2025-09", "period=2025-09-18", ""),
        ("share_price", "period=2025-09", "period=2025-10-18", "another"),
        ("share_price", "period=2025-09-18", "period=2025-09", "another"),
        ("share_price", "period=2025", "period=2025-09-18", "another"),
        ("share_price", "period=2025", "period=2025-09", "another"),
        ("share_price", "period=2025-0", "period=2025-09-18", "another"),
    ],
)
def test_fit(bench: Bench, metric: str, stated: str, held: str, fit: str) -> None:
    assert _fit(bench, metric, stated, held) == fit


@pytest.mark.parametrize(
    ("metric", "held", "as_of", "fit"),
    [
        # The day that a fact is of is its period, where its metric asks for one …
        ("share_price", "", "2025-09-18", "period=2025-09-18"),
        ("share_price", "period=2025-09", "2025-09-18", "period=2025-09"),
        # … and says nothing of a quantity that has none.
        ("peak_compute", "", "2025-09-18", ""),
    ],
)
def test_the_day_of_a_fact(bench: Bench, metric: str, held: str, as_of: str, fit: str) -> None:
    assert _fit(bench, metric, "", held, as_of) == fit


def test_facts_of_another_quantity_are_none(bench: Bench) -> None:
    document = bench.document("d")
    library = Library(bench.vocabulary, bench.documents)
    given = {"subject": "a", "metric": "revenue", "printed": "5亿元"}
    for name, changes in {
        "mine": {},
        "another subject": {"subject": "b"},
        "another metric": {"metric": "inventory_charge"},
        "a ratio": {"printed": "2倍", "versus": "b"},
    }.items():
        library.add(bench.fact(name.replace(" ", "-"), document, **(given | changes)))
    assert [f.id for f in candidates(library, "a", "revenue", {}).all] == ["mine"]
    assert [f.id for f in candidates(library, "a", "revenue", {}, versus="b").all] == ["a-ratio"]
    assert candidates(library, "c", "revenue", {}).all == []


@pytest.mark.parametrize(
    ("expects", "fit"),
    [
        ({}, []),
        ({"expects": False}, []),
        ({"expects": True}, ["planned"]),
    ],
)
def test_only_who_expects_something_is_set_beside_what_is_planned(
    bench: Bench, expects: dict[str, bool], fit: list[str]
) -> None:
    document, library = bench.document("d"), Library(bench.vocabulary, bench.documents)
    given = {"subject": "a", "metric": "peak_compute", "printed": "2 PFLOPS"}
    for name, conditions in (
        ("planned", {"status": "planned", "precision": "fp8"}),
        ("of-another-precision", {"status": "planned", "precision": "fp4"}),
    ):
        library.add(bench.fact(name, document, **given, conditions=conditions))
    found = candidates(library, "a", "peak_compute", {"precision": "fp8"}, **expects)
    assert [f.id for f in found.comparable] == fit


def test_a_net_loss_is_held_against_profits(bench: Bench) -> None:
    library = Library(bench.vocabulary, bench.documents)
    library.add(bench.fact("f", bench.document("d"), subject="a", metric="net_profit",
                           printed="-5亿元"))  # fmt: skip
    assert [f.id for f in candidates(library, "a", "net_loss", {}).comparable] == ["f"]


def test_the_day_that_a_claim_speaks_of_is_its_period(bench: Bench) -> None:
    def stated(**given: object) -> dict[str, str]:
        claim = {"form": "value", "metric": "share_price", "figure": "50元"} | given
        return stated_conditions(bench.claim(**claim), Library(bench.vocabulary, {}))

    day = {"as_of": "2025-09-18"}
    assert stated() == {}
    assert stated(**day) == {"period": "2025-09-18"}
    assert stated(**day, conditions={"period": "2025-09"}) == {"period": "2025-09"}
    assert stated(**day, metric="peak_compute", figure="2 PFLOPS") == {}
    change = {"form": "change", "figure": "5%", "relation": "up"}
    ends = {"from": {"period": "2023"}, "to": {"period": "2024"}}
    assert stated(**day, **change, **ends) == {}
    assert stated(**day, **{"from": {"period": "2023"}}) == {}
    assert stated(**day, to={"period": "2024"}) == {}


@pytest.mark.parametrize(
    ("printed", "more", "unit", "as_shown"),
    [
        ("5亿元", {}, "CNY", "5亿元"),
        ("60%", {}, "x", "60%"),
        ("4.5 billion", {"conditions": {"currency": "USD"}}, "USD", "4.5 billion"),
        ("4.5 billion", {}, None, "4.5 billion"),
        ("4,500", {"unit_from": "元"}, "CNY", "4,500 元"),
    ],
)
def test_a_fact_in_its_unit(
    bench: Bench, printed: str, more: dict[str, Any], unit: str | None, as_shown: str
) -> None:
    made = bench.fact(
        "f", bench.document("d"), subject="a", metric="revenue", printed=printed, **more
    )
    assert (fact_unit(made), shown(made)) == (unit, as_shown)


def test_dates_have_no_unit_and_attestations_print_nothing(bench: Bench) -> None:
    made = bench.document("d")
    day = bench.fact("f", made, subject="a", metric="launch_date", printed="2025-09-18")
    said = bench.fact("g", made, attests="c", holds="yes", why="so")
    assert (fact_unit(day), shown(day)) == (None, "2025-09-18")
    assert (fact_unit(said), shown(said)) == (None, "")


def test_what_prints_no_figure_is_in_no_pair_and_keeps_nothing_else_out(bench: Bench) -> None:
    """A fact of which nobody has entered a figure stands among others."""

    def entered(name: str, subject: str, printed: str) -> ReadFact:
        return bench.fact(name, bench.document(name), subject=subject, metric="revenue", printed=printed)  # fmt: skip

    facts = [
        entered("a", "one", "5亿元"),
        entered("b", "one", "6亿元"),
        entered("c", "two", "2亿元"),
    ]
    bare = replace(facts[0], best=replace(facts[0].best, figure=None))
    one = Candidates([], [bare, facts[1]], [], [], {f.id: {} for f in facts})
    two = Candidates([], [facts[2]], [], [], {f.id: {} for f in facts})
    for left, right in ((one, two), (two, one)):
        pairs, _ = pair_up(left, right)
        assert {frozenset(f.id for f in pair) for pair in pairs} == {frozenset("bc")}
