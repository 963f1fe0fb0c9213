"""The stretch of time that stands with a figure: "in January 2025" is no 2025, nor is "since 2025"
or "the summer of 2025"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from claimaudit.figures.dates import Days, UnreadableDateError, read_days, read_iso, read_period
from claimaudit.figures.languages import read_numeral
from claimaudit.figures.lexicon import ZH, Lexicon
from claimaudit.workspace.fields import Stated
from claimaudit.workspace.wording.around import (
    FIGURE,
    clause_of_figure,
    clauses_beside,
    said_around,
)

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
# The first that has a date takes it.
_FIRST = ("base", "compared", "since", "months_to", "months_of", "fiscal", "span")
KINDS = (*_FIRST, "until", "part", "before", "after", "of")
_MONTHS = {"months": 1, "quarters": 3, "years": 12}
_FALL = _WORDS.words("fall")
_PARTED, _LEADS, _COLUMNS, _SCHOOLED, _UNPLACED, _EVENTS = map(
    _WORDS.pattern, ("parted", "leads", "row_of_years", "schooled", "unplaced", "events")
)
_BEFORE, _BEHIND = map(_WORDS.pattern, ("unread_before", "unread_behind"))
_SPELLED = _WORDS.rewrites("spelled")
DATED = _WORDS.pattern("dated")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# With the marks of a thousand as `said_around` silences them.
_NUMBER = re.compile(r"\d+(?:[.,․‚]\d+)*|¤")
# A comma that is none of a number.
_END_OF_CLAUSE = re.compile(r"(?<!\d),")
_YEAR_LONG = timedelta(364)
_PERCENT = _WORDS.pattern("percent")


class Stretch(NamedTuple):
    """A time: the whole `of` some days, what goes on `since` them or was there `until` then, or a
    part of them, whose kind is its name, `easter`. `words` are as they are printed or entered."""

    kind: str
    days: Days
    words: str


_Place = tuple[int, int, Stretch | None]
"""From where to where it stands; None for what something is only compared with."""


class Times(NamedTuple):
    """Those that the words beside a figure give, and the one that it is entered of."""

    told: list[Stretch]
    meant: list[Stretch]


def times_of(stated: Stated | None, period: str | None, *, is_clip: bool = False) -> Times:
    """Those of a figure where it is `stated`, entered of a `period`; none of one that is entered of
    a year of its own, FY2025."""
    meant = entered(period)
    if period and not meant:
        return Times([], [])
    if not stated:
        return Times([], meant)
    near = period if meant and meant[0].days.first.year == meant[0].days.last.year else None
    found = told(said_around(*stated), near, is_clip=is_clip)
    if not _PERCENT.search(stated[0][stated[1] : stated[2]]):
        found = [one._replace(kind="of") if one.kind == "rate" else one for one in found]
    return Times(found, meant)


def entered(period: str | None) -> list[Stretch]:
    """That of a period as conditions write it; none of one that is not of the calendar."""
    try:
        days = read_period(period or "")
    except UnreadableDateError:  # it is refused where it stands
        return []
    return [Stretch("of", days, str(period))] if days else []


def days_in(text: str, nears: Iterable[str]) -> Iterator[Days]:
    """The days of every date in `text`, whatever it is of; of one that names no year those in each
    of the years `nears`."""
    text = _END_OF_CLAUSE.sub(" ", ZH.pattern("date_space").sub("", text))
    for kind in KINDS:
        for one in _WORDS.found(kind, text):
            for near in nears:
                if stretch := _stretch(kind, one, near):
                    yield stretch.days
                if YEAR.search(one.group()):
                    break


def whole_years(text: str) -> Iterator[str]:
    """The years that `text` names by themselves: May 2024 names a month, and no year."""
    text = _END_OF_CLAUSE.sub(" ", ZH.pattern("date_space").sub("", text))
    parts = [
        one.span()
        for kind in KINDS
        for one in _WORDS.found(kind, text)
        if (stretch := _stretch(kind, one, None))
        and stretch.days.last - stretch.days.first < _YEAR_LONG
    ]
    for year in _WORDS.pattern("year").finditer(text):
        if not any(start <= year.start() < end for start, end in parts):
            yield year.group()


def told(said: str, near: str | None, *, is_clip: bool = False) -> list[Stretch]:
    """Those of the clause of the figure in `said`, where ¤ stands for it; else of the nearest words
    of its sentence that are a time and nothing else. A clip is one clause. `near` is the year of
    what names none."""
    if FIGURE not in said or _UNPLACED.search(said):
        return []
    clauses = [said] if is_clip else [clause_of_figure(said), *clauses_beside(said)]
    found = _of_column(clauses[0]) or list(_of_figure(clauses[0], near))
    for clause in clauses[1:] if not found else ():
        bare = _LEADS.sub("", clause.strip())
        found = found or [s for a, b, s in _read(bare, near) if s and (a, b) == (0, len(bare))]
    if _SCHOOLED.search(said):
        return [one._replace(kind="of") if one.kind in _FALL else one for one in found]
    if _EVENTS.search(said):
        days = [one for one in found if one.kind == "of" and one.days.first == one.days.last]
        return [one._replace(kind="event") if one in days else one for one in found]
    return found


def _of_column(clause: str) -> list[Stretch]:
    """The year over the figure, where as many numbers stand behind a row of years as it has."""
    at = clause.index(FIGURE)
    for row in _COLUMNS.finditer(clause, 0, at):
        years = YEAR.findall(row.group())
        numbers = [one.start() <= at for one in _NUMBER.finditer(clause, row.end())]
        if len(numbers) == len(years):
            return entered(years[sum(numbers) - 1])
    return []


def _of_figure(clause: str, near: str | None) -> Iterator[Stretch]:
    """Those that nothing parts from the figure; the one right before it is that of it alone."""
    at = clause.index(FIGURE)
    for _, end, stretch in (places := _read(clause, near)):
        if stretch and end <= at and not clause[end:at].strip(" :：|") and stretch.kind != "base":
            yield stretch
            return
    for start, end, stretch in places:
        if stretch is None or stretch.kind == "base":
            clause = clause[:start] + " " * (end - start) + clause[end:]
    near_it = [
        stretch
        for start, end, stretch in places
        if stretch and not _PARTED.search(clause[end:at] or clause[at + 1 : start])
    ]
    if any(stretch.kind != "base" for stretch in near_it):
        yield from sorted(near_it, key=lambda stretch: stretch.kind == "base")


def _read(text: str, near: str | None) -> list[_Place]:
    """Where the times of `text` stand."""
    found: list[_Place] = []
    for kind in KINDS:
        for one in _WORDS.found(kind, text):
            if any(one.start() < end and start < one.end() for start, end, _ in found):
                continue
            stretch = _stretch(kind, one, near)
            if stretch and (_BEFORE.search(text[: one.start()]) or _BEHIND.match(text, one.end())):
                stretch = stretch._replace(kind="unread")
            if stretch or kind == "compared":
                found.append((one.start(), one.end(), stretch))
    return sorted(found, key=lambda place: place[:2])


def _stretch(kind: str, found: re.Match[str], near: str | None) -> Stretch | None:
    parts = {name: part for name, part in found.groupdict().items() if part}
    if kind == "compared":
        return None
    if kind in ("fiscal", "part"):
        if not (written := parts.get("date") or (near or "")[:4]):
            return None
        began = int(year.group()) if (year := YEAR.search(written)) else 2000
        ended = began + (int(re.sub("[^0-9]", "", written)[-2:]) - began) % 100  # 1999/00 in 2000
        return Stretch(parts.get("part", kind).lower(), read_iso(str(ended)), found.group())
    try:
        last = _days(parts["last"], near) if "last" in parts else None
        days = _days(parts.get("date") or near or "", last.first.isoformat() if last else near)
    except UnreadableDateError:
        return None
    if kind == "span":
        kind = "of"
    if kind in ("months_to", "months_of"):
        return _months(kind, parts, days, found.group())
    days = Days(days.first, last.last) if last else days
    return Stretch(kind if days.first <= days.last else "unread", days, found.group())


def _days(printed: str, near: str | None) -> Days:
    for pattern, put in _SPELLED:
        printed = pattern.sub(put, printed)
    return read_days(printed, near)


def _months(kind: str, parts: Mapping[str, str], days: Days, words: str) -> Stretch:
    """So many months up to the end of `days`, or from their beginning."""
    name = next(name for name in _MONTHS if name in parts)
    many = read_numeral(parts[name], 0)  # none of the year to March; half is a numeral
    count = int(_MONTHS[name] * (many.value if many else 1))
    if kind == "months_of":
        return Stretch("of", Days(days.first, month_at(days.first, count - 1).last), words)
    kind = "rate" if count == 12 else "years" if count > 12 else "of"
    return Stretch(kind, Days(month_at(days.last, 1 - count).first, days.last), words)


def month_at(day: date, months: int) -> Days:
    """The month so many months behind that of `day`, or before it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return read_iso(f"{year:04}-{month + 1:02}")
