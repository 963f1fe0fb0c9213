"""The scan as a whole: fold, leave out the page, read the figures, find the rest, map back."""

from __future__ import annotations

import gc
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager

from claimaudit.base.folding import Folded, fold
from claimaudit.figures import FigureReader
from claimaudit.figures.policy import FigurePolicy
from claimaudit.scan import plain
from claimaudit.scan.candidate import Candidate, Kind, Vocabulary
from claimaudit.scan.chrome import Chrome
from claimaudit.scan.clauses import Sentences
from claimaudit.scan.figures import Figures
from claimaudit.scan.mentions import Mentions
from claimaudit.scan.reading import PlaceReader

# checks/policy.yaml, limits.quote_chars of a new workspace.
QUOTE_CHARS = 600
_LONG = 10_000


class Scanner:
    """Finds candidate claims. One scanner serves any number of texts."""

    def __init__(
        self,
        policy: FigurePolicy | None = None,
        vocabulary: Vocabulary | None = None,
        quote_chars: int = QUOTE_CHARS,
    ) -> None:
        self._reader = PlaceReader(FigureReader(policy))
        self._vocabulary = vocabulary
        self._quote_chars = quote_chars

    def scan(self, text: str) -> list[Candidate]:
        """The candidates of `text` by place; no two overlap."""
        if not text:
            return []
        with _uncollected(len(text)):
            return _Scan(text, self._reader, self._vocabulary, self._quote_chars).candidates()


@contextmanager
def _uncollected(length: int) -> Iterator[None]:
    """A long text under way makes many small objects and no cycle: nothing to collect."""
    collects = length > _LONG and gc.isenabled()
    if collects:
        gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class _Scan:
    """One text under way. Everything works on the folded view until `_candidate`."""

    def __init__(
        self, raw: str, reader: PlaceReader, vocabulary: Vocabulary | None, limit: int
    ) -> None:
        self._raw = raw
        self._folded: Folded = fold(raw)
        text = self._text = self._folded.text
        self._chrome = Chrome(text)
        self._found = Figures(text, self._chrome, reader, self._printed)
        self._sentences = Sentences(text, limit)
        self._mentions = Mentions(text, vocabulary)
        self._vocabulary = vocabulary

    def candidates(self) -> list[Candidate]:
        figures = [
            self._candidate(figure.start, figure.end, "figure", i)
            for i, figure in enumerate(self._found.figures)
        ]
        return sorted(figures + self._without_figures(), key=lambda c: c.start)

    def _without_figures(self) -> list[Candidate]:
        """Clauses that claim something without a figure; one candidate a clause."""
        taken = [(f.start, f.end) for f in self._found.figures]
        places: list[tuple[int, Kind]] = plain.claims(self._text)
        if self._vocabulary:
            places += [(start, "dated") for start, _ in self._found.dates]
        found: list[Candidate] = []
        reached = 0
        for at, kind in sorted(places):
            if at < reached or self._chrome.end_of(at):
                continue
            start, end = self._sentences.around(at, at + 1)
            if kind == "dated" and not self._is_event(start, end):
                continue
            if kind != "dated":
                start, end = self._sentences.clause(at, start, end)
            else:
                start, end = self._dated_clause(at, start, end)
            if kind == "dated" and _overlaps(taken, start, end):
                start, end = self._sentences.clause(at, *self._sentences.around(at, at + 1))
            if start < reached or _overlaps(taken, start, end):
                continue
            found.append(self._candidate(start, end, kind, None))
            reached = end
        return found

    def _is_event(self, start: int, end: int) -> bool:
        named = self._mentions.subjects(start, end, start)
        return bool(named) and plain.has_event(self._text, start, end)

    def _dated_clause(self, at: int, start: int, end: int) -> tuple[int, int]:
        """From the date to the clause in which something happens."""
        low, high = self._sentences.clause(at, start, end)
        while high < end and not plain.has_event(self._text, low, high):
            high = self._sentences.clause(min(high + 1, end - 1), start, end)[1]
        return low, high

    def _printed(self, at: int) -> str:
        return self._raw[self._folded.raw(at)]

    def _candidate(self, start: int, end: int, kind: Kind, figure: int | None) -> Candidate:
        low, high = self._sentences.around(start, end)
        raw, raw_end = self._folded.raw, self._folded.raw_end
        first, last = raw(start), raw_end(end)
        quote = raw(low), raw_end(high)
        return Candidate(
            first, last, self._raw[first:last],
            None if figure is None else self._found.figures[figure],
            kind, *quote,
            self._mentions.subjects(low, high, start),
            self._mentions.metric(low, high, start),
            self._as_of(low, high, start),
        )  # fmt: skip

    def _as_of(self, low: int, high: int, near: int) -> str | None:
        """The date of the sentence that stands last before `near`, or first behind it."""
        places = self._found.dates
        first = bisect_left(places, (low, 0))
        last = bisect_right(places, (high, 0))
        if first == last:
            return None
        before = [p for p in places[first:last] if p[0] <= near]
        start, end = before[-1] if before else places[first]
        return self._raw[self._folded.raw(start) : self._folded.raw_end(end)]


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted, separate `spans` reaches into start:end."""
    i = bisect_left(spans, (start, 0))
    return (i < len(spans) and spans[i][0] < end) or (i > 0 and spans[i - 1][1] > start)
