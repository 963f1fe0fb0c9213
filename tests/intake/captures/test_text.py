"""Tables as text: a cell as a spreadsheet shows it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from claimaudit.intake.captures.text import read_capture
from claimaudit.intake.extract import Source
from claimaudit.workspace.limits import CaptureLimits


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (4614, "General", "4614"), (4614.0, "General", "4614"), (4.6, "General", "4.6"),
        (4614, "#,##0", "4,614"), (1234.5, "#,##0.00", "1,234.50"), (0.235, "0.0%", "23.5%"),
        # Halves go up, thousands and colours are followed; another multiple is no figure.
        (2.5, "0", "3"), (0.125, "0%", "13%"), (1234567, "0.0,", "1234.6"),
        (93400000, "#,##0,,", "93"), (0.934, "[Red]0.0%", "93.4%"), (1e300, "0", "1" + "0" * 300),
        (93400000, '0.0,,"M"', '93400000 as 0.0,,"M"'), (0.934, '0.0%" a"', '0.934 as 0.0%" a"'),
        (93.4, '0.0"%"', "93.4"), (93.4, '0.0" to, "', "93.4"),
        (0.5, "0%", "50%"), (-3.25, "0.0", "-3.3"), (7, "# ?/?", "7"), (True, "General", "TRUE"),
        ("96 GB", "General", "96 GB"), (datetime(2025, 9, 18), "General", "2025-09-18"),
    ],
)  # fmt: skip
def test_a_cell_is_shown_by_its_format(value: object, form: str, shown: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B2"] = value  # type: ignore[assignment]
    if form != "General":
        sheet["B2"].number_format = form
    out = BytesIO()
    book.save(out)
    read = read_capture(Source("a", out.getvalue()), "xlsx", CaptureLimits())
    assert read.text == f"Sheet\n{shown}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a,b\n1,2\n", "a\tb\n1\t2"),
        ("a;b\n1,5;2\n", "a\tb\n1,5\t2"),
        ("a\tb\n1\t2\n", "a\tb\n1\t2"),
        ('a,b\n"1,234","x\ny"\n', "a\tb\n1,234\tx y"),
        ("a\n\n1\n", "a\n1"),
    ],
)
def test_the_cells_of_a_csv_are_apart(text: str, shown: str) -> None:
    assert read_capture(Source("a", text.encode()), "csv", CaptureLimits()).text == shown
