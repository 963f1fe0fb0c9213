"""The record, indexed: what the views look things up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimaudit.report.views.shown import anchor
from claimaudit.report.views.words import Pair, both, joined, known, same, say, texts

Record = dict[str, Any]

# The gravest first: the order of lists, and what colours a place where claims overlap.
GRAVEST = ("contradicted", "misleading", "conflicting", "supported", "unverifiable", "not rated")
# A sign and a class for each verdict: never colour alone.
SIGNS = {"contradicted": "≠", "misleading": "!", "conflicting": "↔", "supported": "=",
         "unverifiable": "?", "not rated": "–"}  # fmt: skip
CLASSES = {"contradicted": "vc", "misleading": "vm", "conflicting": "vk", "supported": "vs",
           "unverifiable": "vu", "not rated": "vn"}  # fmt: skip
HOLDING = frozenset({"holds", "truncated", "understated"})


@dataclass
class Book:
    """One record and its look-ups."""

    record: Record
    texts: Mapping[str, str]
    claims: dict[str, Record] = field(init=False)
    facts: dict[str, Record] = field(init=False)
    documents: dict[str, Record] = field(init=False)
    articles: dict[str, Record] = field(init=False)
    sums_of: dict[str, list[Record]] = field(init=False)
    _places: dict[str, str] = field(init=False)
    _shorts: dict[str, str] = field(init=False)
    _subjects: dict[str, Record] = field(init=False)
    _metrics: dict[str, Record] = field(init=False)

    def __post_init__(self) -> None:
        record = self.record
        self.claims = _by_id(record["claims"])
        self.facts = _by_id(record["facts"])
        self.documents = _by_id(record["documents"])
        self.articles = _by_id(record["articles"])
        self._shorts = {}
        for article in self.articles:
            claims = in_order([c for c in record["claims"] if c["article"] == article])
            self._shorts |= {c["id"]: anchor(f"C{article}.{n}") for n, c in enumerate(claims, 1)}
        self._places = {name: f"D{number}" for number, name in enumerate(sorted(self.documents), 1)}
        self._subjects = _by_id(record["subjects"])
        self._metrics = _by_id(record["metrics"])
        self.sums_of = defaultdict(list)
        for entry in record["arithmetic"]:
            for claim in sorted({*entry["terms"].values(), *entry["blames"]}):
                self.sums_of[claim].append(entry)

    def subject(self, name: str | None) -> Pair:
        """A subject's names."""
        return _names(self._subjects.get(name or ""), name)

    def kind(self, name: str) -> str:
        """What a subject is: a chip, a company …"""
        return str(self._subjects[name]["kind"]) if name in self._subjects else ""

    def metric(self, name: str | None) -> Pair:
        """A metric's names."""
        return _names(self._metrics.get(name or ""), name)

    def condition(self, name: str) -> Pair:
        """A condition's names."""
        return _names(self.record["conditions"].get(name), name)

    def conditions(self, held: Mapping[str, str]) -> list[tuple[Pair, Pair]]:
        """(name, value) of each condition."""
        return [(self.condition(name), self.value(value)) for name, value in sorted(held.items())]

    def value(self, value: str) -> Pair:
        """A condition's value: a word, a subject, or itself."""
        return self.subject(value) if value in self._subjects else known("value", value)

    def when(self, held: Mapping[str, str]) -> Pair:
        """Conditions as a clause: if dies are counted, at FP8."""
        parts = [
            say(f"under.{value}")
            if f"under.{value}" in texts("zh")
            else say(f"under.in_{name}", value=self.value(value))
            if f"under.in_{name}" in texts("zh")
            else say("under.with", name=self.condition(name), value=self.value(value))
            for name, value in sorted(held.items())
        ]
        return joined(parts, "sentence.comma") if parts else say("under.unstated")

    def reason(self, code: str) -> Pair:
        """A reason in words."""
        return _names(self.record["reasons"].get(code), code)

    def tier(self, name: str) -> Pair:
        """A document type's names."""
        return _names(self.record["tiers"].get(name), name)

    def document(self, fact: Record) -> Record:
        """The document of a fact."""
        return self.documents[fact["document"]]

    def standing(self, document: Record) -> Pair:
        """A document's tier, and how far it was seen."""
        return joined(
            (self.tier(document["type"]), known("seen", document["seen"])), "sentence.comma"
        )

    def seen(self, document: Record) -> Pair:
        """The same, and on what day it was looked at."""
        on = say("card.retrieved_on", on=document["retrieved"])
        return joined((self.standing(document), on), "sentence.comma")

    def place(self, name: str) -> str:
        """The id of a document's entry on the page."""
        return self._places[name]

    def short(self, claim: str) -> str:
        """The short id of a claim on this page: its article and its number there."""
        return self._shorts[claim]

    def rank(self, document: Record) -> int:
        """A document's tier as a number; the lowest is worth most."""
        tier = self.record["tiers"].get(document["type"])
        return int(tier["rank"]) if tier else 99


def unit_of(claim: Record) -> str | None:
    """The unit of a claim's intervals: a comparison without a figure is held as a ratio."""
    unit: str | None = claim["unit"] or ("x" if claim["figure"] is None else None)
    return unit


def in_order(claims: Sequence[Record]) -> list[Record]:
    """Claims as a reader meets them."""
    return sorted(claims, key=lambda c: (c["start"], c["end"], str(c["id"])))


def beyond(held: Mapping[str, str], stated: Mapping[str, str]) -> dict[str, str]:
    """The conditions of a fact that a claim does not state itself."""
    return {name: value for name, value in held.items() if stated.get(name) != value}


def _by_id(entries: Iterable[Record]) -> dict[str, Record]:
    return {entry["id"]: entry for entry in entries}


def _names(entry: Record | None, name: str | None) -> Pair:
    return both(entry["zh"], entry["en"]) if entry else same(name or "")
