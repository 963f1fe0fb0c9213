"""A machine that gives too little: one line, exit 2, and nothing was changed."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimaudit.cli import main
from tests.cli.test_cli import outputs, run
from tests.conftest import Tiny


def limited(tiny: Tiny, what: int, most: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimaudit", *arguments, "-w", str(tiny.root)],
        capture_output=True, text=True, timeout=240, check=False,
        preexec_fn=lambda: resource.setrlimit(what, (most, most)),
    )  # fmt: skip


def test_no_room_for_the_outputs(tiny: Tiny) -> None:
    assert run("audit", "-w", str(tiny.root)).returncode == 0
    before = outputs(tiny.root)
    tiny.article("测试芯片的算力达到4.6 PFLOPS,是旧芯片的两倍。\n它在2025年9月发布。\n")
    done = limited(tiny, resource.RLIMIT_FSIZE, 20_000, "audit")
    assert done.returncode == 2
    assert "cannot be written: File too large" in done.stderr
    assert done.stderr.endswith("1 problem; nothing was changed.\n")
    assert outputs(tiny.root) == before
    assert sorted(os.listdir(tiny.root / ".claimaudit")) == [".gitignore", "lock"]


@pytest.mark.parametrize("command", ["audit", "gate", "explain"])
def test_few_handles(command: str, tiny: Tiny) -> None:
    given = (command, "t-compute") if command == "explain" else (command,)
    done = limited(tiny, resource.RLIMIT_NOFILE, 5, *given)
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 2) or "stale-ledger" in done.stdout


def test_little_memory(tiny: Tiny) -> None:
    done = limited(tiny, resource.RLIMIT_AS, 60_000_000, "explain", "t-compute")
    assert "Traceback" not in done.stderr
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("megabytes", [100, 150, 250, 400, 599])
def test_too_little_memory_for_great_expectations(megabytes: int, tiny: Tiny) -> None:
    """With 150 and 400 MB its arithmetic library ended the process with exit code 1, that of
    findings."""
    done = limited(tiny, resource.RLIMIT_AS, megabytes * 1_000_000, "audit")
    assert done.returncode == 2
    assert done.stderr == "error: there is too little memory for this; nothing was changed\n"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "there is too little memory"),
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files"),
        (FileNotFoundError(errno.ENOENT, "No such file", "x" * 9000), "xx…: No such file"),
        (ValueError("x"), "claimaudit failed (ValueError: x); please report it"),
    ],
)
def test_what_fails_is_one_line(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing() -> None:
        raise error

    monkeypatch.setattr(main, "main", failing)
    with pytest.raises(SystemExit) as end:
        main.run()
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1


def mounted(folder: Path, options: str) -> bool:
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, check=False
    )
    return done.returncode == 0


@pytest.fixture
def small(tmp_path: Path, tiny: Tiny):  # type: ignore[no-untyped-def]
    """Puts the workspace on a small disk, where that may be mounted."""
    folder = tmp_path / "small"
    folder.mkdir()
    if not mounted(folder, "size=900k"):
        pytest.skip("may not mount")
    try:
        subprocess.run(["cp", "-r", tiny.root, folder / "w"], check=True)
        yield folder / "w"
    finally:
        subprocess.run(["umount", folder], check=True)


def _full(root: Path) -> None:
    with (root.parent / "filler").open("wb", buffering=0) as out:
        try:
            while True:
                out.write(b"x" * 4096)
        except OSError:
            pass
    # Enough for the lock, too little for the report.
    os.truncate(root.parent / "filler", (root.parent / "filler").stat().st_size - 16_384)


def _read_only(root: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", root.parent], check=True)


@pytest.mark.parametrize(
    ("prepare", "said"), [(_full, "No space left"), (_read_only, "Read-only file system")]
)
def test_a_disk_that_is_full_or_read_only(
    prepare: Callable[[Path], None], said: str, small: Path
) -> None:
    assert run("audit", "-w", str(small)).returncode == 0
    before = outputs(small)
    prepare(small)
    done = run("audit", "-w", str(small), "--as-of", "2026-01-02")
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert outputs(small) == before
    assert run("explain", "t-compute", "-w", str(small)).returncode == 0, "reading needs no lock"
