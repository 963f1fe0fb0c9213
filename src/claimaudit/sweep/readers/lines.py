"""JSON Lines: an object a line, with the fields id, text, url, published, language."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from claimaudit.base.problems import Problem
from claimaudit.sweep.archive import Entry, Read, Unit
from claimaudit.sweep.store import File, opened
from claimaudit.workspace.limits import Limits

# A unit is the lines that begin within so many bytes, so that no file is read to cut it.
_BYTES = 4_000_000
# Bytes of a line for each byte of text: \uXXXX takes six, and a line has more than its text.
_ESCAPED = 8


def units(files: list[File]) -> Iterator[Unit]:
    """Each file as ranges of bytes."""
    for file in files:
        for first in range(0, max(file.size, 1), _BYTES):
            yield Unit("lines", file.path, 0, first, first + _BYTES)


def read(unit: Unit, limits: Limits) -> Iterator[Read]:
    """The article of each line that begins in the range, or the problem with it."""
    most = limits.article_bytes * _ESCAPED
    try:
        with opened(unit.path) as file:
            # A line that reaches into the range belongs to the range before.
            file.seek(max(0, unit.first - 1))
            if unit.first:
                _skip(file)
            while (at := file.tell()) < unit.last and (line := file.readline(most)):
                if not line.endswith(b"\n") and len(line) == most:
                    _skip(file)
                    yield Problem(unit.path, 0, f"the line at byte {at:,} is too large")
                elif line.strip():
                    yield _entry(unit.path, at, line)
    except OSError as error:
        yield Problem(unit.path, 0, f"cannot be read from byte {unit.first:,} on: {error.strerror}")


def _skip(file: BinaryIO) -> None:
    """Reads to the end of the line, however long it is."""
    while (part := file.readline(1_000_000)) and not part.endswith(b"\n"):
        pass


def _entry(path: str, at: int, line: bytes) -> Read:
    try:
        found = json.loads(line)
    except UnicodeDecodeError:
        return Problem(path, 0, f"the line at byte {at:,} is not UTF-8")
    except (ValueError, RecursionError):
        return Problem(path, 0, f"the line at byte {at:,} is no JSON")
    if not isinstance(found, dict):
        return Problem(path, 0, f"the line at byte {at:,} is no object")
    try:
        return Entry.of(found, f"{Path(path).name}@{at}")
    except ValueError as error:
        return Problem(path, 0, f"the line at byte {at:,} {error}")
