"""The report languages and their words: one file of texts/ each."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from claimaudit.base.textyaml import load_texts

_FOLDER = Path(__file__).with_name("texts")
# The one that the page shows at first.
_FIRST = "zh"
_HAN, _LATIN = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]")

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


def language_of_gloss(text: str) -> str:
    """The report language of a gloss: it is Chinese where it has any Chinese character, and never
    in the language of what it glosses."""
    return "zh" if _HAN.search(text) else "en"


def gloss_in(language: str, gloss: str | None) -> str | None:
    """A gloss for readers of that language; None where it is none of theirs."""
    return gloss if gloss is not None and language_of_gloss(gloss) == language else None


def closest(language: str) -> str:
    """The report language for readers of a text in `language` (zh-Hans); English where there is
    none."""
    bare = language.partition("-")[0]
    return bare if bare in LANGUAGES else "en"
