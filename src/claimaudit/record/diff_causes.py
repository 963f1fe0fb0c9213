"""Why a verdict changed between two audits: what of its grounds is not the same any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from claimaudit.base.model import Model
from claimaudit.record.claims import ClaimRecord, FactRecord
from claimaudit.record.models import ArticleRecord, Audit
from claimaudit.workspace.references import Document

# What a fact-checker can edit of a claim, a fact or a document so that a verdict moves.
_CLAIM = (
    "quote", "form", "kind", "subject", "versus", "metric", "relation", "conditions", "from",
    "to", "periods", "whole", "as_of", "figure",
)  # fmt: skip
_FACT = (
    "document", "subject", "metric", "printed", "unit_from", "conditions", "versus", "as_of",
    "attests", "holds", "corroborated_by",
)  # fmt: skip
_DOCUMENT = ("publisher", "type", "url", "published", "seen", "retells")
_ARTICLE = ("sha256", "published", "judged_as_of")
_READING = ("claimed", "near", "ceiling", "bound", "rules")


class Cause(Model):
    """One thing that changed under a verdict: what kind, of what, and how."""

    kind: str
    what: str
    detail: str = ""


@dataclass(frozen=True)
class Side:
    """One audit, with its parts by id."""

    audit: Audit
    claims: Mapping[str, ClaimRecord]
    facts: Mapping[str, FactRecord]
    documents: Mapping[str, Document]
    articles: Mapping[str, ArticleRecord]

    @classmethod
    def of(cls, audit: Audit) -> Side:
        return cls(
            audit,
            {claim.id: claim for claim in audit.claims},
            {fact.id: fact for fact in audit.facts},
            {document.id: document for document in audit.documents},
            {article.id: article for article in audit.articles},
        )

    def grounds(self, claim_id: str) -> set[str]:
        """Facts that can bear on the claim: those tried, and all of the same quantity."""
        claim = self.claims[claim_id]
        tried = {fact for trial in claim.trials for fact in trial.facts}
        family = self._family(claim.metric)
        subjects = {claim.subject, claim.versus} - {None}
        alike = {
            f.id
            for f in self.facts.values()
            if f.attests == claim_id or (f.subject in subjects and f.metric in family)
        }
        return tried | alike

    def _family(self, metric: str) -> set[str]:
        """The metric, the one whose negative it is, and those that are its negatives."""
        negatives = {m.id: m.negative_of for m in self.audit.metrics}
        root = negatives.get(metric) or metric
        return {root, *(m for m, of in negatives.items() if of == root)}


def causes(claim_id: str, old: Side, new: Side) -> list[Cause]:
    """Everything that changed under the claim, the nearest first; never empty."""
    article = new.claims[claim_id].article
    named = old.grounds(claim_id) | new.grounds(claim_id)
    found = [
        *_edits("claim edited", claim_id, _CLAIM, old.claims, new.claims),
        *_edits("article changed", article, _ARTICLE, old.articles, new.articles),
        *_facts(named, old, new),
        *_documents(named, old, new),
        *_blame(claim_id, old, new),
    ]
    return found or [_rule(claim_id, old, new)]


def _edits(
    kind: str,
    name: str,
    keys: tuple[str, ...],
    old: Mapping[str, BaseModel],
    new: Mapping[str, BaseModel],
) -> Iterator[Cause]:
    if name in old and name in new and (details := _differing(keys, old[name], new[name])):
        yield Cause(kind=kind, what=name, detail="; ".join(details))


def _differing(keys: tuple[str, ...], old: BaseModel, new: BaseModel) -> list[str]:
    """“figure: 50% → 60%” of each of `keys` that is not the same."""
    before, after = (side.model_dump(mode="json", by_alias=True) for side in (old, new))
    return [
        f"{key}: {_show(before[key])} → {_show(after[key])}"
        for key in keys
        if before[key] != after[key]
    ]


def _show(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {v}" for k, v in sorted(value.items())) or "none"
    if isinstance(value, list):
        ends = len(value) == 2 and not any(isinstance(v, str) for v in value)
        shown = ("open" if v is None else str(v) for v in value)
        return (" to " if ends else ", ").join(shown) or "none"
    return "none" if value is None else str(value)


def _says(fact: FactRecord) -> str:
    """What the fact prints, or what it attests."""
    return _show(fact.printed or fact.holds)


def _facts(named: set[str], old: Side, new: Side) -> Iterator[Cause]:
    for fact in sorted(named):
        if fact not in old.facts:
            yield Cause(kind="fact added", what=fact, detail=_says(new.facts[fact]))
        elif fact not in new.facts:
            yield Cause(kind="fact removed", what=fact, detail=_says(old.facts[fact]))
        else:
            yield from _edits("fact changed", fact, _FACT, old.facts, new.facts)


def _documents(named: set[str], old: Side, new: Side) -> Iterator[Cause]:
    documents: set[str] = set()
    for side in (old, new):
        for fact in (side.facts[f] for f in named if f in side.facts):
            documents |= {fact.document, *fact.corroborated_by}
    for name in sorted(documents):
        yield from _edits("document changed", name, _DOCUMENT, old.documents, new.documents)


def _blame(claim_id: str, old: Side, new: Side) -> Iterator[Cause]:
    """Arithmetic that blames the claim now and did not, or the other way."""
    blamed = [
        {s.id for s in side.audit.arithmetic if not s.holds and claim_id in s.blames}
        for side in (old, new)
    ]
    for name in sorted(blamed[0] ^ blamed[1]):
        state = "does not hold" if name in blamed[1] else "no longer blames it"
        yield Cause(kind="arithmetic changed", what=name, detail=state)


def _rule(claim_id: str, old: Side, new: Side) -> Cause:
    """Nothing of its grounds changed: a rule, the policy or the program did."""
    details = _differing(_READING, old.claims[claim_id], new.claims[claim_id])
    if old.audit.version != new.audit.version:
        details.append(f"claimaudit {old.audit.version} → {new.audit.version}")
    return Cause(kind="rule or policy changed", what="checks", detail="; ".join(details))
