"""What a unit is divided by: g/km, $15 an hour, 12 deaths per 100,000 people, 每平方米6.8万元.

A rate is one figure. Words stand in units.yaml under `rates`.
"""

import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from claimaudit.figures import rate_words as words
from claimaudit.figures.composed import dimension, power, product, quotient
from claimaudit.figures.lexicon import is_cjk
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.metals import sentence_around
from claimaudit.figures.spellings import divisor, raised_at, such_at
from claimaudit.figures.units import Unit, UnitTable

# Behind a unit one of these may start what it is divided by.
_SIGNS = words.SIGNS
JOINTS = (
    frozenset(" /·⋅*-")
    | set(_SIGNS["zh_per"] + _SIGNS["zh_one"])
    | {name[0] for name in _SIGNS["substances"]}
)
_MOST = LIMITS["divisors"]
_REGULARLY = tuple(word for word in _SIGNS["per"] if not word.startswith("per"))
_OFTEN = tuple(_SIGNS["how_often"])
_COUNTING = tuple(_SIGNS["per"][:2])
_TIME, _PERSON, _SIZE = "s", "person", "magnitude"
_BRIDGES = (_SIGNS["of"].rstrip(), _SIGNS["paid_in"].rstrip(), " (")
_PRODUCT = frozenset(" ·⋅*-")
_MINUSES = frozenset("-−")
_AREA = "m2"
_DENSE = (_AREA, "person·s")
# Of what is counted there are so many in each: 12 calls an hour, 18 bins an acre.
_SPANS = (_TIME, _AREA)
# And in each match, 2.4 goals a game; but 12 years a slave are years.
_OF_EACH, _NOT_DEALT_OUT = tuple(_SIGNS["a_game"]), (_TIME, "x", "°", "°C")
_DATED, _KNOWN_REACH = LIMITS["dated_rate"], LIMITS["known_rate"]
_HEAD, _HERD = "head", LIMITS["heads"]
_PAID_DEGREE: tuple[str, str] = tuple(_SIGNS["zh_paid_degree"])
_DOSED: dict[str, list[str]] = _SIGNS["doses"]
_SEVERAL, _ONE = tuple(_SIGNS["several"]), _SIGNS["one"]
_BEHIND_BARE = frozenset(" -/" + _SIGNS["zh_one"])


class Below(NamedTuple):
    """What is divided by: so many of a unit, up to `end`; None is things that are not named."""

    unit: Unit | None
    times: Decimal
    end: int


def with_divisors(
    table: UnitTable, text: str, unit: Unit | None, end: int
) -> tuple[Unit | None, int]:
    """`unit`, which ends at `end`, with all that it is divided by; None is a bare number."""
    if unit is not None and unit.canonical == _SIZE:
        return unit, end
    if text[end : end + 1] == " " and not _may_go_on(text, end + 1):
        return unit, end
    paid, before = unit is not None and unit.currency, ""
    for _ in range(_MOST):
        made = _multiplied(table, text, unit, end) if unit else None
        made = made or _divided(table, text, unit, end)
        if made is None and unit is not None:
            made = _bridged(table, text, unit, end)
        if made is None or (before and words.AGAIN.match(text, end)):
            break
        below = text[end : made[1]]
        if not (paid and below == before):  # per month per month is a slip of the pen
            unit = made[0]
        before, end = below, made[1]
    return unit, end


def _may_go_on(text: str, at: int) -> bool:
    """Whether what stands at `at`, behind a space, can start what a unit is divided by."""
    if text[at : at + 1].lower() in words.OPENINGS or text.startswith(words.ADVERBS, at):
        return True
    return not _MINUSES.isdisjoint(text[at + 1 : at + 6])


def _multiplied(table: UnitTable, text: str, unit: Unit, end: int) -> tuple[Unit, int] | None:
    """kg·m-3, m s-1 and amp-hours; but a 40-hour-week and a 6-minute-mile are no products."""
    if text[end : end + 1] not in _PRODUCT:
        return None
    spaced = text[end] == " "
    if spaced and _MINUSES.isdisjoint(text[end + 2 : end + 7]):
        return None
    if raised := raised_at(table, text, end + 1):
        other, exponent, behind = raised
        if exponent < 0:
            return quotient(unit, power(other, -exponent)), behind
        return None if spaced else (product(unit, power(other, exponent)), behind)
    other_unit, behind = (None, 0) if spaced else divisor(table, text, end + 1)
    if other_unit is None or (text[end] == "-" and not _may_join(unit, other_unit)):
        return None
    return product(unit, other_unit), behind


def _may_join(unit: Unit, other: Unit) -> bool:
    counted = unit.things or unit.currency or unit.percent or unit.canonical in _SIGNS["unjoined"]
    return not counted and other.canonical in _SIGNS["joined"]


def _divided(table: UnitTable, text: str, unit: Unit | None, end: int) -> tuple[Unit, int] | None:
    if whole := words.REGULARLY.match(text, end):
        period = table.find(words.PERIODS[whole[0]])
        if period is None or not _is_regular(text, unit, whole, period):
            return None
        return rate(table, unit, Below(period, Decimal(1), whole.end())), whole.end()
    if unit is None and text[end : end + 1] not in _BEHIND_BARE:
        return None
    joint = words.PER.match(text, end)
    if joint is None or (unit is None and joint["zh"]):
        return None
    below = _below(table, text, joint, unit)
    if joint["a"] and below and not _is_of_each(text, unit, end, below):
        return None
    if unit is None and joint["slash"] and not _is_dense(below):
        return None
    if below and below.unit is None and joint["slash"] and not (unit and unit.things):
        return None  # 16.9例/10万
    if below is None or not _is_rate(text, unit, joint, below):
        return None
    if joint["slash"] and unit and (unit.things or unit.percent) and _are_things(text, below):
        return None  # 60 bags/boxes, 95% of parents / carers
    return rate(table, unit, below), below.end


def _is_regular(text: str, unit: Unit | None, whole: re.Match[str], period: Unit) -> bool:
    """Whether there is so much of `unit` in each `period` that the adverb `whole` says."""
    at, closed = whole.start(), words.CLOSED.match(text, whole.end())
    if whole[0] in _SIGNS["paid_alone"]:
        return unit is not None and unit.currency
    if unit is None:
        much = words.MUCH.search(text, at - _KNOWN_REACH, at)
        return bool(period.canonical == _TIME and closed and much)
    apart = period.canonical == _TIME and not closed  # 20 people daily wages
    if unit.counts and (apart or words.KNOWN.search(text, at - _KNOWN_REACH, at)):
        return False  # ranks all 50 states annually
    adverb = whole[0] in _SIGNS["adverbs"] and not _is_how_often(text, at, whole.end())
    return not (adverb and (unit.percent or unit.canonical in (_TIME, "x")))


def _is_how_often(text: str, end: int, behind: int) -> bool:
    """Whether something is done so often that ends at `end`: twice daily, not twice daily needs."""
    return text.endswith(_OFTEN, 0, end) and words.CLOSED.match(text, behind) is not None


def _is_of_each(text: str, unit: Unit | None, end: int, below: Below) -> bool:
    """Whether the "a" at `end` tells of how much there is so much: 340 a day and 2.4 goals a game,
    not "in 2004 a day", "5% a year ago" and "gave 5 people a card"."""
    named = below.unit
    if named is None or (named.canonical == _TIME and words.LATE.match(text, below.end)):
        return False
    if unit is None:
        counted = named.canonical == _TIME and words.CLOSED.match(text, below.end)
        return bool(counted) and not words.DATED.search(text, end - _DATED, end)
    if named.canonical in _SPANS or unit.currency or not (unit.counts or unit.percent):
        return True
    return unit.counts and text.endswith(_OF_EACH, end, below.end)


def _is_dense(below: Below | None) -> bool:
    """Whether a bare number may be so many per it: 427.3/km² and 1.01/10万人年."""
    return below is not None and below.unit is not None and below.unit.canonical in _DENSE


def _are_things(text: str, below: Below) -> bool:
    """Whether several things stand behind a slash: in each of one others are, parents/carers."""
    if below.unit is None or not below.unit.things:
        return False
    return text.endswith(_SEVERAL, 0, below.end) and not text.endswith(_ONE, 0, below.end)


def _below(table: UnitTable, text: str, joint: re.Match[str], unit: Unit | None) -> Below | None:
    """What stands behind the joint, `unit` before it."""
    at, times = joint.end(), Decimal(1)
    if joint["per"] and (money := table.leading.get(text[at : at + 1])):
        number = words.NUMBER.match(text, at + 1)
        if number is None or not number["digits"] or not times_of(number["digits"]):
            return None
        end = number.end() - number[0].endswith(" ")
        return Below(money, times_of(number["digits"]), end)
    number = None if joint["a"] or joint["one"] else words.NUMBER.match(text, at)
    if number and (number["digits"] or number["word"]):
        times = times_of(number["digits"])
        times *= Decimal(_SIGNS["numbers"].get((number["word"] or "").lower(), 1))
        if joint["per"] and (sized := words.SIZED.match(text, number.end())):
            return Below(table.canonical["item"], Decimal(1), sized.end())
        named, end = divisor(table, text, number.end() + text.startswith("-", number.end()))
        if named is None and number["word"] and not number["word"].isascii():
            named, end = divisor(table, text, at)  # 千克 is a unit, not a thousand of one
            times = Decimal(1) if named else times
        so_many = joint["slash"] and number["word"] and not number["word"].isascii()
        if times == 0 or (named is None and not joint["per"] and not so_many):
            return None
        return Below(named, times, end if named else number.end() - number[0].endswith(" "))
    named, end = divisor(table, text, at)
    if text[at:end] == _HEAD and words.LIVESTOCK.search(_told_of(text, at, end, joint)):
        named = table.canonical["item"]
    if named is None and (joint["per"] or "").lower() in _COUNTING:
        named, end = _counted(table, text, at)
    elif named is None and joint["a"] and unit is not None and _is_dealt_out(unit):
        named, end = _counted(table, text, at)
        if named and text[joint.start()] == " " and not words.CLOSED.match(text, end):
            return None  # paid him £50 a man said
    return Below(named, times, end) if named else None


def _told_of(text: str, at: int, end: int, joint: re.Match[str]) -> str:
    """What tells whose heads they are: the sentence, and of €98/head, as marts print it, more."""
    return text[max(0, at - _HERD) : end] if joint["slash"] else sentence_around(text, at, end)


def _is_dealt_out(unit: Unit) -> bool:
    """Whether of `unit` there is so much for any thing: £5 a pop and 120 litres a property."""
    return unit.currency or not (unit.counts or unit.percent or unit.canonical in _NOT_DEALT_OUT)


def _counted(table: UnitTable, text: str, at: int) -> tuple[Unit | None, int]:
    """A noun that is no unit as one of what is counted: £90,000 per councillor."""
    such = such_at(text, at)
    found = words.NOUN.match(text, such) or words.NOUN.match(text, at)
    return (table.canonical["item"], found.end()) if found else (None, at)


def times_of(digits: str | None) -> Decimal:
    """The number by which is divided, 1 where none is printed: 100,000 and 100 000."""
    return Decimal(re.sub(r"\D", "", digits)) if digits else Decimal(1)


def _is_rate(text: str, unit: Unit | None, joint: re.Match[str], below: Below) -> bool:
    """Whether the two make one figure; "10 km/20 km", "a year ago" and "5 people a card" do not."""
    named = below.unit
    if joint["slash"] and below.times != 1:
        power_of_ten = below.times.normalize().as_tuple().digits == (1,)
        if unit is None or named is None:
            return power_of_ten
        dosed = named.canonical in _DOSED.get(unit.canonical, ())  # and 31.95元/500克
        return (power_of_ten or unit.currency or dosed) and unit.canonical != named.canonical
    if unit is None and joint["one"]:
        return named is not None and named.things and not _runs_on(text, below.end)
    if named is None or unit is None:
        return True
    if joint["zh"] or joint["one"]:
        if joint["one"] and not unit.currency:
            return False
        if named.canonical in _SIGNS["money_only"] and not unit.currency:
            return False
        if named.canonical == unit.canonical:
            return False  # 前三个月每月5%
        return not _runs_on(text, below.end)
    if joint["per"] == _SIGNS["each"] and unit.canonical == _PERSON and named.canonical != _TIME:
        return False
    if joint["per"] in _REGULARLY and unit.percent and named.things:
        return False  # 30% of harvests every season
    if joint["per"] in (None, "per") or named.canonical != _TIME:
        return True
    known = words.KNOWN.search(text, joint.start() - _KNOWN_REACH, joint.start())
    return known is None and words.LATE.match(text, below.end) is None


def _runs_on(text: str, end: int) -> bool:
    """Whether a Chinese word goes on at `end`: 5%每股收益."""
    return is_cjk(text[end : end + 1]) and text[end] not in _SIGNS["zh_goes_on"]


def rate(table: UnitTable, unit: Unit | None, below: Below) -> Unit:
    named = below.unit or (table.canonical["x"] if unit is None else table.canonical["item"])
    if unit is not None and unit.currency and named.canonical in _SIGNS["money_only"]:
        return unit if below.times == 1 else replace(unit, factor=unit.factor / below.times)
    if unit is not None and unit.canonical == "x" and named.canonical == _TIME:
        unit = table.canonical["item"]  # three times a week
    if unit is not None and unit.currency and below.unit == table.find(_PAID_DEGREE[0]):
        named = table.find(_PAID_DEGREE[1]) or named  # 每度0.58元 is for a kilowatt-hour
    if below.unit is None and (unit is None or unit.things):
        return Unit("x", 1 / below.times)
    return quotient(unit, named, below.times)


def _bridged(table: UnitTable, text: str, unit: Unit, end: int) -> tuple[Unit, int] | None:
    """150 kg of CO2 per kilowatt, 87 g CO2/km."""
    if not text.startswith(_BRIDGES, end) and not text.startswith(words.SUBSTANCES, end):
        return None
    bridge = words.BRIDGE.match(text, end)
    return _divided(table, text, unit, bridge.end()) if bridge else None


def is_bare_rate(unit: Unit) -> bool:
    """Whether a number without a unit is divided by something: 12.5 per 1000 people."""
    return not dimension(unit.canonical).above
