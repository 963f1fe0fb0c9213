"""Spaces in the cards of the five articles: none too many, in either language."""

from __future__ import annotations

import re
from html import unescape

import pytest

from claimaudit.report.languages import LANGUAGES
from tests.report.html.reading import as_read, words_of

HAN = "\u3400-\u9fff"
# In a line, whatever elements it is made of.
ODD = {
    "two spaces": re.compile(r"  "),
    "a space before a full-width sign": re.compile(r" [，。；：！？、）》]|[（《] "),
    "a space before a half-width sign": re.compile(r"\w [,;:!?)](?!\w)|\( "),
}
# In one phrase: between two a space may set them apart, as the verdict from its sentence.
APART = {
    "a space between two Chinese characters": re.compile(rf"[{HAN}] [{HAN}]"),
    "a space behind a full-width sign": re.compile(r"[，。；：！？、（）《》] (?!·)"),
}
# What others wrote stands as it is: quotations, titles, names of files, and the search notes.
_QUOTED = re.compile(r"<(q|code|cite|svg)\b.*?</\1>|<q\b[^>]*>.*?</q>", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|div|dl|dt|dd|li|ol|ul|td|th|tr|table|thead|tbody|caption|figure"
                    r"|figcaption|details|summary|br|q|code|small)\b[^>]*>")  # fmt: skip


def cards(page: str, language: str) -> list[str]:
    """The texts of all cards as a reader of `language` sees them, cut at blocks and quotations."""
    found, words = [], words_of(page)
    for card in re.findall(r"<details class=v.*?</div></details>", page, re.DOTALL):
        html = as_read(_QUOTED.sub("<br>", card), words, language)
        html = re.sub(r"\\([0-9a-f]+) ", lambda m: f"&#x{m[1]};", html)
        found += _BLOCK.split(html)
    return found


def bare(html: str) -> str:
    """Its text."""
    return unescape(re.sub("<[^>]*>", "", html)).strip()


def odd(lines: list[str]) -> set[tuple[str, str]]:
    """(what is odd, where)"""
    found = {
        (what, bare(li)) for what, form in ODD.items() for li in lines if form.search(bare(li))
    }
    phrases = {bare(part) for li in lines for part in re.split("<[^>]*>", li)}
    return found | {(what, p) for what, form in APART.items() for p in phrases if form.search(p)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_space_too_many_stands_in_a_card(real_page: str, language: str) -> None:
    lines = cards(real_page, language)
    assert sum(bool(bare(line)) for line in lines) > 5000
    assert odd(lines) == set()


@pytest.mark.parametrize("text", ["约  45", "他说 ，不", "中 国", "（ 见", "Huawei , NVIDIA"])
def test_an_odd_space_is_seen(text: str) -> None:
    assert odd([text])
