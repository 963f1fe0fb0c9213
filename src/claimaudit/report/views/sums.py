"""Arithmetic inside and between articles, and what it found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimaudit.report.quantity import Amount, side_text
from claimaudit.report.views.book import Book, Record
from claimaudit.report.views.words import Pair, in_both, same, say

_SIGNS = {"equals": "=", "at_most": "≤", "at_least": "≥"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class SumRow:
    """One declared sum, computed."""

    record: Record
    left_text: str
    right_text: str
    relation: str
    left: Pair
    right: Pair
    kind: Pair
    should: Pair
    terms: list[tuple[str, Record]]
    sentence: Pair


def sum_row(book: Book, entry: Record) -> SumRow:
    """One sum in words and figures."""
    terms = [(name, book.claims[i]) for name, i in entry["terms"].items() if i in book.claims]
    figures = {name: str(claim["figure"]) for name, claim in terms if claim["figure"]}
    left_text, right_text = (_filled(entry[side], figures) for side in ("left", "right"))
    left, right = (_ends(entry[f"{side}_value"], terms, entry[side]) for side in ("left", "right"))
    relation = _SIGNS[entry["relation"]]
    return SumRow(
        entry, left_text, right_text, relation, left, right,
        say(f"conflicts.{entry['kind']}"), say(f"conflicts.{entry['relation']}"), terms,
        say("sentence.slip", left_text=same(left_text), right_text=same(right_text),
            left=left, relation=relation, right=right),
    )  # fmt: skip


def _filled(expression: str, figures: dict[str, str]) -> str:
    """The expression with each name replaced by the figure that it stands for."""
    bare = re.sub(r"\bcount\(([a-z][a-z0-9_]*)\)", r"\1", expression)
    text = _NAME.sub(lambda m: figures.get(m[0], m[0]), bare)
    return text.replace(" * ", " × ").replace(" / ", " ÷ ")


def _ends(ends: Sequence[Amount | None] | None, terms: list[tuple[str, Record]], text: str) -> Pair:
    if ends is None:
        return same("…")
    used = set(_NAME.findall(text))
    units = {claim["unit"] for name, claim in terms if name in used} or {
        claim["unit"] for _, claim in terms
    }
    unit = None
    if units == {"%"}:
        ends, unit = [None if end is None else 100 * end for end in ends], "%"
    elif units and units <= {"date", "s"}:
        unit = "s"
    elif len(units) == 1 and not re.search(r"[*/]|count|change", text):
        unit = next(iter(units))
    return in_both(side_text, ends[0], ends[-1], unit)


def sums(book: Book) -> list[SumRow]:
    """All sums, those that fail first."""
    entries = sorted(book.record["arithmetic"], key=lambda s: (s["holds"], s["kind"], s["id"]))
    return [sum_row(book, entry) for entry in entries]


def quarrels(book: Book) -> list[tuple[Record, list[Record]]]:
    """Claims on which sources disagree, each with its deciding trials."""
    return [
        (claim, [t for t in claim["trials"] if t["decides"]])
        for claim in book.record["claims"]
        if claim["verdict"] == "conflicting"
    ]
