"""Numbers in Chinese numerals: 两百八十亿 · 一万二 · 三点五 · 七八十 · 数百万 · 三分之一."""

from __future__ import annotations

from decimal import Decimal

from claimaudit.figures.languages.zh_section import DIGITS, TENS, ZEROS, Placed, pair, section
from claimaudit.figures.lexicon import SPACES, ZH
from claimaudit.figures.numeral import ONE, Numeral, place
from claimaudit.figures.unit_words import unit_at

MAGNITUDES = ZH.decimals("magnitudes")
SECTIONS = ZH.words("sections")
# Every character that a numeral can start with.
NUMERALS = frozenset("".join([*DIGITS, *TENS, *MAGNITUDES])) | ZH.words("several_signs")
(PART_OF,) = ZH.words("part_of")
_PERCENT_BASES = ZH.words("percent_bases")
_NUMERAL, _MAGNITUDE = ZH.pattern("numeral"), ZH.pattern("magnitude")
_MORE, _LATE_MORE = ZH.pattern("more"), ZH.pattern("late_more")
_SOME, _BEHIND_DIGITS = ZH.pattern("some"), ZH.pattern("digits_magnitude")
_FRACTION, _FRACTION_BEHIND = ZH.pattern("fraction"), ZH.pattern("fraction_behind")
# 一万亿·三千亿·五百万·二千 has as many parts as a number in words has.
_PARTS = 4
_HUNDRED = Decimal(100)
_SPACES = tuple(SPACES)


def scaled(text: str, number: Numeral) -> Numeral | None:
    """`number`, which is in digits, with the 多, 千, 万, 亿 behind it."""
    at = number.end
    if text.startswith(_SPACES, at) and _MAGNITUDE.match(text, at + 1):
        at += 1
    if text[at : at + 1].isascii():
        return None
    found = _BEHIND_DIGITS.match(text, at)
    if not found or (found["more"] and number.loose < 10):
        return None  # "3多" is no number
    factor = TENS.get(found["ten"], ONE) * MAGNITUDES.get(found["big"], ONE)
    late = found["late"] and not found["more"] and factor != ONE
    if late:
        factor *= MAGNITUDES.get(found["last"], ONE)
    end = found.end() if late else found.end("big")
    if late or found["more"]:
        number = number.and_more(end)
    if factor != ONE:
        return number.times(factor, end)
    return number if found["more"] else None


def read(text: str, at: int) -> Numeral | None:
    """The Chinese numeral that starts at `at`."""
    return _fraction(text, at) or _several(text, at) or _number(text, at)


def _number(text: str, at: int) -> Numeral | None:
    run = _NUMERAL.match(text, at)
    if run is None:
        big = _MAGNITUDE.match(text, at)
        one = Numeral(at, ONE, ONE, ONE)
        return big and _late(text, one.times(MAGNITUDES[big.group()], big.end()))
    written, end = run.group(), run.end()
    if both := pair(written):
        low, high, last = both
        number = Numeral(end, low, last, last, "pair", high, core=low)
        big = _MAGNITUDE.match(text, end)
        return number.times(MAGNITUDES[big.group()], big.end()) if big else number
    read = section(written) or (_is_counted(text, end) and section(written, by_place=True))
    if not read:
        return None
    first = _magnified(text, Numeral(end, read[0], read[1], read[1], core=read[0]))
    for _ in range(_PARTS):
        if not first.magnitude or first.kind != "plain":
            break
        first = add_section(text, first)
    return first


def _is_counted(text: str, end: int) -> bool:
    """四二四件: digits in their places only where something is counted; 二三四 is a list."""
    return unit_at(text, end)[0] is not None or _MAGNITUDE.match(text, end) is not None


def _magnified(text: str, number: Numeral) -> Numeral:
    """`number` with the 多 and the 万 or 亿 behind it."""
    if number.loose >= 10 and _MORE.match(text, number.end):
        number = number.and_more(number.end + 1)
    if big := _MAGNITUDE.match(text, number.end):
        number = number.times(MAGNITUDES[big.group()], big.end())
    return _late(text, number)


def _late(text: str, number: Numeral) -> Numeral:
    """三亿多, 万余: the 多 behind the magnitude."""
    if number.magnitude and number.kind == "plain" and _LATE_MORE.match(text, number.end):
        return number.and_more(number.end + 1)
    return number


def add_section(text: str, first: Numeral) -> Numeral:
    """`first` with the next part of it: 一亿·两千万, 一万·二, 三万·五千亿; else `first` itself."""
    run = _NUMERAL.match(text, first.end)
    scale = MAGNITUDES.get(text[first.end - 1], ONE)
    if run is None or run.group()[0] in TENS or scale == ONE or pair(run.group()):
        return first
    written = run.group()
    read = section(written.lstrip(ZEROS)) if written.strip(ZEROS) else None
    if read is None:
        return first
    value, last = read
    if len(written) == 1 and _MAGNITUDE.match(text, run.end()) is None:
        value, last = value * scale / 10, scale / 10  # 一万二 is 12,000
    second = _magnified(text, Numeral(run.end(), value, last, last))
    if second.value < scale:
        return second._replace(value=first.value + second.value, magnitude=True, core=first.core)
    factor = second.value / value
    if factor <= scale:
        return first
    return second._replace(value=(first.value + value) * factor, core=first.core)


def _several(text: str, at: int) -> Numeral | None:
    found = _SOME.match(text, at)
    if found is None:
        return None
    factor = TENS.get(found["ten"], ONE) * MAGNITUDES.get(found["big"], ONE)
    return Numeral(found.end(), factor, factor, factor, "several", magnitude=factor != ONE)


def _fraction(text: str, at: int) -> Numeral | None:
    """三分之一, 百分之五十, 千分之三; the last two are read in percent."""
    if text.find(PART_OF, at, at + 10) < 0 or (found := _FRACTION.match(text, at)) is None:
        return None
    below, above = _denominator(found[1]), _above(found[2])
    if not below or above is None:
        return None
    if found[1] in _PERCENT_BASES:
        scale = _HUNDRED / below
        quantum = min(above[1], ONE) * scale
        return Numeral(found.end(), above[0] * scale, quantum, quantum, "percent", magnitude=True)
    return Numeral(found.end(), above[0] / below, ONE, ONE, "fraction")


def names_part(text: str, at: int) -> bool:
    """Whether digits that end at `at` are the lower part of a fraction: 5分之一, 10万分之三."""
    return text.find(PART_OF, at, at + 4) >= 0


def part_of(text: str, digits: Numeral) -> Numeral | None:
    """10万分之一: a fraction whose denominator starts with `digits`."""
    found = _FRACTION_BEHIND.match(text, digits.end)
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


def _above(written: str) -> Placed | None:
    return (Decimal(written), place(written)[0]) if written[0].isascii() else section(written)
