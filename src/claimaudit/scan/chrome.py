"""Which parts of a text are the page around the article: navigation, stamps, counts, lists."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from claimaudit.figures.ages import in_brackets
from claimaudit.figures.lexicon import either
from claimaudit.figures.unit_words import unit_at
from claimaudit.scan.lists import CHROME, MARGINS

_NUMBER = re.compile(r"\d+")
_IN_BRACKETS = re.compile(r"\((\d+)\)", re.ASCII)
_LENGTHS: dict[str, int] = CHROME.table("lengths")

# Without one of them no code is set apart.
_FENCES = CHROME.words("fences")

# The one that hides most first: code between fences, links to other articles, a line of the page,
# a number of a heading or item, an address or the like inside a line.
Furniture = Literal["fence", "related", "line", "numbering", "inline"]
FURNITURE: tuple[Furniture, ...] = get_args(Furniture)


class _Span(NamedTuple):
    start: int
    end: int
    kind: Furniture


class Chrome:
    """The spans of one folded text that state nothing."""

    def __init__(self, text: str) -> None:
        self._spans: list[_Span] = []
        for span in sorted([*_in_lines(text), *_inside_lines(text)]):
            last = self._spans[-1] if self._spans else None
            if last is not None and span.start <= last.end:
                kind = min(span.kind, last.kind, key=FURNITURE.index)
                self._spans[-1] = _Span(last.start, max(last.end, span.end), kind)
            else:
                self._spans.append(span)
        self._starts = [span.start for span in self._spans]

    def __bool__(self) -> bool:
        return bool(self._spans)

    def _over(self, at: int) -> _Span | None:
        i = bisect_right(self._starts, at) - 1
        return self._spans[i] if i >= 0 and at < self._spans[i].end else None

    def end_of(self, at: int) -> int:
        """Where the furniture that covers `at` ends, or 0 where none does."""
        span = self._over(at)
        return span.end if span else 0

    def kind_of(self, at: int) -> Furniture | None:
        """What covers `at`, None where nothing does."""
        span = self._over(at)
        return span.kind if span else None


class Bare(Chrome):
    """Of a text that is read to its last word."""

    def __init__(self) -> None:
        super().__init__("")


def _in_lines(text: str) -> Iterator[_Span]:
    """Whole lines, and the numbering at the start of the others."""
    at, tail, fenced, items = 0, False, False, _Items()
    fences, longest = _fences(text), _LENGTHS["line"]
    lines = text.split("\n")
    stripped = [raw.strip() if len(raw) <= longest else "" for raw in lines]
    in_small = [line.lower() for line in stripped]
    signed = [_any_sign().search(line) is not None for line in in_small]
    for raw, line, small, has_sign in zip(lines, stripped, in_small, signed, strict=True):
        end = at + len(raw)
        if fences and CHROME.pattern("fence").match(text, at, min(end, at + 16)):
            fences -= 1
            fenced = not fenced
            yield _Span(at, end, "fence")
        elif fenced:
            yield _Span(at, end, "fence")
        elif raw:
            tail = _is_tail(small) or (tail and not _is_paragraph(text, at, end))
            if tail or (line and _is_furniture(line, small, has_sign)):
                yield _Span(at, end, "related" if tail else "line")
            elif (numbering := _numbering(text, at, end)) and items.goes_on(numbering.group()):
                yield _Span(*numbering.span(), "numbering")
        at = end + 1


def _fences(text: str) -> int:
    """How many lines open or close code; one that nothing closes hides nothing."""
    if not any(map(text.__contains__, _FENCES)):
        return 0
    return sum(1 for _ in CHROME.pattern("fence_line").finditer(text)) // 2 * 2


class _Items:
    """The numbers that the items of a text had so far."""

    def __init__(self) -> None:
        self._last = _LENGTHS["first_item"]

    def goes_on(self, numbering: str) -> bool:
        """Whether an item can be so numbered: nobody's list begins at 912."""
        number = _NUMBER.search(numbering)
        if number is None:
            return True
        if int(number.group()) > self._last + 1:
            return False
        self._last = max(self._last, int(number.group()))
        return True


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


def _is_furniture(line: str, small: str, has_sign: bool) -> bool:
    """Whether the line states nothing: where it is from, when it was printed, who has read it."""
    return bool(
        CHROME.pattern("line").match(small)
        or (has_sign and _signed_lines()[1].match(small))
        or CHROME.pattern("byline").match(line)
    )


@cache
def _signed_lines() -> tuple[list[str], re.Pattern[str]]:
    """What stands in the lines that are known by words inside them, and the lines."""
    table = CHROME.table("signed_lines")
    signs = sorted({sign for signs in table.values() for sign in signs})
    return signs, re.compile(rf"(?:{'|'.join(table)})\s*$")


@cache
def _any_sign() -> re.Pattern[str]:
    return re.compile(either(_signed_lines()[0]))


def _is_paragraph(text: str, at: int, end: int) -> bool:
    """Whether a whole paragraph of an article stands on the line."""
    script = "latin" if text[at : at + 40].isascii() else "cjk"
    if end - at < _LENGTHS[f"{script}_paragraph"]:
        return False
    return CHROME.pattern("whole_sentence").search(text, max(at, end - 4), end) is not None


def _inside_lines(text: str) -> Iterator[_Span]:
    """Addresses, references, codes and numbers in brackets."""
    for found in CHROME.in_lines("inline", text):
        yield _Span(*found.span(), "inline")
    counts: set[int] | None = None
    for found in CHROME.pattern("bracketed").finditer(text):
        counts = _counts_listed(text) if counts is None else counts
        if found.start() in counts or in_brackets(text, found.start() + 1):
            continue
        yield _Span(*found.span(), "inline")


def _counts_listed(text: str) -> set[int]:
    """Where brackets stand that say how many each of a list has: Kaele (9), Figuil (3) and Pitoa
    (1). What rises by one is numbered."""
    found: set[int] = set()
    for row in CHROME.pattern("counts_listed").finditer(text):
        if not CHROME.pattern("counts_told").search(text, row.start() - 160, row.start()):
            continue
        each = list(_IN_BRACKETS.finditer(text, row.start(), row.end()))
        numbers = [int(one[1]) for one in each]
        if any(high - low != 1 for low, high in pairwise(numbers)):
            found.update(one.start() for one in each)
    return found | _shares_listed(text)


def _shares_listed(text: str) -> set[int]:
    """The same behind two shares of one whole: 1.6 percent (51) and 2.8 percent (89)."""
    found: set[int] = set()
    for one, two in pairwise(CHROME.pattern("share_counted").finditer(text)):
        whole = [int(share["count"]) / Decimal(share["share"]) for share in (one, two)]
        near = two.start() - one.end() < _LENGTHS["shares_apart"]
        if near and max(whole) < min(whole) * MARGINS["wholes"]:
            found.update((one.start("bracket"), two.start("bracket")))
    return found
