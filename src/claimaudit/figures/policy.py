"""The part of checks/policy.yaml that reading a figure needs: rounding, hedges, vague numbers.

Plain dataclasses, which the model of the policy takes in as they are: scanning a text loads
no pydantic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import yaml

from claimaudit.figures.figure import HedgeBound
from claimaudit.figures.units import UnitTable

_TEMPLATE = Path(__file__).parents[1] / "template" / "checks" / "policy.yaml"
# How the model of a file reads them: no other key is taken.
_CONFIG = {"extra": "forbid"}


@dataclass(frozen=True)
class Rounding:
    """What a printed number can stand for."""

    __pydantic_config__: ClassVar[Any] = _CONFIG

    half_unit: Decimal
    """Units of the last printed digit that rounding can hide, either way."""
    truncation_units: Decimal
    """Units that cutting off can hide, upwards."""
    truncation_digits: int
    """Digits from which a figure can have been cut off."""
    round_number_cap: Decimal
    """The most that a round number can be off by, as a share of it."""
    exact_counts_below: int
    """Counts below this are exact."""
    fraction: Decimal
    """What a fraction in words can be off by, as a share of it."""
    reference_spread: Decimal
    """The most that a source's figure can be off by in arithmetic, as a share of it."""


@dataclass(frozen=True)
class Several:
    """What "several" and 数 mean."""

    __pydantic_config__: ClassVar[Any] = _CONFIG

    low: Decimal
    """How many times the power of ten at least."""
    high: Decimal
    """How many times at most."""
    why: str
    """Why it is so."""
    why_zh: str
    """The same in Chinese."""


@dataclass(frozen=True)
class HedgeWords:
    """The words of one language that hedge in one way."""

    __pydantic_config__: ClassVar[Any] = _CONFIG

    before: list[str] = field(default_factory=list)
    """Words before the number."""
    after: list[str] = field(default_factory=list)
    """Words behind it."""


@dataclass(frozen=True)
class Hedge:
    """What the words around a number make of its value: factors on it."""

    __pydantic_config__: ClassVar[Any] = _CONFIG

    bound: HedgeBound
    """What the words do to a value."""
    low: Decimal | None
    """The lower end as a share of the value; null is open."""
    high: Decimal | None
    """The upper end as a share of the value; null is open."""
    before: list[str]
    """Words before the number."""
    after: list[str]
    """Words behind it."""
    why: str
    """Why these bounds."""
    why_zh: str
    """The same in Chinese."""
    languages: dict[str, HedgeWords] = field(default_factory=dict)
    """The words of languages that are read by themselves, by the tag: de."""

    def words(self, language: str | None) -> HedgeWords:
        """Those of `language`; None is what is read as it is printed."""
        if language is None:
            return HedgeWords(self.before, self.after)
        return self.languages.get(language, HedgeWords())


@dataclass(frozen=True)
class FigurePolicy:
    """The figure rules of one policy."""

    rounding: Rounding
    several: Several
    hedges: Sequence[Hedge]
    units: UnitTable | None = None
    """Those of a workspace, with its own; None: those of the package."""

    @classmethod
    def from_mapping(cls, raw: Mapping[str, Any]) -> FigurePolicy:
        """From the parsed checks/policy.yaml; KeyError or ArithmeticError where it is malformed."""
        places = (
            "half_unit",
            "truncation_units",
            "round_number_cap",
            "fraction",
            "reference_spread",
        )
        return cls(
            Rounding(**_numbers(raw["rounding"], *places)),
            Several(**_numbers(raw["several"], "low", "high")),
            [_hedge(row) for row in raw["hedges"]],
        )


def _hedge(row: Mapping[str, Any]) -> Hedge:
    languages = {name: HedgeWords(**words) for name, words in row.get("languages", {}).items()}
    return Hedge(**{**_numbers(row, "low", "high"), "languages": languages})


def _numbers(row: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    """`row` with the numbers under `keys`, which are typed as text, as Decimals."""
    return {**row, **{key: Decimal(row[key]) for key in keys if row[key] is not None}}


@cache
def default_policy() -> FigurePolicy:
    """The policy that `claimaudit init` gives a new workspace."""
    return FigurePolicy.from_mapping(yaml.safe_load(_TEMPLATE.read_text("utf-8")))
