"""A number together with its unit: 570亿美元, half a percentage point, 9 in 10."""

from decimal import Decimal

from claimaudit.figures.frequency import each_day
from claimaudit.figures.languages import en, read_numeral
from claimaudit.figures.lexicon import DIGITS, EN, ZH, is_cjk
from claimaudit.figures.numeral import HALF, MAX_FIGURE, ONE, Amount, Numeral
from claimaudit.figures.points import is_victory, points
from claimaudit.figures.pounds import shillings, with_shillings
from claimaudit.figures.race_times import race_time
from claimaudit.figures.rate_words import SIGNS
from claimaudit.figures.rates import JOINTS, is_bare_rate, with_divisors
from claimaudit.figures.shares import one_in, part_of_people, to_one
from claimaudit.figures.spellings import letter
from claimaudit.figures.unit_context import (
    in_discount,
    is_amount,
    sense,
    with_coins,
    with_half_before_unit,
    with_part_behind_unit,
    with_smaller_part,
)
from claimaudit.figures.unit_signs import inch_at
from claimaudit.figures.unit_words import crosses, unit_at
from claimaudit.figures.units import Unit, UnitTable, is_money, unit_table

_ARTICLE = EN.pattern("article")
_ADJECTIVES, _BELOW_ZERO = EN.pattern("adjectives"), EN.pattern("below_zero")
_OR_TWO, _COLD = EN.pattern("or_two"), frozenset({None, "°", "°C"})
_EIGHTHS, _COIN_STARTS = EN.pattern("eighths"), frozenset(" -.")
_CENT, (_STERLING,) = Decimal("0.01"), EN.words("shillings_of")
_ARTICLE_STARTS, (_OF,) = EN.words("article_starts"), EN.words("of_several")
_HOURS, _SIXTY = EN.pattern("hours_minutes"), Decimal(60)
_HALF_BEHIND, _OF_A = EN.pattern("half_behind"), EN.pattern("of_a")
_HEDGED_ARTICLE, _MEASURE_AGAIN = EN.ahead("hedged_article"), EN.pattern("measure_again")
# Of these a hedge makes one of an article: around a week, over a mile.
_MEASURED = frozenset({"s", "m", "m2", "g", "L", "°", "°C"})
_NAME_BETWEEN = EN.pattern("name_between")
(_AND,), _OFTEN = EN.words("between_parts"), tuple(SIGNS["how_often"])
_ARTICLE_OF, _HALF_OF = EN.pattern("article_of"), EN.words("half_measured")
_SCALE_APART, _SCALES = EN.pattern("scale_apart"), DIGITS.decimals("letter_magnitudes")
_GAPS = (" ", "\u00a0", "-", "(")
_PAID_PER, _COUNTED_PER = EN.pattern("paid_per"), EN.pattern("counted_per")
_GENERIC_MONEY = ZH.words("yuan")
(_YUAN,), _WON = ZH.words("coined"), "KRW"
_NAMED = frozenset({"FLOP/s", "OP/s", "card"})
# Printed as two numbers, 140/90 mmHg, of which neither is the figure.
_PAIRED = frozenset({"mmHg"})
_SO_MANY = "item/"


def read_amount(
    text: str, at: int, units: UnitTable | None = None, *, negative: bool = False
) -> Amount | None:
    """The number at `at` of the folded `text`, and its unit if one follows."""
    if text[at] in _ARTICLE_STARTS and (amount := _article(text, at, units)):
        return amount
    if timed := race_time(text, at):
        return timed
    number = read_numeral(text, at)
    if number is None or number.end - at > MAX_FIGURE:
        return None
    if number.percent:
        return Amount(number, unit_table().spellings["%"], number.end, negative)
    if number.end == len(text):
        amount = _without_unit(text, number, units)
    else:
        amount = with_half_before_unit(text, number) or _with_unit(text, at, number, units)
        if amount and number.kind == "plain" and amount.end < len(text):
            amount = with_smaller_part(text, amount)
        if amount and text.startswith(" ", amount.end):
            amount, negative = _below_zero(text, amount, negative=negative)
    return amount._replace(negative=True) if amount and negative else amount


def _below_zero(text: str, amount: Amount, *, negative: bool) -> tuple[Amount, bool]:
    """10 degrees below zero: `amount` up to there, which is a minus."""
    cold = (amount.unit and amount.unit.canonical) in _COLD
    found = _BELOW_ZERO.match(text, amount.end) if cold else None
    return (amount._replace(end=found.end()), True) if found else (amount, negative)


def _article(text: str, at: int, units: UnitTable | None) -> Amount | None:
    """A gigawatt, half a percentage point: only before units that name no common thing."""
    found = _ARTICLE.match(text, at)
    if found is None or letter(text, at - 1):
        return None
    unit, end = unit_at(text, found.end(), units)
    if unit is None:
        return None
    if not found[1] and (half := _HALF_BEHIND.match(text, end)):  # a year and a half
        return Amount(Numeral(half.end(), ONE, ONE, ONE).and_a_half(), unit, half.end())
    if not found[1] and text.startswith(_AND, end) and not text.endswith(_OFTEN, 0, at - 1):
        whole = with_smaller_part(text, Amount(Numeral(end, ONE, ONE, ONE), unit, end))
        if whole.end > end:  # an hour and fifty minutes, but once a day and 20 minutes
            return whole
    if not found[1] and (two := _OR_TWO.match(text, end)):
        return Amount(Numeral(two.end(), ONE, ONE, ONE, "pair", ONE + ONE), unit, two.end())
    parted = not unit.counts or text[found.end() : end] in _HALF_OF
    named = unit.si or unit.percent or (found[1] and parted)
    named = named or (not unit.counts and _MEASURE_AGAIN.match(text, end))
    measured = unit.canonical.split("/")[0] in _MEASURED
    hedged = _HEDGED_ARTICLE(text, at)  # around a week
    if not (named or (measured and (hedged or _ARTICLE_OF.match(text, end)))):
        return None
    if found[1]:
        part = Numeral(found.end(), HALF, ONE, ONE, "fraction")
        return Amount(part, points(text, at, part, unit, end), end)
    return Amount(Numeral(found.end(), ONE, ONE, ONE), unit, end)


def _with_unit(text: str, at: int, number: Numeral, units: UnitTable | None) -> Amount | None:
    unit, end = unit_at(text, number.end, units)
    if unit is None and not is_cjk(text[end]):
        unit, end = inch_at(text, at, end)
    if unit is not None and unit.canonical in _PAIRED and text[at - 1 : at] == "/":
        return None
    if unit is None or (unit.canonical == "level" and number.is_round):
        return _without_unit(text, number, units)
    if unit.canonical == _WON and is_victory(text, number, end):
        return _without_unit(text, number, units)
    if not is_amount(text, at, number, unit, end):
        return None
    if number.kind == "plain" and (money := with_coins(text, number, end)):
        return Amount(money[0], *_apiece(text, unit_table().spellings[_YUAN], money[1], units))
    number = in_discount(number, text[number.end : end])
    meant = sense(text, at, number, unit, end)
    if meant is not None and meant.currency and not unit.currency:  # 3块一斤
        meant, end = _apiece(text, meant, end, units)
    unit = meant
    if unit is not None and unit.things and (counted := _of_things(text, number, unit, end, units)):
        return counted
    if number.kind == "plain" and end < len(text):
        number, end = with_part_behind_unit(text, number, end)
        if number.quantum == ONE and (half := _HALF_BEHIND.match(text, end)):
            return Amount(number.and_a_half(), unit, half.end())
    return Amount(number, unit, end)


def _apiece(text: str, money: Unit, end: int, units: UnitTable | None) -> tuple[Unit | None, int]:
    """`money`, which ends at `end`, with the measure that it is the price of: 一块二一斤."""
    if text[end : end + 1] not in JOINTS:
        return money, end
    return with_divisors(units or unit_table(), text, money, end)


def _of_things(
    text: str, number: Numeral, unit: Unit, end: int, units: UnitTable | None
) -> Amount | None:
    """Things that are a share of others, or are divided by them."""
    if share := part_of_people(number, unit) or one_in(text, number):
        return share
    counted = _counted_per(text, end, unit, units)
    return Amount(number, *counted) if counted else None


def _counted_per(
    text: str, end: int, unit: Unit, units: UnitTable | None
) -> tuple[Unit | None, int] | None:
    """2.4 hospital beds per 1,000 people: `unit`, behind which more of what is counted stands,
    with what that is divided by."""
    found = _COUNTED_PER.match(text, end)
    divided = found and with_divisors(units or unit_table(), text, unit, found.end())
    return divided if found and divided and divided[1] > found.end() else None


def _without_unit(text: str, number: Numeral, units: UnitTable | None) -> Amount | None:
    """`number` without a unit right behind it; None where it is a part of a name: 6000D, 1e9."""
    end = number.end
    if number.kind == "plain" and end == len(text):
        return Amount(number, None, end)
    if text[end - 1].isdigit() and letter(text, end):
        return Amount(number, None, end) if crosses(text, end) else _split(text, number, units)
    share = to_one(text, number) or each_day(text, number)
    if not share and number.kind == "plain" and is_cjk(text[end]):  # of nothing in English behind
        return Amount(number, *with_divisors(units or unit_table(), text, None, end))
    if share := share or one_in(text, number):
        return share
    if number.kind == "several" or (number.magnitude and text.startswith(_OF, end)):
        return _several(text, number, units)
    if name := _NAME_BETWEEN.match(text, end):
        unit, unit_end = unit_at(text, name.end(), units)
        if unit is not None and unit.canonical in _NAMED:
            return Amount(number, unit, unit_end)
    dated = Amount(number, None, end).is_bare_year and text[end - 4 : end - 3] != ","
    if not dated and number.kind != "fraction" and (more := _ADJECTIVES.match(text, end)):
        unit, unit_end = unit_at(text, more.end(), units)
        if unit is not None and not unit.percent:
            return Amount(number, unit, unit_end)
    part = number.kind == "plain" and number.value < 1 and _OF_A.match(text, end)
    if part or (number.kind == "fraction" and not number.magnitude):
        return _part_of(text, number, units)
    if counted := _counted_per(text, end, unit_table().canonical["item"], units):
        return Amount(number, *counted)
    return Amount(number, *with_divisors(units or unit_table(), text, None, end))


def _split(text: str, number: Numeral, units: UnitTable | None) -> Amount | None:
    """`number` of hours or shillings, with the smaller ones that touch it."""
    if (hours := _hours(text, number)) or (money := shillings(text, number)) is None:
        return hours
    sterling = unit_table().canonical[_STERLING]
    return Amount(money, *with_divisors(units or unit_table(), text, sterling, money.end))


def _hours(text: str, number: Numeral) -> Amount | None:
    """2h13m and 3h20min45s: `number` of hours with the minutes and seconds that touch it."""
    found = _HOURS.match(text, number.end) if number.quantum == ONE else None
    if found is None:
        return None
    last = ONE if found["seconds"] else _SIXTY
    value = number.value * _SIXTY**2 + int(found["minutes"]) * _SIXTY + int(found["seconds"] or 0)
    return Amount(number.refined(value, last), unit_table().canonical["s"], found.end())


def _part_of(text: str, number: Numeral, units: UnitTable | None) -> Amount:
    """Two-hundredths of a second; of anything that is not measured it is a share."""
    if found := _OF_A.match(text, number.end):
        unit, end = unit_at(text, found.end(), units)
        if unit is not None and unit.canonical == "point":
            unit = points(text, number.end, number._replace(end=found.end()), unit, end)
        if unit is not None and not unit.things:
            return Amount(number, unit, end)
    named = unit_table().spellings["x"] if number.kind == "fraction" else None
    return Amount(number, named, number.end)


def _several(text: str, number: Numeral, units: UnitTable | None) -> Amount | None:
    """A couple of chips, tens of thousands; None: no amount."""
    if text.startswith(_OF, number.end):
        behind = number.end + len(_OF) - 1
        unit, end = unit_at(text, behind, units)
        # thousands of pounds worth; but of five crore only rupees say what they are
        plural = number.kind == "several" or text[number.end - 1] == "s"
        if unit is not None and (plural or unit.currency):
            meant = sense(text, number.end, number._replace(end=behind), unit, end)
            return Amount(number, meant, end)
    return Amount(number, None, number.end) if number.magnitude else None


def read_bracketed(text: str, at: int) -> Amount | None:
    """$(4.5) million: a loss as accounts print it; `at` is behind the bracket."""
    number = read_numeral(text, at)
    if number is None or text[number.end : number.end + 1] != ")":
        return None
    number = number._replace(end=number.end + 1)
    if not number.magnitude and (scale := en.scale_at(text, number.end)):
        number = number.times(*scale)
    return Amount(number, None, number.end, negative=True)


def paid(text: str, amount: Amount, lead: Unit, units: UnitTable | None = None) -> Amount | None:
    """What stands behind "$": 元 and things only name it, a measure ends it; None: cannot be."""
    if text.startswith(_GAPS, amount.number.end):
        amount = _scaled_apart(text, amount)
    unit = amount.unit
    if unit is None:
        amount = _with_small_coins(text, amount, lead)
    if unit is None or is_bare_rate(unit) or unit.canonical.startswith(_SO_MANY):
        start = amount.number.end
        if between := _PAID_PER.match(text, start):
            start = between.end()
        whole, end = with_divisors(units or unit_table(), text, lead, start)
        if between and end == start:
            return amount
        return amount if end == amount.number.end else amount._replace(unit=whole, end=end)
    if unit.canonical == lead.canonical or unit.canonical.startswith(f"{lead.canonical}/"):
        return amount  # $5 million dollars a year
    of = text.startswith(_OF, amount.number.end)  # $2 billion of euro debt
    behind = text[amount.number.end : amount.end].strip()
    coded = behind[:3].isupper() and is_money(unit.canonical.partition("/")[0])
    if (unit.currency or coded) and not of:  # $61.20 CAD per barrel
        generic = behind[:1] in _GENERIC_MONEY
        return amount._replace(unit=lead) if generic else amount
    return amount._replace(unit=None, end=amount.number.end) if of or unit.counts else None


def _scaled_apart(text: str, amount: Amount) -> Amount:
    """€350 m: the letter behind money multiplies it, whatever it is of other things."""
    found = None if amount.number.magnitude else _SCALE_APART.match(text, amount.number.end)
    if found is None:
        return amount
    return Amount(amount.number.times(_SCALES[found["scale"]], found.end()), None, found.end())


def _with_small_coins(text: str, amount: Amount, lead: Unit) -> Amount:
    """$5.42 1/4 and £2 10s 6d: the eighths of a cent or the shillings belong to the number."""
    number = amount.number
    plain = number.kind == "plain" and not number.magnitude
    if not plain or text[number.end : number.end + 1] not in _COIN_STARTS:
        return amount
    if number.quantum == _CENT and (part := _EIGHTHS.match(text, number.end)):
        below = int(part["below"])
        value = number.value + _CENT * int(part["above"]) / below
        number = number.refined(value, _CENT / below)._replace(end=part.end())
    elif lead.canonical == _STERLING and number.quantum == ONE:
        number = with_shillings(text, number)
    return amount._replace(number=number, end=number.end)
