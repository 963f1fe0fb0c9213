"""Whose word a verdict rests on."""

from __future__ import annotations

import pytest

from claimaudit.record.models import Audit
from claimaudit.report.attribution import also_reported, attributed, word_alone
from claimaudit.report.lookup import Lookup
from tests.report.html.made import TIERS, audit, claim, document, fact, trial

FILED = TIERS | dict.fromkeys(("filing", "government"), TIERS["vendor_datasheet"])
DOCUMENTS = [
    document("filing", type="filing"),
    document("retold", type="press", publisher="Daily", origin="filing"),
    document("heard", type="press", publisher="Weekly", origin="notice"),
    document("notice", type="government", publisher="Authority"),
]


@pytest.mark.parametrize(
    ("verdict", "prints", "holds", "told"),
    [
        ("contradicted", ["filing", "heard"], "no", True),
        ("misleading", ["filing", "heard"], "partly", True),
        ("contradicted", ["filing", "retold"], "no", False),
        ("contradicted", ["filing"], "no", False),
        ("contradicted", ["filing", "heard"], None, False),
        ("supported", ["filing", "heard"], "yes", False),
    ],
)
def test_what_others_report_beside_a_primary_document_is_told(
    verdict: str, prints: list[str], holds: str | None, told: bool
) -> None:
    outcome = {"no": "refuted", "partly": "partly", "yes": "holds", None: "miss"}[holds]
    made = claim("a", verdict, trials=[trial(outcome, "f", strength="firm")], facts=["f"])
    held = {"holds": holds, "attests": "a", "printed": None, "why": "so"} if holds else {}
    record = audit(
        claims=[made], facts=[fact("f", *prints, **held)], documents=DOCUMENTS, tiers=FILED
    )
    assert also_reported(Lookup(record), made) is told


@pytest.mark.parametrize(
    ("dimension", "said_by", "verdict", "word"),
    [
        ("statement", "Huang", "supported", "said"),
        ("statement", None, "supported", None),
        ("statement", "Huang", "misleading", None),
        ("money", "Huang", "supported", None),
    ],
)
def test_of_a_statement_it_is_told_that_only_its_being_said_was_checked(
    dimension: str, said_by: str | None, verdict: str, word: str | None
) -> None:
    made = claim("a", verdict, said_by=said_by, metric="speech")
    metric = {"id": "speech", "zh": "表态", "en": "statement", "dimension": dimension}
    record = audit(claims=[made], metrics=[metric | {"conditions": []}])
    assert word_alone(Lookup(record), made) == word


@pytest.mark.parametrize(
    ("facts", "en"),
    [
        ([["filing"], ["heard"]], ["Maker", "Authority (as retold by Weekly)"]),
        ([["filing", "retold"], ["heard"]], ["Maker", "Authority (as retold by Weekly)"]),
        ([["retold"], ["retold"]], ["Maker (as retold by Daily)"]),
        ([["heard"]], ["Authority"]),
    ],
)
def test_who_retells_what_was_not_read_itself_is_named_where_several_are_told(
    facts: list[list[str]], en: list[str]
) -> None:
    made = [fact(f"f{n}", *prints) for n, prints in enumerate(facts)]
    lookup = Lookup(audit(facts=made, documents=DOCUMENTS, tiers=FILED))
    assert [name.text("en") for name in attributed(lookup, made)] == en


def test_the_finding_on_antitrust_says_that_reports_stand_beside_the_filing(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    lookup = Lookup(real_audit[0])
    told = {c.id for c in real_audit[0].claims if also_reported(lookup, c)}
    assert "004-no-antitrust-probe" in told and len(told) < 20
