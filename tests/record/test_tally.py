"""Statements are counted once, however often they are said."""

from __future__ import annotations

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.record.tally import tally, with_repeats
from tests.report.html.made import claim, made_sum


def _said() -> list[ClaimRecord]:
    return with_repeats(
        [
            claim("body", "contradicted", weight="point", strength="firm", start=50),
            claim("title", "contradicted", weight="point", strength="firm", same_as="body"),
            claim("lede", "contradicted", same_as="body", start=20, strength="firm"),
            claim("later", "unverifiable", same_as="body", strength="one_report"),
            claim("small", "misleading", weight="detail", strength="two_reports"),
            claim("fine", "supported", weight="point", strength="one_origin"),
            claim("lost", "supported", same_as="elsewhere", strength="one_origin"),
        ]
    )


def test_a_repeat_with_the_same_verdict_belongs_to_its_statement() -> None:
    found = {c.id: c for c in _said()}
    assert found["body"].repeats == ["title", "lede"], "as they are read"
    of = {name: c.repeat_of for name, c in found.items()}
    assert {n for n, origin in of.items() if origin} == {"title", "lede"}
    assert of["title"] == of["lede"] == "body"


def test_each_statement_is_counted_once() -> None:
    sums = [made_sum("s"), made_sum("t", holds=True), made_sum("u", kind="disagreement")]
    counted = tally(_said(), sums)
    assert (counted.claims, counted.repeats) == (5, 2)
    assert {v: n for v, n in counted.verdicts.items() if n} == {
        "contradicted": 1, "misleading": 1, "supported": 2, "unverifiable": 1,
    }  # fmt: skip
    assert counted.strengths == {"firm": 1, "one_origin": 2, "two_reports": 1}, "of the decided"
    assert counted.point == 1, "what holds is no error"
    assert (counted.sums, counted.slips, counted.differ) == (3, 2, 1)


def test_a_repeat_counts_where_its_statement_is_not() -> None:
    title = [c for c in _said() if c.id == "title"]
    assert (tally(title, []).claims, tally(title, []).repeats) == (1, 0)


def test_a_sentence_is_counted_once_and_holds_where_all_of_it_does() -> None:
    said = [
        claim("half", "supported", sentence=0),
        claim("rest", "misleading", sentence=0),
        claim("whole", "supported", sentence=9),
        claim("more", "supported", sentence=9),
        claim("guess", "not rated", sentence=9),
        claim("view", "not rated", sentence=30),
        claim("abroad", "supported", sentence=0, article="001"),
        claim("again", "supported", sentence=40, same_as="whole"),
    ]
    counted = tally(with_repeats(said), [])
    assert (counted.verdicts["supported"], counted.repeats) == (4, 1)
    assert (counted.sentences, counted.borne_out) == (4, 3)


def test_the_record_says_in_which_sentence_a_claim_begins(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    audit, texts = real_audit
    for c in audit.claims:
        assert c.sentence is not None
        assert not {"。", "\n"} & {*texts[c.article][c.sentence : c.start]}, c.id
    assert 0 < audit.tally.borne_out < audit.tally.sentences < audit.tally.claims
    assert audit.tally.sentences == sum(a.tally.sentences for a in audit.articles)
