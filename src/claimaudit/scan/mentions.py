"""Where the names and metric words of a vocabulary stand in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from claimaudit.base.folding import fold_characters
from claimaudit.scan.candidate import Vocabulary


def _is_word(text: str, start: int, end: int) -> bool:
    """Latin names only as whole words: no "arm" in "farm"."""

    def joins(at: int, edge: str) -> bool:
        near = text[at : at + 1]
        return edge.isascii() and edge.isalnum() and near.isascii() and near.isalnum()

    if start and joins(start - 1, text[start]):
        return False
    # DeepSeekV3.1 names DeepSeek: a capital after a small letter starts a new word.
    camel = text[end - 1].islower() and text[end : end + 1].isupper()
    return camel or not joins(end, text[end - 1])


class Mentions:
    """All places of the words of `vocabulary` in one folded text."""

    def __init__(self, text: str, vocabulary: Vocabulary | None) -> None:
        self._subjects = _places(text, vocabulary.subjects if vocabulary else {})
        self._metrics = _places(text, vocabulary.metrics if vocabulary else {})

    def subjects(self, start: int, end: int, near: int) -> tuple[str, ...]:
        """The subjects named in start:end, the nearest to `near` first."""
        if not self._subjects:
            return ()
        found = _between(self._subjects, start, end)
        found.sort(key=lambda place: abs(place[0] - near))
        return tuple(dict.fromkeys(subject for _, _, subject in found))

    def metric(self, start: int, end: int, near: int) -> str | None:
        """The metric word of start:end that is nearest to `near`, one before it preferred."""
        found = _between(self._metrics, start, end)
        if not found:
            return None
        return min(found, key=lambda p: (near - p[1]) if p[1] <= near else 2 * (p[0] - near))[2]


def _between(
    places: list[tuple[int, int, str]], start: int, end: int
) -> list[tuple[int, int, str]]:
    first = bisect_left(places, (start, 0, ""))
    last = bisect_left(places, (end, 0, ""))
    return [place for place in places[first:last] if place[1] <= end]


def _places(text: str, names: Mapping[str, str]) -> list[tuple[int, int, str]]:
    places: list[tuple[int, int, str]] = []
    for alias, subject in names.items():
        word = fold_characters(alias)
        if not word:
            continue
        at = text.find(word)
        while at >= 0:
            if _is_word(text, at, at + len(word)):
                places.append((at, at + len(word), subject))
            at = text.find(word, at + len(word))
    places.sort(key=lambda p: (p[0], -p[1]))
    kept: list[tuple[int, int, str]] = []
    for place in places:  # the longest name that starts first holds
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept
