"""walls.yaml as models: the signs of each kind of page that is not the document."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from claimaudit.base.model import Model
from claimaudit.base.textyaml import load_words

_FILE = Path(__file__).with_name("walls.yaml")


def _any_of(patterns: Sequence[str] | Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """One pattern for all of `patterns`, a list or a list by language."""
    lists = patterns.values() if isinstance(patterns, Mapping) else [patterns]
    sources = [f"(?:{source})" for one in lists for source in one]
    return re.compile("|".join(sources) or r"(?!)", re.I | re.S)


Signs = Annotated[re.Pattern[str], BeforeValidator(_any_of)]
_NEVER = re.compile(r"(?!)")
_ALWAYS = re.compile("")


class OtherText(Model):
    """How much text, in characters, may stand beside the signs, by their weight."""

    wide: int
    figure: int
    most: dict[int, int]
    unspoken: int


class Wall(Model):
    """One kind of page that is not the document, and its signs."""

    id: str
    why: str
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


class Walls(Model):
    """walls.yaml, whose head and reasons say what each key, weight and size means."""

    weights: dict[str, int]
    other_text: OtherText
    figures: Signs
    years: Signs
    told: Signs
    site_words: Signs
    says: dict[str, int]
    layers: dict[str, int]
    empty: dict[str, int]
    json_: dict[str, list[str]] = Field(alias="json")
    kinds: list[Wall]


@cache
def walls() -> Walls:
    """The signs of walls.yaml, read once."""
    told = load_words(_FILE)
    for part in told.values():
        if isinstance(part, dict):
            del part["why"]
    said = {name: part["says"] for name, part in told.items() if [*part] == ["says"]}
    return Walls.model_validate(told | said)
