"""Outputs: each appears whole or not at all, and in place of a regular file only."""

import os
import tempfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from claimaudit.base.files import mode_for
from claimaudit.base.journal import commit
from claimaudit.base.problems import unwritten
from claimaudit.base.writing import writing

# All that a file is to hold, or what writes it there piece by piece.
Content = str | bytes | Callable[[BinaryIO], None]


def write_all(files: Mapping[Path, Content], within: Path | None = None) -> None:
    """Writes the files of the workspace `within` together, or none of them; without a workspace
    each appears whole, beside its place first. No link is followed out. Raises BrokenInputError."""
    try:
        if within is None:
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
