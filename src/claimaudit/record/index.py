"""A record by id: its claims, facts, documents and articles."""

from claimaudit.record.models import Audit
from claimaudit.record.tally import statements


class Index:
    """One audit and what is found in it by id."""

    def __init__(self, audit: Audit) -> None:
        self.audit = audit
        self.claims = {claim.id: claim for claim in audit.claims}
        self.statements = statements(audit.claims)
        self.facts = {fact.id: fact for fact in audit.facts}
        self.documents = {document.id: document for document in audit.documents}
        self.articles = {article.id: article for article in audit.articles}
