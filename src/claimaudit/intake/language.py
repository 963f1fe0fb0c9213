"""The language of an article, as the catalog names it."""

from __future__ import annotations

import re

from claimaudit.base.folding import fold_characters
from claimaudit.intake.wording import any_of

_LANG = re.compile(r"<html\b[^>]{0,400}?\blang\s*=\s*[\"']?\s*([A-Za-z]{2,3})\b([\w-]{0,20})", re.I)
_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_ENGLISH = re.compile(rf"\b{any_of('english')}\b", re.I)
# Characters looked at; shares of them from which a script is the text's own.
_SAMPLE = 20_000
_SCRIPT = 0.1
_TRADITIONAL = 0.05
_ENGLISH_WORDS = 0.05


def language_of(text: str, page: str = "") -> str:
    """zh-Hans, zh-Hant, ja, ko, en, what the page says of itself, or und (not known)."""
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample) or 1
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    if kana > letters * _SCRIPT:
        return "ja"
    if len(_HANGUL.findall(sample)) > letters * _SCRIPT:
        return "ko"
    if han > letters * _SCRIPT:
        characters = "".join(_HAN.findall(sample))
        simple = fold_characters(characters)
        changed = sum(a != b for a, b in zip(characters, simple, strict=False))
        return "zh-Hant" if changed > han * _TRADITIONAL else "zh-Hans"
    if said := _LANG.search(page[:_SAMPLE]):
        return said.group(1).lower()
    words = len(sample.split()) or 1
    return "en" if len(_ENGLISH.findall(sample)) > words * _ENGLISH_WORDS else "und"
