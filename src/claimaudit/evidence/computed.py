"""Forms that are computed from two facts, like for like: ratio, comparison, change, share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimaudit.claims.load import RegisteredClaim
from claimaudit.evidence.judge import Outcome, Span, as_reference, judge, judge_relation
from claimaudit.evidence.match import (
    Candidates,
    Key,
    candidates,
    open_key,
    quantity,
    stated_conditions,
)
from claimaudit.evidence.trials import Trial, Tried, fact_unit
from claimaudit.figures import Interval
from claimaudit.policy import Policy
from claimaudit.references.load import Library, ReadFact

ONE = Interval.point(Decimal(1))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two facts that hold under the same conditions, and those that the claim left open."""

    first: ReadFact
    second: ReadFact
    key: Key


def _pairs(
    library: Library, metric_id: str, firsts: Candidates, seconds: Candidates,
    apart: frozenset[str], stated: dict[str, str],
) -> Iterator[_Pair]:  # fmt: skip
    """Pairs like for like: equal in every sweep condition but those that hold the two apart."""
    metric = quantity(library, metric_id)
    for first in firsts.comparable:
        key = tuple(kv for kv in open_key(library, metric, first, stated) if kv[0] not in apart)
        for second in seconds.comparable:
            other = open_key(library, metric, second, stated)
            same = key == tuple(kv for kv in other if kv[0] not in apart)
            if same and first.figure and second.figure and fact_unit(first) == fact_unit(second):
                yield _Pair(first, second, key)


def _interval(fact: ReadFact, policy: Policy) -> Interval:
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


def _over(first: ReadFact, second: ReadFact, policy: Policy) -> Interval | None:
    """first / second, or None where no bounded quotient exists."""
    try:
        quotient = _interval(first, policy) / _interval(second, policy)
    except ZeroDivisionError:
        return None
    return quotient if quotient.low is not None and quotient.high is not None else None


def ratio(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """subject / versus, or by how much of versus the subject is above or below; ratios that a
    source prints by itself count too."""
    claim = registered.claim
    stated = stated_conditions(registered, library)
    assert claim.versus is not None and registered.figure is not None
    claimed = Span.of(registered.figure)
    mine = candidates(library, claim.subject, claim.metric, stated)
    theirs = candidates(library, claim.versus, claim.metric, stated)
    printed = candidates(library, claim.subject, claim.metric, stated, claim.versus)
    trials = []
    for pair in _pairs(library, claim.metric, mine, theirs, frozenset(), stated):
        quotient = _over(pair.first, pair.second, policy)
        if quotient is None:
            continue
        reference, steps = _relative(claim.relation, quotient, pair)
        outcome = judge(claimed, reference, reference, policy)
        trials.append(
            Trial(pair.key, (pair.first, pair.second), outcome, reference, "x", steps=steps)
        )
    metric = quantity(library, claim.metric)
    for fact in printed.comparable:
        if claim.relation is None and fact.figure is not None:
            span = Span.of(fact.figure)
            outcome = judge(claimed, as_reference(span), span.stretched, policy)
            key = open_key(library, metric, fact, stated)
            trials.append(
                Trial(key, (fact,), outcome, as_reference(span), "x", steps=fact.fact.printed or "")
            )
    known = len(printed.comparable) + (min(len(mine.all), len(theirs.all)) and len(mine.all))
    return Tried(tuple(trials), known, len(trials))


def _relative(relation: str | None, quotient: Interval, pair: _Pair) -> tuple[Interval, str]:
    first, second = pair.first.fact.printed, pair.second.fact.printed
    if relation == "below":
        return ONE - quotient, f"1 - {first} / {second}"
    if relation == "above":
        return quotient - ONE, f"{first} / {second} - 1"
    return quotient, f"{first} / {second}"


def comparison(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """Which of the two is larger, or whether they are level."""
    claim = registered.claim
    stated = stated_conditions(registered, library)
    assert claim.versus is not None and claim.relation is not None
    mine = candidates(library, claim.subject, claim.metric, stated)
    theirs = candidates(library, claim.versus, claim.metric, stated)
    trials = []
    for pair in _pairs(library, claim.metric, mine, theirs, frozenset(), stated):
        quotient = _over(pair.first, pair.second, policy)
        if quotient is not None:
            outcome = judge_relation(claim.relation, quotient, policy.level.tolerance)
            steps = f"{pair.first.fact.printed} / {pair.second.fact.printed}"
            trials.append(
                Trial(pair.key, (pair.first, pair.second), outcome, quotient, "x", steps=steps)
            )
    known = min(len(mine.all), len(theirs.all)) and len(mine.all)
    return Tried(tuple(trials), known, len(trials))


def change(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """How much the quantity changed from one period to the other."""
    claim = registered.claim
    before = candidates(library, claim.subject, claim.metric, claim.conditions | claim.from_)
    after = candidates(library, claim.subject, claim.metric, claim.conditions | claim.to)
    apart = frozenset((*claim.from_, *claim.to))
    trials = []
    for pair in _pairs(library, claim.metric, after, before, apart, claim.conditions):
        quotient = _over(pair.first, pair.second, policy)
        if quotient is not None:
            trials.append(_one_change(registered, pair, quotient, policy))
    known = min(len(before.all), len(after.all)) and len(after.all)
    return Tried(tuple(trials), known, len(trials))


def _one_change(
    registered: RegisteredClaim, pair: _Pair, quotient: Interval, policy: Policy
) -> Trial:
    claim = registered.claim
    facts = (pair.first, pair.second)
    after, before = pair.first.fact.printed, pair.second.fact.printed
    if registered.figure is None:
        outcome = judge_relation(claim.relation or "up", quotient, policy.level.tolerance)
        return Trial(pair.key, facts, outcome, quotient, "x", steps=f"{after} / {before}")
    claimed = Span.of(registered.figure)
    if claimed.unit != "x":
        difference = _interval(pair.first, policy) - _interval(pair.second, policy)
        difference = -difference if claim.relation == "down" else difference
        outcome = judge(claimed, difference, difference, policy)
        return Trial(
            pair.key, facts, outcome, difference, claimed.unit, steps=f"{after} - {before}"
        )
    growth, steps = quotient - ONE, f"{after} / {before} - 1"
    if claim.periods and claim.periods > 1 and quotient.low is not None and quotient.low > 0:
        growth = quotient.power(Decimal(1) / Decimal(claim.periods)) - ONE
        steps = f"({after} / {before})^(1/{claim.periods}) - 1"
    if claim.relation == "down":
        growth, steps = -growth, f"1 - {after} / {before}"
    outcome = judge(claimed, growth, growth, policy)
    # "grew tenfold" is said of ten times as much and of ten times more.
    multiple = registered.figure.unit == "x" and claim.relation != "down"
    if multiple and judge(claimed, quotient, quotient, policy) is Outcome.holds:
        outcome, growth, steps = Outcome.holds, quotient, f"{after} / {before}"
    return Trial(pair.key, facts, outcome, growth, "x", steps=steps)


def share(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """part / whole."""
    claim = registered.claim
    assert claim.whole is not None and registered.figure is not None
    claimed = Span.of(registered.figure)
    part = candidates(library, claim.subject, claim.metric, claim.conditions)
    whole_metric = claim.whole.metric
    whole = candidates(library, claim.whole.subject, whole_metric, claim.whole.conditions)
    metric, other = quantity(library, claim.metric), quantity(library, whole_metric)
    trials = []
    for first in part.comparable:
        key = open_key(library, metric, first, claim.conditions)
        for second in whole.comparable:
            theirs = dict(open_key(library, other, second, claim.whole.conditions))
            if any(theirs.get(name, value) != value for name, value in key):
                continue
            quotient = (
                _over(first, second, policy) if fact_unit(first) == fact_unit(second) else None
            )
            if quotient is not None:
                outcome = judge(claimed, quotient, quotient, policy)
                steps = f"{first.fact.printed} / {second.fact.printed}"
                merged = tuple(sorted({**theirs, **dict(key)}.items()))
                trials.append(Trial(merged, (first, second), outcome, quotient, "x", steps=steps))
    known = min(len(part.all), len(whole.all)) and len(part.all)
    return Tried(tuple(trials), known, len(trials))
