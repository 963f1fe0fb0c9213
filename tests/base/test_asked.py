"""A folder that notes its answers knows whether they would be the same again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimaudit.base.asked import RecordingFolder
from claimaudit.base.files import OnDisk


@pytest.fixture
def asked(tmp_path: Path) -> RecordingFolder:
    """What a reader of a small workspace asked: two files, one that is missing, a folder."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "000.yaml").write_bytes(b"claims: []\n")
    (tmp_path / "data.csv").write_bytes(b"year,value\n")
    made = RecordingFolder(OnDisk(tmp_path))
    assert made.names("claims", ".yaml") == ["claims/000.yaml"]
    assert made.read("claims/000.yaml", 100) == b"claims: []\n"
    assert made.is_inside("data.csv")
    assert made.read("data.csv", 4) == b"year"
    with pytest.raises(FileNotFoundError):
        made.read("references/units.yaml", 100)
    assert made.names("references", ".yaml") == []
    return made


def test_what_nobody_changed_answers_as_before(asked: RecordingFolder) -> None:
    assert RecordingFolder(asked.folder).still_answers(asked.answers)


def test_what_nobody_asked_for_may_change(asked: RecordingFolder, tmp_path: Path) -> None:
    (tmp_path / "claims" / "notes.txt").write_text("not read")
    (tmp_path / "data.csv").write_bytes(b"year,value,unit\n")  # behind what was read
    assert RecordingFolder(asked.folder).still_answers(asked.answers)


def _change(root: Path) -> None:
    (root / "claims" / "000.yaml").write_bytes(b"claims: [ ]\n")


def _add(root: Path) -> None:
    (root / "claims" / "001.yaml").write_bytes(b"")


def _remove(root: Path) -> None:
    (root / "data.csv").unlink()


def _create(root: Path) -> None:
    (root / "references").mkdir()
    (root / "references" / "units.yaml").write_bytes(b"")


def _lead_out(root: Path) -> None:
    (root / "data.csv").unlink()
    (root / "data.csv").symlink_to("/etc/hostname")


def _same_behind_a_link(root: Path) -> None:
    (root / "data.csv").rename(root.parent / f"{root.name}.csv")
    (root / "data.csv").symlink_to(root.parent / f"{root.name}.csv")


@pytest.mark.parametrize(
    "change", [_change, _add, _remove, _create, _lead_out, _same_behind_a_link]
)
def test_any_other_answer_is_noticed(
    asked: RecordingFolder, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    change(tmp_path)
    assert not RecordingFolder(asked.folder).still_answers(asked.answers)
