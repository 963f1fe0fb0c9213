"""Writing outputs whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from claimaudit.base.problems import BrokenInputError, Problem


def write_all(files: Mapping[Path, str]) -> None:
    """Writes every file beside its place first, and puts them in place only then.

    A run that is killed, or a folder that cannot be written, leaves earlier outputs as
    they were. Raises BrokenInputError.
    """
    pending: list[tuple[str, Path]] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(21, "is a folder", str(path))
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            pending.append((temporary, path))
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(temporary, 0o644)
        while pending:
            temporary, path = pending[0]
            os.replace(temporary, path)
            pending.pop(0)
    except OSError as error:
        place = str(error.filename or next(iter(files)))
        message = f"cannot be written: {error.strerror}"
        fix = "nothing was changed; free the folder or its permissions and run again"
        raise BrokenInputError([Problem(place, 0, message, fix)]) from None
    finally:
        for temporary, _ in pending:
            Path(temporary).unlink(missing_ok=True)
