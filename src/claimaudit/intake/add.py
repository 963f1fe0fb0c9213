"""`claimaudit add`: takes an article from a file or an address into the workspace.

seeds/catalog.yaml gains an entry, and keeps every byte that people wrote.
"""

import hashlib
from dataclasses import asdict
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from claimaudit.base.files import AsNamed, InMemory, OnDisk
from claimaudit.base.folding import fold
from claimaudit.base.inputs import Inputs
from claimaudit.base.outputs import write_all
from claimaudit.base.problems import BrokenInputError, Problem, refusal
from claimaudit.base.shown import one_line
from claimaudit.base.writing import writing
from claimaudit.coverage.waivers import baseline_files
from claimaudit.figures.known import UnknownLanguageError, is_there
from claimaudit.intake.claims_file import empty_claims
from claimaudit.intake.extract import Extracted, Source, opening
from claimaudit.intake.fetch import fetch
from claimaudit.intake.reading import read_article
from claimaudit.intake.yaml_lists import append_item, render
from claimaudit.scan.collect import TooManyNumbersError, check_numbers
from claimaudit.scan.language import doubt
from claimaudit.workspace.articles import CATALOG, Catalog, CatalogEntry
from claimaudit.workspace.reading.parts import load_policy

NOT_KNOWN = "not known"
RIGHTS = "the text belongs to its publisher and is kept to be audited"
# Files of claims/ that belong to no article, so that their names are no ids.
RESERVED = ("between", "replies", "history")


def add_article(
    root: Path, source: str, *, id: str | None = None, allow_private: bool = False,
    **given: str | None,
) -> list[str]:  # fmt: skip
    """Adds the article at `source` (a file, or an https address) to the workspace, and returns a
    line for each thing done. What is `given` (title, author, publisher, published, language) goes
    before what the source says. Nothing is overwritten. Raises BrokenInputError."""
    limits = load_policy(Inputs(OnDisk(root))).limits
    # An id that is taken is refused before anything is fetched.
    _free_id(_catalog(root, limits.yaml_bytes)[1], id)
    read = _read(source, limits.article_bytes, allow_private)
    found = read_article(read, limits)
    try:
        check_numbers(fold(found.text).text)
    except TooManyNumbersError as many:  # nobody would look at all of them
        raise read.broken(str(many), "is this an article? take it in in parts") from None
    with writing(root):
        return _added(root, source, id, given, found, limits.yaml_bytes)


def _added(
    root: Path, source: str, id: str | None, given: dict[str, str | None], found: Extracted,
    limit: int,
) -> list[str]:  # fmt: skip
    """Enters what was found at `source` into the catalog as it is now."""
    written, catalog = _catalog(root, limit)
    wanted = _free_id(catalog, id)
    sha256 = hashlib.sha256(found.text.encode("utf-8")).hexdigest()
    for known in catalog.articles:
        if known.sha256 == sha256:
            return [f"{source} is article {known.id} already; nothing was added"]
    entry = _entry(wanted, given, found, sha256)
    catalogued = _with_entry(written, catalog, entry, limit)
    files = _files(root, entry, found.text) | {root / CATALOG: catalogued}
    write_all(files, root)
    return [
        *(f"wrote {path.relative_to(root).as_posix()}" for path in files),
        *_notes(entry, found, catalog),
        f"next: claimaudit draft {entry.id}, or claimaudit review {entry.id}",
    ]


def _catalog(root: Path, limit: int) -> tuple[str, Catalog]:
    """(text of the catalog, the catalog). Raises BrokenInputError."""
    written = Inputs(OnDisk(root)).needed(CATALOG, limit)
    return written, _parsed(written, limit)


def _parsed(text: str, limit: int) -> Catalog:
    inputs = Inputs(InMemory({CATALOG: text.encode("utf-8", "surrogatepass")}), limit)
    loaded = inputs.model(CATALOG, Catalog)
    if loaded is None:
        raise BrokenInputError(inputs.problems)
    return loaded[1]


def _free_id(catalog: Catalog, wanted: str | None) -> str:
    """`wanted`, or the number behind the catalog's highest, as wide as its numbers are."""
    numbers = [entry.id for entry in catalog.articles if entry.id.isdecimal()]
    width = max((len(number) for number in numbers), default=3)
    following = str(max(map(int, numbers), default=0) + 1).zfill(width)
    if wanted is None:
        return following
    if wanted.casefold() in {*RESERVED, *(entry.id.casefold() for entry in catalog.articles)}:
        message, fix = f"{wanted} is taken already", f"the next free number is {following}"
        raise refusal("--id", message, fix)
    return wanted


def _read(source: str, limit: int, allow_private: bool) -> Source:
    if "://" in source:
        return fetch(source, limit, allow_private=allow_private)
    read, fix = partial(AsNamed().read, source), "name a file or an https address"
    return Source.of_file(source, read, limit, "limits.article_bytes", fix)


def _entry(id: str, given: dict[str, str | None], found: Extracted, sha256: str) -> CatalogEntry:
    """Raises BrokenInputError naming the options that are wrong."""
    known = {**asdict(found), **{key: value for key, value in given.items() if value}}
    missing = [] if known["title"] else ["title (the opening words stand for it)"]
    missing += [] if known["publisher"] else ["publisher"]
    is_link = str(found.url).startswith("https://")
    try:
        return CatalogEntry(
            id=id,
            file=f"{id}_{sha256[:16]}.txt",
            title=known["title"] or opening(found.text),
            author=known["author"],
            publisher=known["publisher"] or NOT_KNOWN,
            url=found.url if is_link else None,
            url_as_printed=None if is_link else found.url,
            published=known["published"],
            language=known["language"],
            sha256=sha256,
            rights=RIGHTS,
            note=f"The source names no {' and no '.join(missing)}." if missing else None,
        )
    except ValidationError as invalid:
        raise BrokenInputError(_wrong_options(invalid)) from None


def _wrong_options(invalid: ValidationError) -> list[Problem]:
    problems = []
    for error in invalid.errors(include_url=False):
        if error["loc"] != ("file",):  # made of the id, which is named itself
            reason = error["msg"].removeprefix("Value error, ")
            message = f"{reason} (it is “{str(error.get('input'))[:60]}”)"
            problems.append(Problem(f"--{error['loc'][0]}", 0, message))
    return problems


def _with_entry(text: str, catalog: Catalog, entry: CatalogEntry, limit: int) -> str:
    """The catalog's `text` with `entry` behind the last one. Raises BrokenInputError where
    the text is laid out so that this cannot be done without rewriting it."""
    given = entry.model_dump(exclude_none=True)
    # A date that is not known is asked for by its key.
    shown = [key for key in CatalogEntry.model_fields if key in given or key == "published"]
    extended = append_item(text, "articles", render({key: given.get(key) for key in shown}))
    expected = Catalog(articles=[*catalog.articles, entry])
    if extended is not None and _parsed(extended, limit) == expected:
        return extended
    fix = "write `articles:` as a list with one dash an entry, as the last key of the file"
    raise refusal(CATALOG, "has a layout that cannot be added to", fix)


def _files(root: Path, entry: CatalogEntry, text: str) -> dict[Path, str]:
    """What is missing of the article's files. Raises BrokenInputError where another
    article's file is in the way."""
    seed = root / "seeds" / entry.file
    if seed.exists() and seed.read_bytes() != text.encode("utf-8"):
        message = "stands there already, with another content"
        fix = "nothing is overwritten: move it away, or take another --id"
        raise refusal(f"seeds/{entry.file}", message, fix)
    files = {
        seed: text,
        root / "claims" / f"{entry.id}.yaml": empty_claims(entry.id),
        **baseline_files(root, entry.id, []),
    }
    return {path: content for path, content in files.items() if not path.exists()}


def _notes(entry: CatalogEntry, found: Extracted, catalog: Catalog) -> list[str]:
    """Lines on what a person should check: language, missing details, unreadable characters."""
    notes = [f"title: {one_line(entry.title, 100)}"]
    if not is_there(entry.language):
        unknown = UnknownLanguageError(entry.language)
        notes.append(f"note: {unknown}: nobody looks at what it states, and the gate says so")
    if doubted := doubt(found.text, entry.language):
        notes.append(f"note: {doubted}; if so, mend language in {CATALOG}")
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
