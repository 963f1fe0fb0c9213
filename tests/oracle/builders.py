"""Tiny workspaces built in memory: one claim, a few facts, no files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from claimaudit.base.files import InMemory
from claimaudit.base.inputs import Inputs
from claimaudit.figures import FigureReader
from claimaudit.figures.dates import read_days
from claimaudit.workspace.articles import Article, CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.ladder import Ladder
from claimaudit.workspace.library import Library, ReadFact, Vocabulary
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import Document, Fact
from claimaudit.workspace.register import Register, RegisteredClaim
from claimaudit.workspace.workspace import Workspace

JUDGED = "2025-06-15"


class Bench:
    """Makes claims and facts under one policy, vocabulary and ladder."""

    def __init__(self, policy: Policy, vocabulary: Vocabulary, ladder: Ladder) -> None:
        self.policy, self.vocabulary, self.ladder = policy, vocabulary, ladder
        self.reader = FigureReader(policy.figures())
        entry = CatalogEntry.model_validate(
            {
                "id": "t", "file": "t.txt", "title": "T", "publisher": "P", "published": JUDGED,
                "language": "zh-Hans", "sha256": "0" * 64, "rights": "none",
            }
        )  # fmt: skip
        self.article = Article(entry, "")
        self.documents: dict[str, Document] = {}

    def document(self, name: str, **given: Any) -> Document:
        made = Document.model_validate(
            {
                "id": name, "publisher": name, "title": name, "type": "vendor_datasheet",
                "url": f"https://{name}.example.com.cn/x", "published": "2025-01-01",
                "retrieved": "2026-01-01", "seen": "stored_copy", **given,
            }
        )  # fmt: skip
        if "url" not in given:
            made = made.model_copy(update={"url": f"https://www.{name}.com.cn/x"})
        self.documents[name] = made
        return made

    def claim(self, **given: Any) -> RegisteredClaim:
        claim = Claim.model_validate({"id": "c", "quote": "不要紧", "subject": "a", **given})
        figure = days = None
        if claim.figure is not None and claim.form == "date":
            days = read_days(claim.figure, claim.as_of or JUDGED)
        elif claim.figure is not None:
            figure = self.reader.read(claim.figure)
        return RegisteredClaim(claim, self.article, 0, 1, figure, days, None, "claims/t.yaml", 1)

    def fact(self, name: str, document: Document, **given: Any) -> ReadFact:
        fact = Fact.model_validate(
            {"id": name, "document": document.id, "locator": "table", **given}
        )
        if fact.attests is not None:
            return ReadFact(fact, document, None, None, None, "references/t.yaml", 1)
        metric = self.vocabulary.metrics[str(fact.metric)]
        figure = days = None
        if metric.dimension == "date":
            days = read_days(str(fact.printed), fact.as_of)
        else:
            printed = str(fact.printed)
            if metric.id in self.policy.nominal_memory.metrics:
                printed = printed.replace("iB", "B")
            figure = self.reader.read(printed, fact.unit_from)
            figure = figure.negated() if metric.negative_of else figure
        key = metric.negative_of or metric.id
        return ReadFact(fact, document, key, figure, days, "references/t.yaml", 1)

    def workspace(self, claim: RegisteredClaim, *facts: ReadFact) -> Workspace:
        library = Library(self.vocabulary, dict(self.documents))
        for fact in facts:
            library.add(fact)
        register = Register({claim.id: claim}, ())
        articles, inputs = {"t": self.article}, Inputs(InMemory({}))
        return Workspace(Path(), inputs, self.policy, self.ladder, {}, articles, register, library)
