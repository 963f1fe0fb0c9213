"""Whether the words beside a figure give the time that it is entered of, and those of a claim and a
source one time: since 2020 is 2020 to 2024, a summer is some days of it and no year, what stands at
the end of a year is that of the year, and a year earlier is another one."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from claimaudit.base.problems import Faults, Problem
from claimaudit.base.shown import one_line
from claimaudit.figures.dates import Days, read_iso
from claimaudit.figures.lexicon import Lexicon
from claimaudit.workspace.fields import Stated
from claimaudit.workspace.library import Library
from claimaudit.workspace.wording.around import FIGURE, SHOWN, said_around
from claimaudit.workspace.wording.stretches import KINDS, YEAR, Stretch, Times, entered, month_at

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_SEASONS: dict[str, tuple[int, int]] = _WORDS.table("seasons")
# A rate of twelve months, so many years, what is of a day and of its year, what is not read whole.
_LOOSE = ("rate", "years", "event", "unread")
# Quarters of weeks end a few days from those of months.
_SLACK, _LONG = timedelta(8), timedelta(80)
_TO_COME = "enter what it is under status, such as forecast; or mend the period or the day"
_NAMED = "enter the period that these words give, or a quote or clip that names it"


def told_before(library: Library) -> Iterator[Problem]:
    """Problems of figures of a period that had not begun when their document came out, and which
    are entered as what was or is."""
    table = library.vocabulary.table
    for fact in library.facts.values():
        period = fact.fact.conditions.get("period") or fact.fact.as_of
        meant = entered(period)
        if not meant or table.entered(fact.fact.conditions) == "to_come":
            continue
        for one in fact.prints:
            published = one.document.published
            if one.is_read and published and meant[0].days.first > read_iso(published).last:
                message = f"{one.document.id} of {published} tells of {period}, still to come"
                yield fact.problem(message, _TO_COME)


def too_late(stated: Stated, period: str | None, published: str | None) -> Faults:
    """(message, fix) where the words beside a figure name its time by another one, a year earlier,
    so that it is of an earlier one than `period`, which it is entered of."""
    if not published:
        return
    around, (text, start, end), came_out = said_around(*stated), stated, read_iso(published).last
    for meant in entered(period):
        for found in _WORDS.found("earlier", around):
            if meant.days.first > _latest(found, around, meant, came_out):
                words = found.group().replace(FIGURE, text[start:end]).strip(" .,;:")
                shown = one_line(words, SHOWN)
                yield f"“{shown}” is of no {period} in a text of {published}", _NAMED
                return


def _latest(found: re.Match[str], said: str, meant: Stretch, came_out: date) -> date:
    """The last day of what `found` names in a text that `came_out` then: what a report of 2025
    calls the year before is 2023, for its news is of no whole year but 2024; a part of 2024 may be
    in it. Of a year that the words name, theirs is the one before."""
    year = came_out.year
    if found.lastgroup == "quarter_earlier":
        return month_at(came_out, -6).last if "Q" in meant.words else date.max
    if found.lastgroup == "year_earlier":
        of_whole_year = meant.words.isdecimal()
        year = max(map(int, YEAR.findall(said)), default=year - of_whole_year)
    return date(year - 1, 12, 31)


def odd_times(times: Times, figure: str | None) -> str | None:
    """Where the clip of a print gives another time than it is entered of. A season or a holiday may
    be entered of its year: a claim that names no such one is held apart from it."""
    plain = Times([time for time in times.told if not _is_season(time)], [])
    entered_as = Times([], times.meant)
    if not apart(entered_as, plain):
        return None
    return f"“{figure}” is {_named(plain)} by its clip, and {_named(entered_as)}"


def apart(mine: Times, theirs: Times) -> str | None:
    """The times of a claim and a source, where no two are alike. Without words on either side it
    is for the conditions to tell."""
    own, other = mine.told or mine.meant, theirs.told or theirs.meant
    if not (mine.told or theirs.told) or not own or not other:
        return None
    if any(_alike(a, b) for a in own for b in other):
        return None
    return f"{_named(mine)}, and {_named(theirs)}"


def _named(times: Times) -> str:
    if times.told:
        return f"of “{times.told[0].words.strip(' .,;:')}”"
    return f"entered as {times.meant[0].words}"


def _alike(mine: Stretch, theirs: Stretch) -> bool:
    """Whether a claim's figure of the one can be a source's of the other. What stands at the end of
    a year is its figure, too; and an article may say 2025 of a company's own year."""
    is_same = mine.words.casefold() == theirs.words.casefold()
    if is_same or _stands_for(mine, theirs) or _stands_for(theirs, mine):
        return True
    one, other = mine.days, theirs.days
    if (mine.kind, theirs.kind) == ("of", "fiscal"):
        return one == other
    kinds = {"of" if time.kind in _LOOSE else time.kind for time in (mine, theirs)}
    if not kinds <= {"of", "until"}:
        return len(kinds - {"base"}) == 1 and one == other
    is_long = min(one.last - one.first, other.last - other.first) > _LONG
    slack = _SLACK if is_long else timedelta()
    if abs(one.last - other.last) > slack:
        return "until" in kinds and _is_in_month(one, other)
    is_at_end = "until" in kinds or one.first == one.last or other.first == other.last
    return is_at_end or abs(one.first - other.first) <= slack


def _stands_for(time: Stretch, other: Stretch) -> bool:
    """Whether a time that is told in few words can be the `other`: since 2020 is 2020 to 2024, the
    season 2024/25 both years, and a summer the days that somebody entered for it."""
    kind, first, last = time.kind, time.days.first, time.days.last
    begin, end = other.days.first, other.days.last
    if kind == "unread":
        return True
    if kind in ("event", "mid"):
        return other.kind in ("of", "event", "mid") and time.days.within(other.days)
    if _is_season(time) and _is_season(other):
        return kind.isascii() != other.kind.isascii()
    if other.kind != "of":
        return False
    if kind == "rate":
        return other.days == month_at(last, 0)
    if kind in ("years", "fiscal"):
        return (begin.year, end) == (first.year - 1, last)
    if kind in ("since", "base"):
        return end > last and begin in (first, last + timedelta(1))
    # Which summer it was is entered by its days, and no year is one.
    from_month, to_month = _SEASONS.get(kind, (1, 12))
    is_then = from_month <= begin.month and end.month <= to_month
    is_unit = len(other.days.written or "") in (4, 7)
    return _is_season(time) and is_then and other.days.within(time.days) and not is_unit


def _is_season(time: Stretch) -> bool:
    return time.kind not in (*KINDS, *_LOOSE)


def _is_in_month(one: Days, other: Days) -> bool:
    """Whether of two, a day and a month, the one is of the other."""
    month = month_at(one.last, 0)
    return month in (one, other) and one.within(month) and other.within(month)
