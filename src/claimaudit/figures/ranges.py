"""Ranges: 10%到20%, $10-12 billion, between 10 and 12 percent, −6%~3%."""

import re
from dataclasses import replace
from typing import NamedTuple

from claimaudit.figures.ages import as_age
from claimaudit.figures.amounts import paid, read_amount
from claimaudit.figures.beside import DASHES, is_set_beside
from claimaudit.figures.changes import (
    REACH,
    in_thousands,
    is_change,
    is_range_of_shares,
    is_scaled_once,
    scaled_alike,
)
from claimaudit.figures.languages import read_numeral
from claimaudit.figures.lexicon import EN, WORDS, ZH
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import ONE, ZERO, Amount, Numeral
from claimaudit.figures.policy import FigurePolicy
from claimaudit.figures.rounding import Spread, last_place, spread
from claimaudit.figures.spellings import touching
from claimaudit.figures.unit_words import leading, leading_at
from claimaudit.figures.units import Unit, UnitTable, unit_table

_JOINT, _OPENER = WORDS.pattern("joint"), WORDS.pattern("opener")
_LONGEST_OPENER = max(map(len, WORDS.words("openers")))
_CLOSER, _CLOSER_REACH = WORDS.pattern("closers"), LIMITS["range_closed"]
_SINCE = EN.words("since")
(_ZERO,), (_BELOW_ZERO,) = EN.words("zero_named"), ZH.words("below_zero")
_FLOORS, _BOUNDED, _CAP = *map(ZH.words, ("floors", "bounded_ends")), ZH.pattern("caps")
_PRICED, _MOVED_SINCE = EN.pattern("priced"), EN.pattern("moved_since")
_PAID_TO, _FROM, _AGAIN = EN.pattern("paid_to"), EN.words("from"), EN.pattern("range_again")
_DEGREES, _LISTED = ("°", "°C"), EN.ahead("listed_before")
_HYPHENED = EN.words("hyphened_joints")
_HEDGED_OPENER, _HEDGED_END = EN.ahead("hedged_opener"), EN.pattern("hedged_end")
_MEASURED = frozenset({"L", "g", "m", "s", "m2"})
_GAPS, _CHOSEN = " \u00a0-", EN.pattern("chosen")
_OPENED = EN.words("opened_joints")


class Range(NamedTuple):
    """Two amounts joined, and the span with the words that open and close it."""

    first: Amount
    second: Amount
    start: int
    end: int
    around: bool = False  # 36.5±0.5: the second is how far it reaches on both sides
    change: bool = False  # from $20 billion to $10 billion: two figures
    hedge: str | None = None  # of one of its ends, between about 20 and 30

    def is_dated(self, text: str) -> bool:
        """Whether it is a part of a date: 2025-11, or the 10-31 of 2025-10-31."""
        before = text[max(0, self.start - 2) : self.start]
        of_date = before[:1].isdigit() and before[1:] in ("-", "/")
        grouped = "," in text[self.start : self.first.number.end]
        year = self.first.is_bare_year and not grouped
        return self.second.unit is None and (year or of_date)


def read_range(
    text: str, start: int, first: Amount, lead: Unit | None = None, units: UnitTable | None = None
) -> Range | None:
    """The range whose first end is `first`, printed from `start` on; `lead` is its currency."""
    joint = _JOINT.match(text, first.end)
    parts = first.number.kind == "fraction"
    if joint is None or first.number.kind == "several" or (parts and joint["or"]):
        return None
    if lead is None and first.unit is None and _PRICED.match(text, first.end):
        return None
    opened, hedge = _opener(text, start)
    ahead, hedge = _hedged_end(text, joint, hedge)
    open_ = joint["to"] in _OPENED or (
        joint["and"] and _CLOSER.search(text, ahead, ahead + _CLOSER_REACH) is None
    )
    if opened is None and (open_ or joint["aside"] or (lead and _pays(text, joint, ahead, units))):
        return None
    second = _second(text, ahead, lead, units)
    if second is not None:
        second = _in_percent(second, first)
        second = _below_zero_too(text, start, ahead, first, second)
        first = _of_one_whole(text, first, second, ahead)
        first = as_age(_as_printed_once(text, first, second, units), second)
        first, parts = _part_of_measure(first, second) if parts else (first, False)
    if (
        second is None
        or not _fit(first, second)
        or (parts and not is_range_of_shares(text, start, joint["to"], opened, first, second))
    ):
        return None
    if joint["to"] in _HYPHENED and lead is None and second.unit is None:
        return None  # odds of 5-to-1
    if joint["around"]:
        kinds = {first.number.kind, second.number.kind}
        return Range(first, second, start, second.end, True) if kinds == {"plain"} else None
    if joint["or"] and not _are_neighbours(text, start, first, second):
        return None
    if _is_since(text, joint, first, second, opened) or is_set_beside(
        joint, first, second, lead, opened
    ):
        return None
    floor = joint["to"] in _FLOORS
    closer = (_CAP if floor else _CLOSER).match(text, second.end)
    joined = floor or (joint["and"] and (opened is None or text[opened:start] in _FROM))
    if joined and closer is None:
        return None  # "5 and 10 chips" are two figures, and "up from $5 and $10"
    if joint["to"] in _BOUNDED:
        second = second._replace(number=second.number._replace(quantum=ZERO, loose=ZERO))
    end = closer.end() if closer else second.end
    said = joint["to"] is not None and joint["to"].strip()[-1:].isalpha()
    change = said and closer is None and is_change(text, start, opened, first, second)
    start = start if opened is None else opened
    return Range(first, second, start, end, change=change, hedge=hedge)


def changed(both: Range, start: int, printed: Unit | None) -> Amount:
    """Where the change, told from `start` on, began, in the scale and unit behind its end; of how
    far it went, $12.40 to $1,954.10 an ounce, in the unit `printed`."""
    first, second = both.first, both.second
    unit = (both.start == start and printed) or first.unit or second.unit
    number = scaled_alike(first.number, second.number)
    if first.unit is None and is_scaled_once(number, second.number):
        number = number.times(second.number.value / second.number.core, number.end)
    return first._replace(number=number, unit=unit)


def _pays(text: str, joint: re.Match[str], at: int, units: UnitTable | None) -> bool:
    """Whether what starts at `at` counts who is paid: ₹5,000 to 20 lakh women."""
    if joint["to"] is None or joint["to"][:1] in DASHES:
        return False
    paid_to = read_amount(text, at, units) if at < len(text) else None
    if paid_to is None:
        return False
    if paid_to.unit is not None:
        return paid_to.unit.things
    return _PAID_TO.match(text, paid_to.end) is not None


def _hedged_end(text: str, joint: re.Match[str], hedge: str | None) -> tuple[int, str | None]:
    """(where the second end of a range starts behind `joint` and its hedge, that hedge)."""
    said = joint["and"] or (joint["to"] and joint["to"].strip()[-1:].isalpha())
    found = _HEDGED_END.match(text, joint.end()) if said else None
    return (found.end(), hedge or found["hedge"].lower()) if found else (joint.end(), hedge)


def _opener(text: str, start: int) -> tuple[int | None, str | None]:
    """Where the "between", "from", 介于 or 从 before the range at `start` begins, and the hedge
    that stands behind it."""
    edge = start
    if text[start - 1 : start] == " " and not text[start - 2 : start - 1].isascii():
        edge -= 1
    if opened := _OPENER.search(text, edge - _LONGEST_OPENER, edge):
        return opened.start(), None
    if text[start - 1 : start] == "(" and _AGAIN.search(text, start - REACH, start):
        return start, None
    hedged = _HEDGED_OPENER(text, edge)
    return (hedged.start(), hedged["hedge"].lower()) if hedged else (None, None)


def _second(text: str, at: int, lead: Unit | None, units: UnitTable | None) -> Amount | None:
    """The other end of the range, which starts at `at`."""
    start, (at, negative) = at, leading_at(text, at)
    second = read_amount(text, at, units, negative=negative) if at < len(text) else None
    money = lead or leading(text, at)[2]  # 10 to $12 million
    if second is None or money is None:
        return second
    own = second._replace(unit=None, end=second.number.end) if at > start + negative else None
    second = paid(text, second, money, units) or own  # $200,000 to $350,000 year-over-year
    if lead is None and second is not None and second.unit is None:
        return second._replace(unit=money)
    return second


def _of_one_whole(text: str, first: Amount, second: Amount, at: int) -> Amount:
    """`first` of two to three in ten as a share of what the second, at `at`, is one of."""
    share, above = second.number, first.number
    if share.kind != "fraction" or above.kind != "plain" or first.unit is not None:
        return first
    part = read_numeral(text, at)
    if part is None or part.kind != "plain" or not 0 < above.value < part.value:
        return first
    of_it = above._replace(value=above.value * share.value / part.value, kind="fraction")
    return first._replace(number=of_it, unit=second.unit)


def _in_percent(second: Amount, first: Amount) -> Amount:
    """百分之二十到三十: the second end is in percent too where it names no unit."""
    if second.unit is not None or not first.number.percent:
        return second
    return second._replace(number=second.number.in_percent(), unit=first.unit)


def _below_zero_too(text: str, start: int, ahead: int, first: Amount, second: Amount) -> Amount:
    """`second`, which starts at `ahead`, as the first is: 零下5到10度 is -5 to -10."""
    alike = first.unit is None and text.startswith(_BELOW_ZERO, start)
    signed = leading_at(text, ahead)[0] > ahead
    return second._replace(negative=True) if alike and not signed else second


def _as_printed_once(text: str, first: Amount, second: Amount, units: UnitTable | None) -> Amount:
    """`first` with what is printed once, behind the second: 10° to 15 °C, 10 to 20 below zero."""
    if second.negative and text.endswith(_ZERO, 0, second.end):
        first = first._replace(negative=True)
    both = first.unit and second.unit and (first.unit.canonical, second.unit.canonical)
    if both == _DEGREES:
        first = first._replace(unit=None)
    return _divided_alike(text, first, second, units)


def _divided_alike(text: str, first: Amount, second: Amount, units: UnitTable | None) -> Amount:
    """`first` of 10 kg to 20 kg per hectare, divided by what is printed once, behind the second."""
    one, two = first.unit, second.unit
    if one is None or two is None or not two.canonical.startswith(f"{one.canonical}/"):
        return first
    alone, _ = touching(
        units or unit_table(), text, second.number.end + (text[second.number.end] in _GAPS)
    )
    spelled = text[first.number.end : first.end]
    if alone is None and spelled and text.startswith(spelled, second.number.end):
        alone = one  # between 31p and 38p a litre
    if alone is None or alone.canonical != one.canonical or one.offset:
        return first
    return first._replace(unit=replace(two, factor=two.factor * one.factor / alone.factor))


def _part_of_measure(first: Amount, second: Amount) -> tuple[Amount, bool]:
    """`first`, a part, as one of the measure behind the second where it prints no unit, 1/2-1 cup;
    and whether it is a share still."""
    measured = second.unit is not None and second.unit.canonical in _MEASURED
    if not measured or first.end > first.number.end or second.number.value <= first.number.value:
        return first, True
    return first._replace(unit=None), False


def _fit(first: Amount, second: Amount) -> bool:
    """Whether both are of one kind of thing; the first may leave its unit to the second."""
    if second.number.kind not in ("plain", "more", "or_so", first.number.kind):
        return False
    if first.unit is None:
        return True
    if second.unit is None or first.unit.offset != second.unit.offset:
        return False
    return first.unit.canonical == second.unit.canonical


def _are_neighbours(text: str, start: int, first: Amount, second: Amount) -> bool:
    """Four or five, 60 or 70; "32 or 64", "5, 10 or 20" and "£2 or £3 depending" are choices."""
    if _LISTED(text, start) or _CHOSEN.match(text, start):
        return False
    low, high = first.number, second.number
    if low.kind == high.kind == "fraction":
        return first.unit == second.unit and low.loose == high.loose  # one or two in ten
    plain = first.unit is None and low.kind == high.kind == "plain"
    shared = not low.magnitude and (high.magnitude or high.core != ONE)  # two or three hundred
    apart = (high.core if shared else high.value) - low.value
    return plain and low.loose in (apart, -apart if low.magnitude and high.magnitude else apart)


def _is_since(
    text: str, joint: re.Match[str], first: Amount, second: Amount, opened: int | None
) -> bool:
    """Whether the year is no end of the range: from 5660 in 2015 to 7672 TWh, and with its "from"
    right before it, up 9% from 2013 to 83.1 million acres."""
    if joint.group().strip().lower() not in _SINCE or not first.is_bare_year:
        return False
    if second.unit is None or first.number.loose != 1 or "," in text[first.end - 5 : first.end]:
        return False
    if opened is None or second.number.magnitude:
        return True
    return _MOVED_SINCE.search(text, opened - REACH, opened) is not None


def range_spread(policy: FigurePolicy, both: Range, unit: Unit | None) -> Spread:
    """All that both ends can mean, in `unit`, which is that of the second."""
    first, second = both.first, both.second
    low, high = first.number, second.number
    if both.around and high.magnitude and not low.magnitude:  # 58.7±0.2百万年
        low = low.times(high.value / high.core, low.end)
    if first.unit and second.unit and first.unit.factor != second.unit.factor:
        low = low.in_units(first.unit.factor / second.unit.factor)
    if not both.around:
        low = in_thousands(low, high) if first.unit is None else low
        low, high = _as_fine(scaled_alike(low, high, first.negative), high, unit)
    lower, upper = spread(policy, low, unit), spread(policy, high, unit)
    lower = lower.negated() if first.negative else lower
    if both.around:
        least, most = lower.value - upper.value, lower.value + upper.value
        return Spread(least, most, least, most, core=(least, most))
    return lower.join(upper.negated() if second.negative else upper)


def _as_fine(low: Numeral, high: Numeral, unit: Unit | None) -> tuple[Numeral, Numeral]:
    """Both ends as precise as the finer of the two; 多 leaves open what is below its digit."""
    if high.kind in ("more", "or_so"):
        return low, high
    finest = min(last_place(low, unit), last_place(high, unit))
    return low._replace(quantum=finest, loose=finest), high._replace(quantum=finest, loose=finest)
