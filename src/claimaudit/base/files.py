"""Where files are read from: a folder on disk, or memory.

Names in a folder are relative, with slashes: `claims/002.yaml`.
"""

import errno
import os
import stat
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from unicodedata import normalize

from claimaudit.base.shown import one_line

reads: ContextVar[set[str]] = ContextVar("reads")
"""The real paths of the files that were read since it was set to an empty set, as by a command."""


class Folder(Protocol):
    """Files by name."""

    def names(self, under: str, suffix: str) -> list[str]:
        """The names directly in the folder `under` that end in `suffix`, sorted."""

    def read(self, name: str, most: int) -> bytes:
        """The first `most` bytes of a file. Raises OSError where there is none."""

    def is_inside(self, name: str) -> bool:
        """Whether the name stays within the folder once every link is followed."""


@dataclass(frozen=True)
class OnDisk:
    """The files below `root`."""

    root: Path

    def names(self, under: str, suffix: str) -> list[str]:
        self._check(under)
        try:
            found = os.listdir(self.root / under)
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            raise NotADirectoryError(
                errno.ENOTDIR, "it is a file, where a folder ought to be"
            ) from None
        return sorted(f"{under}/{name}" for name in found if name.endswith(suffix))

    def read(self, name: str, most: int) -> bytes:
        self._check(name)
        return read_regular(self.root / name, most)

    def is_inside(self, name: str) -> bool:
        try:
            found = (self.root / name).resolve().relative_to(self.root.resolve())
        except (OSError, RuntimeError, ValueError):  # a circle of links, or outside
            return False
        return ".git" not in found.parts  # the credentials of a checkout stand there

    def _check(self, name: str) -> None:
        """A branch may commit links to what only the machine that judges it may read."""
        if not self.is_inside(name):
            raise OSError(errno.EINVAL, "it is a link out of the workspace")


def everything(root: Path, under: str) -> list[str]:
    """The names of all files at and below the folder `under`, sorted; also of those that some
    file systems take for it (`Claims` for `claims`). A link counts as a file, and is not followed.
    """
    top = next(os.walk(root), ("", [], []))[1]
    found = []
    for start in {under, *(name for name in top if known_as(name) == under)}:
        for folder, below, files in os.walk(root / start):
            links = [name for name in below if Path(folder, name).is_symlink()]
            found += [Path(folder, name).relative_to(root).as_posix() for name in [*files, *links]]
    return sorted(found)


def known_as(name: str) -> str:
    """A file name without what some file systems, and people, do not tell apart: capitals, ways to
    write an accent, characters that do not show."""
    return normalize("NFKC", one_line(name).replace("\ufffd", "")).casefold().strip()


def read_regular(path: Path, most: int) -> bytes:
    """The first `most` bytes of a regular file. Raises OSError where there is none."""
    # Opening a pipe would wait for its writer.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    reads.get(set()).add(os.path.realpath(path))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file, but a folder, pipe or device")
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(handle)


def mode_for(path: Path, within: Path | None) -> int:
    """The permission bits for writing `path`: those of the file that is replaced, or those of a new
    one. Raises OSError where something else than a file is in its place, or its folder is a link
    that leads out of the folder `within`."""
    if within is not None and not OnDisk(within).is_inside(str(path.parent.relative_to(within))):
        raise OSError(errno.EINVAL, "its folder is a link to elsewhere", str(path))
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is no regular file, but a link, pipe or device", str(path))
    return stat.S_IMODE(mode)


@dataclass(frozen=True)
class AsNamed:
    """Files that a person named one by one, wherever they are; pipes are read too."""

    def names(self, under: str, suffix: str) -> list[str]:
        return []

    def read(self, name: str, most: int) -> bytes:
        with Path(name).open("rb") as file:
            reads.get(set()).add(os.path.realpath(name))
            return file.read(most)

    def is_inside(self, name: str) -> bool:
        return True


@dataclass(frozen=True)
class InMemory:
    """Files that are on no disk: name -> bytes."""

    files: Mapping[str, bytes]

    def names(self, under: str, suffix: str) -> list[str]:
        found = (name for name in self.files if name.rpartition("/")[0] == under)
        return sorted(name for name in found if name.endswith(suffix))

    def read(self, name: str, most: int) -> bytes:
        if name not in self.files:
            raise FileNotFoundError(errno.ENOENT, "is missing", name)
        return self.files[name][:most]

    def is_inside(self, name: str) -> bool:
        return True


@dataclass(frozen=True)
class Overlaid:
    """The folder `under` with the files `over` in place of its own; None hides a file."""

    under: Folder
    over: Mapping[str, bytes | None]

    def names(self, under: str, suffix: str) -> list[str]:
        laid = InMemory({name: data for name, data in self.over.items() if data is not None})
        found = [name for name in self.under.names(under, suffix) if name not in self.over]
        return sorted([*found, *laid.names(under, suffix)])

    def read(self, name: str, most: int) -> bytes:
        if name not in self.over:
            return self.under.read(name, most)
        data = self.over[name]
        return InMemory({} if data is None else {name: data}).read(name, most)

    def is_inside(self, name: str) -> bool:
        return name in self.over or self.under.is_inside(name)
