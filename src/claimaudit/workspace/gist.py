"""What a person would print of a conviction: a sentence in each report language, and its weight."""

from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, field_validator

from claimaudit.base.model import Bilingual
from claimaudit.base.shown import named
from claimaudit.figures.lexicon import Lexicon

Weight = Literal["point", "detail"]

_WORDS = Lexicon(Path(__file__).with_name("gist.yaml"))
# The most characters, by language.
LONGEST = {language: int(most) for language, most in _WORDS.table("longest").items()}
_END = _WORDS.table("end")


class Gist(Bilingual):
    """The one sentence that a person would print: what the article says, what the source says,
    both readings where the currency or the base is open, and what weakens it."""

    model_config = ConfigDict(
        json_schema_extra={
            "properties": {
                name: {"type": "string", "description": "One sentence.", "maxLength": most}
                for name, most in LONGEST.items()
            }
        }
    )

    @field_validator("zh", "en")
    @classmethod
    def _is_one_sentence(cls, text: str, info: Any) -> str:
        language, most = info.field_name, LONGEST[info.field_name]
        if text != " ".join(text.split()) or text != named(text):
            raise ValueError("has hidden characters or stray spaces: type it plainly")
        if len(text) > most:
            raise ValueError(f"has {len(text)} characters: say it in {most}")
        if not text.endswith(_END[language]) or _WORDS.pattern("between").search(text):
            raise ValueError(f"is not one sentence that ends with “{_END[language]}”")
        if language == "en" and _WORDS.pattern("han").search(text):
            raise ValueError("has Chinese characters: say it in English")
        if language == "zh" and (
            not _WORDS.pattern("han").search(text) or _WORDS.pattern("english").search(text)
        ):
            raise ValueError("is not in Chinese")
        return text
