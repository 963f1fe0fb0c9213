"""Numbers that are part of a name: products, formats, identifiers, chapters, ranks."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.figures.figure import Figure
from claimaudit.figures.units import things
from claimaudit.scan.words import either, words

_REACH = 40
_TOKEN_LEFT = re.compile(r"([A-Za-z0-9][\w.+'’-]{0,39})$", re.ASCII)
_WORD_LEFT = re.compile(r"([A-Za-z][\w.+&'’/-]{0,39}|[A-Z]-)[ \u00a0]$", re.ASCII)
_VERSION_LEFT = re.compile(r"[A-Z][\w-]{1,30}[ ]\d{1,2}(?:\.\d{1,2})?[ ]$", re.ASCII)
_LETTERS = re.compile(r"[A-Za-z]")
_TITLE = re.compile(r"[》〉]")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(words("names", name))


@cache
def _cjk_products() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words('names', 'cjk_products'))})[ \u00a0-]?$")


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0-]?(?:{either(words('names', 'product_tails'))})(?![a-z])")


@cache
def _refused() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words('names', 'refused_tokens'))})(?![A-Za-z0-9.%])")


def glued_to_name(text: str, at: int, figure_start: int | None = None) -> bool:
    """Whether letters on the left make the number at `at` part of an identifier."""
    if not at:
        return False
    before = text[at - 1]
    if before in "#№@_\\":
        return True
    if before.isascii() and before.isalpha():
        # "US$5" and "RMB100" are money: the parser has taken the letters in.
        return figure_start is None or figure_start >= at
    if before in "-–" and text[at - 2 : at - 1].isdecimal():
        return figure_start is None or figure_start >= at  # a 787-9; no range was read
    if before in ".-–/":
        token = _TOKEN_LEFT.search(text, max(0, at - 1 - _REACH), at - 1)
        if not token:
            return False
        if before == "/":
            return (
                token.end() - token.start() <= 2
                and token.group().isalpha()
                and token.group() in ("f", "F", "V", "v")
            )
        return text[token.start()].isalpha() and text[token.start()].isascii()
    return before == "+" and text[at - 2 : at - 1].isalpha() and at > 1 and text[at - 2].isascii()


def refused(text: str, at: int) -> bool:
    """Whether a token such as 5G, 4K or 3D stands at `at`."""
    return bool(_refused().match(text, at)) and text[at - 1 : at] not in "$€£¥"


def is_name(text: str, at: int, figure: Figure) -> bool:
    """Whether the number at `at`, read as `figure`, is the number in a name."""
    bare = figure.unit is None and figure.bound == "exact" and figure.start == at
    counts = figure.unit in things() or figure.unit in ("share", "byte")
    number = text[figure.start : figure.end]
    glued = number[-1:].isalpha() and number[-1:].isascii()
    if bare and (_tails().match(text, figure.end) or _TITLE.match(text, figure.end)):
        return True
    if not (bare or counts):
        return bool(_lead(text, at) and figure.unit in (None, "x")) and "倍" not in number
    word = _WORD_LEFT.search(text, max(0, at - _REACH), at)
    if word:
        return _named(word.group(1), text, word.start(), bare, glued, number)
    if glued and _VERSION_LEFT.search(text, max(0, at - _REACH), at):
        return True  # Llama 3.1 405B
    left = text[max(0, at - 8) : at]
    named = (bare and (number[-1:].isdecimal() or glued)) or number.endswith(
        ("系列", "代", "号", "型", "国")
    )
    return named and bool(_cjk_products().search(left))


def _lead(text: str, at: int) -> bool:
    """ "No. 5", "Phase 3", "Top 10", "Section 9.1"."""
    word = _WORD_LEFT.search(text, max(0, at - _REACH), at)
    return (
        bool(word)
        and word is not None
        and (word.group(1).rstrip(".") in _list("ordinal_leads") or word.group(1) in ("ISO", "IEC"))
    )


def _named(word: str, text: str, start: int, bare: bool, glued: bool, number: str) -> bool:
    plain = word.rstrip(".,:;")
    if plain in _list("ordinal_leads") or plain in _list("products"):
        return True
    if word[-1] in ".:;" or plain in _list("metric_words"):
        return False
    if not _LETTERS.match(plain) or plain in _list("function_words"):
        return False
    capital = any(c.isupper() for c in plain)
    if not capital:
        return False
    if any(c.isdigit() for c in plain):
        return bare
    if not bare:
        # "RTX 4090 GPUs": a round or small count behind a company's name is a count.
        return plain.isupper() and len(plain) > 1 and "," not in number
    if "," in number:
        return False
    sentence_start = start == 0 or text[max(0, start - 2) : start].strip(" ") in (
        "",
        "\n",
        ".",
        "“",
        '"',
    )
    return not (sentence_start and len(number) > 4)
