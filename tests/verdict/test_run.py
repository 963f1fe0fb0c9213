"""Judging a whole workspace."""

from __future__ import annotations

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.verdict import run
from claimaudit.verdict.evidence import Weighed, weigh_all
from claimaudit.verdict.results import Finding
from claimaudit.verdict.run import judge_all, judge_rows, judge_scalar
from claimaudit.verdict.suites import load_suites
from claimaudit.verdict.weigh import Evidence
from claimaudit.workspace.policy import VERDICTS
from claimaudit.workspace.workspace import Workspace, load_workspace
from tests.conftest import CLAIM, DOCUMENT, FACT, Judged, Tiny
from tests.verdict.rows import MISSES, SOME, SUPPORTED, UNDECIDED, like


def test_suites_and_single_rows_agree_on_every_claim(
    real: Workspace, real_weighed: Weighed, real_judged: Judged
) -> None:
    judgements, findings = real_judged
    suite = load_suites(real.root / "checks", real.policy)["verdicts"]
    assert judgements == [judge_scalar(suite, row) for row in real_weighed.rows]
    assert [j.id for j in judgements] == [row.id for row in real_weighed.rows]
    assert findings == sorted(findings, key=lambda f: (f.row, f.rule))


def test_verdicts_come_from_findings_only(real_judged: Judged) -> None:
    judgements, findings = real_judged
    verdicts = {f.row: f.verdict for f in findings if f.verdict is not None}
    for judgement in judgements:
        assert judgement.verdict in VERDICTS
        assert judgement.verdict == verdicts.get(judgement.id, "supported")
        assert len(judgement.reasons) == (judgement.verdict not in ("supported", "not rated"))


def test_the_same_workspace_gives_the_same_findings(
    real: Workspace, real_weighed: Weighed, real_judged: Judged
) -> None:
    assert judge_all(real, real_weighed.rows) == real_judged


def test_a_workspace_of_one_claim(tiny: Tiny) -> None:
    workspace = load_workspace(tiny.root)
    (judgement,), findings = judge_all(workspace, weigh_all(workspace).rows)
    assert (judgement.verdict, judgement.reasons, judgement.rules) == ("supported", (), ())
    assert findings == []


def test_an_empty_workspace(tiny: Tiny) -> None:
    tiny.claims()
    tiny.references([], [])
    workspace = load_workspace(tiny.root)
    assert judge_all(workspace, weigh_all(workspace).rows) == ([], [])


def test_a_critical_finding_is_broken_input_with_its_line(tiny: Tiny) -> None:
    twin = CLAIM | {
        "id": "t-itself", "quote": "是旧芯片的两倍", "form": "ratio", "figure": "两倍",
        "subject": "old-chip", "versus": "old-chip",
    }  # fmt: skip
    tiny.claims(CLAIM, twin)
    workspace = load_workspace(tiny.root)
    with pytest.raises(BrokenInputError) as broken:
        judge_all(workspace, weigh_all(workspace).rows)
    (problem,) = broken.value.problems
    place = workspace.register.claims["t-itself"]
    assert (problem.file, problem.line) == ("claims/t.yaml", place.line)
    assert "claim t-itself: subject and versus are one and the same" in problem.message


def test_critical_findings_about_facts_and_documents_name_them(tiny: Tiny) -> None:
    path = tiny.root / "checks" / "references.yaml"
    path.write_text(path.read_text("utf-8").replace("info", "critical"), "utf-8")
    idle = DOCUMENT | {"id": "idle", "url": "https://maker.example/idle"}
    doubled = FACT | {"id": "doubled", "corroborated_by": ["datasheet"]}
    tiny.references([DOCUMENT, idle], [FACT, doubled])
    workspace = load_workspace(tiny.root)
    with pytest.raises(BrokenInputError) as broken:
        judge_all(workspace, weigh_all(workspace).rows)
    found = [str(p) for p in broken.value.problems]
    assert len(found) == 2
    assert "document idle: no fact stands in it" in found[0]
    assert found[1].startswith(f"references/maker.yaml:{workspace.library.facts['doubled'].line}:")


def test_warnings_are_findings_of_the_report(tiny: Tiny) -> None:
    bare = {k: v for k, v in FACT.items() if k != "conditions"}
    tiny.references([DOCUMENT], [bare])
    workspace = load_workspace(tiny.root)
    _, findings = judge_all(workspace, weigh_all(workspace).rows)
    warned = Finding("new-chip-fp8", "conditions_incomplete", "warning", None, None)
    assert warned in findings


@pytest.mark.parametrize(
    ("evidence", "provisional"),
    [
        (like(provisional=True), True),
        (like(MISSES, provisional=True), True),
        (like(SOME, provisional=True, depends_on="period"), False),
        (like(UNDECIDED, provisional=True), False),
        (like(provisional=True, rated=False), False),
        (SUPPORTED, False),
    ],
)
def test_only_what_rests_on_facts_is_provisional(
    real: Workspace, evidence: Evidence, provisional: bool
) -> None:
    suite = load_suites(real.root / "checks", real.policy)["verdicts"]
    assert judge_scalar(suite, evidence).provisional is provisional


def test_notes_stand_beside_the_verdict(real: Workspace) -> None:
    suite = load_suites(real.root / "checks", real.policy)["verdicts"]
    evidence = like(MISSES, announced=True, arithmetic_slip=True, superseded=True)
    (judged,), findings = judge_rows(suite, [evidence])
    assert (judged.verdict, judged.reasons) == ("contradicted", ("outside_interval",))
    assert judged.notes == ("arithmetic_slip", "announced_not_shipped", "superseded_since")
    assert judged.rules == ("outside_interval", *judged.notes)
    assert {f.verdict for f in findings} == {"contradicted", None}


def test_nothing_is_judged_where_great_expectations_fails(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimaudit.verdict import expectations

    def broken(*_: object) -> None:
        raise RuntimeError("engine off")

    monkeypatch.setattr(expectations, "_validate", broken)
    workspace = load_workspace(tiny.root)
    with pytest.raises(BrokenInputError, match="engine off"):
        run.judge_all(workspace, weigh_all(workspace).rows)
