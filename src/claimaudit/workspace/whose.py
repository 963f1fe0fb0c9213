"""Of whom a clip or a claim speaks: what is said of one ship bears out nothing of another."""

import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from claimaudit.base.folding import fold
from claimaudit.base.problems import Problem
from claimaudit.base.shown import one_line
from claimaudit.figures.lexicon import Lexicon
from claimaudit.scan.named import Mention, Names
from claimaudit.workspace.library import Library, ReadFact, ReadPrint
from claimaudit.workspace.references import Metric, Subject
from claimaudit.workspace.register import Register

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))

_BEFORE, _BEHIND = _WORDS.patterns("before_name"), _WORDS.patterns("behind_name")
_SHOWN = 60
# “Harbour Boats, which competes with the Example ferry, sold 5” is of Harbour Boats.
_ASIDE = re.compile(r"(?:^|, ?)(?:which|who|whose|unlike|like)(?![A-Za-z])[^,]*,")
_FIX = (
    "enter words that name whom the figure is of; or, where these do, those of them that name it "
    "under calls_it"
)


def told_of_others(library: Library) -> Iterator[Problem]:
    """Problems of prints whose clip names another subject of the kind of their fact's for whom the
    figure is. In what is said of a day many take part."""
    vocabulary = library.vocabulary
    names = _names(vocabulary.subjects)
    for fact in library.facts.values():
        subject = vocabulary.subjects.get(fact.fact.subject or "")
        metric = vocabulary.metrics.get(fact.metric or "")
        if subject is None or metric is None or metric.dimension == "date":
            continue
        beside = (subject.id, fact.fact.versus, *fact.fact.conditions.values())
        own = vocabulary.with_owners(beside)
        alike = {s.id for s in vocabulary.subjects.values() if s.kind == subject.kind}
        for one in fact.prints:
            if (other := _other(one, names, alike, own, subject.id, metric)) is not None:
                yield _problem(fact, one, other)


def told_of_nobody(register: Register, library: Library) -> Iterator[Problem]:
    """Problems of claims whose quote names their subject only to say who another is."""
    vocabulary = library.vocabulary
    names = _names(vocabulary.subjects)
    for one in register.claims.values():
        metric, view = vocabulary.metrics.get(one.claim.metric), fold(one.claim.quote)
        if metric is None or one.figure_start is None:
            continue
        before = names.find(view.text, end=view.at(one.figure_start - one.start))
        named = [m for m in before if m.meant == one.claim.subject]
        if named and all(_is_of_another(view.text, m, metric) for m in named):
            shown = one_line(one.claim.quote, _SHOWN)
            said = f"claim {one.id}: “{shown}” is of another, and names {one.claim.subject} beside"
            yield Problem(one.file, one.line, said, "enter whom the figure is of as its subject")


def _is_of_another(text: str, name: Mention[str], metric: Metric) -> bool:
    """Whether the words beside a name say that it only tells who another is: a rival of Harbour
    Boats. Whom the metric counts, as customers, are its own."""
    counted = f"{metric.en} {metric.zh}".lower()
    beside = [one.search(text[: name.start]) for one in _BEFORE]
    beside += [one.match(text[name.end :]) for one in _BEHIND]
    whose = [found.groupdict().get("who") or "" for found in beside if found]
    return any(not who or who.lower() not in counted for who in whose)


def _names(subjects: Mapping[str, Subject]) -> Names[str]:
    """The names of subjects, as the press writes them: NVIDIA is Nvidia too. What several go by
    tells nobody."""
    meant: dict[str, set[str]] = {}
    for subject in subjects.values():
        for name in subject.names:
            for written in (name, name.upper(), name.capitalize(), *_of_words(name)):
                meant.setdefault(written, set()).add(subject.id)
    return Names({name: next(iter(ids)) for name, ids in meant.items() if len(ids) == 1})


def _of_words(name: str) -> Iterator[str]:
    """A name of several words in small letters and with hyphens; one word of them may be a noun."""
    if " " in name:
        yield from (name.lower(), f"{name.lower()}s", f"{name}s", name.replace(" ", "-"))


def _other(
    one: ReadPrint,
    names: Names[str],
    alike: Set[str],
    own: Set[str],
    subject: str,
    metric: Metric,
) -> str | None:
    """Whom of those `alike` its clip names last before the figure, or first behind it, where that
    is none of its `own`."""
    clip, calls_it = one.print.clip, one.print.calls_it
    if one.data is not None or clip is None or (calls_it and calls_it in clip):
        return None
    view = fold(clip)
    at = view.at(one.figure_start or 0)
    named = [m for m in names.find(view.text) if m.meant in alike | own]
    aside = [one.span() for one in _ASIDE.finditer(view.text, 0, at)]
    found = [
        m
        for m in named
        if not any(start < m.end < end for start, end in aside)
        and not (m.meant == subject and _is_of_another(view.text, m, metric))
    ]
    if named and not found:
        return "whom it names first"
    before = [m.meant for m in found if m.end <= at]
    nearest = before[-1] if before else next((m.meant for m in found), None)
    return None if nearest is None or nearest in own else nearest


def _problem(fact: ReadFact, one: ReadPrint, other: str) -> Problem:
    shown = one_line(one.print.clip or "", _SHOWN)
    said = f"{one.document.id}: the figure in its clip, “{shown}”, is of {other}"
    return Problem(
        fact.file, fact.line, f"fact {fact.id}: {said}, not of {fact.fact.subject}", _FIX
    )
