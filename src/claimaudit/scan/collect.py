"""The figures of a text, in order, and the dates that were met on the way.

A number can start at a digit, a Chinese numeral, an English word, a phrase or a period.
"""

import re
from collections.abc import Callable

from claimaudit.figures import Figure
from claimaudit.figures.figure import Unreadable
from claimaudit.figures.languages import en, zh
from claimaudit.figures.languages.digits import RUN
from claimaudit.figures.languages.fractions import VULGAR
from claimaudit.figures.lexicon import EN, compiled_late, either
from claimaudit.figures.phrases import PHRASES
from claimaudit.figures.reader import FigureReader
from claimaudit.scan.chinese_figures import (
    goes_on,
    is_in_word,
    read_numerals,
    read_phrase,
)
from claimaudit.scan.chrome import Chrome
from claimaudit.scan.context import Context, Span
from claimaudit.scan.digit_figures import read_digits
from claimaudit.scan.english_figures import read_spoken, read_word
from claimaudit.scan.hedged_lists import share_hedges
from claimaudit.scan.lists import DATES, FIGURES, LIMITS
from claimaudit.scan.restated import restate
from claimaudit.scan.shared import share_scales, share_units
from claimaudit.scan.unreadable import over_unknown

_LONGEST = LIMITS["bare_number"]
# So many numbers are looked at in one text.
MOST = int(FIGURES.text("most_numbers"))
_PHRASES = EN.words("halves").union(PHRASES)
_CJK_PHRASES = {phrase for phrase in _PHRASES if not phrase.isascii()}
_LATIN_PHRASES = _PHRASES - _CJK_PHRASES

_NUMERALS = FIGURES.pattern("numerals")
_NAMES_A_KIND = FIGURES.pattern("names_a_kind")
_ONES, _ONE_OF = FIGURES.words("ones"), FIGURES.pattern("one_of_price")
_UNPHRASED = FIGURES.pattern("unphrased").pattern
_PHRASE = compiled_late(f"{either(_CJK_PHRASES)}(?!{_UNPHRASED})")
_SPOKEN = compiled_late(rf"(?i){either(_LATIN_PHRASES)}(?![A-Za-z])")
_PERIOD_STARTS = EN.words("months") | DATES.words("period_words")
_SPOKEN_STARTS = {re.split("[ -]", phrase)[0] for phrase in _LATIN_PHRASES}
(_FOLD,) = EN.words("times_suffix")
_SOME = {word.split(" ")[0] for word in EN.words("several")}
_WORD_STARTS = {*en.NUMBERS, *FIGURES.words("plural_scales"), *_SOME, *EN.words("articles")}

# Every character of a text passes here, so each begins with one of a plain set of characters.
_CHARACTER = re.compile(either({*"0123456789", *zh.NUMERALS, *VULGAR}))
_WORD = re.compile("[A-Za-z]++")
_CASES = (str.lower, str.capitalize, str.upper)
_WORDS = _PERIOD_STARTS | {case(w) for w in _SPOKEN_STARTS | _WORD_STARTS for case in _CASES}
_WORDS |= {word + _FOLD for word in _WORDS}

# A figure or one that cannot be read, the place up to which nothing is left to read, or None.
Read = Figure | Unreadable | int | None
# What decides whether the number that starts at the first and is written up to the second place is
# a figure; without one, it can only be a date.
Place = tuple[Callable[[Context, int, int], Read] | None, int, int]


class TooManyNumbersError(ValueError):
    """A text has more numbers, or what can begin one, than are looked at."""

    def __init__(self) -> None:
        super().__init__(f"has more than {MOST:,} numbers, which are not looked at one by one")


def check_numbers(text: str) -> None:
    """Raises TooManyNumbersError where a folded text has too many; a short one cannot have them."""
    if len(text) > MOST:
        _count(text, _starts(text))


def _count(text: str, starts: list[int]) -> None:
    """Raises TooManyNumbersError as above; few `starts` need no count."""
    count = end = 0
    for start in starts if len(starts) > MOST else ():
        if start >= end and (place := _place_at(text, start)) is not None:
            count, end = count + 1, place[2]
            if count > MOST:
                raise TooManyNumbersError


def collect(
    text: str, chrome: Chrome, reader: FigureReader, printed: Callable[[int], str]
) -> tuple[list[Figure | Unreadable], list[Span]]:
    """(figures, places of the dates) of a folded text.

    `printed` gives the raw character at a folded offset: a circled or raised digit
    is folded to a digit, but counts nothing. Raises TooManyNumbersError.
    """
    starts = _starts(text)
    _count(text, starts)
    context, figures = Context(text, reader), list[Figure | Unreadable]()
    at = reached = 0
    for start in starts:
        if start < at or (place := _place_at(text, start)) is None:
            continue
        if covered := chrome.end_of(start):
            at = max(covered, start + 1)
            continue
        decide, _, end = place
        counts = decide is not read_digits or printed(start).isdecimal()
        context.opens_line = decide is read_word and printed(start - 1) == "\n"
        read = _read(context, place) if counts else None
        if read is None or isinstance(read, int):
            at = max(end, read or 0)
            continue
        at = max(end, read.end)
        if read.start >= reached:
            figures.append(read)
            reached = read.end
    share_scales(context, figures)
    share_units(context, figures)
    share_hedges(context, figures)
    restate(text, reader, figures)
    return figures, context.dates


def _starts(text: str) -> list[int]:
    """Where a number can start, in order."""
    starts = {found.start() for found in _CHARACTER.finditer(text)}
    starts |= {found.start() for found in _PHRASE.finditer(text)}
    starts |= {found.start() for found in _WORD.finditer(text) if found.group() in _WORDS}
    return sorted(starts)


def _read(context: Context, place: Place) -> Read:
    """What stands at `place`; of what is no figure, the end."""
    decide, start, end = place
    # No date begins with a number in English words, and digits ask for one themselves.
    if decide not in (read_digits, read_word, read_spoken):
        lone = decide is read_numerals and not goes_on(context.text, start, end)
        if not lone and (dated := context.date(start)):
            return dated
    if decide is None or end - start > _LONGEST:
        return None
    read = decide(context, start, end)
    if not isinstance(read, Figure):
        return read
    if _NAMES_A_KIND.match(context.text, read.start):
        return read.end
    if context.text[read.start] in _ONES and _ONE_OF.match(context.text, read.start):
        return read.end
    return over_unknown(context.text, read) or read


def _place_at(text: str, start: int) -> Place | None:
    """What can start at `start`, which is one of _starts."""
    first = text[start]
    if first.isdecimal():
        match = RUN.match(text, start)
        return (read_digits, start, match.end()) if match else None
    if first.isascii():
        return _latin(text, start)
    if first in VULGAR:
        return read_phrase, start, start + 1
    if match := _PHRASE.match(text, start):
        return read_phrase, start, match.end()
    match = _NUMERALS.match(text, start)
    if match is None or (match.end() == start + 1 and is_in_word(text, start)):
        return None
    return read_numerals, start, match.end()


def _latin(text: str, start: int) -> Place | None:
    found = _WORD.match(text, start)
    first = found.group() if found else ""
    lower = first.lower()
    if first in _PERIOD_STARTS and (match := DATES.pattern("period").match(text, start)):
        return None, start, match.end()
    if lower in _SPOKEN_STARTS and (match := _SPOKEN.match(text, start)):
        return read_spoken, start, match.end()
    if lower.removesuffix(_FOLD) in _WORD_STARTS and (
        match := FIGURES.pattern("word").match(text, start)
    ):
        return read_word, start, match.end()
    return None
