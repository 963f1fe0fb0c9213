"""Forms that are held against a fact as it stands: a value, a date, an assertion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimaudit.figures.units import canonical_units, things
from claimaudit.verdict.judge import Span, as_reference, judge, judge_days
from claimaudit.verdict.match import Key, candidates, open_key, quantity, stated_conditions
from claimaudit.verdict.trials import Trial, Tried, claimed_figure, fact_unit, shown
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim


def value(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """A figure against every fact of its quantity."""
    claim = registered.claim
    stated = stated_conditions(registered, library)
    figure = claimed_figure(registered, library)
    assert figure is not None
    claimed = Span.of(figure)
    unit = claimed.unit or stated.get("currency")
    found = candidates(library, claim.subject, claim.metric, stated)
    metric = quantity(library, claim.metric)

    def against(facts: Iterable[ReadFact]) -> Iterator[Trial]:
        for fact in facts:
            if fact.figure is None or not _units_meet(unit, fact_unit(fact)):
                continue
            span = Span.of(fact.figure)
            reference, grace = as_reference(span), span.stretched
            outcome = judge(claimed, reference, grace, policy)
            key = _with_currency(open_key(library, metric, fact, stated), unit, span.unit)
            yield Trial(key, (fact,), outcome, reference, span.unit, steps=shown(fact))

    trials, elsewhere = tuple(against(found.comparable)), tuple(against(found.elsewhere))
    return Tried(trials, len(found.all), len(trials), elsewhere)


def _units_meet(unit: str | None, theirs: str | None) -> bool:
    """Whether figures in these units compare: "so many of them" does with any other count."""
    return unit is None or unit == theirs or {unit, theirs} <= {None, *things()}


def _with_currency(key: Key, claimed: str | None, unit: str | None) -> Key:
    """A figure printed without a currency is tried in each currency that a fact has."""
    if claimed is None and unit is not None and canonical_units()[unit].currency:
        return tuple(sorted((*key, ("currency", unit))))
    return key


def date(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """A date against every date that a document gives."""
    claim, claimed = registered.claim, registered.days
    stated = stated_conditions(registered, library)
    assert claimed is not None
    found = candidates(library, claim.subject, claim.metric, stated)
    metric = quantity(library, claim.metric)
    trials = tuple(
        Trial(
            open_key(library, metric, fact, stated), (fact,),
            judge_days(claimed, fact.days, policy),
            days=fact.days, steps=shown(fact),
        )
        for fact in found.comparable
        if fact.days is not None
    )  # fmt: skip
    return Tried(trials, len(found.all), len(trials))


def assertion(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """Nothing to compute: attestations alone decide."""
    return Tried((), 0, 0)
