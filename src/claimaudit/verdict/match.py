"""Which facts are values of the quantity that a claim speaks of, and under which conditions.

A metric names the conditions that change its value. Identity conditions (region, product …)
say which quantity is meant and must agree, absent with absent. Sweep conditions (precision,
scope, basis …) and the period must agree where the claim states them; where it leaves them
out they are tried in every value that the facts have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.references import Metric
from claimaudit.workspace.register import RegisteredClaim

Key = tuple[tuple[str, str], ...]

# What a document calls the total that an article means when it names no part.
_WHOLE = {"region": "world"}


@dataclass(frozen=True)
class Candidates:
    """Facts of one side of a claim. `comparable` hold under the stated conditions;
    `elsewhere` differ from them in nothing but the scope that was stated."""

    all: tuple[ReadFact, ...]
    comparable: tuple[ReadFact, ...]
    elsewhere: tuple[ReadFact, ...]


def quantity(library: Library, metric_id: str) -> Metric:
    """The metric in whose sense facts are kept: that of which `metric_id` is the negative."""
    metrics = library.vocabulary.metrics
    return metrics[metrics[metric_id].negative_of or metric_id]


def stated_conditions(registered: RegisteredClaim, library: Library) -> dict[str, str]:
    """What the claim states; its as_of is its period where it names no other."""
    claim = registered.claim
    metric = quantity(library, claim.metric)
    if claim.as_of and "period" in metric.conditions and not (claim.from_ or claim.to):
        return {"period": claim.as_of} | claim.conditions
    return claim.conditions


def held_conditions(metric: Metric, fact: ReadFact) -> dict[str, str]:
    """What the fact holds under; its as_of is its period where it names no other."""
    if fact.fact.as_of and "period" in metric.conditions:
        return {"period": fact.fact.as_of} | fact.fact.conditions
    return fact.fact.conditions


def candidates(
    library: Library, subject: str, metric_id: str, stated: Mapping[str, str],
    versus: str | None = None,
) -> Candidates:  # fmt: skip
    """The facts of (subject, metric), sorted by how they fit the `stated` conditions."""
    metric = quantity(library, metric_id)
    kinds = library.vocabulary.table.conditions
    entered = library.by_quantity.get((subject, metric.id), ())
    found = [fact for fact in entered if fact.fact.versus == versus]
    comparable, elsewhere = [], []
    for fact in found:
        wrong = _mismatches(library, metric, stated, fact)
        if not wrong:
            comparable.append(fact)
        elif all(kinds[n].reason == "scope_mismatch" and n in fact.fact.conditions for n in wrong):
            elsewhere.append(fact)
    return Candidates(tuple(found), tuple(comparable), tuple(elsewhere))


def _mismatches(
    library: Library, metric: Metric, stated: Mapping[str, str], fact: ReadFact
) -> list[str]:
    """The conditions in which `fact` is no value of what was stated."""
    kinds = library.vocabulary.table.conditions
    held = held_conditions(metric, fact)
    wrong = []
    for name in dict.fromkeys((*metric.conditions, *stated)):
        mine, theirs = stated.get(name), held.get(name)
        kind = kinds[name].kind
        if mine == theirs or kind == "note" or (kind == "open" and _within(mine, theirs)):
            continue
        if name not in metric.conditions:
            # Stated beside what the metric asks for: wrong only where the fact says otherwise.
            if mine is not None and theirs is not None:
                wrong.append(name)
        elif kind == "identity":
            if _total(name, mine) != _total(name, theirs):
                wrong.append(name)
        elif mine is not None:
            wrong.append(name)
    return wrong


def _within(month: str | None, day: str | None) -> bool:
    """Whether `day` (YYYY-MM-DD) lies in `month` (YYYY-MM): a price of a day in it."""
    return month is not None and day is not None and len(month) == 7 and day.startswith(month + "-")


def _total(name: str, value: str | None) -> str | None:
    return None if value == _WHOLE.get(name) else value


def open_key(library: Library, metric: Metric, fact: ReadFact, stated: Mapping[str, str]) -> Key:
    """The conditions of `fact` that change the metric's value and that the claim left out."""
    kinds = library.vocabulary.table.conditions
    held = held_conditions(metric, fact)
    return tuple(
        (name, held[name])
        for name in sorted(metric.conditions)
        if kinds[name].kind in ("sweep", "open") and name not in stated and name in held
    )
