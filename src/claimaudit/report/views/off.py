"""By how much a figure is off: times, percent, points or days."""

from __future__ import annotations

from datetime import date
from math import log10

from claimaudit.report.quantity import End
from claimaudit.report.views.book import Record
from claimaudit.report.views.words import Pair, number, say


def how_far(claim: Record, reference: list[float | str | None]) -> Pair | None:
    """By how much the article is off, or None where that cannot be said."""
    if claim["unit"] == "date":
        return _days(claim["claimed"], reference)
    value, near = middle(claim), _nearest(middle(claim), reference)
    if value is None or near is None:
        return None
    if claim["unit"] == "%":
        off = value - near
        if not off:
            return say("off.edge")
        return say("off.points_above" if off > 0 else "off.points_below", x=number(abs(off), 3))
    if near == 0 or value / near <= 0:
        return None
    ratio = value / near
    if ratio >= 2:
        return say("off.times", x=number(ratio, 3))
    if ratio <= 0.5:
        return say("off.only", x=number(ratio * 100, 3))
    if abs(ratio - 1) < 0.0005:
        return say("off.edge")
    return say("off.above" if ratio > 1 else "off.below", x=number(abs(ratio - 1) * 100, 2))


def powers_off(claim: Record, reference: list[float | str | None]) -> Pair | None:
    """A slip of whole powers of ten, counted in tens rather than to the third digit."""
    value, near = middle(claim), _nearest(middle(claim), reference)
    if not value or not near or value / near <= 0:
        return how_far(claim, reference)
    shift = round(log10(value / near))
    if not shift:
        return how_far(claim, reference)
    if abs(shift) == 1:
        return say("off.ten_times" if shift > 0 else "off.a_tenth")
    times = 10 ** abs(shift)
    return say("off.tens_above" if shift > 0 else "off.tens_below", n=abs(shift), x=times)


def middle(claim: Record) -> float | None:
    """The figure itself, in the sense in which its interval is kept."""
    value, claimed = claim["value"], claim["claimed"]
    if value is None or claimed is None or claim["unit"] == "date":
        return None
    ends = [end for end in claimed if end is not None]
    negative = bool(ends) and all(end <= 0 for end in ends) and value > 0
    return -float(value) if negative else float(value)


def as_number(end: End) -> float | None:
    """An end of an interval on a number line: days count from the year 1."""
    if isinstance(end, str):
        return float(date.fromisoformat(end).toordinal())
    return None if end is None else float(end)


def _nearest(value: float | None, reference: list[float | str | None]) -> float | None:
    ends = [as_number(end) for end in reference]
    known = [end for end in ends if end is not None]
    if value is None or not known:
        return None
    if len(known) == 2 and known[0] <= value <= known[1]:
        return value
    return min(known, key=lambda end: abs(end - value))


def _days(claimed: list[str] | None, reference: list[float | str | None]) -> Pair | None:
    if not claimed:
        return None
    first, last = (as_number(d) for d in claimed)
    low, high = (as_number(d) for d in reference)
    if first is None or last is None or low is None or high is None:
        return None
    if first > high:
        return say("off.later", n=int(first - high))
    return say("off.earlier", n=int(low - last)) if last < low else None
