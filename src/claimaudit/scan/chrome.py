"""Which parts of a text are the page around the article: navigation, stamps, counts, lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from claimaudit.scan.words import load, pattern

_SENTENCE_END = re.compile(r"[。！？!?.…”\"』」)）]\s*$")
# A heading or an item is numbered at the start of its line.
_NUMBERING = re.compile(
    r"[ \t\u3000>*#•·●■◆-]{0,12}+(?:"
    r"\d{1,3}[.、．](?=[ \t\u3000]|[^\d\s.%])"
    r"|(?:\d{1,2}\.){1,4}\d{0,2}[.、]?(?=[ \t\u3000]+[^\d\s|])(?=[^。\n]{0,60}(?:\n|$))"
    r"|[（(【\[]?\d{1,3}[)）】\]](?=\D)"
    r"|(?<=# )\d{1,2}(?= )"
    r"|[（(]?[一二三四五六七八九十]{1,3}[)）、.．]"
    r"|(?:Step|Part|Chapter|Section|Table|Figure|Fig\.?|表|图|步骤) ?\d{1,3}(?:[.-]\d{1,2})*"
    r")",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3}|[ivx]{1,4})[)）]")
_FENCE = re.compile(r"[ \t]{0,8}(?:```|~~~)")


@cache
def _lines() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('chrome', 'lines')})\s*$", re.IGNORECASE)


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(rf"[\W_]{{0,8}}+(?:{pattern('chrome', 'tails')})[\W_]{{0,6}}$", re.IGNORECASE)


@cache
def _inline() -> list[tuple[str, re.Pattern[str]]]:
    return [(p["needs"], re.compile(p["pattern"])) for p in load("chrome")["inline"]["patterns"]]


class Chrome:
    """The spans of one folded text that state nothing."""

    def __init__(self, text: str) -> None:
        spans = _furniture(text)
        for needed, inline in _inline():
            if needed in text:
                spans += [m.span() for m in inline.finditer(text)]
        spans += [m.span() for m in _BRACKETED.finditer(text)]
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def end_of(self, at: int) -> int:
        """Where the furniture that covers `at` ends, or 0 where none does."""
        i = bisect_right(self._starts, at) - 1
        return self._ends[i] if i >= 0 and at < self._ends[i] else 0


def _furniture(text: str) -> list[tuple[int, int]]:
    """Whole lines, and the numbering at the start of the others."""
    longest = int(load("chrome")["longest_line"]["characters"])
    spans: list[tuple[int, int]] = []
    at, tail, fenced = 0, False, False
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if _FENCE.match(text, at, min(end, at + 16)):
            fenced = not fenced
            spans.append((at, end))
        elif fenced:
            spans.append((at, end))
        elif end > at:
            line = text[at:end].strip() if end - at <= longest else ""
            if line and len(line) <= 60 and _tails().match(line):
                tail = True
            elif tail and _resumes(text, at, end):
                tail = False
            if tail or (line and _lines().match(line)):
                spans.append((at, end))
            elif numbering := _NUMBERING.match(text, at, end):
                spans.append(numbering.span())
        at = end + 1
    return spans


def _resumes(text: str, at: int, end: int) -> bool:
    """Whether a whole paragraph stands on the line."""
    rule = load("chrome")["resume"]
    needed = rule["latin"] if text[at : at + 40].isascii() else rule["cjk"]
    return end - at >= needed and bool(_SENTENCE_END.search(text, max(at, end - 4), end))
