"""When a verdict turned worse: every pair of before and now, and through the gate."""

from __future__ import annotations

import pytest

from claimaudit.gate.findings import is_worse
from tests.conftest import CLAIM, DOCUMENT, FACT, printed
from tests.gate.conftest import Repo

NOW = ("supported", "not rated", "unverifiable", "conflicting", "misleading", "contradicted")
# The columns are NOW: ! where the gate fails, . where it does not.
TABLE = {
    None:           ". . . . ! !",
    "supported":    ". . ! ! ! !",
    "not rated":    ". . ! ! ! !",
    "unverifiable": ". . . ! ! !",
    "conflicting":  ". . . . ! !",
    "misleading":   ". . . . . !",
    "contradicted": ". . . . . .",
}  # fmt: skip


@pytest.mark.parametrize("before", TABLE, ids=lambda before: before or "new")
def test_every_pair(before: str | None) -> None:
    assert [is_worse(before, now) for now in NOW] == [mark == "!" for mark in TABLE[before].split()]


def test_the_table_is_whole() -> None:
    assert set(TABLE) == {None, *NOW}
    assert all(len(row.split()) == len(NOW) for row in TABLE.values())


FP8 = FACT | {"id": "fp8", "prints": [printed("2307 TFLOPS")]}
FP4 = FACT | {"id": "fp4", "conditions": {"precision": "fp4", "scope": "chip"}}
TWO_ANSWERS = FACT | {"id": "b", "prints": [printed("4.2 PFLOPS", "board")]}
BOARD = DOCUMENT | {"id": "board", "url": "https://board.example/x", "publisher": "Board"}
NEW = {
    **CLAIM,
    "id": "n-compute",
    "quote": "旧芯片的算力达到4.6 PFLOPS",
    "subject": "old-chip",
}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("documents", "facts", "verdict", "reason"),
    [
        ([DOCUMENT], [FP8, FP4], "misleading", "holds_only_under"),
        ([DOCUMENT], [FP8], "contradicted", "outside_interval"),
        ([DOCUMENT, BOARD], [FACT, TWO_ANSWERS], "conflicting", "references_disagree"),
    ],
    ids=["misleading", "contradicted", "conflicting"],
)
def test_a_supported_claim_that_turns_worse_fails(
    repo: Repo,
    documents: list[dict[str, object]],
    facts: list[dict[str, object]],
    verdict: str,
    reason: str,
) -> None:
    repo.tiny.references(documents, facts)
    repo.ledger()
    (finding,) = repo.verdicts()
    assert (finding.code, finding.claim) == ("verdict-worse", "t-compute")
    assert finding.message == (f"claim t-compute was supported, and is {verdict} now ({reason})")


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([FP8, FP4], ["misleading now (holds_only_under)"]),
        ([FP8], ["contradicted now (outside_interval)"]),
        ([FACT], []),
    ],
    ids=["misleading", "contradicted", "supported"],
)
def test_a_new_claim_fails_where_it_is_bad(
    repo: Repo, facts: list[dict[str, object]], said: list[str]
) -> None:
    """Registered, sourced, with its ledger: what is left is what it says."""
    repo.add_article("n", "旧芯片的算力达到4.6 PFLOPS。\n", [NEW])
    old = [f | {"id": f"old-{f['id']}", "subject": "old-chip"} for f in facts]
    repo.tiny.references([DOCUMENT], [FACT, *old])
    repo.ledger()
    failing = repo.gate("HEAD").failing
    start = "claim n-compute is new since the base, and is"
    assert [f.message for f in failing] == [f"{start} {how}" for how in said]
    repo.git("checkout", "-q", "HEAD", "--", "reports")
    start = (
        "claim n-compute has no row in reports/ledger.csv (`claimaudit audit` writes one), and is"
    )
    unaudited = [f.message for f in repo.gate().failing if f.code == "verdict-worse"]
    assert unaudited == [f"{start} {how}" for how in said]


@pytest.mark.usefixtures("quick")
def test_a_contradicted_claim_that_turns_supported_is_welcome(repo: Repo) -> None:
    repo.tiny.references([DOCUMENT], [FP8])
    repo.ledger()
    repo.commit("contradicted")
    repo.tiny.references([DOCUMENT], [FACT])
    repo.ledger()
    assert repo.verdicts() == []


@pytest.mark.usefixtures("quick")
def test_a_misleading_claim_that_turns_contradicted_fails(repo: Repo) -> None:
    repo.tiny.references([DOCUMENT], [FP8, FP4])
    repo.ledger()
    repo.commit("misleading")
    assert repo.codes("HEAD") == []
    repo.tiny.references([DOCUMENT], [FP8])
    repo.ledger()
    (finding,) = repo.verdicts()
    assert "was misleading, and is contradicted now" in finding.message
