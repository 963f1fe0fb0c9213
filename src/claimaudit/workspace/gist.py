"""What a person would print of a conviction: a sentence in each report language, and its weight."""

import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import ConfigDict, field_validator

from claimaudit.base.model import Bilingual
from claimaudit.base.shown import named

Weight = Literal["point", "detail"]

# The most characters: what a reader takes in at once. A lead of a newspaper is 60 to 100 Chinese
# characters or 25 to 40 words; both readings of an open currency, and what weakens the finding,
# take half as much again.
LONGEST: Mapping[str, int] = {"zh": 150, "en": 380}
_HAN = re.compile("[\u3400-\u9fff]")
_END = {"zh": "。", "en": "."}
# Where one sentence ends and another begins; an initial (U.S.) ends none.
_BETWEEN = re.compile(r"[。！？](?!$)|(?<!\b[A-Z])[.!?][”’\"')]*\s+(?=[“‘\"'(]*[A-Z])")
# So many words of English in a row are no name in a Chinese sentence.
_ENGLISH = re.compile(r"(?:\b[a-z]+\b[ ,]+){3}\b[a-z]+\b")


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
        if not text.endswith(_END[language]) or _BETWEEN.search(text):
            raise ValueError(f"is not one sentence that ends with “{_END[language]}”")
        if language == "en" and _HAN.search(text):
            raise ValueError("has Chinese characters: say it in English")
        if language == "zh" and (not _HAN.search(text) or _ENGLISH.search(text)):
            raise ValueError("is not in Chinese")
        return text
