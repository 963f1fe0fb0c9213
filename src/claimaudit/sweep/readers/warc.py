"""WARC: the fetched pages, each read as `claimaudit add` reads one. A file is one unit."""

from collections.abc import Iterator
from typing import Any

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.intake.extract import Source
from claimaudit.intake.reading import read_article
from claimaudit.sweep.archive import Entry, Read, Unit
from claimaudit.sweep.store import File, opened
from claimaudit.workspace.limits import Limits

_CHUNK = 1 << 16
# The media types of articles; other things are fetched as parts of pages.
_ARTICLES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")


def units(files: list[File]) -> Iterator[Unit]:
    """The files themselves."""
    return (Unit("warc", file.path) for file in files)


def read(unit: Unit, limits: Limits) -> Iterator[Read]:
    """The article of each response that may be one, or the problem with it."""
    from warcio.archiveiterator import ArchiveIterator  # only a WARC needs it

    try:
        with opened(unit.path) as file:
            for record in (records := ArchiveIterator(file)):
                if record.rec_type == "response" and _is_article(record):
                    yield _entry(record, limits)
                if more := _missing(record):
                    message = f"ends {more:,} bytes before its last record says that it does"
                    yield Problem(unit.path, 0, message, "fetch it again, or mend Content-Length")
            if records.err_count:
                message = f"{records.err_count} of its records go on behind their Content-Length"
                yield Problem(unit.path, 0, message, "fetch it again, or mend Content-Length")
    except Exception as error:  # a broken WARC breaks its reader in any way there is
        yield Problem(unit.path, 0, f"is broken here ({type(error).__name__}: {str(error)[:100]})")


def _missing(record: Any) -> int:
    """How many bytes a record lacks of those that it declares."""
    while record.raw_stream.read(_CHUNK):
        pass
    return int(record.raw_stream.limit)


def _is_article(record: Any) -> bool:
    headers = record.http_headers
    kind = headers.get_header("Content-Type", "") if headers else ""
    return (
        bool(headers) and headers.get_statuscode() == "200" and kind.lower().startswith(_ARTICLES)
    )


def _entry(record: Any, limits: Limits) -> Read:
    url = record.rec_headers.get_header("WARC-Target-URI", "")
    kind, _, charset = record.http_headers.get_header("Content-Type", "").lower().partition(";")
    body = record.content_stream().read(limits.article_bytes + 1)
    encoding = charset.partition("charset=")[2].strip("\"' ") or None
    try:
        if len(body) > limits.article_bytes:
            return Problem(url, 0, "is too large")
        found = read_article(Source(url, body, kind.strip(), encoding, url), limits)
    except BrokenInputError as broken:
        return Problem(url, 0, broken.problems[0].message)
    columns = {"text": found.text, "url": url, "published": found.published}
    return Entry.of(columns, url)
