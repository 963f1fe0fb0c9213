"""Numbers in digits: 1,037.3 · 4.17万亿 · 3千多万 · 1亿2000万 · 4.5bn · 1/4."""

import re
from decimal import Decimal

from claimaudit.figures.languages import en, zh
from claimaudit.figures.lexicon import SPACES
from claimaudit.figures.numeral import MAX_DIGITS, ONE, Numeral, place

_DECIMALS = r"(?:\.\d{1,12}+(?!\d))?"
_WRITTEN = re.compile(
    rf"\d{{1,3}}(?:,\d{{3}}){{1,7}}+(?!,?\d){_DECIMALS}"
    rf"|\d{{1,3}}(?:[{SPACES}]\d{{3}}){{1,7}}+(?![.,{SPACES}]?\d|%)"
    rf"|\d{{1,{MAX_DIGITS}}}+(?!\d){_DECIMALS}",
    re.ASCII,
)
_GROUPING = re.compile(f"[,{SPACES}]")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/])", re.ASCII)


def read(text: str, at: int) -> Numeral | None:
    """The number in digits that starts at `at`."""
    number = _single(text, at)
    if number is None:
        return None
    if number.kind == "plain" and (part := zh.part_of(text, number)):
        return part
    return _with_smaller(text, number)


def _single(text: str, at: int) -> Numeral | None:
    """Digits with one magnitude at most."""
    found = _WRITTEN.match(text, at)
    if not found:
        return None
    written, end = found.group(), found.end()
    # 05 is a part of a date or of an identifier, 2.5.1 is a version.
    if written[0] == "0" and written[1:2].isdigit():
        return None
    if text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit():
        return None
    digits = written if written.isdigit() else _GROUPING.sub("", written)
    value = Decimal(digits)
    number = Numeral(end, value, *place(digits), core=value)
    if text[end : end + 1] == "/":
        return _slashed(text, at) or number
    return zh.scaled(text, number) or en.scaled(text, number) or number


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
    if second.end == first.end + 1:
        return _spoken_tail(first, second)
    return second._replace(value=first.value + second.value, magnitude=True, core=first.core)


def _spoken_tail(first: Numeral, digit: Numeral) -> Numeral:
    """13万2 is 132,000: a digit alone behind 万 or 亿 is a tenth of it."""
    last = first.value / first.core / 10
    value = first.value + digit.value * last
    return first._replace(end=digit.end, value=value, quantum=last, loose=last)


def _slashed(text: str, at: int) -> Numeral | None:
    """1/4: a proper fraction."""
    found = _SLASHED.match(text, at)
    if not found or not 0 < int(found[1]) < int(found[2]):
        return None
    return Numeral(found.end(), Decimal(found[1]) / int(found[2]), ONE, ONE, "fraction")
