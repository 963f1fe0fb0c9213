"""Numbers in digits: 1,037.3 · 4.17万亿 · 3千多万 · 1亿2000万 · 4.5bn · 1/4."""

from __future__ import annotations

import re
from decimal import Decimal

from claimaudit.figures.languages import DIGITS, EN, ZH, en, zh
from claimaudit.figures.lexicon import SPACES
from claimaudit.figures.numeral import MAX_DIGITS, ONE, Numeral, place
from claimaudit.figures.unit_words import leading, unit_at

_DECIMALS = r"(?:\.\d{1,12}+(?!\d))?"
_WRITTEN = re.compile(
    rf"\d{{1,3}}(?:,\d{{3}}){{1,7}}+(?!,?\d){_DECIMALS}"
    rf"|\d{{1,3}}(?:[{SPACES}]\d{{3}}){{1,7}}+(?![.,{SPACES}]?\d|%)"
    rf"|\d{{1,{MAX_DIGITS}}}+(?!\d){_DECIMALS}",
    re.ASCII,
)
_GROUPING = re.compile(f"[,{SPACES}]")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/])", re.ASCII)
_LETTERS = DIGITS.decimals("letter_magnitudes")
_LETTER = DIGITS.pattern("letter_magnitude")
_MAGNITUDE = ZH.pattern("magnitude")
_BEHIND = ZH.pattern("digits_magnitude")
_MILLION_BEFORE = EN.pattern("million_before")
_DOZEN = Decimal(12)


def read(text: str, at: int) -> Numeral | None:
    """The number in digits that starts at `at`."""
    number = _single(text, at)
    if number is None:
        return None
    if number.kind == "plain" and zh.names_part(text, number.end):
        return zh.part_of(text, number) or number
    return _with_smaller(text, number)


def _single(text: str, at: int) -> Numeral | None:
    """Digits with one magnitude at most."""
    found = _WRITTEN.match(text, at)
    if not found:
        return None
    written, end = found.group(), found.end()
    behind = text[end : end + 1]
    # 05 is a part of a date or of an identifier, 2.5.1 is a version.
    part_of_date = written[0] == "0" and written[1:2].isdigit()
    if part_of_date or (behind == "." and text[end + 1 : end + 2].isdigit()):
        return None
    digits = written if written.isdigit() else _GROUPING.sub("", written)
    value = Decimal(digits)
    number = Numeral(end, value, *place(digits), core=value)
    if behind == "/":
        return _slashed(text, at) or number
    if behind and behind in SPACES and _MAGNITUDE.match(text, end + 1):
        return _scaled_zh(text, end + 1, number)
    if behind and not behind.isascii() and behind not in SPACES:
        return _scaled_zh(text, end, number)
    return _scaled_en(text, number)


def _scaled_en(text: str, number: Numeral) -> Numeral:
    """`number` with the billion or bn behind it."""
    letter = _LETTER.match(text, number.end)
    if letter and (letter.group() != "m" or _is_million(text, letter.end())):
        return number.times(_LETTERS[letter.group()], letter.end())
    word = en.scale_at(text, number.end)
    if word is None:
        return number
    scaled = number.times(*word)
    if word[0] != _DOZEN:
        return scaled
    sixth = scaled.value / 6  # "two dozen" is no count: a twelfth of it either way
    return scaled._replace(quantum=sixth, loose=sixth)


def _is_million(text: str, end: int) -> bool:
    """Whether the m before `end` is a million: of money, or of what is named behind it."""
    at = end - 1
    while at and end - at < MAX_DIGITS and text[at - 1] in "0123456789.,":
        at -= 1
    return (
        leading(text, at)[2] is not None
        or unit_at(text, end)[0] is not None
        or _MILLION_BEFORE.search(text, max(0, at - 6), at) is not None
    )


def _scaled_zh(text: str, at: int, number: Numeral) -> Numeral:
    """`number` with the 多, 千, 万, 亿 that follow it at `at`."""
    found = _BEHIND.match(text, at)
    if not found or (found["more"] and number.loose < 10):
        return number  # "3多" is no number
    factor = zh.TENS.get(found["ten"], ONE) * zh.MAGNITUDES.get(found["big"], ONE)
    late = found["late"] and not found["more"] and factor != ONE
    if late:
        factor *= zh.MAGNITUDES.get(found["last"], ONE)
    end = found.end() if late else found.end("big")
    if late or found["more"]:
        number = number.and_more(end)
    return number if factor == ONE else number.times(factor, end)


def _with_smaller(text: str, first: Numeral) -> Numeral:
    """`first` and the smaller part behind it: 1亿2000万, 3万5千."""
    last = text[first.end - 1]
    if not first.magnitude or first.kind != "plain" or last not in zh.SECTIONS:
        return first
    if not text[first.end : first.end + 1].isdecimal():
        return zh.add_section(text, first)
    second = _single(text, first.end)
    if second is None or second.kind not in ("plain", "more"):
        return first
    if second.value >= zh.MAGNITUDES[last]:
        return first
    return second._replace(value=first.value + second.value, magnitude=True, core=first.core)


def _slashed(text: str, at: int) -> Numeral | None:
    """1/4: a proper fraction."""
    found = _SLASHED.match(text, at)
    if not found or not 0 < int(found[1]) < int(found[2]):
        return None
    return Numeral(found.end(), Decimal(found[1]) / int(found[2]), ONE, ONE, "fraction")
