"""Where files are read from (a folder on disk, or memory), and outputs written whole.

Names in a folder are relative, with slashes: `claims/002.yaml`.
"""

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import click

from claimaudit.base.problems import BrokenInputError, Problem

_DEVICES = ("/dev", "/proc")


class Folder(Protocol):
    """Files by name."""

    def names(self, under: str, suffix: str) -> list[str]:
        """The names directly in the folder `under` that end in `suffix`, sorted."""

    def read(self, name: str, most: int) -> bytes:
        """The first `most` bytes of a file. Raises OSError where it is none."""

    def is_inside(self, name: str) -> bool:
        """Whether no link leads from that name out of the folder."""


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
            with os.fdopen(handle, "rb", closefd=False) as file:
                return file.read(most)
        finally:
            os.close(handle)

    def is_inside(self, name: str) -> bool:
        try:
            return (self.root / name).resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):  # a circle of links
            return False


@dataclass(frozen=True)
class AsNamed:
    """Files that somebody named one by one, wherever they are; pipes are read too."""

    def names(self, under: str, suffix: str) -> list[str]:
        return []

    def read(self, name: str, most: int) -> bytes:
        with Path(name).open("rb") as file:
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


def write_all(files: Mapping[Path, str] | Mapping[Path, bytes]) -> None:
    """Writes every file beside its place first, and puts them in place only then.

    A run that is killed, or a folder that cannot be written, leaves earlier outputs as
    they were. Only regular files are replaced, and keep their mode. Raises BrokenInputError.
    """
    pending: list[tuple[str, Path]] = []
    try:
        for path, content in files.items():
            data = content.encode("utf-8") if isinstance(content, str) else content
            mode = _mode(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            pending.append((temporary, path))
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(temporary, mode)
        while pending:
            os.replace(*pending[0])
            pending.pop(0)
    except OSError as error:
        place = str(error.filename or next(iter(files)))
        message = f"cannot be written: {error.strerror}"
        fix = "nothing was changed; free the folder or its permissions and run again"
        raise BrokenInputError([Problem(place, 0, message, fix)]) from None
    finally:
        for temporary, _ in pending:
            Path(temporary).unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The mode that a file has, or that a new one gets. Raises OSError where something else than
    a file is in its place: as root, a device would be replaced like any file."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is no regular file, but a link, pipe or device", str(path))
    return stat.S_IMODE(mode)


def give(text: str, output: Path | None = None) -> None:
    """Prints `text`, or writes it whole to `output`: what the encoding of the terminal lacks is
    written as an escape, and a lone surrogate, which no file can hold, as a question mark.
    Raises BrokenInputError."""
    if output is not None:
        data = text.encode("utf-8", "replace")
        if _is_device(output):
            _write_to(output, data)
        else:
            write_all({output: data})
        return
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False)


def _is_device(output: Path) -> bool:
    """Whether it is one of /dev, or a link there, such as /dev/stdout: written to, not replaced.
    A link that a branch commits stands elsewhere."""
    named = any(output.absolute().is_relative_to(folder) for folder in _DEVICES)
    return named and output.exists() and not stat.S_ISREG(output.lstat().st_mode)


def _write_to(device: Path, data: bytes) -> None:
    try:
        with device.open("ab") as out:
            out.write(data)
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        fix = "nothing was changed; name a file that can be written"
        raise BrokenInputError([Problem(str(device), 0, message, fix)]) from None
