"""The part of checks/policy.yaml that reading a figure needs: rounding, hedges, vague numbers."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files

import yaml

from claimaudit.base.model import Model, Reasoned
from claimaudit.figures.figure import HedgeBound


class Rounding(Model):
    """What a printed number can stand for."""

    half_unit: Decimal
    """Units of the last printed digit that rounding can hide, either way."""
    truncation_units: Decimal
    """Units that cutting off can hide, upwards."""
    truncation_digits: int
    """Digits from which a figure can have been cut off."""
    exact_counts_below: int
    """Counts below this are exact."""
    fraction: Decimal
    """What a fraction in words can be off by, as a share of it."""
    reference_spread: Decimal
    """The most that a source's figure can be off by in arithmetic, as a share of it."""


class Several(Reasoned):
    """What "several" and 数 mean."""

    low: Decimal
    """How many times the power of ten at least."""
    high: Decimal
    """How many times at most."""


class Hedge(Reasoned):
    """What the words around a number make of its value: factors on it."""

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


class FigurePolicy(Model):
    """The figure rules of one policy."""

    rounding: Rounding
    """What a printed number can stand for."""
    hedges: list[Hedge]
    """What words around a number do to it."""
    several: Several
    """What "several" and 数 mean."""

    @cached_property
    def before(self) -> dict[str, Hedge]:
        """Word before a number -> its hedge."""
        return {word.lower(): hedge for hedge in self.hedges for word in hedge.before}

    @cached_property
    def after(self) -> dict[str, Hedge]:
        """Word behind a number -> its hedge."""
        return {word.lower(): hedge for hedge in self.hedges for word in hedge.after}


@cache
def default_policy() -> FigurePolicy:
    """The policy that `claimaudit init` gives a new workspace."""
    text = (files("claimaudit") / "template" / "checks" / "policy.yaml").read_text("utf-8")
    whole = yaml.safe_load(text)
    return FigurePolicy.model_validate({key: whole[key] for key in FigurePolicy.model_fields})
