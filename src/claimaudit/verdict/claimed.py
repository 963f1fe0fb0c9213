"""A claim with everything that it is held against, and its figure against a reference."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from claimaudit.figures import Interval
from claimaudit.verdict.evidence import JudgedBy, Trial
from claimaudit.verdict.judge import Outcome, Span, as_reference, judge, judge_relation
from claimaudit.verdict.match import (
    Candidates,
    candidates,
    claimed_figure,
    key_of,
    shown,
    stated_conditions,
)
from claimaudit.verdict.pairs import Formula, Pair, base, operand, term
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim


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
        steps = formula.steps.format(a=term(one), b=term(other))
        return Trial(
            key_of(key), pair, outcome, judged_by, reference, unit, steps=steps, middle=middle
        )
