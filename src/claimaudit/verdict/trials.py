"""A trial: one combination of facts that a claim was held against, and how it came out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claimaudit.figures import Figure, Interval
from claimaudit.figures.dates import Days
from claimaudit.verdict.judge import Outcome
from claimaudit.verdict.match import Apart, Key
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.register import RegisteredClaim

JudgedBy = Literal["judge.judge", "judge.judge_days", "judge.judge_relation", "forms.attested"]
"""The function of this package that gave an outcome, as module.function."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One combination of facts and how the claim came out against it.

    `key` holds the conditions that the claim left open; `reference` is in base units
    (`unit`), `days` where the claim is a date; `steps` is the arithmetic in printed figures and
    `middle` what it gives for exactly those.
    """

    key: Key
    facts: tuple[ReadFact, ...]
    outcome: Outcome
    judged_by: JudgedBy
    reference: Interval | None = None
    unit: str | None = None
    days: Days | None = None
    steps: str = ""
    middle: Decimal | None = None


@dataclass(frozen=True)
class Tried:
    """Every trial of one claim. `facts` counts those of its quantity, whatever their conditions;
    `elsewhere` are trials under another scope than the stated one; `apart` says why each of the
    other facts came to no trial."""

    trials: tuple[Trial, ...]
    facts: int
    apart: tuple[Apart, ...]
    elsewhere: tuple[Trial, ...] = ()


def claimed_figure(registered: RegisteredClaim, library: Library) -> Figure | None:
    """The claim's figure in the sense in which facts are kept: a net loss is negative profit."""
    figure = registered.figure
    if figure is None:
        return None
    metric = library.vocabulary.metrics[registered.claim.metric]
    return figure.negated() if metric.negative_of and registered.claim.form == "value" else figure


def fact_unit(fact: ReadFact) -> str | None:
    """The base unit of a fact: percentages are ratios, a stated currency is its unit."""
    unit = fact.figure.unit if fact.figure else None
    if unit is None:
        return fact.fact.conditions.get("currency")
    return "x" if unit == "%" else unit


def shown(fact: ReadFact) -> str:
    """What the fact prints, with the unit where a table's header prints it."""
    printed, unit = fact.fact.printed or "", fact.fact.unit_from
    return f"{printed} {unit}" if unit else printed
