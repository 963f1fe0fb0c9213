"""seeds/catalog.yaml, and the articles it names."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field

from claimaudit.base.folding import fold
from claimaudit.base.inputs import Entry, Inputs
from claimaudit.base.model import Bilingual, Model, Told
from claimaudit.scan.collect import TooManyNumbersError, check_numbers
from claimaudit.scan.language import told_or_detected
from claimaudit.workspace.fields import ArticleId, CurrencyCode, Date, LanguageTag, Link

CATALOG = "seeds/catalog.yaml"


def _in_seeds(file: object) -> object:
    """`file`. Raises ValueError where it names a folder."""
    if isinstance(file, str) and "/" in file:
        raise ValueError("articles stand in seeds/ itself, not in a folder of it")
    return file


class CatalogEntry(Model):
    """One article of seeds/."""

    id: ArticleId
    """Names the article in claims and reports; never reused."""
    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+$"), BeforeValidator(_in_seeds)]
    """Its file in seeds/, kept byte for byte."""
    title: str
    """As printed."""
    topic: Bilingual | None = None
    """What it is about, in a word or two; a report is named by what all its articles are about."""
    short: Bilingual | Annotated[str, Field(min_length=1)] | None = None
    """What reports call it beside its outlet: the title in few words, in each language of a report
    or in its own alone; the title, cut, where it is left out."""
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
    language: LanguageTag
    """The tag of the language that its figures are read in: zh-Hans, zh-Hant, en, de …; und
    where nobody knows."""
    currency: CurrencyCode | None = None
    """The currency of the country that it is written for, which an amount without one is read
    in, and one whose sign several lands share, as $; that of its language in checks/policy.yaml
    where it is left out."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """Of the file's bytes. A changed article is an error."""
    rights: Told
    """Whose text it is, and why it is kept: in one language, or as {zh: …, en: …}."""
    note: Told | None = None
    """A remark, likewise."""

    @property
    def judged(self) -> str | None:
        """The date by which a document must have been published to count against it."""
        return self.judged_as_of or self.published


class Catalog(Model):
    """seeds/catalog.yaml"""

    articles: list[CatalogEntry]
    """The audited articles."""


@dataclass(frozen=True)
class Article:
    """One article: its catalog entry and its raw text."""

    entry: CatalogEntry
    text: str

    @property
    def id(self) -> str:
        return self.entry.id

    @cached_property
    def language(self) -> str | None:
        """The tag of what its figures are read in, as the catalog tells it or, where it does
        not (und), as it is detected. Raises UnknownLanguageError where that is not there."""
        return told_or_detected(self.text, self.entry.language)


def load_articles(inputs: Inputs, article_bytes: int) -> dict[str, Article]:
    """Article id -> article, for every article whose bytes are those of the catalog."""
    loaded = inputs.model(CATALOG, Catalog)
    articles, files = dict[str, Article](), set[str]()
    if loaded is not None:
        for place, entry in inputs.entries(loaded[0], "articles", loaded[1].articles):
            if entry.file.casefold() in files:
                place.note(f"{entry.file} is the file of another article too", "", "file")
                continue
            files.add(entry.file.casefold())
            text = _article_text(inputs, place, entry, article_bytes)
            if text is not None:
                articles[entry.id] = Article(entry, text)
            else:
                inputs.unread.append(entry.file)
    return articles


def _article_text(inputs: Inputs, place: Entry, entry: CatalogEntry, limit: int) -> str | None:
    name = f"seeds/{entry.file}"
    text = inputs.text(name, limit)
    if text is None:
        return None
    if inputs.digests[name] == entry.sha256:
        return _looked_at(inputs, name, text)
    at = f"{CATALOG}:{place.line_of('sha256')}"
    message = f"article {entry.id} is not the one that was catalogued (its sha256 differs)"
    fix = f"restore it, or set sha256 at {at} to {inputs.digests[name]} and check every claim again"
    inputs.note(name, 0, message, fix)
    return None


def _looked_at(inputs: Inputs, name: str, text: str) -> str | None:
    """The text, or None with the problem noted where there is none, or nobody looks at all of its
    numbers."""
    if not text.strip():
        inputs.note(name, 0, "is empty", "put the article there, or take it out of the catalog")
        return None
    try:
        check_numbers(fold(text).text)
    except TooManyNumbersError as many:
        inputs.note(name, 0, str(many), "is this an article? take it in in parts")
        return None
    return text
