"""Numbers in digits: 1,037.3 · 1,50,000 · 16'157 · 4.17万亿 · 4.5bn · 1/4 · 3.8×10^25.

A run of digits with what separates them is read whole or not at all: of 1.234,56 or 2.5.1
no piece is a number.
"""

import re
from decimal import Decimal
from functools import lru_cache

from claimaudit.figures.languages import en, zh
from claimaudit.figures.languages.fractions import VULGAR, mixed, slashed
from claimaudit.figures.languages.powers import power
from claimaudit.figures.languages.zh_sections import TENS, ZEROS, zeros_behind
from claimaudit.figures.lexicon import DIGITS, EN, SPACES, ZH, is_cjk
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import Numeral, place
from claimaudit.figures.unit_words import leading, unit_at

RUN = DIGITS.pattern("number_run")
_PLAIN, _GROUPED = DIGITS.pattern("ungrouped"), DIGITS.pattern("grouped")
_COMMA, _COMMA_BEHIND = map(DIGITS.pattern, ("comma_before_percent", "comma_behind"))
_POINTS, _GROUPING = DIGITS.pattern("grouped_by_points"), DIGITS.pattern("grouping_marks")
_ADDRESS = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}", re.ASCII)
_INSIDE = re.compile(r"\d[.,_·・‧•]$|\d['’‘´]$|(?<![\d.,])\d{1,3}[/⁄]$", re.ASCII)
INSIDE_MARKS = frozenset(".,_/⁄'’‘´·・‧•")
_THREE = re.compile(r"\d{3}(?!\d)", re.ASCII)
_AGAIN = DIGITS.pattern("goes_on_as_one")
_DOTTED, _DOTTED_BEFORE = DIGITS.pattern("dotted_number"), EN.pattern("dotted_before")
_DOTTED_REACH = LIMITS["dotted"]
_AGED = ZH.pattern("aged_behind")
_FOOTNOTE = DIGITS.pattern("footnote")
_BARE_POINT = DIGITS.ahead("bare_point")
_RAISED = DIGITS.words("raised")
# What can go on behind the digits of a number, a space or hyphen between.
_GOES_ON = frozenset("/⁄eE^0123456789").union(
    VULGAR, _RAISED, DIGITS.words("times_signs"), DIGITS.words("mixed_joints")
)
_GAPS, _NOTE = frozenset(SPACES + "-"), "*"
_BESIDE, _BRACKETED = _GAPS | ZH.words("scale_brackets"), ZH.pattern("bracketed_magnitude")


def read(text: str, at: int) -> Numeral | None:
    """The number in digits that starts at `at`."""
    if text.find(zh.LISTS, at + 1, at + 5) > 0 and (pair := zh.listed(text, at)):
        return pair
    number = _single(text, at)
    if number is None or number.end == len(text):
        return number
    if number.kind == "plain" and (part := zh.part_of(text, number)):
        return part
    return _with_smaller(text, number) if number.magnitude else number


def is_inside(text: str, at: int) -> bool:
    """Whether the digit at `at` continues a number that started before: the 600 of 49.600."""
    before = text[at - 1 : at]
    if before not in INSIDE_MARKS or not text[at].isdecimal():
        return False  # 共300,三人受伤
    found = _INSIDE.search(text, at - 5, at)
    return found is not None and (before not in "'’‘´" or _THREE.match(text, at) is not None)


def bare_point(text: str, at: int) -> bool:
    """Whether the digits at `at` stand behind a point and nothing before it: .5 percent."""
    return text[at - 1 : at] == "." and _BARE_POINT(text, at) is not None


def _single(text: str, at: int) -> Numeral | None:
    """Digits with one magnitude at most."""
    if text[at + 1 : at + 2] in TENS and (spelled := zh.tens_in_digits(text, at)):
        return spelled
    run = RUN.match(text, at)
    if run is None:
        return None
    written, end = run.group(), run.end()
    digits = written if _PLAIN.fullmatch(written) else _digits(text, run)
    if text[at - 1 : at] == "." and bare_point(text, at):
        digits = f".{written}" if written.isdecimal() else None
    if digits is None:
        return None
    value, quantum, loose = _value(digits)
    plain = Numeral(end, value, quantum, loose, "plain", None, False, value)
    behind = text[end : end + 1]
    further = behind in _GOES_ON or (behind in _GAPS and text[end + 1 : end + 2] in _GOES_ON)
    number = _going_on(text, at, plain) if further else plain
    if number is None or not behind or number.magnitude or number.kind == "fraction":
        return number
    behind = text[number.end : number.end + 1]
    if is_cjk(behind):
        return zh.scaled(text, number) or number
    noted = behind == _NOTE != text[at - 1 : at]  # 5.46** million, but **73** is printed bold
    if not behind.isalpha() and behind not in _BESIDE and not noted:
        return number
    if bracketed := _BRACKETED.match(text, number.end):  # 12.5(亿)
        return number.times(zh.MAGNITUDES[bracketed["big"]], bracketed.end())
    spaced = zh.scaled(text, number) if behind in SPACES else None
    return spaced or en.scaled(text, number) or number


@lru_cache(maxsize=4096)
def _value(digits: str) -> tuple[Decimal, Decimal, Decimal]:
    """(the number, the place value of its last digit, that of the last which is no zero)."""
    return Decimal(digits), *place(digits)


def _digits(text: str, run: re.Match[str]) -> str | None:
    """The number that a run with marks in it writes, without its grouping; None where it is no
    number."""
    written, end = run.group(), run.end()
    # 05 is a part of a date or of an identifier.
    if written[0] == "0" and written[1:2].isdigit():
        return None
    if _GROUPED.fullmatch(written):
        spaced = written[-4] in SPACES or written[1] in SPACES
        return None if spaced and _AGAIN.match(text, end) else _GROUPING.sub("", written)
    if dotted := _DOTTED.fullmatch(written):
        before = max(0, run.start() - _DOTTED_REACH), run.start()
        decimal = _is_measured(text, *run.span()) or _DOTTED_BEFORE.search(text, *before)
        return ".".join(dotted.groups()) if decimal else None
    if _COMMA.fullmatch(written) and _COMMA_BEHIND.match(text, end):
        return written.replace(",", ".")
    if _POINTS.fullmatch(written) and not _ADDRESS.fullmatch(written):
        return written.replace(".", "").replace(",", ".")
    return None


def _is_measured(text: str, at: int, end: int) -> bool:
    """Whether what is told by the digits at:end has decimals: 19·2%, 12·5万吨 and £3·75, but not
    9·11事件, 1·17案."""
    if zh.MAGNITUDE.match(text, end) or en.scale_at(text, end) or leading(text, at)[2]:
        return True
    unit = unit_at(text, end)[0]
    return unit is not None and not unit.things


def _going_on(text: str, at: int, number: Numeral) -> Numeral | None:
    """`number` with the fraction or power behind it; None where it is a piece of something."""
    end = number.end
    if rate := zh.over_so_many(text, number):
        return rate
    if text[end] in "/⁄" and number.quantum == 1 and text[end + 1 : end + 2].isdecimal():
        return slashed(text, at)
    written = text[at:end]
    found = power(text, number, written)
    if found != number:
        return found
    if mark := _FOOTNOTE.match(text, end):
        # 8192¹张卡: the unit may stand behind the mark.
        return number._replace(end=mark.end()) if unit_at(text, mark.end())[0] else number
    return mixed(text, number)


def _with_smaller(text: str, first: Numeral) -> Numeral:
    """`first` and the smaller parts behind it: 1亿2000万, 3万5千, 2亿4194万1000, 1万2千亿."""
    scale = first.scale
    if first.kind != "plain" or text[first.end - 1] not in zh.SECTIONS:
        return first
    at = first.end + zeros_behind(text, first.end)
    apart = text[at : at + 1] in SPACES
    if (apart or text[at : at + 1] in ZEROS) and text[at + 1 : at + 2].isdecimal():  # 2亿零500万
        at += 1
    if not text[at : at + 1].isdecimal():
        return zh.add_section(text, first)
    second = _single(text, at)
    if second is None or second.kind not in ("plain", "more", "or_so"):
        return first
    if apart and second.value < scale / 10:  # 1 萬 3,000 人, but 1万 300 in a table
        return first
    if first.quantum < scale or _AGED.match(text, second.end):  # 1.41亿·18岁以上, 3万·60岁老人
        return first
    if second.scale > scale and not apart and second.value / second.scale < scale:
        return second._replace(value=first.value * second.scale + second.value, core=first.core)
    if second.value >= scale:
        second = _before_unit(text, second)
        if second is None or second.value >= scale:
            return first
    if second.end == first.end + 1:
        return _spoken_tail(first, second) if first.core else first  # of 0万2 no digit is a tenth
    if second.magnitude and text[second.end : second.end + 1].isdecimal():
        second = _with_smaller(text, second)
    return second._replace(value=first.value + second.value, magnitude=True, core=first.core)


def _before_unit(text: str, number: Numeral) -> Numeral | None:
    """`number` without the 千 that is of the unit behind it, 4万1886.67千瓦; None where none is."""
    end = number.end - 1
    factor = TENS.get(text[end])
    if factor is None or unit_at(text, end)[0] is None:
        return None
    return number.in_units(1 / factor)._replace(end=end, magnitude=False)


def _spoken_tail(first: Numeral, digit: Numeral) -> Numeral:
    """13万2 is 132,000: a digit alone behind 万 or 亿 is a tenth of it."""
    last = first.value / first.core / 10
    value = first.value + digit.value * last
    return first._replace(end=digit.end, value=value, quantum=last, loose=last)
