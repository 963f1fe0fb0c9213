"""The page and `explain` print no unit but in the words of units.yaml (or of CLDR, for money)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from claimaudit.report.explain import explain_claim
from claimaudit.report.views.book import Book
from claimaudit.report.views.cards import card
from claimaudit.report.views.sums import sums
from claimaudit.report.views.words import LANGUAGES, Pair

from claimaudit.figures.units import canonical_units
from claimaudit.record.audit import make_record
from claimaudit.report.displays import multiples, sizes
from claimaudit.workspace.workspace import Workspace
from tests.conftest import ROOT
from tests.report.records import audit_of_a_new_workspace, with_claim

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?: × 10\^\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?: – \d{4}-\d\d-\d\d)?")


def displays(language: str) -> set[str]:
    """Every word of a unit, without the number that it holds."""
    return {"", "…"} | {
        word.replace("{}", "").strip()
        for unit in canonical_units()
        for negative in (False, True)
        for size in sizes(unit, language, negative=negative)
        for word in size.words.values()
    }


def unit_of(text: str, language: str) -> str:
    """What an amount or interval holds besides its numbers."""
    if _DAY.fullmatch(text):
        return ""
    bare = _NUMBER.sub("", re.sub("^[≥≤] ", "", text))
    for multiple in reversed(multiples(language)[1:]):
        for word in multiple.words.values():
            bare = bare.replace(word, "")
    return " ".join(bare.replace("–", " ").split())


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("≥ CNY 4.3 billion", "CNY"), ("500,000 – 1.5 million people", "people"),
        ("-0.5 – 0.5%", "%"), ("41.9 – 42.9 × 10^18", ""), ("2025-09-18", ""),
        ("48,312 person", "person"), ("3 billion Hz", "Hz"), ("115 – 125 billion g", "g"),
        ("…", "…"), ("level 7.1", "level"),
    ],
)  # fmt: skip
def test_the_unit_of_an_amount_is_found(text: str, unit: str) -> None:
    assert unit_of(text, "en") == unit


def test_canonical_names_are_not_all_words() -> None:
    assert displays("en").isdisjoint({"byte", "item", "m2", "barrel/d", "pp"})
    assert "people" in displays("en")
    assert "人" in displays("zh")


def _amounts(book: Book) -> Iterator[Pair]:
    """Every amount of the cards and of the sums."""
    for claim in book.record["claims"]:
        drawn = card(book, claim, 1)
        yield from (trial.value for trial in drawn.trials)
        if drawn.scale is not None:
            yield from (drawn.scale.low, drawn.scale.high, drawn.scale.claimed)
            yield from filter(None, (drawn.scale.digits, drawn.scale.cut))
            yield from (reference for reference, _ in drawn.scale.references)
    for row in sums(book):
        yield from (row.left, row.right)


def _strange(book: Book) -> tuple[int, set[str]]:
    """(amounts looked at, those in no word of a unit)."""
    known = {language: displays(language) for language in LANGUAGES}
    texts = [
        (unescape(str(amount.of(language))), language)
        for amount in _amounts(book)
        for language in LANGUAGES
    ]
    return len(texts), {text for text, one in texts if unit_of(text, one) not in known[one]}


def test_the_page_of_the_real_audit_prints_units_as_they_are_shown() -> None:
    looked, strange = _strange(Book(*make_record(ROOT, None, lambda step: None)))
    assert looked > 2000
    assert not strange


def test_the_page_prints_every_unit_as_it_is_shown(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    record, texts = audit_of_a_new_workspace(tmp_path_factory.mktemp("units"))
    for unit in canonical_units():
        for factor in (1e-7, 1.0, 3e9, -3e9):
            looked, strange = _strange(Book(_in_unit(record, unit, factor), texts))
            assert looked >= 10
            assert not strange, unit


def _in_unit(record: dict[str, Any], unit: str, factor: float) -> dict[str, Any]:
    """The record, its claim and what it is held against being amounts of `unit`."""
    ends = sorted([4.5 * factor, 5.5 * factor])
    trials = [trial | {"reference": ends} for trial in record["claims"][0]["trials"]]
    return with_claim(record, unit=unit, claimed=ends, near=ends, value=5 * factor, trials=trials)


_SHOWN = [
    re.compile(r"” can mean (.+)$", re.MULTILINE),
    re.compile(r"rounded to its last digit, is (.+)$", re.MULTILINE),
    re.compile(r"instead of rounded it reaches (.+)$", re.MULTILINE),
    re.compile(r" = ([^=\n]+) \([^)\n]+\)(?:, claimed|$)", re.MULTILINE),
]


def test_explain_prints_units_as_they_are_shown(real: Workspace) -> None:
    by_unit = {
        claim.figure.unit: name
        for name, claim in real.register.claims.items()
        if claim.figure is not None
    }
    known, looked = displays("en"), 0
    for unit in ("%", "USD", "s", "card", "m", "FLOP/s"):
        name = by_unit[unit]
        text = explain_claim(ROOT, name)
        amounts = [m[1] for one in _SHOWN for m in one.finditer(text)]
        looked += len(amounts)
        for amount in amounts:
            assert unit_of(amount, "en") in known, (name, amount)
    assert looked >= 12
