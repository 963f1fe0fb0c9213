"""Runs that are killed, and runs at once: a few of what `python -m tests.faults 200` does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.base.test_journal import commit_journal
from tests.cli.test_cli import run
from tests.conftest import Tiny
from tests.faults import GOOD, PAIRS, kills, races


def test_a_run_that_is_killed_leaves_all_or_nothing(tmp_path: Path) -> None:
    came = list(kills(tmp_path, 4, seed=20))
    assert len(came) == 4
    assert [one for one in came if one[1] not in GOOD] == []


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    came = list(races(tmp_path, 1))
    assert len(came) == len(PAIRS)
    assert [one for one in came if one[1] not in GOOD] == []


@pytest.mark.parametrize("command", ["gate", "audit", "explain t-compute", "verify"])
def test_no_command_obeys_a_journal_that_a_branch_commits(command: str, tiny: Tiny) -> None:
    before = (tiny.root / "claims/t.yaml").read_bytes()
    commit_journal(tiny.root, "claims/t.yaml")
    done = run(*command.split(), "-w", str(tiny.root))
    assert done.returncode == 2
    assert (
        "was not written by a run on this machine, and is not obeyed" in done.stderr + done.stdout
    )
    assert (tiny.root / "claims/t.yaml").read_bytes() == before
