"""What deciding on one number needs: the text, the reader, the dates met so far."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from claimaudit.figures import Figure
from claimaudit.figures.lexicon import GAP
from claimaudit.figures.reader import FigureReader
from claimaudit.figures.shares import is_to_one
from claimaudit.figures.unit_words import unit_at
from claimaudit.figures.units import things
from claimaudit.scan.lists import DATES, FIGURES, LIMITS

_LONGEST_DATE, _LONGEST_NUMERAL = LIMITS["date"], LIMITS["numeral_of_date"]
# What a word that makes a place in an order of the number behind it can end with.
ORDINAL_ENDS = frozenset(word[-1] for word in FIGURES.words("ordinal_before"))
_LENGTH = "m"
_SETS_AGAINST = FIGURES.words("sets_against")
_APART = tuple(FIGURES.words("ordinal_apart_starts"))
_TERMS = tuple(DATES.words("terms"))
(_HOUR,), (_YEAR,) = DATES.words("hour_sign"), DATES.words("year_sign")

Span = tuple[int, int]


@dataclass
class Context:
    """One folded text under way."""

    text: str
    reader: FigureReader
    dates: list[Span] = field(default_factory=list)
    opens_line: bool = False  # what is looked at

    def date(self, at: int) -> int:
        """The end of a date or time that starts at `at`, or 0."""
        if self.text[at].isascii():
            if DATES.pattern("undated").match(self.text, at):
                return 0
        elif DATES.pattern("date_signs").search(self.text, at, at + _LONGEST_NUMERAL) is None:
            return 0
        if self.text.startswith(_TERMS, max(0, at - 2)):
            return 0
        if found := _date_at(self.text, at) or self._republic_year(at):
            self.dates.append(found)
            return found[1]
        return _time_at(self.text, at)

    @cached_property
    def _counts_republic(self) -> bool:
        """Whether the text dates by the years of the Republic of China."""
        return DATES.pattern("republic_counted").search(self.text) is not None

    def _republic_year(self, at: int) -> Span | None:
        """The year of the Republic at `at` that only the rest of the text shows to be one."""
        found = DATES.pattern("republic_year_alone").match(self.text, at)
        if not found or not self._counts_republic or _lasts(self.text, at):
            return None
        return at, self.text.index(_YEAR, at) + 1

    def no_amount(self, at: int, end: int) -> int:
        """The end of what is no amount, or 0: a ratio, a score, 第8、9区.

        Its first number is at:end.
        """
        text = self.text
        if text[end : end + 1] in _SETS_AGAINST or text[end + 1 : end + 2] in _SETS_AGAINST:
            behind = FIGURES.end("no_amount", text, at)
            if behind and not (self._is_label(at, end) or is_to_one(text, end)):
                return behind
        before = text[at - 2 : at] if text[at - 1 : at] == " " else text[at - 1 : at]
        if before[:1] not in ORDINAL_ENDS:
            return 0
        if not FIGURES.ahead("ordinal_before", GAP)(text, at):
            return 0
        if FIGURES.pattern("no_ordinal").match(text, at):
            return 0
        return FIGURES.end("ordinal_chain", text, at) or at + 1

    def since_when(self, end: int, figure: Figure) -> int:
        """The end of a figure that says which part of a year or which age is meant, or 0."""
        return figure.end if FIGURES.pattern("since_when").match(self.text, end) else 0

    def road_post(self, at: int, figure: Figure) -> int:
        """The end of a length that is a place on a road, or 0: 国道1号北上196公里处."""
        if figure.unit != _LENGTH:
            return 0
        if exact := FIGURES.end("road_metres", self.text, figure.end):
            return exact
        if FIGURES.pattern("road_place").match(self.text, figure.end) is None:
            return 0
        before = FIGURES.ahead("road_before", "$")(self.text, at)
        return figure.end if before else 0

    def ratio(self, at: int) -> int:
        """The end of the ratio in words that starts at `at`, or 0: a ratio of one to eight."""
        told = FIGURES.end("told_ratio", self.text, at)
        before = told and FIGURES.ahead("ratio_before")(self.text, at)
        return told if before else 0

    def _is_label(self, at: int, end: int) -> bool:
        """Whether the number at:end numbers what follows: Category 1: 75-93 mph."""
        word = self.text.rfind(" ", max(0, at - 20), max(0, at - 1)) + 1
        return FIGURES.end("labelled", self.text, word) == end + 2

    def is_ordinal(self, end: int) -> bool:
        """Whether what stands at the `end` of a number makes a place of it: 22号, 1st."""
        if self.text.startswith(_APART, end) and FIGURES.pattern("ordinal_apart").match(
            self.text, end
        ):
            return True
        behind = self.text[end : end + 2]
        if behind.isascii() and not behind[:1].isalpha():
            return False
        return FIGURES.pattern("ordinal_behind").match(self.text, end) is not None

    def is_rank(self, at: int, figure: Figure) -> bool:
        """Whether the number at `at` names places: 前十名."""
        if figure.unit == "card" or not (figure.unit is None or figure.unit in things()):
            return False  # nobody ranks chips, nor games played
        before = max(0, at - 2), at
        if not FIGURES.before("ranks_before").search(self.text, *before):
            return False
        if FIGURES.pattern("played").fullmatch(figure.text):
            return False
        if not FIGURES.before("no_rank_before").search(self.text, *before):
            return True
        return FIGURES.pattern("rank_marks").search(figure.text) is not None


def _date_at(text: str, at: int) -> Span | None:
    """(start, end) of the date whose number or month starts at `at`."""
    limit = min(len(text), at + _LONGEST_DATE)
    found = DATES.pattern("date").match(text, at, limit)
    if found is None:
        found = _era_year(text, at)
    if found is None:
        found = DATES.pattern("day_of_month").match(text, at, limit)
        if found and DATES.ahead("durations", GAP)(text, at):
            return None
    if found:
        # 今年4月: the year's word belongs to the date.
        year = DATES.ahead("year_words", "$")(text, at)
        return (year.start() if year else at), found.end()
    found = DATES.pattern("bracketed_day").match(text, at)
    return (at, found.end()) if found else None


def _era_year(text: str, at: int) -> re.Match[str] | None:
    """The year of a reign that starts at `at`: 康熙五十二年, 永万2年（1166年）."""
    if text.find(_YEAR, at, at + 8) < 0:
        return None
    if (republic := DATES.pattern("republic_year").match(text, at)) and not _lasts(text, at):
        return republic
    found = DATES.pattern("era_year").match(text, at)
    if found is None or DATES.pattern("era_bracketed").match(text, found.end()):
        return found
    if DATES.ahead("never_eras")(text, at):
        return None
    return found if DATES.ahead("era")(text, at) else None


def _lasts(text: str, at: int) -> bool:
    """Whether the words before `at` tell how long something lasts: 成立105年."""
    return DATES.ahead("lasting", GAP)(text, at) is not None


def _time_at(text: str, at: int) -> int:
    """The end of the time of day that starts at `at`, or 0."""
    hour = text.find(_HOUR, at, at + 6) > 0 and DATES.pattern("hour").match(text, at)
    if hour and DATES.ahead("hour_leads", GAP)(text, at):
        return hour.end()
    found = DATES.pattern("time").match(text, at, min(len(text), at + _LONGEST_DATE))
    if found is None or _is_measured(text, found):
        return 0
    return found.end()


def _is_measured(text: str, time: re.Match[str]) -> bool:
    """Whether what looks like a time is a number with decimals, 三点五人 and 二点八五轰."""
    if DATES.pattern("decimal").fullmatch(time.group()) is None:
        return False
    return unit_at(text, time.end())[0] is not None
