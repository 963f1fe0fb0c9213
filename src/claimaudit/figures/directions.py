"""Which way the words beside a figure say that something went: fell by 1.2%, 下降1.2%."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from claimaudit.base.folding import fold
from claimaudit.figures.languages.known import languages
from claimaudit.figures.lexicon import ZH, language

Way = Literal["up", "down"]

# How far from the figure what tells it may stand.
_BEFORE, _BEHIND = 100, 40
# What stands for the figure in the patterns of a language: one in percent, and any other.
_SHARE, _AMOUNT = "¤", "#"
_SHARES = ("%", "pp")
_LED = ZH.pattern("way_inside")
_NAMES: dict[Way, str] = {"up": "rises", "down": "falls"}


def direction(text: str, start: int, end: int, unit: str | None) -> Way | None:
    """Which way the words say that the figure text[start:end], which is in `unit`, went; None
    where they do not say, or say both."""
    before = fold(text[max(0, start - _BEFORE) : start]).text
    if led := _LED.match(fold(text[start:end]).text):  # 约增加6.6%
        before += led["verb"]
    behind = fold(text[end : end + _BEHIND]).text
    said = f"{before}{_SHARE if unit in _SHARES else _AMOUNT}{behind}"
    found = {way: _nearest(said, len(before), way) for way in _NAMES}
    up, down = found["up"], found["down"]
    if up == down:
        return None
    return "up" if down is None or (up is not None and up < down) else "down"


def _nearest(said: str, at: int, way: Way) -> int | None:
    """How far before `at` the nearest word that tells `way` begins; one behind it is nearest."""
    places = [place for one in _patterns(way) for place in _places(one, said)]
    return min((max(0, at - place) for place in places), default=None)


def _places(one: re.Pattern[str], said: str) -> Iterator[int]:
    start = 0
    while found := one.search(said, start):
        behind = "before" not in one.groupindex
        yield found.start("behind" if behind else "before")
        start = found.start() + 1


@cache
def _patterns(way: Way) -> list[re.Pattern[str]]:
    """What tells `way` in each language that says so."""
    files = (language(tag) for tag in languages())
    return [one for f in files if f.has(_NAMES[way]) for one in f.patterns(_NAMES[way])]
