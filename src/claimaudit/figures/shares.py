"""Shares that are told as so many of a whole: 9 in 10, 四分之三市民."""

import re

from claimaudit.figures.languages import read_numeral
from claimaudit.figures.lexicon import EN, WORDS
from claimaudit.figures.numeral import ONE, Amount, Numeral
from claimaudit.figures.unit_words import unit_at
from claimaudit.figures.units import Unit, unit_table

_OUT_OF = EN.pattern("out_of")
_TO_ONE, _RATIO = WORDS.pattern("to_one"), WORDS.ahead("ratio_of")
_TO_ONE_BEHIND, _RATIO_FAR = EN.pattern("to_one_behind"), EN.ahead("ratio_far")
_SHARED_BY = frozenset({"person", "company", "household"})


def part_of_people(number: Numeral, unit: Unit) -> Amount | None:
    """四分之三市民: of people a part is a share."""
    if number.kind != "fraction" or number.value >= ONE or unit.canonical not in _SHARED_BY:
        return None
    return Amount(number, unit_table().spellings["x"], number.end)


def one_in(text: str, number: Numeral) -> Amount | None:
    """9 in 10, three out of five; "3 in 10 years", "7 out of 20 teams" are two figures."""
    found = _OUT_OF.match(text, number.end) if number.kind == "plain" else None
    if found is None or number.value != int(number.value):
        return None
    whole = read_numeral(text, found.end())
    if whole is None or whole.kind != "plain" or not 0 < number.value < whole.value:
        return None
    if not _is_whole(text, found, whole, alone=number.value == ONE):
        return None
    part = number._replace(end=whole.end, value=number.value / whole.value, kind="fraction")
    return Amount(part, unit_table().spellings["x"], whole.end)


def is_to_one(text: str, end: int) -> int:
    """The end of the number that ends at `end`, where it is so many to one: a ratio of 72:1."""
    found = _TO_ONE.match(text, end)
    if found is None:
        return 0
    told = _TO_ONE_BEHIND.match(text, found.end()) or _RATIO(text, end)
    if told is None and text[end] == " ":
        told = _RATIO_FAR(text, end)
    return found.end() if told else 0


def to_one(text: str, number: Numeral) -> Amount | None:
    """The multiple that such a ratio is."""
    end = is_to_one(text, number.end)
    if not end or number.kind != "plain" or number.magnitude or number.value <= 1:
        return None
    return Amount(number._replace(end=end), unit_table().spellings["x"], end)


def _is_whole(text: str, joint: re.Match[str], whole: Numeral, *, alone: bool) -> bool:
    """Whether shares are given of `whole`; not so in "3 in 10 years", "7 out of 19 teams"."""
    if joint["every"]:
        return True
    unit = unit_at(text, whole.end)[0]
    if unit is not None and unit.canonical == "s":
        return False
    people = unit is not None and unit.canonical in _SHARED_BY  # 1 out of 25 patients
    if alone and (people or joint["of"] is None):
        return not Amount(whole, unit, whole.end).is_bare_year
    if whole.value <= 10 or whole.loose == whole.value:
        return True
    return unit is None and joint["of"] is not None
