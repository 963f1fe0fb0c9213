"""Of whom a clip speaks: what is said of one ship bears out nothing of another."""

import re
from collections.abc import Iterator, Mapping, Set

from claimaudit.base.folding import fold
from claimaudit.base.problems import Problem
from claimaudit.base.shown import one_line
from claimaudit.scan.named import Names
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.prints import ReadPrint
from claimaudit.workspace.references import Subject

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
            if (other := _other(one, names, alike, own)) is not None:
                yield _problem(fact, one, other)


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


def _other(one: ReadPrint, names: Names[str], alike: Set[str], own: Set[str]) -> str | None:
    """Whom of those `alike` its clip names last before the figure, or first behind it, where that
    is none of its `own`."""
    clip, calls_it = one.print.clip, one.print.calls_it
    if one.data is not None or clip is None or (calls_it and calls_it in clip):
        return None
    view = fold(clip)
    at = view.at(one.figure_start or 0)
    named = [m for m in names.find(view.text) if m.meant in alike | own]
    aside = [one.span() for one in _ASIDE.finditer(view.text, 0, at)]
    found = [m for m in named if not any(start < m.end < end for start, end in aside)]
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
