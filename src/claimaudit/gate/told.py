"""What a branch tells readers in words of its own: no verdict rests on them, and nobody can hold
them against a source, so that whoever merges sees them whole."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from claimaudit.base.files import Folder
from claimaudit.base.shown import one_line
from claimaudit.coverage.candidates import ScannedArticle
from claimaudit.coverage.fingerprint import WrappedSentences
from claimaudit.gate.base import BaseState
from claimaudit.gate.findings import GateFinding, Place, place_in
from claimaudit.gate.references import entries_of
from claimaudit.gate.rules import measures
from claimaudit.workspace.articles import CATALOG, Article
from claimaudit.workspace.library import METRICS
from claimaudit.workspace.workspace import BASELINE, Workspace

# The keys under which a text is such words, and those under which it is a name or a place: that of
# a new entry is shown where it states something. What stands under any other key is an id, decides,
# or is printed by an article or a source.
WORDS = frozenset(("topic", "short", "note", "gloss", "gist", "why", "words", "by", "reason"))
_NAMES = frozenset(("title", "author", "publisher", "rights", "zh", "en", "names", "at", "where"))
_TOLD = WORDS | _NAMES
_SHOWN = 1000
# Whether a text states something.
States = Callable[[str], bool]


def told_anew(old: Any, new: Any, states: States = bool) -> str:
    """The words of an entry that it had not, and those that it has no more; "" where none are. Of
    an entry that is new, only such names as state something."""
    was, now = list(_words(old)), list(_words(new))
    fresh = [one for one in now if one not in was]
    if not old:
        fresh = [(key, text) for key, text in fresh if key in WORDS or states(text)]
    gone = [(f"no more {key}", text) for key, text in was if (key, text) not in now]
    return ", ".join(f"{key} “{one_line(text)}”" for key, text in [*fresh, *gone])


def _words(entry: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(entry, str) and key and entry:
        yield key, entry
    items: Any = entry.items() if isinstance(entry, dict) else ()
    for name, value in [("", one) for one in entry] if isinstance(entry, list | tuple) else items:
        yield from _words(value, key or (name if name in _TOLD else ""))


def entry_findings(
    workspace: Workspace, known: BaseState, then: Folder, now: Folder, states: States
) -> Iterator[GateFinding]:
    """The words of the catalog, of sums and references that are not those of the base."""
    before = {i: article.article.entry.model_dump() for i, article in known.articles.items()}
    for i, article in workspace.articles.items():
        if told := told_anew(before.get(i), article.entry.model_dump(), states):
            yield _finding(Place(i, CATALOG), f"readers are told of article {i}: {told}")
    sums = {one.id: one.entry.model_dump() for one in known.register.arithmetic}
    for one in workspace.register.arithmetic:
        if told := told_anew(sums.get(one.id), one.entry.model_dump(), states):
            yield _finding(Place("", one.file), f"readers are told of sum {one.id}: {told}")
    old, new = (
        {**entries_of(side), **{key: (METRICS, entry) for key, entry in measures(side).items()}}
        for side in (then, now)
    )
    files: dict[str, list[str]] = {}
    for (table, name), (file, entry) in new.items():
        _, past = old.get((table, name), ("", None))
        if told := told_anew(past, entry, states):
            files.setdefault(file, []).append(f"{table.removesuffix('s')} {name}: {told}")
    for file, lines in files.items():
        yield _finding(Place("", file), f"readers are told of {'; of '.join(lines)}")


def reason_findings(
    now: Mapping[str, ScannedArticle], before: Mapping[str, ScannedArticle]
) -> Iterator[GateFinding]:
    """The reasons of the waivers that the base has not."""
    for i, article in now.items():
        known = before[i].waivers if i in before else {}
        reasons: dict[str, list[str]] = {}
        for waiver in (waiver for waiver in article.waivers if waiver not in known):
            told = told_anew(None, waiver.model_dump(include={"reason"}))
            reasons.setdefault(told, []).append(f"“{one_line(waiver.figure or waiver.quote)}”")
        for told, waived in reasons.items():
            yield _finding(Place(i, f"{BASELINE}/{i}.yaml"), f"waived {', '.join(waived)}: {told}")


def text_findings(
    now: Mapping[str, ScannedArticle],
    before: Mapping[str, ScannedArticle],
    found: Sequence[GateFinding],
) -> Iterator[GateFinding]:
    """The sentences that an article of the base has anew, or no more, and that nothing which was
    found there shows: far from a claim one may deny what it says, and no list of words has all."""
    for i in sorted(now.keys() & before.keys()):
        new, old = now[i].article, before[i].article
        shown = [(one.place.start, one.message) for one in found if one.place.article == i]
        for start, end in _fresh(new, old, shown):
            said = f"article {i} says anew: “{one_line(new.text[start:end])}”"
            yield _finding(place_in(new, start, end), said)
        for start, end in _fresh(old, new, ()):
            said = f"article {i} says no more: “{one_line(old.text[start:end])}”"
            yield _finding(Place(i, f"seeds/{new.entry.file}"), said)


def _fresh(
    new: Article, old: Article, shown: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, int]]:
    """Where `new` has sentences that `old` has not, or not so often, and that are not `shown`, each
    place with its words; in pieces of what is told at once."""
    if new.text == old.text:
        return
    left = Counter(words for _, _, words in WrappedSentences(old.text).all())
    found: list[tuple[int, int]] = []
    for start, end, words in WrappedSentences(new.text).all():
        left[words] -= 1
        said = one_line(new.text[start:end])
        if left[words] < 0 and not any(start <= at < end and said in told for at, told in shown):
            joined = found and found[-1][1] == start
            found.append((found.pop()[0] if joined else start, end))
    for start, end in found:
        yield from ((at, min(at + _SHOWN, end)) for at in range(start, end, _SHOWN))


def _finding(place: Place, message: str) -> GateFinding:
    return GateFinding(place, "needs-review", message, level="warning")
