"""How often something is done: 一周两次, 一天一次, 12,000 daily visitors.

Chinese words stand in units.yaml under `rates`.
"""

import re

from claimaudit.figures.composed import quotient
from claimaudit.figures.lexicon import EN
from claimaudit.figures.numeral import Amount, Numeral
from claimaudit.figures.units import canonical_units, source, unit_table

_RATES = source()["rates"]
# 一周 -> the unit that it is.
_PERIODS: dict[str, str] = _RATES["zh_regular"]
_ANY_PERIOD = tuple(_PERIODS)
ENDS = frozenset(period[-1] for period in _PERIODS)
_OFTEN = re.compile(_RATES["zh_often"])
_DAILY = EN.pattern("daily")


def is_period(text: str, at: int) -> bool:
    """Whether 一周 at `at` says how often something is done, 一周两次, and no time of it."""
    return text.startswith(_ANY_PERIOD, at) and any(_is_said(text, at, one) for one in _PERIODS)


def period_before(text: str, start: int) -> tuple[str, int] | None:
    """(unit, start) of the period before 两次, which starts at `start`."""
    if text[start - 1 : start] not in ENDS or not start:
        return None
    for period, unit in _PERIODS.items():
        at = start - len(period)
        if at >= 0 and _is_said(text, at, period):
            return unit, at
    return None


def _is_said(text: str, at: int, period: str) -> bool:
    """Whether `period` stands at `at`, is no 第一周, and how often follows."""
    if not text.startswith(period, at) or (at and text[at - 1] in _RATES["zh_once_before"]):
        return False
    return _OFTEN.match(text, at + len(period)) is not None


def each_day(text: str, number: Numeral) -> Amount | None:
    """`number` of those who come, or of what is done, each day; None where it is none of them."""
    daily = _DAILY.match(text, number.end) if number.kind == "plain" else None
    if daily is None:
        return None
    flow = canonical_units()[daily.lastgroup or ""]
    return Amount(number, quotient(flow, unit_table().words["day"]), daily.end())
