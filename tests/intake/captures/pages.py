"""The pages of walls.yaml and documents.yaml as captures, and small captures of every kind."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from claimaudit.intake.extract import Source
from tests.intake.servers import make_pdf
from tests.table import read_table

URL = "https://source.example/2025/09/report"
_TYPES = {"html": "text/html", "text": "text/plain", "json": "application/json", "csv": "text/csv"}


def corpus(name: str) -> list[dict[str, Any]]:
    """The pages of one file, each with its name."""
    pages: list[dict[str, Any]] = read_table(Path(__file__).with_name(f"{name}.yaml"))
    return pages


def make_xlsx(rows: list[list[object]]) -> bytes:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def source_of(page: dict[str, Any]) -> Source:
    """A page of a corpus as a server would give it."""
    sent_to = page.get("sent_to", URL)
    if "pdf" in page:
        return Source(URL, make_pdf(page["pdf"]), "application/pdf", None, sent_to)
    if "xlsx" in page:
        return Source(URL, make_xlsx(page["xlsx"]), "application/octet-stream", None, sent_to)
    (form,) = _TYPES.keys() & page.keys()
    charset = page.get("charset", "utf-8")
    body = page[form].encode(charset)
    return Source(URL, body, page.get("type", _TYPES[form]), page.get("charset"), sent_to)
