"""A claim with everything that it is held against, and its figure against a reference."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from claimaudit.verdict.judge import Span, as_reference, judge
from claimaudit.verdict.match import Candidates, candidates, key_of, stated_conditions
from claimaudit.verdict.pairs import Computed
from claimaudit.verdict.trials import Trial, claimed_figure, shown
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

    def against_printed(self, fact: ReadFact, key: Conditions) -> Trial:
        """Its figure against the one that `fact` prints."""
        assert fact.figure is not None
        span = Span.of(fact.figure)
        reference = as_reference(span)
        outcome = judge(self.span, reference, span.printed_bound, self.policy)
        return Trial(
            key_of(key), (fact,), outcome, "judge.judge", reference, span.unit, steps=shown(fact)
        )

    def against_computed(self, found: Computed | None, key: Conditions, unit: str) -> Trial | None:
        """Its figure against what two facts give, if they give anything."""
        if found is None:
            return None
        outcome = judge(self.span, found.reference, None, self.policy)
        return found.trial(key, outcome, "judge.judge", unit)
