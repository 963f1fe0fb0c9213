"""Number words of German, written as one word: einundzwanzig, zweihunderttausend, dreieinhalb."""

import re

from claimaudit.figures.lexicon import either, language
from claimaudit.figures.limits import LIMITS

_DE = language("de")
_SMALL, _TEENS, _TENS = map(_DE.table, ("small_numbers", "teens", "tens"))
_POWERS: dict[str, str] = _DE.table("powers")
_NO_NUMBERS = _DE.words("no_numbers")
(_ONE,), (_AND,) = map(_DE.words, ("left_out_one", "joint_inside"))
_HALVES: dict[str, str] = _DE.table("half_behind")
_SUFFIXES: dict[str, str] = _DE.table("suffixes")
_BELOW_HUNDRED = re.compile(
    f"(?:(?P<ones>{either(_SMALL)}){_AND})?(?P<tens>{either(_TENS)})"
    f"|(?P<word>{either({**_TEENS, **_SMALL})})"
)
_WORD = re.compile(f"(?P<number>.+?)(?P<half>{either(_HALVES)})?(?P<suffix>{either(_SUFFIXES)})?")
_LONGEST = LIMITS["word"]


def number(word: str) -> str | None:
    """The number that `word` is, with what is joined behind it, in English words."""
    noun, word = not word.islower(), word.lower()
    if word in _NO_NUMBERS or len(word) > _LONGEST:
        return None
    found = _WORD.fullmatch(word)
    said = _spoken(found["number"], [*_POWERS]) if found else None
    if found is None or said is None or (noun and not found["suffix"]):
        return None
    half, suffix = found["half"], found["suffix"]
    return said + (_HALVES[half] if half else "") + (_SUFFIXES[suffix] if suffix else "")


def _spoken(word: str, powers: list[str]) -> str | None:
    """`word` in English; it is built of the `powers`, the largest first."""
    if not powers:
        return _below_hundred(word)
    power, *smaller = powers
    times, found, rest = word.partition(power)
    if not found:
        return _spoken(word, smaller)
    above = _spoken(times or _ONE, smaller)
    below = _spoken(rest.removeprefix(_AND), smaller) if rest else ""
    if above is None or below is None:
        return None
    return f"{above} {_POWERS[power]} {below}".rstrip()


def _below_hundred(word: str) -> str | None:
    found = _BELOW_HUNDRED.fullmatch(word)
    if found is None:
        return None
    if found["word"]:
        return str(_TEENS.get(found["word"]) or _SMALL[found["word"]])
    ones = f"-{_SMALL[found['ones']]}" if found["ones"] else ""
    return f"{_TENS[found['tens']]}{ones}"
