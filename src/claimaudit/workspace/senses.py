"""Which of two things that go by one name a figure is of: gross or net, what a plant can make or
what it made. Where the words of a claim and of its source say different ones, they are not of one
quantity, whatever their entries say."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.shown import one_line
from claimaudit.figures.directions import direction
from claimaudit.figures.lexicon import Lexicon
from claimaudit.workspace.beside import clause_of_figure, said_around
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, Vocabulary
from claimaudit.workspace.prints import ReadPrint
from claimaudit.workspace.references import Fact, Metric
from claimaudit.workspace.register import Register, RegisteredClaim

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_PAIRS: Mapping[str, str] = _WORDS.table("pairs")
_ALONE = _WORDS.words("alone")
_SHOWN = 60
_CHANGE, _LEVEL, _SHARE = "a change", "a level", "a share"
_FIX = "enter each under a metric of its own, or under a condition that says which it is"

Senses = Mapping[str, str]
"""The first of a pair -> which of the two it is."""


def odd_senses(register: Register, library: Library) -> Iterator[Problem]:
    """Problems of claims and prints whose words say another sense than their metric or their
    conditions, and of claims that are held against a source whose words say another."""
    vocabulary = library.vocabulary
    told: dict[tuple[str | None, str | None], list[tuple[Fact, ReadPrint, Senses]]] = {}
    for fact in library.facts.values():
        metric = vocabulary.metrics.get(fact.fact.metric or "")
        for one in fact.prints if metric and metric.dimension != "date" else ():
            senses = _of_print(one, fact.fact, metric)
            if odd := _misentered(senses, metric, fact.fact.conditions):
                said = f"fact {fact.id}: {one.document.id}: {_quoted(one.print.figure, odd)}"
                yield Problem(fact.file, fact.line, said, _FIX)
            told.setdefault((fact.fact.subject, fact.metric), []).append((fact.fact, one, senses))
    for registered in register.claims.values():
        claim, metric = registered.claim, vocabulary.metrics.get(registered.claim.metric)
        if metric is None or claim.kind != "fact" or metric.dimension == "date":
            continue
        senses = _of_claim(registered, metric)
        odd = _misentered(senses, metric, claim.conditions)
        message = odd and _quoted(claim.figure, odd)
        for subject in (claim.subject, claim.versus) if not message else ():
            for fact, one, others in told.get((subject, metric.negative_of or metric.id), ()):
                if message := message or _apart(registered, senses, fact, one, others, vocabulary):
                    break
        if message:
            said = f"claim {registered.id}: {message}"
            yield Problem(registered.file, registered.line, said, _FIX)


def _of_claim(registered: RegisteredClaim, metric: Metric) -> Senses:
    claim, at = registered.claim, registered.figure_start
    if at is None or claim.figure is None:
        return {}
    text, end = registered.article.text, at + len(claim.figure)
    said = said_around(text, at, end)
    first, quote = registered.start, text[registered.start : registered.end]
    quoted = said_around(quote, at - first, end - first)
    unit = registered.figure.unit if registered.figure else None
    way = direction(text, at, end, unit) if claim.form in ("value", "share") else None
    return _senses(clause_of_figure(said), quoted) | _moves(clause_of_figure(said), way, metric)


def _of_print(one: ReadPrint, fact: Fact, metric: Metric) -> Senses:
    clip, start, figure = one.print.clip, one.figure_start, one.print.figure
    if clip is None or start is None or figure is None:
        return {}
    said = said_around(clip, start, start + len(figure))
    unit = one.figure.unit if one.figure else None
    way = direction(clip, start, start + len(figure), unit) if fact.versus is None else None
    return _senses(clause_of_figure(said), said) | _moves(clause_of_figure(said), way, metric)


def _senses(*nested: str) -> dict[str, str]:
    """Each pair of which the words say one, by the narrowest of `nested` that says any."""
    found = {}
    for first, second in _PAIRS.items():
        for words in nested:
            rest = _WORDS.pattern(first).sub(" ", words)
            is_first, is_second = rest != words, _WORDS.pattern(second).search(rest) is not None
            if is_first != is_second:
                found[first] = first if is_first else second
            if is_first or is_second:
                break
    return found


def _moves(words: str, way: str | None, metric: Metric) -> dict[str, str]:
    """Whether the figure is how far something went, or where it stands; of a metric that counts
    how far, both are said of one figure: inflation is 5% where prices rose 5%."""
    if metric.falls or metric.change_of or metric.negative_of or _named(metric, _CHANGE):
        return {}
    stands = way is None and _WORDS.pattern(_LEVEL).search(words)
    return {_CHANGE: _CHANGE} if way else {_CHANGE: _LEVEL} if stands else {}


@cache
def _named_by(name: str, sense: str) -> bool:
    return _WORDS.pattern(sense).search(name) is not None


def _named(metric: Metric, sense: str) -> bool:
    return _named_by(f"{metric.id.replace('_', ' ')} {metric.en} {metric.zh}", sense)


def _entered(metric: Metric, conditions: Conditions) -> dict[str, str]:
    """What conditions, else the names of the metric, say of it."""
    stated = " ".join(map(str, conditions.values()))
    share = _named(metric, _SHARE) and not _named(metric, _CHANGE)
    named = " ".join((metric.en, metric.zh, *metric.aliases))
    return _senses(stated, named) | ({_CHANGE: _LEVEL} if share else {})


def _misentered(senses: Senses, metric: Metric, conditions: Conditions) -> str | None:
    """Which sense the words say, and which the entry."""
    entered = _entered(metric, conditions)
    for pair, sense in senses.items():
        if entered.get(pair, sense) != sense:
            return f"is {sense} by its words, and {entered[pair]} by its metric or conditions"
    return None


def _apart(
    registered: RegisteredClaim,
    senses: Senses,
    fact: Fact,
    one: ReadPrint,
    others: Senses,
    vocabulary: Vocabulary,
) -> str | None:
    """What parts the words of a claim from those of a print, where nothing that is entered does."""
    claim, metric = registered.claim, vocabulary.metrics[registered.claim.metric]
    ends = [claim.conditions | (end or {}) for end in (claim.from_, claim.to)]
    if all(_held_apart(stated, fact.conditions, metric, vocabulary) for stated in ends):
        return None
    own = _entered(metric, claim.conditions) | senses
    theirs = _entered(metric, fact.conditions) | others
    if not {*claim.conditions, *fact.conditions} - {"period"}:
        for pair in _ALONE & (own.keys() | theirs.keys()):
            own, theirs = ({pair: _PAIRS[pair]} | side for side in (own, theirs))
    for pair in own.keys() & theirs.keys():
        if own[pair] != theirs[pair]:
            clip = one_line(one.print.clip or "", _SHOWN)
            where = f"{theirs[pair]} in the source it is held against, {one.document.id}: “{clip}”"
            return _quoted(claim.figure, f"is {own[pair]} by its words, and {where}")
    return None


def _held_apart(
    stated: Conditions, held: Conditions, metric: Metric, vocabulary: Vocabulary
) -> bool:
    """Whether a claim of `stated` is not held against a fact that holds under `held`."""
    kinds = vocabulary.table.conditions
    return any(
        stated.get(name) != held.get(name)
        for name in {*stated, *held}
        if (name in stated and (name in held or name in metric.conditions))
        or (name in metric.conditions and kinds[name].kind == "identity")
    )


def _quoted(figure: str | None, said: str) -> str:
    return f"“{figure}” {said}"
