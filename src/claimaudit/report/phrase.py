"""Text in every report language at once: made where something is told, put into words late.

The words stand in texts/<language>.yaml; a language is one such file. A phrase gives plain text
of one language (`text`) or the page's HTML with all of them (`__html__`), of which the style
sheet shows one. Text of strangers goes through one function, `html_text`, on its way to HTML.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from claimaudit.base.model import Bilingual, Told
from claimaudit.base.shown import html_attribute, html_text, https_link
from claimaudit.record.claims import Ends
from claimaudit.report.displays import currency_text, day_text, unit_text
from claimaudit.report.languages import LANGUAGES, language_of, texts, written_in
from claimaudit.report.quantity import interval_text, middle_text, number_text

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
Show = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something said in every report language; `make` puts its parts into words."""

    make: Callable[..., str]
    parts: tuple[Any, ...]

    def render(self, language: str, show: Show) -> str:
        """The text of `language`, each part of it passed through `show`."""
        return self.make(language, show, *self.parts)

    def text(self, language: str) -> str:
        return self.render(language, str)

    def html(self, language: str) -> Markup:
        return Markup(self.render(language, _escaped))  # noqa: S704 - every part is escaped

    def __html__(self) -> str:
        first, *others = ((name, self.render(name, _escaped)) for name in LANGUAGES)
        if all(shown == first[1] for _, shown in others):
            return first[1]
        return f"<i>{first[1]}</i>" + "".join(f"<i lang={name}>{s}</i>" for name, s in others)


Slot = Phrase | str | int


def say(key: str, **slots: Slot) -> Phrase:
    """The text of `key` with its slots filled. Rendering raises KeyError where a language lacks
    it."""
    words = Phrase(_worded, (key,))
    return _with(words, slots) if slots else words


def same(text: str) -> Phrase:
    """A text of others, the same in every language."""
    return Phrase(_same, (text,))


def quoted(text: str) -> Phrase:
    """A text of others in quotation marks, marked as the language that it is in."""
    return Phrase(_quoted, (text,))


def note(text: Told) -> Phrase:
    """What a person noted: in each language, or in one, and to readers of others it is quoted."""
    if isinstance(text, Bilingual):
        return name_of(text)
    return where(language_of(text), same(text), quoted(text))


def clause(text: Told | None) -> Told:
    """What a person noted, without its full stop: a sentence of ours has its own."""
    if isinstance(text, Bilingual):
        return Bilingual(zh=text.zh.rstrip("。"), en=text.en.rstrip("."))
    return (text or "").rstrip(".。")


def both(zh: str, en: str) -> Phrase:
    """A text that was entered in Chinese and in English; other languages read the English one."""
    return by_language({"zh": same(zh), "en": same(en)})


def name_of(entry: Bilingual | None, otherwise: str = "") -> Phrase:
    """The names of `entry`; without one, `otherwise`."""
    return both(entry.zh, entry.en) if entry else same(otherwise)


def where(language: str, here: Phrase, elsewhere: Phrase) -> Phrase:
    """`here` for readers of `language`, `elsewhere` for the others."""
    return by_language({name: here if name == language else elsewhere for name in LANGUAGES})


def by_language(said: Mapping[str, Phrase]) -> Phrase:
    """What is said to readers of each language; to others what is said in English."""
    return Phrase(_by_language, (tuple(said.items()),))


def filled(entry: Bilingual, **slots: Slot) -> Phrase:
    """Words that were entered in each language, their slots filled."""
    return _with(name_of(entry), slots)


def known(group: str, name: str) -> Phrase:
    """The word for `name` in a group that a workspace may extend: itself where there is none."""
    return say(f"{group}.{name}") if f"{group}.{name}" in texts(LANGUAGES[0]) else same(name)


def quantity(ends: Ends, unit: str | None) -> Phrase:
    """An interval with its unit, in each language's habit; equal ends are one value."""
    low, high = ends
    if isinstance(low, int | float) and isinstance(high, int | float) and low == -high:
        low = 0  # a printed 0, rounded: nothing has a share below it
    return Phrase(_amount, (interval_text, low, high, unit))


def middle(value: float, ends: Ends, unit: str | None) -> Phrase:
    """A value within an interval, in no more digits than keep it there."""
    return Phrase(_amount, (middle_text, value, *ends, unit))


def number(value: float, digits: int) -> Phrase:
    """A bare number to so many significant digits; what stands before the point stays whole."""
    return Phrase(_amount, (number_text, value, digits))


def days(first: date, span: str) -> Phrase:
    """A day, or the month, quarter or year that begins with it, as people write it."""
    return Phrase(_amount, (day_text, first, span))


def printed_day(day: str) -> Phrase:
    """A day, month or year as it is entered, 2025-12-12: on a page in one piece."""
    return Phrase(_printed_day, (day,))


def address(contact: str) -> Phrase:
    """An e-mail address or an https page: on a page a link."""
    return Phrase(_address, (contact,))


def unit_name(unit: str) -> Phrase:
    """What a unit is called by itself."""
    return Phrase(_amount, (unit_text, unit))


def currency(code: str) -> Phrase:
    """What a currency of ISO 4217 is called, as in an amount: US dollars."""
    return Phrase(_amount, (currency_text, code))


def joined(parts: Iterable[Phrase], between: str) -> Phrase:
    """Parts in a row; `between` is the key of what stands between them."""
    return Phrase(_joined, (say(between), *parts))


def all_of(parts: Iterable[Phrase]) -> Phrase:
    """Parts as people list them: A, B and C."""
    *rest, last = parts
    return together(joined(rest, "sentence.list"), say("sentence.and"), last) if rest else last


def together(*parts: Phrase) -> Phrase:
    """Parts with nothing between them."""
    return Phrase(_joined, (same(""), *parts))


def _with(words: Phrase, slots: Mapping[str, Slot]) -> Phrase:
    return Phrase(_filled, (words, *((name, _phrase(value)) for name, value in slots.items())))


def _phrase(value: Slot) -> Phrase:
    if isinstance(value, Phrase):
        return value
    return same(value) if isinstance(value, str) else number(value, 1)


def foreign(text: str, reader: str = LANGUAGES[0]) -> Markup:
    """The attribute that says in which language a quotation is; the first needs none in its own,
    whose script the page tells where it is read."""
    language = written_in(text)
    is_own = reader == LANGUAGES[0] and language.startswith(reader)
    return Markup("" if is_own else f" lang={language}")  # noqa: S704 - our own


# --- putting parts into words ---------------------------------------------------------------


@lru_cache(maxsize=10_000)
def _escaped(text: str) -> str:
    """`text` as HTML, in a plain string: Markup would look at each part again when it is put
    together with others. A page prints most of its words often."""
    return str(html_text(text))


def _worded(language: str, show: Show, key: str) -> str:
    return show(texts(language)[key])


def _same(language: str, show: Show, text: str) -> str:
    return show(text)


def _quoted(language: str, show: Show, text: str) -> str:
    if show is _escaped:
        return f"<q{foreign(text, language)}>{show(text)}</q>"
    inner = text.replace("“", "‘").replace("”", "’")
    return f"“{show(inner)}”"


def _printed_day(language: str, show: Show, day: str) -> str:
    return f"<time>{day}</time>" if show is _escaped and _DAY.fullmatch(day) else show(day)


def _address(language: str, show: Show, contact: str) -> str:
    if show is not _escaped:
        return show(contact)
    target = contact if https_link(contact) else f"mailto:{contact}"
    return f'<a href="{html_attribute(target)}">{show(contact)}</a>'


def _by_language(language: str, show: Show, said: tuple[tuple[str, Phrase], ...]) -> str:
    found = dict(said)
    return found.get(language, found["en"]).render(language, show)


def _filled(language: str, show: Show, words: Phrase, *slots: tuple[str, Phrase]) -> str:
    parts = {name: part.render(language, show) for name, part in slots}
    return words.render(language, show).format_map(parts)


def _amount(language: str, show: Show, write: Callable[..., str], *values: Any) -> str:
    return show(write(*values, language))


def _joined(language: str, show: Show, between: Phrase, *parts: Phrase) -> str:
    return between.render(language, show).join(part.render(language, show) for part in parts)
