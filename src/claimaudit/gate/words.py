"""Which candidate some noted words mean: by the words alone, wherever they stand now.

Words are compared without whitespace, so that an article may be moved, wrapped anew or
spaced out. What stands beside the words is looked at only where they stand more than once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# How much of what stands beside the words is noted: enough to tell apart the rows of a table.
BESIDE = 16

Identity = tuple[str, str]


def squeeze(text: str) -> str:
    """`text` without whitespace: what a reflowed paragraph keeps."""
    return "".join(text.split())


@dataclass(frozen=True, order=True)
class Words:
    """A sentence, the figure in it ("" for none), and what stands before and behind the
    sentence ("" where nothing was noted); all without whitespace."""

    quote: str
    figure: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Mark:
    """A candidate as words see it: offsets are those of the article without whitespace."""

    figure: str
    start: int
    end: int
    quote_start: int
    quote_end: int

    def words(self, page: str) -> Words:
        """What the candidate is known by. `page` is the article without whitespace."""
        before = page[max(0, self.quote_start - BESIDE) : self.quote_start]
        behind = page[self.quote_end : self.quote_end + BESIDE]
        return Words(page[self.quote_start : self.quote_end], self.figure, before, behind)


def holds(noted: Sequence[Words], marks: Sequence[Mark], page: str) -> list[set[int]]:
    """For each of `noted` the numbers of the candidates that it means."""
    same_figure: dict[str, list[int]] = {}
    for number, mark in enumerate(marks):
        same_figure.setdefault(mark.figure, []).append(number)
    return [_meant(words, marks, same_figure.get(words.figure, ()), page) for words in noted]


def _meant(words: Words, marks: Sequence[Mark], numbers: Sequence[int], page: str) -> set[int]:
    places: dict[int, set[int]] = {}
    for number in numbers:
        at = _place(words.quote, marks[number], page)
        if at >= 0:
            places.setdefault(at, set()).add(number)
    if len(places) > 1:
        places = _beside(words, places, page)
    return {number for found in places.values() for number in found}


def _place(quote: str, mark: Mark, page: str) -> int:
    """Where `quote` stands around the candidate, or -1."""
    if len(quote) == mark.quote_end - mark.quote_start and page.startswith(quote, mark.quote_start):
        return mark.quote_start
    first, last = mark.end - len(quote), mark.start + len(quote)
    return page.find(quote, max(0, first), last) if first <= mark.start else -1


def _beside(words: Words, places: dict[int, set[int]], page: str) -> dict[int, set[int]]:
    """Of several places the one beside which most of the noted words stand; all of them
    where none were noted."""
    if not words.prefix and not words.suffix:
        return places
    fit = {}
    for at in places:
        end = at + len(words.quote)
        before = page[max(0, at - len(words.prefix)) : at]
        behind = page[end : end + len(words.suffix)]
        fit[at] = _shared(words.prefix[::-1], before[::-1]) + _shared(words.suffix, behind)
    best = max(fit.values())
    return {at: found for at, found in places.items() if best and fit[at] == best}


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from their start."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
