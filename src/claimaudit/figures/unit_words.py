"""Finding the unit that stands at a place, and the sign and currency before a number."""

from functools import cache

from claimaudit.figures.lexicon import DIGITS, EN, SPACES, WORDS, ZH, is_cjk
from claimaudit.figures.rates import JOINTS, with_divisors
from claimaudit.figures.spellings import is_digit, letter, splits_word, touching
from claimaudit.figures.units import Unit, UnitTable, unit_table

# Sign -> whether it is a minus.
_SIGNS = {sign: times < 0 for sign, times in DIGITS.decimals("signs").items()}
_SIGN_WORDS = {word: times < 0 for word, times in WORDS.decimals("sign_words").items()}
_SAID_SIGNS, _LONGEST_SIGN = tuple(_SIGN_WORDS), max(map(len, _SIGN_WORDS))
_SIGN_ENDS = frozenset(word[-1] for word in _SIGN_WORDS)
_DASHES, _DASH_SIGN = DIGITS.words("dashes"), DIGITS.ahead("dash_sign")
_LARGE, _MAGNITUDES = DIGITS.pattern("large_number"), frozenset(ZH.words("magnitudes"))
_PAID, _SPACED = EN.ahead("paid_before"), DIGITS.words("rand")
_SCALED = DIGITS.pattern("scaled_number")
_JOINED_AGES = WORDS.ahead("joined_ages", "$")
_EXCHANGED, _BORNE = ZH.ahead("exchanged_before", "$"), ZH.pattern("borne")
# ±3 and +/-3
_BOTH_WAYS, _PLUS_SLASH = "±/", "+/"
_OF_TIME = "s/"  # so many minutes a day
(_BOTH_WAYS_SAID,) = ZH.words("both_ways")
_TIMES, _CROSSED = ("x", "X", "×"), EN.pattern("crossed")
_GLUED = tuple(EN.words("glued_names"))
_GAPS = frozenset(SPACES + "-")


def unit_at(text: str, at: int, units: UnitTable | None = None) -> tuple[Unit | None, int]:
    """(the longest unit that stands at `at`, its end), after one space or hyphen at most.

    What it is divided by belongs to it. `units` are those of the package where none are given.
    """
    table = units or unit_table()
    unit, end = touching(table, text, at)
    if unit is None and at < len(text) and text[at] in _GAPS:
        unit, end = touching(table, text, at + 1)
        if unit is not None and text[at + 1 : end] in _TIMES:
            unit = None  # "2 x 4" is no multiple
    if unit is None:
        return None, at
    return with_divisors(table, text, unit, end) if text[end : end + 1] in JOINTS else (unit, end)


def canonical_name(spelling: str, units: UnitTable | None = None) -> str | None:
    """The canonical unit that is meant by `spelling`, all of it: km is m, km/h is m/s."""
    unit, end = unit_at(spelling, 0, units)
    return unit.canonical if unit is not None and end == len(spelling) else None


def leading(text: str, at: int) -> tuple[int, bool, Unit | None]:
    """(start, negative, currency) of the sign and the currency before the number at `at`."""
    if at == 0 or text[at - 1] not in before_number():
        return at, False, None
    start, negative = _sign(text, at)
    edge = start - 1 if start and text[start - 1] in SPACES else start
    currency: Unit | None = None
    table, last = unit_table(), text[edge - 1 : edge]
    for length in table.lead_lengths.get(last, ()):
        sign = text[max(0, edge - length) : edge]
        if sign in table.leading and _is_lead(text, sign, edge, at):
            currency, start = table.leading[sign], edge - len(sign)
            break
    if currency is not None and not negative:
        start, negative = _sign(text, start)
    return start, negative, currency


def leading_at(text: str, at: int) -> tuple[int, bool]:
    """(place of the number, negative) behind the sign and the currency that start at `at`."""
    negative = _SIGNS.get(text[at : at + 1])
    at += negative is not None
    for word, minus in _SIGN_WORDS.items() if text.startswith(_SAID_SIGNS, at) else ():
        if text.startswith(word, at):
            negative, at = minus, at + len(word)
    for sign, _ in unit_table().leads[0].get(text[at : at + 1], ()):
        if text.startswith(sign, at):
            at += len(sign)
            at += sign[-1].isalpha() and text.startswith(" ", at)
            break
    at += text.startswith(".", at) and is_digit(text, at + 1)
    return at, bool(negative)


def either_way(text: str, start: int, *, negative: bool) -> int:
    """How many characters before `start` say that a number is meant both ways: ±3, +/-3, 正负3."""
    if negative and text.startswith(_BOTH_WAYS_SAID, start - 1):
        return 1
    if not start or text[start - 1] not in _BOTH_WAYS:
        return 0
    if text[start - 1] == _BOTH_WAYS[0]:
        return 1
    return 2 if negative and text.endswith(_PLUS_SLASH, 0, start) else 0


def undivided_time(text: str, at: int, unit: Unit | None, larger: Unit) -> Unit | None:
    """The minutes of 2 hours and 20 minutes a day, whose `unit` behind `at` is divided, where one
    `larger` is a part of the day too, and the seconds of 5分30秒/公里; others as they are."""
    if unit is None or not unit.canonical.startswith(_OF_TIME):
        return unit
    smaller, _ = touching(unit_table(), text, at + text.startswith(" ", at))
    part = unit.canonical != _OF_TIME + larger.canonical
    shorter = smaller is not None and (part or larger.factor * unit.factor < smaller.factor)
    return smaller if shorter else unit


def crosses(text: str, at: int) -> bool:
    """Whether what stands at `at` makes no name of the number it touches: 9x13 inches, SBP130, the
    note of £5 million1."""
    return _CROSSED.match(text, at) is not None or text.endswith(_GLUED, 0, at + 1)


def is_unknown_money(text: str, at: int) -> bool:
    """Whether a currency sign before the number at `at` has letters before it that name no land."""
    sign = text[at - 1 : at]
    return sign in _money_signs() and sign != "" and text[at - 2 : at - 1].isupper()


def _is_lead(text: str, sign: str, edge: int, at: int) -> bool:
    """Whether the `sign` that ends at `edge` is the currency of the number at `at`."""
    before = edge - len(sign)
    if splits_word(text, before) or (
        sign in _money_signs() and text[before - 1 : before].isupper()
    ):
        return False
    if is_cjk(sign[0]) and (
        text[before - 1 : before] in _MAGNITUDES  # 5亿美元, whatever follows
        or _EXCHANGED(text, before)
    ):
        return False
    if sign not in unit_table().scaled:
        return True
    spaced = len(sign) > 1 and sign.isascii()  # dollars 6m, but N700 and 日元500亿
    if spaced != (edge < at) and not (sign in _SPACED and _SCALED.match(text, at)):
        return False  # but R 34.9 billion
    if _LARGE.match(text, at):
        return True
    return len(sign) == 1 and is_digit(text, at + 1) and _PAID(text, before) is not None


def _sign(text: str, at: int) -> tuple[int, bool]:
    before = text[at - 1 : at] if at else ""
    if before in _SIGNS and before:
        # Behind a number or a word it joins two: 2-3, GPT-4, 30%-50%.
        joined = at >= 2 and (letter(text, at - 2) or text[at - 2] in "-%)）~")
        joins = joined or (at >= 2 and _ages(text, at - 1))
        return (at, False) if joins else (at - 1, _SIGNS[before])
    if before in _DASHES and _DASH_SIGN(text, at):
        return at - 1, True
    said = text[max(0, at - _LONGEST_SIGN) : at].lower() if before in _SIGN_ENDS else ""
    if not said.endswith(_SAID_SIGNS) or _BORNE.search(text, at - _LONGEST_SIGN, at):
        return at, False
    for word, negative in _SIGN_WORDS.items():
        if said.endswith(word):
            return at - len(word), negative
    return at, False


def _ages(text: str, at: int) -> bool:
    return not text[at - 1].isascii() and _JOINED_AGES(text, at) is not None


@cache
def before_number() -> frozenset[str]:
    """What a sign or a currency can end with."""
    words = [*_SIGNS, *_DASHES, *_SIGN_WORDS, *unit_table().leading]
    return frozenset(SPACES).union(word[-1] for word in words)


@cache
def _money_signs() -> frozenset[str]:
    """$ and €: what letters may stand before, US$."""
    return frozenset(sign for sign in unit_table().leading if len(sign) == 1 and not sign.isalpha())
