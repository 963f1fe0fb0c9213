"""What a match of a regular expression can start with."""

import re

import pytest

from claimaudit.figures.lexicon import DIGITS, EN, WORDS, ZH
from claimaudit.figures.starts import UnboundedStartError, starts_of
from claimaudit.scan.lists import FIGURES


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("abc", "a"),
        ("[ab]c|d", "abd"),
        ("a?b", "ab"),
        ("(?:a|)b*c", "abc"),
        ("(?<=x)(?!y)[0-2]", "012"),
        ("(?=[ab])a", "a"),
        (r"\d+kg", "0123456789"),
        ("(?i:k)m", "kK\u212a"),
        ("(?i)(?P<many>i)", "iI\u0130\u0131"),
        ("(?>a|b)++c", "ab"),
        ("a*", "a"),  # of a match that is not empty
    ],
)
def test_starts(pattern: str, expected: str) -> None:
    assert starts_of(pattern) == frozenset(expected)


@pytest.mark.parametrize("pattern", [".", "[^a]b", r"\w", r"\s?x", "a?.", "[一-鿿]"])
def test_nearly_any_character(pattern: str) -> None:
    with pytest.raises(UnboundedStartError):
        starts_of(pattern)


@pytest.mark.parametrize(
    ("lexicon", "name"),
    [
        (WORDS, "joint"), (ZH, "digits_magnitude"), (EN, "scale"), (EN, "goes_on"),
        (DIGITS, "letter_magnitude"), (FIGURES, "ordinal_behind"),
    ],
)  # fmt: skip
def test_nothing_else_starts_what_is_asked_for(lexicon: object, name: str) -> None:
    """Every character of the languages that are read, with all that a text here puts behind it."""
    starts, pattern = lexicon.starts(name), lexicon.pattern(name)  # type: ignore[attr-defined]
    behind = ("", "to 5", "0", "万", " 5", "月", "illion", "nd", " and ", "路", "级", "至", "年")
    characters = [chr(code) for code in (*range(0x20, 0x500), *range(0x2000, 0x2100))]
    for character in [*characters, *map(chr, range(0x4E00, 0x9FA6))]:
        for rest in behind:
            found: re.Match[str] | None = pattern.match(character + rest)
            assert not (found and found.group()) or character in starts
