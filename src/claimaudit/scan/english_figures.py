"""Numbers in English words and phrases: which of them are figures."""

from claimaudit.figures import Figure
from claimaudit.figures.languages import en
from claimaudit.figures.unit_words import letter, splits_word
from claimaudit.scan import names
from claimaudit.scan.context import Context
from claimaudit.scan.lists import FIGURES

_LOOSE, _ARTICLES = FIGURES.words("loose_english"), FIGURES.words("english_ones")
_ALWAYS_BACK = ("first", "top")


def read_word(context: Context, at: int, end: int) -> Figure | None:
    text = context.text
    if _is_inside_word(text, at) or FIGURES.pattern("no_count").match(text, at):
        return None
    figure = context.reader.read_at(text, at)
    if figure is None or splits_word(text, figure.end):
        return None
    hyphened = text[end : end + 1] == "-"
    if hyphened and figure.end <= end:
        return None
    word, bare = text[at:end].lower(), figure.unit is None
    if figure.unit == "x" and figure.end > end:
        return figure  # one in five
    if word in _ARTICLES and (bare or figure.start == at):
        return figure if bare and figure.end > end + 3 and figure.value > 1 else None
    before = FIGURES.pattern("determiner").search(text, max(0, at - 12), at)
    if before and figure.start == at and before["word"] in _ALWAYS_BACK:
        return None
    if before and figure.start == at:  # the six-foot-high model
        return figure if figure.unit == "s" or (hyphened and not bare) else None
    if bare and figure.end == end and word in en.NUMBERS:
        counts = _is_before_noun(text, end) and not names.is_name(text, at, figure)
        return figure if counts else None
    return figure


def read_spoken(context: Context, at: int, end: int) -> Figure | None:
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
    # half a mile
    return figure if figure and figure.end > end and figure.unit else None


def _is_before_noun(text: str, end: int) -> bool:
    first = text[end + 1 : end + 2]
    return text[end : end + 1] == " " and first.isalpha() and not text.startswith("or ", end + 1)


def _is_inside_word(text: str, at: int) -> bool:
    return letter(text, at - 1) or (at > 0 and text[at - 1] in "-–'’_")
