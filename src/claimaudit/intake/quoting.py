"""Which words to quote for a candidate, so that they and its figure stand in one place only."""

from __future__ import annotations

import re

from claimaudit.scan import Candidate
from claimaudit.workspace.anchors import places

Span = tuple[int, int]

# A sentence longer than this is quoted by its clauses around the figure.
LONG = 100
_COMMA = re.compile(r"[，、；：。]|[,;:](?!\d)")
_BLANKS = " \t\r\n\u3000\u00a0"
# How much text beside the quote may be needed to tell it from its repetitions.
_BESIDE = range(4, 200)


def quote_span(text: str, candidate: Candidate) -> Span:
    """The sentence of the candidate, or as much of it as holds its figure once."""
    if candidate.figure is None:
        return candidate.start, candidate.end
    low, high = candidate.quote_start, candidate.quote_end
    start, end, figure = candidate.start, candidate.end, candidate.text
    before = text.rfind(figure, low, end - 1)
    if before >= 0:
        commas = [m.end() for m in _COMMA.finditer(text, before + 1, start)]
        free = before + len(figure)
        low = commas[0] if commas else free if free <= start else before + 1
    after = text.find(figure, start + 1, high)
    if after >= 0:
        commas = [m.start() for m in _COMMA.finditer(text, end, after)]
        high = commas[-1] if commas else after if after >= end else after + len(figure) - 1
    return _trimmed(text, *_shortened(text, low, high, candidate), candidate)


def clause_span(text: str, candidate: Candidate) -> Span:
    """What stands between the commas around the figure; all of a candidate without one."""
    if candidate.figure is None:
        return candidate.start, candidate.end
    low, high = candidate.quote_start, candidate.quote_end
    for comma in _COMMA.finditer(text, low, candidate.start):
        low = comma.end()
    behind = _COMMA.search(text, candidate.end, high)
    return _trimmed(text, low, behind.start() if behind else high, candidate)


def _shortened(text: str, low: int, high: int, candidate: Candidate) -> Span:
    """The clauses before the figure and its own, as many as are not long together."""
    if high - low <= LONG:
        return low, high
    start, end = clause_span(text, candidate)
    start, end = max(start, low), min(end, high)
    for comma in _COMMA.finditer(text, low, start):
        if end - comma.end() <= LONG:
            return comma.end(), end
    return start, end


def _trimmed(text: str, low: int, high: int, candidate: Candidate) -> Span:
    while low < candidate.start and text[low] in _BLANKS:
        low += 1
    while high > candidate.end and text[high - 1] in _BLANKS:
        high -= 1
    return low, high


def beside(text: str, span: Span) -> dict[str, str] | None:
    """The prefix or suffix that tells the quote from its repetitions: nothing where it has
    none, None where no words beside it do."""
    start, end = span
    quote = text[start:end]
    others = [at for at in places(text, quote) if at != start]
    if not others:
        return {}
    for length in _BESIDE:
        prefix = text[max(0, start - length) : start]
        if prefix and not any(text.endswith(prefix, 0, at) for at in others):
            return {"prefix": prefix}
        suffix = text[end : end + length]
        if suffix and not any(text.startswith(suffix, at + len(quote)) for at in others):
            return {"suffix": suffix}
    return None
