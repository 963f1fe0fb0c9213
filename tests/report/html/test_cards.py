"""What a card shows of one verdict."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from claimaudit.record.models import Audit, RungRecord
from claimaudit.report.html.page import render
from claimaudit.report.languages import LANGUAGES, closest, gloss_in
from claimaudit.workspace.policy import CONVICTIONS
from tests.report.html.made import audit, claim, document, fact, trial

APART = [
    {"fact": "f-bf16", "cause": "condition", "name": "precision", "stated": "fp8", "held": "bf16"},
    {"fact": "f-bf16", "cause": "condition", "name": "scope", "stated": None, "held": "rack"},
]
RUNG = RungRecord(
    rung="outside_interval", when="miss > 0", verdict="contradicted", reason="outside_interval",
    severity="critical", mends=None, why="why", zh="超出", en="outside", file="checks/ladder.yaml", line=12,
)  # fmt: skip


def _audit() -> Audit:
    made = claim(
        "a", "contradicted", rung="outside_interval", reasons=["outside_interval"],
        rules=["outside_interval"], apart=APART, decided_by=1, facts=["f", "g"],
        trials=[trial("holds", "f", steps="2 PFLOPS"), trial("miss", "g", steps="3 PFLOPS"),
                trial("miss", "late", steps="4 PFLOPS", decides=False, late=True)],
    )  # fmt: skip
    facts = [fact(name, "d") for name in ("f", "g", "late")]
    other = fact("f-bf16", "d", printed="5 PFLOPS", conditions={"precision": "bf16"})
    return audit(claims=[made], facts=[*facts, other], documents=[document("d")], ladder=[RUNG])


def _page(of: Audit | None = None) -> str:
    return render(of or _audit(), {"000": "the quote is all"})


def _card(of: Audit | None = None) -> str:
    """The card's HTML, its words in English."""
    page = _page(of)
    rules = re.findall(r'\.(\w+)\{--z:"([^"]*)"(?:;--e:"([^"]*)")?\}', page)
    words = {name: en or both for name, both, en in rules}
    card = page[page.index("<details class=v") : page.index("</noscript></section>")]
    # An element of such a class is empty, and its end tag may be left out.
    card = re.sub(r"<i class=([A-Z]\w*)></i>", lambda m: words[m[1]], card)
    card = re.sub(r"<(\w+) class=([A-Z]\w*)>", lambda m: f"<{m[1]}>{words[m[2]]}", card)
    return re.sub(r"<i>.*?</i><i lang=en>(.*?)</i>", r"\1", card)


def _text(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def test_the_rung_that_decided_is_named() -> None:
    data = json.loads(_page().partition("id=data>")[2].partition("</script>")[0])
    ((*_, rung),) = data["rows"]
    assert data["words"]["rung"][rung][1].endswith(": outside (outside_interval)")


@pytest.mark.parametrize(
    ("strength", "decides", "told"),
    [
        ("one_report", False, "<b>it is reported so, which is not enough</b>"),
        ("not_seen", False, "<b>a document is said to say so, which is not enough</b>"),
        ("one_origin", True, "<b class=oh>holds</b>"),
    ],
)
def test_what_agrees_and_cannot_decide_has_no_sign_that_it_holds(
    strength: str, decides: bool, told: str
) -> None:
    tried = [trial("holds", "f", strength=strength, decides=decides, conditions={"scope": "rack"})]
    made = claim("a", "unverifiable", rung="only_secondary_references", facts=["f"], trials=tried)
    card = _card(audit(claims=[made], facts=[fact("f", "d")], documents=[document("d")]))
    assert told in card
    assert ("class=oh" in card) is decides


def test_the_trial_that_tells_the_verdict_comes_first_and_a_late_one_says_so() -> None:
    row = r"(?:<tr[^>]*>(?!<th)|<li class=nd>)(.*?)(?=<tr|<li|</table>|</ul>)"
    rows = [_text(found) for found in re.findall(row, _card())]
    assert [re.findall(r"\d PFLOPS", row) for row in rows] == [
        ["3 PFLOPS"],
        ["2 PFLOPS"],
        ["4 PFLOPS"],
    ]
    assert ["follows from this one" in row for row in rows] == [True, False, False]
    assert ["later than the article" in row for row in rows] == [False, False, True]


def test_facts_that_could_not_be_compared_stand_apart_each_once() -> None:
    (found,) = re.findall(
        r"<details class=idle><summary>([^<]*not comparable.*?)</details>", _card()
    )
    text = _text(found)
    assert text.startswith("In the sources, but not comparable (1) 5 PFLOPS Maker ·")
    assert text.count("5 PFLOPS") == 1
    for word in ("precision", "FP8", "BF16", "rack"):
        assert word in text


BOTH = {"zh": "文中没有写年份", "en": "no year is printed"}


def _noted(text: object, **keys: object) -> str:
    """The card, both languages in it, of a claim with that note which its source denies for that."""
    given = {"form": "assertion", "figure": None, "decided_by": 0, "facts": ["f"], **keys}
    tried = [trial("refuted", "f", reference=None), trial("refuted", "g", reference=None)]
    made = claim("a", "contradicted", note=text, trials=tried, **given)
    says = {"printed": None, "subject": None, "metric": None, "attests": "a", "holds": "no"}
    facts = [fact(name, "d", why=text, **says) for name in ("f", "g")]
    page = render(
        audit(claims=[made], facts=facts, documents=[document("d")]), {"000": "the quote is all"}
    )
    return page[page.index("<details class=v") : page.index("</noscript></section>")]


def test_a_note_is_told_in_each_language_and_never_quoted_where_it_is_its_readers_own() -> None:
    for told in (_noted(BOTH), _noted(BOTH, gist={"zh": "写1。", "en": "It says 1."})):
        assert "<i>文中没有写年份</i><i lang=en>no year is printed</i></div>" in told
        assert not re.search(r"<q[^>]*>(?:文中没有写年份|no year is printed)", told)


def test_a_note_in_one_language_is_quoted_as_what_it_is() -> None:
    assert "<q lang=en>no year is printed</q>" in _noted("no year is printed")
    assert "<q>文中没有写年份</q>" in _noted("文中没有写年份")


def test_a_gloss_stands_under_its_words_for_readers_of_its_language(
    real_page: str,
) -> None:
    clip = "<b>$4.5 billion</b> charge … H20 excess inventory</q><i>我们计提了45亿美元……H20库存过剩</i>"
    for words in (
        clip,
        "</q><i lang=en>SAMR opened an investigation of NVIDIA according to law</i>",
        "驟降至<b>5%</b></q><i lang=en>its share of total revenue plunged from 13% to 5%</i>",
    ):
        assert words in real_page


def test_the_page_says_of_glosses_whose_they_are() -> None:
    assert ':root{--lz:"本报告译文：";--le:"Our translation: "}' in _page()


def test_every_claim_that_is_convicted_or_in_a_failed_sum_is_glossed(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    record = real_audit[0]
    language = {article.id: closest(article.language) for article in record.articles}
    failed = {name for s in record.arithmetic if not s.holds for name in s.terms.values()}
    flagged = [c for c in record.claims if c.verdict in CONVICTIONS or c.id in failed]
    assert len(flagged) > 40
    for one in flagged:
        others = [name for name in LANGUAGES if name != language[one.article]]
        assert any(gloss_in(name, one.gloss) for name in others), one.id


def test_every_clip_that_decides_against_an_article_is_glossed(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    record = real_audit[0]
    facts = {one.id: one for one in record.facts}
    deciding = {
        name
        for c in record.claims if c.verdict in CONVICTIONS
        for t in c.trials if t.decides
        for name in t.facts
    }  # fmt: skip
    prints = [p for name in deciding for p in facts[name].prints if p.clip]
    # A line of code is nobody's language.
    bare = {p.document for p in prints if p.gloss is None and p.data is None}
    assert len(prints) > 90
    assert bare == {"nvidia-trtllm-cluster-info"}


def test_a_bound_that_leaves_a_claim_open_has_no_sign_that_it_does_not_hold() -> None:
    tried = [trial("inconclusive", "f", reference=(5, None)), trial("miss", "g", reference=(6, 6))]
    made = claim("a", "contradicted", claimed=(9, 99), decided_by=1, facts=["f", "g"], trials=tried)
    facts = [fact(name, "d") for name in ("f", "g")]
    card = _card(audit(claims=[made], facts=facts, documents=[document("d")]))
    assert re.findall(r"<b>([^<]*)×</b> <small>([^<]*)", card[: card.index("<svg")]) == [
        ("≥ 5", "left open: the source allows more than the text says"),
        ("6", "does not fit"),
    ]


def test_what_rests_on_an_announcement_says_so_at_its_head() -> None:
    told = {
        code: _card(audit(claims=[claim("a", notes=code)])).partition("</summary>")[0]
        for code in ((), ("announced_not_shipped",))
    }
    assert ["only announced then" in head for head in told.values()] == [False, True]


def test_two_ranges_of_sources_are_told_apart() -> None:
    trials = [
        trial("miss", name, reference=(high - 1, high)) for name, high in (("f", 3), ("g", 5))
    ]
    made = claim("a", "contradicted", trials=trials, decided_by=0, facts=["f", "g"])
    facts = [fact(name, "d") for name in "fg"]
    told = _text(_card(audit(claims=[made], facts=facts, documents=[document("d")])))
    given = told[told.index("The sources give") :]
    assert re.search(r"2 – 3\D* · 4 – 5", given[:120]), given[:120]


def test_a_verdict_that_was_changed_often_is_told_before_its_changes() -> None:
    changes = [
        {"id": f"m{day}", "claim": "a", "on": f"2026-11-{day}", "from": old, "to": new, "why": {"zh": "复核", "en": "reread"}}
        for day, old, new in ((28, "supported", "unverifiable"), (29, "unverifiable", "supported"))
    ]  # fmt: skip
    once, often = (_card(audit(claims=[claim("a", moves=changes[n:])])) for n in (1, 0))
    now = "Now supported, since 2026-11-29 (changes: 2, with their reasons)"
    assert now in often and often.index(now) < often.index("Changed on 2026-11-28")
    assert "Now supported" not in once and "Changed on 2026-11-29" in once
