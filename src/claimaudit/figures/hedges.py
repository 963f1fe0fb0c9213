"""Finding the hedge words around a figure: 约, 超过, up to, 以上, 左右."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.figures.lexicon import SPACES
from claimaudit.figures.policy import FigurePolicy, Hedge
from claimaudit.figures.unit_words import letter

_Words = dict[str, list[tuple[str, Hedge]]]
_FILLERS = "了出"
# 上 and 过 are hedges by themselves, and parts of many words that are none.
_SHORT = frozenset("上过破")
_ROUND = frozenset("百千万亿")
_SPOILED = frozenset("通经超不难突打看")


@dataclass(frozen=True, slots=True)
class Hedged:
    """The span of a figure with its hedge words, and the hedges, the nearest first."""

    start: int
    end: int
    hedges: tuple[Hedge, ...]


class HedgeFinder:
    """Finds the hedges of one policy."""

    def __init__(self, policy: FigurePolicy) -> None:
        self._before = _grouped(policy.before, -1)
        self._after = _grouped(policy.after, 0)

    def find(self, text: str, start: int, end: int) -> Hedged:
        """At most two hedge words on each side of text[start:end], joined or one space away."""
        hedges: list[Hedge] = []
        number = start
        for _ in range(2):
            before = self._ends_at(text, start, number)
            if before is None:
                break
            start = before[0]
            hedges.append(before[1])
        for _ in range(2):
            after = self._starts_at(text, end)
            if after is None:
                break
            end = after[0]
            hedges.append(after[1])
        return Hedged(start, end, tuple(hedges))

    def _ends_at(self, text: str, end: int, number: int) -> tuple[int, Hedge] | None:
        """(start, hedge) of the hedge word just before `end`."""
        edge = end
        while edge and text[edge - 1] in SPACES and end - edge < 2:
            edge -= 1
        if edge and text[edge - 1] in _FILLERS:
            edge -= 1
        if not edge:
            return None
        for word, hedge in self._before.get(text[edge - 1].lower(), ()):
            start = edge - len(word)
            if start < 0 or text[start:edge].lower() != word:
                continue
            if word[0].isascii() and word[0].isalpha() and letter(text, start - 1):
                continue
            if word in _SHORT and not _opens(text, number, start):
                continue
            return start, hedge
        return None

    def _starts_at(self, text: str, at: int) -> tuple[int, Hedge] | None:
        """(end, hedge) of the hedge word that stands at `at`."""
        if text[at : at + 1] in SPACES:
            at += 1
        for word, hedge in self._after.get(text[at : at + 1].lower(), ()):
            end = at + len(word)
            if text[at:end].lower() != word:
                continue
            last = word[-1]
            if (last == "+" or (last.isascii() and last.isalpha())) and letter(text, end):
                continue
            return end, hedge
        return None


def _opens(text: str, number: int, start: int) -> bool:
    """上万 yes, 以上3 and 通过3 no."""
    before = text[start - 1 : start] if start else ""
    if text[start] == "上":
        return text[number : number + 1] in _ROUND and before != "以"
    return before not in _SPOILED


def _grouped(words: dict[str, Hedge], index: int) -> _Words:
    table: _Words = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        table.setdefault(word[index], []).append((word, words[word]))
    return table
