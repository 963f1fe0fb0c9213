"""Whether the words of a claim and of a source that it is held against speak of one quantity: of
one time, and in one sense of what goes by one name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from claimaudit.base.problems import Problem
from claimaudit.base.shown import one_line
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, ReadPrint, held_conditions
from claimaudit.workspace.references import Condition, Fact, Metric
from claimaudit.workspace.register import Register, RegisteredClaim
from claimaudit.workspace.wording.around import SHOWN
from claimaudit.workspace.wording.senses import (
    Senses,
    entered_senses,
    misentered,
    senses_of,
    two_senses,
)
from claimaudit.workspace.wording.stretches import Times, times_of
from claimaudit.workspace.wording.times import apart, odd_times

_FIX_TIME = "mend the period, or clip the words that give it"
_FIX = "enter each under a metric of its own, or under a condition that says which it is"


class _Read(NamedTuple):
    """What the words beside a figure say of it, what it is entered as, and whether it may be where
    something `stands`: how far something went has a form of its own."""

    said: Senses
    entered: Senses
    times: Times
    conditions: Conditions
    stands: bool


def held_against(register: Register, library: Library) -> Iterator[Problem]:
    """Problems of claims and prints whose words say another time or sense than they are entered
    as, and of claims that are held against a source whose words say another."""
    metrics = library.vocabulary.metrics
    sources: Mapping[tuple[str | None, str | None], list[tuple[ReadPrint, _Read]]] = defaultdict(
        list
    )
    for fact in library.facts.values():
        if (metric := metrics.get(fact.fact.metric or "")) is None:
            continue
        for one in fact.prints:
            read, figure = _read(one, fact.fact, metric, fact.fact.versus is None), one.print.figure
            odd, fix = misentered(figure, read.said, read.entered), _FIX
            if not odd and metric.dimension != "date":
                odd, fix = odd_times(read.times, figure), _FIX_TIME
            if odd:
                yield fact.problem(f"{one.document.id}: {odd}", fix)
            else:
                sources[fact.fact.subject, fact.metric].append((one, read))
    for registered in register.claims.values():
        claim, metric = registered.claim, metrics.get(registered.claim.metric)
        if metric is None or claim.kind != "fact" or registered.stated is None:
            continue
        key, kinds = metric.negative_of or metric.id, library.vocabulary.table.conditions
        against = [*sources[claim.subject, key], *sources[claim.versus or claim.subject, key]]
        read = _read(registered, claim, metric, claim.form in ("value", "share"))
        parted = (_apart(claim, read, *one, metric, kinds) for one in against)
        if odd := misentered(claim.figure, read.said, read.entered) or next(
            filter(None, parted), None
        ):
            yield registered.problem(odd, _FIX)


def _read(
    told: RegisteredClaim | ReadPrint, of: Claim | Fact, metric: Metric, stands: bool
) -> _Read:
    senses, stated, picked = Senses(), told.stated, told.picked
    if stated and picked:
        senses = senses_of(stated, picked, told.figure, metric, stands=stands)
    held = held_conditions(metric, of)
    is_clip = isinstance(told, ReadPrint)
    timed = None if isinstance(told, ReadPrint) and told.data is not None else stated
    times = times_of(timed, held.get("period"), is_clip=is_clip)
    return _Read(senses, entered_senses(metric, held), times, held, stands)


def _apart(
    claim: Claim,
    read: _Read,
    source: ReadPrint,
    theirs: _Read,
    metric: Metric,
    kinds: Mapping[str, Condition],
) -> str | None:
    """What parts a claim from a source that it is held against."""
    held, stands = theirs.conditions, read.stands and theirs.stands
    ends = [read.conditions | end for end in (claim.from_, claim.to)]
    if all(_held_apart(stated, held, metric, kinds) for stated in ends):
        return None
    clip = f"{source.document.id}: “{one_line(source.print.clip or '', SHOWN)}”"
    if stands and (times := apart(read.times, theirs.times)):
        return f"“{claim.figure}” is {times} in the source it is held against, {clip}"
    same = any(ends[0].get(name) == held[name] for name in held.keys() - {"period"})
    is_plain = not {*claim.conditions, *held} - {"period"}
    own, other = (side.entered | side.said for side in (read, theirs))
    if senses := two_senses(own, other, same=same, is_plain=is_plain, stands=stands):
        mine, its = senses
        message = f"“{claim.figure}” is {mine} by its words, and {its} in the source"
        return f"{message} it is held against, {clip}"
    return None


def _held_apart(
    stated: Conditions, held: Conditions, metric: Metric, kinds: Mapping[str, Condition]
) -> bool:
    """Whether conditions alone keep a claim from being held against a fact."""
    asked = {name for name in metric.conditions if name in stated or kinds[name].kind == "identity"}
    return any(stated.get(n) != held.get(n) for n in asked | (stated.keys() & held.keys()))
