"""What one run leaves for the next in the user's own cache: never in a workspace, where a branch
could lay it. Nothing there changes what comes out; without it, everything is made anew."""

import errno
import hashlib
import os
import pickle
import stat
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

from claimaudit.base.files import everything, read_regular

T = TypeVar("T")

# Set by who wants every run to make everything anew.
OFF = "CLAIMAUDIT_NO_CACHE"
_PACKAGE = Path(__file__).parents[1]
# Files that were left longest ago go when there are more.
_MOST_FILES = 100
_MOST_BYTES = 100_000_000
# What a checkout or a workspace has.
_MARKS = (".git", "seeds/catalog.yaml")
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


@cache
def folder() -> Path:
    """Where files are left, made if need be. Raises OSError where there is no such place, or
    another user or a branch could write in it."""
    if os.environ.get(OFF):
        raise FileNotFoundError(errno.ENOENT, f"{OFF} is set")
    at = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "claimaudit"
    # CI servers are told to keep their caches in the checkout, where a branch can commit one; a
    # path that is not absolute is to be ignored (XDG Base Directory Specification).
    marks = (up / name for up in at.resolve().parents for name in _MARKS)
    if not at.is_absolute() or any(mark.exists() for mark in marks):
        raise PermissionError(errno.EPERM, "a branch could write there", str(at))
    at.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = at.lstat()
    mine = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    if not mine or found.st_mode & _OTHERS:
        raise PermissionError(errno.EPERM, "another user could write there", str(at))
    return at


@cache
def program() -> str:
    """A hash of all that runs: this package byte for byte, the packages beside it, Python."""
    beside = (n for n in os.listdir(sysconfig.get_path("purelib")) if n.endswith(".dist-info"))
    return hashlib.sha256(f"{sys.version} {sorted(beside)} {package()}".encode()).hexdigest()


@cache
def package() -> str:
    """A hash of this package: code, rules and words."""
    told = hashlib.sha256()
    for name in sorted(everything(_PACKAGE, ".")):
        if "__pycache__" not in name:
            told.update(f"\0{name}\0".encode() + (_PACKAGE / name).read_bytes())
    return told.hexdigest()


def slot(root: Path, kind: str) -> str:
    """The name under which something of the workspace at `root` is left."""
    return f"{hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:32]}.{kind}"


def left(name: str) -> bytes:
    """The bytes that were left under a name. Raises OSError."""
    return read_regular(folder() / name, _MOST_BYTES)


def leave(name: str, data: bytes) -> None:
    """Leaves bytes under a name, in place of those before. Raises OSError."""
    handle, part = tempfile.mkstemp(dir=folder())
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(part).replace(folder() / name)
    finally:
        Path(part).unlink(missing_ok=True)
    found = sorted(folder().iterdir(), key=lambda one: one.stat().st_mtime_ns)
    for oldest in found[:-_MOST_FILES]:
        oldest.unlink(missing_ok=True)


def kept(name: str, of: Iterable[str], make: Callable[[], T]) -> T:
    """What `make` makes of the texts `of`, or what it made of the same in this program before: it
    must depend on nothing else."""
    key = hashlib.sha256(b"".join(map(_hash, (program(), *of)))).digest()
    # What lies there is of another run, or of one that was cut short: made anew.
    with suppress(Exception):
        data = left(name)
        lying = data[2 * len(key) :]
        if data.startswith(key + hashlib.sha256(lying).digest()):
            found: T = pickle.loads(lying)  # noqa: S301 - only this user can have left it
            return found
    made = make()
    with suppress(Exception):
        told = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        leave(name, key + hashlib.sha256(told).digest() + told)
    return made


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
