"""Points: of a poll, a 2 point lead in the survey, of a match; who won."""

from dataclasses import replace

from claimaudit.figures.lexicon import EN, ZH
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import Numeral
from claimaudit.figures.units import Unit, canonical_units, unit_table

POINT_WORDS, _REACH = EN.words("point_words"), LIMITS["points_sentence"]
_AHEAD, _PLAYED = EN.pattern("points_ahead"), EN.pattern("points_played")
_LED, _POLLED = EN.pattern("points_led"), EN.pattern("points_polled")
_RATED, _PRICED = EN.pattern("points_rated"), EN.pattern("points_priced")

_MOVED, _INDEXED = EN.ahead("points_by"), EN.pattern("points_indexed")
_CENTS_OF = ZH.ahead("cents_of")
_WON, _WON_WHAT = EN.words("won"), EN.pattern("won_what")
_STOPS = (". ", "\n")
_MONEY = LIMITS["won_from"]


def points(text: str, at: int, number: Numeral, unit: Unit, end: int) -> Unit:
    """`unit`, which is points, or the cents or percentage points that are so called."""
    if paid := _CENTS_OF(text, at):
        money = unit_table().spellings[paid["money"]]
        return replace(money, factor=money.factor / 100)
    words = text[number.end : end].strip(" -")
    if words not in POINT_WORDS:
        return unit
    of_rate = number.kind == "fraction" and _is_rate(text, at, end)
    return canonical_units()["pp"] if of_rate or _is_polled(text, at, end) else unit


def is_victory(text: str, number: Numeral, end: int) -> bool:
    """Whether the unit up to `end` is what somebody did, the nine won, and no currency."""
    if text[number.end : end].strip() not in _WON:
        return False
    return number.value < _MONEY or _WON_WHAT.match(text, end) is not None


def _is_polled(text: str, at: int, end: int) -> bool:
    """Whether the points of the number at:end are those of a poll, a 2 point lead; 45%, down 2
    points."""
    ahead, sentence = _AHEAD.match(text, end), _sentence(text, at, end)
    if not ahead and _LED.match(text, end) is None:
        moved = _MOVED(text, at) and _POLLED.search(text, *sentence)
        return bool(moved) and not any(one.search(text, *sentence) for one in (_PLAYED, _INDEXED))
    if _POLLED.search(text, *sentence):
        return True
    return ahead is not None and _PLAYED.search(text, *sentence) is None


def _is_rate(text: str, at: int, end: int) -> bool:
    """Whether a part of a point is of a rate of interest or of inflation."""
    sentence = _sentence(text, at, end)
    return _RATED.search(text, *sentence) is not None and not _PRICED.search(text, *sentence)


def _sentence(text: str, at: int, end: int) -> tuple[int, int]:
    low, high = max(0, at - _REACH), end + _REACH
    low = max(low, *(text.rfind(stop, low, at) for stop in _STOPS))
    stops = (text.find(stop, end, high) for stop in _STOPS)
    return low, min((stop for stop in stops if stop > 0), default=high)
