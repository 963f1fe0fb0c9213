"""Several files are rewritten together or not at all: killed at every step, failing at every step,
and with folders and journals that a branch of a stranger commits."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from claimaudit.base import journal
from claimaudit.base.outputs import write_all
from claimaudit.base.problems import BrokenInputError
from claimaudit.base.writing import refuse_unfinished, writing

OLD = {"reports/ledger.csv": "old ledger", "reports/out/audit.json": "old audit"}
NEW = {
    "reports/ledger.csv": "new ledger",
    "reports/out/audit.json": "new audit",
    "reports/out/index.html": "a file that was not there",
}
# What changes something on the disk.
CALLS = ("open", "mkdir", "link", "replace", "unlink", "chmod", "fsync")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "w"
    (root / "checks").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", root], check=True)
    (root / ".git/info/exclude").write_text("reports/out\n")
    for name, text in OLD.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def write(root: Path) -> None:
    write_all({root / name: text for name, text in NEW.items()}, root)


def state(root: Path) -> dict[str, str]:
    return {
        str(p.relative_to(root)): p.read_text()
        for p in sorted((root / "reports").rglob("*"))
        if p.is_file()
    }


def added(root: Path) -> list[str]:
    """What `git add -A` would take."""
    command = ["git", "-C", root, "status", "--porcelain", "-uall"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line[3:] for line in done.stdout.splitlines()]


def at_call(number: int, then: Callable[[], object], patch: pytest.MonkeyPatch) -> None:
    """Does `then` instead of the call of that number, from 1, of those that change the disk."""
    numbers = count(1)
    for name in CALLS:
        patch.setattr(os, name, _counted(getattr(os, name), numbers, number, then))


def _counted(call, numbers, number, then):  # type: ignore[no-untyped-def]
    def counted(*given, **named):  # type: ignore[no-untyped-def]
        if next(numbers) == number:
            then()
        return call(*given, **named)

    return counted


def killed_at(number: int, root: Path, patch: pytest.MonkeyPatch) -> bool:
    """Writes in a process that is killed at that call; whether it came so far."""
    child = os.fork()
    if child == 0:
        at_call(number, lambda: os.kill(os.getpid(), signal.SIGKILL), patch)
        write(root)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_killed_at_any_step_it_is_all_or_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, moments = set[str](), 0
    for number in count(1):
        shutil.rmtree(root / "reports")
        for name, text in OLD.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        if not killed_at(number, root, monkeypatch):
            break
        moments += 1
        assert set(added(root)) <= {"reports/ledger.csv", ".claimaudit/.gitignore"}, number
        try:
            refuse_unfinished(root)
            seen.add("old" if state(root) == OLD else "new")
            assert state(root) in (OLD, NEW), f"readers take it for whole: {number}"
        except BrokenInputError:
            seen.add("unfinished")
        with writing(root):
            pass
        assert state(root) in (OLD, NEW), number
        assert sorted(os.listdir(root / ".claimaudit")) == [".gitignore", "lock"], number
        assert added(root) == ["reports/ledger.csv"], number
    assert moments > 20
    assert seen == {"old", "unfinished", "new"}


def refusal(root: Path) -> BrokenInputError | None:
    try:
        write(root)
    except BrokenInputError as broken:
        return broken
    return None


@pytest.mark.parametrize("call", ["link", "replace", "fsync", "chmod"])
def test_where_a_step_fails_nothing_was_changed(
    call: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    failed = 0
    for number in range(1, 12):
        with monkeypatch.context() as patch:
            counted = _counted(getattr(os, call), count(1), number, full)
            patch.setattr(os, call, counted)
            broken = refusal(root)
        if broken is not None:
            assert "nothing was changed" in broken.problems[0].fix
            assert not broken.is_changed
            assert state(root) == OLD
            failed += 1
            continue
        assert state(root) == NEW
        write_all({root / name: text for name, text in OLD.items()}, root)
        (root / "reports/out/index.html").unlink()
    assert failed >= (0 if call == "link" else 3), "a file system without links is written too"


def test_what_cannot_be_undone_is_told_and_finished_by_the_next_run(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = journal._put

    def only_the_first(source: Path, path: Path) -> None:
        if path.name == "audit.json" or source.suffix == ".old":
            raise OSError(errno.EIO, "Input/output error", str(path))
        put(source, path)

    with monkeypatch.context() as patch:
        patch.setattr(journal, "_put", only_the_first)
        with pytest.raises(BrokenInputError, match="a part of what was begun is written") as broken:
            write(root)
        assert broken.value.is_changed
        with pytest.raises(BrokenInputError), writing(root):
            pass
    with pytest.raises(BrokenInputError, match="of two states"):
        refuse_unfinished(root)
    with writing(root):
        assert state(root) == OLD
    refuse_unfinished(root)


def test_a_folder_that_is_mounted_from_elsewhere(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def across(source: Path, path: Path) -> None:
        if Path(source).parent != Path(path).parent:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        replace(source, path)

    monkeypatch.setattr(os, "replace", across)
    outside = root.parent / "outside"
    outside.write_text("kept")
    (root / "reports/.ledger.csv.part").symlink_to(outside)
    write(root)
    assert state(root) == NEW
    assert outside.read_text() == "kept"
    assert sorted(os.listdir(root / ".claimaudit")) == [".gitignore", "lock"]


# --- what a branch commits ----------------------------------------------------------------


def commit_journal(root: Path, name: str, mode: int = 0o644) -> None:
    folder = root / ".claimaudit"
    folder.mkdir(exist_ok=True)
    (folder / "0.new").write_text("theirs")
    noted = {"forward": True, "steps": [{"name": name, "is_new": False}]}
    (folder / "journal.json").write_text(json.dumps(noted))
    (folder / "journal.json").chmod(mode)


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("reports/ledger.csv", 0o644),
        ("reports/ledger.csv", 0o755),
        ("../outside/file", 0o400),
        ("reports/../../outside/file", 0o400),
        ("/etc/file", 0o400),
        ("checks/policy.yaml", 0o400),
        (".git/hooks/pre-commit", 0o400),
        ("reports/.git/config", 0o400),
        ("Makefile", 0o400),
    ],
)
def test_a_journal_that_no_run_wrote_here_is_not_obeyed(name: str, mode: int, root: Path) -> None:
    commit_journal(root, name, mode)
    for enter in (refuse_unfinished, write):
        with pytest.raises(BrokenInputError, match="not obeyed") as broken:
            enter(root)
        assert "delete the folder .claimaudit/" in broken.value.problems[0].fix
    assert state(root) == OLD
    assert not (root.parent / "outside").exists()


def test_a_journal_writes_through_no_link(root: Path) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "file").write_text("kept")
    (root / "claims").symlink_to(outside)
    commit_journal(root, "claims/file", 0o400)
    with pytest.raises(BrokenInputError, match="a link to elsewhere"), writing(root):
        pass
    assert (outside / "file").read_text() == "kept"


def test_a_journal_puts_no_link_in_place(root: Path) -> None:
    commit_journal(root, "reports/ledger.csv", 0o400)
    (root / ".claimaudit/0.new").unlink()
    (root / ".claimaudit/0.new").symlink_to("/etc/passwd")
    with writing(root):
        pass
    assert state(root) == OLD and not (root / "reports/ledger.csv").is_symlink()


def test_the_folder_itself_is_no_link(root: Path) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "0.new").write_text("kept")
    (root / ".claimaudit").symlink_to(outside)
    with pytest.raises(
        BrokenInputError, match="cannot be written: a file or a link is in the place"
    ):
        write(root)
    assert os.listdir(outside) == ["0.new"] and state(root) == OLD


@pytest.mark.parametrize("name", ["lock", ".gitignore", "0.new", "journal.part"])
def test_no_file_of_the_folder_is_written_through_a_link(name: str, root: Path) -> None:
    outside = root.parent / "outside"
    outside.write_text("kept")
    (root / ".claimaudit").mkdir()
    (root / ".claimaudit" / name).symlink_to(outside)
    if name == "lock":
        with pytest.raises(BrokenInputError, match="cannot be written"):
            write(root)
    else:
        write(root)
        assert state(root) == NEW
    assert outside.read_text() == "kept"
    assert set(added(root)) <= {"reports/ledger.csv"}
