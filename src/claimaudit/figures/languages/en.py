"""Numbers in English words: two and a half million, two-thirds, a dozen, tens of thousands."""

import re
from decimal import Decimal
from math import gcd

from claimaudit.figures.languages.en_millions import is_million
from claimaudit.figures.lexicon import DIGITS, EN
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import HALF, ONE, SMALLEST_SCALE, Numeral, place
from claimaudit.figures.unit_words import unit_at

_SCORES: dict[str, int] = EN.table("scores")
NUMBERS = EN.table("small_numbers") | EN.table("teens") | EN.table("tens") | _SCORES
_SCALES = EN.decimals("scales") | EN.decimals("short_scales")
_DENOMINATORS: dict[str, int] = EN.table("denominators")
_LETTERS, _LETTER = DIGITS.decimals("letter_magnitudes"), DIGITS.pattern("letter_magnitude")
_SCALE, _OF_SCALE = EN.pattern("scale"), EN.pattern("of_scale")
_FRACTION, _HALF = EN.pattern("fraction"), EN.pattern("half")
_HALF_OF_SCALE, _AND_PART = EN.pattern("half_of_scale"), EN.pattern("and_part")
_POINT, _MORE, _NO_NUMBER = EN.pattern("point"), EN.pattern("more"), EN.pattern("no_number")
_GOES_ON = EN.pattern("goes_on")
_POINT_BEFORE, _CENTURY = EN.ahead("point_before"), EN.ahead("century_before")
_STEPPED = EN.pattern("stepped")
_ORDINALS_TOO = EN.words("ordinals_too")
_ANOTHER, _IN_DIGITS = EN.pattern("another"), EN.pattern("in_digits")
_PLURALS, _SOME = EN.pattern("plurals"), EN.pattern("some")
(_FOLD,), _QUARTERS = map(EN.words, ("times_suffix", "quarters"))
_TOKEN = EN.pattern("number_word")
_ARTICLES, (_AND,), (_PLURAL,) = map(EN.words, ("articles", "joint_inside", "plural_suffix"))
_METRES = DIGITS.words("metre_or_million")
_TEN, _HUNDRED, _DOZEN = Decimal(10), Decimal(100), Decimal(12)
_LONGEST = LIMITS["words_in_one"]


def read(text: str, at: int) -> Numeral | None:
    """The number in English words that starts at `at`."""
    return _fraction(text, at) or _several(text, at) or _number(text, at)


def scaled(text: str, number: Numeral) -> Numeral | None:
    """`number`, which is in digits, with the billion or bn behind it."""
    letter = _LETTER.match(text, number.end)
    if letter and (letter.group() not in _METRES or is_million(text, *letter.span())):
        return number.times(_LETTERS[letter.group()], letter.end())
    scale = scale_at(text, number.end)
    if scale is None:
        goes_on = _GOES_ON.match(text, number.end) is not None
        return (_with_part(text, number) or _more(text, number)) if goes_on else None
    scaled = number.times(*scale)
    if scale[0] != _DOZEN:
        return _in_steps(text, scaled) or scaled
    sixth = scaled.value / 6  # "two dozen" is no count: a twelfth of it either way
    return scaled._replace(quantum=sixth, loose=sixth, scale=sixth)


def _in_steps(text: str, number: Numeral) -> Numeral | None:
    """6 lakh 69 thousand 411: `number`, which ends with its scale, and the smaller parts behind."""
    whole = number
    while step := _STEPPED.match(text, whole.end):
        scale = _SCALES[step["scale"].lower()] if step["scale"] else ONE
        if step["scale"] and scale * _HUNDRED > whole.scale:
            break
        part = step["number"] or step["rest"]
        value, last = whole.value + Decimal(part) * scale, place(part)[0] * scale
        whole = whole.refined(value, last)._replace(end=step.end(), scale=scale)
    if whole is number:
        return None
    further = scale_at(text, whole.end)
    return whole.times(*further) if further else whole


def scale_at(text: str, at: int) -> tuple[Decimal, int] | None:
    """(factor, end) of the "billion", "bn" or "lakh crore" that stands at `at`."""
    found = _SCALE.match(text, at)
    if found is None:
        return None
    factor = _SCALES[found["scale"].lower()]
    further = _SCALE.match(text, found.end()) if factor != _DOZEN else None
    if further and (larger := _SCALES[further["scale"].lower()]) >= factor:
        return factor * larger, further.end()
    return factor, found.end()


def _with_part(text: str, number: Numeral) -> Numeral | None:
    """4 and a half, and the scale behind it: 2 and a half million."""
    part = _part(text, "digits", number.end) if number.quantum == ONE else None
    if part is None:
        return None
    number = number.refined(number.value + part.value, part.quantum)._replace(end=part.end)
    scale = scale_at(text, part.end)
    return number.times(*scale) if scale else number


def _more(text: str, number: Numeral) -> Numeral | None:
    """20-odd: up to the next ten."""
    found = _MORE.match(text, number.end) if number.loose >= 10 else None
    return found and number.and_more(found.end())


def _fraction(text: str, at: int) -> Numeral | None:
    if found := _HALF_OF_SCALE.match(text, at):
        factor = _SCALES[found[1].lower()]
        return Numeral(found.end(), factor / 2, factor, factor, "fraction", magnitude=True)
    if found := _HALF.match(text, at):
        return Numeral(found.end(), HALF, ONE, ONE, "fraction")
    found = _FRACTION.match(text, at)
    if found is None:
        return None
    above, below = NUMBERS.get(found[1].lower(), 1), _DENOMINATORS[found[2].lower()]
    if not 0 < above < below or (gcd(above, below) > 1 and found[2].lower() in _QUARTERS):
        return None
    value = Decimal(above) / below
    if scaled := _OF_SCALE.match(text, found.end()):  # a quarter of a million
        value *= _SCALES[(scaled[1] or scaled[2]).lower()]
        return Numeral(scaled.end(), value, value, value, "fraction", magnitude=True)
    return Numeral(found.end(), value, ONE, ONE, "fraction")


def _several(text: str, at: int) -> Numeral | None:
    """Tens of thousands, several hundred, a few: the power of ten, for the policy to widen."""
    found = _PLURALS.match(text, at) or _SOME.match(text, at)
    if found is None:
        return None
    factor = ONE
    for word in found.groups():
        factor *= _singular(word.lower()) if word else ONE
    return Numeral(found.end(), factor, factor, factor, "several", magnitude=factor != ONE)


def _singular(word: str) -> Decimal:
    word = word.removesuffix(_PLURAL)
    return Decimal(NUMBERS[word]) if word in NUMBERS else _SCALES[word]


class _Sum:
    """A number that grows word by word; `take` refuses the word that cannot follow."""

    def __init__(self) -> None:
        self.total = self.current = Decimal(0)
        self.place = self.scale = ONE
        self.last = ""
        self.core: Decimal | None = None

    def take(self, word: str) -> bool:
        if word in _ARTICLES:
            if self.last:
                return False
            self.current, self.last = ONE, "article"
            return True
        if (number := NUMBERS.get(word)) is not None:
            return self._small(word, number)
        if (factor := _SCALES.get(word.removesuffix(_PLURAL))) is not None:
            return self._scaled(factor)
        return False

    def _small(self, word: str, number: int) -> bool:
        after_tens = self.last == "tens" and 0 < number < 10
        if not after_tens and self.last not in ("", "hundred", "scale"):
            return False
        self.current += number
        self.last = "hundred" if word in _SCORES else "tens" if number >= 20 else "small"
        self.place = Decimal(10 if number >= 10 and number % 10 == 0 else 1)
        return True

    def _scaled(self, factor: Decimal) -> bool:
        if self.last == "scale" and factor >= self.scale:
            return self._of_scales(factor)
        if not self.current or self.last == "scale":
            return False
        if self.core is None:
            self.core = self.current
        if factor == _HUNDRED:
            return self._hundred()
        if factor == _DOZEN:
            self.current *= factor
            self.place, self.last = self.current / 6, "dozen"
            return True
        if self.scale != ONE and factor >= self.scale:
            return False
        self.total += self.current * factor
        self.current, self.scale, self.last = Decimal(0), factor, "scale"
        self.place *= factor
        return True

    def _hundred(self) -> bool:
        if self.current >= _HUNDRED:
            return False
        self.current, self.place, self.last = self.current * 100, self.place * 100, "hundred"
        return True

    def _of_scales(self, factor: Decimal) -> bool:
        """Two lakh crore, one lakh six thousand crore: all that was said is multiplied."""
        self.total, self.place, self.scale = self.total * factor, self.place * factor, factor
        return True

    def written_to(self) -> Decimal:
        """The scale before which its digits stand; a dozen is rounded as a dozen."""
        if self.last == "dozen":
            return self.place
        return self.scale if self.scale >= SMALLEST_SCALE else ONE

    def part(self, value: Decimal, place: Decimal) -> None:
        """ "And a half" of what was said last."""
        if self.last == "scale":
            self.total += self.scale * value
            self.place = self.scale * place
        else:
            whole = _DOZEN if self.last == "dozen" else ONE
            self.current += whole * value
            self.place = whole * place
        self.last = "part"


def _number(text: str, at: int) -> Numeral | None:
    number, end = _Sum(), at
    while end - at <= _LONGEST and (found := _TOKEN.match(text, end)):
        if (behind := _part(text, number.last, end)) is not None:
            end = behind.end
            number.part(behind.value, behind.quantum)
            continue
        if text[end] == "," and number.total % number.scale:
            break  # 2.5 million, one hundred of them children
        word = found[1].lower()
        if word == _AND and number.last in ("hundred", "scale"):
            found = _TOKEN.match(text, found.end())
            word = found[1].lower() if found else ""
            if found is None or word not in NUMBERS or _begins(text, found.start(1), number.scale):
                break
        times = word.removesuffix(_FOLD)
        if times != word and times in NUMBERS and number.take(times):
            end = found.end() - len(_FOLD)
            break
        if not number.take(word):
            break
        end = found.end()
    if (
        number.last in ("", "article")
        or _NO_NUMBER.match(text, end)
        or _is_cut(text, at, end, number)
    ):
        return None
    read = Numeral(
        end, number.total + number.current, number.place, number.place,
        magnitude=number.scale != ONE or number.last == "dozen",
        core=number.core or number.current, scale=number.written_to(),
    )  # fmt: skip
    return _in_digits(text, read) or _more(text, read) or _in_steps(text, read) or read


def _is_cut(text: str, at: int, end: int, number: _Sum) -> bool:
    """Whether the word before at:end belongs to it: point five, nineteen eighty-four."""
    if text[at - 1 : at] != " ":
        return False
    spoken = number.last in ("tens", "small") and _TEN <= number.current < _HUNDRED
    half_year = spoken and text[end : end + 1] != "-"  # but twenty ten-pound notes
    return bool(_POINT_BEFORE(text, at) or (half_year and _CENTURY(text, at)))


def _begins(text: str, at: int, scale: Decimal) -> bool:
    """Whether another number begins at `at`, behind one with this `scale`: two million and five
    million."""
    found = _ANOTHER.match(text, at)
    return scale != ONE and found is not None and _SCALES[found["scale"].lower()] >= scale


def _in_digits(text: str, number: Numeral) -> Numeral | None:
    """Four (4): `number` with the digits that say it again."""
    found = _IN_DIGITS.match(text, number.end)
    if found is None or Decimal(found["digits"].replace(",", "")) != number.value:
        return None
    return number._replace(end=found.end())


def _part(text: str, last: str, at: int) -> Numeral | None:
    """The "and a half" or "point five" at `at`, behind what was said `last`."""
    if last in ("", "article", "part"):
        return None
    if found := _POINT.match(text, at):
        digits = [str(NUMBERS.get(word, 0)) for word in re.split("[ -]", found[1].lower())]
        place = ONE.scaleb(-len(digits))
        return Numeral(found.end(), Decimal("".join(digits)) * place, place, place)
    found = _AND_PART.match(text, at)
    if found is None:
        return None
    above, part = (found[1] or "").lower(), found[2].lower()
    if (not above or part in _ORDINALS_TOO) and unit_at(text, found.end())[0] is None:
        return None  # two and a third man
    below, parts = _DENOMINATORS[part], above if above.isdecimal() else NUMBERS.get(above, 1)
    return Numeral(found.end(), Decimal(parts) / below, ONE / below, ONE / below)
