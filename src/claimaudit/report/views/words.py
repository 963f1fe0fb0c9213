"""Chinese and English, side by side: every label and sentence comes from reports/texts/."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from markupsafe import Markup, escape

from claimaudit.report.quantity import End, interval_text, number_text
from claimaudit.report.views.shown import shown

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Pair:
    """One text in both languages, as HTML. The style sheet shows the one that was chosen."""

    zh: Markup
    en: Markup

    def __html__(self) -> str:
        if self.zh == self.en:
            return str(self.zh)
        return f"<i>{self.zh}</i><i lang=en>{self.en}</i>"

    def of(self, language: str) -> Markup:
        """One side."""
        return self.zh if language == "zh" else self.en


Ends = Sequence[End]
Slot = Pair | Markup | str | int | float


def both(zh: str, en: str) -> Pair:
    """A pair of texts of others."""
    return Pair(shown(zh), shown(en))


def same(text: str) -> Pair:
    """A text that needs no translation."""
    return Pair(shown(text), shown(text))


def in_both(text: Callable[..., str], *values: object) -> Pair:
    """A text of `report.quantity` in both languages."""
    return Pair(*(shown(text(*values, language)) for language in LANGUAGES))


def interval(ends: Ends, unit: str | None) -> Pair:
    """An interval with its unit."""
    return in_both(interval_text, ends[0], ends[-1], unit)


def number(value: float, digits: int) -> Pair:
    """A bare number."""
    return in_both(number_text, value, digits)


@cache
def texts(language: str) -> Mapping[str, str]:
    """The translation file of `language`, its keys joined by dots."""
    path = files("claimaudit.report") / "texts" / f"{language}.yaml"
    raw = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    return {
        f"{group}.{key}": text for group, entries in raw.items() for key, text in entries.items()
    }


def _slot(value: Slot, language: str) -> Markup:
    if isinstance(value, Pair):
        return value.of(language)
    if isinstance(value, Markup):
        return value
    if isinstance(value, int):
        return Markup(f"{value:,}" if language == "en" else str(value))  # noqa: S704 - digits
    return shown(str(value))


@cache
def _fixed(key: str) -> Pair:
    return Pair(*(shown(texts(language)[key]) for language in LANGUAGES))


def say(key: str, **slots: Slot) -> Pair:
    """The text of `key` with its slots filled. Raises KeyError where a language lacks it."""
    if not slots:
        return _fixed(key)
    return Pair(
        *(
            escape(texts(language)[key]).format(
                **{name: _slot(value, language) for name, value in slots.items()}
            )
            for language in LANGUAGES
        )
    )


def known(group: str, name: str) -> Pair:
    """The word for `name` in a group that the workspace may extend: itself where there is none."""
    return _fixed(f"{group}.{name}") if f"{group}.{name}" in texts("zh") else same(name)


def joined(parts: Iterable[Pair], key: str = "sentence.and") -> Pair:
    """Parts in a row."""
    kept = list(parts)
    glue = say(key)
    return Pair(*(glue.of(language).join(p.of(language) for p in kept) for language in LANGUAGES))
