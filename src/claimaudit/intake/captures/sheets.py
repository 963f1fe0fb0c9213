"""Spreadsheets and tables as text: a line a row, cells apart by tabs."""

from claimaudit.intake.extract import Source
from claimaudit.workspace.data.tables import Rows, csv_rows, workbook
from claimaudit.workspace.data.value import DataError
from claimaudit.workspace.limits import CaptureLimits


def csv_text(source: Source, text: str, limits: CaptureLimits) -> str:
    """The cells of a CSV text. Raises BrokenInputError."""
    try:
        return _lines(csv_rows(text, limits))
    except DataError as error:
        raise source.broken(error.message, error.fix) from None


def xlsx_text(source: Source, limits: CaptureLimits) -> str:
    """The cells of a workbook's sheets, each under its name. Raises BrokenInputError."""
    try:
        sheets = workbook(source.body, limits)
    except DataError as error:
        raise source.broken(error.message, error.fix) from None
    return "\n\n".join(f"{title}\n{_lines(rows)}" for title, rows in sheets.items())


def _lines(rows: Rows) -> str:
    filled = (list(filter(None, row)) for row in rows)
    return "\n".join("\t".join(row) for row in filled if row)
