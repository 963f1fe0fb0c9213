"""What a branch tells readers in words of its own.

No verdict rests on them, and nobody can hold them against a source: who merges sees them whole.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from claimaudit.base.files import Folder
from claimaudit.base.shown import one_line
from claimaudit.coverage.candidates import ScannedArticle
from claimaudit.coverage.fingerprint import without_whitespace
from claimaudit.gate.findings import GateFinding, Place, place_in
from claimaudit.gate.rules import entries_of
from claimaudit.scan.clauses import Sentences
from claimaudit.workspace.articles import Article
from claimaudit.workspace.workspace import BASELINE

# The keys under which a text is such words or a name, of which one more may make a rival's figure
# one's own; and those whose text is shown of a new entry where it states something. Under any other
# key it is an id, decides, or is printed by an article or a source.
WORDS = frozenset(
    (
        *("topic", "short", "note", "gloss", "gist", "why", "words", "by", "reason"),
        *("zh", "en", "aliases", "names"),
    )
)
_STATED = frozenset(
    ("title", "author", "publisher", "rights", "url_as_printed", "said_by", "at", "where")
)
TOLD = WORDS | _STATED
_SHOWN = 1000
# What one entry is called of a list that is no word and an s.
_ONE = {"replies": "reply"}
# The end of a line that ends no paragraph.
_WRAP = re.compile(r"(?<!\n)\n(?!\r?\n)")
_FOLDERS = ("seeds", "claims", BASELINE, "references")


def told_findings(
    then: Folder, now: Folder, scan: Callable[[str], Sequence[object]]
) -> Iterator[GateFinding]:
    """The words of entries that the base has not, or has and they have no more, a finding a file;
    of an entry that is new, only such titles and places as state something."""
    old, files = _entries(then), dict[str, list[str]]()
    for (table, name), (file, entry) in _entries(now).items():
        _, past = old.get((table, name), ("", None))
        was, words = dict.fromkeys(_words(past)), dict.fromkeys(_words(entry))
        told = [
            f"{key} “{one_line(text)}”"
            for key, text in words
            if (key, text) not in was and (past or key in WORDS or len(text) > _SHOWN or scan(text))
        ]
        told += [f"no more {k} “{one_line(text)}”" for k, text in was if (k, text) not in words]
        if told:
            line = f"{_ONE.get(table) or table.removesuffix('s')} {name}: {', '.join(told)}"
            files.setdefault(file, []).append(line)
    for file, lines in files.items():
        yield _finding(Place("", file), f"readers are told of {'; of '.join(lines)}")


def _entries(folder: Folder) -> dict[tuple[str, str], tuple[str, Any]]:
    named = (name for under in _FOLDERS for name in folder.names(under, ".yaml"))
    return entries_of(folder, named)


def _words(entry: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """(key, text) of all such words."""
    if isinstance(entry, str) and key:
        yield key, entry
    items = entry.items() if isinstance(entry, dict) else ()
    for name, value in [(key, one) for one in entry] if isinstance(entry, list) else items:
        yield from _words(value, key or (name if name in TOLD else ""))


def text_findings(
    now: Mapping[str, ScannedArticle],
    before: Mapping[str, ScannedArticle],
    found: Sequence[GateFinding],
) -> Iterator[GateFinding]:
    """The sentences that an article of the base has anew, or no more, and that nothing which was
    found there shows: far from a claim one may deny what it says, and no list of words has all; of
    a new article, how many there are that nobody judged."""
    for i in sorted(now.keys() - before.keys()):
        ends = [end for _, end, _ in _sentences(now[i].article.text)]
        held = {bisect_right(ends, one.candidate.start) for one in now[i].candidates}
        if left := len(ends) - len(held):
            said = (
                f"article {i} is new, and the scan finds nothing in {left} of {len(ends)} sentences"
            )
            yield _finding(place_in(now[i].article, 0, 0), f"{said}: nobody judged them")
    for i in sorted(now.keys() & before.keys()):
        new, old = now[i].article, before[i].article
        shown = sorted((one.place.start, one.message) for one in found if one.place.article == i)
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
    left = Counter(words for _, _, words in _sentences(old.text))
    found: list[tuple[int, int]] = []
    for start, end, words in _sentences(new.text):
        left[words] -= 1
        said = one_line(new.text[start:end])
        here = shown[bisect_left(shown, (start, "")) : bisect_left(shown, (end, ""))]
        if left[words] < 0 and not any(said in told for _, told in here):
            joined = found and found[-1][1] == start
            found.append((found.pop()[0] if joined else start, end))
    for start, end in found:
        yield from ((at, min(at + _SHOWN, end)) for at in range(start, end, _SHOWN))


def _sentences(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, words) of each, however the text is wrapped; one starts where another ends."""
    ends = Sentences(_WRAP.sub(" ", text), len(text)).ends
    for start, end in pairwise([0, *ends, len(text)]):
        if words := without_whitespace(text[start:end]):
            yield start, end, words


def _finding(place: Place, message: str) -> GateFinding:
    return GateFinding(place, "needs-review", message, quote=message)
