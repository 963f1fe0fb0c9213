"""`claimaudit capture`: keeps the bytes of a document by their hash and finds its clips in them."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

from claimaudit.base.files import read_regular
from claimaudit.base.outputs import write_all
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import one_line
from claimaudit.base.writing import writing
from claimaudit.intake.captures.evidence import lock_file, missing_files
from claimaudit.intake.captures.kinds import DOCUMENT, kind, media_type
from claimaudit.intake.captures.shelf import Found, Shelf
from claimaudit.intake.captures.text import CaptureText
from claimaudit.intake.captures.walls import refuse_wall
from claimaudit.intake.captures.warc import warc_of
from claimaudit.intake.extract import Source
from claimaudit.intake.fetch import fetch
from claimaudit.intake.reading import read_text
from claimaudit.workspace.captures import Capture, How

_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Wanted:
    """What is to be captured: a document by its id, or an address that belongs to none yet."""

    document: str | None
    url: str

    @property
    def key(self) -> str:
        return self.document or self.url


@dataclass(frozen=True)
class Outcome:
    """The result of one capture: `lines` for people, whether something `disagrees` (a clip or
    figure is gone), and the `problems` because of which there is none."""

    lines: tuple[str, ...] = ()
    disagrees: bool = False
    problems: tuple[Problem, ...] = ()


def wanted(shelf: Shelf, names: Sequence[str], *, all: bool = False) -> list[Wanted]:
    """The documents of these ids or addresses, or `all` that have an address. Raises
    BrokenInputError where a name is neither, or its document has no address."""
    by_url = {document.url: document.id for document in shelf.library.documents.values()}
    found, problems = [], []
    there = sorted(name for name, document in shelf.library.documents.items() if document.url)
    for name in there if all else dict.fromkeys(names):
        document = shelf.library.documents.get(name)
        if document is not None and document.url is not None:
            found.append(Wanted(name, document.url))
        elif document is not None and document.file is not None:
            fix = "it is read at every audit, and needs no capture"
            problems.append(Problem(name, 0, "is a file of the workspace", fix))
        elif document is not None:
            fix = "enter its url: in references/, or give --file"
            problems.append(Problem(name, 0, "has no address", fix))
        elif _is_address(name):
            found.append(Wanted(by_url.get(name), name))
        else:
            fix = "give the id of a document of references/, or an https address"
            problems.append(Problem(name, 0, "is no document and no address", fix))
    if problems:
        raise BrokenInputError(problems)
    return found


def _is_address(name: str) -> bool:
    with suppress(ValueError):  # [ without ], no port, letters that cannot be written
        parts = urlsplit(name.encode().decode())
        return bool(_ADDRESS.fullmatch(name) and parts.hostname and parts.port != 0)
    return False


def fetch_all(
    shelf: Shelf, documents: Sequence[Wanted], *, accept: bool, allow_private: bool
) -> Iterator[Outcome]:
    """Fetches and captures one document after the other, and writes the lock after each."""
    limits, asked = shelf.policy.captures, dict[str, float]()
    for one in documents:
        host = urlsplit(one.url).netloc
        sleep(max(0.0, asked.get(host, 0.0) + limits.pause_seconds - monotonic()))
        try:
            source = fetch(
                one.url, limits.bytes, allow_private=allow_private, seconds=limits.seconds,
                accepted=DOCUMENT,
            )  # fmt: skip
            yield _take(shelf, one, source, "fetched", accept)
        except BrokenInputError as broken:
            yield Outcome(problems=tuple(broken.problems))
        asked[host] = monotonic()


def take_file(shelf: Shelf, path: str, one: Wanted, *, accept: bool) -> Outcome:
    """Captures a file that somebody saved as the document. Raises BrokenInputError."""
    read, limit = partial(read_regular, Path(path)), shelf.policy.captures.bytes
    source = Source.of_file(path, read, limit, "captures.bytes", "name a regular file")
    return _take(shelf, one, source, "file", accept)


def _take(shelf: Shelf, one: Wanted, source: Source, how: How, accept: bool) -> Outcome:
    """Keeps a capture, unless clips are lost and `accept` is not set. Raises BrokenInputError where
    the bytes are not the document; where all of its clips stand, they are, whatever else does."""
    found = kind(source, one.url)
    text = read_text(source, found, shelf.policy.captures)
    there = shelf.look(one.key, source, text)
    if not there.clips or shelf.lacking(one.key, there.clips):
        refuse_wall(source, text, one.url)
    new = _entry(one, source, text, how, there)
    warc = warc_of(source.answers, new.captured) if source.answers else None
    with writing(shelf.root):
        shelf.reload()
        old = shelf.captures.get(one.key)
        lost = _lost(shelf, old, new) if old else {}
        kept = bool(lost) and not accept
        if not kept:
            shelf.captures.pop(one.url, None)
            if old and (old.sha256, old.how) == (new.sha256, new.how):
                new = new.model_copy(update={"captured": old.captured})  # as it first was
            shelf.captures[one.key] = new
        files = missing_files(shelf.root, new, source.body, text.text, warc)
        lock = {} if kept else lock_file(shelf.root, shelf.captures)
        write_all({**files, **lock}, shelf.root)
    return _outcome(shelf, new, old, lost, there.unread, kept=kept)


def _entry(one: Wanted, source: Source, text: CaptureText, how: How, there: Found) -> Capture:
    return Capture(
        document=one.document,
        url=one.url,
        final_url=source.url if source.url not in (None, one.url) else None,
        sha256=hashlib.sha256(source.body).hexdigest(),
        bytes=len(source.body),
        kind=text.kind,
        media_type=media_type(source, text.kind),
        charset=source.charset,
        how=how,
        captured=now(),
        clips=there.clips,
        values=there.values,
    )


def now() -> str:
    """The time of a capture, in UTC; nothing else in the lock differs between two runs."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _lost(shelf: Shelf, old: Capture, new: Capture) -> dict[tuple[str, str], str]:
    """(fact id, clip) of what is entered and stood in the earlier capture, but not in the new one
    -> what a place in data reads now, "" for a clip."""
    there = {(one.fact, one.clip) for one in new.clips}
    stood = {(one.fact, one.clip) for one in old.clips} - there
    lost = dict.fromkeys(sorted(stood.intersection(shelf.clips.get(new.key, ()))), "")
    named, now = shelf.places.get(new.key, ()), {(v.fact, str(v.at)): v for v in new.values}
    for was in old.values:
        read = now.get((was.fact, str(was.at)))
        same = read is not None and (read.figure, read.unit) == (was.figure, was.unit)
        if (was.fact, was.at) in named and not same:
            lost[was.fact, was.clip] = read.clip if read else ""
    return lost


def _outcome(
    shelf: Shelf, new: Capture, old: Capture | None, lost: Mapping[tuple[str, str], str],
    unread: list[tuple[str, str]], *, kept: bool,
) -> Outcome:  # fmt: skip
    state = "" if old is None else " again, unchanged" if old.sha256 == new.sha256 else " again"
    lines = [f"{new.key}: captured{state}, {new.bytes:,} bytes, {new.kind}, {new.sha256[:16]}"]
    for (fact, clip), now in lost.items():
        instead = f", now “{one_line(now, 200)}”" if now else ""
        lines.append(f"  gone: {fact} “{one_line(clip)}”{instead}")
    odd = {fact for fact, _ in unread}
    absent = [
        one for one in shelf.lacking(new.key, new.clips) if one not in lost and one[0] not in odd
    ]
    lines += [f"  not found: {fact} “{one_line(clip)}”" for fact, clip in absent]
    if absent and not new.clips:
        lines.append("  none of its clips stands in it: is it the document?")
    lines += [f"  not read: {fact}: it {one_line(why, 600)}" for fact, why in unread]
    if kept:
        lines.append("  the lock keeps the earlier capture; --accept takes this one")
    return Outcome(tuple(lines), bool(absent or unread or lost))
