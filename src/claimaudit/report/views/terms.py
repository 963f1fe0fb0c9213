"""Words that the page repeats thousands of times, written once.

A repeated label is an empty element of a class of its own; the style sheet holds its text
in both languages, and the scripts write it out where somebody opens a card (so that it can
be copied and found). This halves the page. Sentences and verdicts are always real text.
"""

from __future__ import annotations

import re
from html import unescape

from markupsafe import Markup

from claimaudit.report.views.words import Pair

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALL = _CAPITALS + _CAPITALS.lower() + "0123456789"
_ESCAPED = re.compile(r'[\\"<>&\x00-\x1f\x7f]')


class Terms:
    """The repeated words of one page, numbered as they are first used."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}

    def _name(self, pair: Pair) -> str | None:
        """The class of a pair, or None where it has to stand as it is."""
        if not _is_word(pair):
            return None
        key = (unescape(str(pair.zh)), unescape(str(pair.en)))
        return self._names.setdefault(key, _name(len(self._names)))

    def short(self, pair: Pair) -> Markup | Pair:
        """`pair` as an empty element that the style sheet fills."""
        name = self._name(pair)
        return Markup(f"<i class={name}></i>") if name else pair  # noqa: S704 - letters only

    def together(self, name: Pair, value: Pair) -> Markup | Pair:
        """A name and its value: one word of the page where both are words."""
        if not _is_word(value):
            return Markup("{} {}").format(self.short(name), value)
        return self.short(Pair(name.zh + " " + value.zh, name.en + " " + value.en))

    def element(self, tag: str, pair: Pair) -> Markup:
        """The start of an element, dt or th, that holds `pair` and nothing else."""
        name = self._name(pair)
        scope = " scope=col" if tag == "th" else ""
        start = f"<{tag}{scope} class={name}>" if name else f"<{tag}{scope}>"
        return Markup(start) + ("" if name else pair)  # noqa: S704 - tags of our own templates

    def style(self) -> Markup:
        """Both texts of each word, as properties that one rule of the style sheet shows."""
        rules = [
            f'.{name}{{--z:"{_css(zh)}";--e:"{_css(en)}"}}'
            for (zh, en), name in self._names.items()
        ]
        return Markup("\n".join(rules))  # noqa: S704 - escaped for a style sheet


def _is_word(pair: Pair) -> bool:
    """Whether the style sheet can hold it: two different texts without markup."""
    return pair.zh != pair.en and "<" not in pair.zh and "<" not in pair.en


def _name(number: int) -> str:
    """A … Z, then Aa … Z9, then three characters: a capital sets them apart from other classes."""
    if number < 26:
        return _CAPITALS[number]
    number, rest = divmod(number - 26, 62)
    return (_CAPITALS[number] if number < 26 else _name(number)) + _ALL[rest]


def _css(text: str) -> str:
    """`text` inside a CSS string."""
    return _ESCAPED.sub(lambda m: f"\\{ord(m[0]):x} ", text)
