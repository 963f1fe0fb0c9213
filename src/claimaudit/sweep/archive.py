"""An archive of articles in files of any known format, cut into units that are swept one by one."""

import re
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from claimaudit.base.problems import Problem, refusal
from claimaudit.figures.dates import UnreadableDateError, read_iso
from claimaudit.sweep import store
from claimaudit.sweep.store import File
from claimaudit.verdict.sites import site

COLUMNS = ("id", "text", "title", "url", "published", "language")
# Reader -> the endings of the file names that it reads; a folder may hold all kinds.
READERS = {
    "parquet": (".parquet",),
    "lines": (".jsonl", ".ndjson"),
    "warc": (".warc", ".warc.gz"),
    "texts": (".txt", ".md"),
}
_SURROGATES = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of an archive."""

    id: str
    text: str
    url: str | None = None
    published: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, columns: dict[str, object], id: str) -> "Entry":
        """From the columns of an archive; `id` where it has none of its own. A title that the text
        lacks is put before it. Raises ValueError where there is no text."""
        text = columns.get("text")
        if not isinstance(text, str) or not text.strip():
            raise ValueError("has no text")
        title = str(columns.get("title") or "").strip()
        if title not in text:
            text = f"{title}\n\n{text}"
        named, url, day, tag = (columns.get(k) for k in ("id", "url", "published", "language"))
        return cls(
            _whole(id if named is None else str(named)),
            _whole(text),
            _whole(str(url)) if url else None,
            _day(str(day)) if day else None,
            str(tag) if tag and _LANGUAGE.fullmatch(str(tag)) else None,
        )

    @property
    def outlet(self) -> str:
        """The site that published it, "" where that is not known."""
        try:
            host = urlsplit(self.url).netloc if self.url else ""
        except ValueError:  # http://[bad
            return ""
        return site(f"https://{host}") if host else ""


def _whole(text: str) -> str:
    """`text` with U+FFFD for lone surrogates, which no file can hold; offsets stay the same."""
    return _SURROGATES.sub("\ufffd", text)


def _day(written: str) -> str | None:
    """The day of a date or time in ISO form; the month or year where it has no more; else None."""
    for end in (10, 7, 4):
        with suppress(UnreadableDateError):
            read_iso(written[:end])
            return written[:end]
    return None


class Unit(NamedTuple):
    """What one worker sweeps at a time: the range from `first` to `last` of a file, or of its part
    number `at`."""

    reader: str
    path: str
    at: int = 0
    first: int = 0
    last: int = 0


# An article, or why it could not be read.
Read = Entry | Problem


def reader(name: str) -> Any:
    """A module of `readers`: `units(files)` cuts files of its kind into units, `read(unit, limits)`
    yields the articles of one."""
    return import_module(f"claimaudit.sweep.readers.{name}")


def files_of(archive: str, out: str) -> list[File]:
    """The files of an archive, sorted, without those in the folder `out`. Raises BrokenInputError
    where there is none."""
    ends = tuple(end for named in READERS.values() for end in named)
    found = store.files(archive, ends, out)
    if not found:
        fix = f"an archive is a file or a folder of these: {', '.join(ends)}"
        raise refusal(archive, "holds no texts", fix)
    return found


def units_of(files: list[File]) -> tuple[list[Unit], list[Problem]]:
    """(units of the files in their order, problems of the files that cannot be opened)."""
    found: list[Unit | Problem] = []
    for name, ends in READERS.items():
        if mine := [file for file in files if file.path.lower().endswith(ends)]:
            found += reader(name).units(mine)
    units = [one for one in found if isinstance(one, Unit)]
    return units, [one for one in found if isinstance(one, Problem)]
