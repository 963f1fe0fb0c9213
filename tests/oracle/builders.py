"""Tiny workspaces built in memory: one claim, a few facts, no files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimaudit.base.files import InMemory
from claimaudit.base.inputs import Inputs
from claimaudit.figures import Figure
from claimaudit.figures.dates import Days, read_days
from claimaudit.figures.reader import FigureReader
from claimaudit.workspace.articles import Article, CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.ladder import Ladder
from claimaudit.workspace.library import Library, ReadFact, ReadPrint, Vocabulary
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import Document, Fact, Metric, Subject
from claimaudit.workspace.register import Register, RegisteredClaim
from claimaudit.workspace.workspace import Workspace

JUDGED = "2025-06-15"


class Bench:
    """Makes claims and facts under one policy, vocabulary and ladder."""

    def __init__(self, policy: Policy, vocabulary: Vocabulary, ladder: Ladder) -> None:
        self.policy, self.ladder = policy, ladder
        # What the claims and facts are of; the one is a product of a house that publishes.
        made = {name: Subject(id=name, zh=name, en=name, kind="chip", of=of)
                for name, of in (("a", "nvidia"), ("b", None))}  # fmt: skip
        self.vocabulary = replace(vocabulary, subjects={**vocabulary.subjects, **made})
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
                "retrieved": "2026-01-01", **given,
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

    def fact(
        self, name: str, document: Document, printed: str | None = None, *, read: bool = True,
        also: Sequence[str] = (), origin: str | None = None, unit_from: str | None = None,
        **given: Any,
    ) -> ReadFact:  # fmt: skip
        """A fact that `document` prints, and the documents `also`; `read`, whether anybody has
        entered the words of the first."""
        first = {
            "document": document.id,
            "figure": printed,
            "unit_from": unit_from,
            "origin": origin,
            "at": "table",
            "clip": (printed or "words") if read else None,
        }
        others = [{"document": one, "figure": printed, "unit_from": unit_from, "at": "table",
                   "clip": printed or "words"} for one in also]  # fmt: skip
        fact = Fact.model_validate({"id": name, "prints": [first, *others], **given})
        figure = days = metric = None
        if fact.attests is None:
            metric = self.vocabulary.metrics[str(fact.metric)]
            figure, days = self._read(str(printed), metric, fact.as_of, unit_from)
        prints = tuple(
            ReadPrint(one, self.documents[one.document], figure, days) for one in fact.prints
        )
        key = (metric.negative_of or metric.id) if metric else None
        best = min(
            prints,
            key=lambda p: (not p.is_read, self.policy.tiers[p.document.type].rank),
        )
        return ReadFact(fact, key, prints, best, "references/t.yaml", 1)

    def _read(
        self, printed: str, metric: Metric, as_of: str | None, unit_from: str | None
    ) -> tuple[Figure | None, Days | None]:
        if metric.dimension == "date":
            return None, read_days(printed, as_of)
        if metric.id in self.policy.nominal_memory.metrics:
            printed = printed.replace("iB", "B")
        figure = self.reader.read(printed, unit_from)
        return (figure.negated() if metric.negative_of else figure), None

    def workspace(self, claim: RegisteredClaim, *facts: ReadFact) -> Workspace:
        library = Library(self.vocabulary, dict(self.documents))
        for fact in facts:
            library.add(fact)
        register = Register({claim.id: claim}, ())
        articles, inputs = {"t": self.article}, Inputs(InMemory({}))
        return Workspace(
            Path(), inputs, "", self.policy, self.ladder, {}, articles, register, library
        )
