"""The scan as a whole: fold, leave out the page, read the figures, find the rest, map back."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from copy import copy
from functools import cached_property
from typing import NamedTuple

from claimaudit.base.folding import Folded, fold
from claimaudit.base.lookalikes import as_latin
from claimaudit.figures import Figure
from claimaudit.figures.explained import with_explained
from claimaudit.figures.figure import Unreadable
from claimaudit.figures.home import dollars_of, homes
from claimaudit.figures.known import viewed_as
from claimaudit.figures.policy import FigurePolicy
from claimaudit.figures.reader import FigureReader
from claimaudit.scan import unnumbered
from claimaudit.scan.candidate import Candidate, Kind, Vocabulary
from claimaudit.scan.chrome import Bare, Chrome, Furniture
from claimaudit.scan.clauses import Sentences
from claimaudit.scan.collect import collect
from claimaudit.scan.context import Span
from claimaudit.scan.disguised import with_disguised
from claimaudit.scan.lists import DATES, FIGURES, LIMITS
from claimaudit.scan.made import with_made
from claimaudit.scan.mentions import Mentions

# checks/policy.yaml, limits.quote_chars of a new workspace.
QUOTE_CHARS = 600
# Of a flag they follow its pole.
_TAG = "[\U000e0020-\U000e007f]"
_TAGS = re.compile(f"{_TAG}(?<!\U0001f3f4.)(?<!{_TAG}.){_TAG}+")
_TOLD, _TOLD_DIGITS = FIGURES.ahead("stated_in_brackets"), LIMITS["bracket_digits"]


class Place(NamedTuple):
    """Where a figure stands in a raw text; None is one that cannot be read."""

    start: int
    end: int
    figure: Figure | None


class PassedOver(NamedTuple):
    """A figure in what is taken for the page around an article."""

    candidate: Candidate
    inside: Furniture


class Scanner:
    """Finds candidate claims. One scanner serves any number of texts."""

    def __init__(
        self,
        policy: FigurePolicy | None = None,
        vocabulary: Vocabulary | None = None,
        quote_chars: int = QUOTE_CHARS,
    ) -> None:
        self._policy = policy
        self._readers: dict[str | None, FigureReader] = {}
        self._vocabulary = vocabulary or Vocabulary()
        self._quote_chars = quote_chars

    def scan(
        self, text: str, language: str | None = None, folded: Folded | None = None
    ) -> list[Candidate]:
        """The candidates of `text` by place; no two overlap. `language` is its tag; None reads
        Chinese and English; `folded` is its view, where it is there already. Raises
        UnknownLanguageError where the language is not there."""
        reader = self.reader(language)
        scan = _Scan(text, reader, self._vocabulary, self._quote_chars, folded=folded)
        return scan.candidates()

    def passed_over(self, text: str, language: str | None = None) -> list[PassedOver]:
        """The figures that `scan` leaves out because of where they stand, by place. A bare number
        in an address, a code or the like is none."""
        reader, folded = self.reader(language), fold(text)
        chrome = Chrome(reader.seen(folded).text)
        if not chrome:
            return []
        scan = _Scan(text, reader, self._vocabulary, self._quote_chars, Bare())
        return list(scan.inside(chrome))

    def figures(self, text: str, language: str | None = None) -> list[Place]:
        """The figures among them, without what stands around them."""
        return _Scan(text, self.reader(language), self._vocabulary, self._quote_chars).figures()

    def reader(self, language: str | None) -> FigureReader:
        """What reads the figures of a text in `language`."""
        viewed = viewed_as(language)
        if viewed not in self._readers:
            self._readers[viewed] = FigureReader(self._policy, viewed)
        return self._readers[viewed]


def _told(reader: FigureReader, text: str) -> FigureReader:
    """`reader` as it reads `text`, whose units may be explained in it."""
    told = copy(reader)
    told.units = with_explained(reader.units, text)
    return told


class _Scan:
    """One text under way. Everything works on the folded view until `_candidate`."""

    def __init__(
        self,
        raw: str,
        reader: FigureReader,
        vocabulary: Vocabulary,
        limit: int,
        chrome: Chrome | None = None,
        folded: Folded | None = None,
    ) -> None:
        self._raw, self._folded = raw, reader.seen(folded or fold(raw))
        self._text = self._folded.text
        self._vocabulary, self._limit = vocabulary, limit
        self._chrome = Chrome(self._text) if chrome is None else chrome
        text = self._folded.running
        reader = _told(reader, text)
        figures, self._dates = collect(text, self._chrome, reader, self._printed_at)
        figures = with_made(self._text, figures)
        spoofed = self._spoofed(text, reader)
        self._figures = with_disguised(figures, self._text, self._chrome, spoofed)

    def _spoofed(self, text: str, reader: FigureReader) -> list[Unreadable]:
        """What would be figures if letters were of the script of which they look, 7З milliоn."""
        latin = as_latin(text)
        read = collect(latin, self._chrome, reader, latin.__getitem__)[0] if latin != text else []
        spans = [slice(one.start, one.end) for one in read]
        return [Unreadable(at.start, at.stop) for at in spans if latin[at] != text[at]]

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self._text, self._limit)

    @cached_property
    def _mentions(self) -> Mentions:
        return Mentions(self._folded.plain.text, self._vocabulary)

    @cached_property
    def _is_named(self) -> bool:
        """Whether a word of the vocabulary stands in the text."""
        return self._mentions.any

    def _printed_at(self, at: int) -> str:
        """The character printed at `at`; of a digit that stands for other words, a digit."""
        character = self._raw[self._folded.raw(at)]
        return character if character.isnumeric() else self._text[at]

    def figures(self) -> list[Place]:
        raw, raw_end = self._folded.raw, self._folded.raw_end
        return [
            Place(raw(one.start), raw_end(one.end), one if isinstance(one, Figure) else None)
            for one in self._figures
        ]

    def candidates(self) -> list[Candidate]:
        figures = dollars_of(self._text, homes(self._raw, self._text, self._figures))
        others = [*self._without_figures(), *self._untold()]
        return sorted([*map(self._printed, figures), *others], key=lambda c: c.start)

    def _untold(self) -> Iterator[Candidate]:
        """What is told in tags, which no page shows and machines read, unless a figure has them."""
        for found in _TAGS.finditer(self._raw):
            at = self._folded.at(found.start())
            if not self._holds_figure(at, at):
                printed = self._candidate((at, at), "unreadable", None)
                yield printed._replace(start=found.start(), end=found.end(), text=found.group())

    def inside(self, chrome: Chrome) -> Iterator[PassedOver]:
        """The figures that stand in it."""
        for found in self._figures:
            kind = chrome.kind_of(found.start)
            if kind and not (kind in ("inline", "numbering") and self._numbers_something(found)):
                yield PassedOver(self._printed(found), kind)

    def _numbers_something(self, found: Figure | Unreadable) -> bool:
        """Whether it is a bare number, as that of a note or of a share, and not one that is told
        of in brackets: dollars (73000)."""
        start, end = found.start, found.end
        if not self._text[start:end].isdecimal():
            return False
        return end - start < _TOLD_DIGITS or not _TOLD(self._text, start)

    def _printed(self, found: Figure | Unreadable) -> Candidate:
        span = found.start, found.end
        if isinstance(found, Unreadable):
            return self._candidate(span, "unreadable", None)
        return self._candidate(span, "figure", found)

    def _without_figures(self) -> list[Candidate]:
        """Clauses that claim something without a figure; one candidate a clause."""
        places = unnumbered.claims(self._text)
        if self._is_named:
            places += [(start, "dated") for start, _ in self._dates]
        found: list[Candidate] = []
        reached = 0
        for at, kind in sorted(places):
            if at < reached or self._chrome.end_of(at):
                continue
            span = self._event(at) if kind == "dated" else self._clause(at)
            if span is None or span[0] < reached or self._holds_figure(*span):
                continue
            found.append(self._candidate(span, kind, None))
            reached = span[1]
        return found

    def _clause(self, at: int) -> Span:
        return self._sentences.clause(at, *self._sentences.around(at, at + 1))

    def _event(self, at: int) -> Span | None:
        """From the date at `at` to the clause in which something happens to a known subject."""
        start, end = self._sentences.around(at, at + 1)
        if not self._mentions.subjects(*map(self._folded.inner, (start, end, start))):
            return None
        if not unnumbered.has_event(self._text, start, end):
            return None
        low, high = self._clause(at)
        while high < end and not unnumbered.has_event(self._text, low, high):
            high = self._sentences.clause(min(high + 1, end - 1), start, end)[1]
        return self._clause(at) if self._holds_figure(low, high) else (low, high)

    def _holds_figure(self, start: int, end: int) -> bool:
        """Whether one of the figures reaches into start:end."""
        i = bisect_left(self._figures, start, key=lambda figure: figure.start)
        before, behind = self._figures[i - 1 : i], self._figures[i : i + 1]
        return any(f.end > start for f in before) or any(f.start < end for f in behind)

    def _candidate(self, span: Span, kind: Kind, figure: Figure | None) -> Candidate:
        start, end = span
        low, high = self._sentences.around(start, end)
        raw, raw_end = self._folded.raw, self._folded.raw_end
        first, last = raw(start), raw_end(end)
        subjects: tuple[str, ...] = ()
        metric = None
        if self._is_named:
            named = tuple(map(self._folded.inner, (low, high, start)))
            subjects, metric = self._mentions.subjects(*named), self._mentions.metric(*named)
        return Candidate(
            first, last, self._raw[first:last], figure, kind, raw(low), raw_end(high),
            subjects, metric, self._as_of(low, high, start) if self._placing else None,
        )  # fmt: skip

    def _as_of(self, low: int, high: int, near: int) -> str | None:
        """The date of the sentence that stands last before `near`, or first behind it, and is not
        one that something is compared with."""
        first = bisect_left(self._placing, (low, 0))
        last = bisect_right(self._placing, (high, 0), first)
        if first == last:
            return None
        before = bisect_right(self._placing, (near, len(self._text)), first, last)
        start, end = self._placing[max(first, before - 1)]
        return self._raw[self._folded.raw(start) : self._folded.raw_end(end)]

    @cached_property
    def _placing(self) -> list[Span]:
        """The dates that nothing is compared with."""
        return [place for place in self._dates if not self._is_compared(*place)]

    def _is_compared(self, start: int, end: int) -> bool:
        before, behind = DATES.pattern("compared", "$"), DATES.pattern("compared_behind")
        return bool(before.search(self._text, start - 50, start) or behind.match(self._text, end))
