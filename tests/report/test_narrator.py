"""The narrator on records that no small workspace makes: made by hand, told in full."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import SumRecord
from claimaudit.report.figure import around, computed, figure_told, times
from claimaudit.report.headline import headline
from claimaudit.report.languages import texts
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, say
from claimaudit.report.sums import sum_told
from claimaudit.report.why import Why, why
from claimaudit.workspace.claims import SumKind, SumRelation
from claimaudit.workspace.policy import Tolerances
from tests.conftest import ROOT
from tests.report.html.made import CONDITIONS, TIERS, audit, claim, document, fact, trial
from tests.table import read_table

Keys = dict[str, Any]

CHANGE: Keys = {"form": "change", "from": {"period": "2023"}, "to": {"period": "2024"}}
COMPARISON: Keys = {"form": "comparison", "versus": "rival"}
FORMS = {
    "above": COMPARISON,
    "below": COMPARISON,
    "level": COMPARISON,
    "up": CHANGE,
    "down": CHANGE,
}
BARE: Keys = {"figure": None, "claimed": None, "unit": None}

POLICY = read_table(ROOT / "checks" / "policy.yaml")
TOLERANCES = Tolerances.model_validate({name: POLICY[name] for name in Tolerances.model_fields})
SUBJECTS = [
    {"id": "chip", "zh": "昇腾910C", "en": "Ascend 910C", "kind": "chip"},
    {"id": "rival", "zh": "英伟达H20", "en": "NVIDIA H20", "kind": "chip"},
]
REASONS = {
    "holds_only_under": {
        "verdict": "misleading",
        "zh": "只在某些条件下成立",
        "en": "it holds under some conditions only",
    },
    "no_reference": {
        "verdict": "unverifiable",
        "zh": "没有找到参考值",
        "en": "no reference value was found",
    },
    "conditions_not_comparable": {
        "verdict": "unverifiable",
        "zh": "条件不可比",
        "en": "the conditions cannot be compared",
    },
}
DOCUMENTS = [
    document("huawei", publisher="Huawei"),
    document("keynote", publisher="Huawei"),
    document("nvidia", publisher="NVIDIA"),
    document("daily", publisher="Daily", type="press"),
    document("weekly", publisher="Weekly", type="press"),
]
# Each of two documents speaks to a part.
PARTS = [{"document": name, "at": "page 1", "seen": "read", "clip": "words", "part": part}
         for name, part in (("huawei", "launch"), ("nvidia", "price"))]  # fmt: skip
# What makes a fact an attestation of claim a.
SAYS: Keys = {"printed": None, "subject": None, "metric": None, "attests": "a"}
FACTS = [
    fact("datasheet", "huawei", printed="700 TFLOPS", conditions={"precision": "fp16"}),
    fact("keynote", "weekly", "daily", printed="0.8 PFLOPS", origin="keynote", seen="not_seen"),
    fact("rumour", "keynote", printed="0.8 PFLOPS", seen="not_seen"),
    fact("rival", "nvidia", printed="148 TFLOPS"),
    fact(
        "dollars",
        "nvidia",
        printed="$5 billion",
        unit="USD",
        point=5e9,
        interval=(4.5e9, 5.5e9),
        rounded=(4.5e9, 5.5e9),
    ),
    fact("retold", "daily", printed="1 PFLOPS"),
    fact("no", "huawei", **SAYS, holds="no", why="Not in the Mate X."),
    fact("yes", "nvidia", **SAYS, holds="yes", why="已交付。"),
    fact("parts", "huawei", "nvidia", **SAYS, holds="yes", why="shown", prints=PARTS),
]


def lookup_of(*claims: ClaimRecord, **keys: Any) -> Lookup:
    given = {"subjects": SUBJECTS, "reasons": REASONS, "tiers": TIERS, "conditions": CONDITIONS}
    parts = {"documents": DOCUMENTS, "facts": FACTS, "policy": TOLERANCES}
    return Lookup(audit(claims=list(claims), **{**given, **parts, **keys}))


def both_texts(phrase: Phrase) -> tuple[str, str]:
    return phrase.text("zh"), phrase.text("en")


# --- the sentence ---------------------------------------------------------------------------------

SENTENCES = [
    ("a fact of which nothing is known", {"verdict": "not rated"}, "不评级。", "Not rated."),
    ("what is not settled is never told as settled, whatever was tried",
     {"verdict": "unverifiable", "decided_by": 0, "trials": [trial("holds", "datasheet")],
      "reasons": ["no_reference"]},
     "无法核实：没有找到参考值。", "Unverifiable: no reference value was found."),
    ("no reason is recorded", {"verdict": "unverifiable"},
     "无法核实：未记明理由。", "Unverifiable: no reason is recorded."),
    ("a bound is named only where it is why",
     {"verdict": "unverifiable", "reasons": ["no_reference"],
      "trials": [trial("inconclusive", "datasheet", reference=(5, None))]},
     "无法核实：没有找到参考值。", "Unverifiable: no reference value was found."),
    ("a bound that nobody has seen is not named",
     {"verdict": "unverifiable", "reasons": ["conditions_not_comparable"],
      "trials": [trial("inconclusive", "rumour", reference=(5, None), strength="not_seen")]},
     "无法核实：条件不可比。", "Unverifiable: the conditions cannot be compared."),
    ("a bound of two facts is not named",
     {"verdict": "unverifiable", "reasons": ["conditions_not_comparable"],
      "trials": [trial("inconclusive", "datasheet", "rival", reference=(5, None))]},
     "无法核实：条件不可比。", "Unverifiable: the conditions cannot be compared."),
    ("of those who retell it only the ones that were read are named",
     {"decided_by": 0, "trials": [trial("holds", "keynote", strength="one_origin")]},
     "据Daily转述，Huawei给出0.8 PFLOPS，与此相符（未见原文）。",
     "Fits 0.8 PFLOPS, given by Huawei according to Daily (original not read)."),
    ("what is computed names who retells one of its figures",
     {"decided_by": 0, "trials": [trial("holds", "keynote", "rival", strength="one_origin",
                                        reference=(5.4, 5.4))]},
     "与据Huawei（据Daily转述）、NVIDIA的数字算得的5.4倍相符。",
     "Fits 5.4×, as follows from the figures of Huawei (as retold by Daily) and NVIDIA."),
    ("nothing that could be said of how far off it is",
     {"verdict": "contradicted", "figure": "5倍", "point": 5, "claimed": (4.5, 5.5), "decided_by": 0,
      "trials": [trial("miss", "datasheet", "rival", reference=(4.7, 4.7))]},
     "文中为5倍；据Huawei、NVIDIA的数字算得4.7倍，不符。",
     "The article says 5×; the figures of Huawei and NVIDIA give 4.7×."),
    ("a figure without a currency, read in that of its article’s country",
     {"verdict": "contradicted", "figure": "约450亿", "bound": "about", "point": 4.5e10,
      "claimed": (4.275e10, 4.725e10), "unit": None, "decided_by": 0,
      "off": {"kind": "percent", "above": True, "amount": 35},
      "trials": [trial("miss", "dollars", conditions={"currency": "CNY"})]},
     "文中为约450亿（未写明币种）；NVIDIA为50亿美元：若指人民币，文中高出35%。",
     "The article says about 45 billion, in no stated currency; NVIDIA says $5 billion: in Chinese yuan, the article is 35% higher."),
    ("how many times as much, in three digits",
     {"verdict": "contradicted", **COMPARISON, **BARE, "relation": "below", "decided_by": 0,
      "trials": [trial("opposite", "datasheet", "rival", middle=4.7297)]},
     "并未低于：昇腾910C为700 TFLOPS，英伟达H20为148 TFLOPS，前者是后者的4.73倍（Huawei、NVIDIA）。",
     "Not below: Ascend 910C has 700 TFLOPS, NVIDIA H20 has 148 TFLOPS, 4.73 times as much (Huawei and NVIDIA)."),
    ("a source that says otherwise, its full stop left out",
     {"verdict": "contradicted", "form": "assertion", "figure": None, "decided_by": 0,
      "trials": [trial("refuted", "no", reference=None)]},
     "Huawei说法相反。核查笔记：“Not in the Mate X”。",
     "Huawei says otherwise. Working note: Not in the Mate X."),
    ("two sources, each of a part",
     {"verdict": "supported", "form": "assertion", "figure": None, "decided_by": 0,
      "trials": [trial("holds", "parts", reference=None)]},
     "Huawei、NVIDIA的话合在一起，可以证实。", "Borne out by Huawei and NVIDIA together."),
    ("a change that goes the other way, as one source prints it",
     {"verdict": "contradicted", **CHANGE, "relation": "up", "figure": "5%", "unit": "%",
      "decided_by": 0, "trials": [trial("opposite", "datasheet", reference=(-5, -5))]},
     "文中为5%；Huawei为700 TFLOPS：方向相反。",
     "The article says 5%; Huawei says 700 TFLOPS: it goes the other way."),
    ("a ratio that goes the other way, of another metric",
     {"verdict": "contradicted", "form": "ratio", "versus": "rival", "figure": "5倍", "point": 5, "claimed": (4.5, 5.5), "metric": "loss",
      "decided_by": 0, "trials": [trial("opposite", "datasheet", "rival", reference=(-2, -2))]},
     "文中为5倍；据Huawei、NVIDIA的数字算得-2倍：方向相反。",
     "The article says 5×; the figures of Huawei and NVIDIA give -2×: it goes the other way."),
    ("misleading, and nothing more is recorded",
     {"verdict": "misleading", "reasons": ["holds_only_under"], "decided_by": 0,
      "trials": [trial("miss", "datasheet")]},
     "部分成立：只在某些条件下成立。", "Holds in part: it holds under some conditions only."),
    ("conditions tell only what holds apart",
     {"verdict": "misleading", "reasons": ["holds_only_under"], "depends_on": ["precision"],
      "decided_by": 0, "trials": [trial("holds", "datasheet", conditions={"precision": "fp4"}),
                                  trial("miss", "rival")]},
     "部分成立：只在某些条件下成立。", "Holds in part: it holds under some conditions only."),
    ("elsewhere it misses too",
     {"verdict": "misleading", "reasons": ["holds_only_under"], "decided_by": 0,
      "trials": [trial("miss", "datasheet")], "elsewhere": [trial("miss", "rival")]},
     "部分成立：只在某些条件下成立。", "Holds in part: it holds under some conditions only."),
    ("elsewhere it follows from two figures",
     {"verdict": "misleading", "reasons": ["holds_only_under"], "decided_by": 0,
      "trials": [trial("miss", "datasheet")],
      "elsewhere": [trial("holds", "datasheet", "rival")]},
     "部分成立：只在某些条件下成立。", "Holds in part: it holds under some conditions only."),
    ("elsewhere, and only by what the source names",
     {"verdict": "misleading", "figure": "700 TFLOPS", "decided_by": 0,
      "conditions": {"precision": "fp8", "scope": "chip"}, "trials": [trial("miss", "rival")],
      "elsewhere": [trial("holds", "datasheet")]},
     "文中为700 TFLOPS；NVIDIA的这个数字按FP16精度，按FP8精度为148 TFLOPS。",
     "The article says 700 TFLOPS; NVIDIA gives that at FP16 precision, and 148 TFLOPS at FP8 precision."),
    ("a conflict with nobody on the other side",
     {"verdict": "conflicting", "decided_by": 0, "trials": [trial("holds", "datasheet")]},
     "来源之间互相矛盾。", "The sources contradict each other."),
    ("of those that agree one that decides alone is named",
     {"verdict": "conflicting", "decided_by": 0, "trials": [
         trial("holds", "datasheet", strength="two_reports", steps="700 TFLOPS"),
         trial("holds", "retold", steps="1 PFLOPS"),
         trial("miss", "rival", steps="148 TFLOPS")]},
     "来源不一：Daily（1 PFLOPS）；另有NVIDIA（148 TFLOPS）。",
     "The sources disagree: Daily (1 PFLOPS), but NVIDIA (148 TFLOPS)."),
    ("a full stop at the end of a reason is not doubled",
     {"verdict": "conflicting", "form": "assertion", "figure": None, "decided_by": 0, "trials": [
         trial("holds", "yes", reference=None), trial("refuted", "no", reference=None)]},
     "来源不一：NVIDIA可以证实（核查笔记：已交付）；另有Huawei说法相反（核查笔记：“Not in the Mate X”）。",
     "The sources disagree: NVIDIA bears it out (working note: “已交付”), but Huawei says otherwise (working note: Not in the Mate X)."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "keys", "zh", "en"), SENTENCES, ids=[c[0] for c in SENTENCES])
def test_the_sentence_of_a_verdict(case: str, keys: Keys, zh: str, en: str) -> None:
    one = claim("a", **keys)
    assert both_texts(headline(lookup_of(one), one)) == (zh, en), case


@pytest.mark.parametrize(
    ("language", "noted"), [("zh", "核查笔记：{why}"), ("en", "orking note: {why}")]
)
def test_why_is_told_as_a_note_of_ours_wherever_a_source_is_named(
    language: str, noted: str
) -> None:
    told = [words for words in texts(language).values() if "{why}" in words]
    named = [words for words in told if "{source}" in words or "{publisher}" in words]
    assert len(named) > 6
    assert [words for words in named if noted not in words] == []


@pytest.mark.parametrize("why_not", ["第一款并非如此", "一", "鿿"])
def test_a_note_in_chinese_is_not_quoted_as_english(why_not: str) -> None:
    one = claim("a", "contradicted", form="assertion", figure=None, decided_by=0,
                trials=[trial("refuted", "said", reference=None)])  # fmt: skip
    said = fact("said", "huawei", **SAYS, holds="no", why=why_not)
    assert (
        headline(lookup_of(one, facts=[said]), one).text("zh")
        == f"Huawei说法相反。核查笔记：{why_not}。"
    )


# --- the figure -----------------------------------------------------------------------------------

FLAT = {"bound": "exact", "figure": "900家", "unit": "company"}
LOSS = {"bound": "exact", "figure": "7亿元", "unit": "CNY"}

FIGURES = [
    ("rounded to its last digit",
     {**FLAT, "claimed": (850, 950), "rounded": (850, 950)},
     ["the bare number, rounded to its last digit, is 850 – 950 companies"]),
    ("a count", {**FLAT, "claimed": (12, 12), "rounded": (12, 12)}, ["an exact count"]),
    ("a range", {**FLAT, "bound": "range", "claimed": (12, 20), "rounded": (12, 20)},
     ["a range, as printed (each end rounded) or as its word is read by rule"]),
    ("cut off it reaches further",
     {**FLAT, "claimed": (850, 950), "rounded": (850, 950), "cut_off": 1000},
     ["the bare number, rounded to its last digit, is 850 – 950 companies",
      "cut off instead of rounded it reaches 1,000 companies"]),
    ("cut off it reaches no further",
     {**FLAT, "claimed": (850, 950), "rounded": (850, 950), "cut_off": 950},
     ["the bare number, rounded to its last digit, is 850 – 950 companies"]),
    ("cut off within an open bound",
     {**FLAT, "claimed": (850, None), "rounded": (850, 950), "cut_off": 1000},
     ["the bare number, rounded to its last digit, is 850 – 950 companies"]),
    ("half a percent, cut off",
     {**FLAT, "figure": "0.5%", "unit": "%", "claimed": (0.45, 0.55), "rounded": (0.45, 0.55),
      "cut_off": 0.6},
     ["the bare number, rounded to its last digit, is 0.45 – 0.55%",
      "cut off instead of rounded it reaches 0.6%"]),
    ("nothing, cut off", {**FLAT, "claimed": (1, 1), "rounded": (1, 1), "cut_off": 0},
     ["an exact count"]),
    ("a loss, cut off",
     {**LOSS, "claimed": (-7.5e8, -6.5e8), "rounded": (-7.5e8, -6.5e8), "cut_off": -8e8},
     ["the bare number, rounded to its last digit, is CNY -750 – -650 million",
      "cut off instead of rounded it reaches CNY -800 million"]),
    ("a loss, cut off, that reaches no further",
     {**LOSS, "claimed": (-7.5e8, -6.5e8), "rounded": (-7.5e8, -6.5e8), "cut_off": -7.5e8},
     ["the bare number, rounded to its last digit, is CNY -750 – -650 million"]),
    ("a loss, cut off within an open bound",
     {**LOSS, "claimed": (None, -6.5e8), "rounded": (-7.5e8, -6.5e8), "cut_off": -8e8},
     ["the bare number, rounded to its last digit, is CNY -750 – -650 million"]),
    ("no unit", {"bound": "exact", "figure": "6710亿", "unit": None, "claimed": (6.7e11, 6.8e11),
                 "rounded": (6.7e11, 6.8e11)},
     ["the bare number, rounded to its last digit, is 670 – 680 billion",
      "no unit is printed with it"]),
    ("dates do not round", {"figure": "2025年5月", "unit": "date",
                            "claimed": ("2025-05-01", "2025-05-31")}, []),
]  # fmt: skip


@pytest.mark.parametrize(("case", "keys", "because"), FIGURES, ids=[c[0] for c in FIGURES])
def test_why_a_figure_means_what_it_means(case: str, keys: Keys, because: list[str]) -> None:
    told = figure_told(audit(policy=TOLERANCES), claim("a", **keys))
    assert told is not None
    assert [line.text("en") for line in told.because] == because, case


def test_without_a_policy_no_hedge_is_explained() -> None:
    one = claim("a", bound="about", figure="约900家", unit="company", point=900, claimed=(855, 945),
                rounded=(850, 950))  # fmt: skip
    told = figure_told(audit(), one)
    assert told is not None
    assert [line.text("zh") for line in told.because] == [
        "数字本身按末位四舍五入理解，是850 – 950家"
    ]


def test_a_maximum_reaches_from_its_own_digits_to_what_its_other_hedge_allows() -> None:
    one = claim("a", bound="up_to", figure="至多约900家", unit="company", claimed=(None, 945),
                rounded=(850, 920))  # fmt: skip
    told = figure_told(audit(policy=TOLERANCES), one)
    assert told is not None
    assert told.because[-1].text("en") == "a maximum is judged as reached: 850 – 945 companies"


def test_the_hedge_and_the_digits_of_a_figure_stand_apart() -> None:
    one = claim("a", bound="about", figure="约900家", unit="company", point=900, claimed=(855, 945),
                rounded=(850, 950), cut_off=1000)  # fmt: skip
    told = figure_told(audit(), one)
    assert told is not None and told.rounded is not None
    assert told.printed.text("en") == "about 900 companies"
    assert told.means.text("en") == "855 – 945 companies"
    assert told.rounded.text("en") == "850 – 950 companies"
    assert told.cut_off is None


def test_the_measure_word_of_beds_is_no_chip() -> None:
    one = claim(
        "a", quote="医院床位95张", figure="95张", unit="card", point=95, claimed=(94.5, 95.5)
    )
    told = figure_told(audit(), one)
    assert told is not None
    assert told.means.text("en") == "95"


@pytest.mark.parametrize(
    ("off", "above", "factor"),
    [
        (("tens", 1), True, 10),
        (("tens", 2), False, 0.01),
        (("times", 3), True, 3),
        (("times", 3), False, 3),
        (("share", 40), False, 0.4),
        (("percent", 35), True, 1.35),
        (("percent", 25), False, 0.75),
        # Points and days make no factor: it is that of the figures, where they have one.
        (("points", 3), True, 1.5),
        (None, True, 1.5),
    ],
)
def test_how_many_times_as_much_the_article_says(
    off: tuple[str, float] | None, above: bool, factor: float
) -> None:
    given = off and {"kind": off[0], "above": above, "amount": off[1]}
    assert times(claim("a", ratio=1.5, off=given)) == pytest.approx(factor)


def test_what_was_not_decided_is_no_so_many_times_as_much() -> None:
    assert times(claim("a", ratio=1.5, verdict="unverifiable")) is None


def test_how_far_a_cut_figure_reaches_is_shown_where_only_that_makes_it_hold() -> None:
    keys: Keys = {**FLAT, "claimed": (850, 950), "rounded": (850, 950), "cut_off": 1000}
    told = figure_told(audit(), claim("a", **keys, notes=["truncated"]))
    assert told is not None and told.cut_off is not None
    assert told.cut_off.text("en") == "1,000 companies"
    assert told.rounded is None
    plain = figure_told(audit(), claim("a", **keys))
    assert plain is not None and plain.cut_off is None


@pytest.mark.parametrize(
    ("relation", "zh", "en"),
    [
        ("above", ("高于", "≥ 1倍"), ("above", "≥ 1×")),
        ("up", ("上升", "≥ 1倍"), ("up", "≥ 1×")),
        ("below", ("低于", "≤ 1倍"), ("below", "≤ 1×")),
        ("down", ("下降", "≤ 1倍"), ("down", "≤ 1×")),
        ("level", ("持平", "0.95 – 1.05倍"), ("level with", "0.95 – 1.05×")),
    ],
)
def test_a_relation_without_a_figure_means_a_ratio(
    relation: str, zh: tuple[str, str], en: tuple[str, str]
) -> None:
    one = claim("a", relation=relation, **FORMS[relation], **BARE)
    told = figure_told(audit(policy=TOLERANCES), one)
    assert told is not None
    assert (told.printed.text("zh"), told.means.text("zh")) == zh
    assert (told.printed.text("en"), told.means.text("en")) == en


def test_what_level_means_is_not_told_without_a_policy() -> None:
    assert figure_told(audit(), claim("a", relation="level", **COMPARISON, **BARE)) is None


def test_a_statement_has_nothing_to_explain() -> None:
    assert figure_told(audit(policy=TOLERANCES), claim("a", form="assertion", **BARE)) is None


@pytest.mark.parametrize(
    ("keys", "result", "en"),
    [
        ({"figure": "5%", "unit": "%", "relation": "up"}, {"reference": (-3, -2), "middle": None},
         "a fall of 2 – 3%"),
        ({"figure": "5%", "unit": "%", "relation": "down"}, {"reference": (-3, -2), "middle": -2.5},
         "a rise of 2.5% (2 – 3%)"),
        ({"figure": "5%", "unit": "%", "relation": "up"}, {"reference": (-3, 0), "middle": None},
         "-3 – 0%"),
        ({"figure": "5%", "unit": "%", "relation": "up"}, {"reference": (-3, 0.5), "middle": None},
         "-3 – 0.5%"),
        ({"figure": "5%", "unit": "%", "relation": "up"}, {"reference": (None, -2), "middle": None},
         "≤ -2%"),
        ({"figure": None, "unit": None, "relation": "up"}, {"reference": (1.5, 2), "middle": None},
         "a rise of 50 – 100%"),
        ({"figure": None, "unit": None, "relation": "up"}, {"reference": (1.5, None)},
         "a rise of ≥ 50%"),
        ({"figure": None, "unit": None, "relation": "down"}, {"reference": (0.5, 0.75)},
         "a fall of 25 – 50%"),
    ],
)  # fmt: skip
def test_a_change_is_told_with_its_direction(keys: Keys, result: Keys, en: str) -> None:
    one = claim("a", **CHANGE, **keys)
    assert around(one, trial("holds", "datasheet", "rival", **result)).text("en") == en


def test_without_a_value_the_steps_stand_for_it() -> None:
    steps = "Huawei: not shipped"
    said = around(claim("a"), trial("refuted", "no", reference=None, steps=steps))
    assert both_texts(said) == (f"“{steps}”", steps)


# --- sums -----------------------------------------------------------------------------------------


def entered(**keys: Any) -> SumRecord:
    """a + b against c: CNY 5.5 billion against CNY 5 billion."""
    given = {"id": "sum", "terms": {"a": "a", "b": "b", "c": "c"}, "left": "a + b",
             "relation": "at_most", "right": "c", "kind": "slip", "blames": ["c"],
             "why": "parts of a whole", "file": "claims/000.yaml", "line": 9, "article": "000",
             "left_value": (5.4e9, 5.6e9), "left_unit": "CNY", "right_value": (4.9e9, 5.1e9),
             "right_unit": "CNY", "holds": False, "truncated": False, "reason": None}  # fmt: skip
    return SumRecord.model_validate({**given, **keys})


PARTS = [
    claim("a", figure="30亿元", point=3e9, claimed=(2.95e9, 3.05e9), unit="CNY"),
    claim("c", figure="50亿元", point=5e9, claimed=(4.95e9, 5.05e9), unit="CNY"),
]


@pytest.mark.parametrize(
    ("keys", "outcome"),
    [
        ({}, "does not add up"),
        ({"holds": True}, "fits"),
        ({"holds": True, "truncated": True}, "fits as cut off"),
        ({"kind": "disagreement", "relation": "equals"}, "statements differ"),
    ],
)
def test_how_a_sum_came_out(keys: Keys, outcome: str) -> None:
    told = sum_told(lookup_of(*PARTS), entered(**keys))
    assert told.outcome.text("en") == outcome


def test_a_bare_share_beside_one_in_percent_is_told_in_percent() -> None:
    sides = {"left_value": (0.495, 0.505), "left_shown": (49.5, 50.5), "left_unit": "%",
             "right_value": (0, 0.05), "right_shown": (0, 0.05), "right_unit": None}  # fmt: skip
    told = sum_told(lookup_of(*PARTS), entered(**sides))
    assert (told.left.text("zh"), told.right.text("zh")) == ("49.5 – 50.5%", "0 – 5%")


def test_every_kind_of_sum_and_what_it_should_has_words() -> None:
    keys = (*get_args(SumKind), *get_args(SumRelation))
    assert {key: say(f"conflicts.{key}").text("en") for key in keys} == {
        "slip": "does not add up",
        "disagreement": "statements differ",
        "equals": "the two should agree",
        "at_most": "the first should be no more",
        "at_least": "the first should be no less",
    }


def test_a_term_whose_claim_is_not_in_the_record_keeps_its_name() -> None:
    told = sum_told(lookup_of(*PARTS), entered())
    assert told.left_text.text("en") == "CNY 3 billion + b"
    assert [(name, term.id) for name, term in told.terms] == [("a", "a"), ("c", "c")]
    grown = sum_told(lookup_of(*PARTS), entered(left="change(b, a)"))
    assert grown.left_text.text("en") == "the change from b to CNY 3 billion"


@pytest.mark.parametrize(
    ("keys", "zh", "en"),
    [
        ({}, "30亿元 + b得54 – 56亿元，超过50亿元。",
         "CNY 3 billion + b is CNY 5.4 – 5.6 billion, more than CNY 5 billion."),
        ({"left": "a"}, "30亿元超过50亿元。", "CNY 3 billion is more than CNY 5 billion."),
        ({"left": "a", "relation": "equals", "article": None},
         "一篇为30亿元，另一篇为50亿元，两者不符。", "One article says CNY 3 billion, another says CNY 5 billion."),
        ({"left": "a", "relation": "equals"}, "30亿元与50亿元不符。", "CNY 3 billion is not CNY 5 billion."),
        ({"left": "a", "article": None}, "30亿元超过50亿元。", "CNY 3 billion is more than CNY 5 billion."),
        ({"left": "count(a)"}, "30亿元超过50亿元。", "CNY 3 billion is more than CNY 5 billion."),
        ({"left": "5600000000"}, "54 – 56亿元超过50亿元。",
         "CNY 5.4 – 5.6 billion is more than CNY 5 billion."),
        ({"left": "change(a, c)", "left_unit": "%", "left_value": (66, 67), "relation": "equals"},
         "从30亿元到50亿元的变化为66 – 67%，而文中为50亿元。",
         "the change from CNY 3 billion to CNY 5 billion is 66 – 67%; the article says CNY 5 billion."),
        ({"left": "a", "relation": "at_least", "right": "c - b"},
         "30亿元少于50亿元 − b（49 – 51亿元）。",
         "CNY 3 billion is less than CNY 5 billion − b (CNY 4.9 – 5.1 billion)."),
    ],
)  # fmt: skip
def test_what_does_not_fit_in_a_sentence(keys: Keys, zh: str, en: str) -> None:
    assert both_texts(sum_told(lookup_of(*PARTS), entered(**keys)).sentence) == (zh, en)


def test_a_side_in_days_or_in_a_composed_unit() -> None:
    days = sum_told(lookup_of(), entered(left_value=("2025-05-01", "2025-05-31"), left_unit="date"))
    assert days.left.text("en") == "2025-05-01 – 2025-05-31"
    odd = sum_told(lookup_of(), entered(left_value=(12, 12), left_unit="CNY·card"))
    assert odd.left.text("en") == "12 CNY·card"


# --- the rest of an explanation -------------------------------------------------------------------


def told_of(one: ClaimRecord, **keys: Any) -> Why:
    return why(lookup_of(one, **keys), one)


METRIC = {
    "id": "compute",
    "zh": "算力",
    "en": "peak compute",
    "dimension": "compute",
    "conditions": [],
}


@pytest.mark.parametrize(
    ("keys", "understood"),
    [
        (
            {**COMPARISON, **BARE, "relation": "above"},
            {
                "subject": "Ascend 910C",
                "relation": "above",
                "versus": "NVIDIA H20",
                "metric": "peak compute",
            },
        ),
        (
            {
                "form": "share",
                "figure": "四成",
                "point": 40,
                "claimed": (35, 45),
                "unit": "%",
                "whole": {"subject": "rival", "metric": "compute"},
                "as_of": "2025-09-18",
                "said_by": "余承东",
            },
            {
                "subject": "Ascend 910C",
                "metric": "peak compute",
                "figure": "40%",
                "whole": "NVIDIA H20",
                "as_of": "2025-09-18",
                "said_by": "“余承东”",
            },
        ),
        ({"form": "assertion", **BARE}, {"subject": "Ascend 910C", "metric": "peak compute"}),
    ],
)
def test_how_a_claim_was_understood_and_nothing_that_it_does_not_state(
    keys: Keys, understood: dict[str, str]
) -> None:
    told = told_of(claim("a", **keys), metrics=[METRIC])
    assert {name: value.text("en") for name, value in told.understood} == understood


def test_a_trial_tells_whether_it_holds_and_elsewhere_only_what_holds_is_told() -> None:
    one = claim("a", decided_by=0, trials=[trial("miss", "rival")],
                elsewhere=[trial("holds", "datasheet"), trial("miss", "retold")])  # fmt: skip
    told = told_of(one)
    assert [(t.trial.holds, t.tells) for t in told.trials] == [(False, True)]
    assert [(t.trial.holds, t.tells, t.trial.facts) for t in told.elsewhere] == [
        (True, False, ["datasheet"])
    ]


@pytest.mark.parametrize(
    ("keys", "zh", "en"),
    [
        ({"cause": "partner"}, "无从配对：来源中没有昇腾910C的compute",
         "nothing to pair it with: the sources give no compute of Ascend 910C"),
        ({"cause": "partner", "name": "precision", "stated": "fp8", "held": "fp16"},
         "无从配对：精度为FP16，另一方只有FP8",
         "nothing to pair it with: precision is FP16, on the other side only FP8"),
        ({"cause": "partner", "name": "precision"},
         "无从配对：精度为未说明，另一方只有未说明",
         "nothing to pair it with: precision is none, on the other side only none"),
    ],
)  # fmt: skip
def test_a_fact_without_a_partner(keys: Keys, zh: str, en: str) -> None:
    told = told_of(claim("a", apart=[{"fact": "rival", **keys}]))
    assert [(fact.id, both_texts(because)) for fact, because in told.apart] == [("rival", (zh, en))]


def test_a_part_without_its_whole_is_told_what_the_whole_is_of() -> None:
    whole = {"subject": "rival", "metric": "shipments", "conditions": {}}
    one = claim("a", form="share", whole=whole, apart=[{"fact": "rival", "cause": "partner"}])
    ((_, because),) = told_of(one).apart
    assert because.text("en").endswith("the sources give no shipments of NVIDIA H20")


def rung(**mends: str) -> Keys:
    return {"rung": "r", "when": "hold > 0", "verdict": "supported", "reason": None,
            "severity": "info", "zh": "规则", "en": "rule", "file": "checks/ladder.yaml",
            "line": 12, "why": "no judgement", "mends": mends}  # fmt: skip


def test_a_condition_that_decides_is_called_by_name_in_chinese_and_as_entered_elsewhere() -> None:
    words = rung(zh="写明{depends}的文字", en="a text that states {depends}")
    told = told_of(claim("a", rung="r", depends_on=["precision", "scope"]), ladder=[words])
    assert [both_texts(sentence) for sentence in told.mends] == [
        ("写明精度、统计范围的文字", "a text that states precision and scope")
    ]


@pytest.mark.parametrize(
    ("ids", "named"), [("abc", "a, b, c"), ("abcd", "a, b, c and 1 more"), ("a", "a")]
)
def test_three_ids_are_named_and_the_others_counted(ids: str, named: str) -> None:
    words = rung(zh="现依据 {facts}", en="it rests on {facts}")
    told = told_of(claim("a", rung="r", facts=list(ids)), ladder=[words])
    assert [sentence.text("en") for sentence in told.mends] == [f"it rests on {named}"]


def test_what_two_sources_bear_out_together_is_told_of_neither_alone() -> None:
    held = trial("holds", "parts", reference=None)
    one = claim("a", form="assertion", figure=None, decided_by=0, trials=[held])
    told = both_texts(computed(lookup_of(one), one, held))
    assert told == (
        "各来源合在一起可以证实。核查笔记：“shown”",
        "the sources bear it out together. Working note: shown",
    )
