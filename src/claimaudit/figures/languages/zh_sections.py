"""Chinese numerals below ten thousand: 三百五十, 一千零五, 四二四, 七八, 三点五, 2千256."""

from decimal import Decimal
from functools import lru_cache

from claimaudit.figures.lexicon import ZH
from claimaudit.figures.numeral import ONE, Kind, Numeral, place

DIGITS: dict[str, int] = ZH.table("digits")
TENS = ZH.decimals("tens")
_JOINED_TENS = str.maketrans(ZH.table("joined_tens"))
_OR_SO = ZH.words("or_so")
ZEROS = "".join(word for word, value in DIGITS.items() if value == 0)
(POINT,) = ZH.words("point")
_POINTS = str.maketrans(dict.fromkeys(ZH.words("decimal_dots"), POINT))
(COUNTED_UP,) = ZH.words("counted_up")
_FAR_PAIR = (3, 5)  # 三五年; all other pairs are of neighbours, 七八成
_TENS_IN_DIGITS, _DIGIT_AND_TEN = ZH.pattern("tens_in_digits"), ZH.pattern("digit_and_ten")
_FILLED_UP, _NUMERAL = ZH.pattern("filled_up"), ZH.pattern("numeral")
# (value, place value of the last numeral)
Placed = tuple[Decimal, Decimal]


@lru_cache(maxsize=4096)
def section(written: str, *, by_place: bool = False) -> Placed | None:
    """What numerals without 万 and 亿 are; None: no number.

    `by_place` reads 四二四 as digits in their places, as some newspapers print every number.
    """
    whole, _, decimals = written.translate(_POINTS).translate(_JOINED_TENS).partition(POINT)
    if decimals:
        head = section(whole, by_place=True) if whole else (Decimal(0), ONE)
        if head is None or not all(c in DIGITS for c in decimals):
            return None
        behind = "0." + _digits(decimals)
        return head[0] + Decimal(behind), place(behind)[0]
    if not whole:
        return None
    if not all(c in DIGITS for c in whole):
        return _tens(whole)
    if not by_place and len(whole) > 1 and whole[:3] in COUNTED_UP:
        return None  # 五六七岁, 四五六三个月
    if not by_place and 1 < len(whole) < 4 and not set(whole) & set(ZEROS):
        return None
    return Decimal(_digits(whole)), ONE


def up_to(text: str, low: Numeral, at: int) -> Numeral | None:
    """十多二十人, 一百多两百: from `low` to the next of its last digit, which is named at `at`."""
    run = _NUMERAL.match(text, at)
    named = run and section(run.group())
    if run is None or not named or named[0] != low.value + low.loose:
        return None
    last = low.loose
    return Numeral(run.end(), low.value, last, last, "pair", named[0], core=low.value)


def _digits(numerals: str) -> str:
    return "".join(str(DIGITS[c]) for c in numerals)


def digit(written: str) -> int:
    """One digit, 5 or 五."""
    return DIGITS[written] if written in DIGITS else int(written)


def _tens(whole: str) -> Placed | None:
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
        elif c in ZEROS:
            zero = True
        else:
            digit = DIGITS[c]
    if digit is None:
        return None if zero else (total, last)
    unit = ONE if zero else last // 10
    return total + digit * unit, unit


def in_digits(text: str, at: int) -> tuple[Decimal, Decimal, int] | None:
    """(value, place value, end) of a numeral whose ones are digits, 3千5百, 2千256, 1千零20."""
    found = _TENS_IN_DIGITS.match(text, at)
    if found is None:
        return None
    total, last = Decimal(0), Decimal(10_000)
    for part in _DIGIT_AND_TEN.finditer(text, at, found.end()):
        ten, value = TENS.get(part["ten"], ONE), Decimal(part["digits"])
        if not (part["zero"] or part["ten"] or len(part["digits"]) > 1):
            ten = last / 10  # 3千5
        if value * ten >= last or (part["ten"] and len(part["digits"]) > 1):
            return None
        total, last = total + value * ten, ten
    return total, last, found.end()


def zeros_behind(text: str, at: int) -> int:
    """How many zeros at `at` fill up what stands behind 万 or 亿, 2万0116 and 5亿0500万."""
    found = _FILLED_UP.match(text, at)
    return len(found.group()) - len(found.group().lstrip("0") or "0") if found else 0


@lru_cache(maxsize=4096)
def pair(written: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """(low, high, place value) of 七八, 三四十, 十七八, 一百二三十 and the spoken 一百二三."""
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
    above = TENS.get(head[-1], ONE)
    if above == ONE or (above != ten * 10 and body != written):
        return None
    ten = above / 10
    base = section(head)
    return base and (base[0] + low * ten, base[0] + high * ten, ten)


def more_kind(sign: str) -> Kind:
    """What a 多, 余 or 来 behind a number makes of it."""
    return "or_so" if sign in _OR_SO else "more"
