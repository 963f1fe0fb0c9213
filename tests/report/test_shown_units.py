"""The page and `explain` print no unit but in the words of units.yaml (or of CLDR, for money)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimaudit.figures.units import canonical_units, source
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.report.displays import multiples, sizes
from claimaudit.report.figure import unit_of as unit_of_claim
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, quantity
from claimaudit.report.sums import sum_told
from claimaudit.report.text import explain_claim
from claimaudit.report.why import why
from claimaudit.workspace.workspace import Workspace
from tests.record.audits import audit_of_a_new_workspace, with_claim

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?: × 10\^\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?: – \d{4}-\d\d-\d\d)?")


@functools.cache
def displays(language: str) -> set[str]:
    """Every word of a unit, without the number that it holds, and every measure word."""
    measures = source()["measures"].values() if language in source()["measured_in"] else ()
    return {"", "…"}.union(*measures) | {
        " ".join(_NUMBER.sub("", word.replace("{}", "")).split())
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


def _amounts(lookup: Lookup) -> Iterator[Phrase]:
    """Every amount that is told of the claims and of the sums."""
    for claim in lookup.audit.claims:
        told = why(lookup, claim)
        yield from (
            quantity(trial.reference, trial.difference_in or unit_of_claim(claim))
            for trial in claim.trials
            if trial.reference
        )
        if told.figure is not None:
            figure = told.figure
            yield from filter(None, (figure.means, figure.rounded, figure.cut_off))
    for entry in lookup.audit.arithmetic:
        row = sum_told(lookup, entry)
        yield from (row.left, row.right)


def _strange(audit: Audit) -> tuple[int, set[str]]:
    """(amounts looked at, those in no word of a unit)."""
    known = {language: displays(language) for language in LANGUAGES}
    told = [*_amounts(Lookup(audit))]
    texts = [(amount.text(language), language) for amount in told for language in LANGUAGES]
    return len(texts), {text for text, one in texts if unit_of(text, one) not in known[one]}


def test_the_real_audit_tells_units_as_they_are_shown(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    looked, strange = _strange(real_audit[0])
    assert looked > 1500
    assert not strange


def test_every_unit_is_told_as_it_is_shown(tmp_path: Path) -> None:
    audit, _ = audit_of_a_new_workspace(tmp_path)
    for unit in canonical_units():
        for factor in (1e-7, 1.0, 3e9, -3e9):
            looked, strange = _strange(_in_unit(audit, unit, factor))
            assert looked >= 6
            assert not strange, unit


def _in_unit(audit: Audit, unit: str, factor: float) -> Audit:
    """The audit, its claim and what it is held against being amounts of `unit`."""
    low, high = sorted([4.5 * factor, 5.5 * factor])
    ends = (low, high)
    claim: ClaimRecord = audit.claims[0]
    trials = [trial.model_copy(update={"reference": ends}) for trial in claim.trials]
    rounded = (4 * factor, 6 * factor)
    return with_claim(audit, unit=unit, claimed=ends, rounded=rounded, near=ends, trials=trials)


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
        text = explain_claim(real, name, "en")
        amounts = [m[1] for one in _SHOWN for m in one.finditer(text)]
        looked += len(amounts)
        for amount in amounts:
            assert unit_of(amount, "en") in known, (name, amount)
    assert looked >= 12
