"""What a Chinese text names before a number and divides it by: 每10万人中有, 每人每天, 时速, 年均.

Other words may stand between, 每千人口执业医师3.40人; what cannot be read so is refused by
`undivided`. Words stand in units.yaml under `rates`.
"""

from dataclasses import replace
from decimal import Decimal

from claimaudit.figures import frequency
from claimaudit.figures import rate_words as words
from claimaudit.figures.composed import dimension
from claimaudit.figures.figure import Figure
from claimaudit.figures.lexicon import compiled_late
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.rates import Below, rate, times_of
from claimaudit.figures.spellings import divisor
from claimaudit.figures.units import Unit, UnitTable

_SIGNS = words.SIGNS
_BACK, _WHOLE = LIMITS["divisor_before"], LIMITS["whole_before"]
_MOST = LIMITS["divisors"]
_ZH_PER: str = _SIGNS["zh_per"]
BEFORE_DIVISOR = frozenset(" .,0123456789" + _ZH_PER).union(w[-1] for w in _SIGNS["zh_further"])
_MEASURES, _COUNTED = frozenset(_SIGNS["zh_far_measures"]), frozenset(_SIGNS["zh_far_counted"])
_UNDIVIDED = frozenset(_SIGNS["zh_undivided"])
_TIMED = {name: Decimal(seconds) for name, seconds in _SIGNS["zh_timed"].items()}
_TIME, _PERSON = "s", "person"
_WORDS, _NO_WORDS, _LISTED, _CHANGED, _NO_EACH, _SO_MANY, _UNKNOWN, _CLAUSE = (
    compiled_late(_SIGNS[f"zh_{name}"])
    for name in (
        "words",
        "no_words",
        "listed",
        "changed",
        "no_each",
        "so_many",
        "unknown",
        "clause",
    )
)


def divided_before(table: UnitTable, text: str, start: int, unit: Unit) -> tuple[Unit, int]:
    """`unit` of a figure that starts at `start`, with what a Chinese text names before it:
    每10万人中有, 每人每天, 时速, 年均; and where that starts."""
    if not may_be_divided(text, start):
        return unit, start
    for nth in range(_MOST):
        found = _before(table, text, start) or (nth == 0 and _far(table, text, start, unit))
        if not found:
            break
        below, start = found
        if not text.startswith(_ZH_PER, start) and unit.canonical in _UNDIVIDED:
            break  # 年均为26% is a mean
        unit = _timed(unit, below) or _over(table, unit, below)
    return unit, start


def _over(table: UnitTable, unit: Unit, below: Below) -> Unit:
    """`unit` divided by `below`, where it is not yet."""
    divisor_of = dimension(unit.canonical).below
    if below.unit is None or dimension(below.unit.canonical).above == divisor_of:
        return unit
    return rate(table, unit, below)


def _timed(unit: Unit, below: Below) -> Unit | None:
    """`unit`, which is so many in a time, as told of another: 每秒50转 in revolutions a minute."""
    seconds, period = _TIMED.get(unit.canonical), below.unit
    if seconds is None or period is None or period.canonical != _TIME:
        return None
    return replace(unit, factor=unit.factor * seconds / (period.factor * below.times))


def may_be_divided(text: str, start: int) -> bool:
    """Whether what divides can end at `start`; asked of every figure."""
    if text[start - 1 : start] in frequency.ENDS or _is_whole(text, start):
        return True
    return text.find(_ZH_PER, max(0, start - _BACK), start) >= 0


def _is_whole(text: str, start: int) -> bool:
    """Whether what divides without 每 can end at `start`: 人均, 时速."""
    if text[start - 1 : start] not in words.ENDS:
        return False
    return words.WHOLE.search(text, start - _WHOLE, start) is not None


def _before(table: UnitTable, text: str, start: int) -> tuple[Below, int] | None:
    low = max(0, start - _BACK)
    each = text.rfind(_ZH_PER, low, start)
    if each >= 0 and (below := _each(table, text, each, start)):
        return below, each
    if often := frequency.period_before(text, start):
        return Below(table.find(often[0]), Decimal(1), start), often[1]
    for whole in words.STARTS if _is_whole(text, start) else ():
        at = text.rfind(whole, max(0, start - _WHOLE), start)
        if at >= 0 and words.BETWEEN.fullmatch(text, at + len(whole), start):
            named = table.find(_SIGNS["zh_before"][whole])
            return Below(named, Decimal(1), start), at
    return None


def _each(table: UnitTable, text: str, each: int, start: int) -> Below | None:
    """每10万人中有 up to `start`."""
    text = text[each:start]
    below = _opened(table, text)
    if below is None or below.unit is None:
        return None
    if not words.BETWEEN.fullmatch(text, below.end):
        return None
    if below.unit.things and text[below.end :] in _SIGNS["zh_prices"]:
        return None
    return below


def _opened(table: UnitTable, text: str) -> Below | None:
    """What the 每 that `text` starts with divides by; its end is one in `text`."""
    at = len(_ZH_PER)
    number = words.NUMBER.match(text, at)
    times = Decimal(1)
    named, end = divisor(table, text, at)
    if named is None and number and number.end() > at:
        times = times_of(number["digits"])
        times *= Decimal(_SIGNS["numbers"].get(number["word"] or "", 1))
        named, end = divisor(table, text, number.end())
    elif named is None and text.startswith(_SIGNS["zh_each"], at):
        named, end = divisor(table, text, at + 1)
    return None if named is None or times == 0 else Below(named, times, end)


def _far(table: UnitTable, text: str, start: int, unit: Unit) -> tuple[Below, int] | None:
    """每千人口 before 执业医师, behind which the number starts: what both divide it by."""
    each = text.rfind(_ZH_PER, max(0, start - _BACK), start)
    if each < 0 or dimension(unit.canonical).below or unit.canonical in _UNDIVIDED:
        return None
    below = _opened(table, text[each:start])
    if below is None or not _is_far(text, each, below):
        return None
    between = text[each + below.end : start]
    # The place of the 每 is that of the first of them.
    if _LISTED.fullmatch(between) or _CHANGED.fullmatch(between):
        return below, start
    if _WORDS.fullmatch(between) is None or _NO_WORDS.search(between):
        return None
    return below, each


def _is_far(text: str, each: int, below: Below) -> bool:
    """Whether what is divided by, 每 at `each`, holds of a number behind other words: so many
    things, 每百户, or any of a measure, 每吨; 每人 and 每年 do not."""
    if below.unit is None or _NO_EACH.match(text, each):
        return False
    name = below.unit.canonical
    if name in _MEASURES:
        return True
    counted = name in _COUNTED or below.unit.currency
    return counted and _SO_MANY.match(text, each) is not None


def undivided(table: UnitTable, text: str, figure: Figure) -> bool:
    """Whether `figure` lost what its clause divides it by: 每千人口床位由6.70张增至6.92张."""
    low, start = max(0, figure.start - 2 * _BACK), figure.start
    if text.find(_ZH_PER, low, start) < 0 or not _may_be_over(figure.unit):
        return False
    if not _is_mean(figure):
        low = max((found.end() for found in _CLAUSE.finditer(text, low, start)), default=low)
    each = text.rfind(_ZH_PER, low, start)
    while each >= 0:
        below = _opened(table, text[each:start])
        if below is not None and _is_far(text, each, below):
            return True
        if below is None and _UNKNOWN.match(text, each) and not _NO_EACH.match(text, each):
            return True
        each = text.rfind(_ZH_PER, low, each)
    return False


def _is_mean(figure: Figure) -> bool:
    """Whether `figure` is no count of people, 4.12人: it is of what stands in another clause."""
    return figure.unit == _PERSON and not figure.ends and figure.value % 1 != 0


def _may_be_over(unit: str | None) -> bool:
    return unit is None or (unit not in _UNDIVIDED and not dimension(unit).below)


def may_stand_between(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] can stand between what is divided by and the number: 中有, 收."""
    return words.BETWEEN.fullmatch(text, start, end) is not None


def is_divisor(text: str, at: int) -> bool:
    """Whether the number at `at` says what something is divided by: 每10万人, per 100 km."""
    if text[at - 1 : at] not in BEFORE_DIVISOR:
        return False
    return words.DIVISOR.search(text, at - 14, at) is not None
