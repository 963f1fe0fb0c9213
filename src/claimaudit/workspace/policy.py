"""checks/policy.yaml: every tolerance, tier and limit that a verdict rests on."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import load_model
from claimaudit.figures.policy import FigurePolicy
from claimaudit.workspace.catalog import Model

Verdict = Literal[
    "supported", "misleading", "contradicted", "conflicting", "unverifiable", "not rated"
]
# From best to worst, for "turned worse" and for the order of a report.
VERDICTS: tuple[Verdict, ...] = (
    "supported", "not rated", "unverifiable", "conflicting", "misleading", "contradicted",
)  # fmt: skip


def turned(old: Verdict, new: Verdict) -> Literal["better", "same", "worse"]:
    """How a verdict changed, by the order of VERDICTS."""
    step = VERDICTS.index(new) - VERDICTS.index(old)
    return "same" if step == 0 else "worse" if step > 0 else "better"


class Hedge(Model):
    bound: Literal["about", "nearly", "under", "over", "up_to", "order"]
    low: Decimal | None
    high: Decimal | None
    before: list[str]
    after: list[str]
    why: str
    why_zh: str


class Tolerance(Model):
    tolerance: Annotated[Decimal, Field(ge=0, le=1)]
    why: str
    why_zh: str


class Several(Model):
    low: Decimal
    high: Decimal
    why: str
    why_zh: str


class Rounding(Model):
    half_unit: Decimal
    truncation_units: Decimal
    truncation_digits: int
    exact_counts_below: int
    fraction: Decimal
    reference_spread: Decimal


class Understated(Model):
    times: Decimal
    why: str
    why_zh: str


class PowerOfTen(Model):
    shifts: list[Annotated[int, Field(ge=1, le=18)]]
    why: str
    why_zh: str


class DateSlack(Model):
    days: Annotated[int, Field(ge=0, le=7)]
    vague_days: Annotated[int, Field(ge=0, le=10)]
    why: str
    why_zh: str


class Tier(Model):
    """What a document type is worth: one fact decides alone, or only in an independent pair."""

    rank: int
    decides: Literal["alone", "pair"]
    zh: str
    en: str


class Nominal(Model):
    metrics: list[str]
    why: str
    why_zh: str


class Limits(Model):
    article_bytes: int
    yaml_bytes: int
    quote_chars: int
    expression_chars: int


class Policy(Model):
    """checks/policy.yaml"""

    rounding: Rounding
    hedges: list[Hedge]
    several: Several
    level: Tolerance
    understated: Understated
    power_of_ten: PowerOfTen
    overstated: Tolerance
    date_slack: DateSlack
    tiers: dict[str, Tier]
    nominal_memory: Nominal
    limits: Limits

    def figures(self) -> FigurePolicy:
        """The part that the figure reader needs."""
        raw: dict[str, Any] = self.model_dump(mode="python")
        return FigurePolicy.from_mapping(raw)


# Before the policy is read nothing else bounds its size.
POLICY_BYTES = 1_000_000


def load_policy(path: Path, problems: list[Problem]) -> Policy | None:
    """The policy of a workspace, or None with its problems noted."""
    loaded = load_model(path, "checks/policy.yaml", POLICY_BYTES, Policy, problems)
    return loaded[1] if loaded else None
