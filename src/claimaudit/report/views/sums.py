"""Arithmetic inside and between articles, and what it found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claimaudit.record.claims import ClaimRecord, Ends, TrialRecord
from claimaudit.record.models import SumRecord
from claimaudit.report.views.book import Book
from claimaudit.report.views.numbers import digits, interval
from claimaudit.report.views.words import Pair, same, say

_DAY = 86400.0
# Dates are computed in seconds since the year 1; anything above this many is one.
_DATES = 700_000 * _DAY
_SIGNS = {"equals": "=", "at_most": "≤", "at_least": "≥"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class SumRow:
    """One declared sum, computed."""

    record: SumRecord
    left_text: str
    right_text: str
    relation: str
    left: Pair
    right: Pair
    kind: Pair
    should: Pair
    terms: list[tuple[str, ClaimRecord]]
    sentence: Pair


def sum_row(book: Book, entry: SumRecord) -> SumRow:
    """One sum in words and figures."""
    terms = [(name, book.claims[i]) for name, i in entry.terms.items() if i in book.claims]
    figures = {name: str(claim.figure) for name, claim in terms if claim.figure}
    left_text, right_text = (_filled(side, figures) for side in (entry.left, entry.right))
    left = _ends(entry.left_value, terms, entry.left)
    right = _ends(entry.right_value, terms, entry.right)
    relation = _SIGNS[entry.relation]
    return SumRow(
        entry, left_text, right_text, relation, left, right,
        say(f"conflicts.{entry.kind}"), say(f"conflicts.{entry.relation}"), terms,
        say("sentence.slip", left_text=same(left_text), right_text=same(right_text),
            left=left, relation=relation, right=right),
    )  # fmt: skip


def _filled(expression: str, figures: dict[str, str]) -> str:
    """The expression with each name replaced by the figure that it stands for."""
    bare = re.sub(r"\bcount\(([a-z][a-z0-9_]*)\)", r"\1", expression)
    text = _NAME.sub(lambda m: figures.get(m[0], m[0]), bare)
    return text.replace(" * ", " × ").replace(" / ", " ÷ ")


def _ends(ends: Ends | None, terms: list[tuple[str, ClaimRecord]], side: str) -> Pair:
    if ends is None:
        return same("…")
    used = set(_NAME.findall(side))
    units = {claim.unit for name, claim in terms if name in used} or {
        claim.unit for _, claim in terms
    }
    numbers = [None if end is None else float(end) for end in ends]
    if units <= {"date", "s"} and units:
        return _times(numbers)
    if units == {"%"}:
        return interval([None if n is None else n * 100 for n in numbers], "%")
    unit = (
        next(iter(units)) if len(units) == 1 and not re.search(r"[*/]|count|change", side) else None
    )
    return interval(numbers, unit) if unit or _small(numbers) else _powers(numbers)


def _small(numbers: list[float | None]) -> bool:
    return all(n is None or abs(n) < 1e13 for n in numbers)


def _powers(numbers: list[float | None]) -> Pair:
    size = max(abs(n) for n in numbers if n is not None)
    exponent = int(f"{size:e}".split("e")[1]) // 3 * 3
    shown = ["…" if n is None else digits(n / 10**exponent) for n in numbers]
    return same(f"{' – '.join(dict.fromkeys(shown))} ×10^{exponent}")


def _times(numbers: list[float | None]) -> Pair:
    if any(n is not None and n > _DATES for n in numbers):
        days = [
            None if n is None else date.fromordinal(round(n / _DAY)).isoformat() for n in numbers
        ]
        return interval(days, "date")
    return interval(numbers, "s")


def sums(book: Book) -> list[SumRow]:
    """All sums, those that fail first."""
    entries = sorted(book.record.arithmetic, key=lambda s: (s.holds, s.kind, s.id))
    return [sum_row(book, entry) for entry in entries]


def quarrels(book: Book) -> list[tuple[ClaimRecord, list[TrialRecord]]]:
    """Claims on which sources disagree, each with its deciding trials."""
    return [
        (claim, [t for t in claim.trials if t.decides])
        for claim in book.record.claims
        if claim.verdict == "conflicting"
    ]
