"""seeds/catalog.yaml: taking in a new entry, with every byte that people wrote kept."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from claimaudit.base.files import InMemory, OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.intake.yaml_lists import append_item, render
from claimaudit.workspace.articles import CATALOG, Catalog, CatalogEntry

# Names of files in claims/ that are no article's.
RESERVED = ("between",)


def read_catalog(root: Path, limit: int) -> tuple[str, Catalog]:
    """The catalog as it is written and as it is meant. Raises BrokenInputError."""
    text = Inputs(OnDisk(root)).needed(CATALOG, limit)
    return text, _parsed(text, limit)


def _parsed(text: str, limit: int) -> Catalog:
    inputs = Inputs(InMemory({CATALOG: text.encode("utf-8", "surrogatepass")}), limit)
    loaded = inputs.model(CATALOG, Catalog)
    if loaded is None:
        raise BrokenInputError(inputs.problems)
    return loaded[1]


def next_id(catalog: Catalog) -> str:
    """The number behind the catalog's highest, as wide as its numbers are."""
    numbers = [entry.id for entry in catalog.articles if entry.id.isdecimal()]
    width = max((len(number) for number in numbers), default=3)
    return str(max(map(int, numbers), default=0) + 1).zfill(width)


def checked_id(catalog: Catalog, wanted: str) -> str:
    """`wanted`, if no article has it. Raises BrokenInputError."""
    taken = {entry.id.casefold() for entry in catalog.articles} | set(RESERVED)
    if wanted.casefold() in taken:
        fix = f"the next free number is {next_id(catalog)}"
        raise BrokenInputError([Problem("--id", 0, f"{wanted} is taken already", fix)])
    return wanted


def checked_entry(values: dict[str, str | None]) -> CatalogEntry:
    """`values` as an entry. Raises BrokenInputError naming the options that are wrong."""
    try:
        return CatalogEntry.model_validate(values)
    except ValidationError as invalid:
        problems = []
        for error in invalid.errors(include_url=False):
            if error["loc"] == ("file",):  # made of the id, which is named itself
                continue
            reason = error["msg"].removeprefix("Value error, ")
            message = f"{reason} (it is “{str(error.get('input'))[:60]}”)"
            problems.append(Problem(f"--{error['loc'][0]}", 0, message))
        raise BrokenInputError(problems) from None


def with_entry(text: str, catalog: Catalog, entry: CatalogEntry, limit: int) -> str:
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
    raise BrokenInputError([Problem(CATALOG, 0, "has a layout that cannot be added to", fix)])
