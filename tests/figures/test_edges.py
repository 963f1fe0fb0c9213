"""Edges of numbers: no pattern matches where its edge says that it cannot, and most are not tried."""

from __future__ import annotations

import re

import pytest

from claimaudit.figures.edges import Edge, before, behind, ending, numbering
from claimaudit.figures.lexicon import Lexicon
from claimaudit.scan.lists import DATES, FIGURES, NAMES
from tests.conftest import ROOT
from tests.table import each, read_table

_SENTENCES = read_table(ROOT / "tests" / "scan" / "sentences.yaml")
_NUMBER = re.compile(r"(?<!\d)\d+")


def texts(node: object) -> list[str]:
    """All that is printed in a table."""
    if isinstance(node, str):
        return [node]
    rows = [*node.keys(), *node.values()] if isinstance(node, dict) else node
    return [text for row in rows for text in texts(row)] if isinstance(rows, list) else []


PLACES = [(text, m.start()) for text in texts(_SENTENCES) for m in _NUMBER.finditer(text)]


def entries(words: Lexicon) -> list[re.Pattern[str]]:
    """Every entry of a file that is a pattern."""
    (file,) = words._files
    return [words.pattern(name) for name, entry in file.items() if "words" not in entry]


@pytest.mark.parametrize("words", [DATES, FIGURES, NAMES], ids=["dates", "figures", "names"])
def test_what_matches_at_a_number_is_tried(words: Lexicon) -> None:
    for pattern in entries(words):
        edge = numbering(pattern)
        for text, at in PLACES[::7]:
            assert edge[behind(text, at)] or not pattern.match(text, at), (pattern.pattern, text)


@pytest.mark.parametrize("words", [DATES, FIGURES, NAMES], ids=["dates", "figures", "names"])
def test_what_stands_before_a_number_is_tried(words: Lexicon) -> None:
    for pattern in entries(words):
        edge = ending(pattern)
        for text, at in PLACES[::7]:
            found = pattern.search(text, max(0, at - 60), at)
            assert edge[before(text, at)] or not found, (pattern.pattern, text)


@each(
    ("made", "pattern", "edges", "others"),
    [
        (numbering, r"\d{1,3}[ ][a-c]", ["\0 a", " b"], ["\0和", "\0 d", "\0", "和"]),
        (numbering, r"(?:19|20)\d\d(?!人)", ["和", ""], ["\0和", "\0 a", "\0"]),
        (numbering, r"\d+(?=[年月])", ["\0年", "月"], ["日", "\0 a"]),
        (numbering, r"(?i)\d+(?!\d)km", ["k", "\0K"], ["m", "和"]),
        (ending, "(?:in|on)[ ]$", ["n ", "  "], ["t ", "n", "和"]),
        (ending, r"(?<!a)[b^]\Z", ["b", "^", "\n"], ["a", "b ", ""]),
        (ending, r"of \d+$", ["2", "0"], ["x", "f "]),
        (ending, "no end", ["和", "x ", ""], []),
        (ending, "[ÄÖ]$", ["ä", "é"], ["a"]),
    ],
)
def test_edges(made: object, pattern: str, edges: list[str], others: list[str]) -> None:
    edge = made(re.compile(pattern))  # type: ignore[operator]
    assert isinstance(edge, Edge)
    assert [one for one in edges if not edge[one]] == []
    assert [one for one in others if edge[one]] == []


@each(
    ("text", "at", "sides"),
    [
        ("in 12 of", 3, ("n ", "\0 o")),
        ("约123人", 1, ("约", "人")),
        ("7", 0, ("", "\0")),
        (" 1 2 ", 1, (" ", "\0 ")),
        ("a  5,0", 3, ("  ", "\0,")),
    ],
)
def test_sides_of_a_number(text: str, at: int, sides: tuple[str, str]) -> None:
    assert (before(text, at), behind(text, at)) == sides
