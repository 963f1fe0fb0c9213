"""Where a figure stands in data: what a print names at `at` in place of a typed figure."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from claimaudit.base.model import Model

_DAY = r"\d{4}-\d\d-\d\d"


class Cell(Model):
    """A cell of a table, by the names of its row and its column."""

    row: Annotated[str | dict[str, str], Field(min_length=1)]
    """The first cell of its row; or a column's name and what the row has there, as many as name
    one row only."""
    column: Annotated[str, Field(min_length=1)]
    """The name of its column, whose unit in brackets may be left out."""


class SheetCell(Cell):
    """A cell of a workbook."""

    sheet: str | None = None
    """The name of its sheet, where there are several."""


class XbrlFact(Model):
    """A fact of inline XBRL, by its concept and its context."""

    concept: Annotated[str, Field(pattern=r"^[\w.-]+:[\w.-]+$")]
    """The concept, as the filing names it: us-gaap:Revenues."""
    period: Annotated[str, Field(pattern=rf"^{_DAY}(/{_DAY})?$")]
    """Its days, YYYY-MM-DD/YYYY-MM-DD, or the one day of a balance."""
    members: dict[str, str] = {}
    """What the figure is a part of: the member on each axis, srt:ProductOrServiceAxis and so on;
    none, the whole."""


class InData(Model):
    """A place in data; one of these."""

    pointer: Annotated[str | None, Field(pattern=r"^(/([^/~]|~[01])*)*$")] = Field(
        None, alias="json"
    )
    """A JSON pointer (RFC 6901): /models/0/accuracy."""
    csv: Cell | None = None
    """A cell of a CSV file."""
    xlsx: SheetCell | None = None
    """A cell of a workbook."""
    xbrl: XbrlFact | None = None
    """A fact of an inline XBRL page."""

    @model_validator(mode="after")
    def _is_one(self) -> InData:
        if sum(one is not None for one in (self.pointer, self.csv, self.xlsx, self.xbrl)) != 1:
            raise ValueError("names one place: json, csv, xlsx or xbrl")
        return self

    def __str__(self) -> str:
        """The place in words."""
        if self.xbrl is not None:
            members = (f"{axis} = {member}" for axis, member in sorted(self.xbrl.members.items()))
            return ", ".join((self.xbrl.concept, self.xbrl.period, *members))
        if (cell := self.xlsx or self.csv) is not None:
            sheet = f"sheet {self.xlsx.sheet}, " if self.xlsx and self.xlsx.sheet else ""
            return f"{sheet}row {row_name(cell)}, column {cell.column}"
        return f"JSON pointer {self.pointer}"


def row_name(cell: Cell) -> str:
    """A row as it is named."""
    if isinstance(cell.row, str):
        return cell.row
    return ", ".join(f"{column} = {value}" for column, value in sorted(cell.row.items()))
