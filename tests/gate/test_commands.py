"""From outside: the command's exit codes, the hook and the action as they are."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from claimaudit.cli.main import main
from tests.conftest import ROOT
from tests.forked import claimaudit
from tests.gate.conftest import CARS, SHOPS, TEXT, Repo, action, run_action

TODAY = "2025-11-21"


def run(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimaudit", *arguments],
        capture_output=True, text=True, check=False, env={**os.environ, **env},
    )  # fmt: skip


def test_clean_is_0_and_findings_are_1(repo: Repo) -> None:
    """In a locale without Chinese too."""
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    repo.tiny.article(TEXT + SHOPS)
    failed = run("gate", "-w", repo.root, "--as-of", TODAY, **ascii_only)
    assert failed.returncode == 1, failed.stderr
    assert r"seeds/t.txt:3: \u201c40\u5bb6\u201d is stated without a claim" in failed.stdout
    repo.tiny.article(TEXT)
    assert claimaudit("gate", "-w", repo.root, "--as-of", TODAY).returncode == 0


def test_broken_input_is_2(repo: Repo) -> None:
    repo.tiny.article(TEXT.replace("4.6 PFLOPS", "9.2 PFLOPS"))
    broken = claimaudit("gate", "-w", repo.root)
    assert broken.returncode == 2
    assert "claim t-compute: the quote is not in the article" in broken.stderr


@pytest.mark.usefixtures("quick")
def test_a_report_is_written_before_the_exit_code_comes(repo: Repo, tmp_path: Path) -> None:
    repo.tiny.article(TEXT + SHOPS)
    out = tmp_path / "reports" / "gate.xml"
    shape = ["--as-of", TODAY, "--format", "junit", "-o", str(out)]
    done = CliRunner().invoke(main, ["gate", "-w", str(repo.root), *shape])
    assert (done.exit_code, done.output) == (1, "")
    assert out.read_text("utf-8").startswith("<?xml")


def test_the_hook_judges_the_whole_workspace() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"] == "claimaudit gate"
    assert (hook["language"], hook["pass_filenames"], hook["always_run"]) == ("python", False, True)


def test_the_action_puts_no_input_into_its_scripts() -> None:
    """Inputs reach them as variables: a branch name cannot become a command."""
    for step in action()["runs"]["steps"]:
        assert "${{" not in step["run"]
        for name in re.findall(r"\$\{?([A-Z_]+)", step["run"]):
            assert name in step["env"] or name in ("RUNNER_TEMP", "GITHUB_ACTION_PATH")
    install = action()["runs"]["steps"][0]["run"]
    for name in re.findall(r"\$GITHUB_ACTION_PATH/([\w./]+)", install):
        assert (ROOT / name).is_file()


def test_the_action_runs_on_a_pull_request(repo: Repo, tmp_path: Path) -> None:
    """The gate's step as it is, in a checkout of one commit as GitHub makes it: the base is
    fetched, old debt is old, what is new is annotated, and the step fails."""
    repo.tiny.article(TEXT + SHOPS)
    base = repo.commit("old debt")
    repo.tiny.article(TEXT + SHOPS + CARS)
    repo.commit("the pull request")
    repo.git("config", "uploadpack.allowAnySHA1InWant", "true")
    checkout = tmp_path / "checkout"
    subprocess.run(["git", "clone", "-q", "--depth=1", repo.root.as_uri(), checkout], check=True)
    done = run_action(checkout, tmp_path / "temp", BASE=base)
    assert done.returncode == 1, done.stderr
    errors = [line for line in done.stdout.splitlines() if line.startswith("::error")]
    assert len(errors) == 1 and "8万辆" in errors[0]
