"""The ladder and the plain oracle decide every claim alike, real ones and made-up ones."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.verdict.ladder import Judgement, judge_one
from claimaudit.verdict.weigh import Weighed, weigh_all
from claimaudit.workspace.ladder import load_ladder
from claimaudit.workspace.library import ReadFact
from claimaudit.workspace.reading.library import load_vocabulary
from claimaudit.workspace.reading.parts import load_policy
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace
from tests.conftest import ROOT

from .builders import Bench
from .oracle import Decision, decide_all


def _as_decision(judgement: Judgement) -> Decision:
    reasons = frozenset((*judgement.reasons, *judgement.notes))
    return Decision(judgement.verdict, reasons, judgement.provisional)


@cache
def _tables() -> tuple[Any, Any, Any]:
    inputs = Inputs(OnDisk(ROOT))
    policy, vocabulary, ladder = load_policy(inputs), load_vocabulary(inputs), load_ladder(inputs)
    inputs.refuse()
    return policy, vocabulary, ladder


def _both(workspace: Workspace) -> tuple[Decision, Decision]:
    (row,) = weigh_all(workspace).rows
    return _as_decision(judge_one(workspace.ladder, row)), decide_all(workspace)["c"]


# --- the real workspace -----------------------------------------------------------------


@pytest.fixture(scope="module")
def decided(real: Workspace) -> dict[str, Decision]:
    return decide_all(real)


def test_every_real_claim_is_decided_alike(
    real: Workspace, decided: dict[str, Decision], real_weighed: Weighed
) -> None:
    ladder = {row.id: _as_decision(judge_one(real.ladder, row)) for row in real_weighed.rows}
    assert ladder.keys() == decided.keys()
    assert not {i: (ladder[i], decided[i]) for i in decided if ladder[i] != decided[i]}


def test_great_expectations_decides_as_the_oracle_does(
    real_judged: list[Judgement], decided: dict[str, Decision]
) -> None:
    assert [j.id for j in real_judged] == sorted(decided)
    assert not [j for j in real_judged if _as_decision(j) != decided[j.id]]


# --- made-up ones -------------------------------------------------------------------------


@dataclass(frozen=True)
class Recipe:
    """One tiny workspace: a claim and (document, fact) pairs, as keyword arguments."""

    claim: dict[str, Any]
    facts: tuple[tuple[dict[str, Any], dict[str, Any]], ...]

    def build(self) -> Workspace:
        bench = Bench(*_tables())
        facts: list[ReadFact] = []
        for i, (given_document, fact) in enumerate(self.facts):
            name = f"d{i}"
            document = dict(given_document)
            read = document.pop("read", True)
            for key in ("origin", "copy_of"):
                if document.get(key) not in (*bench.documents, "own"):
                    document.pop(key, None)
            made = bench.document(name, **document)
            also = [d for d in fact.get("also", ()) if d in bench.documents]
            value = {} if "attests" in fact else {"subject": "a", "metric": self.claim["metric"]}
            facts.append(bench.fact(f"f{i}", made, read=read, **{**value, **fact, "also": also}))
        claim: RegisteredClaim = bench.claim(**self.claim)
        return bench.workspace(claim, *facts)


_SHEET: dict[str, Any] = {}
_DAYS = (None, "2025-01-01", "2024", "2025-06", "2025-06-15", "2025", "2025-06-16", "2025-12-01")
_SITES = ("https://one.example.com/x", "https://www.example.com/y", "https://two.example.org/x",
          "https://three.com.cn/a", "https://four.com.cn/b")  # fmt: skip
_SCALES = {
    "tdp": ("W", ("700", "702", "695", "70", "7000", "750", "640", "1,060", "0.7k", "300")),
    "peak_compute": (" PFLOPS", ("1", "2", "1.0", "1.04", "0.5", "10", "0.148", "3")),
    "net_profit": ("亿元", ("7", "7.0", "-7", "6.9", "7.45", "70", "0.7", "4", "12")),
    "net_loss": ("亿元", ("7", "7.0", "-7", "6.9", "7.45", "70", "0.7", "4", "12")),
    "market_share": ("%", ("50", "50.4", "46", "5", "0", "95", "80", "51")),
    "shipments": ("万张", ("82", "82.0", "81.8", "820", "8.2", "100", "45", "83")),
    "market_cap": ("万亿", ("5", "5.0", "4.5", "50", "0.5", "8", "4")),
    "revenue": ("亿元", ("100", "104", "50", "25", "10", "12.5", "200", "30")),
}  # fmt: skip
_BEFORE = ("", "", "", "约", "近", "超过", "不足", "高达")
_CONDITIONS: dict[str, tuple[str, ...]] = {
    "scope": ("chip", "card"), "precision": ("fp8", "fp16"), "sparsity": ("dense", "2:4"),
    "counting": ("dies", "packages"), "period": ("2024", "2025-05", "2025-05-03"),
    "basis": ("gaap", "hq"), "region": ("china", "world"), "speaker": ("idc", "bernstein"),
    "event": ("launch", "other"), "variant": ("pcie",), "status": ("announced", "shipped"),
}  # fmt: skip
_UNITS = {"market_cap": ("元", "美元"), "shipments": ("",)}


@st.composite
def _documents(draw: st.DrawFn) -> dict[str, Any]:
    document = {
        "type": draw(st.sampled_from(("vendor_datasheet", "filing", "analyst", "press", "press",
                                      "secondary"))),
        "read": draw(st.sampled_from((True, True, True, False))),
        "published": draw(st.sampled_from(_DAYS)),
        "publisher": draw(st.sampled_from(("P", "p", "Q", "R", "NVIDIA"))),
        "url": draw(st.sampled_from(_SITES)),
    }  # fmt: skip
    if draw(st.integers(0, 2)) > 0:
        document["origin"] = draw(st.sampled_from(("own", "own", "d0", "d1", "d2")))
    elif draw(st.integers(0, 4)) == 0:
        document["copy_of"] = draw(st.sampled_from(("d0", "d1")))
    return document


def _conditions(
    draw: st.DrawFn, metric: str, often: int, *, also: tuple[str, ...] = ()
) -> dict[str, str]:
    listed = (*_tables()[1].metrics[metric].conditions, *also)
    return {
        name: draw(st.sampled_from(_CONDITIONS[name]))
        for name in listed
        if name in _CONDITIONS and draw(st.integers(0, often)) == 0
    }


def _printed(draw: st.DrawFn, metric: str, *, hedged: bool = True) -> str:
    unit, numbers = _SCALES[metric]
    number = draw(st.sampled_from(numbers))
    before = draw(st.sampled_from(_BEFORE)) if hedged else ""
    if hedged and draw(st.integers(0, 3)) == 0:  # a range, its unit behind both
        plain = [n for n in numbers if n[-1].isdigit()]  # 0.7k has no place in a range
        drawn = {draw(st.sampled_from(plain)), draw(st.sampled_from(plain))}
        number = "到".join(sorted(drawn, key=lambda n: Decimal(n.replace(",", ""))))
    currency = draw(st.sampled_from(_UNITS[metric])) if metric in _UNITS else ""
    return f"{before}{number}{unit}{currency}"


@st.composite
def _values(draw: st.DrawFn) -> Recipe:
    metric = draw(st.sampled_from([m for m in _SCALES if m != "revenue"]))
    figure = _printed(draw, metric)
    if metric == "market_cap" and draw(st.booleans()):
        figure = figure.removesuffix("美元").removesuffix("元")
    claim = {
        "form": "value", "metric": metric, "figure": figure,
        "conditions": _conditions(draw, metric, 2),
        "kind": draw(st.sampled_from(("fact",) * 9 + ("opinion",))),
        "said_by": draw(st.sampled_from((None, "IDC", "伯恩斯坦", "bernstein", "nobody known"))),
    }  # fmt: skip
    if draw(st.integers(0, 5)) == 0:
        claim["as_of"] = draw(st.sampled_from(("2024", "2025-05")))
    other = {"net_profit": "net_loss", "net_loss": "net_profit"}.get(metric, metric)
    facts = []
    for _ in range(draw(st.integers(0, 4))):
        if draw(st.integers(0, 9)) == 0:
            facts.append((draw(_documents()), _attestation(draw)))
            continue
        kept = {} if draw(st.booleans()) else claim["conditions"]
        sense = draw(st.sampled_from((metric, other)))
        fact = {
            "metric": sense, "printed": _printed(draw, sense),
            "conditions": {**_conditions(draw, metric, 2, also=("status",)), **kept},
            "also": draw(st.sampled_from(((), (), ("d0",), ("d1", "d2")))),
        }  # fmt: skip
        if draw(st.integers(0, 9)) == 0:
            fact["as_of"] = draw(st.sampled_from(("2024", "2025-05-03")))
        facts.append((draw(_documents()), fact))
    return Recipe(claim, tuple(facts))


def _attestation(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "attests": "c", "why": "so", "holds": draw(st.sampled_from(("yes", "yes", "no", "partly"))),
        "also": draw(st.sampled_from(((), ("d0",), ("d1", "d2")))),
    }  # fmt: skip


@st.composite
def _assertions(draw: st.DrawFn) -> Recipe:
    facts = [
        (draw(_documents()), _attestation(draw)) for _ in range(draw(st.integers(0, 4)))
    ]  # fmt: skip
    return Recipe({"form": "assertion", "metric": "event"}, tuple(facts))


@st.composite
def _dates(draw: st.DrawFn) -> Recipe:
    printed = ("2025-03-18", "2025年3月", "2025年3月中旬", "2025年3月底", "2025年", "2025-03-19",
               "2025-03-22", "2025年第一季度", "2024年3月18日", "2025年4月", "2025年底")  # fmt: skip
    claim = {
        "form": "date", "metric": "event_date", "figure": draw(st.sampled_from(printed)),
        "conditions": _conditions(draw, "event_date", 1),
    }  # fmt: skip
    facts = [
        (
            draw(_documents()),
            {
                "printed": draw(st.sampled_from(printed)),
                "conditions": draw(st.sampled_from((claim["conditions"], {"event": "other"}, {}))),
            },
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    return Recipe(claim, tuple(facts))


@st.composite
def _computed(draw: st.DrawFn) -> Recipe:
    """Ratios and comparisons of two, changes of one, shares of a whole."""
    form = draw(st.sampled_from(("ratio", "comparison", "change", "share")))
    gains = ("net_profit", "net_loss") if form in ("comparison", "change") else ()
    metric = draw(st.sampled_from(("tdp", "peak_compute", "revenue", *gains)))
    ratios = (
        "两倍",
        "2.0倍",
        "50%",
        "40%",
        "近50%",
        "超过50%",
        "高达112%",
        "10倍",
        "5%",
        "4%",
        "1倍",
        "300%",
    )
    claim: dict[str, Any] = {"form": form, "metric": metric}
    fixed: list[dict[str, str]] = [{}, {}]
    who = ["a", "b"]
    if form in ("ratio", "comparison"):
        claim["versus"] = "b"
        claim["conditions"] = _conditions(draw, metric, 3)
        fixed = [claim["conditions"]] * 2
    if form == "comparison":
        claim["relation"] = draw(st.sampled_from(("above", "below", "level")))
    else:
        claim["figure"] = draw(st.sampled_from(ratios))
    if form == "ratio":
        claim["relation"] = draw(st.sampled_from((None, None, "above", "below")))
    if form == "change":
        metric, who = draw(st.sampled_from(("revenue", "net_profit", "net_loss"))), ["a", "a"]
        claim |= {"metric": metric, "from": {"period": "2023"}, "to": {"period": "2024"}}
        claim["relation"] = draw(st.sampled_from((None, "up", "down")))
        claim["periods"] = draw(st.sampled_from((None, None, 2)))
        if claim["relation"] and draw(st.integers(0, 3)) == 0:
            del claim["figure"]
        elif draw(st.integers(0, 4)) == 0:
            claim["figure"] = draw(st.sampled_from(("50亿元", "约4亿元", "25.0亿元")))
        fixed = [{"period": "2023"}, {"period": "2024"}]
    if form == "share":
        metric = "revenue"
        claim |= {
            "metric": metric, "conditions": {"period": "2024"},
            "whole": {"subject": "b", "metric": metric, "conditions": {"period": "2024"}},
        }  # fmt: skip
        fixed = [{"period": "2024"}] * 2
    facts = []
    other = {"net_profit": "net_loss", "net_loss": "net_profit"}.get(metric, metric)
    for side in (0, 1):
        for _ in range(draw(st.integers(0 if side else 1, 2))):
            sense = draw(st.sampled_from((metric, other)))
            fact = {
                "subject": who[side], "metric": sense,
                # In sums the oracle takes no bounds.
                "printed": _printed(draw, sense, hedged=False),
                "conditions": {**_conditions(draw, metric, 2, also=("status",)), **fixed[side]},
                # Both values of a change may stand in one document, or in two.
                "also": draw(st.sampled_from(((), ("d0",), ("d0", "d1"), ("d1", "d2")))),
            }  # fmt: skip
            facts.append((draw(_documents()), fact))
    if form in ("ratio", "comparison") and metric in _SCALES and draw(st.booleans()):
        ratio = draw(st.sampled_from(("2.1x", "60%", "1.0x", "1.5x", "50%")))
        facts.append((draw(_documents()), {"metric": "tdp", "printed": ratio, "versus": "b"}))
    return Recipe(claim, tuple(facts))


@st.composite
def _differences(draw: st.DrawFn) -> Recipe:
    """Two figures close together, and what a text may make of what the one leaves of the other."""
    metric = draw(st.sampled_from(("revenue", "net_profit", "net_loss")))
    figures = (
        "5亿元",
        "5.8亿元",
        "约4.5亿元",
        "10%",
        "12%",
        "9%",
        "近10%",
        "5.0%",
        "5%",
        "0.5亿元",
    )
    sides: list[dict[str, Any]] = [{"conditions": {"period": y}} for y in ("2023", "2024")]
    claim: dict[str, Any] = {
        "form": "change", "metric": metric, "from": {"period": "2023"}, "to": {"period": "2024"},
        "relation": draw(st.sampled_from((None, "up", "down"))),
        "periods": draw(st.sampled_from((None, None, 2))),
    }  # fmt: skip
    if draw(st.booleans()):
        relation = draw(st.sampled_from(("above", "below")))
        claim = {"form": "ratio", "metric": "revenue", "versus": "b", "relation": relation}
        figures, sides = figures[3:9], [{"metric": "revenue", "subject": s} for s in ("a", "b")]
    numbers = st.sampled_from(("48", "53", "48.0", "53.1", "约50", "50", "48到50", "-48", "-53"))
    also = draw(st.sampled_from(((), ("d0",), ("d0",))))
    facts = [(_SHEET, {"printed": f"{draw(numbers)}亿元", "also": also, **side}) for side in sides]
    if claim["form"] == "ratio":
        printed = draw(st.sampled_from(("1.1x", "90%", "1.10x", "110%", "0.9x")))
        facts.append((_SHEET, {"metric": "revenue", "printed": printed, "versus": "b"}))
        facts = facts[draw(st.sampled_from((0, 2))) :]
    return Recipe(claim | {"figure": draw(st.sampled_from(figures))}, tuple(facts))


_RUN = settings(max_examples=100, suppress_health_check=list(HealthCheck))


def _check(recipe: Recipe) -> None:
    ladder, oracle = _both(recipe.build())
    assert ladder == oracle, f"ladder {ladder}\noracle {oracle}"


@_RUN
@given(_values())
def test_made_up_values(recipe: Recipe) -> None:
    _check(recipe)


@_RUN
@given(_assertions())
def test_made_up_assertions(recipe: Recipe) -> None:
    _check(recipe)


@_RUN
@given(_dates())
def test_made_up_dates(recipe: Recipe) -> None:
    _check(recipe)


@_RUN
@given(_computed())
def test_made_up_computations(recipe: Recipe) -> None:
    _check(recipe)


@_RUN
@given(_differences())
def test_made_up_differences(recipe: Recipe) -> None:
    _check(recipe)


# --- where they once differed -----------------------------------------------------------------

_LATE = {"published": "2025-12-01"}
_UNSEEN = {"read": False}
_GAPS = {
    "a later document that bears out in part is no retelling": Recipe(
        {"form": "assertion", "metric": "event"},
        ((_LATE, {"attests": "c", "holds": "partly", "why": "so"}),),
    ),
    "later documents that disagree are no retellings": Recipe(
        {"form": "value", "metric": "tdp", "figure": "700W"},
        ((_LATE, {"printed": "700W"}), (_LATE, {"printed": "900W"})),
    ),
    "an unseen document of before the article, a later one that misses": Recipe(
        {"form": "value", "metric": "tdp", "figure": "700W"},
        ((_UNSEEN, {"printed": "700W"}), (_LATE, {"printed": "900W"})),
    ),
    "a lower bound above the other figure": Recipe(
        {"form": "comparison", "metric": "chip_count", "relation": "above", "versus": "b"},
        ((_SHEET, {"printed": "520,000+"}), (_SHEET, {"subject": "b", "printed": "144"})),
    ),
    "a printed ratio answers a comparison": Recipe(
        {"form": "comparison", "metric": "peak_compute", "relation": "above", "versus": "b"},
        ((_SHEET, {"printed": "6.7x", "versus": "b"}),),
    ),
    "a printed ratio answers by how much it is below": Recipe(
        {"form": "ratio", "metric": "unit_cost", "relation": "below", "versus": "b", "figure": "40%"},
        ((_SHEET, {"printed": "60%", "versus": "b"}),),
    ),
    "a figure credited to one house and printed by another": Recipe(
        {"form": "value", "metric": "shipments", "figure": "70万张", "said_by": "IDC"},
        ((_SHEET, {"printed": "70万张", "conditions": {"speaker": "bernstein"}}),),
    ),
    "a loss that shrinks is a profit that goes up": Recipe(
        {"form": "change", "metric": "net_profit", "relation": "up",
         "from": {"period": "2023"}, "to": {"period": "2024"}},
        ((_SHEET, {"printed": "-7亿元", "conditions": {"period": "2023"}}),
         (_SHEET, {"printed": "-3亿元", "conditions": {"period": "2024"}})),
    ),
    "a loss that shrinks goes down by the difference": Recipe(
        {"form": "change", "metric": "net_loss", "relation": "down", "figure": "4亿元",
         "from": {"period": "2023"}, "to": {"period": "2024"}},
        ((_SHEET, {"metric": "net_loss", "printed": "7.0亿元", "conditions": {"period": "2023"}}),
         (_SHEET, {"metric": "net_loss", "printed": "3.0亿元", "conditions": {"period": "2024"}})),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", _GAPS)
def test_a_gap_that_was_closed(name: str) -> None:
    """Cases in which the ladder and the oracle once differed."""
    ladder, oracle = _both(_GAPS[name].build())
    assert ladder == oracle


def test_a_compound_fall_is_a_fall() -> None:
    recipe = Recipe(
        {"form": "change", "metric": "revenue", "relation": "down", "figure": "50%", "periods": 2,
         "from": {"period": "2022"}, "to": {"period": "2024"}},
        ((_SHEET, {"printed": "100亿元", "conditions": {"period": "2022"}}),
         (_SHEET, {"printed": "25亿元", "conditions": {"period": "2024"}})),
    )  # fmt: skip
    ladder, oracle = _both(recipe.build())
    assert ladder == oracle == Decision("supported", frozenset(), provisional=False)


def test_what_stayed_the_same_did_not_grow_by_one() -> None:
    recipe = Recipe(
        {"form": "change", "metric": "revenue", "relation": "up", "figure": "1倍",
         "from": {"period": "2023"}, "to": {"period": "2024"}},
        ((_SHEET, {"printed": "104亿元", "conditions": {"period": "2023"}}),
         (_SHEET, {"printed": "104亿元", "conditions": {"period": "2024"}, "also": ("d0",)})),
    )  # fmt: skip
    ladder, oracle = _both(recipe.build())
    assert ladder == oracle
    assert ladder.verdict == "contradicted"


# --- two editions of a statistic --------------------------------------------------------------

_FELL: dict[str, Any] = {
    "form": "change", "metric": "revenue", "relation": "down", "figure": "9%",
    "from": {"period": "2023"}, "to": {"period": "2024"},
}  # fmt: skip
_BEFORE_IT = {"printed": "104.2亿元", "conditions": {"period": "2023"}}
_AFTER_IT = {"printed": "100.3亿元", "conditions": {"period": "2024"}}
_BLOG = {"type": "press", "origin": "own", "published": "2025-03-01"}
_RETOLD = _BLOG | {"origin": "d0"}
_OTHER_SITE = {"publisher": "Q", "url": "https://two.example.org/x"}
_OPEN, _CONVICTED = ("unverifiable", {"sources_leave_open"}), ("contradicted", {"outside_interval"})
_HALF = {"form": "share", "metric": "revenue", "figure": "50%", "conditions": {"period": "2024"},
         "whole": {"subject": "b", "metric": "revenue", "conditions": {"period": "2024"}}}  # fmt: skip
_PART = {"metric": "revenue", "printed": "10亿元", "conditions": {"period": "2024"}}
_WHOLE = {
    "metric": "revenue",
    "printed": "100亿元",
    "conditions": {"period": "2024"},
    "subject": "b",
}
_EDITIONS: dict[str, tuple[Recipe, tuple[str, set[str]]]] = {
    "one document each": (
        Recipe(_FELL, ((_SHEET, _BEFORE_IT), (_SHEET, _AFTER_IT))), _OPEN,
    ),
    "the later one prints both": (
        Recipe(_FELL, ((_SHEET, _BEFORE_IT), (_SHEET, {**_AFTER_IT, "also": ("d0",)}))), _CONVICTED,
    ),
    "a copy is the document that it copies": (
        Recipe(_FELL, ((_SHEET, _BEFORE_IT), ({"copy_of": "d0"}, _AFTER_IT))), _CONVICTED,
    ),
    "what came after the article shows nothing": (
        Recipe(_FELL, ((_LATE, {"printed": "9亿元", "conditions": {"period": "2020"}}),
                       (_SHEET, {**_BEFORE_IT, "also": ("d0",)}),
                       (_SHEET, {**_AFTER_IT, "also": ("d0",)}))), _OPEN,
    ),
    "one report that prints both may have mixed them": (
        Recipe(_FELL, ((_BLOG, {"printed": "9亿元", "conditions": {"period": "2020"}}),
                       (_SHEET, {**_BEFORE_IT, "also": ("d0",)}),
                       (_SHEET, {**_AFTER_IT, "also": ("d0",)}))), _OPEN,
    ),
    "two reports of two houses that print both": (
        Recipe(_FELL, ((_BLOG, {**_BEFORE_IT, "also": ()}),
                       (_BLOG | _OTHER_SITE, {**_BEFORE_IT, "also": ()}),
                       (_SHEET, {**_AFTER_IT, "also": ("d0", "d1")}))), _CONVICTED,
    ),
    "two retellings of what its own house announced": (
        Recipe(_FELL, (({"publisher": "NVIDIA", "read": False}, {"printed": "9亿元", "conditions": {"period": "2020"}}),
                       (_RETOLD, {"printed": "9亿元", "conditions": {"period": "2020"}}),
                       (_RETOLD | _OTHER_SITE, {**_BEFORE_IT, "also": ("d1",)}),
                       (_RETOLD | _OTHER_SITE, {**_AFTER_IT, "also": ("d1", "d2")}))), _CONVICTED,
    ),
    "what it bears out it bears out": (
        Recipe(_FELL | {"figure": "4%"}, ((_SHEET, _BEFORE_IT), (_SHEET, _AFTER_IT))),
        ("supported", set()),
    ),
    "by the base as revised it is right, and in one document": (
        Recipe(_FELL, ((_SHEET, _BEFORE_IT), (_SHEET, _AFTER_IT),
                       (_SHEET, {"printed": "110.2亿元", "conditions": {"period": "2023"}, "also": ("d1",)}))),
        ("supported", set()),
    ),
    "down, not up": (
        Recipe({k: v for k, v in _FELL.items() if k != "figure"} | {"relation": "up"},
               ((_SHEET, _BEFORE_IT), (_SHEET, _AFTER_IT))), _OPEN,
    ),
    "what is never revised": (
        Recipe(_FELL | {"metric": "price"},
               ((_SHEET, {**_BEFORE_IT, "printed": "104.2元"}), (_SHEET, {**_AFTER_IT, "printed": "100.3元"}))),
        _CONVICTED,
    ),
    "two variants of a product are no two times": (
        Recipe(_FELL | {"metric": "tdp", "from": {"variant": "pcie"}, "to": {"variant": "server"}},
               ((_SHEET, {"printed": "104.2W", "conditions": {"variant": "pcie"}}),
                (_SHEET, {"printed": "100.3W", "conditions": {"variant": "server"}}))), _CONVICTED,
    ),
    "a part and its whole": (
        Recipe(_HALF, ((_SHEET, _PART), (_SHEET, _WHOLE))), _OPEN,
    ),
    "one document with part and whole": (
        Recipe(_HALF, ((_SHEET, _PART), (_SHEET, _WHOLE | {"also": ["d0"]}))), _CONVICTED,
    ),
    "two documents that show a part as it is": (
        Recipe(_HALF | {"figure": "10%"}, ((_SHEET, _PART), (_SHEET, _WHOLE))), ("supported", set()),
    ),
    "two subjects are no editions": (
        Recipe({"form": "ratio", "metric": "revenue", "versus": "b", "figure": "3倍",
                "conditions": {"period": "2024"}},
               ((_SHEET, _AFTER_IT), (_SHEET, {**_AFTER_IT, "subject": "b"}))), _CONVICTED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", _EDITIONS)
def test_two_editions_of_a_statistic_convict_nobody(name: str) -> None:
    recipe, (verdict, reasons) = _EDITIONS[name]
    workspace = recipe.build()
    ladder, oracle = _both(workspace)
    assert ladder == oracle
    assert (ladder.verdict, set(ladder.reasons)) == (verdict, reasons)
    (row,) = weigh_all(workspace).rows
    causes = {apart.cause for apart in row.apart}
    assert "open" not in causes
    assert "edition" in causes or verdict != "unverifiable"


_PLANNED = {
    "metric": "revenue",
    "printed": "700亿元",
    "conditions": {"period": "2024", "status": "planned"},
}
_OF_2024 = {
    "form": "value",
    "metric": "revenue",
    "figure": "700亿元",
    "conditions": {"period": "2024"},
}
_OF_MAY = {
    "form": "value",
    "metric": "share_price",
    "figure": "700元",
    "conditions": {"period": "2025-05"},
}
_ON_A_DAY = {"metric": "share_price", "printed": "700元", "conditions": {"period": "2025-05-12"}}
_APART = ("unverifiable", {"conditions_not_comparable"})
_BORNE_OUT: tuple[str, set[str]] = ("supported", set())
# What is expected is not what is, and a day is not its month.
_NO_FACT_YET: dict[str, tuple[Recipe, tuple[str, set[str]]]] = {
    "a plan bears out nothing": (Recipe(_OF_2024, ((_SHEET, _PLANNED),)), _APART),
    "a plan rules out nothing": (
        Recipe(_OF_2024 | {"figure": "900亿元"}, ((_SHEET, _PLANNED),)),
        _APART,
    ),
    "a word of one's own is no fact": (
        Recipe(
            _OF_2024,
            ((_SHEET, _PLANNED | {"conditions": {"period": "2024", "status": "guidance"}}),),
        ),
        _APART,
    ),
    "what was shipped is one": (
        Recipe(
            _OF_2024,
            ((_SHEET, _PLANNED | {"conditions": {"period": "2024", "status": "shipped"}}),),
        ),
        _BORNE_OUT,
    ),
    "a plan bears out that it is planned": (
        Recipe(
            _OF_2024 | {"conditions": {"period": "2024", "status": "planned"}},
            ((_SHEET, _PLANNED),),
        ),
        _BORNE_OUT,
    ),
    "and rules out another": (
        Recipe(
            _OF_2024 | {"figure": "900亿元", "conditions": {"period": "2024", "status": "planned"}},
            ((_SHEET, _PLANNED),),
        ),
        _CONVICTED,
    ),
    "a forecast is not what was planned": (
        Recipe(
            _OF_2024 | {"conditions": {"period": "2024", "status": "forecast"}},
            ((_SHEET, _PLANNED),),
        ),
        _APART,
    ),
    "a planned attestation": (
        Recipe(
            {"form": "assertion", "metric": "event"},
            (
                (
                    _SHEET,
                    {
                        "attests": "c",
                        "holds": "yes",
                        "why": "w",
                        "conditions": {"status": "planned"},
                    },
                ),
            ),
        ),
        ("unverifiable", {"no_reference"}),
    ),
    "two plans of two reports are no second witness of a fact": (
        Recipe(
            _OF_2024,
            (
                ({"type": "press", "origin": "own"}, _PLANNED),
                ({"type": "press", "origin": "own"}, _PLANNED | {"conditions": {"period": "2024"}}),
            ),
        ),
        ("unverifiable", {"only_secondary_references"}),
    ),
    "a price of a day in its month": (Recipe(_OF_MAY, ((_SHEET, _ON_A_DAY),)), _BORNE_OUT),
    "another price of a day": (
        Recipe(_OF_MAY | {"figure": "900元"}, ((_SHEET, _ON_A_DAY),)),
        _OPEN,
    ),
    "a day of another month": (
        Recipe(_OF_MAY, ((_SHEET, _ON_A_DAY | {"conditions": {"period": "2025-04-12"}}),)),
        _APART,
    ),
    "the sales of a day for those of a month": (
        Recipe(_OF_MAY | {"metric": "revenue"}, ((_SHEET, _ON_A_DAY | {"metric": "revenue"}),)),
        _APART,
    ),
    "against them": (
        Recipe(
            _OF_MAY | {"metric": "revenue", "figure": "900元"},
            ((_SHEET, _ON_A_DAY | {"metric": "revenue"}),),
        ),
        _APART,
    ),
    "the sales of the month": (
        Recipe(
            _OF_MAY | {"metric": "revenue", "figure": "900元"},
            ((_SHEET, _ON_A_DAY | {"metric": "revenue", "conditions": {"period": "2025-05"}}),),
        ),
        _CONVICTED,
    ),
}


@pytest.mark.parametrize("name", _NO_FACT_YET)
def test_what_is_no_fact_of_it_yet(name: str) -> None:
    recipe, (verdict, reasons) = _NO_FACT_YET[name]
    ladder, oracle = _both(recipe.build())
    assert ladder == oracle
    assert (ladder.verdict, set(ladder.reasons)) == (verdict, reasons)
