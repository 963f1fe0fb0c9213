"""Where the files of a workspace are read from: a folder on disk, or memory.

Names are relative, with slashes: `claims/002.yaml`.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Folder(Protocol):
    """Files by name."""

    def names(self, under: str, suffix: str) -> list[str]:
        """The names directly in the folder `under` that end in `suffix`, sorted."""

    def read(self, name: str, most: int) -> bytes:
        """The first `most` bytes of a file. Raises OSError where it is none."""


@dataclass(frozen=True)
class OnDisk:
    """The files below `root`."""

    root: Path

    def names(self, under: str, suffix: str) -> list[str]:
        try:
            found = os.listdir(self.root / under)
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(f"{under}/{name}" for name in found if name.endswith(suffix))

    def read(self, name: str, most: int) -> bytes:
        # Opening a pipe would wait for its writer.
        handle = os.open(self.root / name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.EINVAL, "it is no regular file, but a folder, pipe or device")
        except OSError:
            os.close(handle)
            raise
        with os.fdopen(handle, "rb") as file:
            return file.read(most)


@dataclass(frozen=True)
class AsNamed:
    """Files that somebody named one by one, wherever they are; pipes are read too."""

    def names(self, under: str, suffix: str) -> list[str]:
        return []

    def read(self, name: str, most: int) -> bytes:
        with Path(name).open("rb") as file:
            return file.read(most)


@dataclass(frozen=True)
class InMemory:
    """Files that are on no disk: name -> bytes."""

    files: Mapping[str, bytes]

    def names(self, under: str, suffix: str) -> list[str]:
        return sorted(
            name
            for name in self.files
            if name.rpartition("/")[0] == under and name.endswith(suffix)
        )

    def read(self, name: str, most: int) -> bytes:
        try:
            return self.files[name][:most]
        except KeyError:
            raise FileNotFoundError(errno.ENOENT, "is missing", name) from None
