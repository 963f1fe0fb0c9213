"""Words that print as other ones: NVІDІA with Cyrillic letters is no other house or headline."""

import re
from pathlib import Path

from claimaudit.base.textyaml import load_texts

_ALIKE = frozenset(load_texts(Path(__file__).with_suffix(".yaml"))["alike"]["is"]) - {" "}
# Greek, Cyrillic, Armenian and Cherokee.
_OF_SCRIPTS = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13fd]")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")
# So many letters in a row that all look like Latin ones are no word of another language.
_MANY = 8


def disguised(text: str) -> str | None:
    """The first word of `text` that is written in letters that look like those of another script;
    None where there is none. A text in Russian, or one that names a word of it, has none."""
    if text.isascii():
        return None
    words: list[str] = _WORD.findall(text)
    mixed = (word for word in words if _LATIN.search(word) and _is_mixed(word))
    if (found := next(mixed, None)) is not None:
        return found
    others = [word for word in words if _OF_SCRIPTS.search(word)]
    letters = "".join(others)
    if not others or not _ALIKE.issuperset(letters):
        return None
    return others[0] if _LATIN.search(text) or len(letters) >= _MANY else None


def _is_mixed(word: str) -> bool:
    return _CYRILLIC.search(word) is not None or not _ALIKE.isdisjoint(word)
