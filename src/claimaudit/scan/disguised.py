"""Numbers in signs that look like digits and are none: 9I2, l3 million, ⑦③ million, LXXIII million.

A reader takes them for a figure, so none of them passes unseen, and nobody guesses which it is.
"""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from claimaudit.base.folding import Folded
from claimaudit.figures import Figure
from claimaudit.figures.figure import Unreadable
from claimaudit.scan.lists import FIGURES

# Unicode's enclosed numerals, in Arabic and Chinese digits.
_CIRCLED = re.compile("[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]{1,20}")
_BEHIND = FIGURES.pattern("amount_behind")
# What every text that has such a number has, and the numbers.
_DISGUISES = (
    (FIGURES.pattern("mixed_digits_sign"), FIGURES.pattern("mixed_digits")),
    (FIGURES.pattern("bracketed_number_sign"), FIGURES.pattern("bracketed_number")),
    (FIGURES.pattern("roman_digits_sign"), FIGURES.pattern("roman_digits")),
)


def with_disguised(
    figures: Sequence[Figure | Unreadable], folded: Folded, raw: str
) -> list[Figure | Unreadable]:
    """The figures of a text with those that are printed in such signs, in place of what was read
    of them."""
    hidden = [*_in_folded(folded.text), *_circled(folded, raw)]
    if not hidden:
        return list(figures)
    kept = [one for one in figures if not any(_overlap(one, other) for other in hidden)]
    return sorted([*kept, *_apart(hidden)], key=attrgetter("start"))


def _in_folded(text: str) -> Iterator[Unreadable]:
    for sign, disguise in _DISGUISES:
        if sign.search(text):
            for found in disguise.finditer(text):
                scale = _BEHIND.match(text, found.end())
                yield Unreadable(found.start(), scale.end() if scale else found.end())


def _circled(folded: Folded, raw: str) -> Iterator[Unreadable]:
    """Circled digits are folded to digits, and are so told from them in the raw text only. They
    number lists; before a scale they are an amount."""
    for found in _CIRCLED.finditer(raw):
        start, end = folded.at(found.start()), folded.at(found.end())
        if scale := _BEHIND.match(folded.text, end):
            yield Unreadable(start, scale.end())


def _apart(found: list[Unreadable]) -> list[Unreadable]:
    kept: list[Unreadable] = []
    for one in sorted(found, key=attrgetter("start", "end")):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _overlap(one: Figure | Unreadable, other: Unreadable) -> bool:
    return one.start < other.end and other.start < one.end
