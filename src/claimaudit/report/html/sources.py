"""Every document: its tier, how it was seen, and what would change without it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from claimaudit.record.claims import ClaimRecord, FactRecord
from claimaudit.report.lookup import Lookup
from claimaudit.workspace.policy import GRAVEST
from claimaudit.workspace.references import Document


@dataclass(frozen=True)
class Source:
    """A document, and the claims that rest on it."""

    record: Document
    lost: list[ClaimRecord] = field(default_factory=list)
    """Without it they have no evidence."""
    weaker: list[ClaimRecord] = field(default_factory=list)
    """Without it they have less."""
    witness: list[ClaimRecord] = field(default_factory=list)
    """It only bears their evidence out."""

    @property
    def rests(self) -> int:
        """How many verdicts rest on it."""
        return len(self.lost) + len(self.weaker)


def sources(lookup: Lookup) -> list[Source]:
    """All documents, those that decide most first."""
    found = {name: Source(document) for name, document in lookup.documents.items()}
    for claim in sorted(lookup.claims.values(), key=lambda c: (GRAVEST.index(c.verdict), c.id)):
        trials = [[lookup.facts[f] for f in trial.facts] for trial in claim.decisive]
        under = [{fact.document for fact in facts} for facts in trials]
        used = set().union(*under)
        for name in used:
            whole = all(name in documents for documents in under)
            (found[name].lost if whole else found[name].weaker).append(claim)
        witnesses = {w for facts in trials for fact in facts for w in fact.corroborated_by}
        for name in witnesses - used:
            found[name].witness.append(claim)
    return sorted(
        found.values(), key=lambda s: (-s.rests, -len(s.lost), -len(s.witness), s.record.id)
    )


def deciding_facts(lookup: Lookup) -> list[tuple[FactRecord, list[ClaimRecord]]]:
    """Facts that decide more than one verdict, the busiest first."""
    found: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in lookup.audit.claims:
        for name in dict.fromkeys(f for trial in claim.decisive for f in trial.facts):
            found[name].append(claim)
    busy = [(lookup.facts[name], claims) for name, claims in found.items() if len(claims) > 1]
    return sorted(busy, key=lambda pair: (-len(pair[1]), pair[0].id))
