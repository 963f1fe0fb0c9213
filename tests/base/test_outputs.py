"""Outputs replace regular files only, follow no link out, and keep the mode."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from claimaudit.base.outputs import write_all, write_each
from claimaudit.base.problems import BrokenInputError


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_the_umask(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("x")
    old.chmod(0o600)
    before = os.umask(0o027)
    try:
        write_each({old: "a", new: "b"})
        assert os.umask(0o027) == 0o027, "the umask is left as it was"
    finally:
        os.umask(before)
    assert (mode(old), mode(new)) == (0o600, 0o640)
    assert (old.read_text(), new.read_text()) == ("a", "b")


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BrokenInputError, match="no regular file"):
        write_each({tmp_path / "new": "a", tmp_path / "pipe": "x"})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["pipe"], "and nothing else is written"


def test_no_folder_leads_out_of_the_workspace(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "w"
    for folder in (outside, root):
        folder.mkdir()
    (root / "reports").symlink_to(outside)
    with pytest.raises(BrokenInputError, match="a link to elsewhere"):
        write_all({root / "reports" / "ledger.csv": "x"}, root)
    assert list(outside.iterdir()) == []
