"""Results that one run keeps for the next, in the user's own cache folder.

Never in a workspace, where a branch could commit a false one. No result depends on the cache:
whatever it lacks is computed again.
"""

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

# The environment variable that switches the cache off.
OFF = "CLAIMAUDIT_NO_CACHE"
_PACKAGE = Path(__file__).parents[1]
# Where there are more files, the oldest are deleted.
_MOST_FILES = 100
_MOST_BYTES = 100_000_000
_HASH = hashlib.sha256().digest_size
# What tells a folder to be a checkout or a workspace.
_MARKS = (".git", "seeds/catalog.yaml")
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


@cache
def cache_folder() -> Path:
    """The folder of the cache, created if need be. Raises OSError where the cache is switched off,
    or where another user or a branch could write into it."""
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
    if not mine or found.st_mode & _WRITABLE_BY_OTHERS:
        raise PermissionError(errno.EPERM, "another user could write there", str(at))
    return at


@cache
def program_hash() -> str:
    """A hash of all the code that runs: this package, the names and versions of the installed
    ones, and the version of Python."""
    beside = (n for n in os.listdir(sysconfig.get_path("purelib")) if n.endswith(".dist-info"))
    return hashlib.sha256(f"{sys.version} {sorted(beside)} {package_hash()}".encode()).hexdigest()


@cache
def package_hash() -> str:
    """A hash of every file of this package: code, rules and words."""
    told = hashlib.sha256()
    for name in sorted(everything(_PACKAGE, ".")):
        if "__pycache__" not in name:
            told.update(f"\0{name}\0".encode() + (_PACKAGE / name).read_bytes())
    return told.hexdigest()


def entry_name(root: Path, kind: str) -> str:
    """The name under which a result of this `kind` is kept for the workspace at `root`."""
    return f"{hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:32]}.{kind}"


def load(name: str) -> bytes:
    """The bytes that were saved under a name. Raises OSError where there are none, or others."""
    kept = read_regular(cache_folder() / name, _MOST_BYTES)
    data = kept[_HASH:]
    if kept[:_HASH] != hashlib.sha256(data).digest():
        raise OSError(errno.EIO, "is damaged", name)
    return data


def save(name: str, data: bytes) -> None:
    """Saves bytes under a name, in place of earlier ones. Raises OSError."""
    handle, part = tempfile.mkstemp(dir=cache_folder())
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(hashlib.sha256(data).digest() + data)
        Path(part).replace(cache_folder() / name)
    finally:
        Path(part).unlink(missing_ok=True)
    found = sorted(cache_folder().iterdir(), key=lambda one: one.stat().st_mtime_ns)
    for oldest in found[:-_MOST_FILES]:
        oldest.unlink(missing_ok=True)


def cached(name: str, of: Iterable[str], make: Callable[[], T]) -> T:
    """What `make` returns, or what it returned before for the same texts `of` and the same program.
    Its result must depend on nothing but those."""
    key = hashlib.sha256(b"".join(map(_hash, (program_hash(), *of)))).digest()
    # An entry that is damaged, or of another key, is computed again.
    with suppress(Exception):
        data = load(name)
        if data.startswith(key):
            found: T = pickle.loads(data[_HASH:])  # noqa: S301 - only this user can have left it
            return found
    made = make()
    with suppress(Exception):
        save(name, key + pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
