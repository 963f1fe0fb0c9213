"""Which facts are values of the quantity that a claim speaks of, and under which conditions.

A metric names the conditions that change its value. Identity conditions (region, product …)
say which quantity is meant and must agree, absent with absent. Sweep conditions (precision,
scope, basis …) and the period must agree where the claim states them; where it leaves them
out they are tried in every value that the facts have.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from claimaudit.figures import Figure
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, ReadFact, held_conditions
from claimaudit.workspace.references import Condition, Metric
from claimaudit.workspace.register import RegisteredClaim

Pair = tuple[ReadFact, ReadFact]
Difference = tuple[str, str | None, str | None]
"""A condition in which two facts differ, and its value in each; without a name it is the unit."""
Cause = Literal["condition", "partner", "unit", "date", "open", "edition", "result"]

# What a document calls the total that an article means when it names no part.
_WHOLE = {"region": "world"}


@dataclass(frozen=True, slots=True)
class Apart:
    """A fact of the claim's quantity that the claim was not held against, and one cause of it:

    condition  it holds under `held` where the claim states `stated` for the condition `name`
    partner    in `name` it holds under `held`, the nearest fact of the other side under `stated`;
               without a name the other side has no fact to compute with
    unit       it is in the unit `held`, the claim or the other side in `stated`
    date       what is enough for it came out on `held`, after `stated`, the day of the article
    open       the claim lies within what it leaves open: it bounds the value from one side only,
               or is too rounded
    edition    no document prints both its figure and that of the other time; a later edition
               of the statistic may have revised the earlier one
    result     its figures give no result: from a loss to a profit there is no rate
    """

    fact: ReadFact
    cause: Cause
    name: str | None = None
    stated: str | None = None
    held: str | None = None


@dataclass(frozen=True)
class Candidates:
    """The facts of one quantity. `comparable` hold under the stated conditions; `elsewhere` hold
    under another scope than was stated, and differ in nothing else; `apart` says what every fact
    that is not comparable differs in. `open` holds, by the fact's id, the conditions of each that
    change the value and that the claim left out."""

    all: list[ReadFact]
    comparable: list[ReadFact]
    elsewhere: list[ReadFact]
    apart: list[Apart]
    open: dict[str, Conditions]


def quantity(library: Library, metric_id: str) -> Metric:
    """The metric in whose sense facts are kept: that of which `metric_id` is the negative."""
    metrics = library.vocabulary.metrics
    return metrics[metrics[metric_id].negative_of or metric_id]


def stated_conditions(registered: RegisteredClaim, library: Library) -> Conditions:
    """What the claim states. Its as_of is its period where it names no other, and whoever it is
    credited to is the speaker of its figure."""
    claim, metric = registered.claim, quantity(library, registered.claim.metric)
    implied: Conditions = {}
    if claim.as_of and "period" in metric.conditions and not (claim.from_ or claim.to):
        implied["period"] = claim.as_of
    speaker = library.vocabulary.called(claim.said_by) if claim.said_by else None
    if speaker and "speaker" in metric.conditions:
        implied["speaker"] = speaker
    return implied | claim.conditions


def candidates(
    library: Library,
    subject: str,
    metric_id: str,
    stated: Conditions,
    *,
    versus: str | None = None,
    given: Collection[str] = (),
    expects: bool = False,
) -> Candidates:
    """The facts of (subject, metric), relative to `versus`, sorted by how they fit the `stated`
    conditions. The claim leaves open neither these nor the conditions named in `given`; one that
    `expects` something is set beside forecasts and plans, too."""
    metric, kinds = quantity(library, metric_id), library.vocabulary.table.conditions
    entered = library.by_quantity.get((subject, metric.id), ())
    found = Candidates([f for f in entered if f.fact.versus == versus], [], [], [], {})
    swept = [n for n in metric.conditions if kinds[n].kind in ("sweep", "open")]
    for fact in found.all:
        held = held_conditions(metric, fact.fact)
        wrong = [
            Apart(fact, "condition", name, stated.get(name), held.get(name))
            for name in dict.fromkeys((*metric.conditions, *stated, *held))
            if _differs(name, stated.get(name), held.get(name), metric, kinds[name])
            and not (expects and kinds[name].kind == "note")
        ]
        found.apart.extend(wrong)
        found.open[fact.id] = {
            name: held[name] for name in swept if name in held and name not in (*stated, *given)
        }
        if not wrong:
            found.comparable.append(fact)
        elif all(kinds[a.name or ""].reason == "scope_mismatch" and a.held for a in wrong):
            found.elsewhere.append(fact)
    return found


def _differs(
    name: str, stated: str | None, held: str | None, metric: Metric, condition: Condition
) -> bool:
    """Whether a fact is no value of what was stated, by what the two say of one condition."""
    if stated == held:
        return False
    if condition.kind == "note":
        return not condition.is_settled(held)
    if condition.kind == "open" and metric.momentary and is_day_of(stated, held):
        return False
    if name not in metric.conditions:
        # Stated beside what the metric asks for: wrong only where the fact says otherwise.
        return stated is not None and held is not None
    if condition.kind == "identity":
        return _total(name, stated) != _total(name, held)
    return stated is not None


def is_day_of(month: str | None, day: str | None) -> bool:
    """Whether `day` (YYYY-MM-DD) lies in `month` (YYYY-MM): a price of a day in it."""
    return month is not None and day is not None and len(month) == 7 and day.startswith(month + "-")


def _total(name: str, value: str | None) -> str | None:
    return None if value == _WHOLE.get(name) else value


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
    printed, unit = fact.best.print.figure or "", fact.best.print.unit_from
    return f"{printed} {unit}" if unit else printed


def pair_up(
    one: Candidates, other: Candidates, part: Conditions | None = None
) -> tuple[list[Pair], list[Apart]]:
    """The pairs of facts that do not differ; and of every fact that is in none, what it differs
    in from the nearest of the other side. `part` is what a part of a whole is stated to hold
    under: the two differ only in what both of them hold under."""
    pairs: list[Pair] = []
    nearest: dict[str, list[Difference]] = {}
    for first, second in product(one.comparable, other.comparable):
        if first.figure is None or second.figure is None:
            continue
        found = list(_differences(one.open[first.id], other.open[second.id], part))
        if fact_unit(first) != fact_unit(second):
            found.append(("", fact_unit(first), fact_unit(second)))
        if not found:
            pairs.append((first, second))
        turned = [(name, theirs, ours) for name, ours, theirs in found]
        for fact, mine in ((first, found), (second, turned)):
            nearest[fact.id] = min(nearest.get(fact.id, mine), mine, key=len)
    facts = (*one.comparable, *other.comparable)
    return pairs, [a for fact in facts for a in _alone(fact, nearest.get(fact.id))]


def _differences(
    one: Conditions, other: Conditions, part: Conditions | None
) -> Iterator[Difference]:
    held = one if part is None else part | one
    both = [name for name in held if name in other]
    for name in sorted(held.keys() | other.keys()) if part is None else both:
        if held.get(name) != other.get(name):
            yield name, held.get(name), other.get(name)


def _alone(fact: ReadFact, differ: list[Difference] | None) -> Iterator[Apart]:
    if differ is None:
        yield Apart(fact, "partner")
    for name, held, theirs in differ or ():
        yield Apart(fact, "partner" if name else "unit", name or None, theirs, held)
