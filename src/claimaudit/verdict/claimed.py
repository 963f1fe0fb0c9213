"""A claim with everything that it is held against, and its figure against a reference."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from claimaudit.figures import Interval
from claimaudit.verdict.evidence import JudgedBy, Trial
from claimaudit.verdict.judge import PERCENT, Outcome, Span, as_reference, judge, judge_relation
from claimaudit.verdict.match import (
    Candidates,
    Pair,
    candidates,
    claimed_figure,
    key_of,
    shown,
    stated_conditions,
)
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim

ONE = Interval.point(Decimal(1))


@dataclass(frozen=True)
class Formula:
    """How two facts give a reference; `steps` spells it with a and b as printed."""

    steps: str
    apply: Callable[[Interval, Interval], Interval]


RATIO = Formula("{a} / {b}", operator.truediv)
BELOW = Formula("1 - {a} / {b}", lambda a, b: ONE - a / b)
ABOVE = Formula("{a} / {b} - 1", lambda a, b: a / b - ONE)
MORE = Formula("{a} - {b}", operator.sub)
LESS = Formula("{b} - {a}", lambda a, b: b - a)


def compound(periods: int, *, down: bool) -> Formula:
    """The rate a period that leads from b to a in so many periods."""
    growth, exponent = f"({{a}} / {{b}})^(1/{periods})", Decimal(1) / periods
    if down:
        return Formula(f"1 - {growth}", lambda a, b: ONE - (a / b).power(exponent))
    return Formula(f"{growth} - 1", lambda a, b: (a / b).power(exponent) - ONE)


@dataclass(frozen=True)
class Claimed:
    """A claim, the library that it is held against, and the policy that it is judged by."""

    registered: RegisteredClaim
    library: Library
    policy: Policy

    @property
    def claim(self) -> Claim:
        """As it was entered."""
        return self.registered.claim

    @cached_property
    def stated(self) -> Conditions:
        """The conditions that it states."""
        return stated_conditions(self.registered, self.library)

    @cached_property
    def span(self) -> Span:
        """Its figure."""
        figure = claimed_figure(self.registered, self.library)
        assert figure is not None
        return Span.of(figure)

    @cached_property
    def negative(self) -> bool:
        """Whether facts are kept in the opposite sense of its metric, as losses are."""
        return self.library.vocabulary.metrics[self.claim.metric].negative_of is not None

    def facts(self, subject: str, versus: str | None = None) -> Candidates:
        """The facts of its metric of `subject`."""
        return candidates(self.library, subject, self.claim.metric, self.stated, versus=versus)

    def relate(self, one: Interval, other: Interval) -> Outcome:
        """How its relation fares between two intervals."""
        relation = self.claim.relation
        assert relation is not None
        return judge_relation(relation, one, other, self.policy.level.tolerance)

    def against_printed(self, fact: ReadFact, key: Conditions) -> Trial:
        """Its figure against the one that `fact` prints."""
        assert fact.figure is not None
        span = Span.of(fact.figure)
        reference = as_reference(span)
        outcome = judge(self.span, reference, span.printed_bound, self.policy)
        return Trial(
            key_of(key), (fact,), outcome, "judge.judge", reference, span.unit, steps=shown(fact)
        )

    def against_computed(
        self, formula: Formula, pair: Pair, key: Conditions, unit: str, known: Outcome | None = None
    ) -> Trial | None:
        """Its figure against what `formula` gives for two facts; None where that is nothing, or
        open to a side. `known` is how it came out where its figure does not decide that."""
        one, other = pair
        try:
            reference = formula.apply(operand(one, self.policy), operand(other, self.policy))
            middle = formula.apply(Interval.point(base(one)), Interval.point(base(other))).low
        except (ZeroDivisionError, ValueError):
            return None
        if known is None and (reference.low is None or reference.high is None):
            return None
        outcome = known or judge(self.span, reference, None, self.policy)
        judged_by: JudgedBy = "judge.judge_relation" if known else "judge.judge"
        steps = formula.steps.format(a=_term(one), b=_term(other))
        return Trial(
            key_of(key), pair, outcome, judged_by, reference, unit, steps=steps, middle=middle
        )


def _term(fact: ReadFact) -> str:
    """A fact in a sum: a loss, which is kept as a negative profit, has that sign there."""
    return shown(fact) if fact.metric == fact.fact.metric else f"-{shown(fact)}"


def base(fact: ReadFact) -> Decimal:
    """The value as printed, in base units."""
    assert fact.figure is not None
    return fact.figure.value * (PERCENT if fact.figure.unit == "%" else 1)


def operand(fact: ReadFact, policy: Policy) -> Interval:
    """What a fact brings into arithmetic. A source that prints "1 PFLOPS" does not mean 0.5
    to 1.5: its figures are taken to two digits at least (policy: rounding)."""
    assert fact.figure is not None
    span = Span.of(fact.figure)
    if span.bound != "exact":
        return as_reference(span)
    spread = abs(span.value) * policy.rounding.reference_spread
    low, high = span.near.low, span.near.high
    assert low is not None and high is not None
    return Interval(max(low, span.value - spread), min(high, span.value + spread))
