"""Outputs: whole or not at all, and in place of a regular file only."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from claimaudit.base.files import give, write_all
from claimaudit.base.problems import BrokenInputError


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_keeps_its_mode_and_a_new_one_obeys_the_umask(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("x", "utf-8")
    old.chmod(0o600)
    before = os.umask(0o027)
    try:
        write_all({old: "y", new: "z"})
    finally:
        os.umask(before)
    assert (old.read_text("utf-8"), mode_of(old), mode_of(new)) == ("y", 0o600, 0o640)


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_regular_file_is_never_replaced(tmp_path: Path, kind: str) -> None:
    place, other = tmp_path / "out", tmp_path / "other"
    other.write_text("kept", "utf-8")
    {
        "link": lambda: place.symlink_to(other),
        "pipe": lambda: os.mkfifo(place),
        "folder": place.mkdir,
    }[kind]()
    kept = place.lstat().st_mode
    with pytest.raises(BrokenInputError, match="cannot be written"):
        write_all({tmp_path / "first": "1", place: "2"})
    assert place.lstat().st_mode == kept and other.read_text("utf-8") == "kept"
    assert not (tmp_path / "first").exists()


def test_a_device_is_written_to(capfd: pytest.CaptureFixture[str]) -> None:
    give("seen\n", Path("/dev/stderr"))
    give("gone\n", Path("/dev/null"))
    assert capfd.readouterr().err == "seen\n"
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_full_device_is_told_in_one_line() -> None:
    with pytest.raises(BrokenInputError, match="No space left"):
        give("much", Path("/dev/full"))
