"""Numbers in signs that only look like digits, or behind signs that spoil the reading: 9I2, (73)
million, _73_ million, ⑦③ million, LXXIII million, $7З.

A reader takes them for a figure, so none of them passes unseen, and nobody guesses which it is:
whatever has a digit and stands before a scale, a percent sign or a currency is one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

from claimaudit.figures import Figure
from claimaudit.figures.figure import Unreadable
from claimaudit.figures.lexicon import EN, is_cjk, sought
from claimaudit.figures.rates_before import is_divisor
from claimaudit.scan.chrome import Chrome
from claimaudit.scan.lists import FIGURES, LIMITS

_LONGEST, _MOST_MARKS = LIMITS["disguised_number"], LIMITS["disguised_marks"]
_EACH_WORTH = EN.pattern("each_worth")
_MONEY = FIGURES.pattern("money_before")
_NOUNS = FIGURES.words("counted_nouns")
_LOOKS_LIKE, _CLOSING = FIGURES.pattern("digit_lookalikes"), FIGURES.pattern("closing_marks")
_BETWEEN = FIGURES.pattern("marks_between")
_NO_AMOUNT, _GLUED_COUNT = FIGURES.ahead("no_amount_behind"), FIGURES.pattern("glued_count")
_ANYWHERE, _NOT_ASCII = map(sorted, map(FIGURES.words, ("glued_anywhere", "glued_beyond_ascii")))
_DIGIT, _POINT_INSIDE = re.compile("[0-9]"), re.compile("[0-9][.,](?=[0-9])")
_CLAUSE_ENDS = ",;:"
_YEAR = re.compile(r"(?:1\d|20)\d\d")
# Of Chinese text only what touches it: no sentence is one word.
_WORD = re.compile(r"[^\s\u3000-\u301f\u3400-\u9fff\uff00-\uffef“”]+\Z")


# A sign and a word are sought apart: one search for either would try both at every character.
_SIGN = FIGURES.pattern("amount_signs")
_AMOUNT_WORD = sought(
    EN.words("scales") | EN.words("short_scales") | FIGURES.words("amount_words") | _NOUNS,
    "(?![a-z])",
)


class _Read:
    """The figures that were read, by place."""

    def __init__(self, figures: Sequence[Figure | Unreadable]) -> None:
        self._figures, self._starts = figures, [one.start for one in figures]

    def around(self, at: int) -> Figure | Unreadable | None:
        """The one that holds the character at `at`."""
        return self.within(at, at + 1)

    def within(self, start: int, end: int) -> Figure | Unreadable | None:
        """The last that reaches into start:end."""
        i = bisect_left(self._starts, end) - 1
        return self._figures[i] if i >= 0 and start < self._figures[i].end else None


def with_disguised(
    figures: Sequence[Figure | Unreadable], text: str, chrome: Chrome, spoofed: Sequence[Unreadable]
) -> list[Figure | Unreadable]:
    """The figures of a folded text with those that are so printed, in place of what was read of
    them; none of what `chrome` covers. `spoofed` are those in letters of two scripts."""
    read = _Read(figures)
    found = (*spoofed, *_glued(text, read), *_before_amounts(text, read))
    seen = [one for one in found if not chrome.end_of(one.end - 1)]
    # The sign of money that touches a code of the page makes an amount of it: $73000.T.
    money = (one for one in _behind_money(text, read) if not chrome.end_of(one.start))
    hidden = _apart([*seen, *money])
    kept = [one for one in figures if not (hidden and _reaches_into(one, hidden))]
    return sorted([*kept, *hidden], key=attrgetter("start")) if hidden else kept


def _glued(text: str, read: _Read) -> Iterator[Unreadable]:
    """Numbers that touch other letters, in signs or words, and that are read in part at most."""
    kinds = _ANYWHERE if text.isascii() else [*_ANYWHERE, *_NOT_ASCII]
    for found in chain(*(FIGURES.near(kind, text) for kind in kinds)):
        figure = read.around(found.start())
        if figure is None or figure.end < found.end():
            yield Unreadable(*found.span())


def _before_amounts(text: str, read: _Read) -> Iterator[Unreadable]:
    """What stands before a scale, a percent sign or a currency that no figure reaches into. One
    that begins there has the number before it only where an odd sign parts them: (73)亿元."""
    for amount in chain(_SIGN.finditer(text), _AMOUNT_WORD.finditer(text)):
        at = amount.start()
        figure = read.around(amount.end() - 1)
        if not at or (figure and figure.start < at) or _EACH_WORTH.match(text, at):
            continue
        closed = _marks_before(text, at, amount.group())
        if figure and (not closed or closed.group().isspace()):
            continue
        end = closed.start() if closed else at
        start = _start_of(text, end, amount)
        whole = read.around(start) if amount.group() in _NOUNS else None
        if whole and whole.start < start:
            continue  # one in 40 people
        if start < end and not is_divisor(text, start):
            yield Unreadable(start, amount.end())


def _marks_before(text: str, at: int, amount: str) -> re.Match[str] | None:
    """The odd signs between a number and its `amount`, which stands at `at`; none is a digit."""
    if "0" <= text[at - 1] <= "9":
        return None
    marks = _BETWEEN if is_cjk(amount) else _CLOSING
    return marks.search(text, at - _MOST_MARKS, at)


def _start_of(text: str, end: int, amount: re.Match[str]) -> int:
    """Where the number starts that ends at `end`; `end` where none does. Before Chinese it is all
    that counts, before other words a word; one before a noun begins with no letter, as COVID-19
    does, and is no year."""
    if is_cjk(amount.group()):
        start = end
        while start and (_is_digit(text[start - 1]) or _POINT_INSIDE.match(text, start - 2)):
            start -= 1
        return end if _NO_AMOUNT(text, start) else start
    word = _WORD.search(text, end - _LONGEST, end)
    if word is None or not _is_number(word.group()):
        return end
    if amount.group() in _NOUNS and (
        word.group()[-1] in _CLAUSE_ENDS or _is_name_or_year(word.group())
    ):
        return end
    return word.start()


def _is_name_or_year(word: str) -> bool:
    glued = _LOOKS_LIKE.fullmatch(word) or _GLUED_COUNT.fullmatch(word)
    return (word[0].isalpha() and glued is None) or _YEAR.fullmatch(word) is not None


def _behind_money(text: str, read: _Read) -> Iterator[Unreadable]:
    """What has a digit and stands behind a sign of money that no figure reaches into."""
    for found in _MONEY.finditer(text):
        if read.within(*found.span()) is None and _has_digit(found.group()):
            yield Unreadable(*found.span())


def _is_number(word: str) -> bool:
    return _has_digit(word) or _LOOKS_LIKE.fullmatch(word) is not None


def _has_digit(word: str) -> bool:
    return _DIGIT.search(word) is not None or any(map(_is_digit, word))


def _is_digit(character: str) -> bool:
    """Whether it counts in any script; 一 is read where it does."""
    return character.isnumeric() and not is_cjk(character)


def _apart(found: list[Unreadable]) -> list[Unreadable]:
    kept: list[Unreadable] = []
    for one in sorted(found, key=attrgetter("start", "end")):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _reaches_into(one: Figure | Unreadable, hidden: list[Unreadable]) -> bool:
    i = bisect_left(hidden, one.end, key=attrgetter("start")) - 1
    return i >= 0 and one.start < hidden[i].end
