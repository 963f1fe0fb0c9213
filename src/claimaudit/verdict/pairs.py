"""Two facts computed with each other: which go together, like for like, and what they give."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from claimaudit.figures import Interval
from claimaudit.verdict.judge import PERCENT, Span, as_reference
from claimaudit.verdict.match import Apart, Candidates, fact_unit, shown
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import ReadFact
from claimaudit.workspace.policy import Policy

ONE = Interval.point(Decimal(1))
Pair = tuple[ReadFact, ReadFact]
Difference = tuple[str, str | None, str | None]
"""A condition in which two facts differ, and its value in each; without a name it is the unit."""


def differences(one: Conditions, other: Conditions) -> list[Difference]:
    """Like for like: what one fact holds under, the other must hold under as well."""
    names = sorted(one.keys() | other.keys())
    return [(n, one.get(n), other.get(n)) for n in names if one.get(n) != other.get(n)]


def pair_up(
    one: Candidates, other: Candidates, differ: Callable[[Conditions, Conditions], list[Difference]]
) -> tuple[list[Pair], list[Apart]]:
    """The pairs of facts that do not differ; and of every fact that is in none, what it differs
    in from the nearest of the other side."""
    pairs: list[Pair] = []
    nearest: dict[str, list[Difference]] = {}
    for first, second in product(one.comparable, other.comparable):
        if first.figure is None or second.figure is None:
            continue
        found = differ(one.open[first.id], other.open[second.id])
        if fact_unit(first) != fact_unit(second):
            found.append(("", fact_unit(first), fact_unit(second)))
        if not found:
            pairs.append((first, second))
        turned = [(name, theirs, ours) for name, ours, theirs in found]
        for fact, mine in ((first, found), (second, turned)):
            nearest[fact.id] = min(nearest.get(fact.id, mine), mine, key=len)
    facts = (*one.comparable, *other.comparable)
    return pairs, [a for fact in facts for a in _alone(fact, nearest.get(fact.id))]


def _alone(fact: ReadFact, differ: list[Difference] | None) -> Iterator[Apart]:
    if differ is None:
        yield Apart(fact, "partner")
    for name, held, theirs in differ or ():
        yield Apart(fact, "partner" if name else "unit", name or None, theirs, held)


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
    exponent = Decimal(1) / periods
    if down:
        steps = f"1 - ({{a}} / {{b}})^(1/{periods})"
        return Formula(steps, lambda a, b: ONE - (a / b).power(exponent))
    steps = f"({{a}} / {{b}})^(1/{periods}) - 1"
    return Formula(steps, lambda a, b: (a / b).power(exponent) - ONE)


def term(fact: ReadFact) -> str:
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
