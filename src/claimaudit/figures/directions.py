"""Which way the words beside a figure say that something went: fell by 1.2%, 下降1.2%."""

import re
from functools import cache
from typing import Literal

from claimaudit.base.folding import fold
from claimaudit.figures.known import languages
from claimaudit.figures.lexicon import TOGETHER, ZH, language
from claimaudit.figures.limits import LIMITS

Way = Literal["up", "down"]

_BEFORE, _BEHIND = LIMITS["direction_before"], LIMITS["direction_behind"]
# What stands for the figure in the patterns of a language: one in percent, and any other.
_SHARE, _AMOUNT = "¤", "#"
_SHARES = ("%", "pp")
_LED = ZH.pattern("way_inside")
_NAMES: dict[Way, str] = {"up": "rises", "down": "falls"}
_OTHER: dict[Way, Way] = {"up": "down", "down": "up"}


def direction(text: str, start: int, end: int, unit: str | None) -> Way | None:
    """Which way the words say that the figure text[start:end], which is in `unit`, went; None
    where they do not say, or say both."""
    before = fold(text[max(0, start - _BEFORE) : start]).text
    figure, behind = fold(text[start:end]).text, fold(text[end : end + _BEHIND]).text
    text, places = before + figure + behind, (len(before), len(before) + len(figure))
    return next((w for w in _OTHER if goes(w, text, *places, unit, tuple(languages()))), None)


def goes(
    way: Way, text: str, start: int, end: int, unit: str | None, tags: tuple[str, ...] = TOGETHER
) -> bool:
    """Whether it went that way, in a text that is folded already and is of one of the languages."""
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    if led := _LED.match(text, start, end):  # 约增加6.6%
        before += led["verb"]
    said = f"{before}{_SHARE if unit in _SHARES else _AMOUNT}{behind}"
    if (near := _nearest(said, len(before), way, tags)) is None:
        return False
    other = _nearest(said, len(before), _OTHER[way], tags)
    return other is None or near < other


def _nearest(said: str, at: int, way: Way, tags: tuple[str, ...]) -> int | None:
    """How far before `at` the nearest word that tells `way` begins; one behind it is nearest."""
    places = []
    for one in _patterns(way, tags):
        found = one.search(said)
        while found:
            behind = "before" not in one.groupindex
            places.append(max(0, at - found.start("behind" if behind else "before")))
            found = one.search(said, found.start() + 1)
    return min(places, default=None)


@cache
def _patterns(way: Way, tags: tuple[str, ...]) -> list[re.Pattern[str]]:
    """What tells `way` in each language that says so."""
    files = (language(tag) for tag in tags)
    return [one for f in files if f.has(_NAMES[way]) for one in f.patterns(_NAMES[way])]
