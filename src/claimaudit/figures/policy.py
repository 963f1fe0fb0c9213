"""The figure rules of a policy: rounding, hedges, vague numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from claimaudit.figures.figure import HedgeBound


@dataclass(frozen=True, slots=True)
class Hedge:
    """What a hedge makes of a value: factors on it, None for no bound."""

    bound: HedgeBound
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class FigurePolicy:
    """The part of checks/policy.yaml that reading a figure needs."""

    half_unit: Decimal
    truncation_units: Decimal
    truncation_digits: int
    exact_counts_below: int
    fraction: Decimal
    several: tuple[Decimal, Decimal]
    before: dict[str, Hedge]
    after: dict[str, Hedge]

    @classmethod
    def from_mapping(cls, raw: dict[str, Any]) -> FigurePolicy:
        """From the parsed checks/policy.yaml; KeyError or ArithmeticError where it is malformed."""
        before: dict[str, Hedge] = {}
        after: dict[str, Hedge] = {}
        for row in raw["hedges"]:
            low, high = (None if row[k] is None else Decimal(row[k]) for k in ("low", "high"))
            hedge = Hedge(row["bound"], low, high)
            before |= {word.lower(): hedge for word in row["before"]}
            after |= {word.lower(): hedge for word in row["after"]}
        rounding, several = raw["rounding"], raw["several"]
        return cls(
            Decimal(rounding["half_unit"]),
            Decimal(rounding["truncation_units"]),
            int(rounding["truncation_digits"]),
            int(rounding["exact_counts_below"]),
            Decimal(rounding["fraction"]),
            (Decimal(several["low"]), Decimal(several["high"])),
            before,
            after,
        )


@cache
def default_policy() -> FigurePolicy:
    """The policy that `claimaudit init` gives a new workspace."""
    import yaml

    text = (files("claimaudit") / "template" / "checks" / "policy.yaml").read_text("utf-8")
    return FigurePolicy.from_mapping(yaml.safe_load(text))
