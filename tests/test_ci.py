"""The project's own workflow, and those that docs/ci.md gives to paste: safe, and true."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def read(text: str) -> dict[str, Any]:
    """A workflow; its key `on` is true to YAML 1.1."""
    workflow: dict[Any, Any] = yaml.safe_load(text)
    return {"on" if key is True else key: value for key, value in workflow.items()}


OWN = read((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
PASTED = [
    read(block)
    for block in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.M | re.S)
    if "runs-on:" in block
]
WORKFLOWS = [OWN, *PASTED]


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_there_is_a_workflow_to_paste() -> None:
    assert len(PASTED) == 1
    assert any("claimaudit@" in step.get("uses", "") for step in steps(PASTED[0]))


def test_ours_runs_the_gate_and_the_tests() -> None:
    assert {"pull_request", "merge_group", "push", "schedule"} == set(OWN["on"])
    assert [step.get("uses") for step in steps(OWN)].count("./") == 1
    assert "make test" in [step.get("run") for step in steps(OWN)]


def test_ours_may_read_and_nothing_else() -> None:
    assert OWN["permissions"] == {"contents": "read"}
    assert not [job for job in OWN["jobs"].values() if "permissions" in job]
    for step in steps(OWN):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_ours_ends_and_does_not_run_twice_for_one_branch() -> None:
    assert "github.ref" in OWN["concurrency"]["group"]
    assert all(job["timeout-minutes"] <= 60 for job in OWN["jobs"].values())


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=["ours", "pasted"])
def test_every_action_is_of_a_version(workflow: dict[str, Any]) -> None:
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert used
    for name in used:
        assert name == "./" or re.fullmatch(r"[\w-]+/[\w/-]+@(v\d+|REV)", name), name


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=["ours", "pasted"])
def test_our_action_is_given_what_it_takes(workflow: dict[str, Any]) -> None:
    ours = [s for s in steps(workflow) if re.match(r"\./$|OWNER/claimaudit@", s.get("uses", ""))]
    assert ours
    for step in ours:
        assert set(step.get("with", {})) <= set(ACTION["inputs"])


def test_its_commands_are_there_and_take_nothing_from_a_branch() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    runs = [step["run"] for step in steps(OWN) if "run" in step]
    made = [
        target
        for run in runs
        for line in re.findall(r"^make (.+)$", run, re.M)
        for target in line.split()
    ]
    assert len(made) >= 3 and set(made) <= targets
    assert not [run for run in runs if "${{" in run]
