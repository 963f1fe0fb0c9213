"""Outputs: each appears whole or not at all, and in place of a regular file only."""

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import click

from claimaudit.base.files import has_read, mode_for
from claimaudit.base.journal import commit
from claimaudit.base.problems import refusal
from claimaudit.base.writing import unwritten, writing

# What is written to, and never replaced: /dev/stdout is a link, and for root a file like others.
_DEVICES = ("/dev", "/proc")
INPUTS = ("seeds", "claims", "references", "checks")
"""The folders of a workspace that people edit."""
_POLICY, _EVIDENCE = "checks/policy.yaml", "evidence"
# All that a file is to hold, or what writes it there piece by piece.
Content = str | bytes | Callable[[BinaryIO], None]


def write_all(
    files: Mapping[Path, Content], within: Path | None = None, *, starting: bool = False
) -> None:
    """Writes the files of the workspace `within` together, or none of them; without a workspace
    each appears whole, beside its place first, and none among what a workspace is read from,
    unless one is `starting`. No link is followed out. Raises BrokenInputError.
    """
    try:
        if within is None:
            for path in () if starting else files:
                _refuse_input(path)
            _write_each(files)
        elif files:
            named = {path.relative_to(within).as_posix(): files[path] for path in files}
            with writing(within):
                commit(within, {name: _whole(content) for name, content in named.items()})
    except OSError as error:
        raise unwritten(next(iter(files)), error) from None


def _whole(content: Content) -> bytes:
    out = BytesIO()
    _put(content, out)
    return out.getvalue()


def _put(content: Content, out: BinaryIO) -> None:
    if callable(content):
        content(out)
    else:
        out.write(content.encode("utf-8") if isinstance(content, str) else content)


def _write_each(files: Mapping[Path, Content]) -> None:
    """Raises OSError, and leaves nothing beside the files. A branch may have committed links out of
    the working directory."""
    pending: list[tuple[str, Path]] = []
    try:
        here = Path.cwd()
        for given, content in files.items():
            path = Path(os.path.abspath(given))  # what ../ names, and links as they are
            mode = mode_for(path, here if path.is_relative_to(here) else None)
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            pending.append((temporary, path))
            with os.fdopen(handle, "wb") as out:
                _put(content, out)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(temporary, mode)
        while pending:
            os.replace(*pending[0])
            pending.pop(0)
    finally:
        for temporary, _ in pending:
            Path(temporary).unlink(missing_ok=True)


def give(text: str, output: Path | None = None) -> None:
    """Prints `text`, or writes it whole to `output`: what the encoding of the terminal lacks is
    written as an escape, and a lone surrogate, which no file can hold, as a question mark.
    Raises BrokenInputError, and OSError where stdout takes no more."""
    if output is not None:
        data = text.encode("utf-8", "replace")
        if _is_device(output):
            append(output, data)
        else:
            write_all({output: data})
        return
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False)


def _refuse_input(output: Path) -> None:
    """Raises BrokenInputError where a folder stands, or what this run or a workspace is read
    from."""
    path = Path(os.path.abspath(output))
    if path.is_dir():
        raise refusal(str(output), "is a folder", "name the file to write")
    real = path.resolve()
    edited = [one for one in (*path.parents, *real.parents) if one.name in (*INPUTS, _EVIDENCE)]
    if str(real) in has_read or any((one.parent / _POLICY).is_file() for one in edited):
        message = "is what a workspace or this command is read from"
        raise refusal(str(output), message, "name another place to write to")


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
        raise unwritten(output, error) from None
