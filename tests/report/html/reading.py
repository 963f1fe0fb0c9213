"""The page as a reader of one language sees it: words of the other are hidden by its style."""

from __future__ import annotations

import re

Words = dict[str, tuple[str, str]]


def words_of(page: str) -> Words:
    """Class -> its words in Chinese and English, which the style sheet of the page holds."""
    found = re.findall(r'\.(\w+)\{--z:"([^"]*)"(?:;--e:"([^"]*)")?\}', page)
    return {name: (zh, en or zh) for name, zh, en in found}


def as_read(html: str, words: Words, language: str) -> str:
    """A part of the page with the words of `language` alone."""
    hidden = r"<i lang=en>.*?</i>" if language == "zh" else r"<i>(?:[^<]|</?time>)*</i>"
    return re.sub(
        r"<(\w+) class=([A-Z]\w*)(?: href=[^>]*)?>",
        lambda m: f"<{m[1]}>" + (words[m[2]][language == "en"] if m[2] in words else ""),
        re.sub(hidden, "", html),
    )
