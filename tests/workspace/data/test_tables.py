"""Cells by the names of their row and column, in CSV files and workbooks."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from claimaudit.workspace.data.places import Cell, InData
from claimaudit.workspace.data.reader import DataFile
from claimaudit.workspace.data.tables import cell_of, csv_rows
from claimaudit.workspace.data.value import DataError, Value
from claimaudit.workspace.limits import CaptureLimits

LIMITS = CaptureLimits()
TABLE = """Results of the run,,,
model,split,accuracy (%),tokens
A,dev,91.2,"48,312"
A,test,93.4,
B,test,88.0,1000
B,test,88.1,1000
"""


def _cell(text: str, row: Any, column: str) -> Value:
    return cell_of(csv_rows(text, LIMITS), Cell.model_validate({"row": row, "column": column}))


@pytest.mark.parametrize(
    ("row", "column", "figure", "unit"),
    [
        ({"model": "A", "split": "test"}, "accuracy", "93.4", "%"),
        ({"model": "A", "split": "test"}, "accuracy (%)", "93.4", "%"),
        ({"model": "A", "split": "dev"}, "tokens", "48,312", None),
        ({"accuracy": "88.1"}, "tokens", "1000", None),
        ({"split": "dev"}, "accuracy", "91.2", "%"),
    ],
)
def test_a_cell_is_found_by_names(row: Any, column: str, figure: str, unit: str | None) -> None:
    value = _cell(TABLE, row, column)
    assert (value.figure, value.unit) == (figure, unit)


def test_a_row_goes_by_its_first_cell() -> None:
    value = _cell("region;2025;2026\nChina;5,522;2,769\nTaiwan;1;2\n", "China", "2026")
    assert value.clip == "2026 … 2,769"


@pytest.mark.parametrize(
    ("row", "column", "message", "fix"),
    [
        ({"model": "B", "split": "test"}, "accuracy", "has 2 rows named", "name more columns"),
        ("A", "accuracy", "has 2 rows named A (rows 3, 4)", "name more columns"),
        ({"model": "C"}, "accuracy", "has no row named model = C", "there is: A, A, B, B"),
        ("Results of the run", "accuracy", "has no row named", "there is"),
        ({"model": "A", "split": "test"}, "acuracy", "has no row that names acuracy", "mend"),
        ("A", "acuracy", "has no column named acuracy", "there is: Results of the run"),
        ({"model": "A", "split": "test"}, "tokens", "has nothing in that cell", "a cell that"),
    ],
)
def test_what_is_not_there_once_is_refused(row: Any, column: str, message: str, fix: str) -> None:
    with pytest.raises(DataError) as refused:
        _cell(TABLE, row, column)
    assert message in refused.value.message
    assert fix in refused.value.fix


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(DataError, match="several columns named accuracy"):
        _cell("model,accuracy (%),accuracy (top-5)\nA,1,2\n", "A", "accuracy")
    assert _cell("model,accuracy (%),accuracy (top-5)\nA,1,2\n", "A", "accuracy (%)").figure == "1"
    with pytest.raises(DataError, match="several columns named a"):
        _cell("model,a,a\nA,1,1\n", "A", "a")


def test_rows_may_be_ragged() -> None:
    with pytest.raises(DataError, match="nothing in that cell"):
        _cell("model,a,b\nA,1\n", "A", "b")
    assert _cell("model,a,b\n\nA,1,2,,\n", "A", "b").figure == "2"


def test_a_figure_is_not_cut_at_its_separator() -> None:
    """1,234 without quotes is two cells, of which the first is no figure that anybody wrote."""
    with pytest.raises(DataError, match="more cells in row 2 than names of columns"):
        _cell("model,a\nA,1,234\n", "A", "a")


def test_a_quote_that_never_ends_is_refused() -> None:
    with pytest.raises(DataError, match="unexpected end of data"):
        _cell('model,a\nA,"1\nB,2\n', "A", "a")


def test_a_separator_in_quotes_is_none() -> None:
    assert _cell('"m;x;y;z",a\nA,1\n', "A", "a").figure == "1"


def test_a_table_with_too_many_cells_is_refused() -> None:
    with pytest.raises(DataError, match="more than 100 cells"):
        csv_rows("a,b\n" * 100, CaptureLimits(cells=100))


# --- workbooks --------------------------------------------------------------------------------


def _book(**sheets: list[list[Any]]) -> DataFile:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cell in sheet["C"]:
            cell.number_format = "0.0%"
    out = BytesIO()
    book.save(out)
    return DataFile(out.getvalue(), LIMITS)


def _at(row: Any, column: str, sheet: str | None = None) -> InData:
    return InData.model_validate({"xlsx": {"row": row, "column": column, "sheet": sheet}})


ROWS = [["model", "score (points)", "share", "when"], ["A", 12.5, 0.934, datetime(2025, 9, 18)]]


def test_a_cell_of_a_workbook_is_read_as_it_is_shown() -> None:
    book = _book(Runs=ROWS)
    assert book.value(_at("A", "score")).figure == "12.5"
    assert book.value(_at("A", "score")).unit == "points"
    assert book.value(_at("A", "share")).figure == "93.4%"
    assert book.value(_at({"model": "A"}, "when", "Runs")).figure == "2025-09-18"


def test_the_sheet_is_named_where_there_are_several() -> None:
    book = _book(Runs=ROWS, Old=[["model", "score"], ["A", 1]])
    assert book.value(_at("A", "score", "Old")).figure == "1"
    with pytest.raises(DataError, match="has 2 sheets") as refused:
        book.value(_at("A", "score"))
    assert "Runs, Old" in refused.value.fix
    with pytest.raises(DataError, match="has no sheet New"):
        book.value(_at("A", "score", "New"))


def test_a_formula_that_was_never_computed_has_no_figure() -> None:
    book = _book(Runs=[["model", "score"], ["A", "=1+1"]])
    with pytest.raises(DataError, match="has nothing in that cell") as refused:
        book.value(_at("A", "score"))
    assert "formula" in refused.value.fix


@pytest.mark.parametrize("body", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_a_broken_workbook_is_refused(body: bytes) -> None:
    with pytest.raises(DataError, match="broken archive"):
        DataFile(body, LIMITS).value(_at("A", "score"))


def test_text_that_is_not_utf8_is_refused() -> None:
    at = InData.model_validate({"csv": {"row": "A", "column": "b"}})
    with pytest.raises(DataError, match="not UTF-8"):
        DataFile(b"a,b\nA,\xff\n", LIMITS).value(at)
    assert DataFile("\ufeffa,b\nA,1\n".encode(), LIMITS).value(at).figure == "1"
