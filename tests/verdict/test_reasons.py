"""Every reason code on a realistic claim: what is claimed, what is printed, what comes out."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.verdict.ladder import Judgement, judge_one
from claimaudit.verdict.weigh import weigh_all
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import CLAIM, DOCUMENT, Tiny, a_fact

Row = dict[str, Any]

TEXT = (
    "测试芯片的算力达到4.6 PFLOPS,是旧芯片的两倍。它在2025年9月18日发布。"
    "内存96GB,超过旧芯片,与旧芯片持平。公司营收从10亿元增长到25亿元,增长150%,"
    "利润下降30%,净亏损7.77亿元。份额为54%,份额超过60%。"
    "计提了约450亿的存货减值。单颗容量128GB。这是全球第一款。出货150万到200万张。停产在8月中旬。"
    "内存192GiB。营收4608万元。出货超过5000张。接近40%。预计明年翻一番。"
)


def claim(**changes: Any) -> Row:
    return {k: v for k, v in (CLAIM | changes).items() if v is not None}


def fact(name: str, printed: str, conditions: Row | None = None, **changes: Any) -> Row:
    return a_fact(**{"id": name, "printed": printed, "conditions": conditions or {}, **changes})


def attestation(holds: str, why: str) -> Row:
    words = [{"document": "datasheet", "at": "p. 1", "clip": "its words"}]
    return {"id": "a", "attests": "t-compute", "holds": holds, "why": why, "prints": words}


def document(name: str, **changes: Any) -> Row:
    return DOCUMENT | {"id": name, "url": f"https://{name}.com/x", "publisher": name} | changes


def judge(
    tiny: Tiny, claimed: Row, facts: list[Row], documents: list[Row] | None = None
) -> Judgement:
    tiny.article(TEXT)
    tiny.claims(claimed)
    tiny.references([DOCUMENT, *(documents or [])], facts)
    workspace = load_workspace(tiny.root)
    return judge_one(workspace.ladder, weigh_all(workspace).rows[0])


COMPUTE = claim(quote="测试芯片的算力达到4.6 PFLOPS")
TWICE = claim(quote="是旧芯片的两倍", figure="两倍", form="ratio", versus="old-chip")
RANGE = claim(quote="出货150万到200万张", figure="150万到200万张", metric="shipments")
VAGUE = claim(
    quote="停产在8月中旬", figure="8月中旬", form="date", metric="launch_date", as_of="2025"
)
MEMORY = claim(quote="内存96GB", figure="96GB", metric="memory_capacity")
ABOVE = claim(quote="超过旧芯片", figure=None, form="comparison", relation="above", versus="old-chip", metric="memory_capacity")  # fmt: skip
LEVEL = claim(quote="与旧芯片持平", figure=None, form="comparison", relation="level", versus="old-chip", metric="memory_capacity")  # fmt: skip
GROWTH = claim(quote="增长150%", figure="150%", form="change", relation="up", metric="revenue", **{"from": {"period": "2023"}, "to": {"period": "2024"}})  # fmt: skip
FALL = claim(quote="利润下降30%", figure="30%", form="change", relation="down", metric="net_profit", **{"from": {"period": "2023"}, "to": {"period": "2024"}})  # fmt: skip
LOSS = claim(
    quote="净亏损7.77亿元", figure="7.77亿元", metric="net_loss", conditions={"period": "2024"}
)
SHARE = claim(quote="份额为54%", figure="54%", metric="market_share", conditions={"period": "2024"})
OVER60 = claim(quote="份额超过60%", figure="超过60%", metric="market_share", conditions={"period": "2024"})  # fmt: skip
CHARGE = claim(quote="计提了约450亿的存货减值", figure="约450亿", metric="inventory_charge")
DATE = claim(
    quote="它在2025年9月18日发布", figure="2025年9月18日", form="date", metric="launch_date"
)
FIRST = claim(quote="这是全球第一款", figure=None, form="assertion", metric="ranking")
STACK = claim(quote="单颗容量128GB", figure="128GB", metric="memory_capacity", conditions={"scope": "stack"})  # fmt: skip
CUT = claim(
    quote="营收4608万元", figure="4608万元", metric="revenue", conditions={"period": "2024"}
)
FLOOR = claim(quote="出货超过5000张", figure="超过5000张", metric="shipments")
NEAR = claim(quote="接近40%", figure="接近40%", metric="gross_margin")
FORECAST = claim(quote="预计明年翻一番", figure="翻一番", form="change", kind="forecast", relation="up", metric="revenue", **{"from": {"period": "2025"}, "to": {"period": "2026"}})  # fmt: skip

FP8, FP4 = {"precision": "fp8"}, {"precision": "fp4"}
OLD = {"subject": "old-chip"}
PRESS_A = document("daily", type="press", origin="own")
PRESS_B = document("weekly", type="press", origin="own")
KEYNOTE = document("keynote", type="vendor_keynote")
LATER = document("later", published="2025-11-20")


def income(period: str, printed: str, metric: str = "revenue", **more: Any) -> Row:
    return fact(f"f-{period}", printed, {"period": period}, metric=metric, **more)


# (name, claim, facts, more documents, verdict, reason)
VERDICTS: list[tuple[str, Row, list[Row], list[Row], str, str | None]] = [
    ("as printed", COMPUTE, [fact("a", "4614 TFLOPS", FP8)], [], "supported", None),
    ("gib is nominal", MEMORY, [fact("a", "96 GiB", metric="memory_capacity")], [], "supported", None),
    ("gib in the text too", claim(quote="内存192GiB", figure="192GiB", metric="memory_capacity"), [fact("a", "192 GB", metric="memory_capacity")], [], "supported", None),
    ("a loss is negative profit", LOSS, [income("2024", "-7.77亿元", "net_profit")], [], "supported", None),
    ("ratio, like for like", TWICE, [fact("a", "2 PFLOPS", FP8), fact("b", "1 PFLOPS", FP8, **OLD)], [], "supported", None),
    ("growth", GROWTH, [income("2023", "10亿元"), income("2024", "25亿元")], [], "supported", None),
    ("fall", FALL, [income("2023", "10亿元", "net_profit"), income("2024", "7亿元", "net_profit")], [], "supported", None),
    ("above", ABOVE, [fact("a", "96 GB", metric="memory_capacity"), fact("b", "80 GB", metric="memory_capacity", **OLD)], [], "supported", None),
    ("level", LEVEL, [fact("a", "96 GB", metric="memory_capacity"), fact("b", "96 GB", metric="memory_capacity", **OLD)], [], "supported", None),
    ("same day elsewhere", DATE, [fact("a", "September 19, 2025", metric="launch_date")], [], "supported", None),
    ("attested", FIRST, [attestation("yes", "it says so")], [], "supported", None),
    ("no fact", COMPUTE, [], [], "unverifiable", "no_reference"),
    ("another metric is no reference", COMPUTE, [fact("a", "96 GB", metric="memory_capacity")], [], "unverifiable", "no_reference"),
    ("not like for like", TWICE, [fact("a", "2 PFLOPS", FP8), fact("b", "1 PFLOPS", FP4, **OLD)], [], "unverifiable", "conditions_not_comparable"),
    ("another period", CUT, [income("2023", "4608万元")], [], "unverifiable", "conditions_not_comparable"),
    ("another currency", CUT, [income("2024", "$46.08 million")], [], "unverifiable", "conditions_not_comparable"),
    ("later documents convict nobody", COMPUTE, [fact("a", "2 PFLOPS", FP8, document="later")], [LATER], "unverifiable", "conditions_not_comparable"),
    ("later documents may bear out", COMPUTE, [fact("a", "4614 TFLOPS", FP8, document="later")], [LATER], "supported", None),
    ("nobody saw it", COMPUTE, [fact("a", "4614 TFLOPS", FP8, document="keynote", clip=None)], [KEYNOTE], "unverifiable", "only_unseen_references"),
    ("one retelling", COMPUTE, [fact("a", "4614 TFLOPS", FP8, document="daily")], [PRESS_A], "unverifiable", "only_secondary_references"),
    ("miss", COMPUTE, [fact("a", "2307 TFLOPS", FP8)], [], "contradicted", "outside_interval"),
    ("ratio off", TWICE, [fact("a", "1 PFLOPS", FP8), fact("b", "296 TFLOPS", FP8, **OLD)], [], "contradicted", "outside_interval"),
    ("not level", LEVEL, [fact("a", "80 GB", metric="memory_capacity"), fact("b", "96 GB", metric="memory_capacity", **OLD)], [], "contradicted", "outside_interval"),
    ("below, not above", ABOVE, [fact("a", "80 GB", metric="memory_capacity"), fact("b", "96 GB", metric="memory_capacity", **OLD)], [], "contradicted", "wrong_direction"),
    ("fell, not rose", GROWTH, [income("2023", "25亿元"), income("2024", "10亿元")], [], "contradicted", "wrong_direction"),
    ("slip", CHARGE, [fact("a", "$4.5 billion", metric="inventory_charge")], [], "contradicted", "power_of_ten_slip"),
    ("another day", DATE, [fact("a", "2025-08-18", metric="launch_date")], [], "contradicted", "wrong_date"),
    ("refuted", FIRST, [attestation("no", "another was first")], [], "contradicted", "attested_false"),
    ("only at fp4", COMPUTE, [fact("a", "2307 TFLOPS", FP8), fact("b", "4614 TFLOPS", FP4)], [], "misleading", "holds_only_under"),
    ("of the pod, not the chip", COMPUTE, [fact("a", "2307 TFLOPS", {"scope": "chip"}), fact("b", "4614 TFLOPS", {"scope": "pod"})], [], "misleading", "scope_mismatch"),
    ("of the package, not the stack", STACK, [fact("a", "128 GB", {"scope": "chip"}, metric="memory_capacity"), fact("b", "16 GB", {"scope": "stack"}, metric="memory_capacity")], [], "misleading", "scope_mismatch"),
    ("whose estimate", SHARE, [fact("a", "54%", {"period": "2024", "speaker": "a-house"}, metric="market_share"), fact("b", "66%", {"period": "2024", "speaker": "b-house"}, metric="market_share")], [], "misleading", "base_not_stated"),
    ("not quite over", OVER60, [fact("a", "58%", {"period": "2024"}, metric="market_share")], [], "misleading", "overstated_hedge"),
    ("not near", NEAR, [fact("a", "34%", metric="gross_margin")], [], "misleading", "overstated_hedge"),
    ("two ranges that overlap", RANGE, [fact("a", "100万到160万张", metric="shipments")], [], "misleading", "overlaps_only"),
    ("a range within the claim's", RANGE, [fact("a", "160万到180万张", metric="shipments")], [], "supported", None),
    ("in dollars only, and no currency printed", CHARGE, [fact("a", "$45 billion", metric="inventory_charge")], [], "misleading", "base_not_stated"),
    ("in yuan only, and no currency printed", CHARGE, [fact("a", "$6.65 billion", metric="inventory_charge")], [], "unverifiable", "sources_leave_open"),
    ("open at fp4", COMPUTE, [fact("a", "2307 TFLOPS", FP8), fact("b", "over 4 PFLOPS", FP4)], [], "unverifiable", "sources_leave_open"),
    ("open where another misses", COMPUTE, [fact("a", "2307 TFLOPS", FP8), fact("b", "over 2 PFLOPS", FP8)], [], "contradicted", "outside_interval"),
    ("open at fp4 to one retelling only", COMPUTE, [fact("a", "2307 TFLOPS", FP8), fact("b", "over 4 PFLOPS", FP4, document="daily")], [PRESS_A], "contradicted", "outside_interval"),
    ("growth over two editions", GROWTH, [income("2023", "11亿元"), income("2024", "25亿元", document="board")], [document("board", type="filing")], "unverifiable", "sources_leave_open"),
    ("growth over two editions, and by what one prints", GROWTH, [income("2023", "11亿元"), income("2024", "25亿元", document="board"), fact("c", "10亿元", {"period": "2023"}, metric="revenue", document="board")], [document("board", type="filing")], "supported", None),
    ("half true", FIRST, [attestation("partly", "first of its maker")], [], "misleading", "attested_partly"),
    ("two documents, two answers", COMPUTE, [fact("a", "4614 TFLOPS", FP8), fact("b", "4.2 PFLOPS", FP8, document="board")], [document("board", type="filing")], "conflicting", "references_disagree"),
    ("forecasts are not rated", FORECAST, [income("2025", "10亿元"), fact("b", "20亿元", {"period": "2026", "status": "forecast"}, metric="revenue")], [], "not rated", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claimed", "facts", "documents", "verdict", "reason"),
    [row[1:] for row in VERDICTS], ids=[row[0] for row in VERDICTS],
)  # fmt: skip
def test_verdicts(
    tiny: Tiny,
    claimed: Row,
    facts: list[Row],
    documents: list[Row],
    verdict: str,
    reason: str | None,
) -> None:
    found = judge(tiny, claimed, facts, documents)
    assert (found.verdict, found.reasons) == (verdict, (reason,) if reason else ())
    assert not found.provisional


NOTES: list[tuple[str, Row, list[Row], list[Row], str]] = [
    ("cut off", CUT, [income("2024", "46,088,300元")], [], "truncated"),
    ("far above", FLOOR, [fact("a", "9000 cards", metric="shipments")], [], "understated"),
    ("a vague day", VAGUE, [fact("a", "2025-08-22", metric="launch_date")], [], "vague_date"),
    ("announced", COMPUTE, [fact("a", "4.6 PFLOPS", FP8 | {"status": "announced"})], [], "announced_not_shipped"),
    ("a later figure", COMPUTE, [fact("a", "4614 TFLOPS", FP8), fact("b", "2 PFLOPS", FP8, document="later")], [LATER], "superseded_since"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claimed", "facts", "documents", "note"),
    [row[1:] for row in NOTES],
    ids=[row[0] for row in NOTES],
)
def test_notes_stand_beside_a_verdict(
    tiny: Tiny, claimed: Row, facts: list[Row], documents: list[Row], note: str
) -> None:
    found = judge(tiny, claimed, facts, documents)
    assert found.verdict == "supported"
    assert note in found.notes


def test_two_independent_retellings_decide_provisionally(tiny: Tiny) -> None:
    told = fact("a", "4614 TFLOPS", FP8, document="daily", also=("weekly",))
    found = judge(tiny, COMPUTE, [told], [PRESS_A, PRESS_B])
    assert (found.verdict, found.provisional) == ("supported", True)


SPEECH = document("speech", type="vendor_keynote", published="2025-09-18")
UNDATED = {k: v for k, v in document("weekly", type="press").items() if k != "published"}


@pytest.mark.parametrize(
    ("printed", "second", "verdict"),
    [
        # out of nobody knows which day: it may have come out after the article
        ("2307 TFLOPS", {"origin": "own"}, "unverifiable"),
        ("4614 TFLOPS", {"origin": "own"}, "supported"),
        # what it retells was out on its day
        ("2307 TFLOPS", {"origin": "speech"}, "contradicted"),
        ("2307 TFLOPS", {"origin": "retold"}, "contradicted"),
        # by that day it is too late as well
        ("2307 TFLOPS", {"origin": "later"}, "unverifiable"),
        # a day of its own
        ("2307 TFLOPS", {"origin": "own", "published": "2025-09"}, "contradicted"),
        ("2307 TFLOPS", {"origin": "own", "published": "2025-11"}, "unverifiable"),
        # a sheet that is kept up to date counts
        ("2307 TFLOPS", {"type": "vendor_datasheet"}, "contradicted"),
    ],
)
def test_a_report_without_a_day_counts_against_nobody(
    tiny: Tiny, printed: str, second: Row, verdict: str
) -> None:
    retold = {**UNDATED, "id": "retold", "publisher": "retold", "origin": "speech"}
    told = fact("a", printed, FP8, document="daily", also=("weekly",))
    documents = [PRESS_A, SPEECH, LATER, retold, {**UNDATED, **second}]
    assert judge(tiny, COMPUTE, [told], documents).verdict == verdict


@pytest.mark.parametrize(
    ("second", "of_print", "verdict"),
    [
        # one of its figures is retold of what was out on its day, or of what has no day
        ({"origin": "own"}, "speech", "contradicted"),
        ({"origin": "own"}, "talk", "unverifiable"),
        # its own day is that of all it prints
        ({"origin": "own", "published": "2025-09"}, "talk", "contradicted"),
        # a copy is as old as what it is a copy of
        ({"copy_of": "whole"}, None, "contradicted"),
        ({"copy_of": "undated"}, None, "unverifiable"),
    ],
)
def test_the_day_of_one_print_and_of_a_copy(
    tiny: Tiny, second: Row, of_print: str | None, verdict: str
) -> None:
    talk = {**SPEECH, "id": "talk", "publisher": "talk", "published": None}
    whole = {**UNDATED, "id": "whole", "origin": "own", "published": "2025-09"}
    undated = {**UNDATED, "id": "undated", "origin": "own"}
    told = fact("a", "2307 TFLOPS", FP8, document="daily", also=("weekly",))
    if of_print is not None:
        told["prints"][1]["origin"] = of_print
    documents = [PRESS_A, SPEECH, talk, whole, undated, {**UNDATED, **second}]
    made = [{k: v for k, v in one.items() if v is not None} for one in documents]
    assert judge(tiny, COMPUTE, [told], made).verdict == verdict


def test_a_report_without_a_day_raises_no_conflict(tiny: Tiny) -> None:
    sheet = fact("a", "4614 TFLOPS", FP8)
    told = fact("b", "2307 TFLOPS", FP8, document="daily", also=("weekly",))
    for second, verdict in (({}, "supported"), ({"published": "2025-09"}, "conflicting")):
        documents = [PRESS_A, {**UNDATED, "origin": "own", **second}]
        assert judge(tiny, COMPUTE, [sheet, told], documents).verdict == verdict


@pytest.mark.parametrize(
    "second",
    [
        document("weekly", type="press", origin="own", publisher="daily"),
        document("weekly", type="press", origin="own", url="https://m.daily.com/y"),
        document("weekly", type="press", origin="daily"),
        document("weekly", type="press"),
    ],
    ids=["one publisher", "one site", "a retelling", "of unknown origin"],
)
def test_what_is_no_second_witness(tiny: Tiny, second: Row) -> None:
    told = fact("a", "4614 TFLOPS", FP8, document="daily", also=("weekly",))
    found = judge(tiny, COMPUTE, [told], [PRESS_A, second])
    assert found.reasons == ("only_secondary_references",)


def test_arithmetic_that_fails_is_noted_on_what_it_blames(tiny: Tiny) -> None:
    tiny.article(TEXT)
    before = claim(id="t-before", quote="从10亿元增长到25亿元", figure="10亿元", metric="revenue")
    after = claim(id="t-after", quote="从10亿元增长到25亿元", figure="25亿元", metric="revenue")
    growth = claim(id="t-growth", quote="增长150%", figure="150%", metric="revenue_change")
    half = claim(id="t-half", quote="利润下降30%", figure="30%", metric="revenue_decline")
    common = {"relation": "equals", "why": "a test"}
    terms = {"a": "t-before", "b": "t-after"}
    tiny.claims(before, after, growth, half, arithmetic=[
        common | {"id": "t-fits", "terms": terms | {"g": "t-growth"}, "left": "change(a, b)", "right": "g", "kind": "slip", "blames": ["t-growth"]},
        common | {"id": "t-slips", "terms": terms | {"g": "t-half"}, "left": "change(a, b)", "right": "g", "kind": "slip", "blames": ["t-half"]},
        common | {"id": "t-differ", "terms": terms, "left": "a", "right": "b", "kind": "disagreement", "blames": ["t-before", "t-after"]},
    ])  # fmt: skip
    tiny.references([DOCUMENT], [])
    weighed = weigh_all(load_workspace(tiny.root))
    slips = {row.id for row in weighed.rows if row.row.arithmetic_slip}
    assert slips == {"t-half"}
    assert {row.id for row in weighed.rows if row.row.articles_disagree} == {"t-before", "t-after"}
    assert [s.holds for s in weighed.sums] == [True, False, False]
