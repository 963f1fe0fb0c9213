"""Spreadsheets and tables as text: a line a row, cells apart by tabs."""

import csv
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake.extract import Source
from claimaudit.workspace.policy import CaptureLimits

_CHUNK = 1 << 20
# How many bytes a workbook may unfold to, for each byte that a capture may have.
_UNFOLDED = 8
_DELIMITERS = ",;\t|"
# 0, 0.00, #,##0, 0% and their like; any other format is not applied.
_PLAIN_FORMAT = re.compile(r"(?P<group>#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%)?(?:[_;].*)?")
_SPACES = re.compile(r"\s+")


def csv_text(source: Source, text: str, limits: CaptureLimits) -> str:
    """The cells of a CSV text. Raises BrokenInputError."""
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(limits.bytes)
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        return _rows(source, rows, limits)
    except csv.Error as error:
        message = f"cannot be read as CSV: {error}"
        raise source.broken(message, "save it as plain UTF-8 text") from None


def xlsx_text(source: Source, limits: CaptureLimits) -> str:
    """The cells of a workbook's sheets, each under its name. Raises BrokenInputError."""
    # Two tenths of a second to import, and only a workbook needs it.
    from openpyxl import load_workbook

    _check_unfolded(source, limits)
    try:
        book = load_workbook(BytesIO(source.body), read_only=True, data_only=True, keep_links=False)
        sheets = [(sheet.title, _cells(sheet)) for sheet in book.worksheets]
        return "\n\n".join(f"{title}\n{_rows(source, rows, limits)}" for title, rows in sheets)
    except BrokenInputError:
        raise
    except Exception as error:  # a broken workbook breaks its reader in any way there is
        message = f"cannot be read as XLSX ({type(error).__name__})"
        raise source.broken(message, "save it anew, or as CSV") from None


def _check_unfolded(source: Source, limits: CaptureLimits) -> None:
    """Raises BrokenInputError where the archive unfolds to too much, whatever it says of itself."""
    most, total = limits.bytes * _UNFOLDED, 0
    try:
        with zipfile.ZipFile(BytesIO(source.body)) as archive:
            for member in archive.infolist():
                with archive.open(member) as file:
                    while chunk := file.read(_CHUNK):
                        total += len(chunk)
                        if total > most:
                            message = f"unfolds to more than {most:,} bytes"
                            raise source.broken(message, "is this the right file?")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        message = f"is a broken archive ({type(error).__name__})"
        raise source.broken(message, "download it again") from None


def _cells(sheet: Any) -> Iterable[list[str]]:
    return ([_shown(cell) for cell in row] for row in sheet.iter_rows())


def _rows(source: Source, rows: Iterable[list[str]], limits: CaptureLimits) -> str:
    lines, cells = [], 0
    for row in rows:
        cells += len(row) + 1
        if cells > limits.cells:
            message = f"has more than {limits.cells:,} cells"
            raise source.broken(message, "captures.cells in checks/policy.yaml sets the limit")
        filled = [flat for flat in (_SPACES.sub(" ", cell).strip() for cell in row) if flat]
        if filled:
            lines.append("\t".join(filled))
    return "\n".join(lines)


def _shown(cell: Any) -> str:
    """A cell as a spreadsheet shows it, for the formats that everybody uses."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if not isinstance(value, int | float):
        return str(value)
    shown = _PLAIN_FORMAT.fullmatch(cell.number_format or "")
    return _number(value, shown) if shown else repr(value).removesuffix(".0")


def _number(value: float, shown: re.Match[str]) -> str:
    exact = Decimal(repr(value)) * (100 if shown["percent"] else 1)
    grouped = "," if shown["group"] else ""
    return f"{exact:{grouped}.{len(shown['decimals'] or '')}f}{shown['percent'] or ''}"
