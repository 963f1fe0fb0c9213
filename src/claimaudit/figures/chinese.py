"""Numbers in Chinese numerals: 两百八十亿 · 一万二 · 三点五 · 七八十 · 数百万 · 三分之一."""

from __future__ import annotations

import re
from decimal import Decimal

from claimaudit.figures.lexicon import (
    BIG,
    DIGITS,
    LATE_MORE,
    MAGNITUDES,
    MAX_DIGITS,
    MORE,
    ONE,
    SEVERAL,
    TENS,
    Numeral,
    place,
    power_of_ten,
)
from claimaudit.figures.unit_words import unit_at

_DIGIT, _TEN = "".join(DIGITS), "".join(TENS)
_RUN = re.compile(
    rf"(?:[{_DIGIT}{_TEN}](?!分[之点])){{1,{MAX_DIGITS}}}+(?:[点.][{_DIGIT}]{{1,12}}+)?"
)
_BIG = re.compile(BIG)
_MORE, _LATE_MORE = re.compile(MORE), re.compile(LATE_MORE)
_SEVERAL = re.compile(
    rf"(?:{'|'.join(SEVERAL)})(?P<ten>(?:[{_TEN}](?!分[之点]))?)(?P<big>(?:{BIG})?)"
)
_ABOVE = rf"分之([{_DIGIT}{_TEN}点]{{1,12}}+|\d{{1,12}}+(?:\.\d{{1,12}}+)?)"
_FRACTION = re.compile(
    rf"([{_DIGIT}{_TEN}]{{1,8}}+|[{_DIGIT}{_TEN}]{{0,3}}[万亿]){_ABOVE}", re.ASCII
)
_PART = re.compile(rf"([{_TEN}]?[万亿]?){_ABOVE}", re.ASCII)
# The two numbers of 七八成 and 三五年 are neighbours, or three and five.
_FAR_PAIR = (3, 5)
# 一万亿·三千亿·五百万·二千 has as many parts as a number in words has.
_PARTS = 4
_HUNDRED = Decimal(100)


def read_chinese(text: str, at: int) -> Numeral | None:
    """The Chinese numeral that starts at `at`."""
    return _fraction(text, at) or _several(text, at) or _number(text, at)


def _number(text: str, at: int) -> Numeral | None:
    run = _RUN.match(text, at)
    if run is None:
        big = _BIG.match(text, at)
        if big is None:
            return None
        scale = MAGNITUDES[big.group()]
        return _late(text, Numeral(big.end(), scale, scale, scale, magnitude=True))
    written = run.group()
    if pair := _pair(written):
        return _scaled_pair(text, run.end(), *pair)
    read = section(written) or _positional(text, written, run.end())
    if read is None:
        return None
    value, last = read
    first = _magnified(text, Numeral(run.end(), value, last, last, core=value))
    for _ in range(_PARTS):
        if not first.magnitude or first.kind != "plain":
            break
        first = add_section(text, first)
    return first


def _magnified(text: str, number: Numeral) -> Numeral:
    """`number` with the 多 and the 万 or 亿 behind it."""
    end, kind = number.end, "plain"
    if number.loose >= 10 and _MORE.match(text, end):
        end, kind = end + 1, "more"
    factor, found = ONE, _BIG.match(text, end)
    if found:
        factor, end = MAGNITUDES[found.group()], found.end()
    scaled = Numeral(
        end, number.value * factor, number.quantum * factor, number.loose * factor, kind, None,
        number.magnitude or found is not None, number.core,
    )  # fmt: skip
    return _late(text, scaled)


def _late(text: str, number: Numeral) -> Numeral:
    """三亿多, 万余: the 多 behind the magnitude."""
    if number.magnitude and number.kind == "plain" and _LATE_MORE.match(text, number.end):
        return number._replace(kind="more", end=number.end + 1)
    return number


def add_section(text: str, first: Numeral) -> Numeral:
    """`first` with the next part of it: 一亿·两千万, 一万·二, 三万·五千亿; else `first` itself."""
    run = _RUN.match(text, first.end)
    scale = MAGNITUDES.get(text[first.end - 1], ONE)
    if run is None or run.group()[0] in TENS or scale == ONE or _pair(run.group()):
        return first
    written = run.group()
    read = section(written.lstrip("零〇")) if written.strip("零〇") else None
    if read is None:
        return first
    value, last = read
    if _BIG.match(text, run.end()) is None and len(written) == 1:
        value, last = value * scale / 10, scale / 10  # 一万二 is 12,000
    second = _magnified(text, Numeral(run.end(), value, last, last))
    if second.value < scale:
        return second._replace(value=first.value + second.value, magnitude=True, core=first.core)
    factor = second.value / value
    if factor <= scale:
        return first
    return second._replace(value=(first.value + value) * factor, core=first.core)


def section(written: str) -> tuple[Decimal, Decimal] | None:
    """(value, place value of the last numeral) of numerals without 万 and 亿; None: no number."""
    whole, _, decimals = written.replace(".", "点").partition("点")
    if not whole and not decimals:
        return None
    if decimals:
        head = (section(whole) or _by_place(whole)) if whole else (Decimal(0), ONE)
        if head is None or not all(c in DIGITS for c in decimals):
            return None
        digits = "".join(str(DIGITS[c]) for c in decimals)
        return head[0] + Decimal("0." + digits), power_of_ten(-len(digits))
    if all(c in DIGITS for c in whole):
        if 1 < len(whole) < 4 and not set(whole) & set("零〇"):
            return None
        return Decimal("".join(str(DIGITS[c]) for c in whole)), ONE
    return _tens(whole)


def _by_place(whole: str) -> tuple[Decimal, Decimal] | None:
    """四二四: digits in their places, as some newspapers print every number."""
    if not all(c in DIGITS for c in whole):
        return None
    return Decimal("".join(str(DIGITS[c]) for c in whole)), ONE


def _positional(text: str, written: str, end: int) -> tuple[Decimal, Decimal] | None:
    """四二四件: without 十 and 百 only where something is counted, for 二三四 is a list."""
    counted = unit_at(text, end)[0] is not None or _BIG.match(text, end) is not None
    return _by_place(written) if counted else None


def _tens(whole: str) -> tuple[Decimal, Decimal] | None:
    """三百五十, 一千零五, 两百五 (250): tens must fall from left to right."""
    total, digit, zero, last = 0, None, False, 10_000
    for index, c in enumerate(whole):
        if c in "零〇":
            if digit is not None:
                return None
            zero = True
        elif c in DIGITS:
            if digit is not None:
                return None
            digit = DIGITS[c]
        else:
            if TENS[c] >= last or (digit is None and index):
                return None
            last = TENS[c]
            total += (1 if digit is None else digit) * last
            digit, zero = None, False
    if digit is None:
        return None if zero else (Decimal(total), Decimal(last))
    unit = 1 if zero else last // 10
    return Decimal(total + digit * unit), Decimal(unit)


def _pair(written: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """(low, high, place value) of 七八, 三四十, 十七八, 一百二三十."""
    ten, body = 1, written
    if body[-1] in TENS:
        ten, body = TENS[body[-1]], body[:-1]
    if len(body) < 2 or body[-1] not in DIGITS or body[-2] not in DIGITS:
        return None
    low, high = DIGITS[body[-2]], DIGITS[body[-1]]
    head = body[:-2]
    if low == 0 or (high - low != 1 and (low, high) != _FAR_PAIR):
        return None
    if not head:
        return Decimal(low * ten), Decimal(high * ten), Decimal(ten)
    if head[-1] not in TENS or TENS[head[-1]] != ten * 10:
        return None
    base = section(head)
    return base and (base[0] + low * ten, base[0] + high * ten, Decimal(ten))


def _scaled_pair(text: str, end: int, low: Decimal, high: Decimal, last: Decimal) -> Numeral:
    found = _BIG.match(text, end)
    factor = MAGNITUDES[found.group()] if found else ONE
    quantum = last * factor
    return Numeral(
        found.end() if found else end, low * factor, quantum, quantum, "pair", high * factor,
        found is not None, low,
    )  # fmt: skip


def _several(text: str, at: int) -> Numeral | None:
    found = _SEVERAL.match(text, at)
    if found is None:
        return None
    factor = Decimal(TENS.get(found["ten"], 1)) * MAGNITUDES.get(found["big"], ONE)
    return Numeral(found.end(), factor, factor, factor, "several", magnitude=factor != ONE)


def _fraction(text: str, at: int) -> Numeral | None:
    """三分之一, 百分之五十, 千分之三; the last two are read in percent."""
    if text.find("分之", at, at + 10) < 0 or (found := _FRACTION.match(text, at)) is None:
        return None
    below, above = _denominator(found[1]), _above(found[2])
    if not below or above is None:
        return None
    if found[1] in ("百", "千", "万"):
        scale = _HUNDRED / below
        quantum = min(above[1], ONE) * scale
        return Numeral(found.end(), above[0] * scale, quantum, quantum, "percent", magnitude=True)
    return Numeral(found.end(), above[0] / below, ONE, ONE, "fraction")


def part_of(text: str, digits: Numeral) -> Numeral | None:
    """10万分之一: a fraction whose denominator starts with `digits`."""
    found = _PART.match(text, digits.end)
    above = found and _above(found[2])
    if found is None or above is None or not digits.value:
        return None
    below = digits.value * (_denominator(found[1]) or ONE)
    return Numeral(found.end(), above[0] / below, ONE, ONE, "fraction")


def _denominator(written: str) -> Decimal | None:
    """千, 十万, 亿 as they stand before 分之."""
    big = MAGNITUDES.get(written[-1:], ONE)
    head = written if big == ONE else written[:-1]
    read = section(head) if head else (ONE, ONE)
    return read and read[0] * big


def _above(written: str) -> tuple[Decimal, Decimal] | None:
    return (Decimal(written), place(written)[0]) if written[0].isascii() else section(written)
