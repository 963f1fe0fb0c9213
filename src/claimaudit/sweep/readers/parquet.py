"""Parquet: an article a row; a unit is a range of rows in a row group."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from claimaudit.base.problems import Problem
from claimaudit.sweep.archive import COLUMNS, Entry, Read, Unit
from claimaudit.sweep.store import File, opened
from claimaudit.workspace.limits import Limits

_ROWS = 250
# Units of a row group, at most. A large one has many, but each of them has to read past the rows
# before its own.
_UNITS = 32
# Bytes of a column that are held at once, instead of a whole row group.
_BUFFER = 1_000_000


def units(files: list[File]) -> Iterator[Unit | Problem]:
    """The row groups of each file as ranges of rows, or the problem with the file."""
    for file in files:
        try:
            with opened(file.path) as data, pq.ParquetFile(data) as table:
                about, names = table.metadata, table.schema_arrow.names
                rows = [about.row_group(n).num_rows for n in range(about.num_row_groups)]
        except (OSError, pa.ArrowException) as error:
            yield Problem(file.path, 0, f"is no Parquet file ({_first_line(error)})")
            continue
        if "text" in names:
            yield from _stretches(file.path, rows)
        else:
            fix = f"the columns of an archive: {', '.join(COLUMNS)}"
            yield Problem(file.path, 0, "has no column text", fix)


def _stretches(path: str, groups: list[int]) -> Iterator[Unit]:
    for group, rows in enumerate(groups):
        most = max(_ROWS, -(-rows // _UNITS))
        for first in range(0, rows, most):
            yield Unit("parquet", path, group, first, min(first + most, rows))


def read(unit: Unit, limits: Limits) -> Iterator[Read]:
    """The article of each row in the range, or the problem with it."""
    at = 0
    try:
        with opened(unit.path) as data, pq.ParquetFile(data, buffer_size=_BUFFER) as file:
            columns = [name for name in COLUMNS if name in file.schema_arrow.names]
            for batch in file.iter_batches(_ROWS, [unit.at], columns, use_threads=False):
                before, at = at, at + batch.num_rows
                for number in range(max(before, unit.first), min(at, unit.last)):
                    yield _entry(unit, number + 1, batch.slice(number - before, 1))
                if at >= unit.last:
                    return
    except (OSError, pa.ArrowException) as error:
        if at >= unit.first:  # otherwise the unit before it reports this
            message = f"row group {unit.at} is broken after {at} rows ({_first_line(error)})"
            yield Problem(unit.path, 0, message)


def _entry(unit: Unit, number: int, row: Any) -> Read:
    try:
        return Entry.of(row.to_pylist()[0], f"{Path(unit.path).name}:{unit.at}:{number}")
    except UnicodeDecodeError:
        return Problem(unit.path, 0, f"row {number} of row group {unit.at} is not UTF-8")
    except (ValueError, OverflowError) as error:  # a day of the year 5,000,000
        return Problem(unit.path, 0, f"row {number} of row group {unit.at} {error}")


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:120]
