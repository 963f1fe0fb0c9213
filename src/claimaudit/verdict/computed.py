"""Forms that are computed from two facts, like for like: ratio, comparison, change, share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimaudit.figures import Interval
from claimaudit.verdict.judge import PERCENT, Outcome, Span, as_reference, judge, judge_relation
from claimaudit.verdict.match import (
    Candidates,
    Key,
    candidates,
    open_key,
    quantity,
    stated_conditions,
)
from claimaudit.verdict.trials import Trial, Tried, fact_unit, shown
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim

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


@dataclass(frozen=True)
class _Formula:
    """How two facts give a reference; `steps` spells it with a and b as printed."""

    steps: str
    apply: Callable[[Interval, Interval], Interval]


_RATIO = _Formula("{a} / {b}", lambda a, b: a / b)
_BELOW = _Formula("1 - {a} / {b}", lambda a, b: ONE - a / b)
_ABOVE = _Formula("{a} / {b} - 1", lambda a, b: a / b - ONE)
_MORE = _Formula("{a} - {b}", lambda a, b: a - b)
_LESS = _Formula("{b} - {a}", lambda a, b: b - a)
_RELATIVE = {None: _RATIO, "below": _BELOW, "above": _ABOVE}


def _compound(periods: int, *, down: bool) -> _Formula:
    exponent = Decimal(1) / periods
    if down:
        return _Formula(
            f"1 - ({{a}} / {{b}})^(1/{periods})", lambda a, b: ONE - (a / b).power(exponent)
        )
    return _Formula(
        f"({{a}} / {{b}})^(1/{periods}) - 1", lambda a, b: (a / b).power(exponent) - ONE
    )


@dataclass(frozen=True, slots=True)
class _Result:
    """What a formula gave: the interval, the value of the figures as printed, the steps."""

    reference: Interval
    middle: Decimal | None
    steps: str

    def trial(self, key: Key, facts: tuple[ReadFact, ...], outcome: Outcome, unit: str) -> Trial:
        return Trial(
            key, facts, outcome, self.reference, unit, steps=self.steps, middle=self.middle
        )


def _compute(
    formula: _Formula, first: ReadFact, second: ReadFact, policy: Policy, bounded: bool = True
) -> _Result | None:
    """`formula` over two facts, or None where there is no result, or no bounded one."""
    assert first.figure is not None and second.figure is not None
    points = (Interval.point(_base(f)) for f in (first, second))
    try:
        reference = formula.apply(_interval(first, policy), _interval(second, policy))
        middle = formula.apply(*points).low
    except (ZeroDivisionError, ValueError):
        return None
    if bounded and (reference.low is None or reference.high is None):
        return None
    return _Result(reference, middle, formula.steps.format(a=shown(first), b=shown(second)))


def _base(fact: ReadFact) -> Decimal:
    """The value as printed, in base units."""
    assert fact.figure is not None
    return fact.figure.value * (PERCENT if fact.figure.unit == "%" else 1)


def _known(*sides: Candidates) -> int:
    """How many facts there are, none where one side has none."""
    return min(len(side.all) for side in sides) and len(sides[0].all)


def ratio(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """subject / versus, or by how much of versus the subject is above or below; ratios that a
    source prints by itself count too."""
    claim = registered.claim
    stated = stated_conditions(registered, library)
    assert claim.versus is not None and registered.figure is not None
    claimed = Span.of(registered.figure)
    mine = candidates(library, claim.subject, claim.metric, stated)
    theirs = candidates(library, claim.versus, claim.metric, stated)
    trials = []
    for pair in _pairs(library, claim.metric, mine, theirs, frozenset(), stated):
        found = _compute(_RELATIVE[claim.relation], pair.first, pair.second, policy)
        if found is not None:
            outcome = judge(claimed, found.reference, found.reference, policy)
            trials.append(found.trial(pair.key, (pair.first, pair.second), outcome, "x"))
    printed = candidates(library, claim.subject, claim.metric, stated, claim.versus)
    metric = quantity(library, claim.metric)
    for fact in printed.comparable:
        if claim.relation is None and fact.figure is not None:
            span = Span.of(fact.figure)
            reference = as_reference(span)
            outcome = judge(claimed, reference, span.stretched, policy)
            key = open_key(library, metric, fact, stated)
            trials.append(Trial(key, (fact,), outcome, reference, "x", steps=shown(fact)))
    known = len(printed.all) + _known(mine, theirs)
    return Tried(tuple(trials), known, len(trials))


def comparison(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """Which of the two is larger, or whether they are level."""
    claim = registered.claim
    stated = stated_conditions(registered, library)
    assert claim.versus is not None and claim.relation is not None
    mine = candidates(library, claim.subject, claim.metric, stated)
    theirs = candidates(library, claim.versus, claim.metric, stated)
    trials = []
    for pair in _pairs(library, claim.metric, mine, theirs, frozenset(), stated):
        found = _compute(_RATIO, pair.first, pair.second, policy, bounded=False)
        if found is not None:
            outcome = judge_relation(claim.relation, found.reference, policy.level.tolerance)
            trials.append(found.trial(pair.key, (pair.first, pair.second), outcome, "x"))
    return Tried(tuple(trials), _known(mine, theirs), len(trials))


def change(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """How much the quantity changed from one period to the other."""
    claim = registered.claim
    before = candidates(library, claim.subject, claim.metric, claim.conditions | claim.from_)
    after = candidates(library, claim.subject, claim.metric, claim.conditions | claim.to)
    apart = frozenset((*claim.from_, *claim.to))
    pairs = _pairs(library, claim.metric, after, before, apart, claim.conditions)
    trials = tuple(t for pair in pairs if (t := _one_change(registered, pair, policy)))
    return Tried(trials, _known(after, before), len(trials))


def _one_change(registered: RegisteredClaim, pair: _Pair, policy: Policy) -> Trial | None:
    claim, facts = registered.claim, (pair.first, pair.second)
    claimed = Span.of(registered.figure) if registered.figure else None
    if claimed is not None and claimed.unit != "x":
        formula, unit = (_LESS if claim.relation == "down" else _MORE), claimed.unit or ""
    elif _base(pair.first) * _base(pair.second) <= 0:
        return None  # from a loss to a profit there is no rate of change
    elif claimed is None:
        formula, unit = _RATIO, "x"
    elif (claim.periods or 1) > 1:
        down = claim.relation == "down"
        formula, unit = _compound(claim.periods or 1, down=down), "x"
    else:
        formula, unit = (_BELOW if claim.relation == "down" else _ABOVE), "x"
    found = _compute(formula, pair.first, pair.second, policy)
    if found is None:
        return None
    if claimed is None:
        relation = claim.relation or "up"
        outcome = judge_relation(relation, found.reference, policy.level.tolerance)
        return found.trial(pair.key, facts, outcome, unit)
    outcome = judge(claimed, found.reference, found.reference, policy)
    # "grew tenfold" is said of ten times as much and of ten times more; "grew 一倍" is not said
    # of what stayed the same.
    multiple = registered.figure is not None and registered.figure.unit == "x"
    multiple = multiple and claimed.value > 1 and not claim.periods
    times = _compute(_RATIO, *facts, policy) if multiple and claim.relation != "down" else None
    if times and judge(claimed, times.reference, times.reference, policy) is Outcome.holds:
        return times.trial(pair.key, facts, Outcome.holds, unit)
    return found.trial(pair.key, facts, outcome, unit)


def share(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """part / whole."""
    claim = registered.claim
    assert claim.whole is not None and registered.figure is not None
    claimed, stated = Span.of(registered.figure), claim.whole.conditions
    ours = stated_conditions(registered, library)
    part = candidates(library, claim.subject, claim.metric, ours)
    whole = candidates(library, claim.whole.subject, claim.whole.metric, stated)
    metric, other = quantity(library, claim.metric), quantity(library, claim.whole.metric)
    trials = []
    for first in part.comparable:
        key = dict(open_key(library, metric, first, ours))
        for second in whole.comparable:
            theirs = dict(open_key(library, other, second, stated))
            like = all(theirs.get(name, v) == v for name, v in {**ours, **key}.items())
            if not like or fact_unit(first) != fact_unit(second):
                continue
            found = _compute(_RATIO, first, second, policy)
            if found is not None:
                outcome = judge(claimed, found.reference, found.reference, policy)
                free = {name: v for name, v in theirs.items() if name not in ours}
                merged = tuple(sorted({**free, **key}.items()))
                trials.append(found.trial(merged, (first, second), outcome, "x"))
    return Tried(tuple(trials), _known(part, whole), len(trials))
