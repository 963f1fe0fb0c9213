"""Sentences and clauses: what stands around a place of a text, within a limit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from claimaudit.scan.words import words

# Words that end in a full stop which ends no sentence.
_ABBREVIATIONS = frozenset(words("clauses", "abbreviations"))
_END = re.compile(r"[。！？；…!?.\n]++[”’」』）)\"']*+")
_LAST_WORD = re.compile(r"[A-Za-z.]{1,8}$")
_COMMA = re.compile(r"[，,、：:；;]")
_EDGE = " \t\u3000\u00a0\r\n"


def _ends(text: str, at: int, end: int) -> bool:
    """Whether the marks at:end close a sentence; "3.5", "U.S. exports" and "Dr. No" do not."""
    if text[at] not in ".!?":
        return True
    behind = text[end : end + 2]
    if text[at] != ".":
        return not behind[:1] or behind[0].isspace() or not behind[0].isascii()
    if not (not behind[:1] or behind[0].isspace() or text[at:end].endswith("\n")):
        return False
    if text[at - 1 : at].isdecimal() and at:
        return not behind[1:] or not behind[1].islower()
    word = _LAST_WORD.search(text, max(0, at - 8), at)
    return not word or not (word.group() in _ABBREVIATIONS or len(word.group()) == 1)


class Sentences:
    """The sentences of one folded text. A sentence longer than `limit` is cut around the place."""

    def __init__(self, text: str, limit: int) -> None:
        self._text, self._limit = text, limit
        self._ends = [
            found.end() for found in _END.finditer(text) if _ends(text, found.start(), found.end())
        ]

    def index(self, at: int) -> int:
        """The number of the sentence in which `at` stands."""
        return bisect_right(self._ends, at)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The sentence that holds start:end, trimmed; never shorter than that."""
        first = bisect_right(self._ends, start)
        left = self._ends[first - 1] if first else 0
        last = bisect_left(self._ends, end)
        right = self._ends[last] if last < len(self._ends) else len(self._text)
        if right - left > self._limit:
            left, right = self._cut(left, start, end, right)
        return self._trimmed(left, right, start, end)

    def clause(self, at: int, left: int, right: int) -> tuple[int, int]:
        """The part of left:right between the commas around `at`."""
        before = left
        for found in _COMMA.finditer(self._text, left, at):
            before = found.end()
        after = _COMMA.search(self._text, at, right)
        return self._trimmed(before, after.start() if after else right, at, at + 1)

    def _cut(self, left: int, start: int, end: int, right: int) -> tuple[int, int]:
        """A window of the limit, from comma to comma where there is one."""
        room = max(0, self._limit - (end - start)) // 2
        low, high = max(left, start - room), min(right, end + room)
        if low > left and (comma := _COMMA.search(self._text, low, start)):
            low = comma.end()
        commas = [m.start() for m in _COMMA.finditer(self._text, end, high)] if high < right else []
        return low, commas[-1] if commas else high

    def _trimmed(self, left: int, right: int, start: int, end: int) -> tuple[int, int]:
        while left < start and self._text[left] in _EDGE:
            left += 1
        while right > end and self._text[right - 1] in _EDGE:
            right -= 1
        return left, right
