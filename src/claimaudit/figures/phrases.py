"""Whole phrases that are a figure by themselves: 一半, 翻两番, twice, mid-single-digit."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claimaudit.figures.amounts import Amount
from claimaudit.figures.figure import Bound
from claimaudit.figures.languages import WORDS
from claimaudit.figures.numeral import ONE, Kind, Numeral, place
from claimaudit.figures.unit_words import letter, unit_at
from claimaudit.figures.units import Unit, unit_table


class _Phrase(NamedTuple):
    words: str
    value: Decimal
    top: Decimal | None
    unit: Unit | None
    bound: Bound
    place: Decimal  # of its last digit that is not zero


class PhraseFigure(NamedTuple):
    """An amount in words; `top` and `bound` where the phrase is a range or a lower bound."""

    amount: Amount
    top: Decimal | None
    bound: Bound


def read_phrase(text: str, at: int) -> PhraseFigure | None:
    """The phrase that starts at `at` of the folded `text`."""
    for phrase in _phrases().get(text[at].lower(), ()):
        end = at + len(phrase.words)
        if text[at:end].lower() != phrase.words:
            continue
        if phrase.words.isascii() and (letter(text, at - 1) or letter(text, end)):
            continue
        unit = phrase.unit
        if unit is None:
            unit, end = unit_at(text, end)
        kind: Kind = "fraction" if phrase.value < 1 else "plain"
        number = Numeral(end, phrase.value, ONE, phrase.place, kind)
        return PhraseFigure(Amount(number, unit, end), phrase.top, phrase.bound)
    return None


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    table: dict[str, tuple[_Phrase, ...]] = {}
    phrases = WORDS.table("phrases")
    for words in sorted(phrases, key=lambda w: (-len(w), w)):
        entry = phrases[words]
        low, high = entry.get("range", (entry.get("value"), None))
        unit = unit_table().find(entry["unit"]) if entry["unit"] else None
        phrase = _Phrase(
            words, Decimal(low), None if high is None else Decimal(high), unit,
            entry.get("bound", "exact"), place(low)[1],
        )  # fmt: skip
        table[words[0]] = (*table.get(words[0], ()), phrase)
    return table
