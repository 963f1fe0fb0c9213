"""Characters that show nothing, anywhere in a figure, change nothing."""

from __future__ import annotations

import functools
import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from claimaudit.base.folding import fold
from claimaudit.figures.reader import FigureReader
from claimaudit.scan.scanner import Scanner
from tests.table import each, read_table

ROOT = Path(__file__).parents[2]
READER, SCANNER = FigureReader(), Scanner()

# Default_Ignorable_Code_Point, from Unicode's DerivedCoreProperties.txt.
_IGNORABLE = """
00AD 034F 061C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FEFF
FFA0 FFF0-FFF8 1BCA0-1BCA3 1D173-1D17A E0000-E0FFF
"""


def _ignorable() -> set[int]:
    points: set[int] = set()
    for span in _IGNORABLE.split():
        first, _, last = span.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def _format() -> set[int]:
    return {code for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"}


@functools.cache
def hidden_characters() -> list[int]:
    return sorted(_ignorable() | _format())


@functools.cache
def figures() -> list[str]:
    """Every figure of the five articles and of the specification table, each once."""
    table = read_table(ROOT / "tests" / "figures" / "figures.yaml")
    found = {
        str(row["printed"])
        for kind, rows in table.items()
        if kind not in ("unreadable", "in a text")
        for row in rows
    }
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        found |= {c.text for c in SCANNER.scan(seed.read_text("utf-8")) if c.figure}
    return sorted(found)


def with_all_neighbours() -> list[str]:
    """As many of them as have every two characters that stand side by side in any: what is hidden
    between two has no other beside it."""
    found, known = [], set[tuple[str, str]]()
    for figure in figures():
        if not known.issuperset(pairwise(figure)):
            found.append(figure)
            known.update(pairwise(figure))
    return found


def test_there_are_as_many_as_we_think() -> None:
    assert len(hidden_characters()) > 4_100
    assert len(figures()) > 600
    assert len(with_all_neighbours()) > 600


def _folds_away(hidden: str, text: str) -> bool:
    """Whether `hidden` around every character of `text` changes neither text nor offsets."""
    plain, folded = fold(text), fold(hidden + hidden.join(text) + hidden)
    step = len(hidden) + 1
    return folded.text == plain.text and all(
        folded.raw(at) == step * plain.raw(at) + len(hidden) for at in range(0, len(plain.text), 97)
    )


def test_every_hidden_character_at_every_place_of_every_figure() -> None:
    """A figure is read from the folded text and from nothing else. So many at once, as one text
    with one of them at each place takes twice as long to fold."""
    text, together = "\n".join(with_all_neighbours()), 64
    for first in range(0, len(hidden_characters()), together):
        hidden = "".join(map(chr, hidden_characters()[first : first + together]))
        assert _folds_away(hidden, text), f"U+{hidden_characters()[first]:04X} and the next"


def test_each_hidden_character_alone_at_every_place_of_some_figures() -> None:
    text = "\n".join(figures()[::60])
    for code in hidden_characters():
        assert _folds_away(chr(code), text), f"U+{code:04X}"


@each("figure", figures)
def test_one_hidden_character_at_each_place_is_read_as_if_it_were_not_there(figure: str) -> None:
    plain = READER.read(figure)
    for place in range(1, len(figure)):
        hidden = chr(hidden_characters()[hash_of(figure, place) % len(hidden_characters())])
        read = READER.read(figure[:place] + hidden + figure[place:])
        assert (read.low, read.value, read.high) == (plain.low, plain.value, plain.high)
        assert (read.unit, read.bound, read.end) == (plain.unit, plain.bound, plain.end + 1)


def hash_of(figure: str, place: int) -> int:
    """Another character for each place, the same in each run."""
    return sum(map(ord, figure)) * 31 + place * 977


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("营收4\u200b5亿元。", "4\u200b5亿元"),
        ("It cost $4\ufeff.5 billion.", "$4\ufeff.5 billion"),
        ("It cost \u202a$4.5 bil\u00adlion\u202c.", "$4.5 bil\u00adlion"),
        ("约\u20604\U000e0031\ufe0f5\u034f%的人", "约\u20604\U000e0031\ufe0f5\u034f%"),
    ],
)
def test_the_place_in_the_raw_text_holds_what_is_hidden(text: str, figure: str) -> None:
    (found,) = (c for c in SCANNER.scan(text) if c.figure)
    assert found.text == text[found.start : found.end] == figure
    clean = re.sub("[\u00ad\u034f\u200b\u202a\u202c\u2060\ufe0f\ufeff\U000e0031]", "", text)
    (same,) = (c for c in SCANNER.scan(clean) if c.figure)
    assert found.figure and same.figure
    assert (found.figure.value, found.figure.unit) == (same.figure.value, same.figure.unit)
