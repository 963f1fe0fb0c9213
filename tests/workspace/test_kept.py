"""A workspace that was read before is the same without being read again, or it is read again."""

import pickle
from pathlib import Path

import pytest

from claimaudit.base import cache
from claimaudit.base.problems import BrokenInputError
from claimaudit.record.audit import audit_workspace
from claimaudit.record.build import as_json
from claimaudit.workspace import workspace as reading
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import ROOT, Tiny

pytestmark = pytest.mark.usefixtures("user_cache")


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The workspaces whose files were read, one entry a time."""
    seen: list[Path] = []
    read = reading._read

    def noted(root: Path, inputs: reading.Inputs) -> reading.Workspace:
        seen.append(root)
        return read(root, inputs)

    monkeypatch.setattr(reading, "_read", noted)
    return seen


def test_the_second_run_reads_nothing_and_says_the_same(read_anew: list[Path]) -> None:
    first, second = (as_json(audit_workspace(load_workspace(ROOT))) for _ in range(2))
    assert read_anew == [ROOT]
    assert first == second


def test_what_was_changed_is_read_again(tiny: Tiny, read_anew: list[Path]) -> None:
    load_workspace(tiny.root)
    claim = tiny.root / "claims" / "t.yaml"
    claim.write_text(claim.read_text("utf-8") + "\n# looked at again\n", "utf-8")
    load_workspace(tiny.root)
    load_workspace(tiny.root)
    assert read_anew == [tiny.root, tiny.root]


def test_broken_input_is_told_every_time(tiny: Tiny) -> None:
    load_workspace(tiny.root)
    (tiny.root / "claims" / "t.yaml").write_text("claims: [", "utf-8")
    for _ in range(2):
        with pytest.raises(BrokenInputError):
            load_workspace(tiny.root)


def test_another_program_reads_again(
    tiny: Tiny, read_anew: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_workspace(tiny.root)
    monkeypatch.setattr("claimaudit.workspace.kept.program", lambda: "another")
    load_workspace(tiny.root)
    assert len(read_anew) == 2


@pytest.mark.parametrize("left", [b"", b"no pickle", pickle.dumps("no workspace")])
def test_what_cannot_be_used_is_read_again(
    tiny: Tiny, read_anew: list[Path], user_cache: Path, left: bytes
) -> None:
    load_workspace(tiny.root)
    (kept,) = (user_cache / "claimaudit").iterdir()
    kept.write_bytes(left)
    load_workspace(tiny.root)
    assert len(read_anew) == 2


def test_what_a_branch_commits_is_never_looked_at(tiny: Tiny, user_cache: Path) -> None:
    load_workspace(tiny.root)
    assert not (tiny.root / ".claimaudit").exists()
    assert [path.suffix for path in (user_cache / "claimaudit").iterdir()] == [".workspace"]


def test_switched_off_every_run_reads(
    tiny: Tiny, read_anew: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    load_workspace(tiny.root)
    load_workspace(tiny.root)
    assert len(read_anew) == 2


def test_it_is_of_the_place_from_which_it_is_read(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tiny.root)
    load_workspace(Path())
    monkeypatch.chdir(tmp_path)
    found = load_workspace(tiny.root)
    assert found.root == tiny.root
    assert found.inputs.text("claims/t.yaml", 10_000)
