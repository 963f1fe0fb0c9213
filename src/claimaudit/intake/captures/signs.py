"""walls.yaml as models: the signs by which each kind of page is told that is not the document."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from claimaudit.base.textyaml import load_words

_FILE = Path(__file__).with_name("walls.yaml")


def _any_of(patterns: Sequence[str] | Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """One pattern for all of `patterns`, a list or a list by language."""
    lists = patterns.values() if isinstance(patterns, Mapping) else [patterns]
    sources = [f"(?:{source})" for one in lists for source in one]
    return re.compile("|".join(sources) or r"(?!)", re.I | re.S)


def _without_why(part: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key != "why"}


Signs = Annotated[re.Pattern[str], BeforeValidator(_any_of)]
Sizes = Annotated[dict[str, int], BeforeValidator(_without_why)]
"""Weights, and how much text: the comments of that file, and its whys, say of what."""
_NEVER = re.compile(r"(?!)")
_ALWAYS = re.compile("")


class _Part(BaseModel):
    """A part of walls.yaml; the head of that file says what each key means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    why: str


class SiteWords(_Part):
    """What sentences of one sort say."""

    says: Signs


class OtherText(_Part):
    """How much text, in characters, may stand beside the signs, by their weight."""

    wide: int
    most: dict[int, int]
    unspoken: int


class FigureWords(SiteWords):
    """`least`: the characters that a sentence with a figure counts for."""

    least: int


class Wall(_Part):
    """One kind of page that is not the document, and its signs."""

    id: str
    is_: str = Field(alias="is")
    fix: str
    title: Signs = _NEVER
    says: Signs = _NEVER
    beside: Signs = _NEVER
    unless_title: Signs = _NEVER
    buttons: Signs = _NEVER
    markup: Signs = _NEVER
    address: Signs = _NEVER
    password: bool = False
    figures: Literal["none", "said", "all"] = "none"
    layers: bool = False
    other_text: dict[int, int] | None = None
    whole: int | None = None
    needs: Signs = _ALWAYS


class Walls(BaseModel):
    """walls.yaml"""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weights: Sizes
    other_text: OtherText
    figures: FigureWords
    years: SiteWords
    says: Sizes
    told: SiteWords
    layers: Sizes
    site_words: SiteWords
    empty: Sizes
    json_: Annotated[dict[str, list[str]], BeforeValidator(_without_why)] = Field(alias="json")
    kinds: list[Wall]


@cache
def walls() -> Walls:
    """The signs, read once."""
    return Walls.model_validate(load_words(_FILE))
