"""Words that the page repeats thousands of times, written once.

A repeated label is an empty element of a class of its own; the style sheet holds its text
in both languages, and the scripts write it out where somebody opens a card (so that it can
be copied and found). This halves the page. Sentences and verdicts are always real text.
"""

from __future__ import annotations

import re
from html import unescape

from markupsafe import Markup

from claimaudit.reports.views.words import Pair

_DIGITS = "abcdefghijklmnopqrstuvwxyz"
_ESCAPED = re.compile(r'[\\"<>&\x00-\x1f\x7f]')


class Terms:
    """The repeated words of one page, numbered as they are first used."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}

    def short(self, pair: Pair) -> Markup | Pair:
        """`pair` as a reference to the style sheet; itself where it holds markup."""
        if pair.zh == pair.en or "<" in pair.zh or "<" in pair.en:
            return pair
        key = (unescape(str(pair.zh)), unescape(str(pair.en)))
        name = self._names.setdefault(key, _name(len(self._names)))
        return Markup(f"<i class={name}></i>")  # noqa: S704 - letters only

    def style(self) -> Markup:
        """The rules that show the words."""
        zh = [f'.{name}:empty::before{{content:"{_css(key[0])}"}}' for key, name in self._names.items()]
        en = [f'.{name}:empty::before{{content:"{_css(key[1])}"}}' for key, name in self._names.items()]
        rules = [*zh, ":root:has(#l-en:checked){", *en, "}"]
        return Markup("\n".join(rules))  # noqa: S704 - escaped for a style sheet

    def words(self) -> dict[str, list[str]]:
        """Class -> both texts, for the scripts."""
        return {name: list(key) for key, name in self._names.items()}


def _name(number: int) -> str:
    """t, then letters: taa, tab …"""
    text = ""
    for _ in range(2 if number < 676 else 4):
        number, rest = divmod(number, 26)
        text = _DIGITS[rest] + text
    return f"t{text}"


def _css(text: str) -> str:
    """`text` inside a CSS string."""
    return _ESCAPED.sub(lambda m: f"\\{ord(m[0]):x} ", text)
