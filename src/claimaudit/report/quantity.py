"""Quantities as text in one report language: 27.7亿元, $2.77 billion, 9,216 cards, 3 GHz.

Everything that shows an amount calls this module. Amounts are in the canonical unit of a
figure: percentages as 50, a bare number in None. Days are ISO text, in the unit "date".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import lru_cache
from unicodedata import east_asian_width

from claimaudit.report.displays import PLAIN, Language, Size, load_language, multiples, sizes, whole

Amount = Decimal | float | int
End = Amount | str | None

# Ends of so many digits are shown as they are; longer ones to at least _LEAST digits.
_SHORT, _LEAST, _MOST = 6, 3, 12
# A middle is good with so many.
_FEWEST = 3
# A whole number below this that is one point is an exact count, shown in full.
_COUNT = 10**9
# From so many times the low end on the word for a number stands at both ends: 30万 – 1000万.
_WIDE_RANGE = 10
# From here on a power of ten stands in place of the largest word, 万亿 or trillion, and below so
# little in place of its zeros.
_BEYOND, _LITTLE = Decimal(10) ** 16, Decimal(10) ** -12
_WIDE, _SHORT_ENDS = Context(prec=80), Context(prec=_SHORT)
# 60 mph is 26.8224 m/s and 60 again: what factors and floats do to the last digits is no digit.
_FACTORS = Context(prec=15)


@lru_cache(maxsize=65536)
def interval_text(low: End, high: End, unit: str | None, language: str) -> str:
    """From `low` to `high`, in the digits that keep them apart; None is an open end.

    Raises KeyError where units.yaml does not say how `unit` is shown in `language`.
    """
    if unit == "date" or isinstance(low, str) or isinstance(high, str):
        first, *last = dict.fromkeys(str(day) for day in (low, high) if day is not None)
        return load_language(language).between.format(low=first, high=last[0]) if last else first
    if whole(unit):
        low, high = _whole(low, high)
    ends = [_decimal(end) for end in (low, high) if end is not None]
    if not ends:
        return "…"
    form = _form(ends, unit, language)
    if low is None:
        return form.language.at_most.format(number=form.amount(*ends))
    if high is None:
        return form.language.at_least.format(number=form.amount(*ends))
    return form.range(*ends)


@lru_cache(maxsize=65536)
def middle_text(middle: Amount, low: End, high: End, unit: str | None, language: str) -> str:
    """A value within `low` and `high` in the fewest digits, three or more, that keep it there."""
    number = _decimal(middle)
    least, most = (None if end is None else _decimal(end) for end in (low, high))
    form = _form([end for end in (least, most) if end is not None] or [number], unit, language)
    for digits in range(_FEWEST, _MOST):
        near = replace(form, digits=digits)
        printed = near.printed(number)
        above = least is None or form.printed(least) <= printed
        if above and (most is None or printed <= form.printed(most)):
            return near.amount(number)
    return replace(form, digits=_MOST).amount(number)


def number_text(value: Amount, digits: int, language: str) -> str:
    """A bare number to so many significant digits, never rounded before its point."""
    return _number(load_language(language), _rounded(_decimal(value), digits))


def _number(language: Language, value: Decimal) -> str:
    """A number with all its digits; one of which nobody counts the zeros as 7.3 × 10^60."""
    if not value or _LITTLE <= abs(value) < _BEYOND:
        return language.number(value)
    power = _power_of_ten(value)
    return language.number(value / power.factor) + power.words["other"]


def _power_of_ten(value: Decimal) -> Size:
    """The power of a thousand of which `value` has one to three digits, behind a number."""
    power = value.adjusted() // 3 * 3
    return Size(Decimal(1).scaleb(power), value, {"other": f" × 10^{power}"})


def _whole(low: End, high: End) -> tuple[End, End]:
    """The whole numbers within: nobody has half a chip. An average lies within less than one."""
    least, most = (None if end is None else _decimal(end) for end in (low, high))
    if least is not None and most is not None and most - least < 1:
        return low, high
    return least and least.to_integral(ROUND_CEILING), most and most.to_integral(ROUND_FLOOR)


@dataclass(frozen=True)
class _Form:
    """How amounts are shown side by side: in which size, with which word, in how many digits."""

    language: Language
    size: Size
    multiple: Size
    digits: int | None  # None: all that they have

    def amount(self, value: Decimal) -> str:
        """One amount with its unit."""
        number, word = self._shown(value)
        text = _number(self.language, number) + self.language.word(word, number)
        return _joined(text, self.language.word(self.size, number * word.factor))

    def range(self, low: Decimal, high: Decimal) -> str:
        """Both ends with their unit; one amount where they are printed alike."""
        (first, less), (last, more) = self._shown(low), self._shown(high)
        if (first, less) == (last, more):
            return self.amount(low)
        start, end = (_number(self.language, end) for end in (first, last))
        if less is not more or last >= first * _WIDE_RANGE > 0:
            start += self.language.word(less, None)
        end += self.language.word(more, None)
        text = self.language.between.format(low=start, high=end)
        return _joined(text, self.language.word(self.size, None))

    def printed(self, value: Decimal) -> Decimal:
        """`value` as it is printed, in this form's size."""
        number, word = self._shown(value)
        return number * word.factor

    def _shown(self, value: Decimal) -> tuple[Decimal, Size]:
        """(number, word) of `value`: its own word where it is small, 500,000 – 1.5 million."""
        scaled, word = _FACTORS.divide(value, self.size.factor), self.multiple
        plain = abs(_rounded(scaled, self.digits))
        if 0 < plain < word.factor:
            word = _largest_word(plain, self.language)
        return _rounded(scaled / word.factor, self.digits), word


def _form(ends: Sequence[Decimal], unit: str | None, code: str) -> _Form:
    """The form that suits one amount, or a range of two."""
    language = load_language(code)
    known = sizes(unit, code, negative=min(ends) < 0)
    fitting = [size for size in known if not size.exact and _largest(ends, size) >= size.start]
    if not fitting:
        plain = [size for size in known if not size.exact]
        fitting = [plain[0]] if any(ends) else [s for s in plain if s.factor == 1] or plain[:1]
    size = max(fitting, key=lambda size: _suits(ends, size))
    if not _are_short(_scaled(ends, size)):
        printed = [s for s in known if s.exact and _are_short(_scaled(ends, s))]
        size = min(printed, key=lambda s: (_written(_scaled(ends, s)), -s.factor), default=size)
    scaled = _scaled(ends, size)
    digits = _digits(scaled)
    return _Form(language, size, _multiple(scaled, digits, language), digits)


def _suits(ends: Sequence[Decimal], size: Size) -> tuple[bool, int, Decimal]:
    """Few digits before many, a large size before a small one; of rates the fewest digits."""
    scaled = _scaled(ends, size)
    short = _are_short(scaled)
    digits = _written(scaled) if size.rate and short else 0
    return short, -digits, size.factor


def _scaled(ends: Sequence[Decimal], size: Size) -> list[Decimal]:
    return [_FACTORS.divide(end, size.factor).normalize() for end in ends]


def _largest(ends: Sequence[Decimal], size: Size) -> Decimal:
    """The larger end as it is printed in `size`: 999.99997 GB is 1 TB."""
    scaled = _scaled(ends, size)
    return max(abs(_rounded(end, _digits(scaled))) for end in scaled) * size.factor


def _multiple(ends: Sequence[Decimal], digits: int | None, language: Language) -> Size:
    """The word for a large number that makes these shorter."""
    plain = [_rounded(end, digits) for end in ends]
    largest = max(map(abs, plain))
    word = _largest_word(largest, language)
    spoken = [_rounded(end / word.factor, digits) for end in ends]
    longer = _written(spoken) >= _written(plain)
    return PLAIN if longer and largest < language.written_below else word


def _largest_word(value: Decimal, language: Language) -> Size:
    """The largest word of which `value` is at least one; a power of ten beyond all words."""
    if value >= _BEYOND:
        return _power_of_ten(value)
    return next((m for m in reversed(multiples(language.code)) if value >= m.factor), PLAIN)


def _written(numbers: Sequence[Decimal]) -> int:
    """How many digits are printed."""
    return sum(character.isdigit() for number in numbers for character in f"{number:f}")


def _digits(ends: Sequence[Decimal]) -> int | None:
    """So many significant digits keep the ends apart and show two of their distance; None: all."""
    low, high = ends[0], ends[-1]
    if _are_short(ends):
        return None
    if low == high and low == low.to_integral_value() and abs(low) < _COUNT:
        return None
    if low == high:
        return _LEAST
    digits = max(abs(low), abs(high)).adjusted() - (high - low).adjusted() + 2
    return min(_MOST, max(_LEAST, digits))


def _are_short(ends: Sequence[Decimal]) -> bool:
    return all(_SHORT_ENDS.plus(end) == end for end in ends)


def _rounded(value: Decimal, digits: int | None) -> Decimal:
    """`value` to so many significant digits, no idle zeros; never rounded before its point where
    that is printed."""
    if digits is not None and value:
        places = digits - 1 - value.adjusted()
        places = max(0, places) if abs(value) < _BEYOND else places
        value = value.quantize(Decimal(1).scaleb(-places), context=_WIDE)
    return value.normalize(_WIDE)


def _decimal(value: Amount | str) -> Decimal:
    """The number in the digits in which it prints: 0.1 is a tenth."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _joined(number: str, word: str) -> str:
    """A number with its unit: 3 GHz, 25%, 12万吨, $5."""
    if "{}" in word:
        return word.format(number)
    close = not word[:1].isalnum() or east_asian_width(word[0]) == "W"
    return f"{number}{word}" if close else f"{number} {word}"
