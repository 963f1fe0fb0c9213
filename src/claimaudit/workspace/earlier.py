"""Figures whose words name their time by another one, a year earlier, 上年同期: they are of no
later period than the day on which the words came out allows."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from claimaudit.base.shown import one_line
from claimaudit.figures.lexicon import Lexicon
from claimaudit.workspace.beside import FIGURE

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_patterns = cache(_WORDS.patterns)
# How many years, or quarters, before the words came out their figure is at least: what a report
# of 2025 calls the year before that of its news is 2023, for its news is of no whole year but 2024.
_BACK = {"of_year_earlier": 2, "of_last_year": 1, "of_quarter_earlier": 2}
_PERIOD = re.compile(r"((?:19|20)\d\d)(?:-(?:\d\d(?:-\d\d)?|[QH]\d))?")
_QUARTER = re.compile(r"((?:19|20)\d\d)-Q([1-4])")
_DAY = re.compile(r"(\d{4})-(\d\d).*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHOWN = 60
_FIX = "enter the period that these words give, or a quote or clip that names it"


def too_late(
    said: str, figure: str, period: str | None, published: str | None
) -> Iterator[tuple[str, str]]:
    """(message, fix) where `said`, words with ¤ for `figure`, names an earlier time than `period`,
    which it is entered of."""
    if not published or not _PERIOD.fullmatch(period or ""):
        return
    for name, back in _BACK.items():
        found = next(filter(None, (one.search(said) for one in _patterns(name))), None)
        if found and _is_after(str(period), published, back, name, said):
            words = one_line(found.group().replace(FIGURE, figure).strip(" .,;:"), _SHOWN)
            yield f"“{words}” is of no {period} in a text of {published}", _FIX


def _is_after(period: str, published: str, back: int, name: str, said: str) -> bool:
    """Whether `period` is later than what a figure may be of so many steps back."""
    if name == "of_quarter_earlier":
        quarter, day = _QUARTER.fullmatch(period), _DAY.fullmatch(published)
        if not quarter or not day:
            return False
        last = int(day[1]) * 4 + (int(day[2]) + 2) // 3 - back
        return int(quarter[1]) * 4 + int(quarter[2]) > last
    # A part of the year of the words may be in; of a year that they name, theirs is the one before.
    named = max(map(int, _YEAR.findall(said)), default=None) if back > 1 else None
    last = named - 1 if named else int(published[:4]) - (back if len(period) == 4 else 1)
    return int(period[:4]) > last
