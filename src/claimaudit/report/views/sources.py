"""Every document: its tier, how it was seen, what rests on it, and what would change without it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from claimaudit.record.claims import ClaimRecord, FactRecord
from claimaudit.report.views.book import GRAVEST, Book
from claimaudit.report.views.sentences import decisive
from claimaudit.report.views.words import Pair
from claimaudit.workspace.references import Document


@dataclass
class Source:
    """A document and what rests on it."""

    record: Document
    anchor: str
    standing: Pair
    facts: list[FactRecord] = field(default_factory=list)
    lost: list[ClaimRecord] = field(default_factory=list)
    weaker: list[ClaimRecord] = field(default_factory=list)
    witness: list[ClaimRecord] = field(default_factory=list)

    @property
    def rests(self) -> int:
        return len(self.lost) + len(self.weaker)


def sources(book: Book) -> list[Source]:
    """All documents, those that decide most first."""
    found = {
        name: Source(d, book.place(name), book.standing(d)) for name, d in book.documents.items()
    }
    for fact in book.facts.values():
        found[fact.document].facts.append(fact)
    for claim in sorted(book.record.claims, key=lambda c: (GRAVEST.index(c.verdict), c.id)):
        for name, fate in _fates(book, claim).items():
            if name in found:
                getattr(found[name], fate).append(claim)
    return sorted(
        found.values(), key=lambda s: (-s.rests, -len(s.lost), -len(s.witness), s.record.id)
    )


def _fates(book: Book, claim: ClaimRecord) -> dict[str, str]:
    """Document id -> what the claim would lose with it: its only evidence, a part, a witness."""
    trials = decisive(claim)
    under = [{book.facts[f].document for f in trial.facts} for trial in trials]
    fates: dict[str, str] = {}
    for trial in trials:
        for name in trial.facts:
            for other in book.facts[name].corroborated_by:
                fates.setdefault(other, "witness")
    for name in set().union(*under) if under else ():
        fates[name] = "lost" if all(name in documents for documents in under) else "weaker"
    return fates


def deciding_facts(book: Book) -> list[tuple[FactRecord, list[ClaimRecord]]]:
    """Facts that decide more than one verdict, the busiest first."""
    found: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in book.record.claims:
        for name in dict.fromkeys(f for trial in decisive(claim) for f in trial.facts):
            found[name].append(claim)
    busy = [(book.facts[name], links) for name, links in found.items() if len(links) > 1]
    return sorted(busy, key=lambda pair: (-len(pair[1]), pair[0].id))
