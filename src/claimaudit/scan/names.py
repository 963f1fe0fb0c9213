"""Numbers that are part of a name: products, formats, identifiers, chapters, ranks."""

import re

from claimaudit.figures import Figure
from claimaudit.figures.lexicon import EN
from claimaudit.figures.unit_words import crosses
from claimaudit.figures.units import things
from claimaudit.scan.lists import LIMITS, NAMES

_REACH = LIMITS["name_before"]
_TOKEN_LEFT = re.compile(r"([A-Za-z0-9][\w.+'’-]{0,39})$", re.ASCII)
# Units beside what is counted whose number can be one of a name.
_NAMED_TOO = ("share", "byte")
_SPACES = (" ", "\u00a0")
_APART = "--"
_SIZED = tuple(EN.words("quake_sized"))
_POINTS = ".·"
_WORD_LEFT = re.compile(r"([A-Za-z][\w.+&'’/-]{0,39}|[A-Z]-)[ \u00a0]$", re.ASCII)
_VERSION_LEFT = re.compile(r"[A-Z][\w-]{1,30}[ ]\d{1,2}(?:\.\d{1,2})?[ ]$", re.ASCII)
_ORDINAL_LEADS, _PRODUCTS = NAMES.words("ordinal_leads"), NAMES.words("products")
_STANDARDS, _LETTER_STOPS = NAMES.words("standards"), NAMES.words("letter_stops")
_DASHES = NAMES.words("designation_dashes")
_TOLD = tuple(f" {word} " for word in NAMES.words("told_one"))
_AGAINST, _PLACED = NAMES.words("counts_thousands"), tuple(NAMES.words("placed"))
_SERIES = NAMES.pattern("series_endings", "$")
# Behind these a capital or a measure does not name the number.
_FUNCTION_WORDS = NAMES.words("function_words")
_NO_NAMES = NAMES.words("metric_words") | _FUNCTION_WORDS
_OF = tuple(NAMES.words("genitives"))
_CONTRACTIONS = tuple(NAMES.words("contractions"))
_SENTENCE_STARTS = NAMES.words("sentence_starts")


def opens_with_nought(text: str, at: int, end: int, figure: Figure) -> bool:
    """Whether the digits at:end are of an identifier, 007, and no part of one: 0.5, 0,5%."""
    if text[at] != "0" or end - at < len("00") or text[at - 1 : at] == ".":
        return False
    return text[at + 1] not in _POINTS and not (figure.unit == "%" and figure.value < 1)


def glued_to_name(text: str, at: int, figure_start: int | None = None) -> bool:
    """Whether what is on the left makes the number at `at` part of an identifier.

    "US$5" and "RMB100" are money, 5-6 is a range: there the figure starts further left.
    """
    before, second = text[at - 1 : at], text[at - 2 : at - 1] if at > 1 else ""
    if not before or before in "#№@_\\":
        return bool(before)
    if crosses(text, at - 1) or text[at - 2 : at] == _APART or text.endswith(_SIZED, 0, at):
        return False  # a magnitude-6 quake
    if (before.isascii() and before.isalpha()) or (before in "-–" and second.isdecimal()):
        return figure_start is None or figure_start >= at
    if before in "+·":  # C+11, and the plate 苏A·12345
        return second.isascii() and second.isalpha()
    if before in _DASHES and NAMES.ahead("designation")(text, at):
        return True
    if before not in ".-–/" or text[at - 3 : at] == "...":
        return False
    if figure_start is not None and figure_start < at - 1:
        return False  # more-than-50%
    token = _TOKEN_LEFT.search(text, max(0, at - 1 - _REACH), at - 1)
    if token is None:
        return False
    if before == "/":
        return token.group() in _LETTER_STOPS
    if before == "–" and token.group().islower() and NAMES.pattern("grouped").match(text, at):
        return False  # onto the fire–19,000 gallons
    return token.group()[0].isalpha()


def _word_left(text: str, at: int) -> re.Match[str] | None:
    """The word before the space before `at`, which has none in it."""
    low = max(0, at - _REACH)
    return _WORD_LEFT.search(text, max(low, text.rfind(" ", low, max(low, at - 1))), at)


def refused(text: str, at: int) -> bool:
    """Whether a token such as 5G, 4K or 3D stands at `at`."""
    return NAMES.pattern("refused").match(text, at) is not None


def is_named(text: str, at: int, number: str) -> bool:
    """Whether the word before `number`, which stands at `at`, makes a name of it."""
    word = _word_left(text, at)
    return word is not None and _is_called(word[1], text, word.start(), number, bare=True)


def is_name(text: str, at: int, figure: Figure) -> bool:
    """Whether the number at `at`, read as `figure`, is the number in a name."""
    measured = figure.unit not in things() and figure.unit not in _NAMED_TOO
    if measured and figure.unit not in (None, "x"):
        return False
    bare = figure.unit is None and figure.bound == "exact" and figure.start == at
    number = text[figure.start : figure.end]
    glued = number[-1:].isalpha() and number[-1:].isascii()
    planet = glued and number[:-1].isdecimal() and NAMES.pattern("planet").fullmatch(number)
    if planet and figure.unit in (None, "x"):
        return True
    if bare and "," not in number and NAMES.pattern("tail").match(text, figure.end):
        return True
    if glued and NAMES.pattern("scaled").search(number):
        return False
    alone = figure.unit is None and figure.start == at
    if alone and NAMES.pattern("plane").match(text, at) and _is_told_of(text, at):
        return True
    # Not the last word of a hedge: could top 1,000.
    behind_word = text[at - 1 : at] in _SPACES and figure.start == at
    word = _word_left(text, at) if behind_word else None
    if measured and not bare:
        if not word or NAMES.pattern("multiple").search(number):
            return False
        return word[1].rstrip(".") in _ORDINAL_LEADS or word[1] in _STANDARDS
    if word:
        numbered = word[1] in _ORDINAL_LEADS or word[1] in _PRODUCTS
        placed = bare and not numbered and text.endswith(_PLACED, 0, word.start())
        if placed and NAMES.pattern("befallen").match(text, figure.end):
            return False  # at Gettysburg 883 killed
        return _is_called(word[1], text, word.start(), number, bare=bare)
    if glued and _VERSION_LEFT.search(text, at - _REACH, at):
        return True  # Llama 3.1 405B
    numbered = bare and (glued or number[-1:].isdecimal())
    if not numbered and not _SERIES.search(number):
        return False
    return NAMES.ahead("cjk_product")(text, at) is not None


def _is_told_of(text: str, at: int) -> bool:
    """Whether an article stands before the number at `at`: the tail of a 747."""
    return NAMES.ahead("articles", "$")(text, at) is not None


def _is_no_name(word: str) -> bool:
    """Whether `word` is a word of the language: the, ONLY."""
    if word in _NO_NAMES or word == word.lower() or word.endswith(_CONTRACTIONS):
        return True
    if NAMES.pattern("adverb").fullmatch(word):
        return True
    return len(word) > 1 and word.isupper() and word.capitalize() in _FUNCTION_WORDS


def _is_called(word: str, text: str, start: int, number: str, *, bare: bool) -> bool:
    """Whether `word`, which stands at `start` and right before `number`, makes a name of it."""
    plain = word.rstrip(".")
    if plain.rpartition("/")[2] in _ORDINAL_LEADS or plain in _PRODUCTS:
        if text.endswith(_TOLD, 0, start):
            return False  # at one stage 22 people
        return not ("," in number and plain in _AGAINST)
    if plain.endswith(_OF) and not number[0].isupper():
        return False  # Melbourne's nine; but Ocean's Eleven
    if plain != word or _is_no_name(plain):
        return False
    if any(c.isdigit() for c in plain):
        return bare
    if number[0].islower():
        return False  # Prepare two pans; World War Two is written otherwise
    if "," in number:
        return False
    if not bare:
        # "RTX 4090 GPUs": a round or small count behind a company's name is a count.
        # "Z 142系列": of one letter only with what makes a series of it.
        return plain.isupper() and (len(plain) > 1 or _SERIES.search(number) is not None)
    before = text[max(0, start - 2) : start].strip(" ")
    return len(number) <= 4 or before not in _SENTENCE_STARTS
