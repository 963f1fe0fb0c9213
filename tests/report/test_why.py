"""Why: what a claim's explanation is made of, from a record made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.record.claims import ClaimRecord
from claimaudit.report.lookup import Lookup
from claimaudit.report.text import explained
from claimaudit.report.why import Why, why
from claimaudit.workspace.claims import Searched
from tests.report.html.made import CONDITIONS, TIERS, audit, claim, document, fact, trial

LADDER = [
    {"rung": "supported", "when": "hold > 0", "verdict": "supported", "reason": None,
     "severity": "info", "zh": "都支持", "en": "all bear it out", "file": "checks/ladder.yaml",
     "line": 12, "why": "no judgement on the article",
     "mends": {"zh": "不符合 {claimed}（现依据 {facts}）", "en": "one that does not meet {claimed} ({facts})"}},
    {"rung": "no_reference", "when": "facts == 0", "verdict": "unverifiable",
     "reason": "no_reference", "severity": "warning", "zh": "没有", "en": "none", "line": 3,
     "file": "checks/ladder.yaml", "why": "nothing entered",
     "mends": {"zh": "登记 {subject} {metric}{stated}", "en": "a fact of {subject}, {metric}{stated}"}},
    {"rung": "holds_only_under", "when": "hold > 0", "verdict": "misleading",
     "reason": "holds_only_under", "severity": "critical", "zh": "条件", "en": "conditions",
     "line": 7, "file": "checks/ladder.yaml", "why": "readers take the usual case",
     "mends": {"zh": "写明{depends}", "en": "a text that states {depends}"}},
    {"rung": "only_unseen_references", "when": "seen == 0", "verdict": "unverifiable",
     "reason": "only_unseen_references", "severity": "warning", "zh": "未见", "en": "unseen",
     "line": 5, "file": "checks/ladder.yaml", "why": "nobody read it",
     "mends": {"zh": "阅读 {unseen}", "en": "somebody reading {unseen}"}},
    {"rung": "truncated", "when": "truncated", "verdict": None, "reason": "truncated",
     "severity": "info", "zh": "截断", "en": "cut off", "line": 20, "mends": None,
     "file": "checks/ladder.yaml", "why": "cut is not rounded"},
]  # fmt: skip


def made(one: ClaimRecord, **keys: Any) -> Why:
    given: dict[str, Any] = {"tiers": TIERS, "conditions": CONDITIONS, "ladder": LADDER}
    return why(Lookup(audit(claims=[one], **{**given, **keys})), one)


def said(told: Why, language: str = "en") -> str:
    return explained(told, 1, language)


def test_a_term_that_has_to_stay_is_explained_where_it_stands() -> None:
    means = {"zh": "位数越少，算得越快", "en": "the fewer bits the faster"}
    known = {**CONDITIONS, "precision": {**CONDITIONS["precision"], "means": means}}
    held = fact("f", "d", conditions={"precision": "fp8", "scope": "chip"})
    one = claim("a", trials=[trial("holds", "f")], facts=["f"])
    told = made(one, facts=[held], documents=[document("d")], conditions=known)
    assert [term.text("en") for term in told.terms] == ["precision: the fewer bits the faster."]
    assert made(claim("b")).terms == ()


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({}, "chip"),
        ({"as_of": "2025-11"}, "chip (November 2025)"),
        ({"conditions": {"event": "fair"}, "metric": "event"}, "chip (fair)"),
        ({"metric": "event"}, "chip"),
    ],
)
def test_what_would_change_it_names_subject_event_and_time(keys: Any, named: str) -> None:
    keys = {"figure": None, "form": "assertion", **keys}
    refuted = made(claim("a", "contradicted", rung="attested_false", **keys))
    assert [one.text("en") for one in refuted.changes] == [
        f"Show us a public document that says the same as this statement on {named},"
        " and we will recheck."
    ]
    opened = made(claim("a", "unverifiable", rung="no_reference", **keys))
    # Its head has named them, two lines above.
    (wanted,) = opened.changes
    assert wanted.text("en").endswith("that reports the same.")


def test_only_an_open_claim_was_searched_in_vain() -> None:
    searched = Searched(where=["a library"], on="2026-01-20")
    told = made(claim("a", "unverifiable", searched=searched)).searched
    assert told is not None and told.text("en") == "Searched without success (on 2026-01-20)"
    for decided in ("supported", "misleading", "contradicted"):
        assert made(claim("a", decided, searched=searched)).searched is None


def test_the_rung_that_decided_stands_with_its_place_condition_and_reason() -> None:
    one = claim("a", rung="supported", rules=["supported", "truncated"], notes=["truncated"],
                trials=[trial("holds", "f", judged_by="judge.judge_days")], decided_by=0,
                facts=["f"])  # fmt: skip
    facts = {"facts": [fact("f", "d")], "documents": [document("d")]}
    text = said(made(one, **facts))
    assert "  supported (decides, checks/ladder.yaml:12): all bear it out\n" in text
    assert "    when: hold > 0\n" in text
    assert "    why there is this rule: no judgement on the article\n" in text
    assert "  truncated (notes, checks/ladder.yaml:20): cut off\n" in text
    assert "  the combination that tells most: 1: 1×: holds\n" in text
    assert "    judged by judge_days in verdict/judge.py" in text


def test_without_a_ladder_nothing_is_said_of_rungs() -> None:
    told = made(claim("a", rules=["no_reference"]), ladder=[])
    assert told.rungs == ()
    assert told.mends == ()


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"rung": "no_reference"}, "a fact of chip, compute"),
        ({"rung": "no_reference", "conditions": {"precision": "fp8"}},
         "a fact of chip, compute (FP8 precision)"),
        ({"rung": "no_reference", "versus": "rival"}, "a fact of chip and rival, compute"),
        ({"rung": "holds_only_under", "depends_on": ["precision"]}, "a text that states precision"),
        ({"rung": "holds_only_under"}, "a text that states what it leaves out"),
        ({"rung": "supported", "facts": list("abcde")},
         "one that does not meet 1: 1× (a, b, c and 2 more)"),
        ({"rung": "supported", "figure": None, "claimed": None, "form": "assertion"},
         "one that does not meet what is claimed ()"),
        ({"rung": "only_unseen_references"}, "somebody reading the documents"),
        ({"rung": "only_unseen_references", "trials": [trial("holds", "f")]},
         "somebody reading unread"),
    ],
)  # fmt: skip
def test_what_would_change_it_names_what_is_asked_for(keys: dict[str, Any], words: str) -> None:
    unread = {"facts": [fact("f", "unread", seen="not_seen")], "documents": [document("unread")]}
    told = made(claim("a", **keys), **unread)
    assert [sentence.text("en") for sentence in told.mends] == [words]


def test_a_provisional_verdict_says_what_would_settle_it() -> None:
    told = made(claim("a", provisional=True))
    assert told.mends[-1].text("en") == FIRM


@pytest.mark.parametrize(
    ("keys", "en", "zh"),
    [
        ({"cause": "condition", "name": "precision", "stated": "fp8", "held": "fp4"},
         "precision: in the article FP8, in the source FP4",
         "精度：文中为FP8，来源为FP4"),
        ({"cause": "condition", "name": "precision", "held": "fp4"},
         "precision: not stated in the article, in the source FP4",
         "精度：文中未说明，来源为FP4"),
        ({"cause": "condition", "name": "scope", "stated": "chip"},
         "scope: in the article for a single chip, not stated in the source",
         "统计范围：文中为按单颗芯片计，来源未说明"),
        ({"cause": "unit", "stated": "CNY", "held": "USD"},
         "unit: the article has Chinese yuan, the source has US dollars", "单位：文中为人民币，来源为美元"),
        ({"cause": "date", "stated": "2025-06-15", "held": "2025-07-01"},
         "what is enough for it came out no earlier than 2025-07-01, after the article (2025-06-15)",
         "足以定论的来源到2025-07-01才发布，晚于文章（2025-06-15）"),
        ({"cause": "open"}, "left open: the source gives a bound, a range, a hedge or a rounded figure that allows more",
         "来源只给出界限、范围、约数或取整较粗的数字，不足以判断"),
        ({"cause": "edition"},
         "two editions: no document prints both figures, and a later edition may have revised one of them",
         "分属两次发布：没有一份文件同时载有两个数字，后来的版本可能已修订其中之一"),
        ({"cause": "result"}, "no result: from a loss to a profit there is no rate",
         "算不出结果：由亏转盈没有增长率"),
    ],
)  # fmt: skip
def test_what_keeps_a_fact_apart_is_named(keys: dict[str, Any], en: str, zh: str) -> None:
    one = claim("a", apart=[{"fact": "f", **keys}])
    told = made(one, facts=[fact("f", "d")], documents=[document("d")])
    assert [because.text("en") for _, because in told.apart] == [en]
    assert [because.text("zh") for _, because in told.apart] == [zh]
    assert "Facts of the same quantity, not comparable\n  f: 1  references/maker.yaml:3\n" in said(
        told
    )


def test_remarks_on_the_claim_its_facts_and_their_documents_are_told() -> None:
    words = {"zh": "某处", "en": "somewhere", "mends": {"zh": "改", "en": "mend it"}}
    keys = {"of": "claim", "severity": "info", "why": "it is thin", **words}
    remarks = {code: {"code": code, **keys} for code in ("mine", "of_it", "grave")}
    place = {"severity": "info", "reason": None, "file": "references/maker.yaml", "line": 9}
    findings = [
        {"row": "a", "rule": "mine", "of": "claim", **place},
        {"row": "other", "rule": "mine", "of": "claim", **place},
        {"row": "f", "rule": "of_it", "of": "fact", **place},
        {"row": "d", "rule": "grave", "of": "document", **place, "severity": "warning"},
        {"row": "a", "rule": "outside_interval", "of": "claim", **place},
    ]
    one = claim("a", trials=[trial("miss", "f")])
    parts = {"facts": [fact("f", "d")], "documents": [document("d")]}
    told = made(one, findings=findings, remarks=remarks, **parts)
    assert [(f.row, f.rule) for f in told.remarks] == [
        ("d", "grave"),
        ("a", "mine"),
        ("f", "of_it"),
    ]
    assert "  d: somewhere [grave]  references/maker.yaml:9\n    mend it\n" in said(told)


def test_trials_that_decide_stand_first_and_number_their_facts() -> None:
    trials = [trial("holds", "f", decides=False), trial("holds", "g"), trial("miss", "g", "f")]
    parts = {"facts": [fact("f", "d"), fact("g", "d")], "documents": [document("d")]}
    told = made(claim("a", trials=trials, decided_by=1), **parts)
    assert [t.numbers for t in told.trials] == [(1, 2), (1,), (2,)]
    assert [t.tells for t in told.trials] == [False, True, False]
    assert [f.id for f in told.facts] == ["g", "f"]


@pytest.mark.parametrize(
    ("verdict", "tells"),
    [("contradicted", True), ("conflicting", True), ("unverifiable", False), ("not rated", False)],
)
def test_no_verdict_follows_from_a_trial_where_nothing_was_decided(
    verdict: Any, tells: bool
) -> None:
    parts = {"facts": [fact("f", "d")], "documents": [document("d")]}
    told = made(claim("a", verdict, trials=[trial("miss", "f")], decided_by=0), **parts)
    assert [t.tells for t in told.trials] == [tells]


def test_a_long_list_is_counted() -> None:
    trials = [trial("holds", f"f{n}") for n in range(20)]
    parts = {"facts": [fact(f"f{n}", "d") for n in range(20)], "documents": [document("d")]}
    text = said(made(claim("a", trials=trials), **parts))
    assert text.count("  … and 8 more\n") == 2


def test_text_of_strangers_steers_no_terminal() -> None:
    one = claim("a", quote="sup\u202eported\x1b[2J\nTo edit: elsewhere", note="a\r\nb")
    text = said(made(one))
    assert "“sup\ufffdported\ufffd[2J To edit: elsewhere”" in text
    assert "\r" not in text
    assert "Working notes: a b\n" in text


def test_its_reasons_are_told_in_words() -> None:
    told = made(claim("a", "unverifiable", rung="no_reference", reasons=["no_reference"]),
                reasons={"no_reference": {"verdict": "unverifiable", "zh": "没有", "en": "none"}})  # fmt: skip
    ((code, words),) = told.reasons
    assert (code, words.text("en"), words.text("zh")) == ("no_reference", "none", "没有")


@pytest.mark.parametrize(
    ("strength", "sentence"),
    [
        ("firm", "Fits 1, given by Registry."),
        (
            "one_origin",
            "Fits 1, given by Registry according to Portal (original not read).",
        ),
    ],
)
def test_a_copy_that_decides_alone_is_no_retelling(strength: str, sentence: str) -> None:
    one = claim("a", trials=[trial("holds", "f", strength=strength)], decided_by=0, facts=["f"])
    told = made(
        one,
        facts=[fact("f", "copy")],
        documents=[
            document("copy", copy_of="original", publisher="Portal"),
            document("original", publisher="Registry"),
        ],
    )
    assert told.headline.text("en") == sentence


@pytest.mark.parametrize(
    ("reference", "en", "zh"),
    [
        ([1, 1], "Fits 1, given by AP (original not read).", "与AP（未见原文）给出的1相符。"),
        (None, "AP (original not read) bears it out.", "AP（未见原文）可以证实。"),
    ],
)
def test_a_house_that_retells_itself_is_named_once(reference: Any, en: str, zh: str) -> None:
    tried = trial("holds", "f", strength="one_origin", reference=reference)
    told = made(
        claim("a", trials=[tried], decided_by=0, facts=["f"]),
        facts=[fact("f", "copy")],
        documents=[
            document("copy", origin="original", publisher="AP"),
            document("original", publisher="AP"),
        ],
    )
    assert (told.headline.text("en"), told.headline.text("zh")) == (en, zh)


def test_what_two_editions_leave_open_is_told_with_its_two_figures() -> None:
    left = trial("inconclusive", "after", "before", judged_by="editions.of_two_editions")
    one = claim("a", "unverifiable", reasons=["sources_leave_open"], trials=[left])
    facts = [fact("after", "d", printed="16%"), fact("before", "d", printed="19.7%")]
    told = made(one, facts=facts, documents=[document("d")])
    assert told.headline.text("en") == (
        "Unverifiable: no document prints both 19.7% and 16%; "
        "a later edition may have revised one of the two."
    )
    assert told.headline.text("zh") == (
        "无法核实：没有一份文件同时载有19.7%与16%；后来的版本可能已修订其中之一。"
    )
    assert [t.outcome.text("en") for t in told.trials] == [
        "left open: no document prints both figures"
    ]
    assert [t.outcome.text("zh") for t in told.trials] == [
        "不足以判断，没有一份文件同时载有两个数字"
    ]
    (mend,) = told.mends
    assert mend.text("en").startswith("one document that prints both figures")
    assert mend.text("zh").startswith("一份同时载有两个数字的文件")


FIRM = "So far this rests on reports; the words of a primary document would make it firmer."
AGAIN = ", and we will recheck."


@pytest.mark.parametrize(
    ("verdict", "rung", "strength", "said"),
    [
        ("supported", "supported", "firm", []),
        ("supported", "supported", "two_reports", []),
        ("not rated", "not_rated", None, []),
        ("unverifiable", "no_reference", None,
         ["We could settle this with a public document that says the same or prints the same figure."]),
        ("misleading", "holds_only_under", "firm",
         [f"Show us where the article says on which condition its figure holds{AGAIN}"]),
        ("misleading", "holds_only_under", "one_origin",
         [f"Show us where the article says on which condition its figure holds{AGAIN}", FIRM]),
        ("contradicted", "outside_interval", "firm",
         [f"Show us a public document that gives 1 (that is, 1×){AGAIN}"]),
    ],
)  # fmt: skip
def test_what_is_open_or_weak_says_what_would_change_it(
    verdict: str, rung: str, strength: str | None, said: list[str]
) -> None:
    weak = strength not in ("firm", None)
    told = made(claim("a", verdict, rung=rung, strength=strength, provisional=weak)).changes
    assert [one.text("en") for one in told] == said


@pytest.mark.parametrize(
    ("keys", "below"),
    [
        ({"trials": [trial("holds", "f")], "decided_by": 0, "facts": ["f"]}, "Fits 1, given by Maker."),
        # A source that says the same computes nothing; neither does what was never held against any.
        ({"trials": [trial("holds", "f", reference=None)], "decided_by": 0, "facts": ["f"]}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_only_what_was_computed_stands_below_a_gist(
    keys: dict[str, Any], below: str | None
) -> None:
    told = made(claim("a", **keys), facts=[fact("f", "d")], documents=[document("d")]).computed
    assert (told and told.text("en")) == below


@pytest.mark.parametrize(
    ("kind", "en", "zh"),
    [
        ("reply", "Reply of Maker, 2026-12-01", "Maker 2026-12-01的回应"),
        ("correction", "Correction by Maker, 2026-12-01", "Maker 2026-12-01作出更正"),
        ("objection", "Objection of Maker, 2026-12-01", "Maker 2026-12-01提出异议"),
    ],
)
def test_an_answer_says_whose_it_is_and_of_when(kind: str, en: str, zh: str) -> None:
    reply = {"id": "r", "claim": "a", "on": "2026-12-01", "by": "Maker", "kind": kind,
             "words": {"zh": "不对", "en": "wrong"}, "file": "claims/replies.yaml", "line": 2}  # fmt: skip
    ((answer, words),) = made(claim("a", replies=[reply])).replies
    assert (answer.id, words.text("en"), words.text("zh")) == ("r", en, zh)


def test_a_change_of_the_verdict_says_why() -> None:
    move = {"id": "m", "claim": "a", "on": "2026-12-01", "from": "supported", "to": "unverifiable",
            "why": {"zh": "来源撤回", "en": "the source was withdrawn"}}  # fmt: skip
    (told,) = made(claim("a", moves=[move])).moves
    assert told.text("en") == (
        "Changed on 2026-12-01, from supported to unverifiable: the source was withdrawn."
    )
    assert told.text("zh").endswith("：来源撤回。")


@pytest.mark.parametrize(
    ("of", "wanted"),
    [("chip", "compute of rival"), ("rival", "compute of chip")],
)
def test_a_fact_without_a_partner_lacks_the_other_side(of: str, wanted: str) -> None:
    one = claim("a", form="ratio", versus="rival", apart=[{"fact": "f", "cause": "partner"}])
    told = made(one, facts=[fact("f", "d", subject=of)], documents=[document("d")])
    ((_, because),) = told.apart
    assert because.text("en") == f"nothing to pair it with: the sources give no {wanted}"


def test_what_is_read_into_a_claim_is_told_as_that_and_not_as_stated() -> None:
    held = fact("f", "d", conditions={"precision": "fp8", "scope": "chip"})
    one = claim(
        "a",
        decided_by=0,
        trials=[trial("holds", "f")],
        facts=["f"],
        conditions={"precision": "fp8", "scope": "chip"},
        assumed={"precision": {"is": "fp8", "why": {"zh": "上文如此", "en": "as said above"}}},
    )
    told = made(one, facts=[held], documents=[document("d")])
    assert [dict(conditions) for _, conditions in told.conditions] == [{"scope": "chip"}]
    assert told.headline.text("en").endswith("Not printed, but read as: FP8 precision.")
    bare = made(one.model_copy(update={"assumed": {}}), facts=[held], documents=[document("d")])
    assert "read as" not in bare.headline.text("en")
    assert told.headline.text("en").startswith(bare.headline.text("en"))
    attested = one.model_copy(update={"trials": [trial("holds", "f", reference=None)]})
    words = made(attested, facts=[held], documents=[document("d")]).headline.text("en")
    assert "read as" not in words, "no figure was chosen by it"
