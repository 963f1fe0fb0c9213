"""Reading the catalog and the articles it names."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import Located, load_model, read_text
from claimaudit.workspace.catalog import Catalog, CatalogEntry


@dataclass(frozen=True)
class Article:
    """One article: its catalog entry and its raw text."""

    entry: CatalogEntry
    text: str

    @property
    def id(self) -> str:
        return self.entry.id


def load_articles(
    folder: Path, article_limit: int, yaml_limit: int, problems: list[Problem]
) -> dict[str, Article]:
    """Article id -> article, for every article whose bytes are those of the catalog."""
    shown = "seeds/catalog.yaml"
    loaded = load_model(folder / "catalog.yaml", shown, yaml_limit, Catalog, problems)
    if loaded is None:
        return {}
    located, catalog = loaded
    articles: dict[str, Article] = {}
    for i, entry in enumerate(catalog.articles):
        line = located.line("articles", i, "id")
        if entry.id in articles:
            problems.append(Problem(located.file, line, f"article {entry.id} stands twice"))
            continue
        text = _article_text(folder, entry, article_limit, located, i, problems)
        if text is not None:
            articles[entry.id] = Article(entry, text)
    return articles


def _article_text(
    folder: Path, entry: CatalogEntry, limit: int, located: Located, i: int, problems: list[Problem]
) -> str | None:
    shown = f"seeds/{entry.file}"
    text = read_text(folder / entry.file, shown, limit, problems)
    if text is None:
        return None
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if digest != entry.sha256:
        at = f"{located.file}:{located.line('articles', i, 'sha256')}"
        message = f"article {entry.id} is not the one that was catalogued (its sha256 differs)"
        fix = f"restore it, or set sha256 at {at} to {digest} and check every claim again"
        problems.append(Problem(shown, 0, message, fix))
        return None
    return text
