"""Sentences, clauses and lines: what stands around a place of a text, within a limit."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property

from claimaudit.scan.lists import CLAUSES

# Words that end in a full stop which ends no sentence.
_ABBREVIATIONS = CLAUSES.words("abbreviations")
# That of "1970s." and "5m." ends a number.
_LAST_WORD = re.compile(r"(?<!\d)[A-Za-z.]{1,8}$")
_EDGE = " \t\u3000\u00a0\r\n"


def _closes(text: str, at: int, end: int) -> bool:
    """Whether the marks at:end close a sentence; "3.5", "U.S. exports" and "Dr. No" do not."""
    if text[at] not in ".!?":
        return True
    behind = text[end : end + 2]
    apart = not behind or behind[0].isspace()
    if text[at] != ".":
        return apart or not behind[0].isascii()
    if not apart:
        return False
    if text[at - 1 : at].isdecimal():
        return not behind[1:] or not behind[1].islower()
    word = _LAST_WORD.search(text, at - 8, at)
    if not word or word.group() in _ABBREVIATIONS:
        return not word
    # J. Smith and p. 5, but not 2.5 m. In May
    return len(word.group()) > 1 or not (word.group().isupper() or behind[1:].isdecimal())


class Sentences:
    """The sentences of one folded text. A sentence longer than `limit` is cut around the place."""

    def __init__(self, text: str, limit: int) -> None:
        self._text, self._limit = text, limit
        ends = CLAUSES.pattern("sentence_end").finditer(text)
        self.ends = [end.end() for end in ends if _closes(text, *end.span())]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The sentence that holds start:end, trimmed; never shorter than that."""
        first = bisect_right(self.ends, start)
        left = self.ends[first - 1] if first else 0
        last = bisect_left(self.ends, end)
        right = self.ends[last] if last < len(self.ends) else len(self._text)
        if right - left > self._limit:
            left, right = self._cut(left, start, end, right)
        return self._trimmed(left, right, start, end)

    def clause(self, at: int, left: int, right: int) -> tuple[int, int]:
        """The part of left:right between the commas around `at`."""
        first = bisect_left(self._commas, at)
        if first and self._commas[first - 1] >= left:
            left = self._commas[first - 1] + 1
        if first < len(self._commas):
            right = min(right, self._commas[first])
        return self._trimmed(left, right, at, at + 1)

    def _cut(self, left: int, start: int, end: int, right: int) -> tuple[int, int]:
        """A window of the limit, from comma to comma where there is one."""
        room = max(0, self._limit - (end - start)) // 2
        low, high = max(left, start - room), min(right, end + room)
        commas = self._commas
        first, last = bisect_left(commas, low), bisect_left(commas, high) - 1
        if low > left and first < len(commas) and commas[first] < start:
            low = commas[first] + 1
        if high < right and last >= 0 and commas[last] >= end:
            high = commas[last]
        return low, high

    @cached_property
    def _commas(self) -> array[int]:
        """The places of the marks between clauses."""
        return array("q", (c.start() for c in CLAUSES.pattern("comma").finditer(self._text)))

    def _trimmed(self, left: int, right: int, start: int, end: int) -> tuple[int, int]:
        while left < start and self._text[left] in _EDGE:
            left += 1
        while right > end and self._text[right - 1] in _EDGE:
            right -= 1
        return left, right
