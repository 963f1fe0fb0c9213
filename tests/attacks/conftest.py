"""Each attack gets its own copy of one clean repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.attacks.newsroom import Branch, started
from tests.gate.conftest import judge_quickly


@pytest.fixture(scope="session")
def clean_newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `claimaudit init` makes, audited and committed."""
    with pytest.MonkeyPatch.context() as patch:
        judge_quickly(patch)
        return started(tmp_path_factory.mktemp("newsroom") / "w").root


@pytest.fixture
def branch(clean_newsroom: Path, tmp_path: Path) -> Branch:
    shutil.copytree(clean_newsroom, tmp_path / "w", symlinks=True)
    return Branch(tmp_path / "w")


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second less for each run; and nothing goes to the page of a job."""
    judge_quickly(monkeypatch)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
