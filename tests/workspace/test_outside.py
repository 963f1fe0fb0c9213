"""What a person names to be written to: no link is followed, nothing is lost that is read."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from claimaudit.base.files import reads
from claimaudit.base.inputs import read_file
from claimaudit.base.problems import BrokenInputError
from claimaudit.workspace.outside import give, write_outside
from tests.conftest import Tiny


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
    code = "from pathlib import Path; from claimaudit.workspace.outside import give; "
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
    for write in (give, lambda text, path: write_outside({path: text})):
        with pytest.raises(BrokenInputError, match=r"is read from|is a folder"):
            write("all of it", tiny.root / name)
    assert sorted(tiny.root.rglob("*")) == before
    give("all of it", tiny.root / "reports" / name / "out.txt")


def test_what_was_read_is_no_output_under_any_name(tmp_path: Path) -> None:
    read, other = tmp_path / "read", tmp_path / "below" / ".." / "read"
    read.write_text("kept")
    (tmp_path / "below").mkdir()
    token = reads.set(set())
    assert read_file(read, 100) == "kept"
    for path in (read, other):
        with pytest.raises(BrokenInputError, match="this command is read from"):
            give("x", path)
    reads.reset(token)
    assert read.read_text() == "kept"
    give("x", tmp_path / "new")
    give("y", tmp_path / "new")
