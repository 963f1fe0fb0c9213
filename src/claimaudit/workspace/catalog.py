"""seeds/catalog.yaml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from claimaudit.base.model import Model
from claimaudit.workspace.fields import ArticleId, Date, Link


class CatalogEntry(Model):
    """One article of seeds/."""

    id: ArticleId
    """Names the article in claims and reports; never reused."""
    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+$")]
    """Its file in seeds/, kept byte for byte."""
    title: str
    """As printed."""
    author: str | None = None
    """As printed."""
    publisher: str
    """The outlet, as printed."""
    url: Link | None = None
    """The https address that the text prints."""
    url_as_printed: str | None = None
    """The address as the text prints it, where that is no https link."""
    published: Date | None = None
    """The date that the article prints: YYYY, YYYY-MM or YYYY-MM-DD."""
    judged_as_of: Date | None = None
    """The latest day that the text allows, where it prints no date; say why in note."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    """A language tag: zh-Hans, zh-Hant, en …"""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """Of the file's bytes. A changed article is an error."""
    rights: str
    """Whose text it is, and why it is kept."""
    note: str | None = None
    """A remark."""

    @property
    def judged(self) -> str | None:
        """The date by which a document must have been published to count against it."""
        return self.judged_as_of or self.published


class Catalog(Model):
    """seeds/catalog.yaml"""

    articles: list[CatalogEntry]
    """The audited articles."""
