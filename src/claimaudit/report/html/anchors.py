"""The addresses of the page: the ids of its elements."""

from __future__ import annotations

from collections import defaultdict

from claimaudit.base.shown import html_id as anchor
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.report.lookup import in_order


class Anchors:
    """Short ids, for what a page leads to thousands of times."""

    def __init__(self, audit: Audit) -> None:
        names = sorted(document.id for document in audit.documents)
        self._documents = {name: f"D{number}" for number, name in enumerate(names, 1)}
        self._facts = {fact.id: self._documents[fact.document] for fact in audit.facts}
        self.claims_of: dict[str, list[ClaimRecord]] = defaultdict(list)
        """Article -> its claims as a reader meets them."""
        self.number: dict[str, int] = {}
        """Claim -> its number in its article."""
        for claim in in_order(audit.claims):
            self.claims_of[claim.article].append(claim)
            self.number[claim.id] = len(self.claims_of[claim.article])
        self._claims = {
            claim.id: anchor(f"C{claim.article}.{self.number[claim.id]}") for claim in audit.claims
        }

    def document(self, name: str) -> str:
        """The id of a document's entry."""
        return self._documents[name]

    def claim(self, name: str) -> str:
        """The short id of a claim: its article and its number there."""
        return self._claims[name]

    def entry(self, name: str) -> str | None:
        """The id of what shows a claim, a fact or a document."""
        return self._claims.get(name) or self._facts.get(name) or self._documents.get(name)
