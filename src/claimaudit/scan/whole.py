"""Whether a figure that somebody declares stands in its text as a whole.

"48,000 people" is cut out of "148,000 people", "50%" out of "近50%": what the reader reads at
that place must be the declared figure and reach no further.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile
from typing import Literal
from unicodedata import category, name

from claimaudit.base.folding import Folded, fold
from claimaudit.base.lookalikes import disguised
from claimaudit.figures import Figure
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.figures.denials import may_be_denied
from claimaudit.figures.figure import Part
from claimaudit.scan import names
from claimaudit.scan.lists import DATES, FIGURES, LIMITS
from claimaudit.scan.made import FACTOR, MADE_BEFORE, SIDED
from claimaudit.scan.scanner import Place, Scanner
from claimaudit.scan.unreadable import BOUNDS

_BEFORE = LIMITS["ordinal_before"]
_WINDOW = LIMITS["date_around"]
_SIGNS, _LINE = LIMITS["signs_around"], LIMITS["line_before"]
_ENTITY_BEFORE = re.compile(r"(?:&#?\w{1,10};)+$")
_ENTITY_BEHIND = re.compile(r"(?:&#?\w{1,10};)+")
_MAKES, _CLAUSE = LIMITS["made_around"], LIMITS["clause_around"]
_TABLE, _SCALED = LIMITS["table_above"], LIMITS["scale_before"]
_TOKEN = re.compile(r"\d+|[A-Za-z]+|[^\s\dA-Za-z]")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


# Why words are not the figure that stands there: they are cut out of it, an end of a range, split
# by a line break, other signs than they show, a part of what makes another number, or denied.
Cause = Literal["cut", "range", "wrapped", "disguised", "made", "denied"]


class CutFigureError(ValueError):
    """The declared words are not the figure that stands there; `stands` is, "" where none does."""

    def __init__(self, stands: str, cause: Cause = "cut") -> None:
        super().__init__(stands)
        self.stands, self.cause = stands, cause


class FigurePlaces:
    """The figures of one raw text, read when they are first asked for."""

    def __init__(self, text: str, scanner: Scanner, language: str | None = None) -> None:
        self._text, self._language = text, language
        self._scanner = scanner

    def figures(self) -> list[tuple[int, Figure]]:
        """(where it starts, the figure) of all that can be read."""
        found = self._overlapping(0, len(self._text))
        return [(one.start, one.figure) for one in found if one.figure is not None]

    def check(
        self, start: int, end: int, figure: Figure, part: Part | None = None, unit: str = ""
    ) -> None:
        """Raises CutFigureError unless text[start:end], which reads as `figure` by itself, is a
        whole figure of the text, or the `part` of one. `unit` is what is told of its unit."""
        self._check_scale(start, end, unit)
        self._check_signs(start, end)
        self._check_wrapped(start, end)
        if figure.unit not in (SIDED, FACTOR):
            self._check_made(start, end)
        found = self._overlapping(start, end)
        if not found:
            if part or not self._is_read(start, end):
                raise CutFigureError("")
        elif any(one.figure is None for one in found):
            before = fold(self._text[max(0, start - _CLAUSE) : start]).running
            denied = figure.bound in BOUNDS and may_be_denied(before, len(before))
            raise CutFigureError(self._stands(found), "denied" if denied else "cut")
        elif part:
            if not _is_part(found[0], (start, end), figure, part):
                raise CutFigureError(self._stands(found), "range")
        elif [(one.start, one.end) for one in found] != [(start, end)]:
            within = found[0].start <= start and end <= found[0].end
            is_range = within and found[0].figure is not None and found[0].figure.ends is not None
            raise CutFigureError(self._stands(found), "range" if is_range else "cut")

    def read(self, start: int, end: int, figure: Figure) -> Figure:
        """`figure`, which stands whole at text[start:end], as the words around it have it: 2.7°F
        behind "by" is how far two temperatures are apart. A unit that it has by itself stays:
        15488张 are cards, whatever stands behind them."""
        found = self._overlapping(start, end)
        if [(one.start, one.end) for one in found] != [(start, end)]:
            return figure
        there = found[0].figure
        if there is None or figure.unit not in (there.unit, None):
            return figure
        return there._replace(text=figure.text, start=figure.start, end=figure.end)

    def check_date(self, start: int, end: int, days: Days, near: str | None = None) -> None:
        """Raises CutFigureError where the date text[start:end], which names `days`, is cut out of
        a longer one: of a longer numeral, or of one that names other days, as 2025 is of
        18 September 2025. `near` fills in what it leaves out."""
        self._check_signs(start, end)
        self._check_numeral(start, end)
        seen = self._scanner.reader(self._language).seen
        before = [m.start() for m in _TOKEN.finditer(self._text[max(0, start - _WINDOW) : start])]
        behind = [m.end() for m in _TOKEN.finditer(self._text[end : end + _WINDOW])]
        first = max(0, start - _WINDOW)
        spans = [(first + at, end) for at in before[::-1]] + [(start, end + at) for at in behind]
        for low, high in spans:
            try:
                longer = read_days(self._text[low:high], near, seen)
            except UnreadableDateError:
                continue
            if not days.within(longer):
                raise CutFigureError(self._text[low:high])

    def _check_signs(self, start: int, end: int) -> None:
        """Signs beside a number may show another one to a reader."""
        before = self._text[max(0, start - _SIGNS) : start]
        behind = self._text[end : end + _SIGNS] if self._text[end - 1].isdecimal() else ""
        numeral = self._text[start].isdecimal() and FIGURES.pattern("numeral_before").search(before)
        apart = FIGURES.pattern("scale_apart").search(before + self._text[start])
        if numeral or apart or _touched(before, behind):
            low = start - len(before.rsplit(maxsplit=1)[-1]) if before.strip() else start
            high = end + len(behind.split(maxsplit=1)[0]) if behind.strip() else end
            raise CutFigureError(self._text[low:high], "disguised")
        line = self._text[max(0, start - _LINE) : start]
        if override := FIGURES.pattern("reorders").search(line):
            low = start - len(line) + override.start()
            raise CutFigureError(self._text[low:end], "disguised")
        self._check_letters(start, end)

    def _check_letters(self, start: int, end: int) -> None:
        """A word of its paragraph in letters of two scripts shows another word than it is."""
        before, behind = (
            self._text[max(0, start - _CLAUSE) : start],
            self._text[end : end + _CLAUSE],
        )
        low = start - len(_PARAGRAPH.split(before)[-1])
        high = end + len(_PARAGRAPH.split(behind)[0])
        if (odd := disguised(self._text[low:high])) is None:
            return
        first, last = min(low + odd.start(), start), max(low + odd.end(), end)
        raise CutFigureError(self._text[first:last], "disguised")

    def _check_made(self, start: int, end: int) -> None:
        """Words or signs beside a number may make another one of it: twice 48,312."""
        before = fold(self._text[max(0, start - _MAKES) : start]).running
        behind = fold(self._text[end - 1 : end + _MAKES]).running
        shown, stands = self._text[start:end], ""
        if made := MADE_BEFORE.search(before):
            stands = f"{before[made.start() :]}{shown}"
        elif not FIGURES.pattern("whole_in_share").search(before):
            made = FIGURES.pattern("made_behind").match(behind, 1)
            stands = f"{shown}{made.group()}" if made else ""
        if stands:
            raise CutFigureError(stands, "made")

    def _check_scale(self, start: int, end: int, unit: str) -> None:
        """A column's heading, or brackets before a number, may print the scale of it."""
        shown = self._text[start:end]
        if FIGURES.pattern("has_scale").search(f"{shown} {unit}"):
            return
        line = self._text.rfind("\n", 0, start) + 1
        cells = self._text[max(line, start - _SCALED) : start].split("|")
        if column := self._text.count("|", line, start):
            rows = self._text[max(0, line - _TABLE) : line].split("\n")[-2::-1]
            above = [row.split("|") for row in takewhile(lambda row: "|" in row, rows)]
            cells += [row[column] for row in above if column < len(row)]
        scale = next(filter(None, map(FIGURES.pattern("scale_above").search, cells)), None)
        if scale is not None:
            raise CutFigureError(f"{scale.group().strip()} {shown}", "made")

    def _check_wrapped(self, start: int, end: int) -> None:
        """A line break may part a number from its other digits."""
        for low, high in self._wrapped:
            if low < end and start < high and not (start <= low and high <= end):
                raise CutFigureError(self._text[low:high], "wrapped")

    def _check_numeral(self, start: int, end: int) -> None:
        text, view = self._view.text, self._view
        low, high = view.at(start), view.at(end)
        number = DATES.pattern("date_numeral")
        first, last = low, high
        while first and number.match(text, first) and number.match(text, first - 1):
            first -= 1
        while last < len(text) and number.match(text, last - 1) and number.match(text, last):
            last += 1
        if (first, last) != (low, high):
            raise CutFigureError(self._text[view.raw(first) : view.raw_end(last)])

    def _stands(self, found: list[Place]) -> str:
        return self._text[found[0].start : found[-1].end]

    @cached_property
    def _view(self) -> Folded:
        return self._scanner.reader(self._language).seen(fold(self._text))

    @cached_property
    def _wrapped(self) -> list[tuple[int, int]]:
        return [match.span() for match in FIGURES.pattern("on_two_lines").finditer(self._text)]

    @cached_property
    def _figures(self) -> list[Place]:
        return self._scanner.figures(self._text, self._language)

    def _overlapping(self, start: int, end: int) -> list[Place]:
        first = bisect_left(self._figures, start, key=lambda one: one.end - 1)
        found = []
        for one in self._figures[first:]:
            if one.start >= end:
                break
            found.append(one)
        return found

    def _is_read(self, start: int, end: int) -> bool:
        """Whether a figure that the scan passes over, as one card in 一片, is just there."""
        text, low, high = self._view.running, self._view.at(start), self._view.at(end)
        return any(
            (read.start, read.end) == (low, high) and not _is_of_name(text, at, read)
            for at, read in self._read(text, low, high)
        )

    def _read(self, text: str, low: int, high: int) -> Iterator[tuple[int, Figure]]:
        reader = self._scanner.reader(self._language)
        for at in range(low, high):
            if read := reader.read_at(text, at):
                yield at, read


def _touched(before: str, behind: str) -> bool:
    """Whether the signs at the end of `before` or the start of `behind` are of the number there."""
    from html import unescape  # all entities are loaded with it, and few texts have one

    if FIGURES.pattern("touches_before").search(before) or _looks_negative(before):
        return True
    if FIGURES.pattern("touches_behind").match(behind):
        return True
    shown = unescape(before) if _ENTITY_BEFORE.search(before) else ""
    if shown and FIGURES.pattern("shows_before").search(shown):
        return True
    shown = unescape(behind) if _ENTITY_BEHIND.match(behind) else ""
    return FIGURES.pattern("shows_behind").match(shown) is not None


def _looks_negative(before: str) -> bool:
    """Whether a sign that is none of the minus signs, and looks like one, touches the digits;
    between two numbers it makes a range of them."""
    shown = "".join(one for one in before if category(one) != "Cf")
    sign = FIGURES.pattern("looks_like_minus").match(name(shown[-1:] or " ", ""))
    return sign is not None and not shown[-2:-1].isdigit()


def _is_of_name(text: str, at: int, figure: Figure) -> bool:
    """Whether the number at `at` is one of a name or an order: Boeing 747, 第三次."""
    ordinal = FIGURES.before("ordinal_before").search(text, at - _BEFORE, at)
    return ordinal is not None or names.refused(text, at) or names.is_name(text, at, figure)


def _is_part(found: Place, place: tuple[int, int], figure: Figure, part: Part) -> bool:
    """Whether `figure`, which stands at `place`, is that end of the range `found`, or all of it."""
    start, end = place
    whole = found.figure
    if whole is None or whole.ends is None:
        return False
    if (start, end) == (found.start, found.end):
        # By itself it may be read without its unit: 2 to 10 times, of what?
        return part in ("low", "high") and figure.unit in (whole.unit, None)
    if whole.unit != figure.unit:
        return False
    if start < found.start or end > found.end or figure.value not in whole.ends:
        return False
    if part in ("from", "to"):
        return (part == "from") == (start - found.start < found.end - end)
    return figure.value == whole.ends[part == "high"]
