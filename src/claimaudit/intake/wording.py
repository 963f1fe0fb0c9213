"""What words tell of an article: its language, and whether a percentage may be a share."""

import re
from pathlib import Path

from claimaudit.base.folding import fold_characters
from claimaudit.figures.lexicon import Lexicon, is_cjk
from claimaudit.scan.language import detected

WORDS = Lexicon(Path(__file__).with_name("words.yaml"))

_LANG = re.compile(r"<html\b[^>]{0,400}?\blang\s*=\s*[\"']?\s*([A-Za-z]{2,3})\b([\w-]{0,20})", re.I)
# How many characters are looked at, and the shares of them that decide.
_SAMPLE = 20_000
_SCRIPT = 0.1
_TRADITIONAL = 0.05
_ENGLISH_WORDS = 0.05


def speaks_of_a_part(sentence: str) -> bool:
    """Whether a percentage in `sentence` may be a share of something."""
    return bool(WORDS.pattern("part_of").search(fold_characters(sentence)))


def language_of(text: str, page: str = "") -> str:
    """The language tag of a text: zh-Hans, zh-Hant, ja or ko by its script, else what its HTML
    `page` declares, else what is detected; `und` where nothing tells."""
    sample = text[:_SAMPLE]
    enough = (sum(c.isalpha() for c in sample) or 1) * _SCRIPT
    if len(WORDS.pattern("kana").findall(sample)) > enough:
        return "ja"
    if len(WORDS.pattern("hangul").findall(sample)) > enough:
        return "ko"
    if len(han := "".join(filter(is_cjk, sample))) > enough:
        changed = sum(a != b for a, b in zip(han, fold_characters(han), strict=False))
        return "zh-Hant" if changed > len(han) * _TRADITIONAL else "zh-Hans"
    if said := _LANG.search(page[:_SAMPLE]):
        return said.group(1).lower()
    if found := detected(text):
        return found
    english = len(WORDS.pattern("english").findall(sample))
    return "en" if english > (len(sample.split()) or 1) * _ENGLISH_WORDS else "und"
