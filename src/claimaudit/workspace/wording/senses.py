"""Which of two things that go by one name a figure is of: gross or net, what a plant can make or
what it made. A claim and a source whose words say different ones are not of one quantity."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from claimaudit.base.folding import fold
from claimaudit.base.problems import Problem
from claimaudit.base.shown import one_line
from claimaudit.figures.directions import Way, direction
from claimaudit.figures.lexicon import Lexicon
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, ReadFact, ReadPrint, held_conditions
from claimaudit.workspace.references import Condition, Fact, Metric
from claimaudit.workspace.register import Register, RegisteredClaim
from claimaudit.workspace.wording.around import FIGURE, SHOWN, clause_of_figure, said_around
from claimaudit.workspace.wording.stretches import Times, times_of
from claimaudit.workspace.wording.times import apart, odd_times

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_PAIRS = {name: name.split(" / ") for name in sorted(_WORDS.words("pairs"))}
_ALONE, _FIRM, _CHANGES = map(_WORDS.words, ("alone", "firm", "of_changes"))
_MOVE, _CHANGE, _LEVEL, _SHARE = "move", "a change", "a level", "a share"
_DIFFERENCE = _WORDS.pattern("a difference")
# What is meant where no words tell.
_SILENCE = {_MOVE: _LEVEL} | {pair: _PAIRS[pair][1] for pair in _ALONE}
# All before the figure and its clause, and a few words that end the sentence behind it.
_LEADING = re.compile(rf".*{FIGURE}[^,，。；;.]*(?:[,，] ?[A-Za-z -]{{1,30}}(?=[.;。]|$))?")
_NUMBER = _WORDS.pattern("a number")
_FIX_TIME = "mend the period, or clip the words that give it"
_FIX = "enter each under a metric of its own, or under a condition that says which it is"

Senses = dict[str, str]
"""A pair -> which of the two it is."""


class _Read(NamedTuple):
    """What the words beside a figure say of it, what it is entered as, and whether it may be where
    something `stands`: how far something went has a form of its own."""

    said: Senses
    entered: Senses
    times: Times
    conditions: Conditions
    stands: bool


class _Source(NamedTuple):
    fact: ReadFact
    print: ReadPrint
    read: _Read


def odd_senses(register: Register, library: Library) -> Iterator[Problem]:
    """Problems of claims and prints whose words say another sense than their metric or their
    conditions, and of claims that are held against a source whose words say another."""
    metrics = library.vocabulary.metrics
    sources: Mapping[tuple[str | None, str | None], list[_Source]] = defaultdict(list)
    for fact in library.facts.values():
        if (metric := metrics.get(fact.fact.metric or "")) is None:
            continue
        for one in fact.prints:
            read, figure = _read(one, fact.fact, metric, fact.fact.versus is None), one.print.figure
            odd, fix = _misentered(figure, read), _FIX
            if not odd and metric.dimension != "date":
                odd, fix = odd_times(read.times, figure), _FIX_TIME
            if odd:
                yield fact.problem(f"{one.document.id}: {odd}", fix)
            else:
                sources[fact.fact.subject, fact.metric].append(_Source(fact, one, read))
    for registered in register.claims.values():
        claim, metric = registered.claim, metrics.get(registered.claim.metric)
        if metric is None or claim.kind != "fact" or registered.stated is None:
            continue
        key, kinds = metric.negative_of or metric.id, library.vocabulary.table.conditions
        against = [*sources[claim.subject, key], *sources[claim.versus or claim.subject, key]]
        read = _read(registered, claim, metric, claim.form in ("value", "share"))
        parted = (_apart(claim, read, one, metric, kinds) for one in against)
        if odd := _misentered(claim.figure, read) or next(filter(None, parted), None):
            yield registered.problem(odd, _FIX)


def _read(
    told: RegisteredClaim | ReadPrint, of: Claim | Fact, metric: Metric, stands: bool
) -> _Read:
    """What the clause of a figure says, and the words that somebody picked, its quote or its clip;
    and where it may be one that went or stands somewhere, which of both."""
    said, stated, picked = Senses(), told.stated, told.picked
    if stated and picked:
        way = direction(*stated, told.figure and told.figure.unit)
        clause = clause_of_figure(_said(*stated))
        moves = _moves(clause, way, metric) if stands else {}
        said = _senses(clause, _said(*picked), way) | moves
    held = held_conditions(metric, of)
    is_clip = isinstance(told, ReadPrint)
    timed = None if isinstance(told, ReadPrint) and told.data is not None else stated
    times = times_of(timed, held.get("period"), is_clip=is_clip)
    return _Read(said, _entered(metric, held), times, held, stands)


def _said(text: str, start: int, end: int) -> str:
    """What is said around a figure, in whose place ¤ stands with its unit: ¤ people."""
    unit = _NUMBER.sub("", fold(text[start:end]).running)
    return said_around(text, start, end).replace(FIGURE, FIGURE + unit)


def _senses(clause: str, said: str, way: Way | None = None) -> Senses:
    """Each pair of which the words say one: those of the clause, else those that lead up to the
    figure, Seasonally adjusted, it was 5%. What is left out may be told behind it. On what time it
    changed is asked only of a figure that went one `way`, not of what it rose to."""
    leading = _LEADING.match(said)
    near = [clause, leading.group()] if leading else [clause]
    found = {}
    for pair, senses in _PAIRS.items():
        if pair in _CHANGES and not way:
            continue
        first, second = _WORDS.patterns(pair)
        for words in [*near, said] if pair in _ALONE else near:
            rest = first.sub(" ", words)
            says = rest != words, second.search(rest) is not None
            if says[0] != says[1]:
                found[pair] = senses[says[1]]
            if any(says):
                break
    return found


def _moves(words: str, way: Way | None, metric: Metric) -> Senses:
    """Whether the figure is how far something went, or where it stands. Of a metric that counts
    how far, both are said of one figure: inflation is 5% where prices rose 5%."""
    if metric.dimension == "date" or _counts_change(metric):
        return {}
    if way or _DIFFERENCE.search(words):
        return {_MOVE: _CHANGE}
    return {_MOVE: _LEVEL} if _WORDS.pattern(_LEVEL).search(words) else {}


def _counts_change(metric: Metric) -> bool:
    marked = metric.falls or metric.change_of or metric.negative_of
    return bool(marked or _WORDS.pattern(_CHANGE).search(_named(metric)))


def _named(metric: Metric) -> str:
    return " ".join((metric.en, metric.zh, *metric.aliases))


def _entered(metric: Metric, conditions: Conditions) -> Senses:
    """What the conditions, else the names of the metric, say of it."""
    share = _WORDS.pattern(_SHARE).search(_named(metric)) and not _counts_change(metric)
    stated = " ".join(map(str, conditions.values()))
    return _senses(_named(metric), "") | _senses(stated, "") | ({_MOVE: _LEVEL} if share else {})


def _misentered(figure: str | None, read: _Read) -> str | None:
    for pair, sense in read.said.items():
        if (other := read.entered.get(pair, sense)) != sense:
            return f"“{figure}” is {sense} by its words, and {other} by its metric or conditions"
    return None


def _apart(
    claim: Claim, read: _Read, source: _Source, metric: Metric, kinds: Mapping[str, Condition]
) -> str | None:
    """What parts a claim from a source that it is held against."""
    theirs, held = source.read, source.read.conditions
    ends = [read.conditions | end for end in (claim.from_, claim.to)]
    if all(_held_apart(stated, held, metric, kinds) for stated in ends):
        return None
    stands, document = read.stands and theirs.stands, source.print.document.id
    clip = f"{document}: “{one_line(source.print.print.clip or '', SHOWN)}”"
    if stands and (times := apart(read.times, theirs.times)):
        return f"“{claim.figure}” is {times} in the source it is held against, {clip}"
    same = any(ends[0].get(name) == held[name] for name in held.keys() - {"period"})
    is_plain = not {*claim.conditions, *held} - {"period"}
    own, other = (side.entered | side.said for side in (read, theirs))
    for pair in sorted(own.keys() | other.keys()):
        if (same and pair not in _FIRM) or (pair == _MOVE and not stands):
            continue  # somebody has read both and said that they are of one, or neither stands
        silence = _SILENCE.get(pair) if is_plain or pair in _FIRM else None
        mine, its = own.get(pair, silence), other.get(pair, silence)
        if mine != its and mine is not None and its is not None:
            said = f"“{claim.figure}” is {mine} by its words"
            return f"{said}, and {its} in the source it is held against, {clip}"
    return None


def _held_apart(
    stated: Conditions, held: Conditions, metric: Metric, kinds: Mapping[str, Condition]
) -> bool:
    """Whether conditions alone keep a claim from being held against a fact."""
    asked = {name for name in metric.conditions if name in stated or kinds[name].kind == "identity"}
    return any(stated.get(n) != held.get(n) for n in asked | (stated.keys() & held.keys()))
