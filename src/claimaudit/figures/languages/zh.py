"""Numbers in Chinese numerals: 两百八十亿 · 一万二 · 三点五 · 七八十 · 数百万 · 三分之一."""

from decimal import Decimal

from claimaudit.figures.languages.zh_sections import (
    COUNTED_UP,
    DIGITS,
    POINT,
    TENS,
    ZEROS,
    in_digits,
    more_kind,
    pair,
    section,
    up_to,
)
from claimaudit.figures.lexicon import SPACES, ZH
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import ONE, Numeral, place
from claimaudit.figures.unit_words import unit_at

MAGNITUDES = ZH.decimals("magnitudes")
SECTIONS = ZH.words("sections")
# Every character that a numeral can start with.
NUMERALS = frozenset("".join([*DIGITS, *TENS, *MAGNITUDES, *ZH.words("joined_tens")]))
NUMERALS |= ZH.words("several_signs")
# So can a word for several of something, 好几百.
STARTS = NUMERALS | {word[0] for word in ZH.words("several")}
(PART_OF,), (_AND_PART,), (LISTS,) = map(ZH.words, ("part_of", "and_part", "lists"))
_BY_PLACE, _OVER = ZH.words("by_place_units"), ZH.pattern("over_so_many")
_RATE, _SHORT_PART = ZH.ahead("rate_before"), ZH.pattern("short_part")
_NUMERAL, MAGNITUDE, _LISTED_PAIR = map(ZH.pattern, ("numeral", "magnitude", "listed_pair"))
_MORE, _LATE_MORE, _TENTHS = map(ZH.pattern, ("more", "late_more", "some_tenths"))
_SOME, _BEHIND_DIGITS, _SPACED = map(ZH.pattern, ("some", "digits_magnitude", "spaced_magnitude"))
_PIECES, _APIECE, _NO_SMALLER = map(ZH.pattern, ("pieces", "apiece", "no_smaller"))
_LISTED_DIGITS, _LISTED_TENS = ZH.pattern("listed_digits"), ZH.pattern("listed_tens")
_BELOW, _BELOW_BEHIND, _DIGITS_ABOVE = map(ZH.pattern, ("below", "below_behind", "digits_above"))
_PARTS = LIMITS["number_parts"]
_HUNDRED = Decimal(100)
# A fraction may be a tenth off on both sides.
_FIFTH = Decimal("0.2")


def scaled(text: str, number: Numeral) -> Numeral | None:
    """`number`, which is in digits, with the 多, 千, 万, 亿 behind it."""
    at = number.end
    if text[at : at + 1] in SPACES:
        if not _SPACED.match(text, at):
            return None
        at += 1
    found = _BEHIND_DIGITS.match(text, at)
    if found is None or found.end() == at:
        return None
    factor = TENS.get(found["ten"], ONE) * MAGNITUDES.get(found["big"], ONE)
    if found["more"] and number.loose < 10 and factor == ONE:
        return None  # "3多" is no number, 9346余万 is one
    late = found["late"] and not found["more"] and factor != ONE
    if late:
        factor *= MAGNITUDES.get(found["last"], ONE)
    number = number.and_a_half() if found["pieces_half"] else number
    end = found.end() if late else found.end("big")
    if late or found["more"] or found["pieces_more"]:
        number = number.and_more(end, more_kind(found["more"] or found["late"] or ""))
    if factor != ONE:
        zeros = TENS.get(found["ten"], ONE)  # 3千万 is 3000万 in words
        return (number.times(zeros, end) if zeros != ONE else number).times(factor / zeros, end)
    return number if found["more"] else None


def read(text: str, at: int) -> Numeral | None:
    """The Chinese numeral that starts at `at`."""
    return _fraction(text, at) or _several(text, at) or _with_part(text, _number(text, at))


def tens_in_digits(text: str, at: int) -> Numeral | None:
    """3千5百, 2千256, 1千零20: a numeral whose ones are digits."""
    read = in_digits(text, at)
    return read and _magnified(text, Numeral(read[2], read[0], read[1], read[1], core=read[0]))


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
        big = MAGNITUDE.match(text, at)
        one = Numeral(at, ONE, ONE, ONE)
        return big and _late(text, one.times(MAGNITUDES[big.group()], big.end()))
    written, end = run.group().replace(LISTS, ""), run.end()
    if len(written) > 1 and _is_apiece(text, end - 1):
        written, end = written[:-1], end - 1
    if both := pair(written):
        low, high, last = both
        return _multiplied(text, Numeral(end, low, last, last, "pair", high, core=low))
    if (
        len(written) > 1
        and written[-1] in TENS
        and section(written) is None
        and unit_at(text, end - 1)[0]
    ):
        written, end = written[:-1], end - 1  # 四六三六·千瓦
    read = section(written) or (_is_counted(text, end, written) and section(written, by_place=True))
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
    them only before money, percent and the like: 四二％, 八五折, 六二岁. So they do of those that
    count up, 一二三元; but 三四五万 and 五六七岁 may be three to five and five to seven.
    """
    up = len(written) > 2 and written[:3] in COUNTED_UP
    if up and len(written) == 3 and written[0] != COUNTED_UP[0]:
        return False
    if MAGNITUDE.match(text, end):
        return True
    unit = unit_at(text, end)[0]
    if up:
        return unit is not None and unit.currency
    if unit is None or len(written) > 2 or POINT in written or "." in written:
        return unit is not None
    return unit.percent or unit.currency or unit.canonical in _BY_PLACE


def _magnified(text: str, number: Numeral) -> Numeral:
    """`number` with the 多 or 点几 and the 万 or 亿 behind it."""
    if more := (_MORE if number.loose >= 10 else _TENTHS).match(text, number.end):
        kind = more_kind(more.group())
        number = up_to(text, number, more.end()) or number.and_more(more.end(), kind)
    return _late(text, _multiplied(text, number))


def _multiplied(text: str, number: Numeral) -> Numeral:
    """`number` with the 万, 亿 or 个亿 behind it."""
    at = number.end
    if pieces := _PIECES.match(text, at):
        at = pieces.end()
        number = number.and_more(at) if pieces["pieces_more"] else number
        number = number.and_a_half() if pieces["pieces_half"] else number
    big = MAGNITUDE.match(text, at)
    return number.times(MAGNITUDES[big.group()], big.end()) if big else number


def _late(text: str, number: Numeral) -> Numeral:
    """三亿多, 万余: the 多 behind the magnitude."""
    more = number.kind == "plain" and number.magnitude and _LATE_MORE.match(text, number.end)
    return number.and_more(more.end(), more_kind(more.group())) if more else number


def add_section(text: str, first: Numeral) -> Numeral:
    """`first` with the next part of it: 一亿·两千万, 一万·二, 三万·五千亿; else `first` itself."""
    run = _NUMERAL.match(text, first.end)
    scale = first.scale
    if run is None or run.group()[0] in TENS or scale == ONE:
        return first
    if both := pair(run.group()):
        return _add_pair(text, first, both, run.end())
    if _NO_SMALLER.match(text, first.end) or _is_apiece(text, first.end):
        return first
    written = run.group()
    read = section(written.lstrip(ZEROS)) if written.strip(ZEROS) else None
    if read is None:
        return first
    value, last = read
    if len(written) == 1 and MAGNITUDE.match(text, run.end()) is None:
        value, last = value * scale / 10, scale / 10  # 一万二 is 12,000
    second = _magnified(text, Numeral(run.end(), value, last, last))
    if second.value < scale:
        return second._replace(value=first.value + second.value, magnitude=True, core=first.core)
    factor = second.value / value
    if factor < scale:
        return first
    return second._replace(value=(first.value + value) * factor, core=first.core)


def _add_pair(
    text: str, first: Numeral, both: tuple[Decimal, Decimal, Decimal], end: int
) -> Numeral:
    """`first` with the neighbours behind it, up to `end`: 三万五六千, 二万七八千万."""
    low, high, last = both
    second = _multiplied(text, Numeral(end, low, last, last, "pair", high, core=low))
    if last == ONE and not second.magnitude:  # 一万二三
        second = second.in_units(first.scale / 10)
    factor = second.value / low
    is_of_all = factor >= first.scale  # 二万·七八千 are both of the 万 behind them
    if high * (ONE if is_of_all else factor) >= first.scale:
        return first
    base = first.value * (factor if is_of_all else ONE)
    above = base + factor * high
    return second._replace(value=base + second.value, high=above, magnitude=True, core=first.core)


def _is_apiece(text: str, at: int) -> bool:
    """Whether the number before `at` is the price of one, 20万·一辆."""
    one = _APIECE.match(text, at)
    return one is not None and unit_at(text, one.end())[0] is not None


def listed(text: str, at: int) -> Numeral | None:
    """3、4万, 5、6个月, 500、600元 and 7、80公斤: neighbours in digits."""
    found = _LISTED_DIGITS.match(text, at) or _LISTED_TENS.match(text, at)
    if found is None or int(found["high"]) - int(found["low"]) != 1:
        return None
    low, high = Decimal(found["low"]), Decimal(found["high"])
    ten = TENS.get(found["ten"], ONE).scaleb(len(found["zeros"]))
    both = Numeral(found.end(), low * ten, ten, ten, "pair", high * ten, core=low * ten)
    return _multiplied(text, both)


def _several(text: str, at: int) -> Numeral | None:
    found = _SOME.match(text, at)
    if found is None:
        return None
    factor = TENS.get(found["ten"], ONE) * MAGNITUDES.get(found["big"], ONE)
    return Numeral(found.end(), factor, factor, factor, "several", magnitude=factor != ONE)


def _fraction(text: str, at: int) -> Numeral | None:
    """三分之一, 百分之五十, 百分之七八十, 千分之三."""
    if short := _SHORT_PART.match(text, at):  # 三分一
        part = Decimal(DIGITS[short["above"]]) / DIGITS[short["below"]]
        return Numeral(short.end(), part, ONE, ONE, "fraction") if part < ONE else None
    if text.find(PART_OF, at, at + 10) < 0 or (found := _BELOW.match(text, at)) is None:
        return None
    below, above = _denominator(found[1]), _above(text, found.end())
    return _part(above, below) if below and above is not None else None


def _part(above: Numeral, below: Decimal) -> Numeral | None:
    """So many of `below`: a third is told in words and loosely; one of a power of ten from a
    hundred on, and one with decimals, is read in percent to its last digit."""
    power_of_ten = below >= _HUNDRED and below.normalize().as_tuple().digits == (1,)
    if power_of_ten or above.quantum < ONE:
        scale = _HUNDRED / below
        return above.in_percent().times(scale, above.end)._replace(core=above.value * scale)
    if above.kind != "plain":
        return None
    return Numeral(above.end, above.value / below, ONE, ONE, "fraction")


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
    return _part(above, digits.value * (_denominator(found[1]) or ONE))


def over_so_many(text: str, number: Numeral) -> Numeral | None:
    """16.9/10万 and 5.4/千, as rates of death are printed: what 10万分之16.9 is.

    None where none is below: 1/10万 is the scale of a map, 2023/10 a month; 12 of 12/10万人年.
    """
    found = _OVER.match(text, number.end)
    if found is None or found["years"]:
        return number if found else None
    below = Decimal(found["digits"] or ONE) * (_denominator(found["words"]) or ONE)
    is_dated = 1900 <= number.value < 2100 and number.quantum == ONE
    is_rate = number.value != ONE or _RATE(text, number.end)
    if number.value == below or is_dated or not is_rate:
        return None
    return _part(number._replace(end=found.end()), below)


def _denominator(written: str) -> Decimal | None:
    """千, 十万, 亿 as they stand before 分之."""
    big = MAGNITUDES.get(written[-1:], ONE)
    head = written if big == ONE else written[:-1]
    read = section(head) if head else (ONE, ONE)
    return read and read[0] * big


def _above(text: str, at: int) -> Numeral | None:
    """The upper number of a fraction, which starts at `at`."""
    if digits := _DIGITS_ABOVE.match(text, at):
        value = Decimal(digits.group())
        return Numeral(digits.end(), value, *place(digits.group()), core=value)
    return _several(text, at) or _number(text, at)
