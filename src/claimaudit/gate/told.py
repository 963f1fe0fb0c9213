"""Words that a branch adds for readers: notes, names and titles of entries, sentences of articles.

No verdict rests on them and no source can be held against them, so whoever merges is shown them
whole.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from claimaudit.base.shown import one_line
from claimaudit.base.textyaml import load_texts
from claimaudit.coverage.candidates import ScannedArticle
from claimaudit.coverage.fingerprint import unwrapped
from claimaudit.gate.codes import SHOWN, first_of
from claimaudit.gate.entries import Entry
from claimaudit.gate.findings import GateFinding, Place, place_in
from claimaudit.scan.clauses import Sentences
from claimaudit.workspace.articles import Article

_KEYS = load_texts(Path(__file__).with_suffix(".yaml"))
WORDS = frozenset(_KEYS["words"])
TOLD = WORDS | frozenset(_KEYS["stated"])
_PIECE = SHOWN["piece"]
# Start, end, words.
_Sentence = tuple[int, int, str]
# The end of a line that ends no paragraph.
_WRAP = re.compile(r"(?<!\n)\n(?!\r?\n)")


def sentence_at(article: Article, start: int, end: int) -> str:
    """The sentence around a place of an article, whole, on one line."""
    first, last = Sentences(article.text, SHOWN["around"]).around(start, end)
    return one_line(article.text[first:last])


def told_words(old: Entry | None, new: Entry, scan: Callable[[str], Sequence[object]]) -> str:
    """The words for readers that an entry has gained or lost since the base, as text; "" for none.
    Of an entry that is new (`old` is None), titles and places count only where they are long, or
    `scan` finds that they state something."""
    was, words = (dict.fromkeys(_words(one.data)) if one else {} for one in (old, new))
    told = [
        f"{key} “{one_line(text)}”"
        for key, text in words
        if (key, text) not in was and (old or key in WORDS or len(text) > _PIECE or scan(text))
    ]
    told += [f"no more {k} “{one_line(text)}”" for k, text in was if (k, text) not in words]
    return ", ".join(told)


def _words(entry: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """(key, text) of all words for readers in an entry (told.yaml lists the keys)."""
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
    """The sentences that an article gained, lost or moved since the base, unless a finding `found`
    there shows them: a sentence far from a claim may deny it, and no list of words catches all that
    do. Of a new article only the first few are quoted."""
    for i, new in sorted((i, one.article) for i, one in now.items()):
        old = before[i].article.text if i in before else ""
        told = sorted((one.place.start, one.message) for one in found if one.place.article == i)
        more, fewer, moved = _compared(new.text, old)
        fresh = [one for one in more if not _is_told(one, new.text, told)]
        if fresh and i not in before:
            said = first_of(f"“{one_line(new.text[s:e], SHOWN['letters'])}”" for s, e, _ in fresh)
            message = f"article {i} is new, and nothing shows {len(fresh)} of its sentences: {said}"
            yield _finding(place_in(new, 0, 0), message)
            continue
        for start, end in _joined(fresh):
            said = f"article {i} says anew: “{one_line(new.text[start:end])}”"
            yield _finding(place_in(new, start, end), said)
        for start, end in _joined(fewer):
            said = f"article {i} says no more: “{one_line(old[start:end])}”"
            yield _finding(Place(i, f"seeds/{new.entry.file}"), said)
        for start, end, _ in moved[:1]:
            said = one_line(new.text[start:end], SHOWN["letters"])
            yield _finding(place_in(new, start, end), f"article {i} says elsewhere: “{said}”")


def _compared(new: str, old: str) -> tuple[list[_Sentence], list[_Sentence], list[_Sentence]]:
    """(sentences only in `new`, sentences only in `old`, sentences in both whose order changed)."""
    if new == old:
        return [], [], []
    now, then = list(_sentences(new)), list(_sentences(old))
    more, kept = _apart(now, then)
    fewer, were = _apart(then, now)
    return more, fewer, [one for one, was in zip(kept, were, strict=True) if one[2] != was[2]]


def _apart(
    these: Sequence[_Sentence], others: Sequence[_Sentence]
) -> tuple[list[_Sentence], list[_Sentence]]:
    """(those of `these` that the `others` lack, or have less often; the rest of `these`)."""
    left = Counter(words for *_, words in others)
    more, kept = list[_Sentence](), list[_Sentence]()
    for one in these:
        left[one[2]] -= 1
        (more if left[one[2]] < 0 else kept).append(one)
    return more, kept


def _is_told(sentence: _Sentence, text: str, told: Sequence[tuple[int, str]]) -> bool:
    """Whether a finding of `told`, sorted (offset, message), begins in it and quotes it whole."""
    start, end, _ = sentence
    said = one_line(text[start:end])
    here = told[bisect_left(told, (start, "")) : bisect_left(told, (end, ""))]
    return any(said in message for _, message in here)


def _joined(sentences: Iterable[_Sentence]) -> Iterator[tuple[int, int]]:
    """The spans of the sentences, adjacent ones as one, cut into pieces of a length to be read."""
    found: list[tuple[int, int]] = []
    for start, end, _ in sentences:
        joined = found and found[-1][1] == start
        found.append((found.pop()[0] if joined else start, end))
    for start, end in found:
        yield from ((at, min(at + _PIECE, end)) for at in range(start, end, _PIECE))


def _sentences(text: str) -> Iterator[_Sentence]:
    """The sentences of a text, the same however it is wrapped; each starts where the last ends."""
    ends = Sentences(_WRAP.sub(" ", text), len(text)).ends
    for start, end in pairwise([0, *ends, len(text)]):
        if words := unwrapped(text[start:end]):
            yield start, end, words


def _finding(place: Place, message: str) -> GateFinding:
    return GateFinding(place, "needs-review", message, quote=message)
