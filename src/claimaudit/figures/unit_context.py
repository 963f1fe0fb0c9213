"""What the words around a unit make of an amount: what the unit is, and what is added to it.

3块石碑 are no chips, 气温25度 is Celsius; 六成半, 6倍多, 2小时30分钟 and 10秒61 go on behind it.
"""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from claimaudit.figures.ages import AGE, JOINT, with_months_or_days
from claimaudit.figures.chips import counts_no_chips
from claimaudit.figures.languages import read_numeral
from claimaudit.figures.languages.zh_sections import digit
from claimaudit.figures.lexicon import DIGITS, EN, WORDS, ZH, is_cjk
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import ONE, Amount, Numeral, place
from claimaudit.figures.points import points
from claimaudit.figures.pounds import POUNDS, is_paid, money_of
from claimaudit.figures.rates import with_divisors
from claimaudit.figures.spellings import touching
from claimaudit.figures.temperatures import is_heat_near, is_mark, may_be_mark, needs_heat
from claimaudit.figures.unit_words import undivided_time, unit_at
from claimaudit.figures.units import Unit, canonical_units, unit_table

_CLASSIFIERS, _NOUN = ZH.words("classifiers"), ZH.pattern("noun")
_YEAR, _YEARS_AGO = ZH.pattern("year"), ZH.pattern("years_ago")
_LONG, _METRE_SIGNS = EN.pattern("long"), DIGITS.words("metre_or_million")
_METRES = EN.ahead("metres_before")
_PER_CENT, _PARSECS, _SKY = EN.words("short_percent"), EN.pattern("parsecs_near"), LIMITS["parsecs"]
_NEVER, _REACH = "(?!)", LIMITS["meant_unit"]
# What a word can mean, and what shows that it does: (unit, how far before its number, behind it).
_MEANT = {
    word: [
        (
            one["unit"],
            one.get("reach", _REACH),
            *(re.compile(one.get(side, _NEVER)) for side in ("before", "behind")),
        )
        for one in told
    ]
    for word, told in WORDS.table("meant").items()
}
_TIMES = tuple(EN.words("times"))
_TIMES_WHAT, _TIMES_BY = EN.pattern("times_what"), EN.ahead("times_by")
_TENTH, _HUNDREDTH, _TEN, _HUNDRED = (Decimal(n) for n in ("0.1", "0.01", "10", "100"))
_DISCOUNT, _YUAN, _SPOKEN_YUAN = map(ZH.words, ("discount", "yuan", "spoken_yuan"))
_COINS, _SPOKEN_COINS = ZH.pattern("coins"), ZH.pattern("spoken_coins")
(_AND_A_HALF,), (_MINUTE,), (_MONTH,) = map(ZH.words, ("and_a_half", "minute", "term_month"))
_PIECES_AND = (_AND_A_HALF, *ZH.words("and_more_pieces"))
_BEHIND_UNIT, _HUNDREDTHS = ZH.pattern("behind_unit"), ZH.pattern("hundredths")
_BEHIND_HUNDREDTHS = ZH.pattern("behind_hundredths")
_MONTHS = WORDS.pattern("term_months")
_MINUTES, _SECONDS = WORDS.pattern("minutes"), EN.pattern("seconds")
(_FOOT, _INCH), _INCHES = sorted(EN.words("foot_and_inch")), WORDS.pattern("inches_behind")
_SPOKEN_PRICE, _PAID_FOR, _ROUND = (
    ZH.pattern("spoken_price"),
    ZH.pattern("paid_for"),
    frozenset(ZH.words("tens") | ZH.words("sections")),
)
(_YUAN_NAME,), _MORE = ZH.words("coined"), "".join(ZH.words("more_signs"))
_MEASURES = ZH.words("smaller_measures")
_PARTS = LIMITS["smaller_units"]
_ADDED, _CENTS = ("plain", "more"), EN.words("cents")
_SET_APART, _COMMA = EN.pattern("set_apart"), ","


def is_amount(text: str, at: int, number: Numeral, unit: Unit, end: int) -> bool:
    """Whether the number at `at` and the unit up to `end` belong together.

    2025年 is a year, never so many; "5m" alone may be metres or millions.
    """
    if needs_heat(text[number.end : end]) and not is_heat_near(text, at, end):
        return False
    if text[number.end : end] in _METRE_SIGNS:
        around = text[max(0, at - 2) : at] + text[end : end + 2]
        if any(map(is_cjk, around)) or _LONG.match(text, end):
            return True
        return _METRES(text, at) is not None
    if number.kind != "plain" or unit.canonical != "s" or not _YEAR.fullmatch(text, at, end):
        return True
    return _YEARS_AGO.match(text, at) is not None


def sense(text: str, at: int, number: Numeral, unit: Unit, end: int) -> Unit | None:
    """The unit that ends at `end` as it is meant: 3块石碑 are no chips, 3700块 are money,
    "won 3 times" is open."""
    spelled = text[number.end : end]
    if _is_none(text, at, spelled, end):
        return None
    if (word := spelled.strip(" -")) in _MEANT and (meant := as_meant(text, at, word, end)):
        return meant
    if unit.canonical == "point":
        return points(text, at, number, unit, end)
    if word in POUNDS and is_paid(text, at, number, word, end):
        return money_of(text, at, end)
    if spelled in _SPOKEN_YUAN and _PAID_FOR.match(text, end):
        return unit_table().spellings[_YUAN_NAME]
    if unit.canonical == "card" and word in _CLASSIFIERS:
        named = _NOUN.match(text, end + text.startswith(" ", end))
        if not named and spelled in _SPOKEN_YUAN and _is_price(text, at, number):
            return unit_table().spellings[_YUAN_NAME]
        if named or counts_no_chips(text, at):
            return canonical_units()["item"]
    if spelled.lower().endswith(_TIMES) and not _is_multiple(text, at, number, end):
        return None
    return unit


def _is_none(text: str, at: int, spelled: str, end: int) -> bool:
    """Whether what is `spelled` like a unit is a mark, five C grades, a parsec or of pieces."""
    if spelled.strip(" -") not in _PER_CENT:
        return may_be_mark(spelled) and is_mark(text, end)
    return spelled[0] == "-" or _PARSECS.search(text, at - _SKY, end + _SKY) is not None


def as_meant(text: str, at: int, word: str, end: int) -> Unit | None:
    """What the words around the number at:end show its unit, the `word` of the table of what is
    meant, to be: 实用面积500呎, 升息1码."""
    for unit, reach, before, behind in _MEANT[word]:
        if found := behind.match(text, end) or before.search(text, max(0, at - reach), at):
            return unit_table().spellings[found.groupdict().get("named") or unit]
    return None


def _is_price(text: str, at: int, number: Numeral) -> bool:
    """Whether the 块 behind the number at `at` are money, 一百多块 and 卖3700块, and no chips."""
    if not text[at].isascii() and text[at : number.end].rstrip(_MORE)[-1:] in _ROUND:
        return True
    return _SPOKEN_PRICE.search(text, at - 8, at) is not None


def _is_multiple(text: str, at: int, number: Numeral, end: int) -> bool:
    return (
        number.value != number.value.to_integral_value()
        or _TIMES_WHAT.match(text, end) is not None
        or _TIMES_BY(text, at) is not None
    )


def with_half_before_unit(text: str, number: Numeral) -> Amount | None:
    """两个半月, 三个半小时, 8个多月."""
    if number.kind != "plain" or not text.startswith(_PIECES_AND, number.end):
        return None
    classifier, behind = text[number.end], number.end + len(_AND_A_HALF)
    unit, end = unit_at(classifier + text[behind : behind + 4], 0)
    if unit is None or unit.canonical != "s":
        return None
    half = text.startswith(_AND_A_HALF, number.end)
    number = number.and_a_half() if half else number.and_more(number.end)
    return Amount(number, unit, behind - 1 + end)


def with_part_behind_unit(text: str, number: Numeral, end: int) -> tuple[Numeral, int]:
    """六成半, 四成四, 6倍多: the number with what follows its unit at `end`, and its end."""
    found = _BEHIND_UNIT.match(text, end)
    if found is None:
        return number, end
    if found["half"]:
        number = number.and_a_half()
    elif found["more"]:
        number = number.and_more(number.end)
    else:
        value = number.value + _TENTH * digit(found["tenth"])
        more = found["hundredth"]
        part = _HUNDREDTH if more else _TENTH
        number = number.refined(value + _HUNDREDTH * digit(more or "0"), part)
    return number, found.end()


def in_discount(number: Numeral, spelled: str) -> Numeral:
    """八五折: the two digits of 8.5折, its tenths."""
    if spelled not in _DISCOUNT or number.quantum != ONE or not _TEN <= number.value < _HUNDRED:
        return number
    return number.refined(number.value / _TEN, _TENTH)


def with_coins(text: str, number: Numeral, end: int) -> tuple[Numeral, int] | None:
    """三块五毛, 12元5角, 叁万元整: the number in 元 with its coins, and their end."""
    if text[end - 1] not in _YUAN or number.value != number.value.to_integral_value():
        return None
    found = _COINS.match(text, end)
    if found is None:
        if text[end - 1] not in _SPOKEN_YUAN or not (found := _SPOKEN_COINS.match(text, end)):
            return None
        return number.refined(number.value + _TENTH * digit(found["tenths"]), _TENTH), found.end()
    tenths, cents = found["tenths"], found["cents"] or found["only_cents"]
    coins = _TENTH * digit(tenths or "0") + _HUNDREDTH * digit(cents or "0")
    place = _HUNDREDTH if cents else _TENTH if tenths else ONE
    return number.refined(number.value + coins, place), found.end()


def with_smaller_part(text: str, amount: Amount) -> Amount:
    """2小时30分钟, 1 year and 3 months, 10秒61: both as so many of the smaller unit."""
    larger = amount.unit
    if larger is None:
        return amount
    if larger.canonical == AGE:
        return with_months_or_days(text, amount)
    coined = larger.currency and larger.factor == 1 and text.startswith(" ", amount.end)
    touched = larger.canonical in _MEASURES and is_cjk(text[amount.end - 1])
    if larger.canonical == "s" or coined or touched:  # but 3 dollars, 50 cents more
        for _ in range(_PARTS):
            amount = _with_smaller_unit(text, amount)
    for unit, behind in _smaller().get((larger.canonical, larger.factor), ()):
        found = behind.match(text, amount.end)
        if found and (part := read_numeral(text, found.start(found.lastindex or 1))):
            whole = _with_smaller_measure(amount, unit, part.value, found.end())
            return with_smaller_part(text, whole) if whole.end > amount.end else whole
    if found := _HUNDREDTHS.match(text, amount.end):
        return _with_hundredths(text, amount, found.end())
    return amount


def _with_smaller_unit(text: str, first: Amount) -> Amount:
    larger = first.unit
    joint = JOINT.match(text, first.end)
    second = read_numeral(text, joint.end()) if joint else None
    if larger is None or second is None or second.kind not in _ADDED or second.magnitude:
        return first
    unit, end = unit_at(text, second.end)
    if more := with_half_before_unit(text, second):  # 10年8个多月
        second, unit, end = more.number, more.unit, more.end
    elif minutes := _MINUTES.match(text, second.end):
        unit, end = unit_table().spellings[_MINUTE], minutes.end()
    elif seconds := _SECONDS.match(text, second.end):
        unit, end = unit_table().canonical["s"], seconds.end()
    elif months := _MONTHS.match(text, second.end):
        unit, end = unit_table().spellings[_MONTH], months.end()
    smaller = undivided_time(text, second.end, unit, larger)
    if larger.currency and unit is not None:
        smaller, behind = _coin(text, second.end, larger)
        unit, end = with_divisors(unit_table(), text, smaller, behind) if smaller else (None, end)
    if smaller is None or smaller.canonical != larger.canonical:
        return first
    if text[first.end] == _COMMA and _SET_APART.match(text, end):
        return first
    if smaller.factor >= larger.factor or second.value * smaller.factor >= larger.factor:
        return first
    value = first.number.value * (larger.factor / smaller.factor) + second.value
    return Amount(second._replace(value=value, loose=second.quantum, core=value), unit, end)


@cache
def _smaller() -> dict[tuple[str, Decimal], list[tuple[Unit, re.Pattern[str]]]]:
    """The smaller units that may follow one of that name and factor, and where they are found."""
    known = unit_table().words | unit_table().spellings
    made = {(known[_FOOT].canonical, known[_FOOT].factor): [(known[_INCH], _INCHES)]}
    for larger, smaller in (EN.table("smaller_measures") | ZH.table("smaller_weights")).items():
        parts = [(known[name], re.compile(behind)) for name, behind in smaller.items()]
        made[known[larger].canonical, known[larger].factor] = parts
    return made


def _with_smaller_measure(first: Amount, unit: Unit, part: Decimal, end: int) -> Amount:
    """5 ft 10 in, 8 lb 3 oz: so many of the smaller `unit`, of which there are `part` more."""
    larger = first.unit
    whole = first.number.quantum >= ONE and not first.number.magnitude
    if larger is None or not whole or part * unit.factor >= larger.factor:
        return first
    value, last = first.number.value * (larger.factor / unit.factor) + part, place(str(part))[0]
    number = first.number._replace(value=value, quantum=last, loose=last, core=value)
    return Amount(number, unit, end)


def _coin(text: str, at: int, money: Unit) -> tuple[Unit | None, int]:
    """The small coin of `money` that is named at `at`, and its end; whose cents they are the money
    before them says."""
    at += text.startswith(" ", at)
    coin, end = touching(unit_table(), text, at)
    cent = text[at:end].lower() in _CENTS
    return (replace(money, factor=money.factor * _HUNDREDTH) if cent else coin), end


def _with_hundredths(text: str, first: Amount, end: int) -> Amount:
    """As the results of a race or a jump are printed."""
    if first.number.quantum < ONE or first.number.magnitude:
        return first
    if unit_at(text, end)[0] is not None and _BEHIND_HUNDREDTHS.match(text, end) is None:
        return first
    place = ONE.scaleb(first.end - end)
    value = first.number.value + sum(
        digit(c) * ONE.scaleb(-i) for i, c in enumerate(text[first.end : end], 1)
    )
    return first._replace(number=first.number.refined(value, place), end=end)
