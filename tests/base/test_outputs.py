"""Outputs replace regular files only, follow no link out, and keep the mode."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from claimaudit.base.inputs import read_file
from claimaudit.base.outputs import give, write_all
from claimaudit.base.problems import BrokenInputError
from tests.conftest import Tiny


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_the_umask(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("x")
    old.chmod(0o600)
    before = os.umask(0o027)
    try:
        write_all({old: "a", new: "b"})
        assert os.umask(0o027) == 0o027, "the umask is left as it was"
    finally:
        os.umask(before)
    assert (mode(old), mode(new)) == (0o600, 0o640)
    assert (old.read_text(), new.read_text()) == ("a", "b")


def test_a_place_above_the_working_folder_is_no_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    give("x", Path("../out.md"))
    assert (tmp_path / "out.md").read_text() == "x"


def test_a_link_is_not_replaced_and_not_written_through(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("kept")
    link.symlink_to(target)
    with pytest.raises(BrokenInputError, match="no regular file, but a link"):
        give("x", link)
    assert link.is_symlink() and target.read_text() == "kept"


def test_a_name_is_one_of_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    give("said", Path("new"))
    give("said", Path("below/new"))
    assert (tmp_path / "new").read_text() == (tmp_path / "below" / "new").read_text() == "said"
    (tmp_path / "w").mkdir()
    monkeypatch.chdir(tmp_path / "w")
    (tmp_path / "w" / "out").symlink_to(tmp_path / "below")
    with pytest.raises(BrokenInputError, match="a link to elsewhere"):
        give("x", Path("out/new"))


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BrokenInputError, match="no regular file"):
        write_all({tmp_path / "new": "a", tmp_path / "pipe": "x"})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["pipe"], "and nothing else is written"


def test_no_folder_leads_out_of_the_workspace(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "w"
    for folder in (outside, root):
        folder.mkdir()
    (root / "reports").symlink_to(outside)
    with pytest.raises(BrokenInputError, match="a link to elsewhere"):
        write_all({root / "reports" / "ledger.csv": "x"}, root)
    assert list(outside.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs devices")
def test_a_device_is_written_to_and_stays_one() -> None:
    give("x", Path("/dev/null"))
    with pytest.raises(BrokenInputError, match="No space left"):
        give("x", Path("/dev/full"))
    assert all(stat.S_ISCHR(os.stat(f"/dev/{name}").st_mode) for name in ("null", "full"))


def test_an_output_takes_the_place_of_another_that_began_otherwise(tiny: Tiny) -> None:
    """The gate says Clean today, and tomorrow what it found."""
    tiny.write("gate.txt", "Clean: every candidate is a claim\n")
    give("claims/t.yaml:3: error\n", tiny.root / "gate.txt")
    assert (tiny.root / "gate.txt").read_text("utf-8") == "claims/t.yaml:3: error\n"


@pytest.mark.parametrize("to_file", [False, True])
@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs devices")
def test_stdout_by_its_name_is_stdout(to_file: bool, tmp_path: Path) -> None:
    code = "from pathlib import Path; from claimaudit.base.outputs import give; "
    code += "give('said', Path('/dev/stdout'))"
    with (tmp_path / "out").open("w") as file:
        out = file if to_file else subprocess.PIPE
        done = subprocess.run([sys.executable, "-c", code], stdout=out, check=True)
    assert (done.stdout or (tmp_path / "out").read_bytes()) == b"said"
    assert Path("/dev/stdout").is_symlink()


@pytest.mark.parametrize(
    "name",
    ["seeds/a.txt", "claims/new.yaml", "references/deep/a.csv", "evidence/x", "link/a.txt", "."],
)
def test_what_a_workspace_is_read_from_is_no_output(name: str, tiny: Tiny) -> None:
    (tiny.root / "link").symlink_to("claims")
    before = sorted(tiny.root.rglob("*"))
    for write in (give, lambda text, path: write_all({path: text})):
        with pytest.raises(BrokenInputError, match=r"is read from|is a folder"):
            write("all of it", tiny.root / name)
    assert sorted(tiny.root.rglob("*")) == before
    give("all of it", tiny.root / "reports" / name / "out.txt")


def test_what_was_read_is_no_output_under_any_name(tmp_path: Path) -> None:
    read, other = tmp_path / "read", tmp_path / "below" / ".." / "read"
    read.write_text("kept")
    (tmp_path / "below").mkdir()
    assert read_file(read, 100) == "kept"
    for path in (read, other):
        with pytest.raises(BrokenInputError, match="this command is read from"):
            give("x", path)
    assert read.read_text() == "kept"
    give("x", tmp_path / "new")
    give("y", tmp_path / "new")
