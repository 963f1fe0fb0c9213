"""seeds/catalog.yaml."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from claimaudit.figures.dates import UnreadableDateError, read_iso

ArticleId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]


class Model(BaseModel):
    """What is read from a file: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def iso_date(value: str | None) -> str | None:
    """A date of a file, checked. Raises ValueError with what to write instead."""
    if value is not None:
        try:
            read_iso(value)
        except UnreadableDateError as error:
            raise ValueError(str(error)) from None
    return value


def https_url(value: str | None) -> str | None:
    """A link that a report may show. Raises ValueError."""
    if value is not None and (not value.startswith("https://") or any(c.isspace() for c in value)):
        raise ValueError("is not an https:// link")
    return value


class CatalogEntry(Model):
    """One article. `published` is the date that it prints; `judged_as_of` the day that it is
    judged as of where it prints none (why stands in `note`)."""

    id: ArticleId
    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+$")]
    title: str
    author: str | None = None
    publisher: str
    url: str | None = None
    url_as_printed: str | None = None
    published: str | None = None
    judged_as_of: str | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    rights: str
    note: str | None = None

    _dates = field_validator("published", "judged_as_of")(iso_date)
    _url = field_validator("url")(https_url)

    @property
    def judged(self) -> str | None:
        """The date by which a document must have been published to count against it."""
        return self.judged_as_of or self.published


class Catalog(Model):
    """seeds/catalog.yaml"""

    articles: list[CatalogEntry]
