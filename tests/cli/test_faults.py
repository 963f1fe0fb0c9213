"""Runs that are killed, and runs at once: a few of what `python -m tests.faults 200` does."""

from __future__ import annotations

from pathlib import Path

from tests.faults import GOOD, PAIRS, kills, races


def test_a_run_that_is_killed_leaves_all_or_nothing(tmp_path: Path) -> None:
    came = list(kills(tmp_path, 10, seed=20))
    assert len(came) == 10
    assert [one for one in came if one[1] not in GOOD] == []


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    came = list(races(tmp_path, 1))
    assert len(came) == len(PAIRS)
    assert [one for one in came if one[1] not in GOOD] == []
