"""Numbers in Chinese numerals: 两百八十亿 · 一万二 · 三点五 · 七八十 · 数百万 · 三分之一."""

from decimal import Decimal

from claimaudit.figures.lexicon import SPACES, ZH
from claimaudit.figures.numeral import ONE, Numeral, place
from claimaudit.figures.unit_words import unit_at

DIGITS: dict[str, int] = ZH.table("digits")
TENS = ZH.decimals("tens")
MAGNITUDES = ZH.decimals("magnitudes")
SECTIONS = ZH.words("sections")
_JOINED_TENS = str.maketrans(ZH.table("joined_tens"))
# Every character that a numeral can start with.
NUMERALS = frozenset("".join([*DIGITS, *TENS, *MAGNITUDES, *ZH.words("joined_tens")]))
NUMERALS |= ZH.words("several_signs")
_ZEROS = "".join(word for word, value in DIGITS.items() if value == 0)
_SIGNS = ("part_of", "point", "and_part", "lists")
(PART_OF,), (POINT,), (_AND_PART,), (_LISTS,) = map(ZH.words, _SIGNS)
_BY_PLACE, _PERCENT_BASES = ZH.words("by_place_units"), ZH.words("percent_bases")
_NUMERAL, _MAGNITUDE, _LISTED_PAIR = map(ZH.pattern, ("numeral", "magnitude", "listed_pair"))
_MORE, _LATE_MORE = ZH.pattern("more"), ZH.pattern("late_more")
_SOME, _BEHIND_DIGITS = ZH.pattern("some"), ZH.pattern("digits_magnitude")
_PIECES, _APIECE, _NO_SMALLER = map(ZH.pattern, ("pieces", "apiece", "no_smaller"))
_BELOW, _BELOW_BEHIND = ZH.pattern("below"), ZH.pattern("below_behind")
_DIGITS_ABOVE = ZH.pattern("digits_above")
# 一万亿·三千亿·五百万·二千 has as many parts as a number in words has.
_PARTS = 4
_HUNDRED = Decimal(100)
# A fraction may be a tenth off on both sides.
_FIFTH = Decimal("0.2")
_SPACES = tuple(SPACES)
_FAR_PAIR = (3, 5)  # 三五年; all other pairs are of neighbours, 七八成
# (value, place value of the last numeral)
_Placed = tuple[Decimal, Decimal]


def scaled(text: str, number: Numeral) -> Numeral | None:
    """`number`, which is in digits, with the 多, 千, 万, 亿 behind it."""
    at = number.end
    if text.startswith(_SPACES, at) and _MAGNITUDE.match(text, at + 1):
        at += 1
    if text[at : at + 1].isascii():
        return None
    found = _BEHIND_DIGITS.match(text, at)
    if found is None:
        return None
    factor = TENS.get(found["ten"], ONE) * MAGNITUDES.get(found["big"], ONE)
    if found["more"] and number.loose < 10 and factor == ONE:
        return None  # "3多" is no number, 9346余万 is one
    late = found["late"] and not found["more"] and factor != ONE
    if late:
        factor *= MAGNITUDES.get(found["last"], ONE)
    end = found.end() if late else found.end("big")
    if late or found["more"] or found["pieces_more"]:
        number = number.and_more(end)
    if factor != ONE:
        zeros = TENS.get(found["ten"], ONE)  # 3千万 is 3000万 in words
        return (number.times(zeros, end) if zeros != ONE else number).times(factor / zeros, end)
    return number if found["more"] else None


def read(text: str, at: int) -> Numeral | None:
    """The Chinese numeral that starts at `at`."""
    return _fraction(text, at) or _several(text, at) or _with_part(text, _number(text, at))


def _with_part(text: str, whole: Numeral | None) -> Numeral | None:
    """五又三分之一: the part is as loose as a fraction is alone."""
    if whole is None or not text.startswith(_AND_PART, whole.end):
        return whole
    part = _fraction(text, whole.end + 1)
    if part is None or part.kind != "fraction" or whole.kind != "plain":
        return whole
    return whole.refined(whole.value + part.value, part.value * _FIFTH)._replace(end=part.end)


def _number(text: str, at: int) -> Numeral | None:
    run = _LISTED_PAIR.match(text, at) or _NUMERAL.match(text, at)
    if run is None:
        big = _MAGNITUDE.match(text, at)
        one = Numeral(at, ONE, ONE, ONE)
        return big and _late(text, one.times(MAGNITUDES[big.group()], big.end()))
    written, end = run.group().replace(_LISTS, ""), run.end()
    if len(written) > 1 and _is_apiece(text, end - 1):
        written, end = written[:-1], end - 1
    if both := _pair(written):
        low, high, last = both
        return _multiplied(text, Numeral(end, low, last, last, "pair", high, core=low))
    read = _section(written) or (
        _is_counted(text, end, written) and _section(written, by_place=True)
    )
    if not read:
        return None
    first = _magnified(text, Numeral(end, read[0], read[1], read[1], core=read[0]))
    for _ in range(_PARTS):
        if not first.magnitude or first.kind != "plain":
            break
        first = add_section(text, first)
    return first


def _is_counted(text: str, end: int, written: str) -> bool:
    """四二四件: digits in their places only where something is counted; 二三四 is a list.

    Two of them are most often a name or a day, 六一儿童节 and 八一路; the press prints
    them only before money, percent and the like: 四二％, 八五折, 六二岁.
    """
    if _MAGNITUDE.match(text, end):
        return True
    unit = unit_at(text, end)[0]
    if unit is None or len(written) > 2 or POINT in written or "." in written:
        return unit is not None
    return unit.percent or unit.currency or unit.canonical in _BY_PLACE


def _magnified(text: str, number: Numeral) -> Numeral:
    """`number` with the 多 and the 万 or 亿 behind it."""
    if number.loose >= 10 and _MORE.match(text, number.end):
        number = number.and_more(number.end + 1)
    return _late(text, _multiplied(text, number))


def _multiplied(text: str, number: Numeral) -> Numeral:
    """`number` with the 万, 亿 or 个亿 behind it."""
    at = number.end
    if pieces := _PIECES.match(text, at):
        at = pieces.end()
        number = number.and_more(at) if pieces["pieces_more"] else number
    big = _MAGNITUDE.match(text, at)
    return number.times(MAGNITUDES[big.group()], big.end()) if big else number


def _late(text: str, number: Numeral) -> Numeral:
    """三亿多, 万余: the 多 behind the magnitude."""
    if number.magnitude and number.kind == "plain" and _LATE_MORE.match(text, number.end):
        return number.and_more(number.end + 1)
    return number


def add_section(text: str, first: Numeral) -> Numeral:
    """`first` with the next part of it: 一亿·两千万, 一万·二, 三万·五千亿; else `first` itself."""
    run = _NUMERAL.match(text, first.end)
    scale = MAGNITUDES.get(text[first.end - 1], ONE)
    if run is None or run.group()[0] in TENS or scale == ONE or _pair(run.group()):
        return first
    if _NO_SMALLER.match(text, first.end) or _is_apiece(text, first.end):
        return first
    written = run.group()
    read = _section(written.lstrip(_ZEROS)) if written.strip(_ZEROS) else None
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


def _is_apiece(text: str, at: int) -> bool:
    """Whether the number before `at` is the price of one, 20万·一辆."""
    one = _APIECE.match(text, at)
    return one is not None and unit_at(text, one.end())[0] is not None


def _several(text: str, at: int) -> Numeral | None:
    found = _SOME.match(text, at)
    if found is None:
        return None
    factor = TENS.get(found["ten"], ONE) * MAGNITUDES.get(found["big"], ONE)
    return Numeral(found.end(), factor, factor, factor, "several", magnitude=factor != ONE)


def _fraction(text: str, at: int) -> Numeral | None:
    """三分之一, 百分之五十, 百分之七八十, 千分之三; those of a power of ten are read in percent."""
    if text.find(PART_OF, at, at + 10) < 0 or (found := _BELOW.match(text, at)) is None:
        return None
    below, above = _denominator(found[1]), _above(text, found.end())
    if not below or above is None:
        return None
    if found[1] in _PERCENT_BASES:
        scale = _HUNDRED / below
        return in_percent(above).times(scale, above.end)._replace(core=above.value * scale)
    if above.kind != "plain":
        return None
    return Numeral(above.end, above.value / below, ONE, ONE, "fraction")


def in_percent(number: Numeral) -> Numeral:
    """百分之五十 is printed to the percent; 百分之七八十 and 百分之八十多 are not."""
    if number.kind == "plain":
        number = number._replace(quantum=min(number.quantum, ONE), loose=min(number.loose, ONE))
    return number._replace(percent=True)


def part_of(text: str, digits: Numeral) -> Numeral | None:
    """5分之一, 10万分之一: a fraction whose denominator starts with `digits`.

    None where no 分之 follows; `digits` where what does is no fraction.
    """
    if text.find(PART_OF, digits.end, digits.end + 4) < 0:
        return None
    found = _BELOW_BEHIND.match(text, digits.end)
    above = found and _above(text, found.end())
    if found is None or above is None or above.kind != "plain" or not digits.value:
        return digits
    below = digits.value * (_denominator(found[1]) or ONE)
    return Numeral(above.end, above.value / below, ONE, ONE, "fraction")


def _denominator(written: str) -> Decimal | None:
    """千, 十万, 亿 as they stand before 分之."""
    big = MAGNITUDES.get(written[-1:], ONE)
    head = written if big == ONE else written[:-1]
    read = _section(head) if head else (ONE, ONE)
    return read and read[0] * big


def _above(text: str, at: int) -> Numeral | None:
    """The upper number of a fraction, which starts at `at`."""
    if digits := _DIGITS_ABOVE.match(text, at):
        value = Decimal(digits.group())
        return Numeral(digits.end(), value, *place(digits.group()), core=value)
    return _several(text, at) or _number(text, at)


def _section(written: str, *, by_place: bool = False) -> _Placed | None:
    """What numerals without 万 and 亿 are; None: no number.

    `by_place` reads 四二四 as digits in their places, as some newspapers print every number.
    """
    whole, _, decimals = written.replace(".", POINT).translate(_JOINED_TENS).partition(POINT)
    if decimals:
        head = _section(whole, by_place=True) if whole else (Decimal(0), ONE)
        if head is None or not all(c in DIGITS for c in decimals):
            return None
        behind = "0." + _digits(decimals)
        return head[0] + Decimal(behind), place(behind)[0]
    if not whole:
        return None
    if not all(c in DIGITS for c in whole):
        return _tens(whole)
    if not by_place and 1 < len(whole) < 4 and not set(whole) & set(_ZEROS):
        return None
    return Decimal(_digits(whole)), ONE


def _digits(numerals: str) -> str:
    return "".join(str(DIGITS[c]) for c in numerals)


def digit(written: str) -> int:
    """One digit, 5 or 五."""
    return DIGITS[written] if written in DIGITS else int(written)


def _tens(whole: str) -> _Placed | None:
    """三百五十, 一千零五, 两百五 (250): tens must fall from left to right."""
    total, digit, zero, last = Decimal(0), None, False, Decimal(10_000)
    for index, c in enumerate(whole):
        if c in TENS:
            if TENS[c] >= last or (digit is None and index):
                return None
            last = TENS[c]
            total += (1 if digit is None else digit) * last
            digit, zero = None, False
        elif digit is not None or c not in DIGITS:
            return None
        elif c in _ZEROS:
            zero = True
        else:
            digit = DIGITS[c]
    if digit is None:
        return None if zero else (total, last)
    unit = ONE if zero else last // 10
    return total + digit * unit, unit


def _pair(written: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """(low, high, place value) of 七八, 三四十, 十七八, 一百二三十."""
    ten, body = ONE, written
    if body[-1] in TENS:
        ten, body = TENS[body[-1]], body[:-1]
    if len(body) < 2 or body[-1] not in DIGITS or body[-2] not in DIGITS:
        return None
    low, high = DIGITS[body[-2]], DIGITS[body[-1]]
    head = body[:-2]
    if low == 0 or (high - low != 1 and (low, high) != _FAR_PAIR):
        return None
    if not head:
        return low * ten, high * ten, ten
    if TENS.get(head[-1]) != ten * 10:
        return None
    base = _section(head)
    return base and (base[0] + low * ten, base[0] + high * ten, ten)
