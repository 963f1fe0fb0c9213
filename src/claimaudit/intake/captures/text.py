"""All the text of a capture, in which clips are searched."""

import json
import re
from bisect import bisect_right
from dataclasses import dataclass

from claimaudit.intake.captures.page import WRAPPED_HAN, Page, read_page
from claimaudit.intake.charset import decode_page
from claimaudit.intake.extract import Source, read_pdf
from claimaudit.workspace.captures import Kind
from claimaudit.workspace.data.reader import check_tags
from claimaudit.workspace.data.tables import Rows, csv_rows, workbook
from claimaudit.workspace.data.value import DataError
from claimaudit.workspace.limits import CaptureLimits

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.S)
_PAGE_END = "\n\n"


@dataclass(frozen=True)
class CaptureText:
    """The `text` that a capture shows; `pages`: the offsets in it at which the pages of a PDF
    begin."""

    kind: Kind
    text: str
    pages: tuple[int, ...] = ()
    page: Page | None = None

    def page_at(self, offset: int) -> int | None:
        """The page on which an offset of `text` stands, from 1; None where there are none."""
        return bisect_right(self.pages, offset) if self.pages else None


def read_capture(source: Source, kind: Kind, limits: CaptureLimits) -> CaptureText:
    """The text of a capture of this kind; a table has one line a row, its cells separated by tabs.
    Raises BrokenInputError."""
    if kind == "pdf":
        return _pdf(source)
    try:
        if kind == "xlsx":
            sheets = workbook(source.body, limits)
            named = (f"{title}\n{_lines(rows)}" for title, rows in sheets.items())
            return CaptureText(kind, "\n\n".join(named))
        text = decode_page(source.body, source.charset)
        if text is None or (kind != "html" and "\0" in text):
            raise source.broken("is no text that can be read", "save it as UTF-8")
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        if kind == "html":
            check_tags(text, limits)
            page = read_page(text)
            return CaptureText(kind, page.text, page=page)
        if kind == "json":
            return CaptureText(kind, _json(source, text))
        return CaptureText(kind, _lines(csv_rows(text, limits)) if kind == "csv" else text)
    except DataError as error:
        raise source.broken(error.message, error.fix) from None


def _lines(rows: Rows) -> str:
    filled = (list(filter(None, row)) for row in rows)
    return "\n".join("\t".join(row) for row in filled if row)


def _pdf(source: Source) -> CaptureText:
    pages = [WRAPPED_HAN.sub("", page) for page in read_pdf(source)[0]]
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page) + len(_PAGE_END)
    return CaptureText("pdf", _PAGE_END.join(pages), tuple(starts))


def _json(source: Source, text: str) -> str:
    """The text with the escapes of its strings resolved. Raises BrokenInputError."""
    try:
        # A number is kept as it is printed, however long it is.
        json.loads(text, parse_int=str, parse_float=str)
        return _STRING.sub(lambda found: f'"{json.loads(found[0], strict=False)}"', text)
    except RecursionError:
        raise source.broken("is nested too deeply", "is this the right file?") from None
    except ValueError as error:
        message = f"cannot be read as JSON: {str(error)[:100]}"
        raise source.broken(message, "download it again") from None
