"""One page a subject: what each article says of it beside what the sources say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from claimaudit.base.shown import html_id
from claimaudit.report.views.book import CLASSES, GRAVEST, Book, Record
from claimaudit.report.views.words import Pair


@dataclass
class Metric:
    """One quantity of a subject, said and sourced."""

    name: Pair
    said: list[Record] = field(default_factory=list)
    facts: list[Record] = field(default_factory=list)


@dataclass
class Subject:
    """A subject's page."""

    id: str
    anchor: str
    name: Pair
    metrics: list[Metric]
    claims: int
    facts: int
    worst: str | None


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
    found = [_page(book, name, said[name], sourced[name]) for name in said]
    # A page must set something side by side: two statements, or a statement and a source.
    worth = [s for s in found if s.facts or s.claims > 1 or book.kind(s.id) in _WHOLE]
    return sorted(worth, key=lambda s: (-s.claims, s.id))


# Of these every value is shown; of companies and markets only what an article speaks of.
_WHOLE = frozenset({"chip", "system", "cluster", "product"})


def _page(
    book: Book, name: str, said: dict[str, list[Record]], sourced: dict[str, list[Record]]
) -> Subject:
    # Metrics that both sides speak of come first: there is something to compare.
    kept = set(said) | (set(sourced) if book.kind(name) in _WHOLE else set())
    metrics = sorted(kept, key=lambda m: (-((m in said) + (m in sourced)), m not in said, m))
    rows = [
        Metric(
            book.metric(metric),
            said.get(metric, []),
            sourced.get(metric, []),
        )
        for metric in metrics
    ]
    verdicts = [c["verdict"] for claims in said.values() for c in claims]
    worst = min(verdicts, key=GRAVEST.index, default=None)
    return Subject(
        name, html_id(f"s_{name}"), book.subject(name), rows, len(verdicts),
        sum(len(row.facts) for row in rows), CLASSES[worst] if worst else None,
    )  # fmt: skip
