"""Of whom a clip or a claim speaks: what is said of one ship bears out nothing of another."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from claimaudit.base.folding import fold
from claimaudit.base.problems import Problem
from claimaudit.base.shown import one_line
from claimaudit.figures.lexicon import Lexicon
from claimaudit.scan.named import Mention, Names
from claimaudit.workspace.library import Library, ReadFact, ReadPrint, Vocabulary
from claimaudit.workspace.references import Metric, Subject
from claimaudit.workspace.register import Register
from claimaudit.workspace.wording.around import SHOWN
from claimaudit.workspace.wording.conditions import marked

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_FIX = (
    "enter words that name whom the figure is of; or, where these do, those of them that name it "
    "under calls_it"
)


def odd_subjects(register: Register, library: Library) -> Iterator[Problem]:
    """Problems of prints whose clip is of another subject than their fact, and of claims whose
    quote names their subject only to say who another is."""
    vocabulary = library.vocabulary
    names = names_of(vocabulary.subjects)
    for fact in library.facts.values():
        for one, other in _of_others(fact, names, vocabulary):
            shown = one_line(one.print.clip or "", SHOWN)
            message = f"{one.document.id}: the figure in its clip, “{shown}”, is of {other}"
            yield fact.problem(f"{message}, not of {fact.fact.subject}", _FIX)
    for claim in register.claims.values():
        metric, view = vocabulary.metrics.get(claim.claim.metric), fold(claim.claim.quote)
        if metric is None or claim.figure_start is None:
            continue
        at = view.at(claim.figure_start - claim.start)
        named = [m for m in names.find(view.text, end=at) if m.meant == claim.claim.subject]
        if named and all(
            _is_aside(view.text, m, at) or _is_of_another(view.text, m, metric) for m in named
        ):
            shown, subject = one_line(claim.claim.quote, SHOWN), claim.claim.subject
            message = f"“{shown}” is of another, and names {subject} beside"
            yield claim.problem(message, "enter whom the figure is of as its subject")


def _of_others(
    fact: ReadFact, names: Names[str], vocabulary: Vocabulary
) -> Iterator[tuple[ReadPrint, str]]:
    """The prints of a fact whose clip names another subject of the kind of its own last before the
    figure, or first behind it, and whom. In what is said of a day many take part."""
    subject = vocabulary.subjects.get(fact.fact.subject or "")
    metric = vocabulary.metrics.get(fact.metric or "")
    if subject is None or metric is None or metric.dimension == "date":
        return
    own = vocabulary.with_owners((subject.id, fact.fact.versus, *fact.fact.conditions.values()))
    alike = {s.id for s in vocabulary.subjects.values() if s.kind == subject.kind}
    for one in fact.prints:
        clip, calls_it = one.print.clip, one.print.calls_it
        if one.data is not None or clip is None or (calls_it and calls_it in clip):
            continue
        view = fold(clip)
        at = view.at(one.figure_start or 0)
        named = [m for m in names.find(view.text) if m.meant in alike | own]
        found = [
            m
            for m in named
            if not _is_aside(view.text, m, at)
            and not (m.meant == subject.id and _is_of_another(view.text, m, metric))
        ]
        nearest = [m.meant for m in found if m.end <= at][-1:] or [m.meant for m in found[:1]]
        if named and not found:
            yield one, "whom it names first"
        elif nearest and nearest[0] not in own:
            yield one, nearest[0]


def _is_aside(text: str, name: Mention[str], at: int) -> bool:
    """Whether what names somebody before `at` is told only in passing."""
    aside = _WORDS.pattern("aside").finditer(text, 0, at)
    return any(one.start() < name.end < one.end() for one in aside)


def is_of_another(said: str) -> bool:
    """Whether the words of `said` beside ◆, a name, say that it only tells who another is."""
    return any(_WORDS.found("beside_name", said))


def _is_of_another(text: str, name: Mention[str], metric: Metric) -> bool:
    """Whether the words beside a name say that it only tells who another is: a rival of Harbour
    Boats. Whom the metric counts, as customers, are its own."""
    counted = f"{metric.en} {metric.zh}".lower()
    beside = _WORDS.found("beside_name", marked(text, name.start, name.end))
    whose = (one.groupdict().get("who") or "" for one in beside)
    return any(not who or who.lower() not in counted for who in whose)


def names_of(subjects: Mapping[str, Subject]) -> Names[str]:
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
