"""Numbers in digits: which of them are figures."""

from __future__ import annotations

import re

from claimaudit.figures import Figure
from claimaudit.figures.units import things
from claimaudit.scan import dates, names
from claimaudit.scan.context import Context, ends_with, ordinal_behind

_RANKED = re.compile(r"\b(?:first|top|last)[ ]$")
# Behind the digits of a date or a time none of these can stand.
_NEVER_DATED = frozenset(
    "%％‰$€£¥℃°+*=亿万千百元美港欧倍人名家个項项吨米公瓦颗张块片台辆成级股笔次种款"
)
_SCORE = re.compile(r"\d{1,3} ?[-–:：] ?\d{1,3}")


def read_digits(context: Context, at: int, end: int) -> Figure | int | None:
    text = context.text
    before = text[max(0, at - 4) : at]
    if ends_with("ordinal_before").search(before) or names.refused(text, at):
        return None
    signed = names.glued_to_name(text, at)
    if not signed and text[end : end + 1] not in _NEVER_DATED and (reached := context.date(at)):
        return reached
    figure = context.reader.read(text, at)
    if figure is None or (signed and names.glued_to_name(text, at, figure.start)):
        return None
    if ordinal_behind().match(text, end) or context.cut(figure):
        return None
    if (year := dates.year_at(text, at)) and _is_year(context, at, year, figure):
        context.dates.append((at, year))
        return year
    if text[at] == "0" and end - at > 1 and text[at + 1] != ".":
        return None
    if names.is_name(text, at, figure) or context.is_rank(at, figure):
        return figure.end if figure.unit == "x" else None
    if _RANKED.search(text, max(0, at - 6), at):
        return None  # the first 270 patients
    return figure if figure.unit is not None or _states(context, at, end, figure) else None


def _is_year(context: Context, at: int, year: int, figure: Figure) -> bool:
    if figure.bound == "range" and figure.unit is None:
        return True  # from 1850 to 1900
    if figure.bound == "about" and figure.unit is None and figure.value % 100:
        return figure.value == int(context.text[at : at + 4])  # around 2005
    if figure.start < at and context.text[at - 1] not in "-–":
        return figure.unit is None and figure.bound == "exact" and context.text[at - 1] in "'’"
    if figure.bound == "range" and dates.leads_year(context.text, at):
        return True  # from 200 in 2015 to 300
    if figure.unit is None or figure.unit == "s" or context.text[year : year + 1] in ("国", "年"):
        return figure.end <= year + 6 and figure.bound in ("exact", "range")
    return figure.unit in things() and dates.leads_year(context.text, at)


def _states(context: Context, at: int, end: int, figure: Figure) -> bool:
    """Whether a number without a unit states something."""
    text = context.text
    written = text[at : figure.end]
    if figure.start < at or figure.bound not in ("exact", "range"):
        return True
    if not written[-1:].isdecimal() or "," in written:
        return True  # a magnitude, or grouped by commas
    if _SCORE.fullmatch(written) or (end - at > 6 and "." not in written):
        return False
    before, behind = text[max(0, at - 6) : at], text[figure.end : figure.end + 1]
    if "\u3400" <= before[-1:] <= "\u9fff" or "\u3400" <= behind <= "\u9fff":
        value = "." in written and not written.endswith(".0")
        return value or bool(ends_with("number_left").search(before))
    return not behind or behind not in "*/×÷^=_"
