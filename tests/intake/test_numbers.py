"""`init --template numbers`: a text held against results.json, with the commands as CI calls them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from claimaudit.intake.starter import start_workspace
from tests.forked import claimaudit


def run(root: Path, *given: str) -> subprocess.CompletedProcess[str]:
    return claimaudit(*given, cwd=root)


def git(root: Path, *given: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *who, *given], cwd=root, check=True, capture_output=True)


def verdicts(root: Path) -> dict[str, str]:
    record = json.loads((root / "reports/out/audit.json").read_text("utf-8"))
    return {claim["id"]: claim["verdict"] for claim in record["claims"]}


@pytest.fixture
def numbers(committed: Path, tmp_path: Path) -> Path:
    """A new workspace, audited and committed, for one test to change."""
    return Path(shutil.copytree(committed, tmp_path / "numbers", symlinks=True))


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("committed")
    root = folder / "numbers"
    assert run(folder, "init", "--template", "numbers", str(root)).returncode == 0
    done = run(root, "audit")
    assert done.returncode == 0, done.stderr
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "the results and what is said of them")
    return root


def test_a_new_workspace_is_clean_until_a_result_changes(numbers: Path) -> None:
    assert set(verdicts(numbers).values()) == {"supported"}
    assert len(verdicts(numbers)) == 4
    clean = run(numbers, "gate")
    assert clean.returncode == 0, clean.stdout

    results = numbers / "results.json"
    results.write_text(results.read_text("utf-8").replace("93.4", "91.9"), "utf-8")
    failed = run(numbers, "gate")
    assert failed.returncode == 1
    assert "claim accuracy-2.1 was supported, and is contradicted now" in failed.stdout
    assert run(numbers, "audit").returncode == 0
    changed = [name for name, verdict in verdicts(numbers).items() if verdict != "supported"]
    assert changed == ["accuracy-2.1"]
    assert verdicts(numbers)["accuracy-2.1"] == "contradicted"
    # The ledger knows it by now; a pull request is held against its base.
    against = run(numbers, "gate", "--base", "HEAD")
    assert against.returncode == 1
    assert "verdict-worse" in against.stdout

    results.unlink()
    broken = run(numbers, "gate")
    assert broken.returncode == 2
    assert "results.json, JSON pointer /2.1/accuracy: is missing" in broken.stderr


def test_a_figure_that_nobody_bound_fails_the_gate(numbers: Path) -> None:
    text = numbers / "seeds" / "release-note.md"
    text.write_text(text.read_text("utf-8") + "\nIt needs 7 GB of memory.\n", "utf-8")
    changed = run(numbers, "gate")
    assert changed.returncode == 2
    assert "is not the one that was catalogued" in changed.stderr
    catalog = numbers / "seeds" / "catalog.yaml"
    old = yaml.safe_load(catalog.read_text("utf-8"))["articles"][0]["sha256"]
    new = changed.stderr.partition("set sha256 at ")[2].partition(" to ")[2][:64]
    catalog.write_text(catalog.read_text("utf-8").replace(old, new), "utf-8")
    failed = run(numbers, "gate")
    assert failed.returncode == 1
    assert "unregistered-claim" in failed.stdout
    assert "7 GB" in failed.stdout


def test_results_of_ones_own_are_kept(tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text("{}", "utf-8")
    lines = start_workspace(tmp_path, template="numbers")
    assert (tmp_path / "results.json").read_text("utf-8") == "{}"
    assert "left out the example: results.json is yours" in lines
    assert not (tmp_path / "claims" / "release-note.yaml").exists()
    audited = run(tmp_path, "audit")
    assert (audited.returncode, "`claimaudit add` takes one in" in audited.stderr) == (2, True)


def test_the_workflow_is_in_place(numbers: Path) -> None:
    flow = yaml.safe_load((numbers / ".github/workflows/numbers.yml").read_text("utf-8"))
    assert flow["jobs"]["gate"]["steps"][-1] == {"uses": "OWNER/claimaudit@REV"}
    assert flow["permissions"] == {"contents": "read"}
