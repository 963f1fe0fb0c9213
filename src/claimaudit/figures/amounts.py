"""A number together with its unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claimaudit.figures.english import scale_word
from claimaudit.figures.lexicon import DIGITS, ENGLISH, LATE_MORE, ONE, Numeral
from claimaudit.figures.numerals import read_numeral
from claimaudit.figures.unit_words import letter, unit_at
from claimaudit.figures.units import Unit, canonical_units, unit_table

# No figure is longer than this.
MAX_FIGURE = 60

_HALF, _TENTH, _HUNDREDTH = Decimal("0.5"), Decimal("0.1"), Decimal("0.01")
_ARTICLE = re.compile(r"(half )?an? ", re.IGNORECASE)
_MORE = re.compile(LATE_MORE)
_BEHIND_HALF = frozenset("导成")  # 半导体, 半成品
_SURPLUS = frozenset("倍年月元天成岁%")
# "1,299 FP8 TFLOPS", "8192 H100 GPUs": what is counted, or in which precision.
_NAME = re.compile(r" (?=[A-Za-z/]{0,8}\d)[A-Za-z0-9]{1,9}+(?:/[A-Za-z0-9]{1,9}+){0,5}(?= )")
_AND_SMALLER = re.compile(r"(?: and |,? |又|零)?(?=[0-9一二两三四五六七八九十]|[a-z])")
_HUNDREDTHS = re.compile(r"\d\d(?![\d.,:%A-Za-z])", re.ASCII)
# 9 in 10, three out of five: a share; "3 in 10 years", "7 out of 20 teams" are two figures.
_SHARE_OF = re.compile(
    r" (?:in|out of)(?: every)? (10{1,6}|[3-9]|20|50|three|four|five|six|seven|eight|nine|ten)"
    r"(?![A-Za-z0-9.,%-][A-Za-z0-9]|%)"
)
_NAMED = frozenset({"FLOP/s", "OP/s", "card"})
# A classifier before another noun than a chip: 3块石碑; before these nothing is known.
_CLASSIFIERS = frozenset("张颗枚片块")
_NO_NOUN = frozenset("的以左上下及或和与来由是在为被已将用给到至多余级之不等每就都也可能后前时内")
_MULTIPLIED = re.compile(
    r" (?:more|less|as|that|the|its|their|his|her|what|this|last|over|[a-z]{3,9}er|revenues?"
    r"|earnings|sales|book|income|output|normal|average|current|forward)(?![A-Za-z])"
)
_MULTIPLE_OF = re.compile(r"(?<![A-Za-z])(?:by|of) (?:[a-z]{4,7} ){0,2}$")
_LONG = re.compile(
    r"[ -](?:tall|long|wide|high|deep|thick|above|below|away|apart|underwater|sprint|hurdles"
    r"|freestyle|butterfly|backstroke|breaststroke|relay|race|final|dash|telescope)(?![A-Za-z])"
)


class Amount(NamedTuple):
    """A number with the unit that follows it, up to `end`."""

    number: Numeral
    unit: Unit | None
    end: int
    negative: bool = False


def read_amount(text: str, at: int, *, negative: bool = False) -> Amount | None:
    """The number at `at` of the folded `text`, and its unit if one follows."""
    if text[at] in "aAhH" and (amount := _article(text, at)):
        return amount
    number = read_numeral(text, at)
    if number is None or number.end - at > MAX_FIGURE:
        return None
    if number.kind == "percent":
        return Amount(number, unit_table().spellings["%"], number.end, negative)
    amount = _months_and_a_half(text, number) or _with_unit(text, at, number)
    if amount and amount.unit and number.kind == "plain":
        if amount.unit.canonical == "s":
            amount = _and_smaller(text, amount)
        if text[amount.end - 1] in "秒米尺" and (found := _HUNDREDTHS.match(text, amount.end)):
            amount = _and_hundredths(text, amount, found.end())
    return amount._replace(negative=True) if amount and negative else amount


def _with_unit(text: str, at: int, number: Numeral) -> Amount | None:
    unit, end = unit_at(text, number.end)
    if unit is None or (unit.canonical == "level" and is_round(number)):
        return _bare(text, number)
    spelled = text[number.end : end]
    if spelled == "m" and not _is_length(text, at, end):
        return None  # "5m" alone: metres or millions
    if number.kind == "plain":
        if unit.canonical == "s" and _is_year(text, at, end):
            return None
        number, end = _behind_unit(text, number, end)
    if unit.canonical == "card" and spelled in _CLASSIFIERS and _is_noun(text, end):
        unit = canonical_units()["item"]
    elif spelled[-5:].lower() == "times" and not _is_multiple(text, at, number, end):
        unit = None
    return Amount(number, unit, end)


def is_round(number: Numeral) -> bool:
    """百万, 千, 数百: a power of ten that 级 makes an order of magnitude."""
    return (
        number.magnitude
        or number.kind == "several"
        or (number.quantum == number.value and number.quantum > ONE)
    )


def _is_noun(text: str, at: int) -> bool:
    behind = text[at : at + 1]
    return "\u3400" <= behind <= "\u9fff" and behind not in _NO_NOUN


def _is_multiple(text: str, at: int, number: Numeral, end: int) -> bool:
    """Whether "11 times" multiplies; "won 11 times" does not, and a bare "11 times" is open."""
    return (
        number.value != number.value.to_integral_value()
        or _MULTIPLIED.match(text, end) is not None
        or _MULTIPLE_OF.search(text, max(0, at - 20), at) is not None
    )


def _is_length(text: str, at: int, end: int) -> bool:
    """Whether the m before `end` is the metre: in a Chinese text, or before words of length."""
    around = text[max(0, at - 2) : at] + text[end : end + 2]
    return any("\u3400" <= c <= "\u9fff" for c in around) or _LONG.match(text, end) is not None


def _and_smaller(text: str, first: Amount) -> Amount:
    """2小时30分钟, 1 year and 3 months: both as so many of the smaller unit."""
    joint = _AND_SMALLER.match(text, first.end)
    second = read_numeral(text, joint.end()) if joint and joint.end() < len(text) else None
    if second is None or second.kind != "plain" or second.magnitude or first.unit is None:
        return first
    if text.startswith("分", second.end) and not text.startswith(("分钟", "分之"), second.end):
        unit, end = unit_table().spellings["分钟"], second.end + 1
    else:
        found, end = unit_at(text, second.end)
        if found is None or found.canonical != "s":
            return first
        unit = found
    if unit.factor >= first.unit.factor or second.value * unit.factor >= first.unit.factor:
        return first
    value = first.number.value * (first.unit.factor / unit.factor) + second.value
    return Amount(second._replace(value=value, loose=second.quantum, core=value), unit, end)


def _and_hundredths(text: str, first: Amount, end: int) -> Amount:
    """10秒61, 15米67: as the results of a race or a jump are printed."""
    if first.number.quantum != ONE or unit_at(text, end)[0] is not None:
        return first
    value = first.number.value + _HUNDREDTH * int(text[end - 2 : end])
    number = first.number._replace(value=value, quantum=_HUNDREDTH, loose=_HUNDREDTH, core=value)
    return first._replace(number=number, end=end)


def is_bare_year(amount: Amount) -> bool:
    """A number from 1900 to 2099 that nothing says to be more than a year."""
    number = amount.number
    return (
        amount.unit is None
        and not number.magnitude
        and number.kind == "plain"
        and 1900 <= number.value < 2100
        and number.quantum == 1
    )


def read_bracketed(text: str, at: int) -> Amount | None:
    """$(4.5) million: a loss as accounts print it; `at` is behind the bracket."""
    number = read_numeral(text, at)
    if number is None or text[number.end : number.end + 1] != ")":
        return None
    end = number.end + 1
    if not number.magnitude and (scale := scale_word(text, end)):
        factor, end = scale
        quantum = number.quantum * factor
        number = number._replace(
            value=number.value * factor, quantum=quantum, loose=quantum, magnitude=True
        )
    return Amount(number, None, end, negative=True)


def paid(text: str, amount: Amount, lead: Unit) -> Amount | None:
    """What stands behind "$": 元 and things only name it, a measure ends it; None: cannot be."""
    unit = amount.unit
    if unit is None or unit.canonical == lead.canonical:
        return amount
    if unit.currency:
        generic = text[amount.number.end : amount.end].strip()[:1] in ("元", "圆", "块")
        return amount._replace(unit=lead) if generic else amount
    return amount._replace(unit=None, end=amount.number.end) if unit.counts else None


def _article(text: str, at: int) -> Amount | None:
    """A gigawatt, half a percentage point: only before units that name no common thing."""
    found = _ARTICLE.match(text, at)
    if found is None or letter(text, at - 1):
        return None
    unit, end = unit_at(text, found.end())
    if unit is None or not (unit.si or unit.percent or (found[1] and not unit.counts)):
        return None
    if found[1]:
        return Amount(Numeral(found.end(), _HALF, ONE, ONE, "fraction"), unit, end)
    return Amount(Numeral(found.end(), ONE, ONE, ONE), unit, end)


def _months_and_a_half(text: str, number: Numeral) -> Amount | None:
    """两个半月, 三个半小时."""
    if number.kind != "plain" or not text.startswith("个半", number.end):
        return None
    unit, end = unit_at("个" + text[number.end + 2 : number.end + 6], 0)
    if unit is None or unit.canonical != "s":
        return None
    return Amount(_and_a_half(number), unit, number.end + 1 + end)


def _and_a_half(number: Numeral) -> Numeral:
    half = number.value + _HALF
    return number._replace(value=half, quantum=_HALF, loose=_HALF, core=half)


def _bare(text: str, number: Numeral) -> Amount | None:
    """`number` without a unit right behind it; None where it is a part of a name: 6000D, 1e9."""
    end = number.end
    if text[end - 1].isdigit() and letter(text, end):
        return None
    if text[end : end + 1] == " " and (share := _SHARE_OF.match(text, end)):
        below = Decimal(ENGLISH.get(share[1]) or share[1])
        unit = unit_at(text, share.end())[0]
        apart = unit is not None and (unit.canonical == "s" or " out of " in share.group())
        if 0 < number.value < below and not apart:
            part = number._replace(end=share.end(), value=number.value / below, kind="fraction")
            return Amount(part, unit_table().spellings["x"], share.end())
    if number.kind == "several":
        if text.startswith(" of ", end):
            unit, unit_end = unit_at(text, end + 4)
            if unit is not None:
                return Amount(number, unit, unit_end)
        if not number.magnitude:
            return None
    elif name := _NAME.match(text, end):
        unit, unit_end = unit_at(text, name.end())
        if unit is not None and unit.canonical in _NAMED:
            return Amount(number, unit, unit_end)
    if number.kind == "fraction" and not number.magnitude:
        return Amount(number, unit_table().spellings["x"], end)
    return Amount(number, None, end)


def _is_year(text: str, at: int, end: int) -> bool:
    """2025年, 二〇二五年: a year, never so many years."""
    written = text[at : end - 1].rstrip()
    if text[end - 1] != "年" or len(written) != 4:
        return False
    if written.isascii():
        return written.isdecimal() and 1000 <= int(written) < 2100
    return not set(written) & set("十百千")


def _behind_unit(text: str, number: Numeral, end: int) -> tuple[Numeral, int]:
    """六成半, 两倍半, 6倍多: what is added behind the unit."""
    mark = text[end : end + 1]
    if mark == "半" and text[end - 1] in _SURPLUS and text[end + 1 : end + 2] not in _BEHIND_HALF:
        return _and_a_half(number), end + 1
    if mark in DIGITS and text[end - 1] == "成" and 0 < DIGITS[mark] < 10:
        tenth = _TENTH * DIGITS[mark]  # 四成四
        return number._replace(
            value=number.value + tenth, quantum=_TENTH, loose=_TENTH, core=number.value + tenth
        ), end + 1
    if mark and text[end - 1] in _SURPLUS and _MORE.match(text, end) and not _plural(text, end + 1):
        return number._replace(kind="more", quantum=number.loose), end + 1
    return number, end


def _plural(text: str, at: int) -> bool:
    """Whether the 多 before `at` says "many" of what follows: 3天多次."""
    return text[at : at + 1] in tuple("次种个家")
