"""Outputs: each appears whole or not at all, and in place of a regular file only."""

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from claimaudit.base.files import OnDisk
from claimaudit.base.problems import BrokenInputError, Problem

# What is written to, and never replaced: /dev/stdout is a link, and for root a file like others.
_DEVICES = ("/dev", "/proc")


def write_all(files: Mapping[Path, str] | Mapping[Path, bytes], within: Path | None = None) -> None:
    """Writes every file beside its place first, and puts them in place only then.

    A run that is killed, or a folder that cannot be written, leaves earlier outputs as they
    were. No link is followed out of the folder `within`. Raises BrokenInputError.
    """
    pending: list[tuple[str, Path]] = []
    try:
        for path, content in files.items():
            data = content.encode("utf-8") if isinstance(content, str) else content
            mode = _mode(path, within)
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


def _mode(path: Path, within: Path | None) -> int:
    """The mode that a file had, or that a new one gets. Raises OSError where something else than
    a file is in its place."""
    if within is not None and not OnDisk(within).is_inside(str(path.parent.relative_to(within))):
        raise OSError(errno.EINVAL, "its folder is a link out of the workspace", str(path))
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


def give(text: str, output: Path | None = None) -> None:
    """Prints `text`, or writes it whole to `output`: what the encoding of the terminal lacks is
    written as an escape, and a lone surrogate, which no file can hold, as a question mark.
    Raises BrokenInputError."""
    if output is not None:
        data = text.encode("utf-8", "replace")
        if _is_device(output):
            append(output, data)
        else:
            write_all({output: data})
        return
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False)
    except OSError as error:
        raise _unwritten("stdout", error) from None


def _is_device(output: Path) -> bool:
    """Whether it is one of /dev, or a link of it to one; a link that a branch commits stands
    elsewhere."""
    named = any(output.absolute().is_relative_to(folder) for folder in _DEVICES)
    return named and output.exists() and not stat.S_ISREG(output.lstat().st_mode)


def append(output: Path, data: bytes) -> None:
    """Writes `data` behind what is there. Raises BrokenInputError."""
    try:
        with output.open("ab") as out:
            out.write(data)
    except OSError as error:
        raise _unwritten(str(output), error) from None


def _unwritten(place: str, error: OSError) -> BrokenInputError:
    return BrokenInputError([Problem(place, 0, f"cannot be written: {error.strerror}")])
