"""Writing files, each whole or not at all, and in place of regular files only."""

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from claimaudit.base.files import mode_for
from claimaudit.base.journal import commit
from claimaudit.base.problems import unwritten
from claimaudit.base.writing import writing

# The content of a file, or a function that writes it piece by piece.
Content = str | bytes | Callable[[BinaryIO], None]


def write_all(files: Mapping[Path, str | bytes], within: Path) -> None:
    """Writes files of the workspace `within`, all or none, following no link out of it. Raises
    BrokenInputError."""
    named = {path.relative_to(within).as_posix(): _bytes(data) for path, data in files.items()}
    try:
        if named:
            with writing(within):
                commit(within, named)
    except OSError as error:
        raise unwritten(next(iter(files)), error) from None


def write_each(files: Mapping[Path, Content]) -> None:
    """Writes files outside of a workspace: each under a temporary name beside its place, then
    renamed. A link that leads out of the working directory, which a branch may have committed, is
    not followed. Raises BrokenInputError."""
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
                if callable(content):
                    content(out)
                else:
                    out.write(_bytes(content))
                out.flush()
                os.fsync(out.fileno())
            os.chmod(temporary, mode)
        while pending:
            os.replace(*pending[0])
            pending.pop(0)
    except OSError as error:
        raise unwritten(next(iter(files)), error) from None
    finally:
        for temporary, _ in pending:
            Path(temporary).unlink(missing_ok=True)


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content
