"""`claimaudit add`: from a file or an address to an article that claims can be tied to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from claimaudit.base.files import write_all
from claimaudit.base.folder import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import one_line
from claimaudit.gate.waivers import baseline_files
from claimaudit.intake.catalog import (
    SHOWN,
    checked_entry,
    checked_id,
    next_id,
    read_catalog,
    with_entry,
)
from claimaudit.intake.extract import Extracted, Source, extract
from claimaudit.intake.fetch import SECONDS, fetch
from claimaudit.workspace.catalog import Catalog, CatalogEntry
from claimaudit.workspace.policy import load_policy

NOT_KNOWN = "not known"
RIGHTS = "the text belongs to its publisher and is kept to be audited"
CLAIMS_HEAD = "# yaml-language-server: $schema=../schemas/claims.schema.json\n"


@dataclass(frozen=True)
class Given:
    """What a person says of the article; it goes before what its source says."""

    id: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


def add_article(
    root: Path,
    source: str,
    *,
    id: str | None = None,
    published: str | None = None,
    title: str | None = None,
    author: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    allow_private: bool = False,
    seconds: float = SECONDS,
) -> list[str]:
    """Adds the article at `source` (a file, or an https address) to the workspace; a line
    for each thing done. Nothing that exists is overwritten. Raises BrokenInputError."""
    limits = load_policy(Inputs(OnDisk(root))).limits
    written, catalog = read_catalog(root, limits.yaml_bytes)
    wanted = checked_id(catalog, id) if id is not None else next_id(catalog)
    found = _read(source, limits.article_bytes, allow_private, seconds)
    sha256 = hashlib.sha256(found.text.encode("utf-8")).hexdigest()
    for known in catalog.articles:
        if known.sha256 == sha256:
            return [f"{source} is article {known.id} already; nothing was added"]
    given = Given(wanted, title, author, publisher, published, language)
    entry = _entry(given, found, sha256)
    catalogued = with_entry(written, catalog, entry, limits.yaml_bytes)
    files = _files(root, entry, found.text) | {root / SHOWN: catalogued}
    write_all(files)
    return [
        *(f"wrote {path.relative_to(root).as_posix()}" for path in files),
        *_notes(entry, found, catalog),
        f"next: claimaudit draft {entry.id}, or claimaudit review {entry.id}",
    ]


def _read(source: str, limit: int, allow_private: bool, seconds: float) -> Extracted:
    if "://" in source:
        page = fetch(source, limit, allow_private=allow_private, seconds=seconds)
        got = Source(source, page.body, page.type, page.charset, page.url)
        return extract(got, limit)
    try:
        with Path(source).open("rb") as file:
            body = file.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        problem = Problem(source, 0, f"cannot be read: {reason}", "name a file or an https address")
        raise BrokenInputError([problem]) from None
    if len(body) > limit:
        message = f"too large (more than {limit:,} bytes)"
        fix = "is this an article? limits.article_bytes in checks/policy.yaml sets the limit"
        raise BrokenInputError([Problem(source, 0, message, fix)])
    return extract(Source(source, body), limit)


def _entry(given: Given, found: Extracted, sha256: str) -> CatalogEntry:
    secure = found.url is not None and found.url.startswith("https://")
    missing = (
        [] if given.title or found.printed_title else ["title (the opening words stand for it)"]
    )
    if not (given.publisher or found.publisher):
        missing.append("publisher")
    return checked_entry(
        {
            "id": given.id,
            "file": f"{given.id}_{sha256[:16]}.txt",
            "title": given.title or found.title,
            "author": given.author or found.author,
            "publisher": given.publisher or found.publisher or NOT_KNOWN,
            "url": found.url if secure else None,
            "url_as_printed": None if secure else found.url,
            "published": given.published or found.published,
            "language": given.language or found.language,
            "sha256": sha256,
            "rights": RIGHTS,
            "note": f"The source names no {' and no '.join(missing)}." if missing else None,
        }
    )


def _files(root: Path, entry: CatalogEntry, text: str) -> dict[Path, str]:
    """What is missing of the article's files. Raises BrokenInputError where another
    article's file is in the way."""
    seed = root / "seeds" / entry.file
    if seed.exists() and seed.read_bytes() != text.encode("utf-8"):
        message = "stands there already, with another content"
        fix = "nothing is overwritten: move it away, or take another --id"
        raise BrokenInputError([Problem(f"seeds/{entry.file}", 0, message, fix)])
    files = {
        seed: text,
        root / "claims" / f"{entry.id}.yaml": empty_claims(entry.id),
        **baseline_files(root, entry.id, []),
    }
    return {path: content for path, content in files.items() if not path.exists()}


def empty_claims(article: str) -> str:
    """The file of an article of which nothing is claimed yet."""
    quoted = f"'{article}'" if article.isdecimal() else article
    return f"{CLAIMS_HEAD}article: {quoted}\nclaims:\n"


def _notes(entry: CatalogEntry, found: Extracted, catalog: Catalog) -> list[str]:
    notes = [f"title: {one_line(entry.title, 100)}"]
    if entry.publisher == NOT_KNOWN:
        notes.append(f"note: the source names no publisher; enter it in {SHOWN}")
    if entry.published is None:
        notes.append(
            "note: the source gives no date; enter published, or judged_as_of with the reason "
            f"in note, in {SHOWN}: without it later documents count against the article too"
        )
    if spoilt := found.text.count("\ufffd"):
        notes.append(f"note: {spoilt} characters could not be read and stand as \ufffd")
    for known in catalog.articles:
        if entry.url is not None and known.url == entry.url:
            notes.append(f"note: article {known.id} is an earlier state of the same address")
    return notes
