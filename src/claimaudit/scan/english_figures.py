"""Numbers in English words and phrases: which of them are figures."""

from claimaudit.figures import Figure
from claimaudit.figures.languages import en
from claimaudit.figures.lexicon import EN, GAP
from claimaudit.figures.numeral import MAX_FIGURE
from claimaudit.figures.spellings import letter, splits_word
from claimaudit.figures.units import is_money, things
from claimaudit.scan import names
from claimaudit.scan.context import Context
from claimaudit.scan.lists import FIGURES

_LOOSE, _ARTICLES = FIGURES.words("loose_english"), FIGURES.words("english_ones")
_ZERO, _SPEED = FIGURES.words("zero"), "m/s"
_JOINS, _APART = ("-", "–"), "--"
_APOSTROPHES = ("'", "’")
_RANKS = FIGURES.words("ranks")
# Before an article, over a month.
_GOES_BY = tuple(f"{over}{a} " for over in FIGURES.words("goes_by") for a in EN.words("articles"))
_OVER = max(map(len, FIGURES.words("goes_by")))
(_OR,) = FIGURES.words("or_behind")
_AND_A, _POINT = tuple(FIGURES.words("and_a")), EN.pattern("point")


def read_word(context: Context, at: int, end: int) -> Figure | int | None:
    text = context.text
    if (over := FIGURES.end("no_count", text, at)) or _is_inside_word(text, at):
        return over or None
    figure = context.reader.read_at(text, at)
    if figure is None or splits_word(text, figure.end) or _passes(text, at, figure):
        return None if figure else _too_long(text, at)
    if _is_named(text, at, end, figure):
        return figure.end  # no piece of it is read: the Twenty-Two Twelve Club
    if over := context.since_when(end, figure) or (figure.unit != "x" and context.ratio(at)):
        return over
    hyphened = text[end : end + 1] == "-"
    if hyphened and figure.end <= end:
        counted = FIGURES.pattern("counting_compounds").match(text, end)
        return figure if counted and text[at:end].lower() not in _ARTICLES else None
    word, bare = text[at:end].lower(), figure.unit is None
    if bare and FIGURES.pattern("hour_behind").match(text, figure.end):
        return None
    if figure.unit == "x" and figure.end > end:
        return figure  # one in five
    if word in _ARTICLES and (bare or figure.start == at):
        return figure if _one_counts(text, at, end, figure) else None
    before = FIGURES.ahead("determiner")(text, at)
    if before and text[at : at + 2].istitle() and not _is_amount(text, at, figure):
        return None  # the Seven Sisters
    if before and figure.start == at and (bare or figure.unit in things()):
        return figure if _counts_again(text, before["word"], figure) else None
    if bare and figure.end == end and word in en.NUMBERS:
        named = not context.opens_line and names.is_name(text, at, figure)
        return figure if _is_counted(text, at, figure) and not named else None
    return figure


def _passes(text: str, at: int, figure: Figure) -> bool:
    """Whether the article at `at` counts nothing, as its "over" is of what goes by, 300 calls over
    a month, or "more than a year ago" tells what an amount is compared with."""
    if figure.start < at:
        told = FIGURES.pattern("compared_with").match(figure.text)
        told = told or FIGURES.ahead("than_earlier")(text, figure.start)
        return told is not None and FIGURES.pattern("earlier").match(text, figure.end) is not None
    return figure.start == at and text.startswith(_GOES_BY, max(0, at - _OVER)) and at >= _OVER


def _too_long(text: str, at: int) -> int | None:
    """The end of a number in words that is too long to be a figure; no piece of it is one."""
    number = en.read(text, at)
    if number is None or number.end - at <= MAX_FIGURE:
        return None
    again = text.rfind("(", at, number.end)  # what says it again in digits is read by itself
    return number.end if again < 0 else again


def _is_named(text: str, at: int, end: int, figure: Figure) -> bool:
    """Whether the number at:end is one of a title or a place in an order: number two, day three."""
    if FIGURES.pattern("titled").match(text, at - 1) or _is_title(text, at, end, figure):
        return True
    return figure.unit != "s" and FIGURES.ahead("numbered_in_words")(text, at) is not None


def _is_title(text: str, at: int, end: int, figure: Figure) -> bool:
    """Whether capitals behind a small letter make a name of it: the huge Three Gorges Dam. Seven
    Thousand and Ten Dollars are amounts as contracts print them."""
    if not text[at:end].istitle() or figure.unit == "s" or _is_amount(text, at, figure):
        return False
    before = FIGURES.ahead("small_word")(text, at)
    return before is not None and text[end + 1 : end + 2].isupper()


def _is_amount(text: str, at: int, figure: Figure) -> bool:
    """Whether it is money, a share, or a number of more than one word."""
    if figure.unit == "%" or is_money(figure.unit):
        return True
    number = en.read(text, at)
    return number is not None and not text[at : number.end].isalpha()


def _one_counts(text: str, at: int, end: int, figure: Figure) -> bool:
    """Whether "one" is a number: one minute, one or two people, at least one site."""
    if text[at:end].lower() in _ZERO:
        if figure.unit == _SPEED:  # zero to 60 mph in four seconds
            return False
        if FIGURES.pattern("zero_counts").match(text, end):
            return True
    if figure.bound == "range" or FIGURES.pattern("one_measured").match(text, end):
        return True
    if FIGURES.pattern("measured_thing").match(text, end):
        return True
    if en.scale_at(text, end) or text.startswith(_AND_A, end) or _POINT.match(text, end):
        return True
    had = FIGURES.ahead("one_had")(text, at)
    if (had or _is_beside(text, at, end)) and FIGURES.pattern("one_thing").match(text, end):
        return FIGURES.pattern("no_one_thing").match(text, end) is None
    hedged = figure.start < at and figure.unit is None and figure.end == end
    return hedged and FIGURES.pattern("one_thing").match(text, end) is not None


def _is_beside(text: str, at: int, end: int) -> bool:
    """Whether another count stands beside the "one" at:end: three soldiers and one civilian."""
    before = FIGURES.ahead("counts_before")(text, at)
    return before is not None or FIGURES.pattern("counts_after").match(text, end) is not None


def _counts_again(text: str, word: str, figure: Figure) -> bool:
    """Whether "the two men" counts; "the two of them", "the top ten" and "the Seven Sisters"
    do not."""
    if word.lower() in _RANKS:
        return FIGURES.pattern("ranked_counts").match(text, figure.end) is not None
    if figure.bound != "exact":
        return False
    if figure.unit is not None:
        return True
    return FIGURES.pattern("counted_thing").match(text, figure.end) is not None


def read_spoken(context: Context, at: int, end: int) -> Figure | int | None:
    text = context.text
    if _is_inside_word(text, at):
        return None
    figure = context.reader.read_at(text, at)
    if FIGURES.pattern("multiplies_nothing").match(text, end) and figure and figure.end == end:
        return None
    if FIGURES.ahead("once_or")(text, at):
        return None
    if text[at:end].lower() not in _LOOSE or _is_verb(text, at):
        return figure
    measured = figure is not None and figure.unit not in (None, "x")
    if not measured and FIGURES.ahead("no_multiple_before")(text, at):
        return None
    if FIGURES.pattern("multiplied_behind").match(text, end):
        return figure
    if figure is not None and figure.start < at and figure.end == end:
        return None if text[end : end + 1] in _JOINS else figure  # more than half are
    # half a mile
    if figure is None or figure.end <= end:
        return None
    scaled = figure.value > 1  # half a million; of it no piece is read
    return figure if figure.unit or scaled else figure.end


def _is_verb(text: str, at: int) -> bool:
    """Whether the "double" at `at` does so, will double, or the "half" is how much is cut."""
    return bool(FIGURES.ahead("multiplies")(text, at) or FIGURES.ahead("cut_in")(text, at))


def _is_counted(text: str, at: int, figure: Figure) -> bool:
    """Whether the number word at `at` counts: two men, at least two, killing two."""
    start, end = figure.start, figure.end
    if FIGURES.pattern("measured_thing").match(text, end):
        return True
    if FIGURES.pattern("hour_behind").match(text, end):
        return False
    if start < at:
        return not FIGURES.ahead("hour_before", GAP)(text, start)
    if FIGURES.pattern("clause_end").match(text, end):
        return FIGURES.ahead("counts_things")(text, at) is not None
    if text.startswith(_OR, end + 1):
        return FIGURES.pattern("or_number").match(text, end) is not None
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()


def _is_inside_word(text: str, at: int) -> bool:
    if text[at - 1 : at] in _APOSTROPHES:
        return at > 1 and letter(text, at - 2)  # a quotation may open with a number
    if text[at - 2 : at] == _APART:
        return False
    return letter(text, at - 1) or (at > 0 and text[at - 1] in "-–_")
