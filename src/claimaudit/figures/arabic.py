"""Numbers in Arabic digits: 1,037.3 · 4.17万亿 · 3千多万 · 1亿2000万 · 4.5bn · 1/4."""

from __future__ import annotations

import re
from decimal import Decimal

from claimaudit.figures import chinese
from claimaudit.figures.english import scale_word
from claimaudit.figures.lexicon import (
    BIG,
    LATE_MORE,
    LETTERS,
    MAGNITUDES,
    MAX_DIGITS,
    MORE,
    ONE,
    SPACES,
    TENS,
    Numeral,
    place,
)
from claimaudit.figures.unit_words import leading, unit_at

_DECIMALS = r"(?:\.\d{1,12}+(?!\d))?"
_ARABIC = re.compile(
    rf"\d{{1,3}}(?:,\d{{3}}){{1,7}}+(?!,?\d){_DECIMALS}"
    rf"|\d{{1,3}}(?:[{SPACES}]\d{{3}}){{1,7}}+(?![.,{SPACES}]?\d|%)"
    rf"|\d{{1,{MAX_DIGITS}}}+(?!\d){_DECIMALS}",
    re.ASCII,
)
_GROUPING = re.compile(f"[,{SPACES}]")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/])", re.ASCII)
_LETTER = re.compile(f"[{''.join(LETTERS)}](?![A-Za-z0-9/])")
_TEN = "[百佰千仟](?!分[之点])"
# 3千万 · 10多万 · 3千多万 · 2亿余
_SCALE = re.compile(
    rf"(?P<more>{MORE}?)(?P<ten>(?:{_TEN})?)(?P<big>(?:{BIG})?)(?P<late>{LATE_MORE}?)"
    rf"(?P<last>(?:{BIG})?)"
)
_BIG = re.compile(BIG)
_MILLIONS_BEFORE = re.compile(r"\dm ?(?:[-–—~]|to) ?$")


def read_arabic(text: str, at: int) -> Numeral | None:
    """The number in Arabic digits that starts at `at`."""
    number = _single(text, at)
    if number is None:
        return None
    if number.kind == "plain" and text.find("分之", number.end, number.end + 4) >= 0:
        return chinese.part_of(text, number) or number
    return _compound(text, number)


def _single(text: str, at: int) -> Numeral | None:
    """Digits with one magnitude at most."""
    found = _ARABIC.match(text, at)
    if not found:
        return None
    written, end = found.group(), found.end()
    following = text[end : end + 1]
    # 05 is a part of a date or of an identifier, 2.5.1 is a version.
    part_of_date = written[0] == "0" and written[1:2].isdigit()
    if part_of_date or (following == "." and text[end + 1 : end + 2].isdigit()):
        return None
    digits = written if written.isdigit() else _GROUPING.sub("", written)
    value = Decimal(digits)
    number = Numeral(end, value, *place(digits), core=value)
    if following == "/":
        return _slashed(text, at) or number
    if following and following in SPACES and _BIG.match(text, end + 1):
        return _scale(text, end + 1, number)
    if following and not following.isascii() and following not in SPACES:
        return _scale(text, end, number)
    return _scale_english(text, number)


def _scale_english(text: str, number: Numeral) -> Numeral:
    end = number.end
    letter = _LETTER.match(text, end)
    if letter and (letter.group() != "m" or _is_million(text, letter.end())):
        factor, end = LETTERS[letter.group()], letter.end()
    elif word := scale_word(text, end):
        factor, end = word
    else:
        return number
    quantum = number.quantum * factor
    value = number.value * factor
    if factor == 12:  # "two dozen" is no count: a twelfth of it either way
        quantum = value / 6
    return Numeral(end, value, quantum, quantum, magnitude=True, core=number.core)


def _is_million(text: str, end: int) -> bool:
    """Whether the m before `end` is a million: of money, or of what is named behind it."""
    at = end - 1
    while at and end - at < MAX_DIGITS and text[at - 1] in "0123456789.,":
        at -= 1
    return (
        leading(text, at)[2] is not None
        or unit_at(text, end)[0] is not None
        or _MILLIONS_BEFORE.search(text, max(0, at - 6), at) is not None
    )


def _scale(text: str, at: int, number: Numeral) -> Numeral:
    """`number` with the 多, 千, 万, 亿 that follow it at `at`."""
    found = _SCALE.match(text, at)
    if not found or found.end() == at:
        return number
    more = bool(found["more"])
    if more and number.loose < 10:
        return number  # "3多" is no number
    end, factor = found.end("big"), ONE
    if found["ten"]:
        factor *= TENS[found["ten"]]
    if found["big"]:
        factor *= MAGNITUDES[found["big"]]
    if found["late"] and not more and factor != ONE:
        more, end = True, found.end()
        if found["last"]:
            factor *= MAGNITUDES[found["last"]]
    if more:
        step = number.loose * factor
        return Numeral(
            end, number.value * factor, step, step, "more", None, factor != ONE, number.core
        )
    if factor == ONE:
        return number
    quantum = number.quantum * factor
    return Numeral(end, number.value * factor, quantum, quantum, magnitude=True, core=number.core)


def _compound(text: str, first: Numeral) -> Numeral:
    """`first` and the smaller part behind it: 1亿2000万, 3万5千."""
    if not first.magnitude or first.kind != "plain" or text[first.end - 1] not in "万亿":
        return first
    if not text[first.end : first.end + 1].isdecimal():
        return chinese.add_section(text, first)
    second = _single(text, first.end)
    if second is None or second.kind not in ("plain", "more"):
        return first
    if second.value >= MAGNITUDES[text[first.end - 1]]:
        return first
    return second._replace(value=first.value + second.value, magnitude=True, core=first.core)


def _slashed(text: str, at: int) -> Numeral | None:
    """1/4: a proper fraction."""
    found = _SLASHED.match(text, at)
    if not found or not 0 < int(found[1]) < int(found[2]):
        return None
    return Numeral(found.end(), Decimal(found[1]) / int(found[2]), ONE, ONE, "fraction")
