"""Units that a text explains in brackets and prints short elsewhere: 39 lakh tonnes (lt), 42 lt."""

import re
from dataclasses import replace

from claimaudit.figures.lexicon import EN
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.unit_words import unit_at
from claimaudit.figures.units import Unit, UnitTable

_SHORT, _SCALE, _SCALES = EN.pattern("explained"), EN.pattern("scale_left"), EN.decimals("scales")
_WORD, _REACH = re.compile(r"(?<![A-Za-z])[A-Za-z]"), LIMITS["explained"]


def with_explained(table: UnitTable, text: str) -> UnitTable:
    """`table` with what `text` explains; what it explains in two ways is no unit in it."""
    told: dict[str, set[Unit]] = {}
    for found in _SHORT.finditer(text):
        short = found["short"]
        for unit in _explained(table, text, found.start(), short.lower()):
            for spelled in (short, short.lower(), short.upper()):
                told.setdefault(spelled, set()).add(unit)
    if not told:
        return table
    known = {spelled: unit for spelled, unit in table.spellings.items() if spelled not in told}
    sure = {spelled: unit for spelled, (unit, *others) in told.items() if not others}
    return replace(table, spellings=known | sure)


def _explained(table: UnitTable, text: str, end: int, short: str) -> list[Unit]:
    """The unit that is printed up to `end`, with its scale, if `short` is made of its letters."""
    for word in _WORD.finditer(text, max(0, end - _REACH), end):
        unit, last = unit_at(text, word.start(), table)
        if unit is None or unit.things or last != end:
            continue
        scale = _SCALE.search(text, word.start() - _REACH, word.start())
        if scale and _is_made_of(short, text[scale.start() : end].lower()):
            return [replace(unit, factor=unit.factor * _SCALES[scale["scale"].lower()], si=True)]
        return [unit] if _is_made_of(short, text[word.start() : end].lower()) else []
    return []


def _is_made_of(short: str, words: str) -> bool:
    letters = iter(words)
    return words[0] == short[0] and all(letter in letters for letter in short)
