"""`claimaudit add`: from a file or an address to an article that claims can be tied to."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from pathlib import Path
from typing import TypedDict, Unpack

from claimaudit.base.files import AsNamed, OnDisk, write_all
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import one_line
from claimaudit.gate.waivers import baseline_files
from claimaudit.intake.catalog_file import (
    checked_entry,
    checked_id,
    next_id,
    read_catalog,
    with_entry,
)
from claimaudit.intake.claims_file import empty_claims
from claimaudit.intake.extract import Extracted, Source, extract, opening
from claimaudit.intake.fetch import SECONDS, fetch
from claimaudit.workspace.articles import CATALOG, Catalog, CatalogEntry
from claimaudit.workspace.policy import load_policy

NOT_KNOWN = "not known"
RIGHTS = "the text belongs to its publisher and is kept to be audited"


class Given(TypedDict, total=False):
    """What a person says of the article; it goes before what its source says."""

    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    language: str | None


def add_article(
    root: Path, source: str, *, id: str | None = None, allow_private: bool = False,
    seconds: float = SECONDS, **given: Unpack[Given],
) -> list[str]:  # fmt: skip
    """Adds the article at `source` (a file, or an https address) to the workspace; a line
    for each thing done. Nothing that exists is overwritten. Raises BrokenInputError."""
    limits = load_policy(Inputs(OnDisk(root))).limits
    written, catalog = read_catalog(root, limits.yaml_bytes)
    wanted = checked_id(catalog, id) if id is not None else next_id(catalog)
    read = _read(source, limits.article_bytes, allow_private, seconds)
    found = extract(read, limits.article_bytes)
    sha256 = hashlib.sha256(found.text.encode("utf-8")).hexdigest()
    for known in catalog.articles:
        if known.sha256 == sha256:
            return [f"{source} is article {known.id} already; nothing was added"]
    entry = _entry(wanted, given, found, sha256)
    catalogued = with_entry(written, catalog, entry, limits.yaml_bytes)
    files = _files(root, entry, found.text) | {root / CATALOG: catalogued}
    write_all(files)
    return [
        *(f"wrote {path.relative_to(root).as_posix()}" for path in files),
        *_notes(entry, found, catalog),
        f"next: claimaudit draft {entry.id}, or claimaudit review {entry.id}",
    ]


def _read(source: str, limit: int, allow_private: bool, seconds: float) -> Source:
    if "://" in source:
        page = fetch(source, limit, allow_private=allow_private, seconds=seconds)
        return Source(source, page.body, page.type, page.charset, page.url)
    try:
        body = AsNamed().read(source, limit + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        problem = Problem(source, 0, f"cannot be read: {reason}", "name a file or an https address")
        raise BrokenInputError([problem]) from None
    if len(body) > limit:
        message = f"too large (more than {limit:,} bytes)"
        fix = "is this an article? limits.article_bytes in checks/policy.yaml sets the limit"
        raise BrokenInputError([Problem(source, 0, message, fix)])
    return Source(source, body)


def _entry(id: str, given: Given, found: Extracted, sha256: str) -> CatalogEntry:
    known = {**asdict(found), **{key: value for key, value in given.items() if value}}
    missing = [] if known["title"] else ["title (the opening words stand for it)"]
    missing += [] if known["publisher"] else ["publisher"]
    is_link = str(found.url).startswith("https://")
    return checked_entry(
        {
            "id": id,
            "file": f"{id}_{sha256[:16]}.txt",
            "title": known["title"] or opening(found.text),
            "author": known["author"],
            "publisher": known["publisher"] or NOT_KNOWN,
            "url": found.url if is_link else None,
            "url_as_printed": None if is_link else found.url,
            "published": known["published"],
            "language": known["language"],
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


def _notes(entry: CatalogEntry, found: Extracted, catalog: Catalog) -> list[str]:
    notes = [f"title: {one_line(entry.title, 100)}"]
    if entry.publisher == NOT_KNOWN:
        notes.append(f"note: the source names no publisher; enter it in {CATALOG}")
    if entry.published is None:
        notes.append(
            "note: the source gives no date; enter published, or judged_as_of with the reason "
            f"in note, in {CATALOG}: without it later documents count against the article too"
        )
    if spoilt := found.text.count("\ufffd"):
        notes.append(f"note: {spoilt} characters could not be read and stand as \ufffd")
    for known in catalog.articles:
        if entry.url is not None and known.url == entry.url:
            notes.append(f"note: article {known.id} is an earlier state of the same address")
    return notes
