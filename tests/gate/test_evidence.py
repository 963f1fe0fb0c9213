"""Remarks on the evidence: with --base what is new is shown, and fails nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, get_args

import pytest

from claimaudit.gate.findings import LEVELS
from claimaudit.gate.formats import names, render
from claimaudit.record.audit import audit_workspace
from claimaudit.record.models import Audit
from claimaudit.verdict.remarks import Remark
from claimaudit.workspace.ladder import Mends, Of, RemarkRule, RemarkSeverity
from claimaudit.workspace.policy import SEVERITIES
from claimaudit.workspace.workspace import Workspace
from tests.conftest import CLAIM, DOCUMENT, FACT
from tests.gate.conftest import TEXT, Repo

pytestmark = pytest.mark.usefixtures("quick")

SECOND = FACT | {"id": "old-chip-int8", "subject": "old-chip"}
MENDS = "name the other source, or take the figure out"


def remark(of: Of, severity: RemarkSeverity) -> RemarkRule:
    return RemarkRule(
        code=f"one_source_{of}", zh="只有一处来源", en="rests on one source", of=of, severity=severity,
        why="one source may err", mends=Mends(zh="补充来源", en=MENDS),
    )  # fmt: skip


@pytest.fixture(params=get_args(RemarkSeverity))
def severity(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> RemarkSeverity:
    """A remark on every claim, fact and document, now and then."""
    found: RemarkSeverity = request.param
    rules = {f"one_source_{of}": remark(of, found) for of in get_args(Of)}

    def remarks(workspace: Workspace, judged: Mapping[str, bool]) -> list[Remark]:
        entered: dict[Of, list[tuple[str, str, int]]] = {
            "claim": [(c.id, c.file, c.line) for c in workspace.register.claims.values()],
            "fact": [(f.id, f.file, f.line) for f in workspace.library.facts.values()],
            "document": [(d, "references/maker.yaml", 2) for d in workspace.library.documents],
        }
        return [
            Remark(f"one_source_{of}", of, row, file, line, found)
            for of, rows in entered.items()
            for row, file, line in rows
        ]

    def audit(workspace: Workspace, **known: Any) -> Audit:
        return audit_workspace(workspace, **known).model_copy(update={"remarks": rules})

    monkeypatch.setattr("claimaudit.record.build.remarks", remarks)
    monkeypatch.setattr("claimaudit.gate.base.remarks", remarks)
    monkeypatch.setattr("claimaudit.gate.run.audit_workspace", audit)
    return found


@pytest.fixture
def weaker(repo: Repo, severity: RemarkSeverity) -> Repo:
    """A second fact and a second document since the last commit, below those of then."""
    later = DOCUMENT | {"id": "flyer", "url": "https://maker.example/flyer"}
    repo.tiny.references([DOCUMENT, later], [FACT, SECOND])
    return repo


def test_what_is_new_is_shown_where_it_stands_and_fails_nothing(
    weaker: Repo, severity: RemarkSeverity
) -> None:
    run = weaker.gate("HEAD")
    assert run.failing == []
    assert [(f.code, f.row, f.level) for f in run.shown] == [
        ("weak-evidence", "flyer", LEVELS[severity]),
        ("weak-evidence", "old-chip-int8", LEVELS[severity]),
    ]
    fact = run.shown[1]
    assert (fact.place.article, fact.remark) == ("", "one_source_fact")
    assert (fact.place.file, fact.message) == (
        "references/maker.yaml", "fact old-chip-int8: rests on one source",
    )  # fmt: skip
    lines = (weaker.root / fact.place.file).read_text("utf-8").splitlines()
    assert "old-chip-int8" in lines[fact.place.line - 1]
    assert fact.fix == MENDS


def test_no_severity_makes_a_remark_fail() -> None:
    assert set(LEVELS) == set(SEVERITIES) and "error" not in LEVELS.values()


def test_without_a_base_and_without_a_change_there_is_none(weaker: Repo) -> None:
    assert [f.code for f in weaker.gate().shown] == []
    weaker.commit("weaker")
    assert [f.code for f in weaker.gate("HEAD").shown] == []


def test_a_remark_on_a_new_claim_goes_with_its_article(
    repo: Repo, severity: RemarkSeverity
) -> None:
    repo.tiny.article(TEXT + "又说算力达到4.6 PFLOPS。\n")
    repo.tiny.claims(CLAIM, CLAIM | {"id": "t-again", "quote": "又说算力达到4.6 PFLOPS"})
    repo.ledger()
    (found,) = (f for f in repo.gate("HEAD").shown if f.code == "weak-evidence")
    assert (found.place.article, found.claim, found.place.file) == ("t", "t-again", "claims/t.yaml")


def test_a_base_that_was_broken_had_no_remarks(repo: Repo, severity: RemarkSeverity) -> None:
    repo.broken_then("references/maker.yaml")
    assert {f.row for f in repo.gate("HEAD").shown if f.remark} == {
        "datasheet",
        "new-chip-fp8",
        "t-compute",
    }


@pytest.mark.parametrize("shape", names())
def test_every_format_shows_the_level(weaker: Repo, severity: RemarkSeverity, shape: str) -> None:
    text = render(shape, weaker.gate("HEAD"))
    level = LEVELS[severity]
    if shape == "github":
        command = {"warning": "warning", "note": "notice"}[level]
        assert text.count(f"::{command} file=references/maker.yaml,line=") == 2
        assert "::error" not in text
    elif shape == "sarif":
        found = [r for r in json.loads(text)["runs"][0]["results"] if "suppressions" not in r]
        assert [r["level"] for r in found] == [level, level]
        marks = {r["partialFingerprints"]["primaryLocationLineHash"] for r in found}
        assert len(marks) == 2 and all(mark.endswith(":1") for mark in marks)
    elif shape == "json":
        data = json.loads(text)
        assert data["clean"] and data["failing"] == 0
        assert {f["level"] for f in data["findings"] if f["row"]} == {level}
    elif shape == "junit":
        assert 'failures="0"' in text and text.count(f'message="{level}: references/') == 2
    elif shape == "markdown":
        assert text.count("* `references/") == 2
        assert text.count(f"### {level} `weak-evidence`\n\n{MENDS}\n\n") == text.count(MENDS) == 1
    else:
        assert text.count(f"    {level} weak-evidence: {MENDS}") == text.count(MENDS) == 1
        assert "Nothing fails (1 waived, 2 only warn (2 weak-evidence))." in text
