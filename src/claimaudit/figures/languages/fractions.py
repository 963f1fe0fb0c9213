"""Fractions in digits and signs: ½ · 2¼ · 3 1/2 · 7/8."""

from decimal import Decimal
from math import gcd

from claimaudit.figures.lexicon import DIGITS
from claimaudit.figures.numeral import ONE, Numeral

VULGAR: dict[str, tuple[int, int]] = {
    sign: (int(above), int(below))
    for sign, (above, below) in DIGITS.table("vulgar_fractions").items()
}
_MIXED, _SLASHED = DIGITS.pattern("mixed"), DIGITS.pattern("slashed")
_DENOMINATORS = frozenset(map(int, DIGITS.words("slash_denominators")))
_LARGEST = 1000


def vulgar(text: str, at: int) -> Numeral | None:
    """¾: the fraction in one character at `at`."""
    if text[at] not in VULGAR:
        return None
    above, below = VULGAR[text[at]]
    return Numeral(at + 1, Decimal(above) / below, ONE, ONE, "fraction")


def slashed(text: str, at: int) -> Numeral | None:
    """1/4: a proper fraction in its lowest terms; 24/7, 140/90 and 8/16 are none."""
    found = _SLASHED.match(text, at)
    parts = _proper(found[1], found[2]) if found else None
    if found is None or parts is None:
        return None
    return Numeral(found.end(), Decimal(parts[0]) / parts[1], ONE, ONE, "fraction")


def mixed(text: str, number: Numeral) -> Numeral:
    """`number`, a whole one, with the fraction behind it: 2¼, 3 1/2."""
    found = _MIXED.match(text, number.end)
    if found is None or number.value >= _LARGEST:
        return number
    sign = found["sign"]
    parts = VULGAR[sign] if sign else _proper(found["above"], found["below"])
    if parts is None:
        return number
    value, place = number.value + Decimal(parts[0]) / parts[1], ONE / parts[1]
    return number.refined(value, place)._replace(end=found.end())


def _proper(above: str, below: str) -> tuple[int, int] | None:
    over, under = int(above), int(below)
    proper = 0 < over < under and under in _DENOMINATORS and gcd(over, under) == 1
    return (over, under) if proper else None
