"""Locking a workspace: one run at a time writes, from reading what it rewrites to the end."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from claimaudit.base.journal import FOLDER, finish, make_folder, read_journal
from claimaudit.base.problems import BrokenInputError, refusal, unwritten

_LOCK = "lock"
# An audit of a hundred articles takes ten seconds; a longer wait is for a person.
WAIT_SECONDS = 20.0
_PAUSE_SECONDS = 0.05
# A branch may commit a link or a pipe in the place of the lock.
_SAFE = os.O_NOFOLLOW | os.O_NONBLOCK
# The workspaces within whose `writing` this is.
_held: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())
T = TypeVar("T")


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Within it no other run writes in the workspace at `root`, and what a killed run left is put
    in order. It may be entered again within itself. Raises BrokenInputError."""
    root = root.resolve()
    # Where there is no workspace nothing is created; reading refuses it.
    if root in _held.get() or not (root / "checks").is_dir():
        yield
        return
    try:
        handle = os.open(make_folder(root) / _LOCK, os.O_RDWR | os.O_CREAT | _SAFE, 0o666)
    except OSError as error:
        raise unwritten(root / FOLDER, error) from None
    try:
        _wait(root, handle)
        finish(root)
        outside = _held.set(_held.get() | {root})
        try:
            yield
        finally:
            _held.reset(outside)
    finally:
        os.close(handle)


def between_writes(root: Path, read: Callable[[], T]) -> T:
    """What `read` returns for the workspace at `root`. It is called again where a run has put files
    in place meanwhile, so that no two files are of different states. Raises BrokenInputError."""
    until = monotonic() + WAIT_SECONDS
    while True:
        refuse_unfinished(root)
        state, broken = _state(root), None
        try:
            found = read()
        except BrokenInputError as error:
            broken = error
        if root.resolve() in _held.get() or _state(root) == state:
            if broken is not None:
                raise broken
            return found
        if monotonic() > until:
            raise _busy(root)


def _state(root: Path) -> int | None:
    """A value that changes whenever a run writes: the time at which its journal was put into the
    folder or taken out."""
    try:
        return (root / FOLDER).stat().st_mtime_ns
    except OSError:
        return None


def refuse_unfinished(root: Path) -> None:
    """Raises BrokenInputError where a run was killed while it put files in place, so that they are
    of two states. Waits for a run that is doing so now."""
    root = root.resolve()
    if root in _held.get() or read_journal(root) is None:
        return
    with suppress(OSError):
        handle = os.open(root / FOLDER / _LOCK, os.O_RDONLY | _SAFE)
        try:
            _wait(root, handle, shared=True)
        finally:
            os.close(handle)
    if read_journal(root) is not None:
        message = "a run was killed while it wrote: the files of this workspace are of two states"
        fix = "`claimaudit audit`, or any other command that writes, puts the rest in place"
        raise refusal(FOLDER, message, fix)


def _wait(root: Path, handle: int, *, shared: bool = False) -> None:
    """Waits for the lock. Raises BrokenInputError where another run holds it for too long."""
    until = monotonic() + WAIT_SECONDS
    while True:
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if monotonic() > until:
                raise _busy(root) from None
        except OSError:
            return  # a file system without locks: people have to take care themselves
        sleep(_PAUSE_SECONDS)


def _busy(root: Path) -> BrokenInputError:
    message = "another claimaudit is writing in this workspace"
    fix = f"wait until it has ended; {FOLDER}/{_LOCK} is free again then, also where it was killed"
    return refusal(str(root), message, fix)
