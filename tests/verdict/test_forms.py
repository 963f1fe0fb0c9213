"""What a claim was held against, by which function, and why every other fact was not."""

from __future__ import annotations

from importlib import import_module
from typing import Any, get_args

import pytest

from claimaudit.verdict.evidence import Evidence, JudgedBy
from claimaudit.verdict.judge import Outcome
from claimaudit.verdict.weigh import Weighed, weigh_all
from claimaudit.workspace.workspace import Workspace, load_workspace
from tests.conftest import DOCUMENT, Tiny, a_fact
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
    "the precision of one is told, and of the other is not": (
        TWICE,
        [({}, {"printed": "2 PFLOPS", "conditions": FP8}), ({}, {"printed": "1 PFLOPS", **B})],
        [("f0", "partner", "precision", None, "fp8"), ("f1", "partner", "precision", "fp8", None)],
    ),
    "one of them has a partner": (
        TWICE,
        [({}, {"printed": "2 PFLOPS", "conditions": FP8}),
         ({}, {"printed": "4 PFLOPS", "conditions": FP4}),
         ({}, {"printed": "1 PFLOPS", "conditions": FP8, **B})],
        [("f1", "partner", "precision", "fp8", "fp4")],
    ),
    "the nearer of two on the other side": (
        TWICE,
        [({}, {"printed": "2 PFLOPS", "conditions": FP8 | {"scope": "chip"}}),
         ({}, {"printed": "1 PFLOPS", "conditions": FP4 | {"scope": "pod"}, **B}),
         ({}, {"printed": "1 PFLOPS", "conditions": FP8 | {"scope": "pod"}, **B})],
        [("f0", "partner", "scope", "pod", "chip"),
         ("f1", "partner", "precision", "fp8", "fp4"), ("f1", "partner", "scope", "chip", "pod"),
         ("f2", "partner", "scope", "chip", "pod")],
    ),
    "no other side": (ABOVE, [({}, {"printed": "700W"})], [("f0", "partner", None, None, None)]),
    "two currencies": (
        GROWTH | {"metric": "revenue"},
        [({}, {"printed": "10亿元", "conditions": Y23}), ({}, {"printed": "$2 billion", "conditions": Y24})],
        [("f1", "unit", None, "CNY", "USD"), ("f0", "unit", None, "USD", "CNY")],
    ),
    "a difference in another currency": (
        GROWTH | {"metric": "revenue", "figure": "1亿元"},
        [({}, {"printed": "$2 billion", "conditions": Y23}), ({}, {"printed": "$3 billion", "conditions": Y24})],
        [("f1", "unit", None, "CNY", "USD"), ("f0", "unit", None, "CNY", "USD")],
    ),
    "from a loss to a profit": (
        GROWTH,
        [({}, {"printed": "-7亿元", "conditions": Y23}), ({}, {"printed": "3亿元", "conditions": Y24})],
        [("f1", "result", None, None, None), ("f0", "result", None, None, None)],
    ),
    "a whole of another period than its part is stated for": (
        SHARE | {"whole": {"subject": "b", "metric": "revenue"}},
        [({}, {"printed": "5亿元", "conditions": Y24}),
         ({}, {"printed": "10亿元", "conditions": Y23, **B})],
        [("f0", "partner", "period", "2023", "2024"), ("f1", "partner", "period", "2024", "2023")],
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
        (
            GROWTH,
            [
                {"printed": "48.0亿元", "conditions": Y23},
                {"printed": "53.0亿元", "conditions": Y24},
            ],
            "editions.of_two_editions",
        ),
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


# --- whose figure, losses, and ratios as printed ------------------------------------------------

LOSS, PROFIT = {"metric": "net_loss"}, {"metric": "net_profit"}
SHIPPED = {"form": "value", "metric": "shipments", "figure": "70万张"}
IDC, BERNSTEIN = {"speaker": "idc"}, {"speaker": "bernstein"}
UP = {"form": "change", "from": Y23, "to": Y24, "relation": "up"}
DOWN = UP | {"relation": "down"}
TIMES = {"metric": "peak_compute", "versus": "b", "form": "ratio"}


def both(printed_23: str, printed_24: str, metric: str = "net_profit") -> list[Row]:
    return [
        {"metric": metric, "printed": printed_23, "conditions": Y23},
        # The later of the two documents prints both.
        {"metric": metric, "printed": printed_24, "conditions": Y24, "also": ["d0"]},
    ]


@pytest.mark.parametrize(
    ("claim", "facts", "outcome", "steps"),
    [
        # a claim credited to a house is held against that house's figures
        (SHIPPED | {"said_by": "IDC"}, [{"printed": "70万张", "conditions": IDC}], "holds", "70万张"),
        (SHIPPED | {"said_by": "伯恩斯坦"}, [{"printed": "70万张", "conditions": BERNSTEIN}], "holds", "70万张"),
        (SHIPPED | {"said_by": "IDC"}, [{"printed": "70万张", "conditions": BERNSTEIN}], None, None),
        (SHIPPED | {"said_by": "IDC"}, [{"printed": "70万张"}], None, None),
        (SHIPPED | {"said_by": "业内人士"}, [{"printed": "70万张", "conditions": IDC}], "holds", "70万张"),
        # a name that two subjects share credits neither
        (SHIPPED | {"said_by": "国产AI芯片"}, [{"printed": "70万张", "conditions": IDC}], "holds", "70万张"),
        (SHIPPED | {"said_by": "IDC", "conditions": BERNSTEIN},
         [{"printed": "70万张", "conditions": BERNSTEIN}], "holds", "70万张"),
        # tdp has no speaker: whoever says it, it is the vendor's
        ({"form": "value", "metric": "tdp", "figure": "700W", "said_by": "IDC"}, [{"printed": "700W"}], "holds", "700W"),
        # a loss that shrinks is a profit that goes up
        (UP | PROFIT, both("-7亿元", "-3亿元"), "holds", "-3亿元 - -7亿元"),
        (DOWN | PROFIT, both("-7亿元", "-3亿元"), "opposite", "-3亿元 - -7亿元"),
        (UP | PROFIT, both("-7亿元", "3亿元"), "holds", "3亿元 - -7亿元"),
        (UP | PROFIT, both("3亿元", "7亿元"), "holds", "7亿元 / 3亿元"),
        (DOWN | LOSS, both("-7亿元", "-3亿元"), "holds", "-3亿元 / -7亿元"),
        (DOWN | LOSS, both("7亿元", "3亿元", "net_loss"), "holds", "-3亿元 / -7亿元"),
        (UP | LOSS, both("-3亿元", "-7亿元"), "holds", "-7亿元 / -3亿元"),
        (DOWN | LOSS | {"figure": "4亿元"}, both("7.0亿元", "3.0亿元", "net_loss"), "holds", "-3.0亿元 - -7.0亿元"),
        (UP | PROFIT | {"figure": "4亿元"}, both("-7.0亿元", "-3.0亿元"), "holds", "-3.0亿元 - -7.0亿元"),
        (DOWN | LOSS | {"figure": "57%"}, both("-7.0亿元", "-3.0亿元"), "holds", "1 - -3.0亿元 / -7.0亿元"),
        # between two losses told as profits there is no rate, nor from a loss to a profit
        (UP | PROFIT | {"figure": "57%"}, both("-7.0亿元", "-3.0亿元"), None, None),
        (UP | PROFIT | {"figure": "57%"}, both("-7.0亿元", "3.0亿元"), None, None),
        # a ratio as a source prints it
        (TIMES | {"figure": "6.7倍"}, [{"printed": "6.7x", "versus": "b"}], "holds", "6.7x"),
        (TIMES | {"figure": "40%", "relation": "below"}, [{"printed": "60%", "versus": "b"}], "holds", "1 - 60%"),
        (TIMES | {"figure": "40%", "relation": "below"}, [{"printed": "80%", "versus": "b"}], "miss", "1 - 80%"),
        (TIMES | {"figure": "70%", "relation": "above"}, [{"printed": "1.7x", "versus": "b"}], "holds", "1.7x - 1"),
        (TIMES | {"figure": "40%", "relation": "below"}, [{"printed": "1.7x", "versus": "b"}], "opposite", "1 - 1.7x"),
        (TIMES | {"figure": "40%", "relation": "below"}, [{"printed": "over 90%", "versus": "b"}], "miss", "1 - over 90%"),
        (TIMES | {"figure": "40%", "relation": "below"}, [{"printed": "over 50%", "versus": "b"}], "inconclusive", "1 - over 50%"),
        (TIMES | {"figure": "超过70%", "relation": "above"}, [{"printed": "over 1.7x", "versus": "b"}], "holds", "over 1.7x - 1"),
        (TIMES | {"figure": "2倍", "relation": "above"}, [{"printed": "3.0x", "versus": "b"}], "holds", "3.0x - 1"),
        (ABOVE, [{"printed": "6.7x", "versus": "b"}], "holds", "6.7x"),
        (ABOVE, [{"printed": "60%", "versus": "b"}], "opposite", "60%"),
        (ABOVE | {"relation": "level"}, [{"printed": "1.02x", "versus": "b"}], "holds", "1.02x"),
    ],
)  # fmt: skip
def test_how_it_comes_out(
    bench: Bench, claim: Row, facts: list[Row], outcome: str | None, steps: str | None
) -> None:
    found = weigh(bench, claim, *(({}, fact) for fact in facts))
    trials = [(w.trial.outcome.value, w.trial.steps) for w in found.trials]
    assert trials == ([] if outcome is None else [(outcome, steps)])


def _counted(tiny: Tiny, units: str, claimed: str, held: str) -> list[Outcome]:
    """Of a claim and a fact, where these units are counts too."""
    metrics = (tiny.root / "references" / "metrics.yaml").read_text("utf-8")
    tiny.write(
        "references/metrics.yaml", metrics.replace("count: [item,", f"count: [{units}, item,")
    )
    tiny.article(f"The count was {claimed} then.")
    of = {"form": "value", "subject": "new-chip", "metric": "cabinet_count"}
    tiny.claims({"id": "t-1", "quote": f"The count was {claimed}", "figure": claimed, **of})
    tiny.references([DOCUMENT], [a_fact(metric="cabinet_count", conditions=None, printed=held)])
    (found,) = weigh_all(load_workspace(tiny.root)).rows
    return [one.trial.outcome for one in found.trials]


@pytest.mark.parametrize("things", [True, False])
def test_a_workspace_says_which_of_its_units_count_things(tiny: Tiny, *, things: bool) -> None:
    """A figure in such a unit compares with a bare number."""
    ballot = {"unit": "ballot", "counts": True, "things": things, "spellings": ["张选票"]}
    tiny.write("references/units.yaml", {"units": [ballot]})
    found = _counted(tiny, "ballot", "481张选票", "481")
    assert found == ([Outcome.holds] if things else [])


@pytest.mark.parametrize(
    ("claimed", "held", "outcome"),
    [
        ("1.10 per 100,000", "1.10 deaths per 100,000 people", Outcome.holds),
        ("1.10 deaths per 100,000 people", "1.10 per 100,000", Outcome.holds),
        ("1.10 per 100,000 people", "1.10 deaths per 100,000", Outcome.holds),
        ("1.10 deaths per 100,000", "1.10 per 100,000 residents", Outcome.holds),
        ("1.10 per 1,000", "1.10 deaths per 100,000 people", Outcome.slip),
        ("1.30 per 100,000", "1.10 deaths per 100,000 people", Outcome.miss),
        ("1.1 per 100 million miles", "1.10 deaths per 100 million vehicle miles", Outcome.holds),
        ("1.1 deaths per 100 million vehicle miles", "1.10 per 100 million vehicle miles", Outcome.holds),
        ("1.1 deaths per 100 million passenger miles", "1.10 deaths per 100 million vehicle miles", None),
        ("1.1 deaths per 100 million miles", "1.10 deaths per 100,000 people", None),
        ("11 deaths", "1.10 deaths per 100,000 people", None),
    ],
)  # fmt: skip
def test_a_rate_meets_one_that_names_what_is_counted_and_of_whom(
    tiny: Tiny, claimed: str, held: str, outcome: Outcome | None
) -> None:
    units = "person/person, x, 1/person, person, 1/m, person/m, 1/item·m, person/item·m, person/m·person"
    assert _counted(tiny, units, claimed, held) == ([outcome] if outcome else [])
