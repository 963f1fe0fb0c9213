"""The report languages and their words: one file of texts/ each."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from claimaudit.base.folding import fold_characters
from claimaudit.base.model import Bilingual, Told
from claimaudit.base.textyaml import load_texts

_FOLDER = Path(__file__).with_name("texts")
# The one that the page shows at first.
_FIRST = "zh"
_HAN, _LATIN = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]")
# One in so many.
_FEW = 20
_ENGLISH = re.compile("(?:[a-z]{2,} ){2}[a-z]{2,}")
# Letters of one language alone; a Chinese name may have the dot of kana.
_LETTERS = {"ja": re.compile("[\u3041-\u309f\u30a1-\u30fa]"), "ko": re.compile("[\uac00-\ud7af]")}

LANGUAGES: tuple[str, ...] = tuple(
    sorted(
        (file.name.removesuffix(".yaml") for file in _FOLDER.iterdir()),
        key=lambda name: (name != _FIRST, name),
    )
)


@cache
def texts(language: str) -> Mapping[str, str]:
    """The words of `language`: `group.key` -> text with slots in braces."""
    raw = load_texts(_FOLDER / f"{language}.yaml")
    return {
        f"{group}.{key}": text for group, entries in raw.items() for key, text in entries.items()
    }


@lru_cache(maxsize=65536)
def language_of(text: str) -> str:
    """The report language that a note is in: Chinese where its Chinese characters are not only a
    few that an English sentence quotes."""
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    return "zh" if han * 3 > latin else "en"


def written_in(text: str) -> str:
    """The language that words of a document are in, as far as their letters tell it; of Chinese its
    script too."""
    found = next((name for name, own in _LETTERS.items() if own.search(text)), language_of(text))
    return script_of(text) if found == "zh" else found


@lru_cache(maxsize=65536)
def script_of(text: str) -> str:
    """In which characters Chinese is printed: simplified, but for the few that a name may keep."""
    pairs = zip(text, fold_characters(text), strict=True)
    simpler = sum(old != new and _HAN.match(old) is not None for old, new in pairs)
    return "zh-Hant" if simpler * _FEW > len(_HAN.findall(text)) else "zh-Hans"


def passage_in(text: str, language: str) -> str:
    """The language that a passage is in of an article in `language`: an English sentence in a
    Chinese article is English."""
    is_english = not _HAN.search(text) and _ENGLISH.search(text)
    return "en" if is_english and closest(language) == "zh" else language


def gloss_in(language: str, gloss: Told | None) -> str | None:
    """A gloss for readers of that language; None where it is none of theirs. Entered in one, it is
    Chinese where it has any Chinese character: it is never in the language of what it glosses. Its
    apostrophes are printed as such."""
    if isinstance(gloss, Bilingual):
        gloss = gloss.zh if language == "zh" else gloss.en
    elif gloss is None or ("zh" if _HAN.search(gloss) else "en") != language:
        return None
    return gloss.replace("'", "’")


def closest(language: str) -> str:
    """The report language for readers of a text in `language` (zh-Hans); English where there is
    none."""
    bare = language.partition("-")[0]
    return bare if bare in LANGUAGES else "en"
