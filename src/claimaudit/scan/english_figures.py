"""Numbers in English words and phrases: which of them are figures."""

from claimaudit.figures import Figure
from claimaudit.figures.languages import en
from claimaudit.figures.unit_words import letter, splits_word
from claimaudit.figures.units import things
from claimaudit.scan import names
from claimaudit.scan.context import Context
from claimaudit.scan.lists import FIGURES

_LOOSE, _ARTICLES = FIGURES.words("loose_english"), FIGURES.words("english_ones")
_ZERO = FIGURES.words("zero")
_JOINS = ("-", "–")
_ALWAYS_BACK = FIGURES.words("always_back")
_COUNTED_AGAIN = FIGURES.words("counted_again")
_LEAST_AGAIN = 3
(_OR,) = FIGURES.words("or_behind")
_AND_A = tuple(FIGURES.words("and_a"))


def read_word(context: Context, at: int, end: int) -> Figure | None:
    text = context.text
    if _is_inside_word(text, at) or FIGURES.pattern("no_count").match(text, at):
        return None
    figure = context.reader.read_at(text, at)
    if figure is None or splits_word(text, figure.end):
        return None
    hyphened = text[end : end + 1] == "-"
    if hyphened and figure.end <= end:
        counted = FIGURES.pattern("counting_compounds").match(text, end)
        return figure if counted and text[at:end].lower() not in _ARTICLES else None
    word, bare = text[at:end].lower(), figure.unit is None
    if FIGURES.pattern("titled").match(text, max(0, at - 1)):
        return None
    if FIGURES.pattern("numbered_day").search(text, max(0, at - 14), at):
        return None
    if figure.unit == "x" and figure.end > end:
        return figure  # one in five
    if word in _ARTICLES and (bare or figure.start == at):
        return figure if _one_counts(text, at, end, figure) else None
    before = FIGURES.pattern("determiner").search(text, max(0, at - 12), at)
    if before and figure.start == at and before["word"] in _ALWAYS_BACK:
        return None if bare or figure.unit in things() else figure
    if before and figure.start == at:  # the six-foot-high model
        if figure.unit == "s" or (hyphened and not bare):
            return figure
        return figure if _counts_again(text, before["word"], figure) else None
    if bare and figure.end == end and word in en.NUMBERS:
        counts = _is_before_noun(text, end) and not names.is_name(text, at, figure)
        return figure if counts else None
    return figure


def _one_counts(text: str, at: int, end: int, figure: Figure) -> bool:
    """Whether "one" is a number: one minute, one or two people, at least one site."""
    if text[at:end].lower() in _ZERO and FIGURES.pattern("zero_counts").match(text, end):
        return True
    if figure.bound == "range" or FIGURES.pattern("one_measured").match(text, end):
        return True
    if en.scale_at(text, end) or text.startswith(_AND_A, end):
        return True
    had = FIGURES.pattern("one_had").search(text, max(0, at - 12), at)
    if had and FIGURES.pattern("one_thing").match(text, end):
        return FIGURES.pattern("no_one_thing").match(text, end) is None
    hedged = figure.start < at and figure.unit is None and figure.end == end
    return hedged and FIGURES.pattern("one_thing").match(text, end) is not None


def _counts_again(text: str, word: str, figure: Figure) -> bool:
    """Whether "the eight planets" counts; the two of "the two companies" were named before."""
    if word.lower() not in _COUNTED_AGAIN or figure.value < _LEAST_AGAIN or figure.bound != "exact":
        return False
    if figure.unit is not None:
        return figure.unit in things()
    return FIGURES.pattern("one_thing").match(text, figure.end) is not None


def read_spoken(context: Context, at: int, end: int) -> Figure | int | None:
    text = context.text
    if _is_inside_word(text, at):
        return None
    figure = context.reader.read_at(text, at)
    if text[at:end].lower() not in _LOOSE:
        return figure
    if FIGURES.pattern("no_multiple_before").search(text, max(0, at - 10), at):
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


def _is_before_noun(text: str, end: int) -> bool:
    if FIGURES.pattern("measured_thing").match(text, end):
        return True
    first = text[end + 1 : end + 2]
    return text[end : end + 1] == " " and first.isalpha() and not text.startswith(_OR, end + 1)


def _is_inside_word(text: str, at: int) -> bool:
    return letter(text, at - 1) or (at > 0 and text[at - 1] in "-–'’_")
