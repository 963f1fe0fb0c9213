"""Guards: what stands around a number in digits and makes it no figure, row by row (figures.yaml).

Of the rows of an entry those are tried, in their order, that the characters beside the number let
match: of most numbers none. A row may have
    number   what matches at the number, and is left out with it; without it the number is
    first    of what matches there only the number is left out
    left     what stands right before it
    before   what is found before it, and `reach`, how far back at most
    unless   what is not found so far before it
    near     what is found so far on both sides of it
    latin    no Chinese character stands right before it
"""

import re
from typing import Any

from claimaudit.figures.edges import ending, numbering
from claimaudit.figures.lexicon import Lexicon, is_cjk

_LEFT = 2


class Guards:
    """The rows of one entry of `words`."""

    def __init__(self, words: Lexicon, entry: str) -> None:
        self._rows = [_Row(words, row) for row in words.table(entry).values()]
        self._before = ending(*(row.left or row.before for row in self._rows))
        self._behind = numbering(*(row.number for row in self._rows))

    def end(self, text: str, at: int, edges: tuple[str, str]) -> int:
        """The end of what is no figure from the number at `at` on, or 0; `edges` are what stands
        before and behind it."""
        rows = self._before[edges[0]] & self._behind[edges[1]]
        while rows:
            last = rows & -rows
            rows ^= last
            if end := self._rows[last.bit_length() - 1].end(text, at):
                return end
        return 0


class _Row:
    def __init__(self, words: Lexicon, row: dict[str, Any]) -> None:
        def named(part: str, then: str = "") -> re.Pattern[str] | None:
            return words.pattern(row[part], then) if part in row else None

        self.left = named("left", r"\Z")
        self.number, self.before, self._unless, self._near = map(
            named, ("number", "before", "unless", "near")
        )
        self._reach, self._first, self._latin = (
            int(row.get("reach", 0)),
            "first" in row,
            "latin" in row,
        )

    def end(self, text: str, at: int) -> int:
        """The end of what it leaves out, or 0."""
        if self.left and not self.left.search(text, max(0, at - _LEFT), at):
            return 0
        found = self.number and self.number.match(text, at)
        if (self.number and not found) or (self._latin and is_cjk(text[at - 1 : at])):
            return 0
        low = max(0, at - self._reach)
        if (
            (self.before and not self.before.search(text, low, at))
            or (self._unless and self._unless.search(text, low, at))
            or (self._near and not self._near.search(text, low, at + self._reach))
        ):
            return 0
        return found.end() if found and not self._first else at + 1
