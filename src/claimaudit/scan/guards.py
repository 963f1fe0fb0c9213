"""Guards: what stands around a number in digits and makes it no figure, row by row (figures.yaml).

The rows of an entry are tried in their order. A row may have
    left     words of which one stands right before the number; "" where the text starts
    number   what matches at the number, and is left out with it; without it the number is
    first    of what matches there only the number is left out
    before   what is found before it, and `reach`, how far back at most
    unless   what is not found so far before it
    near     what is found so far on both sides of it
    latin    no Chinese character stands right before it
"""

import re
from functools import cache
from typing import Any

from claimaudit.figures.lexicon import Lexicon, is_cjk


class Guards:
    """The rows of one entry of `words`."""

    def __init__(self, words: Lexicon, entry: str) -> None:
        rows = [_Row(words, row) for row in words.table(entry).values()]
        # Of the rows with words right before, those of which one ends so.
        self._behind = cache(lambda last: [row for row in rows if row.is_behind(last)])

    def end(self, text: str, at: int) -> int:
        """The end of what is no figure from the number at `at` on, or 0."""
        for row in self._behind(text[at - 1 : at]):
            if end := row.end(text, at):
                return end
        return 0


class _Row:
    def __init__(self, words: Lexicon, row: dict[str, Any]) -> None:
        def named(part: str) -> re.Pattern[str] | None:
            return words.pattern(row[part]) if part in row else None

        self._left = tuple(words.words(row["left"])) if "left" in row else None
        self._number, self._before, self._unless, self._near = map(
            named, ("number", "before", "unless", "near")
        )
        self._reach = int(row.get("reach", 0))
        self._first, self._latin = "first" in row, "latin" in row

    def is_behind(self, last: str) -> bool:
        """Whether it may hold behind the character `last`, or where the text starts."""
        return self._left is None or any(word[-1:] == last for word in self._left)

    def end(self, text: str, at: int) -> int:
        """The end of what it leaves out, or 0."""
        if self._left and not text.endswith(self._left, 0, at):
            return 0
        found = self._number and self._number.match(text, at)
        if (self._number and not found) or (self._latin and is_cjk(text[at - 1 : at])):
            return 0
        low = max(0, at - self._reach)
        if (
            (self._before and not self._before.search(text, low, at))
            or (self._unless and self._unless.search(text, low, at))
            or (self._near and not self._near.search(text, low, at + self._reach))
        ):
            return 0
        return found.end() if found and not self._first else at + 1
