"""What every kind of numeral is read into, and the words that numerals are written with."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

ONE = Decimal(1)
SPACES = " \u00a0\u2009\u202f"

# No figure has more digits than this; a longer run of them states nothing.
MAX_DIGITS = 24


class Numeral(NamedTuple):
    """A number as written, `end` just behind it.

    `quantum` is the place value of its last written digit, `loose` that of its last
    digit which is not a zero before the point.
    """

    end: int
    value: Decimal
    quantum: Decimal
    loose: Decimal
    kind: str = "plain"  # plain | more | several | pair | fraction | percent
    high: Decimal | None = None  # of a pair: the other number
    magnitude: bool = False  # a 万 or a million follows the digits
    core: Decimal = ONE  # the number before its magnitude


def load() -> dict[str, Any]:
    """`numerals.yaml`, as it stands."""
    text = (files("claimaudit.figures") / "numerals.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded


_TABLES = load()


def _decimals(name: str) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in _TABLES[name].items()}


def longest_first(words: dict[str, Any]) -> str:
    """A regular expression of all `words`, so that 万亿 is tried before 万."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


DIGITS = {word: int(value) for word, value in _TABLES["digits"].items()}
TENS = {word: int(value) for word, value in _TABLES["tens"].items()}
MAGNITUDES = _decimals("magnitudes")
SEVERAL: list[str] = _TABLES["several"]
# 多 and the like, where they are not the first half of a word (多于, 来自, 几乎).
MORE = "(?:" + "|".join(f"{k}(?![{v}])" for k, v in _TABLES["more"].items()) + ")"
LATE_MORE = "(?:" + "|".join(f"{k}(?![{_TABLES['more'][k]}])" for k in _TABLES["late_more"]) + ")"
# 兆瓦 is a megawatt, 百分点 a percentage point: there 兆 and 百 belong to the unit.
BIG = rf"(?:{longest_first(MAGNITUDES)})(?!分[之点])(?<!兆(?=[瓦赫比字]))"
ENGLISH = {word: int(value) for word, value in _TABLES["english"].items()}
ENGLISH_MAGNITUDES = _decimals("english_magnitudes")
ENGLISH_SEVERAL: list[str] = _TABLES["english_several"]
LETTERS = _decimals("letter_magnitudes")
DENOMINATORS = {word: int(value) for word, value in _TABLES["denominators"].items()}
NO_HEDGE_BEHIND: dict[str, str] = _TABLES["no_hedge_behind"]
NO_HEDGE: dict[str, str] = _TABLES["no_hedge"]
PHRASES: dict[str, dict[str, Any]] = _TABLES["phrases"]


_POWERS = {exponent: Decimal((0, (1,), exponent)) for exponent in range(-16, MAX_DIGITS + 1)}


def power_of_ten(exponent: int) -> Decimal:
    return _POWERS[exponent]


def place(digits: str) -> tuple[Decimal, Decimal]:
    """(place value of the last digit, of the last one that is no zero before the point)."""
    point = digits.find(".")
    if point >= 0:
        quantum = power_of_ten(point + 1 - len(digits))
        return quantum, quantum
    if digits[-1] != "0":
        return ONE, ONE
    zeros = len(digits) - len(digits.rstrip("0"))
    return ONE, power_of_ten(min(zeros, len(digits) - 1))
