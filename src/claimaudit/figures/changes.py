"""Whether two amounts that are joined are a change: from 95% to 50%, up 53 cents to $64.73."""

from decimal import Decimal

from claimaudit.figures.lexicon import DIGITS, EN, WORDS, ZH
from claimaudit.figures.limits import LIMITS, MARGINS
from claimaudit.figures.numeral import ONE, Amount, Numeral

_CHANGES, _CHANGED_BY = WORDS.pattern("changes"), WORDS.pattern("changed_by")
_SPANS, _SPANS_DOWN = WORDS.pattern("spans"), EN.pattern("spans_down")
_CHANGES_BEHIND = ZH.pattern("changes_behind")
_VOTED, _MOVED_BY, _BY, _OF = map(EN.pattern, ("voted", "moved_by", "by", "changed_of"))
_SHARE_MOVED, _FROM_NOW = EN.ahead("share_moved"), EN.pattern("from_now")
_BY_PERCENT, _BOUNDED_OPENER = EN.pattern("by_percent"), EN.pattern("bounded_opener")
_APART_ALIKE = EN.pattern("apart_alike")
_FAR_OF = LIMITS["change_of_apart"]
_MOVED_FROM, _MOVED_AGAIN = EN.pattern("moved_from"), WORDS.pattern("moved_again")
_RANGES_MOVED = EN.pattern("ranges_moved")
REACH = LIMITS["change_before"]
_FAR, _FAR_IN_UNITS = LIMITS["change_apart"], LIMITS["change_apart_in_units"]
_CLOSE = MARGINS["close"]
_HUNDRED, _THOUSAND, _SIGNS = 100, Decimal(1000), DIGITS.table("signs")
_TWO, _FAR_IN_THOUSANDS = LIMITS["in_thousands_from"], LIMITS["in_thousands_apart"]


def is_change(text: str, start: int, opened: int | None, first: Amount, second: Amount) -> bool:
    """Whether a quantity went from the first to the second, instead of lying between them."""
    if opened is None:
        before = max(0, start - REACH), start
        if _BOUNDED_OPENER.search(text, *before) or _MOVED_FROM.search(text, *before):
            return True
        far = second.number.value > _CLOSE * first.number.value
        if (far and _MOVED_AGAIN.search(text, *before)) or _stands_at(text, start, first, second):
            return True
        told = text[first.end] == " " and (first.unit or not text[start].isdecimal())
        if _falls(first, second) and (told or _VOTED.search(text, *before)):
            return True  # $120bn to $4.6bn
        if _falls(first, second) and (second.unit is None or second.unit.things):
            return not second.number.magnitude  # won by 218 to 213
        if _moved(text, before, first, second) or _stepped(text, start, first, second):
            return True
        measured = second.unit or second.number.magnitude or not text[start].isdecimal()
        measured = measured or second.number.value > _FAR * first.number.value
        low = scaled_alike(first.number, second.number).value
        if second.number.value > _FAR * low and (
            _MOVED_BY.search(text, *before)
            or (not text[start].isalnum() and _BY.search(text, *before))
        ):
            return True  # shed 121 to 19,430, in the year by $100 million to $8.7 billion
        if _APART_ALIKE.match(text, second.end) or _is_by_range(text, before, first, second):
            return False
        by = bool(measured) and _CHANGED_BY.search(text, *before) is not None
        return by or _is_called(text, before, first, second)
    before = max(0, opened - REACH), opened
    if (_SPANS_DOWN if _falls(first, second) else _SPANS).search(text, before[0], start):
        return False
    if not text[opened].isascii() and _CHANGES_BEHIND.match(text, second.end):
        return True
    now = _FROM_NOW.match(text, opened) or _CHANGES.search(text, *before)
    if now and _RANGES_MOVED.match(text, second.end):
        return False
    return now is not None or _falls(first, second)


def _is_by_range(text: str, before: tuple[int, int], first: Amount, second: Amount) -> bool:
    """Whether both ends tell how far something moved: reduced by 20 to 25 percent."""
    unit = second.unit
    if first.unit is not None or unit is None or unit.things or unit.currency:
        return False
    far = _FAR_IN_UNITS if unit.percent else _CLOSE
    near = first.number.value < second.number.value <= far * first.number.value
    return near and _BY_PERCENT.search(text, *before) is not None


def _moved(text: str, before: tuple[int, int], first: Amount, second: Amount) -> bool:
    """Up 53 cents to $64.73: how far something moved, and where to, each in its unit."""
    if first.unit is None or second.unit is None or second.unit.percent:
        return False
    if first.unit.of(first.number.value) * _FAR < second.unit.of(second.number.value):
        return _BY.search(text, *before) is not None
    return _MOVED_BY.search(text, *before) is not None


def _stepped(text: str, start: int, first: Amount, second: Amount) -> bool:
    """上升0.2至5.8年: how far, and where to, which is far from it."""
    low = first.number.value
    far = _FAR if first.unit is None else 1 if first.unit.things else _FAR_IN_UNITS
    if (
        not low
        or (first.unit is not None and first.unit.percent)
        or second.number.value <= far * low
    ):
        return False
    verbs = "stepped" if first.unit is None else "stepped_in_units"
    return ZH.pattern(verbs).search(text, start - 3, start) is not None


def _is_called(text: str, before: tuple[int, int], first: Amount, second: Amount) -> bool:
    """A decrease in the deficit of $6.4 billion to $86.6 billion, which is far from the first."""
    far = _FAR if second.unit and second.unit.percent else _FAR_IN_UNITS
    low = scaled_alike(first.number, second.number).value
    if not first.unit and text[before[1]].isalnum():
        return False
    told = _OF.search(text, *before)
    if told and " in " not in told[0]:
        far = _FAR_OF  # a budget increase of $547,000 to $15.03 million
    return told is not None and second.number.value > far * low


def _stands_at(text: str, start: int, first: Amount, second: Amount) -> bool:
    """Whether a share that moved by the first then stood at the second: +0.5% to 68.2%."""
    if text[start] not in _SIGNS or second.unit is None or not second.unit.percent:
        return False
    unsigned = _SIGNS.keys().isdisjoint(text[first.end : second.end])
    return unsigned and second.number.value > _FAR * first.number.value


def _falls(first: Amount, second: Amount) -> bool:
    low, high = scaled_alike(first.number, second.number), second.number
    if first.negative or second.negative or first.unit not in (None, second.unit):
        return False
    return low.value > high.value


def scaled_alike(low: Numeral, high: Numeral, negative: bool = False) -> Numeral:
    """`low` with the scale word that is printed behind `high` for both: $10-12 billion and, with a
    minus before it, -7到7亿."""
    hundreds = high.value and high.core * _HUNDRED == high.value  # four to five hundred
    if not (high.magnitude or hundreds) or low.magnitude or low.value > high.core:
        return low
    if low.value == high.core and not negative:
        return low
    return low.times(high.value / high.core, low.end)


def in_thousands(low: Numeral, high: Numeral) -> Numeral:
    """`low` in the thousands whose zeros the end of its range prints for both, 3-4,000 people; but
    1 to 9,000 and 2 to 50,000 are what they print."""
    whole = low.kind == high.kind == "plain" and low.quantum == high.quantum == ONE
    if not whole or high.value % _THOUSAND or low.magnitude or high.magnitude or low.value < _TWO:
        return low
    scaled = low.times(_THOUSAND, low.end)
    return scaled if scaled.value < high.value <= _FAR_IN_THOUSANDS * scaled.value else low


def is_scaled_once(one: Numeral, two: Numeral) -> bool:
    """Whether what fell was in the scale behind its end too: from 8.94 to 8.84 million."""
    return two.magnitude and not one.magnitude and two.core < one.value < 10 * two.core


def is_range_of_shares(
    text: str, start: int, to: str | None, opened: int | None, first: Amount, second: Amount
) -> bool:
    """Whether two shares are a range that is opened or that rises `to` the second, a quarter to a
    third of them; what rose a quarter to a third did so to there."""
    if to is None:
        return opened is not None
    if second.number.kind != "fraction" or first.unit != second.unit:
        return False
    moved = _SHARE_MOVED(text, start)
    return first.number.value < second.number.value and moved is None
