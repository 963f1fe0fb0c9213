"""Tables of CSV files and workbooks: their rows, and the cell of a named row and column."""

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from io import BytesIO, StringIO
from typing import Any

from claimaudit.base.shown import one_line
from claimaudit.workspace.data.places import Cell, row_name
from claimaudit.workspace.data.value import DataError, Value, flat, is_named, offered, value_of
from claimaudit.workspace.limits import CaptureLimits

Rows = Sequence[Sequence[str]]

_CHUNK = 1 << 20
# How many bytes a workbook may unfold to, for each byte that a file may have.
_UNFOLDED = 8
_DELIMITERS = ",;\t|"
_CSV_QUOTED = re.compile(r'"[^"]*"')
# 0, 0.00, #,##0, 0% and their like, in colour or in thousands (0.0,) too; of any other format the
# number itself is taken, unless it shows a multiple of it.
_PLAIN_FORMAT = re.compile(
    r"(?:\[[A-Za-z]+\])?(?P<group>#,##)?0(?:\.(?P<decimals>0+))?(?P<thousands>,*)(?P<percent>%)?"
    r"(?:[_;].*)?"
)
_QUOTED = re.compile(r'"[^"]*"|\\.')
_MULTIPLE = re.compile(r"%|[0#?],+(?![0#?])")
_SHOWN = 8


def csv_rows(text: str, limits: CaptureLimits) -> Rows:
    """The cells of a CSV text. Raises DataError."""
    first = _CSV_QUOTED.sub("", text.split("\n", 1)[0])
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(limits.bytes)
    try:
        lines = StringIO(text, newline="")
        return bounded(csv.reader(lines, delimiter=delimiter, strict=True), limits)
    except csv.Error as error:
        raise DataError(f"cannot be read as CSV: {error}", "save it as plain UTF-8 text") from None


def workbook(body: bytes, limits: CaptureLimits) -> dict[str, Rows]:
    """Sheet -> its cells, as a spreadsheet shows them. Raises DataError."""
    # Two tenths of a second to import, and only a workbook needs it.
    from openpyxl import load_workbook

    _check_unfolded(body, limits)
    try:
        book = load_workbook(BytesIO(body), read_only=True, data_only=True, keep_links=False)
        return {sheet.title: bounded(_cells(sheet), limits) for sheet in book.worksheets}
    except (DataError, MemoryError):
        raise
    except Exception as error:  # a broken workbook breaks its reader in any way there is
        message = f"cannot be read as XLSX ({type(error).__name__})"
        raise DataError(message, "save it anew, or as CSV") from None


def _check_unfolded(body: bytes, limits: CaptureLimits) -> None:
    """Raises DataError where the archive unfolds to too much, whatever it says of itself."""
    most, total = limits.bytes * _UNFOLDED, 0
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            for member in archive.infolist():
                with archive.open(member) as file:
                    while chunk := file.read(_CHUNK):
                        total += len(chunk)
                        if total > most:
                            message = f"unfolds to more than {most:,} bytes"
                            raise DataError(message, "is this the right file?")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        message = f"is a broken archive ({type(error).__name__})"
        raise DataError(message, "save it again") from None


def bounded(rows: Iterable[list[str]], limits: CaptureLimits) -> Rows:
    """The rows, each cell in one line. Raises DataError where there are too many cells."""
    found, cells = [], 0
    for row in rows:
        cells += len(row) + 1
        if cells > limits.cells:
            message = f"has more than {limits.cells:,} cells"
            raise DataError(message, "captures.cells in checks/policy.yaml sets the limit")
        found.append([flat(cell) for cell in row])
    return found


def _cells(sheet: Any) -> Iterator[list[str]]:
    return ([_shown(cell) for cell in row] for row in sheet.iter_rows())


def _shown(cell: Any) -> str:
    """A cell as a spreadsheet shows it, for the formats that everybody uses."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if not isinstance(value, int | float):
        return str(value)
    form = cell.number_format or ""
    if shown := _PLAIN_FORMAT.fullmatch(form):
        return _number(value, shown)
    written = repr(value).removesuffix(".0")
    # What the sheet shows is then another number, and nothing that is read as a figure.
    return f"{written} as {form}" if _MULTIPLE.search(_QUOTED.sub("", form)) else written


def _number(value: float, shown: re.Match[str]) -> str:
    power = (2 if shown["percent"] else 0) - 3 * len(shown["thousands"])
    places = Decimal(1).scaleb(-len(shown["decimals"] or ""))
    with localcontext(prec=400):
        # Halves go up, as spreadsheets show them.
        exact = Decimal(repr(value)).scaleb(power).quantize(places, ROUND_HALF_UP)
    return f"{exact:{',' if shown['group'] else ''}f}{shown['percent'] or ''}"


def cell_of(rows: Rows, at: Cell) -> Value:
    """The figure in the cell, and the unit in the name of its column. Raises DataError."""
    keys = {} if isinstance(at.row, str) else at.row
    head, columns = _head(rows, [at.column, *keys])
    column, wanted = columns[0], dict(zip(columns[1:], map(flat, keys.values()), strict=True))

    def is_it(row: Sequence[str]) -> bool:
        if isinstance(at.row, str):
            return next(filter(None, row), "") == flat(at.row)
        return all(_at(row, i) == value for i, value in wanted.items())

    found = [i for i in range(head + 1, len(rows)) if is_it(rows[i])]
    if len(found) != 1:
        raise _not_one(at, found, rows, head, min(wanted, default=0))
    if any(rows[found[0]][len(rows[head]) :]):
        message = f"has more cells in row {found[0] + 1} than names of columns"
        raise DataError(message, "put what holds a separator in quotes: 1,234 is two cells")
    text = _at(rows[found[0]], column)
    if not text:
        fix = "name a cell that holds a figure; a formula has one once a spreadsheet has saved it"
        raise DataError("has nothing in that cell", fix)
    return value_of(text, rows[head][column])


def _head(rows: Rows, names: Sequence[str]) -> tuple[int, list[int]]:
    """(the first row that holds all these names, in which column each stands). Raises DataError."""
    for i, row in enumerate(rows):
        places = [_columns(row, name) for name in names]
        if all(places):
            if twice := [n for n, at in zip(names, places, strict=True) if len(at) > 1]:
                message = f"has several columns named {one_line(twice[0], 60)}"
                raise DataError(message, "give each column a name of its own, unit included")
            return i, [at[0] for at in places]
    shown = ", ".join(one_line(name, 60) for name in names)
    what = "column named" if len(names) == 1 else "row that names"
    message = f"has no {what} {shown}"
    raise DataError(message, f"mend the names{offered(next(filter(any, rows), ()))}")


def _columns(row: Sequence[str], name: str) -> list[int]:
    """The columns of that name; where none is exactly of it, those that have it beside a unit."""
    exact = [i for i, header in enumerate(row) if header == flat(name)]
    return exact or [i for i, header in enumerate(row) if is_named(header, name)]


def _not_one(at: Cell, found: Sequence[int], rows: Rows, head: int, column: int) -> DataError:
    name = one_line(row_name(at), 80)
    if found:
        lines = ", ".join(str(i + 1) for i in found[:_SHOWN])
        return DataError(
            f"has {len(found)} rows named {name} (rows {lines})",
            "name more columns of the row, until there is one",
        )
    there = [_at(row, column) for row in rows[head + 1 :]]
    return DataError(f"has no row named {name}", f"mend the name{offered(there)}")


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
