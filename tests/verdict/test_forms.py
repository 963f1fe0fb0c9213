"""What a claim was held against, by which function, and why every other fact was not."""

from __future__ import annotations

from importlib import import_module
from typing import Any, get_args

import pytest

from claimaudit.verdict.evidence import Evidence
from claimaudit.verdict.trials import JudgedBy
from claimaudit.verdict.weigh import Weighed, weigh_all
from claimaudit.workspace.workspace import Workspace
from tests.oracle.builders import Bench

Row = dict[str, Any]
FP8, FP4 = {"precision": "fp8"}, {"precision": "fp4"}
Y23, Y24 = {"period": "2023"}, {"period": "2024"}
VALUE = {"form": "value", "metric": "peak_compute", "figure": "4.6 PFLOPS"}
TWICE = {"form": "ratio", "metric": "peak_compute", "versus": "b", "figure": "两倍"}
ABOVE = {"form": "comparison", "metric": "tdp", "versus": "b", "relation": "above"}
GROWTH = {"form": "change", "metric": "net_profit", "figure": "50%", "from": Y23, "to": Y24}
PRICE = {"form": "value", "metric": "revenue", "figure": "45亿元", "conditions": Y24}
SHARE = {
    "form": "share", "metric": "revenue", "figure": "50%", "conditions": Y24,
    "whole": {"subject": "b", "metric": "revenue", "conditions": Y24},
}  # fmt: skip
DATE = {"form": "date", "metric": "event_date", "figure": "2025-03-18"}
EVENT = {"form": "assertion", "metric": "event"}
B = {"subject": "b"}
LATER = {"published": "2025-12-01"}


@pytest.fixture
def bench(real: Workspace) -> Bench:
    return Bench(real.policy, real.library.vocabulary, real.ladder)


def weigh(bench: Bench, claim: Row, *entries: tuple[Row, Row]) -> Evidence:
    facts = []
    for i, (document, fact) in enumerate(entries):
        made = bench.document(f"d{i}", **document)
        value = {} if "attests" in fact else {"subject": "a", "metric": claim["metric"]}
        facts.append(bench.fact(f"f{i}", made, **{**value, **fact}))
    (found,) = weigh_all(bench.workspace(bench.claim(**claim), *facts)).rows
    return found


# (claim, facts with their documents, what holds them apart: fact, cause, name, stated, held)
APART: dict[str, tuple[Row, list[tuple[Row, Row]], list[tuple[Any, ...]]]] = {
    "nothing": (VALUE, [({}, {"printed": "4614 TFLOPS", "conditions": FP8})], []),
    "another condition": (
        VALUE | {"conditions": FP8}, [({}, {"printed": "4614 TFLOPS", "conditions": FP4})],
        [("f0", "condition", "precision", "fp8", "fp4")],
    ),
    "a condition that the fact lacks": (
        VALUE | {"conditions": FP8}, [({}, {"printed": "4614 TFLOPS"})],
        [("f0", "condition", "precision", "fp8", None)],
    ),
    "two conditions": (
        {"form": "value", "metric": "market_share", "figure": "54%", "conditions": Y24},
        [({}, {"printed": "54%", "conditions": Y23 | {"region": "china"}})],
        [("f0", "condition", "period", "2024", "2023"), ("f0", "condition", "region", None, "china")],
    ),
    "another region": (
        {"form": "value", "metric": "market_share", "figure": "54%"},
        [({}, {"printed": "54%", "conditions": {"region": "china"}})],
        [("f0", "condition", "region", None, "china")],
    ),
    "another currency": (
        PRICE, [({}, {"printed": "$4.5 billion", "conditions": Y24})], [("f0", "unit", None, "CNY", "USD")],
    ),
    "another scope, under which it holds": (
        VALUE | {"conditions": {"scope": "chip"}},
        [({}, {"printed": "4614 TFLOPS", "conditions": {"scope": "pod"}})],
        [("f0", "condition", "scope", "chip", "pod")],
    ),
    "too late": (
        VALUE, [(LATER, {"printed": "2 PFLOPS", "conditions": FP8})],
        [("f0", "date", None, "2025-06-15", "2025-12-01")],
    ),
    "late, and counts": (VALUE, [(LATER, {"printed": "4614 TFLOPS", "conditions": FP8})], []),
    "left open": (
        {"form": "value", "metric": "shipments", "figure": "90万张"},
        [({}, {"printed": "over 820,000"})], [("f0", "open", None, None, None)],
    ),
    "like for unlike": (
        TWICE,
        [({}, {"printed": "2 PFLOPS", "conditions": FP8}),
         ({}, {"printed": "1 PFLOPS", "conditions": FP4, **B})],
        [("f0", "partner", "precision", "fp4", "fp8"), ("f1", "partner", "precision", "fp8", "fp4")],
    ),
    "one of them has a partner": (
        TWICE,
        [({}, {"printed": "2 PFLOPS", "conditions": FP8}),
         ({}, {"printed": "4 PFLOPS", "conditions": FP4}),
         ({}, {"printed": "1 PFLOPS", "conditions": FP8, **B})],
        [("f1", "partner", "precision", "fp8", "fp4")],
    ),
    "no other side": (ABOVE, [({}, {"printed": "700W"})], [("f0", "partner", None, None, None)]),
    "two currencies": (
        GROWTH | {"metric": "revenue"},
        [({}, {"printed": "10亿元", "conditions": Y23}), ({}, {"printed": "$2 billion", "conditions": Y24})],
        [("f1", "unit", None, "CNY", "USD"), ("f0", "unit", None, "USD", "CNY")],
    ),
    "from a loss to a profit": (
        GROWTH,
        [({}, {"printed": "-7亿元", "conditions": Y23}), ({}, {"printed": "3亿元", "conditions": Y24})],
        [("f1", "result", None, None, None), ("f0", "result", None, None, None)],
    ),
    "a whole of another basis": (
        SHARE,
        [({}, {"printed": "5亿元", "conditions": Y24 | {"basis": "gaap"}}),
         ({}, {"printed": "10亿元", "conditions": Y24 | {"basis": "hq"}, **B})],
        [("f0", "partner", "basis", "hq", "gaap"), ("f1", "partner", "basis", "gaap", "hq")],
    ),
    "another event": (
        DATE, [({}, {"printed": "2025-03-18", "conditions": {"event": "launch"}})],
        [("f0", "condition", "event", None, "launch")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", APART)
def test_what_holds_a_fact_apart_is_named(bench: Bench, case: str) -> None:
    claim, entries, wanted = APART[case]
    found = weigh(bench, claim, *entries)
    assert [(a.fact.id, a.cause, a.name, a.stated, a.held) for a in found.apart] == wanted
    assert found.row.facts or case == "no other side"


def test_every_real_fact_of_the_quantity_is_tried_or_apart(
    real: Workspace, real_weighed: Weighed
) -> None:
    """Nothing is passed over in silence."""
    metrics = real.library.vocabulary.metrics
    seen = 0
    for row in real_weighed.rows:
        claim = row.registered.claim
        if claim.form == "assertion":
            continue
        told = {f.id for w in row.trials for f in w.trial.facts} | {a.fact.id for a in row.apart}
        key = metrics[claim.metric].negative_of or claim.metric
        entered = real.library.by_quantity.get((claim.subject, key), ())
        mine = {f.id for f in entered if f.fact.versus in (None, claim.versus)}
        assert mine <= told or claim.form in ("comparison", "change"), row.id
        seen += len(mine)
    assert seen > 500


def test_what_cannot_be_compared_says_why(real_weighed: Weighed) -> None:
    for row in real_weighed.rows:
        if row.row.facts and not row.row.comparable:
            assert row.apart, row.id


# --- who judged ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "facts", "judged_by"),
    [
        (VALUE, [{"printed": "4614 TFLOPS"}], "judge.judge"),
        (TWICE, [{"printed": "2 PFLOPS"}, {"printed": "1 PFLOPS", **B}], "judge.judge"),
        (TWICE, [{"printed": "2x", "versus": "b"}], "judge.judge"),
        (ABOVE, [{"printed": "700W"}, {"printed": "400W", **B}], "judge.judge_relation"),
        (DATE, [{"printed": "2025-03-18"}], "judge.judge_days"),
        (EVENT, [{"attests": "c", "holds": "yes", "why": "so"}], "forms.attested"),
    ],
)
def test_a_trial_names_the_function_that_judged_it(
    bench: Bench, claim: Row, facts: list[Row], judged_by: str
) -> None:
    found = weigh(bench, claim, *(({}, fact) for fact in facts))
    assert {w.trial.judged_by for w in found.trials} == {judged_by}


def test_every_function_that_is_named_is_there() -> None:
    for name in get_args(JudgedBy):
        module, function = name.split(".")
        assert callable(getattr(import_module(f"claimaudit.verdict.{module}"), function))


def test_trials_of_another_scope_come_along(bench: Bench) -> None:
    claim = VALUE | {"conditions": {"scope": "chip"}}
    pod = ({}, {"printed": "4614 TFLOPS", "conditions": {"scope": "pod"}})
    found = weigh(bench, claim, pod)
    assert [(w.trial.facts[0].id, w.decides) for w in found.elsewhere] == [("f0", True)]
    assert found.row.elsewhere == 1
