"""Fractions in digits and signs: ½ · 2¼ · 3 1/2 · 7/8."""

import re
from decimal import Decimal
from math import gcd

from claimaudit.figures.lexicon import DIGITS
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import ONE, Numeral

VULGAR: dict[str, tuple[int, int]] = {
    sign: (int(above), int(below))
    for sign, (above, below) in DIGITS.table("vulgar_fractions").items()
}
_SHARE_BEHIND, _SHARE_BEFORE = DIGITS.pattern("share_behind"), DIGITS.pattern("share_before")
_MIXED, _SLASHED = DIGITS.pattern("mixed"), DIGITS.pattern("slashed")
_DENOMINATORS = frozenset(map(int, DIGITS.words("slash_denominators")))
_LARGEST = LIMITS["mixed_below"]


def vulgar(text: str, at: int) -> Numeral | None:
    """¾: the fraction in one character at `at`."""
    if text[at] not in VULGAR:
        return None
    above, below = VULGAR[text[at]]
    return Numeral(at + 1, Decimal(above) / below, ONE, ONE, "fraction")


def slashed(text: str, at: int) -> Numeral | None:
    """1/4: a proper fraction in its lowest terms; 24/7, 140/90 and 8/16 are none."""
    found = _SLASHED.match(text, at)
    if found is None:
        return None
    parts = _proper(found[1], _plain(found[2])) or _counted(text, found)
    if parts is None:
        return None
    return Numeral(found.end(), Decimal(parts[0]) / parts[1], ONE, ONE, "fraction")


def _counted(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    """15/67 (22.4%): a count and what it is of, where the percentage beside it is theirs."""
    above, below = int(found[1]), int(_plain(found[2]))
    percent = _SHARE_BEHIND.match(text, found.end())
    percent = percent or _SHARE_BEFORE.search(text, found.start() - 16, found.start())
    if percent is None or not 0 < above < below:
        return None
    printed = percent["percent"].replace("·", ".")
    half = ONE.scaleb(printed.find(".") - len(printed) + 1 if "." in printed else 0)
    told = Decimal(above) / below * 100
    return (above, below) if abs(told - Decimal(printed)) <= half else None


def mixed(text: str, number: Numeral) -> Numeral:
    """`number` with the fraction behind it: 2¼, 3 1/2, and of its last digit in $4.78¼."""
    found = _MIXED.match(text, number.end)
    if found is None:
        return number
    sign, one = found["sign"], number.quantum
    if found.group() != sign and (one != ONE or number.value >= _LARGEST):
        return number
    parts = VULGAR[sign] if sign else _proper(found["above"], found["below"])
    if parts is None:
        return number
    value = number.value + one * parts[0] / parts[1]
    return number.refined(value, one / parts[1])._replace(end=found.end())


def _plain(grouped: str) -> str:
    return re.sub(r"\D", "", grouped)


def _proper(above: str, below: str) -> tuple[int, int] | None:
    over, under = int(above), int(below)
    proper = 0 < over < under and under in _DENOMINATORS and gcd(over, under) == 1
    return (over, under) if proper else None
