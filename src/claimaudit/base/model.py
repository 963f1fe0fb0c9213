"""Base classes for models of files: frozen, closed, described by the docstrings of their fields."""

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Tag, model_validator


class Model(BaseModel):
    """A part of a file. An editor shows the docstring of each field at its key."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Bilingual(Model):
    """Something with a name or a text in both languages of a report."""

    zh: str
    """In Chinese."""
    en: str
    """In English."""


def _whole(text: Bilingual) -> Bilingual:
    if not (text.zh.strip() and text.en.strip()):
        raise ValueError("says nothing in one language: write both, or one text without zh and en")
    return text


# Discriminated by its type, so that an error names the kind of value that was given.
Told = Annotated[
    Annotated[str, Tag("one")] | Annotated[Bilingual, AfterValidator(_whole), Tag("both")],
    Discriminator(lambda given: "both" if isinstance(given, dict | Bilingual) else "one"),
]
"""Text that a person wrote: in one language, or as {zh: …, en: …}."""


class Named(Bilingual):
    """Something with a name in one language, which then serves for both, or in both."""

    zh: str = ""
    """In Chinese; left out, the English name is shown."""
    en: str = ""
    """In English; left out, the Chinese name is shown."""
    _what: ClassVar[str] = "a name"

    @model_validator(mode="before")
    @classmethod
    def _either(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        names = {key: given[key] for key in ("zh", "en") if str(given.get(key) or "").strip()}
        if not names:
            raise ValueError(f"give {cls._what}: zh, en or both")
        return {
            **given,
            **{key: given.get(key) or next(iter(names.values())) for key in ("zh", "en")},
        }


class Reasoned(Model):
    """A rule with its reason."""

    why: str
    """Why it is so."""
    why_zh: str
    """The same in Chinese."""
