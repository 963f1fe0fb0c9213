"""The bytes of one file of data, and the figures that are read from it."""

from functools import cached_property
from typing import Any

from claimaudit.workspace.data.places import InData, SheetCell
from claimaudit.workspace.data.pointers import read_json, value_at
from claimaudit.workspace.data.tables import Rows, cell_of, csv_rows, workbook
from claimaudit.workspace.data.value import DataError, Value
from claimaudit.workspace.data.xbrl import Filing, fact_of, read_filing
from claimaudit.workspace.limits import CaptureLimits


class DataFile:
    """Parsed once in each way that its places ask for. Everything raises DataError."""

    def __init__(self, body: bytes, limits: CaptureLimits, charset: str | None = None) -> None:
        self._body, self._limits, self._charset = body, limits, charset

    def value(self, at: InData) -> Value:
        if at.xbrl is not None:
            return fact_of(self._filing, at.xbrl)
        if at.xlsx is not None:
            return cell_of(self._sheet(at.xlsx), at.xlsx)
        if at.csv is not None:
            return cell_of(self._table, at.csv)
        return value_at(self._json, at.pointer or "")

    @cached_property
    def _text(self) -> str:
        try:
            return self._body.decode(self._charset or "utf-8").removeprefix("\ufeff")
        except (LookupError, UnicodeDecodeError):
            raise DataError("is not UTF-8 text", "save it as UTF-8") from None

    @cached_property
    def _json(self) -> Any:
        return read_json(self._text)

    @cached_property
    def _table(self) -> Rows:
        return csv_rows(self._text, self._limits)

    @cached_property
    def _workbook(self) -> dict[str, Rows]:
        return workbook(self._body, self._limits)

    def _sheet(self, at: SheetCell) -> Rows:
        sheets = self._workbook
        if at.sheet in sheets or (at.sheet is None and len(sheets) == 1):
            return sheets[at.sheet or next(iter(sheets))]
        message = f"has no sheet {at.sheet}" if at.sheet else f"has {len(sheets)} sheets"
        raise DataError(message, f"name a sheet: {', '.join(sheets)}")

    @cached_property
    def _filing(self) -> Filing:
        check_tags(self._text, self._limits)
        return read_filing(self._text)


def check_tags(page: str, limits: CaptureLimits) -> None:
    """Raises DataError where a page has more tags than are read."""
    if (tags := page.count("<")) > limits.tags:
        message = f"has {tags:,} tags, {limits.tags:,} is the limit"
        raise DataError(message, "captures.tags in checks/policy.yaml sets the limit")
