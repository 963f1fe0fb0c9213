"""What each view lists, and in which order."""

from __future__ import annotations

import re

import pytest

from claimaudit.record.claims import ClaimRecord, FactRecord
from claimaudit.record.models import FindingRecord, RungRecord
from claimaudit.report.html.first_page import changed, clips, findings, first
from claimaudit.report.html.marks import blocks
from claimaudit.report.html.page import render
from claimaudit.report.html.shorthand import Anchors
from claimaudit.report.html.views import (
    evidence,
    open_for,
    parts,
    sources,
    subjects,
    timeline,
    twins,
    within,
)
from claimaudit.report.lookup import Lookup
from claimaudit.workspace.ladder import RemarkRule
from claimaudit.workspace.policy import GRAVEST, VERDICTS
from tests.report.html.made import audit, claim, document, fact, made_sum, trial

# --- what to look at first ------------------------------------------------------------------


def test_there_is_one_order_of_verdicts() -> None:
    assert tuple(reversed(VERDICTS)) == GRAVEST
    assert GRAVEST[0] == "contradicted"


def _rung(name: str, severity: str) -> RungRecord:
    return RungRecord.model_validate(
        {"rung": name, "severity": severity, "zh": name, "en": name, "when": "", "verdict": None,
         "reason": None, "mends": None, "why": "why", "file": "checks/ladder.yaml", "line": 1}
    )  # fmt: skip


def test_findings_by_verdict_severity_standing_and_distance() -> None:
    made = audit(
        ladder=[_rung("loud", "critical"), _rung("quiet", "info")],
        claims=[
            claim("fine"),
            claim("conflict", "conflicting"),
            claim("partly", "misleading", ratio=50.0),
            claim("near", "contradicted", rung="loud", ratio=1.1),
            claim("far", "contradicted", rung="loud", ratio=0.1),
            claim("retold", "contradicted", rung="loud", ratio=0.01, provisional=True),
            claim("whisper", "contradicted", rung="quiet", ratio=0.001),
            claim("open", "unverifiable"),
        ],
    )
    ordered = ["far", "near", "retold", "whisper", "partly", "conflict"]
    assert [c.id for c in first(made)] == ordered
    (found,) = findings(made)
    assert (found.heading, [c.id for c in found.claims], found.sums) == ("", ordered, [])


def test_what_is_open_is_counted_by_cause_each_statement_once() -> None:
    open_one = {"verdict": "unverifiable", "reasons": ["no_reference"]}
    claims = [
        claim("a", **open_one),
        claim("b", **open_one),
        claim("c", **open_one, repeat_of="a"),
        claim("d", verdict="unverifiable", reasons=["sources_leave_open"]),
        claim("e", verdict="misleading", reasons=["scope_mismatch"]),
    ]
    assert open_for(claims) == [("no_reference", 2), ("sources_leave_open", 1)]
    assert open_for(claims[-1:]) == []


def test_what_changes_the_point_comes_before_graver_details() -> None:
    told = {"gist": {"zh": "不是。", "en": "It is not."}}
    made = audit(
        claims=[
            claim("open", "conflicting"),
            claim("slight", "contradicted", weight="detail", **told),
            claim("grave", "misleading", weight="point", **told),
            claim("graver", "contradicted", weight="point", **told),
            claim("fine", weight="point", **told),
        ],
        arithmetic=[
            made_sum("slight-sum", weight="detail", **told),
            made_sum("grave-sum", weight="point", **told),
            made_sum("said", kind="disagreement"),
            made_sum("added"),
            made_sum("fits", holds=True, weight="point"),
        ],
    )
    ordered = [
        (group.heading, [c.id for c in group.claims], [s.id for s in group.sums])
        for group in findings(made)
    ]
    assert ordered == [
        ("point", ["graver", "grave"], ["grave-sum"]),
        ("unweighed", ["open"], ["added"]),
        ("detail", ["slight"], ["slight-sum"]),
        ("differ", [], ["said"]),  # perhaps of different things
    ]


ARTICLES = [
    audit().articles[0].model_copy(update={"id": name, "file": f"{name}.txt"})
    for name in ("000", "001")
]


@pytest.mark.parametrize(
    ("weights", "heading"),
    [
        (("point", "detail"), "What changes an article’s point, and one error of detail from each other article"),
        (("point", None), "What changes an article’s point, and the gravest elsewhere"),
        (("point", "point"), "What changes an article’s point"),
        (("detail", "detail"), "Smaller errors, one of each article"),
        ((None, "detail"), "The gravest findings"),
    ],
)  # fmt: skip
def test_details_do_not_stand_under_what_is_grave(
    weights: tuple[str | None, ...], heading: str
) -> None:
    told = {"gist": {"zh": "不是。", "en": "It is not."}}
    convicted = [
        claim(f"c{i}", "misleading", article=a.id, weight=weight, **told)
        for i, (a, weight) in enumerate(zip(ARTICLES, weights, strict=True))
    ]
    page = render(audit(articles=ARTICLES, claims=convicted), {})
    head = re.search(r"<h2>(((?!</h2>).)*)<small>· <a href=#v_first", page)
    assert head is not None
    assert re.sub(r"<i>[^<]*</i>|<[^>]*>", "", head[1]).strip() == heading


def test_a_heading_counts_statements_and_sums_apart() -> None:
    claims = [claim("a", "misleading", weight="detail"), claim("b", "contradicted", weight="point")]
    again = claim("again", "misleading", weight="detail", repeat_of="a")
    sums = [made_sum(name, holds=False, weight="detail") for name in ("s", "t")]
    made = audit(claims=[*claims, again], arithmetic=sums)
    assert [group.told.text("en") for group in findings(made)] == [
        "Findings that change the article’s point (1 statement)",
        "Smaller errors (1 statement, 2 sums that do not add up)",
    ]


@pytest.mark.parametrize(
    ("verdicts", "told"),
    [
        ("supported supported", {}),
        ("supported unverifiable", {"a": "1/2"}),
        ("supported unverifiable supported", {"a": "1/2"}),  # the third is a sentence
        ("supported not-rated", {}),
        ("misleading contradicted", {}),
    ],
)
def test_what_holds_of_a_sentence_that_does_not_says_how_much(
    verdicts: str, told: dict[str, str]
) -> None:
    made = [
        claim(name, verdict.replace("-", " "), sentence=at)
        for name, at, verdict in zip("abc", (0, 0, 12), verdicts.split(), strict=False)
    ]
    assert parts(made) == told


def test_what_is_dated_stands_in_its_order() -> None:
    def dated(name: str, *when: str | None, **keys: object) -> ClaimRecord:
        return claim(name, form="date", claimed=when, unit="date", point=None, **keys)

    found = timeline(
        [
            dated("spring", "2025-03-01", "2025-05-31"),
            claim("value"),
            dated("before", None, "2024-12-31"),
            dated("day", "2025-03-01", "2025-03-01"),
            dated("unread", "2025-01-01", None).model_copy(update={"claimed": None}),
        ]
    )  # fmt: skip
    assert [(c.id, when.text("zh")) for when, c in found] == [
        ("before", "至多2024年12月31日"),
        ("day", "2025年3月1日"),
        ("spring", "2025年3月1日至2025年5月31日"),
    ]
    day = "2025-03-01", "2025-03-01"
    again = [dated("a", *day), dated("b", *day), dated("c", *day, quote="others say so")]
    assert [c.id for _, c in timeline(again)] == ["a", "c"]
    assert timeline(again[:2]) == []
    assert timeline([dated("alone", "2025-03-01", "2025-03-01"), claim("value")]) == []


def _clips(*facts: FactRecord, **keys: object) -> list[tuple[str, str | None]]:
    """What is heard of a claim that all these decide, of documents d, e and o."""
    held = trial("miss", *(f.id for f in facts))
    made = claim("a", "contradicted", trials=[held], decided_by=0, **keys)
    held_by = [document(name) for name in "deo"]
    found = clips(Lookup(audit(claims=[made], facts=[*facts], documents=held_by)), made)
    return [(p.document, p.clip) for p in found]


def _prints(*words: tuple[str, str]) -> list[dict[str, str]]:
    return [
        {"document": d, "at": "page 1", "seen": "read", "clip": clip, "figure": "1"}
        for d, clip in words
    ]


def test_a_clip_of_a_document_is_heard_once_beside_its_others() -> None:
    two_parts = _prints(("o", "x"), ("d", "x"), ("o", "x"), ("d", "y"), ("d", "x"), ("e", "x"))
    assert _clips(fact("f", "d", prints=two_parts)) == [("d", "x"), ("d", "y"), ("o", "x")]
    again = [fact(name, "d", "e") for name in ("f", "g")]
    assert _clips(*again) == [("d", "1"), ("e", "1")]


def test_each_fact_is_heard_once_before_one_is_heard_again() -> None:
    one = fact("f", "d", prints=_prints(("d", "1 PFLOPS"), ("e", "1PF")))
    assert _clips(one, fact("g", "o", prints=_prints(("o", "fp8=293")))) == [
        ("d", "1 PFLOPS"), ("o", "fp8=293"), ("e", "1PF"),
    ]  # fmt: skip


def test_what_the_gist_tells_is_heard_before_what_it_does_not() -> None:
    told = {
        "zh": "文中为108.3%；来源为110.9%和110.8%。",
        "en": "108.3% here, 110.9% and 110.8% there.",
    }
    words = (("d", "reached 108.3%"), ("e", "reached 110.9%"), ("o", "reached 110.8%"))
    seen = fact("f", "d", prints=_prints(*words))
    assert _clips(seen, quote="108.3%", gist=told) == [*words[1:]]


def test_card_and_finding_name_a_document_once_for_all_its_clips() -> None:
    seen = _prints(("d", "one clip"), ("d", "another"), ("d", "one clip"))
    made = claim("a", "contradicted", trials=[trial("miss", "f")], decided_by=0, facts=["f"])
    facts, documents = [fact("f", "d", prints=seen)], [document("d")]
    page = render(audit(claims=[made], facts=facts, documents=documents), {"000": "the quote"})
    finding = page[page.index("<ol class=finds") : page.index("id=v_object")]
    card = page[page.index("<details class=v") : page.index("id=v_claims")]
    for shown, name in ((finding, ">Maker</a>"), (card, "href=#DA")):
        assert (shown.count(">one clip</q>"), shown.count(">another</q>")) == (1, 1)
        assert shown.count(name) == 1


@pytest.mark.parametrize(
    ("verdict", "weight", "heard"),
    [
        ("contradicted", "detail", True),
        ("misleading", "point", True),
        ("misleading", "detail", False),
        ("misleading", None, True),
    ],
)
def test_the_first_page_has_the_words_of_all_but_details_of_impression(
    verdict: str, weight: str | None, heard: bool
) -> None:
    made = [
        claim(name, told, weight=weighed, trials=[trial("miss", name)], decided_by=0, facts=[name])
        for name, told, weighed in (
            ("a", verdict, weight),
            ("b", "contradicted", "point" if weight else None),
        )
    ]
    facts = [fact(one.id, "d", prints=_prints(("d", f"words of {one.id}"))) for one in made]
    page = render(audit(claims=made, facts=facts, documents=[document("d")]), {"000": "the quote"})
    finding = page[page.index("<ol class=finds") : page.index("id=v_object")]
    assert ("words of a" in finding, "words of b" in finding) == (heard, True)


# --- what was changed --------------------------------------------------------------------------


def test_changes_that_read_alike_are_told_once_with_how_many_statements_they_are_of() -> None:
    def moved(name: str, why: str = "seen", on: str = "2026-11-28", **keys: object) -> ClaimRecord:
        move = {"id": f"m-{name}", "claim": name, "on": on, "from": "unverifiable",
                "to": "supported", "why": {"zh": why, "en": why}}  # fmt: skip
        return claim(name, moves=[move], **keys)

    made = audit(
        claims=[
            moved("a"), moved("b"), moved("other", "read"), moved("words", quote="other words"),
            moved("late", on="2026-11-29"), claim("still"),
        ]
    )  # fmt: skip
    told = [["late"], ["a", "b", "words"], ["other"]]
    assert [[c.id for c in row] for row in changed(made)] == told
    page = render(made, {})
    assert "5 verdicts were changed" in page
    listed = page[page.index("id=v_changed") : page.index('"view article"')]
    assert listed.count("<li>") == 3
    assert listed.count("3 statements") == 1


def test_an_answer_to_a_verdict_stands_among_its_changes() -> None:
    def answered(name: str, on: str, **keys: object) -> ClaimRecord:
        reply = {"id": f"r-{name}", "claim": name, "on": on, "by": "Maker", "kind": "correction",
                 "words": {"zh": "已更正", "en": "put right"}, "file": "r", "line": 1}  # fmt: skip
        return claim(name, replies=[reply], **keys)

    move = {"id": "m", "claim": "moved", "on": "2026-11-29", "from": "unverifiable",
            "to": "supported", "why": {"zh": "见", "en": "seen"}}  # fmt: skip
    made = audit(
        claims=[
            claim("moved", moves=[move]), claim("still"),
            answered("a", "2026-11-28"), answered("b", "2026-11-30", repeat_of="a"),
        ]
    )  # fmt: skip
    assert [[c.id for c in row] for row in changed(made)] == [["b"], ["moved"], ["a"]]
    page = render(made, {})
    assert "One verdict was changed" in page and "corrections entered since: 2." in page
    listed = page[page.index("id=v_changed") : page.index('"view article"')]
    assert listed.count("<p class=re>") == 2 and listed.count("put right") == 2


# --- the state of the evidence --------------------------------------------------------------


def _finding(row: str, rule: str, of: str, severity: str = "info") -> FindingRecord:
    return FindingRecord.model_validate(
        {"row": row, "rule": rule, "severity": severity, "reason": None, "of": of,
         "file": "references/maker.yaml", "line": 3}
    )  # fmt: skip


def _evidence(**keys: object) -> list[tuple[str, RemarkRule | None, list[FindingRecord]]]:
    made = audit(
        claims=[claim("a", rules=["no_reference"])],
        facts=[fact("f", "d")],
        documents=[document("d"), document("e")],
        findings=[
            _finding("a", "no_reference", "claim", "warning"),
            _finding("a", "quote_too_short", "claim", "warning"),
            _finding("d", "document_undated", "document"),
            _finding("e", "document_undated", "document"),
            _finding("f", "fact_undated", "fact"),
        ],
        **keys,
    )
    return evidence(Lookup(made))


TOLD = RemarkRule.model_validate(
    {"code": "document_undated", "why": "it may be later", "zh": "文件无日期", "en": "the document bears no date", "of": "document",
     "severity": "info", "mends": {"zh": "补上 published", "en": "enter `published`"}}
)  # fmt: skip


def test_remarks_by_code_what_is_to_be_put_right_first_then_those_on_most() -> None:
    found = _evidence()
    assert [(weak.code, weak.severity, len(weak.found)) for weak in found] == [
        ("document_undated", "info", 2),
        ("fact_undated", "info", 1),
        ("quote_too_short", "warning", 1),
    ]
    grave = [_finding("d", "file_lost", "document", "critical")]
    made = audit(
        documents=[document("d")], findings=[*grave, *[_finding("d", "odd", "document")] * 2]
    )
    assert [weak.code for weak in evidence(Lookup(made))] == ["file_lost", "odd"]


def test_a_remark_says_of_how_many_and_why_it_matters_without_a_click() -> None:
    found = [_finding("d", "document_undated", "document")]
    documents = [document("d"), document("e")]
    page = render(
        audit(documents=documents, findings=found, remarks={"document_undated": TOLD}), {}
    )
    shown = page[page.index("id=v_evidence") : page.index("id=v_method")]
    head, _, folded = shown.partition("<details")
    assert "1 document: the document bears no date (of 2)" in head
    assert "it may be later" in head and "href=#DA" in folded


def test_claims_and_documents_have_short_ids() -> None:
    made = audit(claims=[claim("a"), claim("b", start=5)], documents=[document("e"), document("d")])
    assert Anchors(made).claims == {"a": "CsA", "b": "CsB"}
    assert Anchors(made).documents == {"d": "DA", "e": "DB"}


def test_a_remark_comes_with_its_words_where_the_record_has_them() -> None:
    found = {weak.code: weak.rule for weak in _evidence(remarks={"document_undated": TOLD})}
    assert found == {"quote_too_short": None, "document_undated": TOLD, "fact_undated": None}


def test_a_remark_says_what_it_is_and_leaves_the_mending_to_its_editor() -> None:
    findings = [
        _finding("d", "document_undated", "document"),
        _finding("d", "odd_code", "document"),
    ]
    page = render(audit(findings=findings, remarks={"document_undated": TOLD}), {})
    shown = page[page.index("id=v_evidence") : page.index("id=v_method")]
    for words in ("the document bears no date", "odd_code"):
        assert words in shown
    for words in ("补上 published", "enter `published`"):
        assert words not in shown


# --- sources and subjects -------------------------------------------------------------------


def test_what_a_verdict_loses_with_a_document() -> None:
    made = audit(
        documents=[document(name) for name in ("only", "part", "other", "pair", "idle")],
        facts=[
            fact("f-only", "only"),
            fact("f-part", "part"),
            fact("f-other", "other"),
        ],
        claims=[
            claim("one", trials=[trial("holds", "f-only")]),
            claim("two", trials=[trial("holds", "f-part"), trial("holds", "f-other")]),
            claim("open", trials=[trial("inconclusive", "f-part")]),
            claim("idle", trials=[trial("holds", "f-other", decides=False)]),
        ],
    )
    fates = [
        (s.record.id, [[c.id for c in found] for found in (s.lost, s.weaker)])
        for s in sources(Lookup(made))
    ]
    assert fates == [
        ("only", [["one"], []]),
        ("other", [[], ["two"]]),
        ("part", [[], ["two"]]),
        ("idle", [[], []]),
        ("pair", [[], []]),
    ]


def test_a_document_names_what_was_held_against_it_and_not_decided_by_it() -> None:
    made = audit(
        documents=[document(name) for name in ("d", "witness", "idle")],
        facts=[fact("f", "d", "witness"), fact("g", "idle")],
        claims=[
            claim("open", "unverifiable", trials=[trial("inconclusive", "f")]),
            claim("unrated", "not rated", trials=[trial("holds", "g")]),
            claim("decided", trials=[trial("holds", "f"), trial("miss", "g", decides=False)]),
        ],
    )
    found = {s.record.id: [c.id for c in s.beside] for s in sources(Lookup(made))}
    assert found == {"d": ["open"], "witness": ["open"], "idle": ["unrated", "decided"]}
    assert [s.rests for s in sources(Lookup(made))] == [1, 1, 0]


@pytest.mark.parametrize(
    ("title", "words", "ours"),
    [
        ("Huang on Huawei", "黄仁勋谈华为", True),
        ("Huang on Huawei", "Huang said", False),
        ("黄仁勋谈华为", "黄仁勋谈华为", False),
        ("黄仁勋谈华为", "Huang said", False),
    ],
)
def test_a_title_in_another_language_than_its_page_is_ours(
    title: str, words: str, ours: bool
) -> None:
    made = audit(facts=[fact("f", "d", printed=words)], documents=[document("d", title=title)])
    assert [s.retitled for s in sources(Lookup(made))] == [ours]
    bare = audit(documents=[document("d", title=title)])
    assert [s.retitled for s in sources(Lookup(bare))] == [False], "nothing of it was read"


def test_how_a_document_was_seen_is_what_was_best() -> None:
    made = audit(documents=[document("d"), document("unread")], facts=[fact("f", "d")])
    assert {s.record.id: s.seen for s in sources(Lookup(made))} == {
        "d": "read",
        "unread": "not_seen",
    }


def test_claims_on_the_same_words_are_told_apart() -> None:
    alike = [claim("a", figure="95%"), claim("b", figure="50%")]
    of_subjects = [claim("c", quote="on two", subject="s"), claim("d", quote="on two", subject="t")]
    same_event = [claim("e", quote="on one"), claim("f", quote="on one")]
    against = [claim(v, quote="against two", versus=v) for v in ("u", "v")]
    alone = claim("alone", quote="alone")
    made = audit(claims=[*alike, *of_subjects, *same_event, *against, alone])
    told = {name: words.text("en") for name, words in twins(Lookup(made)).items()}
    assert told == {"a": "95%", "b": "50%", "c": "s", "d": "t", "u": "u", "v": "v"}


def test_a_figure_that_holds_in_words_that_do_not_says_so() -> None:
    made = audit(
        claims=[
            claim("whole", "misleading", start=0, end=9), claim("figure", start=4, end=9),
            claim("when", form="date", start=0, end=9), claim("beside", start=4, end=10),
            claim("open", "not rated", start=4, end=9),
        ]
    )  # fmt: skip
    found = within(Lookup(made))
    assert {name: one.id for name, one in found.items()} == {"figure": "whole", "when": "whole"}
    page = render(made, {"000": "the quote."})
    for words in ("Only the figure was checked here; see no. 2, misleading", "Only this part was"):
        assert page.count(words) == 1


def test_a_subject_sets_something_side_by_side() -> None:
    made = audit(
        documents=[document("d")],
        facts=[fact("f", "d"), fact("g", "d", subject="lonely", metric="price")],
        claims=[
            claim("a", "misleading"), claim("b", versus="rival"), claim("c", subject="lonely"),
            claim("again", "misleading", repeat_of="a"),
            claim("alone", metric="heat"), claim("one", metric="age"), claim("two", metric="age"),
            claim("wrong", "contradicted", metric="rank", form="assertion", figure=None),
            claim("right", metric="rank", form="assertion", figure=None),
        ],
    )  # fmt: skip
    (chip,) = subjects(Lookup(made))
    assert (chip.asked, chip.claims) == ("chip", 7)
    assert chip.told.text("en") == "in 7 statements: 5 supported, 1 misleading, 1 contradicted"
    assert chip.shown == 5
    assert [[c.id for c in said] for _, said, _ in chip.metrics] == [
        ["a", "b", "again"],
        ["one", "two"],
        ["wrong"],
    ]


def test_what_decided_against_a_statement_stands_before_what_reads_alike() -> None:
    nothing = dict.fromkeys(("printed", "subject", "metric", "interval", "unit"))
    said = fact("said", "d", holds="no", attests="a", why="read", **nothing)
    made = audit(
        documents=[document(name) for name in "de"],
        facts=[fact("f", "d"), fact("again", "e"), said],
        claims=[claim("a", "contradicted", facts=["said"])],
    )
    ((_, _, beside),) = subjects(Lookup(made))[0].metrics
    assert [[f.id for f in row] for row in beside] == [["said"], ["f", "again"]]


def test_what_is_not_rated_rests_on_nothing() -> None:
    claims = [claim("a", "not rated", trials=[trial("holds", "f")])]
    made = audit(documents=[document("d")], facts=[fact("f", "d")], claims=claims)
    assert [view.rests for view in sources(Lookup(made))] == [0]


# --- the marked text ------------------------------------------------------------------------

TEXT = "Menu\nFour PFLOPS are twice the old chip.\nA long last paragraph that nobody marked.\n特别声明:以上内容由用户上传\n"


def _marked(text: str) -> list[tuple[str, str, list[str]]]:
    one = claim("one", start=text.index("Four"), end=text.index(" are"))
    two = claim("two", "contradicted", start=text.index("PFLOPS"), end=text.index(" the old"))
    return [
        (s.text, s.style, [c.id for c in s.ends])
        for block in blocks(text, [one, two])
        for paragraph in block.paragraphs
        if paragraph.marked
        for s in paragraph.segments
    ]


def test_a_text_is_cut_where_claims_begin_end_and_overlap() -> None:
    assert _marked(TEXT) == [
        ("Four ", "vs", []),
        ("PFLOPS", "vc v2", ["one"]),
        (" are twice", "vc", ["two"]),
        (" the old chip.", "", []),
    ]


def test_what_surrounds_the_article_is_set_aside_and_nothing_is_lost() -> None:
    one = claim("one", start=TEXT.index("Four"), end=TEXT.index(" are"))
    found = blocks(TEXT, [one])
    assert [(b.aside, [p.text for p in b.paragraphs]) for b in found] == [
        ("before", ["Menu"]),
        ("", TEXT.split("\n")[1:3]),
        ("after", ["特别声明:以上内容由用户上传"]),
    ]
    assert [c.id for p in found[1].paragraphs for c in p.claims] == ["one"]


def test_a_line_with_a_figure_that_is_counted_is_shown_wherever_it_stands() -> None:
    text = f"5 of 7\n{TEXT}\nRead by 48,312\nClose\n"
    one = claim("one", start=text.index("Four"), end=text.index(" are"))
    figures = [text.index("7"), text.index("48,312")]
    found = [(b.aside, b.paragraphs[0].text) for b in blocks(text, [one], figures)]
    assert found == [
        ("", "5 of 7"), ("before", "Menu"), ("", TEXT.split("\n")[1]),
        ("after", "特别声明:以上内容由用户上传"), ("", "Read by 48,312"), ("after", "Close"),
    ]  # fmt: skip


def test_of_the_text_of_the_site_only_the_number_of_lines_is_printed() -> None:
    text = "热门广告\nFour PFLOPS\n![]()\nthe old chip is half as fast.\n特别声明:请拨13000001211\n"
    two = text.index("half")
    made = [claim("one", start=5, end=9), claim("two", start=two, end=two + 4)]
    page = render(audit(claims=made), {"000": text})
    assert not [words for words in ("热门广告", "![]()", "13000001211") if words in page]
    for words in (
        "after the article: text of the website (lines: 1)",
        "here: text of the website (lines: 1)",
    ):
        assert words in page
    assert "正文之后略去网页内容1行" in page


def test_lines_of_the_site_inside_the_article_are_set_aside() -> None:
    text = "Four PFLOPS\n0\n分享至\n![]()\nBarely a heading\nthe old chip is half as fast.\n"
    one = claim("one", start=0, end=4)
    two = claim("two", start=text.index("half"), end=text.index(" as"))
    found = blocks(text, [one, two])
    assert [(b.aside, [p.text for p in b.paragraphs]) for b in found] == [
        ("", ["Four PFLOPS"]),
        ("inside", ["0", "分享至", "![]()"]),
        ("", ["Barely a heading", "the old chip is half as fast."]),
    ]


def test_a_line_of_the_site_with_a_claim_is_shown() -> None:
    text = "Four PFLOPS\n分享至\nthe old chip\n"
    made = [claim("one", start=0, end=4), claim("two", start=12, end=14), claim("three", start=20)]
    assert [b.aside for b in blocks(text, made)] == [""]


def test_a_quote_over_two_lines_is_numbered_in_both() -> None:
    text = "first line\nsecond line\n"
    one = claim("one", start=6, end=17)
    segments = [s for b in blocks(text, [one]) for p in b.paragraphs for s in p.segments]
    assert [(s.text, s.style, len(s.ends)) for s in segments] == [
        ("first ", "", 0), ("line", "vs", 1), ("second", "vs", 1), (" line", "", 0),
    ]  # fmt: skip


def test_a_text_without_claims_is_shown_whole() -> None:
    assert [b.aside for b in blocks("one\n\ntwo\n", [])] == [""]
    assert blocks("\n \n", []) == []
