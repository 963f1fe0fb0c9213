"""The signs of walls.yaml, read: by what each kind of page that is no document is told."""

import re
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

_FILE = Path(__file__).with_name("walls.yaml")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_Patterns = dict[str, list[str]]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SiteWords(_Model):
    """Patterns of one sort, by language."""

    why: str
    says: _Patterns


class OtherText(_Model):
    why: str
    wide: int
    most: dict[int, int]
    unspoken: int


class FigureWords(SiteWords):
    least: int


class Said(_Model):
    why: str
    most: int
    beside: int


class Weights(_Model):
    why: str
    title: int
    heading: int
    says: int
    says_more: int
    buttons: int
    markup: int
    address: int
    password: int


class Layers(_Model):
    why: str
    least: int


class Empty(_Model):
    why: str
    least: int
    menu: int


class JsonSigns(_Model):
    why: str
    message: list[str]
    code: list[str]
    flag: list[str]
    around: list[str]
    paging: list[str]
    data: list[str]
    bad: list[str]


class Wall(_Model):
    """One kind of page that is not the document, and its signs."""

    id: str
    is_: str = Field(alias="is")
    fix: str
    why: str
    title: _Patterns = {}
    says: _Patterns = {}
    beside: _Patterns = {}
    unless_title: list[str] = []
    buttons: list[str] = []
    markup: list[str] = []
    address: list[str] = []
    password: bool = False
    figures: Literal["none", "said", "all"] = "none"
    layers: bool = False
    other_text: dict[int, int] | None = None
    whole: int | None = None
    needs: _Patterns = {}

    @cached_property
    def titles(self) -> re.Pattern[str]:
        return _any(_of(self.title))

    @cached_property
    def sentences(self) -> re.Pattern[str]:
        return _any(_of(self.says))

    @cached_property
    def besides(self) -> re.Pattern[str]:
        return _any(_of(self.beside))

    @cached_property
    def needed(self) -> re.Pattern[str]:
        return _any(_of(self.needs))

    @cached_property
    def excepted(self) -> re.Pattern[str]:
        return _any(self.unless_title)

    @cached_property
    def pressed(self) -> re.Pattern[str]:
        return _any(self.buttons)

    @cached_property
    def source(self) -> re.Pattern[str]:
        return _any(self.markup, re.S)

    @cached_property
    def sent_to(self) -> re.Pattern[str]:
        return _any(self.address)


class Walls(_Model):
    """walls.yaml"""

    weights: Weights
    other_text: OtherText
    figures: FigureWords
    years: SiteWords
    says: Said
    told: SiteWords
    layers: Layers
    site_words: SiteWords
    empty: Empty
    json_: JsonSigns = Field(alias="json")
    kinds: list[Wall]

    @cached_property
    def figure(self) -> re.Pattern[str]:
        return _any(_of(self.figures.says))

    @cached_property
    def year(self) -> re.Pattern[str]:
        return _any(_of(self.years.says))

    @cached_property
    def reported(self) -> re.Pattern[str]:
        return _any(_of(self.told.says))

    @cached_property
    def chrome(self) -> re.Pattern[str]:
        return _any(_of(self.site_words.says))


def _of(patterns: _Patterns) -> list[str]:
    return [pattern for one in patterns.values() for pattern in one]


def _any(patterns: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    sources = [f"(?:{pattern})" for pattern in patterns]
    return re.compile("|".join(sources) if sources else r"(?!)", re.I | flags)


@cache
def walls() -> Walls:
    """The signs, read once."""
    return Walls.model_validate(yaml.load(_FILE.read_text("utf-8"), _LOADER))  # noqa: S506
