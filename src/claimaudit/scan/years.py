"""Which bare numbers of four or two digits are years."""

from claimaudit.figures import Figure
from claimaudit.figures.units import things
from claimaudit.scan.lists import DATES, FIGURES

(_YEAR,) = DATES.words("year_sign")
_APOSTROPHES = ("'", "’", "‘")
_IN = tuple(FIGURES.words("in_years"))
# What a year of the last century begins with.
_TWENTIETH = "19"
_DATED_NOUNS = FIGURES.words("dated_nouns")
_OF_YEAR = ("'s ", "’s ")


def is_year(text: str, at: int, year: int, figure: Figure) -> bool:
    """Whether the number at `at`, which can be a year that ends at `year`, is one."""
    if figure.unit is None and text.startswith(_OF_YEAR, year):
        return True  # above 2018’s
    unit, bound, before = figure.unit, figure.bound, text[at - 1 : at]
    if unit is None and FIGURES.pattern("dated_holder").match(text, year):
        return True
    if _counts_no_years(text, at, year):
        return False
    if unit in things() and FIGURES.pattern("dated_singular").match(text, year):
        return bound == "exact"
    if unit is None and bound == "about" and leads_year(text, figure.start):
        return True  # in around 1900
    if unit is None and figure.ends is not None:
        return True  # from 1850 to 1900, over 1870–2017
    if unit is None and bound == "about" and figure.value % 100:
        return figure.value == int(text[at : at + 4])  # around 2005
    if figure.start < at and before not in "-–":
        return unit is None and _is_hedged(text, at, year, figure)
    if bound == "range" and leads_year(text, at):
        return True  # from 200 in 2015 to 300
    if unit == "s" and _YEAR not in text[at : year + 1]:
        return False  # 1600小时
    if unit in (None, "s") or text[year : year + 1] in _DATED_NOUNS:
        return figure.end <= year + 6 and bound in ("exact", "range")
    counted = unit in things() and bound in ("exact", "range")
    return counted and _names_year(text, at, year)


def _is_hedged(text: str, at: int, year: int, figure: Figure) -> bool:
    """Whether what stands before at:year leaves it a year, '98, or compares something with it:
    lower than 2023."""
    if figure.bound == "exact":
        return text[at - 1] in "'’"
    if figure.end > year:
        return False
    if FIGURES.pattern("since_at_least").search(text, at - 34, year + 16):
        return True
    return FIGURES.ahead("compared_year")(text, at) is not None


def _counts_no_years(text: str, at: int, year: int) -> bool:
    """Whether the words around at:year make a count of it: only 2016, 1671 screens, 售价2016."""
    if FIGURES.ahead("counted_before")(text, at):
        return FIGURES.pattern("of_that_year").match(text, year) is None
    if text[at - 1 : at] == " " and FIGURES.ahead("counted_number")(text, at):
        return True
    if FIGURES.pattern("counted_screens").match(text, year):
        return True
    if text.startswith(_YEAR, year):
        return False
    return FIGURES.ahead("priced")(text, at) is not None


def _names_year(text: str, at: int, year: int) -> bool:
    """Whether the words around at:year make a year of it: in 2013, 2013 Man Booker."""
    if text[at : at + 2] < _TWENTIETH and FIGURES.ahead("counts_before_thousands")(text, at):
        return False
    return leads_year(text, at) or FIGURES.pattern("dated_name").match(text, year) is not None


def short_year(text: str, at: int) -> int:
    """The end of a year without its century, '96 or "in 80 and 84", or of one of old, or 0."""
    before = text[max(0, at - 10) : at]
    if before[-1:] in _APOSTROPHES and not before[-2:-1].isalnum():
        return FIGURES.end("short_year", text, at)
    if before.endswith(_IN):
        return FIGURES.end("years_in", text, at)
    return at + 1 if FIGURES.pattern("died_in").search(before) else 0


def leads_year(text: str, at: int) -> bool:
    """Whether the words before `at` make a following 19xx or 20xx a year."""
    return DATES.ahead("leads_year")(text, at) is not None
