"""Words in letters that look like those of another script: NVІDІA, mіllion in Cyrillic letters."""

import re
from pathlib import Path

from claimaudit.base.textyaml import load_texts

_TOLD = load_texts(Path(__file__).with_suffix(".yaml"))
_PAIRS = dict(_TOLD["alike"]["is"].split())
_ALIKE = frozenset(_PAIRS)
_LATIN_OF = str.maketrans(_PAIRS | dict(_TOLD["in_numbers"]["is"].split()))
_PRINTS_AS = re.compile(f"[{''.join(_PAIRS)}Зз]")
_MIXED, _SCALE, _SMALL = (re.compile(_TOLD[name]["is"]) for name in ("mixed", "scale", "small"))
# Greek, Cyrillic, Armenian and Cherokee.
_OF_SCRIPTS = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13fd]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_WORD = re.compile(r"(?:(?![\u3400-\u9fff])[^\W\d_])+")
# This many letters that all look like Latin ones are no word of another language.
_MANY = 8
_TOKEN = re.compile(r"(?P<lone>(?<!\S)\S(?= [a-z]{3}))|[^\s\u3000-\u303f\u3400-\u9fff]+")
_LATIN_OR_DIGIT = re.compile(r"[A-Za-z\d]")


def as_latin(text: str) -> str:
    """`text` with words and numbers that mix scripts in Latin letters: 7З milliоn is 73 million."""
    looks = not text.isascii() and (_PRINTS_AS.search(text) or _SCALE.search(text))
    return _TOKEN.sub(_in_latin, text) if looks else text


def _in_latin(found: re.Match[str]) -> str:
    word = found.group()
    mixed = found["lone"] or _LATIN_OR_DIGIT.search(word) or _ALIKE.issuperset(word)
    alike = (mixed and _PRINTS_AS.search(word)) or _SCALE.search(word)
    return word.translate(_LATIN_OF) if alike else word


def disguised(text: str) -> re.Match[str] | None:
    """The first word of `text` that is disguised in letters of another script, else None. Text in
    Russian, or a Russian word in another text, is not disguised."""
    if text.isascii():
        return None
    words = list(_WORD.finditer(text))
    mixed = [word for word in words if _LATIN.search(word[0]) and _MIXED.search(word[0])]
    if found := next(iter(mixed), None) or _SCALE.search(text) or _SMALL.search(text):
        return found
    others = [word for word in words if _OF_SCRIPTS.search(word[0])]
    letters = "".join(word[0] for word in others)
    alone = _LATIN.search(text) or len(letters) >= _MANY
    return others[0] if others and alone and _ALIKE.issuperset(letters) else None
