"""Reading numerals: how much is written, and to which digit.

Arabic digits with grouping, Chinese numerals, both mixed (4.17万亿, 3千万), the
vague ones (数百, 一千多万, 七八) and English words. Everything here is a regular
expression anchored at one place with possessive repeats: linear in what it reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, `end` just behind it.

    `quantum` is the place value of its last written digit. `zeros` says that the
    number ends in zeros before the point which no magnitude confirms, with
    `loose` the place value of its last digit that is not zero.
    """

    end: int
    value: Decimal
    quantum: Decimal
    loose: Decimal
    kind: str = "plain"  # plain | more | several | pair | fraction
    high: Decimal | None = None  # of a pair: the other number
    magnitude: bool = False
    core: Decimal = Decimal(0)  # the number before its magnitude
    glued: bool = False  # a magnitude letter stuck to the digits: "4.5B"


@cache
def lexicon() -> dict[str, Any]:
    """`numerals.yaml`, as it stands."""
    text = (files("claimaudit.figures") / "numerals.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


_LEX = lexicon()
_DIGITS = {k: int(v) for k, v in _LEX["digits"].items()}
_TENS = {k: int(v) for k, v in _LEX["tens"].items()}
_MAGNITUDES = {k: Decimal(v) for k, v in _LEX["magnitudes"].items()}
_ENGLISH = {k: int(v) for k, v in _LEX["english"].items()}
_ENGLISH_MAGNITUDES = {k: Decimal(v) for k, v in _LEX["english_magnitudes"].items()}
_LETTERS = {k: Decimal(v) for k, v in _LEX["letter_magnitudes"].items()}
_DENOMINATORS = {k: int(v) for k, v in _LEX["denominators"].items()}
_MORE = "".join(_LEX["more"])

_CJK_DIGIT = "".join(_DIGITS)
_CJK_TEN = "".join(_TENS)
_MAGNITUDE = "|".join(sorted(_MAGNITUDES, key=len, reverse=True))

ARABIC = re.compile(
    r"\d{1,3}(?:,\d{3})++(?![\d])(?:\.\d++)?"
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})++(?![\d.,%]|[ \u00a0\u2009\u202f]?\d)"
    r"|\d++(?:\.\d++)?",
    re.ASCII,
)
_CJK = re.compile(rf"[{_CJK_DIGIT}{_CJK_TEN}]++(?:点[{_CJK_DIGIT}]++)?")
_MORE_MARK = re.compile(f"[{_MORE}]")
_SEVERAL = re.compile("|".join(_LEX["several"]))
_CJK_SCALE = re.compile(rf"(?P<ten>[{_CJK_TEN}])?(?P<big>(?:{_MAGNITUDE})?)")
_BIG = re.compile(_MAGNITUDE)
_ENGLISH_SCALE = re.compile(
    r"[ \u00a0-]?(" + "|".join(sorted(_ENGLISH_MAGNITUDES, key=len, reverse=True)) + r")s?\b",
    re.IGNORECASE,
)
_LETTER_SCALE = re.compile("([" + "".join(_LETTERS) + r"])(?![A-Za-z0-9/])")
_FRACTION_OF = re.compile(rf"([{_CJK_DIGIT}{_CJK_TEN}万]++)分之([{_CJK_DIGIT}{_CJK_TEN}点]++|\d++(?:\.\d++)?)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/])")
_WORD = "|".join(sorted([*_ENGLISH, "hundred", "a"], key=len, reverse=True))
_ENGLISH_NUMBER = re.compile(
    rf"(?:{_WORD})(?:[ -](?:and[ ])?(?:{'|'.join([*_ENGLISH, 'hundred'])}))*+(?![a-z])", re.IGNORECASE
)
_ENGLISH_FRACTION = re.compile(
    rf"({'|'.join([*_ENGLISH, 'a'])})[ -]({'|'.join(_DENOMINATORS)})\b", re.IGNORECASE
)
_ENGLISH_SEVERAL = re.compile(
    r"(tens|dozens|hundreds|thousands|millions|billions|trillions)"
    r"(?: of (thousands|millions|billions|trillions))?\b",
    re.IGNORECASE,
)
_ONE = Decimal(1)
_TEN = Decimal(10)


def read_numeral(text: str, at: int) -> Numeral | None:
    """The number that starts at `at` of the folded `text`, as long as it can be read."""
    character = text[at]
    if character.isdecimal():
        return _slashed(text, at) or _arabic(text, at)
    if character.isascii():
        return _english(text, at)
    return _of(text, at) or _several(text, at) or _chinese(text, at)


def _place(digits: str) -> tuple[Decimal, Decimal]:
    """(place value of the last digit, of the last one that is not a zero before the point)."""
    _, point, decimals = digits.partition(".")
    if point:
        quantum = Decimal((0, (1,), -len(decimals)))
        return quantum, quantum
    zeros = len(digits) - len(digits.rstrip("0"))
    return _ONE, Decimal((0, (1,), min(zeros, len(digits) - 1)))


def _arabic(text: str, at: int) -> Numeral | None:
    found = ARABIC.match(text, at)
    if not found:
        return None
    digits = re.sub(r"[^\d.]", "", found.group())
    value = Decimal(digits)
    quantum, loose = _place(digits)
    end = found.end()
    following = text[end : end + 1]
    if following == " " and _BIG.match(text, end + 1):
        end, following = end + 1, text[end + 1]
    if following and not following.isascii():
        scaled = _scale_chinese(text, end, value, quantum, loose)
        return _compound(text, scaled)
    scale, end, glued = _scale_english(text, end)
    if scale is None:
        return Numeral(end, value, quantum, loose, core=value)
    return Numeral(
        end, value * scale, quantum * scale, quantum * scale,
        magnitude=True, core=value, glued=glued,
    )  # fmt: skip


def _scale_english(text: str, at: int) -> tuple[Decimal | None, int, bool]:
    if found := _ENGLISH_SCALE.match(text, at):
        return _ENGLISH_MAGNITUDES[found.group(1).lower()], found.end(), False
    if found := _LETTER_SCALE.match(text, at):
        return _LETTERS[found.group(1)], found.end(), True
    return None, at, False


def _scale_chinese(text: str, at: int, value: Decimal, quantum: Decimal, loose: Decimal) -> Numeral:
    """`value` with the 多, 千, 万, 亿 that follow it at `at`."""
    core, kind, scale = value, "plain", _ONE
    if text[at : at + 1] and _MORE_MARK.match(text, at) and text[at] != "来":
        kind, at = "more", at + 1
    found = _CJK_SCALE.match(text, at)
    # "10十" is no number: a lone 十 scales nothing, a lone 百 or 千 only digits.
    if found and found.end() > at and (found["big"] or found["ten"] in "百千佰仟"):
        scale = Decimal(_TENS.get(found["ten"] or "", 1))
        if found["big"]:
            scale *= _MAGNITUDES[found["big"]]
        at = found.end()
    if kind == "plain" and text[at : at + 1] in ("多", "余"):
        kind, at = "more", at + 1
    magnitude = scale != 1
    return Numeral(
        at, value * scale, (loose if kind == "more" else quantum) * scale,
        (quantum if magnitude and kind != "more" else loose) * scale,
        kind, magnitude=magnitude, core=core,
    )  # fmt: skip


def _compound(text: str, first: Numeral) -> Numeral:
    """`first` and the smaller part behind it: 1亿2000万, 3万5千."""
    if not first.magnitude or first.kind != "plain" or not text[first.end : first.end + 1].isdecimal():
        return first
    if text[first.end - 1] not in "万亿":
        return first
    second = _arabic(text, first.end)
    if second is None or not second.magnitude or second.value >= first.value / first.core * _ONE:
        return first
    return Numeral(
        second.end, first.value + second.value, second.quantum, second.loose,
        second.kind, magnitude=True, core=first.core,
    )  # fmt: skip


def _chinese_value(written: str) -> tuple[Decimal, Decimal] | None:
    """(value, place value of the last digit) of numerals without 万 and 亿."""
    whole, _, decimals = written.partition("点")
    if decimals:
        head = _chinese_value(whole) if whole else (Decimal(0), _ONE)
        if head is None or not all(c in _DIGITS for c in decimals):
            return None
        digits = "".join(str(_DIGITS[c]) for c in decimals)
        return head[0] + Decimal("0." + digits), Decimal((0, (1,), -len(digits)))
    if all(c in _DIGITS for c in whole):
        if len(whole) > 1 and not any(c in "零〇" for c in whole) and len(whole) < 4:
            return None  # 七八: a pair, not a number
        return Decimal("".join(str(_DIGITS[c]) for c in whole)), _ONE
    total, digit, last = 0, None, 1
    for c in whole:
        if c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c]
            last = 1
        else:
            total += (1 if digit is None else digit) * _TENS[c]
            digit, last = None, _TENS[c]
    return Decimal(total + (digit or 0)), Decimal(1 if digit else last)


def _chinese(text: str, at: int) -> Numeral | None:
    found = _CJK.match(text, at)
    if not found:
        if big := _BIG.match(text, at):
            scale = _MAGNITUDES[big.group()]
            return Numeral(big.end(), scale, scale, scale, magnitude=True, core=_ONE)
        return None
    written, end = found.group(), found.end()
    if len(written) == 2 and all(c in _DIGITS and c not in "零〇" for c in written):
        return _pair(text, written, end)
    read = _chinese_value(written)
    if read is None:
        return _chinese_pair_tail(text, written, end)
    value, last = read
    if text[end : end + 1] in ("多", "余", "几") or _BIG.match(text, end):
        return _scale_chinese(text, end, value, _ONE if last >= 1 else last, last)
    return Numeral(end, value, _ONE if last >= 1 else last, last, core=value)


def _pair(text: str, written: str, end: int) -> Numeral | None:
    """七八成, 两三倍, 三五百: from the first to the second."""
    low, high = (Decimal(_DIGITS[c]) for c in written)
    if low >= high:
        return None
    scaled = _scale_chinese(text, end, low, _ONE, _ONE)
    factor = scaled.value / low
    return Numeral(scaled.end, low * factor, factor, factor, "pair", high * factor, core=low)


def _chinese_pair_tail(text: str, written: str, end: int) -> Numeral | None:
    """十七八, 二三十, 三四百: a pair of digits before or behind a ten."""
    if len(written) == 3 and written[2] in _TENS and written[0] in _DIGITS and written[1] in _DIGITS:
        low, high = _DIGITS[written[0]], _DIGITS[written[1]]
        ten = _TENS[written[2]]
    elif len(written) == 3 and written[0] == "十" and written[1] in _DIGITS and written[2] in _DIGITS:
        low, high, ten = 10 + _DIGITS[written[1]], 10 + _DIGITS[written[2]], 1
    else:
        return None
    if low >= high:
        return None
    scaled = _scale_chinese(text, end, Decimal(low), _ONE, _ONE)
    factor = scaled.value / low * ten
    return Numeral(scaled.end, low * factor, factor, factor, "pair", high * factor, core=Decimal(low))


def _several(text: str, at: int) -> Numeral | None:
    found = _SEVERAL.match(text, at)
    if not found:
        return None
    end = found.end()
    scale = _CJK_SCALE.match(text, end)
    factor = _ONE
    if scale and scale.end() > end:
        factor = Decimal(_TENS.get(scale["ten"] or "", 1))
        if scale["big"]:
            factor *= _MAGNITUDES[scale["big"]]
        end = scale.end()
    return Numeral(end, factor, factor, factor, "several", core=_ONE)


def _of(text: str, at: int) -> Numeral | None:
    """三分之一, 百分之五十, 千分之三."""
    found = _FRACTION_OF.match(text, at)
    if not found:
        return None
    below = Decimal(10_000) if found[1] == "万" else (_chinese_value(found[1]) or (None,))[0]
    if found[2][0].isdecimal():
        above: tuple[Decimal, Decimal] | None = (Decimal(found[2]), _place(found[2])[0])
    else:
        above = _chinese_value(found[2])
        above = above and (above[0], min(above[1], _ONE))
    if not below or above is None:
        return None
    if below in (100, 1000, 10_000):
        return Numeral(
            found.end(), above[0] / below, above[1] / below, above[1] / below,
            "percent", core=above[0],
        )  # fmt: skip
    return Numeral(found.end(), above[0] / below, _ONE, _ONE, "fraction", core=above[0])


def _slashed(text: str, at: int) -> Numeral | None:
    found = _SLASHED.match(text, at)
    if not found:
        return None
    above, below = int(found[1]), int(found[2])
    if not 0 < above < below:
        return None
    return Numeral(found.end(), Decimal(above) / below, _ONE, _ONE, "fraction", core=Decimal(above))


def _english(text: str, at: int) -> Numeral | None:
    if found := _ENGLISH_FRACTION.match(text, at):
        above = _ENGLISH.get(found[1].lower(), 1)
        below = _DENOMINATORS[found[2].lower()]
        return Numeral(found.end(), Decimal(above) / below, _ONE, _ONE, "fraction")
    if found := _ENGLISH_SEVERAL.match(text, at):
        return _english_several(found)
    found = _ENGLISH_NUMBER.match(text, at)
    if not found:
        return None
    value = _english_value(found.group().lower())
    scale, end, glued = _scale_english(text, found.end())
    if glued or (found.group().lower() == "a" and scale is None):
        return None
    factor = scale or _ONE
    zeros = _place(str(value))[1]
    return Numeral(
        end, value * factor, factor, factor if scale else zeros,
        magnitude=scale is not None, core=Decimal(value),
    )  # fmt: skip


def _english_several(found: re.Match[str]) -> Numeral:
    def scale(word: str) -> Decimal:
        return _TEN if word == "tens" else _ENGLISH_MAGNITUDES[word.removesuffix("s")]

    factor = scale(found[1].lower()) * (scale(found[2].lower()) if found[2] else 1)
    return Numeral(found.end(), factor, factor, factor, "several", core=_ONE)


def _english_value(words: str) -> int:
    total = 0
    for word in re.split(r"[ -]", words):
        if word == "hundred":
            total = (total or 1) * 100
        elif word == "a":
            total += 1
        elif word != "and":
            total += _ENGLISH[word]
    return total
