"""Reading the catalog and the articles it names."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.base.inputs import Entry, Inputs, Place
from claimaudit.workspace.catalog import Catalog, CatalogEntry

CATALOG = "seeds/catalog.yaml"


@dataclass(frozen=True)
class Article:
    """One article: its catalog entry and its raw text."""

    entry: CatalogEntry
    text: str

    @property
    def id(self) -> str:
        return self.entry.id


def load_articles(inputs: Inputs, article_bytes: int) -> dict[str, Article]:
    """Article id -> article, for every article whose bytes are those of the catalog."""
    loaded = inputs.model(CATALOG, Catalog)
    if loaded is None:
        return {}
    known: dict[str, Place] = {}
    articles: dict[str, Article] = {}
    for place, entry in inputs.entries(loaded[0], "articles", loaded[1].articles, "article", known):
        text = _article_text(inputs, place, entry, article_bytes)
        if text is not None:
            articles[entry.id] = Article(entry, text)
    return articles


def _article_text(inputs: Inputs, place: Entry, entry: CatalogEntry, limit: int) -> str | None:
    name = f"seeds/{entry.file}"
    text = inputs.text(name, limit)
    if text is None or inputs.digests[name] == entry.sha256:
        return text
    at = f"{CATALOG}:{place.line_of('sha256')}"
    message = f"article {entry.id} is not the one that was catalogued (its sha256 differs)"
    fix = f"restore it, or set sha256 at {at} to {inputs.digests[name]} and check every claim again"
    inputs.note(name, 0, message, fix)
    return None
