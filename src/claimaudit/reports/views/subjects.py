"""One page a subject: what each article says of it beside what the sources say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from claimaudit.reports.views.book import CLASSES, GRAVEST, SIGNS, Book, Record
from claimaudit.reports.views.shown import anchor
from claimaudit.reports.views.words import Pair


@dataclass
class Metric:
    """One quantity of a subject, said and sourced."""

    name: Pair
    said: list[tuple[str, str, Record]] = field(default_factory=list)  # sign, style, claim
    facts: list[tuple[Record, Pair | None]] = field(default_factory=list)


@dataclass
class Subject:
    """A subject's page."""

    id: str
    anchor: str
    name: Pair
    kind: str
    metrics: list[Metric]
    claims: int
    facts: int
    worst: tuple[str, str] | None


def subjects(book: Book) -> list[Subject]:
    """All subjects of which an article speaks, those with most claims first."""
    said: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for claim in book.record["claims"]:
        for name in {claim["subject"], claim["versus"]} - {None}:
            said[name][claim["metric"]].append(claim)
    sourced: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for fact in book.facts.values():
        if fact["subject"] in said and fact["metric"]:
            sourced[fact["subject"]][fact["metric"]].append(fact)
    kinds = {s["id"]: s["kind"] for s in book.record["subjects"]}
    found = [_page(book, name, kinds.get(name, ""), said[name], sourced[name]) for name in said]
    return sorted(found, key=lambda s: (-s.claims, s.id))


def _page(
    book: Book, name: str, kind: str, said: dict[str, list[Record]], sourced: dict[str, list[Record]]
) -> Subject:
    # Metrics that both sides speak of come first: there is something to compare.
    metrics = sorted(set(said) | set(sourced), key=lambda m: (-((m in said) + (m in sourced)), m not in said, m))
    rows = [
        Metric(
            book.metric(metric),
            [(SIGNS[c["verdict"]], CLASSES[c["verdict"]], c) for c in said.get(metric, [])],
            [(f, book.under(f["conditions"]) if f["conditions"] else None) for f in sourced.get(metric, [])],
        )
        for metric in metrics
    ]
    verdicts = [c["verdict"] for claims in said.values() for c in claims]
    worst = min(verdicts, key=GRAVEST.index, default=None)
    return Subject(
        name, anchor(f"s_{name}"), book.subject(name), kind, rows, len(verdicts),
        sum(map(len, sourced.values())), (SIGNS[worst], CLASSES[worst]) if worst else None,
    )  # fmt: skip
