"""What is added to an amount behind its unit: 六成半, 6倍多, 2小时30分钟, 10秒61."""

from __future__ import annotations

from decimal import Decimal

from claimaudit.figures.languages import read_numeral
from claimaudit.figures.languages.zh_section import DIGITS
from claimaudit.figures.lexicon import WORDS, ZH
from claimaudit.figures.numeral import ONE, Amount, Numeral
from claimaudit.figures.unit_words import unit_at
from claimaudit.figures.units import Unit, unit_table

_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")
(_AND_A_HALF,), (_MINUTE,) = ZH.words("and_a_half"), ZH.words("minute")
_BEHIND_UNIT, _HUNDREDTHS = ZH.pattern("behind_unit"), ZH.pattern("hundredths")
_MINUTES = ZH.pattern("minutes")
_SMALLER = WORDS.pattern("smaller_part")


def with_half_before_unit(text: str, number: Numeral) -> Amount | None:
    """两个半月, 三个半小时."""
    if number.kind != "plain" or not text.startswith(_AND_A_HALF, number.end):
        return None
    classifier, behind = text[number.end], number.end + len(_AND_A_HALF)
    unit, end = unit_at(classifier + text[behind : behind + 4], 0)
    if unit is None or unit.canonical != "s":
        return None
    return Amount(number.and_a_half(), unit, behind - 1 + end)


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
        number = number.refined(number.value + _TENTH * DIGITS[found["tenth"]], _TENTH)
    return number, end + 1


def with_smaller_part(text: str, amount: Amount) -> Amount:
    """2小时30分钟, 1 year and 3 months, 10秒61: both as so many of the smaller unit."""
    if amount.unit is None:
        return amount
    if amount.unit.canonical == "s":
        amount = _with_smaller_unit(text, amount, amount.unit)
    if found := _HUNDREDTHS.match(text, amount.end):
        return _with_hundredths(text, amount, found.end())
    return amount


def _with_smaller_unit(text: str, first: Amount, larger: Unit) -> Amount:
    joint = _SMALLER.match(text, first.end)
    second = read_numeral(text, joint.end()) if joint else None
    if second is None or second.kind != "plain" or second.magnitude:
        return first
    unit, end = unit_at(text, second.end)
    if minutes := _MINUTES.match(text, second.end):
        unit, end = unit_table().spellings[_MINUTE], minutes.end()
    if unit is None or unit.canonical != "s":
        return first
    if unit.factor >= larger.factor or second.value * unit.factor >= larger.factor:
        return first
    value = first.number.value * (larger.factor / unit.factor) + second.value
    return Amount(second._replace(value=value, loose=second.quantum, core=value), unit, end)


def _with_hundredths(text: str, first: Amount, end: int) -> Amount:
    """As the results of a race or a jump are printed."""
    if first.number.quantum != ONE or unit_at(text, end)[0] is not None:
        return first
    value = first.number.value + _HUNDREDTH * int(text[end - 2 : end])
    return first._replace(number=first.number.refined(value, _HUNDREDTH), end=end)
