"""Amounts in words: 2.96e14 FLOP/s as 296 TFLOP/s, an interval with the digits it deserves."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal

from claimaudit.figures import Interval
from claimaudit.figures.dates import Days
from claimaudit.verdict.judge import PERCENT

_PREFIXES = ((24, "Y"), (21, "Z"), (18, "E"), (15, "P"), (12, "T"), (9, "G"), (6, "M"), (3, "k"))
_SMALL = ((-3, "m"), (-6, "µ"), (-9, "n"))
_PREFIXED = {"FLOP/s", "OP/s", "byte", "byte/s", "bit", "bit/s", "W", "Wh", "m"}
_SHORT = {"byte": "B", "byte/s": "B/s", "bit": "bit", "bit/s": "bit/s"}
_WORDS = ((12, "trillion"), (9, "billion"), (6, "million"))
_DAY = Decimal(86400)
# Sums count dates in days from the year 1; so many days are no duration but a day since 1900.
_DATES = date(1900, 1, 1).toordinal()


def _scale(size: Decimal, unit: str | None) -> tuple[Decimal, str]:
    """(divisor, what follows the number), for amounts as large as `size`."""
    if unit in ("x", "%"):
        return Decimal(1), "×" if unit == "x" else "%"
    if unit == "s" and size >= _DAY:
        return _DAY, " days"
    power = size.adjusted() if size else 0
    steps = _SMALL if unit == "m" and power < 0 else _PREFIXES if unit in _PREFIXED else _WORDS
    for exponent, name in steps:
        if power >= exponent and not (unit == "m" and exponent > 3):
            return Decimal(10) ** exponent, _named(name, unit)
    return Decimal(1), _named("", unit)


def _named(name: str, unit: str | None) -> str:
    if unit in _PREFIXED:
        return f" {name}{_SHORT.get(unit, unit)}"
    return "".join(f" {part}" for part in (name, unit) if part)


def _digits(value: Decimal, digits: int) -> str:
    """`value` with that many significant digits and commas, without trailing zeros."""
    whole = value == value.to_integral_value() and abs(value) < 10**9
    short = value if whole else Context(digits, ROUND_HALF_EVEN).create_decimal(value)
    text = f"{short:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show(value: Decimal, unit: str | None, digits: int = 3) -> str:
    """One amount."""
    divisor, follows = _scale(abs(value), unit)
    return _digits(value / divisor, digits) + follows


def digits_of(interval: Interval) -> int:
    """Enough significant digits that the ends stay apart, with two digits of their distance."""
    low, high = interval.low, interval.high
    if low is None or high is None or low == high:
        return 6
    spread = max(abs(low), abs(high)) / (high - low)
    return min(12, max(3, spread.adjusted() + 2))


def show_interval(interval: Interval, unit: str | None) -> str:
    """ "1.5× to 2.5×"; a point as one amount; open ends in words."""
    low, high = interval.low, interval.high
    if low is None:
        return "anything" if high is None else f"{show(high, unit, 6)} or less"
    if high is None:
        return f"{show(low, unit, 6)} or more"
    if unit == "s" and low >= _DATES * _DAY:
        first, last = (date.fromordinal(int(end / _DAY)) for end in (low, high))
        return show_days(Days(first, last))
    if low == high:
        return show(low, unit, 12)
    divisor, follows = _scale(max(abs(low), abs(high)), unit)
    ends = (_digits(end / divisor, digits_of(interval)) for end in (low, high))
    return " to ".join(ends) + follows


def show_days(days: Days) -> str:
    """An interval of days."""
    first, last = days.first.isoformat(), days.last.isoformat()
    return first if first == last else f"{first} to {last}"


def as_shown(interval: Interval, unit: str | None, percent: bool) -> str:
    """An interval of base units in the claim's own unit: percentages as percentages."""
    if percent and unit == "x":
        return show_interval(interval.scale(1 / PERCENT), "%")
    return show_interval(interval, unit)
