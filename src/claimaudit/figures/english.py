"""Numbers in English words: two and a half million, two-thirds, a dozen, tens of thousands."""

from __future__ import annotations

import re
from decimal import Decimal
from math import gcd

from claimaudit.figures.lexicon import (
    DENOMINATORS,
    ENGLISH,
    ENGLISH_MAGNITUDES,
    ENGLISH_SEVERAL,
    ONE,
    Numeral,
    longest_first,
)

_SCALES = longest_first({w: v for w, v in ENGLISH_MAGNITUDES.items() if len(w) > 3})
_SCALE = re.compile(
    rf"[ \u00a0-]?({longest_first(ENGLISH_MAGNITUDES)})s?(?![A-Za-z])", re.IGNORECASE
)
_TOKEN = re.compile(r"(?:[ -]|,[ ](?=[a-z]))?([A-Za-z]{1,12}+)(?![A-Za-z])")
_FRACTION = re.compile(
    rf"({longest_first(ENGLISH)}|an?)[ -]({longest_first(DENOMINATORS)})(?![A-Za-z])", re.IGNORECASE
)
_HALF_OF = re.compile(rf"half[ -](?:of )?(?:an? )?({_SCALES})(?![A-Za-z])", re.IGNORECASE)
_OF_SCALE = re.compile(rf" of an? ({_SCALES})(?![A-Za-z])", re.IGNORECASE)
_HALF_ALONE = re.compile(r"half(?![A-Za-z])", re.IGNORECASE)
_CALENDAR = ("first ", "second ")  # the second half of 2026
_PLURALS = re.compile(rf"(tens|(?:{_SCALES})s)(?: of (?:({_SCALES})s))?(?![A-Za-z])", re.IGNORECASE)
_SEVERAL = re.compile(
    rf"(?:{'|'.join(ENGLISH_SEVERAL)})(?: ({_SCALES}))?(?![A-Za-z])", re.IGNORECASE
)
_AND_A_HALF = re.compile(r" and a half(?![A-Za-z])", re.IGNORECASE)
_ARTICLES = ("a", "an")
_HALF = Decimal("0.5")
# No number in words is longer; what is goes on for ever.
_LONGEST = 240


def read_english(text: str, at: int) -> Numeral | None:
    """The number in English words that starts at `at`."""
    return _fraction(text, at) or _several(text, at) or _number(text, at)


def scale_word(text: str, at: int) -> tuple[Decimal, int] | None:
    """(factor, end) of the "billion" or "bn" that stands at `at`."""
    found = _SCALE.match(text, at)
    return found and (ENGLISH_MAGNITUDES[found[1].lower()], found.end())


def _fraction(text: str, at: int) -> Numeral | None:
    if found := _HALF_OF.match(text, at):
        factor = ENGLISH_MAGNITUDES[found[1].lower()]
        return Numeral(found.end(), factor / 2, factor, factor, "fraction", magnitude=True)
    if (found := _HALF_ALONE.match(text, at)) and not text.endswith(_CALENDAR, 0, at):
        return Numeral(found.end(), _HALF, ONE, ONE, "fraction")
    found = _FRACTION.match(text, at)
    if found is None:
        return None
    above, below = ENGLISH.get(found[1].lower(), 1), DENOMINATORS[found[2].lower()]
    if not 0 < above < below or gcd(above, below) > 1:
        return None  # "two quarters" are half a year
    value = Decimal(above) / below
    if scaled := _OF_SCALE.match(text, found.end()):  # a quarter of a million
        value *= ENGLISH_MAGNITUDES[scaled[1].lower()]
        return Numeral(scaled.end(), value, value, value, "fraction", magnitude=True)
    return Numeral(found.end(), value, ONE, ONE, "fraction")


def _several(text: str, at: int) -> Numeral | None:
    """Tens of thousands, several hundred, a few: the power of ten, for the policy to widen."""
    if found := _PLURALS.match(text, at):
        factor = _singular(found[1]) * (_singular(found[2]) if found[2] else ONE)
    elif found := _SEVERAL.match(text, at):
        factor = ENGLISH_MAGNITUDES[found[1].lower()] if found[1] else ONE
    else:
        return None
    return Numeral(found.end(), factor, factor, factor, "several", magnitude=factor != ONE)


def _singular(word: str) -> Decimal:
    word = word.lower().removesuffix("s")
    return Decimal(10) if word == "ten" else ENGLISH_MAGNITUDES.get(word, ONE)


class _Sum:
    """A number that grows word by word; `take` refuses the word that cannot follow."""

    def __init__(self) -> None:
        self.total = self.current = Decimal(0)
        self.place = self.scale = ONE
        self.last = ""
        self.core: Decimal | None = None

    def take(self, word: str) -> bool:
        if word in _ARTICLES:
            return self._article()
        if (number := ENGLISH.get(word)) is not None:
            return self._small(number)
        if (factor := ENGLISH_MAGNITUDES.get(word.removesuffix("s"))) is not None:
            return self._scaled(factor)
        return False

    def _article(self) -> bool:
        if self.last:
            return False
        self.current, self.last = ONE, "article"
        return True

    def _small(self, number: int) -> bool:
        after_tens = self.last == "tens" and 0 < number < 10
        if not after_tens and self.last not in ("", "hundred", "scale"):
            return False
        self.current += number
        self.last = "tens" if number >= 20 else "small"
        self.place = Decimal(10 if number >= 10 and number % 10 == 0 else 1)
        return True

    def _scaled(self, factor: Decimal) -> bool:
        if not self.current or self.last == "scale":
            return False
        if self.core is None:
            self.core = self.current
        if factor == 100 and self.current >= 100:
            return False
        if factor == 100:
            self.current, self.place, self.last = self.current * 100, self.place * 100, "hundred"
            return True
        if factor == 12:
            self.current *= 12
            self.place, self.last = self.current / 6, "dozen"
            return True
        if self.scale != ONE and factor >= self.scale:
            return False
        self.total += self.current * factor
        self.current, self.scale, self.last = Decimal(0), factor, "scale"
        self.place *= factor
        return True

    def half(self) -> None:
        """ "And a half" of what was said last."""
        if self.last == "scale":
            self.total += self.scale / 2
            self.place = self.scale / 2
        else:
            self.current += _HALF
            self.place = _HALF
        self.last = "half"


def _number(text: str, at: int) -> Numeral | None:
    number, end = _Sum(), at
    while end - at <= _LONGEST and (found := _TOKEN.match(text, end)):
        word = found[1].lower()
        if number.last == "" and found.start(1) != at:
            break
        half = _AND_A_HALF.match(text, end)
        if half and number.last not in ("", "article", "half"):
            number.half()
            end = half.end()
            continue
        if word == "and" and number.last in ("hundred", "scale"):
            found = _TOKEN.match(text, found.end())
            word = found[1].lower() if found else ""
            if found is None or word not in ENGLISH:
                break
        fold = word.removesuffix("fold")
        if fold != word and fold in ENGLISH and number.take(fold):
            end = found.end() - len("fold")
            break
        if not number.take(word):
            break
        end = found.end()
    if number.last in ("", "article"):
        return None
    return Numeral(
        end, number.total + number.current, number.place, number.place,
        magnitude=number.scale != ONE or number.last in ("dozen", "half"),
        core=number.core or number.current,
    )  # fmt: skip
