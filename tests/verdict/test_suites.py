"""The suite files: what a fact-checker may write in them, and what is a problem."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from claimaudit.base.folder import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError
from claimaudit.verdict.rules import RULES
from claimaudit.verdict.suites import ALL_RULES, TABLES, Suite, load_suites
from claimaudit.workspace.policy import load_policy
from tests.conftest import ROOT

CHECKS = ROOT / "checks"
NOTE = "reason: truncated,"


@pytest.fixture
def checks(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CHECKS, tmp_path / "checks"))


def load(folder: Path) -> dict[str, Suite]:
    policy = load_policy(Inputs(OnDisk(ROOT)))
    return load_suites(Inputs(OnDisk(folder.parent)), policy)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(BrokenInputError) as broken:
        load(folder)
    return [str(p) for p in broken.value.problems]


def test_the_shipped_suites_use_every_rule_once() -> None:
    used = [e.rule.name for suite in load(CHECKS).values() for e in suite.entries]
    assert sorted(used) == sorted(ALL_RULES)


def test_a_suite_runs_over_its_own_tables() -> None:
    for name, suite in load(CHECKS).items():
        assert {e.rule.table for e in suite.entries} == set(TABLES[name])


def test_a_note_can_be_left_out_and_a_severity_changed(checks: Path) -> None:
    text = (checks / "verdicts.yaml").read_text("utf-8")
    at = text.index("  - {expectation: truncated")
    (checks / "verdicts.yaml").write_text(text[:at], "utf-8")
    edit(
        checks / "verdicts.yaml", "no_reference, severity: warning", "no_reference, severity: info"
    )
    suite = load(checks)["verdicts"]
    assert "truncated" not in [e.rule.name for e in suite.entries]
    assert {e.rule.name: e.expectation.severity for e in suite.entries}["no_reference"] == "info"


def test_a_rule_that_decides_cannot_be_left_out(checks: Path) -> None:
    text = (checks / "verdicts.yaml").read_text("utf-8")
    at = text.index("  - {expectation: attested_false")
    (checks / "verdicts.yaml").write_text(text[:at], "utf-8")
    (found,) = problems(checks)
    assert "left out: attested_false, outside_interval, power_of_ten_slip" in found
    assert "come out as supported" in found


CASES = {
    "unknown rule": ("expectation: truncated", "expectation: truncate", "truncate: is no rule"),
    "rule of another suite": ("expectation: truncated", "expectation: fact_unread", "no rule of"),
    "twice": ("expectation: truncated", "expectation: understated", "understated: stands already"),
    "unknown reason": ("reason: truncated", "reason: cut_off", "unknown reason cut_off"),
    "unknown severity": ("truncated, severity: info", "truncated, severity: loud", "severity"),
    "unknown verdict": ("verdict: conflicting", "verdict: odd", "verdict"),
    "verdict of another reason": ("verdict: conflicting", "verdict: misleading", "policy.yaml"),
    "no reason": (
        "verdict: conflicting, reason: references_disagree,", "verdict: conflicting,", "needs a",
    ),
    "no verdict": ("verdict: conflicting, ", "", "needs a reason, and the verdict"),
    "deciding rule as a note": (
        "verdict: conflicting, reason: references_disagree", "reason: truncated", "needs a",
    ),
    "a note that convicts": (NOTE, "verdict: contradicted, reason: wrong_date,", "is a note"),
    "a note without a reason": (NOTE, "", "is a note"),
    "supported": ("verdict: conflicting", "verdict: supported", "policy.yaml"),
    "not rated, with a reason": (
        "verdict: not rated", "verdict: not rated\n    reason: wrong_date", "no other outcome",
    ),
    "unknown key": (NOTE, NOTE + " mostly: '0.9',", "“mostly” is not a key"),
    "no why": ("why: an announced figure is a promise", "", "“why” is missing"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_problems_of_the_verdicts_suite(checks: Path, case: str) -> None:
    old, new, message = CASES[case]
    edit(checks / "verdicts.yaml", old, new)
    found = [p for p in problems(checks) if "left out" not in p]
    assert len(found) == 1
    assert message in found[0]
    line = int(found[0].split(":")[1])
    said = (checks / "verdicts.yaml").read_text("utf-8").splitlines()[line - 1]
    assert found[0].startswith(f"checks/verdicts.yaml:{line}:")
    assert "expectation" in said or new.strip().split("\n")[-1].strip() in said


def test_the_other_suites_give_no_verdicts(checks: Path) -> None:
    edit(checks / "claims.yaml", "severity: critical,", "severity: critical, verdict: misleading,")
    edit(
        checks / "references.yaml", "severity: critical,", "severity: critical, reason: truncated,"
    )
    first, second = problems(checks)
    assert "checks/claims.yaml:5: figure_missing: takes no verdict" in first
    assert "checks/references.yaml:6: fact_unread: takes no verdict" in second


def test_all_problems_of_all_files_come_together(checks: Path) -> None:
    (checks / "claims.yaml").unlink()
    (checks / "references.yaml").write_text("expectations: [", "utf-8")
    edit(checks / "verdicts.yaml", "reason: truncated", "reason: cut_off")
    found = "\n".join(problems(checks))
    for message in ("claims.yaml: is missing", "references.yaml:2: is not YAML", "cut_off"):
        assert message in found


def test_decides_and_verdict_go_together() -> None:
    for entry in load(CHECKS)["verdicts"].entries:
        assert (entry.expectation.verdict is not None) == RULES[entry.rule.name].decides
