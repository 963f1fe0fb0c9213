"""What a person would print of a conviction, in each report language, and its weight."""

from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import ConfigDict, field_validator, model_validator

from claimaudit.base.model import Bilingual
from claimaudit.base.shown import named
from claimaudit.figures.lexicon import Lexicon

Weight = Literal["point", "detail"]

_WORDS = Lexicon(Path(__file__).with_name("gist.yaml"))
# The most characters, by language.
LONGEST = {language: int(most) for language, most in _WORDS.table("longest").items()}
# The most of a first sentence that a second one follows.
ALONE = {language: int(most) for language, most in _WORDS.table("alone").items()}
_END = _WORDS.table("end")


class Gist(Bilingual):
    """What a person would print: a sentence that stands alone, of what the article says and what
    the source says, with both readings where the currency or the base is open; then, where
    something weakens it, a second one that says so."""

    model_config = ConfigDict(
        json_schema_extra={
            "properties": {
                name: {"type": "string", "description": "One sentence or two.", "maxLength": most}
                for name, most in LONGEST.items()
            }
        }
    )

    @field_validator("zh", "en")
    @classmethod
    def _is_printed(cls, text: str, info: Any) -> str:
        language, most = info.field_name, LONGEST[info.field_name]
        if text != " ".join(text.split()) or text != named(text):
            raise ValueError("has hidden characters or stray spaces: type it plainly")
        if len(text) > most:
            raise ValueError(f"has {len(text)} characters: say it in {most}")
        first, *more = sentences(text)
        if not text.endswith(_END[language]) or len(more) > 1:
            raise ValueError(f"is not one sentence, or two, that end with “{_END[language]}”")
        if more and len(first) > ALONE[language]:
            raise ValueError(
                f"has a first sentence of {len(first)} characters: say it in {ALONE[language]}"
            )
        if language == "en" and _WORDS.pattern("han").search(text):
            raise ValueError("has Chinese characters: say it in English")
        if language == "zh" and (
            not _WORDS.pattern("han").search(text) or _WORDS.pattern("english").search(text)
        ):
            raise ValueError("is not in Chinese")
        return text

    @model_validator(mode="after")
    def _is_the_same_in_both(self) -> Self:
        if len(sentences(self.zh)) != len(sentences(self.en)):
            raise ValueError("has one sentence in one language and two in the other")
        return self

    @property
    def parts(self) -> tuple[Bilingual, ...]:
        """What stands alone, then what weakens it, where something does."""
        pairs = zip(sentences(self.zh), sentences(self.en), strict=True)
        return tuple(Bilingual(zh=zh, en=en) for zh, en in pairs)


def sentences(text: str) -> list[str]:
    """`text` cut between its sentences."""
    ends = [m.end() for m in _WORDS.pattern("between").finditer(text)]
    return [text[low:high].rstrip() for low, high in pairwise([0, *ends, len(text)])]
