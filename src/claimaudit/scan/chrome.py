"""Which parts of a text are the page around the article: navigation, stamps, counts, lists."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from claimaudit.figures.lexicon import either
from claimaudit.figures.unit_words import unit_at
from claimaudit.scan.lists import CHROME

_LENGTHS: dict[str, int] = CHROME.table("lengths")

# Without one of them no code is set apart.
_FENCES = CHROME.words("fences")

_Span = tuple[int, int]


class Chrome:
    """The spans of one folded text that state nothing."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted([*_in_lines(text), *_inside_lines(text)]):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def end_of(self, at: int) -> int:
        """Where the furniture that covers `at` ends, or 0 where none does."""
        i = bisect_right(self._starts, at) - 1
        return self._ends[i] if i >= 0 and at < self._ends[i] else 0


def _in_lines(text: str) -> Iterator[_Span]:
    """Whole lines, and the numbering at the start of the others."""
    at, tail, fenced = 0, False, False
    fences, longest = any(map(text.__contains__, _FENCES)), _LENGTHS["line"]
    for raw in text.split("\n"):
        end = at + len(raw)
        line = raw.strip() if end - at <= longest else ""
        if fences and CHROME.pattern("fence").match(text, at, min(end, at + 16)):
            fenced = not fenced
            yield at, end
        elif fenced:
            yield at, end
        elif raw:
            small = line.lower()
            tail = _is_tail(small) or (tail and not _is_paragraph(text, at, end))
            if tail or (line and _is_furniture(line, small)):
                yield at, end
            elif numbering := _numbering(text, at, end):
                yield numbering.span()
        at = end + 1


def _numbering(text: str, at: int, end: int) -> re.Match[str] | None:
    """The number of the heading or item on the line; 6.2 litres is an amount."""
    found = CHROME.pattern("numbering").match(text, at, end)
    if found and "." in found.group().rstrip(". "):
        unit, _ = unit_at(text, found.end())
        return found if unit is None or unit.things else None
    return found


def _is_tail(small: str) -> bool:
    """Whether the line in small letters is a heading of other articles."""
    if not 0 < len(small) <= _LENGTHS["tail"]:
        return False
    return CHROME.pattern("tail").match(small) is not None


def _is_furniture(line: str, small: str) -> bool:
    """Whether the line states nothing: where it is from, when it was printed, who has read it."""
    signs, signed = _signed_lines()
    return bool(
        CHROME.pattern("line").match(small)
        or (signs.search(small) and signed.match(small))
        or CHROME.pattern("byline").match(line)
    )


@cache
def _signed_lines() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands in the lines that are known by words inside them, and the lines."""
    table = CHROME.table("signed_lines")
    signs = either(sign for signs in table.values() for sign in signs)
    return re.compile(signs), re.compile(rf"(?:{'|'.join(table)})\s*$")


def _is_paragraph(text: str, at: int, end: int) -> bool:
    """Whether a whole paragraph of an article stands on the line."""
    script = "latin" if text[at : at + 40].isascii() else "cjk"
    if end - at < _LENGTHS[f"{script}_paragraph"]:
        return False
    return CHROME.pattern("whole_sentence").search(text, max(at, end - 4), end) is not None


def _inside_lines(text: str) -> Iterator[_Span]:
    """Addresses, references, codes and numbers in brackets."""
    for needed, pattern in _inline():
        for start, end in _lines_with(text, needed):
            yield from (found.span() for found in pattern.finditer(text, start, end))
    yield from (found.span() for found in CHROME.pattern("bracketed").finditer(text))


def _lines_with(text: str, needed: str) -> Iterator[_Span]:
    """The lines of `text` that hold `needed`."""
    at = text.find(needed)
    while at >= 0:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text.rfind("\n", 0, at) + 1, end
        at = text.find(needed, end)


@cache
def _inline() -> list[tuple[str, re.Pattern[str]]]:
    """What a text holds that has such a thing, and its pattern."""
    table = CHROME.table("inline")
    return [(needed, re.compile(pattern)) for pattern, needed in table.items()]
