"""How long somebody took, as results print it: a time of 1:06:51, won in 3:45.87, clocked 9.58."""

import re
from decimal import Decimal

from claimaudit.figures.lexicon import EN
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import ONE, Amount, Numeral, place
from claimaudit.figures.units import Unit, canonical_units

_COLON, _SIXTY, _SECOND = ":", 60, "s"
_MARATHON = range(LIMITS["marathon_from"], LIMITS["marathon_to"] + 1)
_HOURS_BELOW, _DAY, (_IN,) = LIMITS["race_hours"], 24, EN.words("race_in")
_TIME, _TOLD, _NEAR = EN.pattern("race_time"), EN.ahead("race_before"), EN.ahead("race_near")
_BEHIND, _HOURS = EN.pattern("race_behind"), EN.ahead("race_of_hours")
_AMONG, _BARRIER = EN.ahead("race_among"), EN.ahead("race_barrier")
_MARATHON_LEFT, _MARATHON_RIGHT = EN.ahead("marathon_before"), EN.pattern("marathon_behind")
_NO_TIME, _SIDES, _WHOLE = EN.ahead("race_no_time"), EN.ahead("race_sides"), 100
_HEDGING = EN.pattern("hedging")
_SPRINT, _SPRINTED = EN.pattern("sprint_time"), EN.ahead("sprint_before")
_DISTANCE, _REACH = EN.pattern("sprint_near"), LIMITS["race_distance"]


def is_race_time(text: str, at: int) -> bool:
    """Whether the digits at `at` are such a time, and no time of day, score or ratio."""
    found = _TIME.match(text, at)
    if found is None or _NO_TIME(text, at) or _is_two_sides(text, at, found):
        return False
    whole, minutes = found["hours"] or found["parts"], int(found["minutes"])
    if _is_of_marathon(text, at, found):
        return bool(_BARRIER(text, at) or _TOLD(text, at) or _BEHIND.match(text, found.end()))
    if not found["hours"] and minutes < _HOURS_BELOW and _HOURS(text, at):
        return False
    no_hour = found["hours"] or minutes > _DAY
    if len(found["parts"] or "") > len(".5") or (no_hour and text.endswith(_IN, 0, at)):
        return True
    told = _TOLD(text, at) or _BEHIND.match(text, found.end()) or _AMONG(text, at)
    return told is not None or (bool(whole) and _NEAR(text, at) is not None)


def _is_two_sides(text: str, at: int, pair: re.Match[str]) -> bool:
    """Whether the `pair` at `at` are the two sides of a whole: a split of 56:44."""
    whole = int(pair["minutes"]) + int(pair["seconds"]) == _WHOLE
    return whole and not pair["hours"] and _SIDES(text, at) is not None


def race_time(text: str, at: int) -> Amount | None:
    """The time at `at` in seconds; one that is all of the `text`, with its hedge, has nothing that
    tells it."""
    found = _TIME.match(text, at) if text.find(_COLON, at + 1, at + 4) > 0 else None
    alone = found is not None and found.end() == len(text) and _HEDGING.fullmatch(text, 0, at)
    if found is None or not (alone or is_race_time(text, at)):
        return None
    minutes = int(found["hours"] or 0) * _SIXTY + int(found["minutes"])
    seconds = found["seconds"] + (found["parts"] or "")
    value, last = minutes * _SIXTY + Decimal(seconds), min(place(seconds)[0], ONE)
    if _is_of_marathon(text, at, found):
        value, last = value * _SIXTY, last * _SIXTY
    number = Numeral(found.end(), value, last, last, core=value)
    return Amount(number, canonical_units()[_SECOND], found.end())


def _is_of_marathon(text: str, at: int, time: re.Match[str]) -> bool:
    """Whether the `time` at `at` is one of hours and minutes, sub-2:10 of a marathon."""
    if time["hours"] or time["parts"] or int(time["minutes"]) not in _MARATHON:
        return False
    return bool(_MARATHON_RIGHT.match(text, time.end()) or _MARATHON_LEFT(text, at))


def sprinted_at(text: str, at: int) -> Unit | None:
    """The seconds of the number at `at`, which prints none: clocked 9.58 in the 100m."""
    if not (_SPRINT.match(text, at) and _SPRINTED(text, at)):
        return None
    near = _DISTANCE.match(text[max(0, at - _REACH) : at + _REACH])
    return canonical_units()[_SECOND] if near else None
