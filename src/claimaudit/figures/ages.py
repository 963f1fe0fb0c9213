"""Ages that print no unit: aged 86, children under five, Thomas Sam, 42, said; she was 17;
and those in years and months or days, 13岁6个月, 39岁79天, 6个月到18岁."""

from dataclasses import replace
from decimal import Decimal

from claimaudit.figures.languages import read_numeral
from claimaudit.figures.lexicon import EN, WORDS, ZH
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import ONE, Amount
from claimaudit.figures.unit_words import unit_at
from claimaudit.figures.units import Unit, canonical_units, unit_table

_AGE, _BEFORE, _CALLED = EN.pattern("age"), EN.pattern("age_before"), EN.pattern("age_set_apart")
_SET_APART, _REACH = EN.pattern("age_closed"), LIMITS["age"]
_TOLD, _ENDS = EN.pattern("age_told"), EN.pattern("age_ends")
_DIED, _DIED_ENDS = EN.pattern("age_died"), EN.pattern("age_died_ends")
_BRACKETED, _NAMED = EN.pattern("age_bracketed"), EN.ahead("age_bracketed_before")
_PEOPLE = EN.pattern("age_people")
_GROUP, _GROUPED = EN.pattern("ages_bracketed"), EN.ahead("ages_bracketed_before")
_OR_OLDER, _SIGNS = EN.pattern("age_or_older"), EN.words("age_signs")
JOINT = WORDS.pattern("smaller_part")
_AGED_ON = ZH.words("aged_on")
AGE, _TIME = "year", "s"
# How many of a smaller unit are a year of age.
_PARTS = {"month": Decimal(12), "day": Decimal(365)}
_OVER, _AND_OVER = EN.pattern("age_over"), EN.pattern("age_and_over")


def age_at(text: str, at: int) -> Unit | None:
    """The unit of the number at `at`, where the words before it say that it tells an age."""
    if at and text[at - 1] == "(" and in_brackets(text, at):
        return canonical_units()["year"]
    if (at and text[at - 1] != " ") or not _AGE.match(text, at):
        return None
    before = max(0, at - _REACH), at
    if _OR_OLDER.match(text, at) or _is_led(text, before) or _is_set_apart(text, before):
        return canonical_units()["year"]
    told = _ENDS.match(text, at) and _TOLD.search(text, *before)
    told = told or (_DIED_ENDS.match(text, at) and _DIED.search(text, *before))
    if told or (_AND_OVER.match(text, at) and _OVER.search(text, *before)):
        return canonical_units()["year"]
    return None


def in_brackets(text: str, at: int) -> bool:
    """Whether the number at `at`, behind a bracket, is the age of who is named before it where the
    sentence tells of people, Lisa Burrows (41) pleaded guilty, or begins that of a group."""
    group = _GROUP.match(text, at)
    if group and int(group["low"]) < int(group["high"]) and _GROUPED(text, at):
        return True
    number = _BRACKETED.match(text, at)
    if number is None or not _NAMED(text, at):
        return False
    start = max(text.rfind(". ", 0, at), at - _REACH, 0)
    return _PEOPLE.search(text, start, number.end() + _REACH) is not None


def _is_led(text: str, before: tuple[int, int]) -> bool:
    """Whether the words before the number make an age of it: aged 86, children under five."""
    near = text[slice(*before)].lower()
    return any(map(near.__contains__, _SIGNS)) and _BEFORE.search(text, *before) is not None


def _is_set_apart(text: str, before: tuple[int, int]) -> bool:
    """Whether the number stands between commas behind the name of a person."""
    at = before[1]
    return _SET_APART.match(text, at) is not None and _CALLED.search(text, *before) is not None


def with_months_or_days(text: str, first: Amount) -> Amount:
    """13岁6个月, 1岁零3个月 and 39 岁 79 天, in years; `first` is the years."""
    joint = JOINT.match(text, first.end) if first.number.quantum == ONE else None
    second = read_numeral(text, joint.end()) if joint else None
    unit, end = unit_at(text, second.end) if second else (None, 0)
    if second is None or unit is None or second.kind != "plain":
        return first
    words = unit_table().words
    parts = next((n for word, n in _PARTS.items() if words[word] == unit), None)
    if parts is None or second.value >= parts or text[end : end + 1] in _AGED_ON:
        return first
    years = first.number.refined(first.number.value + second.value / parts, ONE / parts)
    return first._replace(number=years, end=end)


def as_age(first: Amount, second: Amount) -> Amount:
    """`first` of 6个月到18岁 as an age, which the second is."""
    one, two = first.unit, second.unit
    if one is None or two is None or one.canonical != _TIME or two.canonical != AGE:
        return first
    factor = two.factor * one.factor / unit_table().words["year"].factor
    return first._replace(unit=replace(two, factor=factor))
