"""One run at a time writes in a workspace."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from claimaudit.base import writing as module
from claimaudit.base.outputs import write_all
from claimaudit.base.problems import BrokenInputError, refusal
from claimaudit.base.writing import between_writes, writing

HOLD = """
import sys
from pathlib import Path
from claimaudit.base.writing import writing
with writing(Path(sys.argv[1])):
    print("in", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "checks").mkdir()
    return tmp_path


def holder(root: Path) -> subprocess.Popen[str]:
    """Another process that has the lock until its stdin is closed."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, root], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout and other.stdout.readline() == "in\n"
    return other


def test_who_comes_second_waits_and_then_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WAIT_SECONDS", 0.2)
    with holder(root) as other:
        began = monotonic()
        with pytest.raises(BrokenInputError) as broken, writing(root):
            pass
        assert 0.2 <= monotonic() - began < 5
        assert "another claimaudit is writing in this workspace" in broken.value.problems[0].message
        other.communicate()
    with writing(root):
        pass


@pytest.mark.parametrize("is_broken", [False, True])
def test_what_is_read_is_of_one_state(root: Path, is_broken: bool) -> None:
    """Another run puts both files in place between the reading of the first and of the second."""
    first, second = root / "claims/a.yaml", root / "claims/b.yaml"
    write_all({first: "1", second: "1"}, root)
    writers = iter([lambda: write_all({first: "2", second: "2"}, root), lambda: None])

    def read() -> tuple[str, str]:
        one = first.read_text()
        next(writers)()
        other = second.read_text()
        if is_broken and one != other:
            raise refusal("claims/b.yaml", "is not that of a.yaml")
        return one, other

    assert between_writes(root, read) == ("2", "2")
    assert next(writers, None) is None


def test_what_is_broken_and_stays_so_is_refused(root: Path) -> None:
    def read() -> None:
        raise refusal("claims/b.yaml", "is broken")

    with pytest.raises(BrokenInputError, match="is broken"):
        between_writes(root, read)


def test_who_comes_second_goes_on_when_the_first_is_done(root: Path) -> None:
    with holder(root) as other:
        assert other.stdin
        other.stdin.close()
        with writing(root):
            pass


def test_a_kill_frees_the_lock(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WAIT_SECONDS", 5.0)
    with holder(root) as other:
        other.send_signal(signal.SIGKILL)
        with writing(root):
            pass


def test_who_is_in_it_may_enter_again_and_leaves_it_once(root: Path) -> None:
    with writing(root):
        with writing(root / "checks" / ".."):
            pass
        assert module._held.get()
    assert not module._held.get()


def test_an_error_frees_it(root: Path) -> None:
    with pytest.raises(ValueError, match="x"), writing(root):
        raise ValueError("x")
    with writing(root):
        pass


def test_in_what_is_no_workspace_nothing_is_made(tmp_path: Path) -> None:
    with writing(tmp_path):
        pass
    assert os.listdir(tmp_path) == []


def test_a_file_system_without_locks_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", none)
    with writing(root):
        pass


def test_a_folder_that_may_not_be_written_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(BrokenInputError, match="Read-only file system") as broken, writing(root):
        pass
    assert "nothing was changed" in broken.value.problems[0].fix
