"""Parquet: a row an article; a unit is a row group, read so many rows at a time."""

from collections.abc import Iterator
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.sweep.archive import COLUMNS, Entry, Read, Unit
from claimaudit.sweep.arrow import arrow, parquet
from claimaudit.workspace.limits import Limits

_ROWS = 500


def units(files: list[Path]) -> Iterator[Unit | Problem]:
    """The row groups of each file."""
    for path in files:
        try:
            with parquet().ParquetFile(path) as file:
                groups, names = file.num_row_groups, file.schema_arrow.names
        except (OSError, arrow().ArrowException) as error:
            yield Problem(str(path), 0, f"is no Parquet file ({_said(error)})")
            continue
        if "text" in names:
            yield from (Unit("parquet", str(path), group) for group in range(groups))
        else:
            fix = f"the columns of an archive: {', '.join(COLUMNS)}"
            yield Problem(str(path), 0, "has no column text", fix)


def read(unit: Unit, limits: Limits) -> Iterator[Read]:
    """Each row of the row group, or why it has none."""
    name, at = Path(unit.path).name, 0
    try:
        with parquet().ParquetFile(unit.path) as file:
            columns = [c for c in COLUMNS if c in file.schema_arrow.names]
            groups = [unit.at]
            for batch in file.iter_batches(_ROWS, groups, columns, use_threads=False):
                for row in batch.to_pylist():
                    at += 1
                    try:
                        yield Entry.of(row, f"{name}:{unit.at}:{at}")
                    except ValueError as error:
                        yield Problem(unit.path, 0, f"row {at} of row group {unit.at} {error}")
    except (OSError, arrow().ArrowException, UnicodeDecodeError) as error:
        message = f"row group {unit.at} is broken after {at} rows ({_said(error)})"
        yield Problem(unit.path, 0, message)


def _said(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:120]
