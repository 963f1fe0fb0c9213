"""Languages that are read in the words and marks of English: the table of German figures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from claimaudit.base.folding import fold
from claimaudit.figures import UnreadableFigureError
from claimaudit.figures.known import UnknownLanguageError, is_there, languages, viewed_as
from claimaudit.figures.lexicon import language
from claimaudit.figures.reader import FigureReader
from tests.table import each, read_table

GERMAN = FigureReader(language="de")
TABLE = read_table(Path(__file__).with_name("figures.de.yaml"))
ROWS = [row for kind, rows in TABLE.items() if kind != "unreadable" for row in rows]


def _equal(read: Decimal | None, written: str | None) -> bool:
    if read is None or written is None:
        return read is None and written is None
    expected = Fraction(written)
    return abs(Fraction(read) - expected) <= abs(expected) / 10**24


def test_table_is_large_enough() -> None:
    assert len({row["printed"] for row in ROWS}) == len(ROWS) >= 120


@each("row", ROWS, ids=lambda row: row["printed"])
def test_printed_figure(row: dict[str, str | None]) -> None:
    printed = str(row["printed"])
    figure = GERMAN.read(printed)
    assert (figure.unit, figure.bound) == (row["unit"], row["bound"])
    assert _equal(figure.value, row["value"]), figure
    assert _equal(figure.low, row["low"]), figure
    assert _equal(figure.high, row["high"]), figure
    assert (figure.text, figure.start, figure.end) == (printed, 0, len(printed))


@each("row", ROWS, ids=lambda row: row["printed"])
def test_figure_is_found_in_a_text_at_its_place(row: dict[str, str | None]) -> None:
    printed = str(row["printed"])
    raw = f"Es ist so: {printed}, so war es."
    view = GERMAN.seen(fold(raw))
    found = [figure for at in range(len(view.text)) if (figure := GERMAN.read_at(view.text, at))]
    assert printed in [raw[view.raw(one.start) : view.raw_end(one.end)] for one in found]


@pytest.mark.parametrize("printed", TABLE["unreadable"])
def test_no_figure(printed: str) -> None:
    with pytest.raises(UnreadableFigureError):
        GERMAN.read(printed)


def test_what_is_told_decides_how_a_number_is_read() -> None:
    assert [GERMAN.read(n).value for n in ("1.234", "1,234")] == [1234, Decimal("1.234")]
    for told in (None, "zh-Hans", "en", "und"):
        reader = FigureReader(language=told)
        assert [reader.read(n).value for n in ("1.234", "1,234")] == [Decimal("1.234"), 1234]


def test_languages_are_known_by_their_tags() -> None:
    assert languages() == {"de": "German", "en": "English", "zh": "Chinese"}
    assert [viewed_as(tag) for tag in ("de-CH", "DE", "zh-Hant", "yue", "en-GB", "und", None)] == [
        "de", "de", None, None, None, None, None,
    ]  # fmt: skip
    assert not is_there("fr-CA")
    with pytest.raises(
        UnknownLanguageError, match=r"French \(fr\) cannot be read; there are German"
    ):
        FigureReader(language="fr")


def test_what_german_words_mean_is_read() -> None:
    """A word of German that became a word which nobody reads would go unseen."""
    english = FigureReader()
    for said, words in language("de").table("words").items():
        if all(word[0].isupper() for word in words) and said not in _NO_FIGURES:
            texts = (f"5 {said}", said, f"5 {said} 6", f"2 {said}")
            assert any(map(_is_read, [english] * len(texts), texts)), said


_NO_FIGURES = {
    "thirds", "quarters", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths", "mid", "early", "late", "point",
    "all-time high", "record low",
}  # fmt: skip


def _is_read(reader: FigureReader, text: str) -> bool:
    try:
        return reader.read(text) is not None
    except UnreadableFigureError:
        return False
