"""Finding the hedge words around a figure: 约, 超过, up to, 以上, 左右."""

from __future__ import annotations

from typing import NamedTuple

from claimaudit.figures.lexicon import NO_HEDGE, NO_HEDGE_BEHIND, SPACES
from claimaudit.figures.policy import FigurePolicy, Hedge
from claimaudit.figures.unit_words import letter

_Words = dict[str, list[tuple[str, Hedge]]]
_FILLERS = "了出有"
_ROUND = frozenset("百千万亿")
# 过 is also the mark of what has been done: 去过3次.
_MANY = _ROUND | frozenset("%％成半")
# 内 closes a time or a distance, and starts other words: 3年内, but 16G内存.
_MEASURED = frozenset("年月周天日时钟秒里米")
_NOT_WITHIN = frozenset("存部容地需外饰阁核陆向涵销置科")


class Hedged(NamedTuple):
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
            before = self._ends_at(text, start, (number, end))
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

    def _ends_at(self, text: str, end: int, number: tuple[int, int]) -> tuple[int, Hedge] | None:
        """(start, hedge) of the hedge word of `number` just before `end`."""
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
            if len(word) == 1 and not _opens(text, number, start):
                continue
            return start, hedge
        return None

    def _starts_at(self, text: str, at: int) -> tuple[int, Hedge] | None:
        """(end, hedge) of the hedge word that stands at `at`."""
        if at >= len(text):
            return None
        if text[at] in SPACES:
            at += 1
        for word, hedge in self._after.get(text[at : at + 1].lower(), ()):
            end = at + len(word)
            if text[at:end].lower() != word:
                continue
            last = word[-1]
            if (last == "+" or (last.isascii() and last.isalpha())) and letter(text, end):
                continue
            if text[end : end + 1] in tuple(NO_HEDGE_BEHIND.get(word, "")):
                continue
            if word == "内" and not _is_within(text, at):
                continue
            return end, hedge
        return None


def _is_within(text: str, at: int) -> bool:
    return text[at - 1] in _MEASURED and text[at + 1 : at + 2] not in _NOT_WITHIN


def _opens(text: str, number: tuple[int, int], start: int) -> bool:
    """Whether the one character at `start` hedges: 上万 and 过亿, not 以上3, 最近3 or 去过3."""
    word = text[start]
    if start and text[start - 1] in NO_HEDGE.get(word, ""):
        return False
    if word == "上":
        return text[number[0] : number[0] + 1] in _ROUND
    if word == "过":
        written = text[number[0] : number[1]]
        return written[2:3].isdigit() or not _MANY.isdisjoint(written)
    return True


def _grouped(words: dict[str, Hedge], index: int) -> _Words:
    table: _Words = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        table.setdefault(word[index], []).append((word, words[word]))
    return table
