"""Figures that cannot be read: €1.234,56 where a comma groups, 1,23 million, 5 mg/xyz.

Each is one candidate, whole, so that a person looks at it. What is no amount, as a version, an
address, a day or a list, is none.
"""

from itertools import pairwise

from claimaudit.figures import Figure
from claimaudit.figures.denials import may_be_denied
from claimaudit.figures.figure import Unreadable
from claimaudit.figures.languages import digits
from claimaudit.figures.lexicon import SPACES, is_cjk
from claimaudit.figures.rates_before import is_divisor, undivided
from claimaudit.figures.spellings import splits_word
from claimaudit.figures.unit_words import is_unknown_money, leading, unit_at
from claimaudit.figures.units import Unit, is_money, things, unit_table
from claimaudit.scan import names
from claimaudit.scan.context import Context
from claimaudit.scan.lists import FIGURES

(_PER,) = FIGURES.words("per")
_DIVIDES = "/", _PER, _PER.replace(" ", "-")
_GLUED = FIGURES.words("glued_measures")
_WRITTEN = ("number_like", "spaced_groups", "lost_power")
_JOINS = FIGURES.words("digit_joints")
_CUT_MARKS = (",", ".")
_GROUPED = FIGURES.pattern("grouped_by_point")
_OF_WHAT = FIGURES.ahead("bound_of_what", "$")
_BOUND_BEHIND = FIGURES.pattern("bound_past_brackets")
_PERSON, BOUNDS = "person", ("over", "under")


def end_of_run(context: Context, at: int, end: int) -> int:
    """Where all that is printed as one number from the digits at:end on ends."""
    text = context.text
    if text[end : end + 1] not in _JOINS:
        may_be_torn = not text[end : end + 1].isascii()
        return max(end, FIGURES.end("torn_digits", text, end)) if may_be_torn else end
    behind = text[end + 1 : end + 2]
    if text[end] in SPACES and not (behind.isdecimal() or behind in _JOINS):
        return end
    cut = _cut(context, at) if text[end] in _CUT_MARKS and behind in SPACES else 0
    return max(end, cut, *(FIGURES.end(name, text, at) for name in _WRITTEN))


def _cut(context: Context, at: int) -> int:
    """The end of a number that a space behind its comma has cut, or 0: KShs1, 000, and by 124, 225
    votes; at $5, 500 people came."""
    text, end = context.text, FIGURES.end("cut_number", context.text, at)
    if not end:
        return 0
    unit, last = _unit_behind(text, end)
    if is_cjk(text[at - 1 : at]) and last > end:
        return end
    if _is_paid(text, at):
        return 0 if unit and unit.canonical == _PERSON else end
    if unit and (unit.currency or FIGURES.pattern("cut_measured").match(text, at)):
        return end
    told = FIGURES.ahead("cut_before")(text, at) or context.reader.is_hedged(text, at)
    return end if told and not FIGURES.pattern("cut_listed").match(text, end) else 0


def _is_paid(text: str, at: int) -> bool:
    """Whether the number at `at` has a currency before it, however that is spelled."""
    letter_before = text[at - 1 : at]
    return (
        leading(text, at)[2] is not None
        or is_unknown_money(text, at)
        or (letter_before in unit_table().scaled and not splits_word(text, at - 1))
    )


def read_run(text: str, at: int, end: int) -> Unreadable | None:
    """The amount that the run of digits at:end prints and that nobody can read, with its
    currency and its unit; None where it prints no amount."""
    if is_unknown_money(text, at):
        return Unreadable(_letters_before(text, at - 1), _unit_behind(text, end)[1])
    number = digits.read(text, at)
    if (number and number.end >= end) or is_divisor(text, at):
        return None
    start, _, lead = leading(text, at)
    if names.glued_to_name(text, at, start):
        return None
    unit, last = _unit_behind(text, end)
    if lead is None and not _is_amount(text, at, end, last, unit):
        return None
    return Unreadable(start, last)


def over_unknown(text: str, figure: Figure) -> Unreadable | None:
    """`figure` with what it is divided by, where nobody knows that: 5 mg/xyz, $5/widget."""
    end = _open_end(text, figure)
    return Unreadable(figure.start, end) if end else None


def _open_end(text: str, figure: Figure) -> int:
    """The end of `figure` with what leaves its amount open, or 0."""
    end, paid, bare = figure.end, is_money(figure.unit), figure.unit is None
    if (
        (figure.ends and FIGURES.pattern("open_below_zero").match(text, figure.start, end))
        or undivided(unit_table(), text, figure)
        or ((paid or figure.unit in things()) and _GROUPED.search(figure.text))
        or (figure.bound in BOUNDS and may_be_denied(text, figure.start))
        or FIGURES.ahead("best_or_worst_before")(text, figure.start)
        or (figure.bound == "exact" and _BOUND_BEHIND.match(text, end))
        or (figure.unit in ("%", "x") and _OF_WHAT(text, figure.start))
    ):
        return end
    behind = "open_money" if paid else "open_number" if bare else "best_or_worst"
    if open_behind := FIGURES.end(behind, text, end):
        return open_behind
    if text.startswith("-", end) and _PER in figure.text:
        return FIGURES.end("goes_on_with", text, end)
    if not text.startswith(_DIVIDES, end):
        return 0
    if text[end] == "/" and (figure.unit is None or figure.unit in things()):
        return 0  # 5 men/women
    return FIGURES.end("unknown_divisor", text, end)


def _letters_before(text: str, at: int) -> int:
    """Where the capitals that end at `at` start."""
    while at and text[at - 1].isascii() and text[at - 1].isupper():
        at -= 1
    return at


def _unit_behind(text: str, end: int) -> tuple[Unit | None, int]:
    """(the unit behind a number that ends at `end`, where that and the scale before it end)."""
    return unit_at(text, FIGURES.end("scale_behind", text, end) or end)


def _is_amount(text: str, at: int, end: int, last: int, unit: Unit | None) -> bool:
    """Whether the number at:end without a currency, its scale and `unit` up to `last`, is one."""
    written, behind = text[at:end], text[end:last].strip()
    if written[0] == "0" and written[1:2].isdecimal():
        return behind in _GLUED
    if FIGURES.pattern("torn_digits").search(written):
        return True
    if "_" in written or names.is_named(text, at, written):
        return False
    if "," in written or " " in written:
        return bool(behind) or _stands_apart(text, at, end)
    if FIGURES.pattern("dated_points").fullmatch(written):
        return False
    if unit is None:
        return bool(behind)
    return not unit.things and (behind in _GLUED or not text[end].isascii() or text[end] == " ")


def _stands_apart(text: str, at: int, end: int) -> bool:
    """Whether the bare number at:end with commas in it is no list and no part of a name."""
    if FIGURES.pattern("listed").fullmatch(text, at, end) and _rises(text[at:end]):
        return False
    before = FIGURES.ahead("apart_before")(text, at)
    return before is not None and FIGURES.pattern("apart_behind").match(text, end) is not None


def _rises(written: str) -> bool:
    """Whether each of the numbers with commas between is larger than the one before it."""
    return all(int(one) < int(two) for one, two in pairwise(written.split(",")))
