"""Why a verdict changed between two records: what of its grounds is not the same any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimaudit.record.record import Record

# What a fact-checker can edit of a claim, a fact or a document so that a verdict moves.
CLAIM_KEYS = (
    "quote", "form", "kind", "subject", "versus", "metric", "relation", "conditions", "from",
    "to", "periods", "whole", "as_of", "figure",
)  # fmt: skip
FACT_KEYS = (
    "document", "subject", "metric", "printed", "unit_from", "conditions", "versus", "as_of",
    "attests", "holds", "corroborated_by",
)  # fmt: skip
DOCUMENT_KEYS = ("publisher", "type", "url", "published", "seen", "retells")
ARTICLE_KEYS = ("sha256", "published", "judged_as_of")
READ_KEYS = ("claimed", "near", "ceiling", "bound")


@dataclass(frozen=True)
class Side:
    """One record, with its parts by id."""

    record: Record
    claims: Mapping[str, Record]
    facts: Mapping[str, Record]
    documents: Mapping[str, Record]
    articles: Mapping[str, Record]

    @classmethod
    def of(cls, record: Record) -> Side:
        parts = ("claims", "facts", "documents", "articles")
        return cls(record, *({item["id"]: item for item in record[part]} for part in parts))

    def grounds(self, claim_id: str) -> set[str]:
        """Facts that can bear on the claim: those tried, and all of the same quantity."""
        claim = self.claims[claim_id]
        tried = {fact for trial in claim["trials"] for fact in trial["facts"]}
        family = self._family(claim["metric"])
        subjects = {claim["subject"], claim["versus"]} - {None}
        alike = {
            f["id"]
            for f in self.facts.values()
            if f["attests"] == claim_id or (f["subject"] in subjects and f["metric"] in family)
        }
        return tried | alike

    def _family(self, metric: str) -> set[str]:
        """The metric, the one whose negative it is, and those that are its negatives."""
        negatives = {m["id"]: m["negative_of"] for m in self.record["metrics"]}
        root = negatives.get(metric) or metric
        return {root, *(m for m, of in negatives.items() if of == root)}


def causes(claim_id: str, old: Side, new: Side) -> list[dict[str, str]]:
    """Everything that changed under the claim, the nearest first; never empty."""
    found = list(_edits("claim edited", claim_id, CLAIM_KEYS, old.claims, new.claims))
    article = new.claims[claim_id]["article"]
    found += _edits("article changed", article, ARTICLE_KEYS, old.articles, new.articles)
    named = old.grounds(claim_id) | new.grounds(claim_id)
    found += _facts(named, old, new)
    found += _documents(named, old, new)
    found += _blame(claim_id, old, new)
    return found or [_rule(claim_id, old, new)]


def _cause(kind: str, what: str, detail: str = "") -> dict[str, str]:
    return {"kind": kind, "what": what, "detail": detail}


def _edits(
    kind: str, name: str, keys: Iterable[str], old: Mapping[str, Record], new: Mapping[str, Record]
) -> Iterator[dict[str, str]]:
    before, after = old.get(name), new.get(name)
    if before is None or after is None:
        return
    changed = [k for k in keys if before.get(k) != after.get(k)]
    if changed:
        details = (f"{k}: {_show(before.get(k))} → {_show(after.get(k))}" for k in changed)
        yield _cause(kind, name, "; ".join(details))


def _show(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {v}" for k, v in sorted(value.items())) or "none"
    if isinstance(value, list):
        ends = len(value) == 2 and not any(isinstance(v, str) for v in value)
        return (" to " if ends else ", ").join(
            "open" if v is None else str(v) for v in value
        ) or "none"
    return "none" if value is None else str(value)


def _says(fact: Record) -> str:
    """What the fact prints, or what it attests."""
    return _show(fact.get("printed") or fact.get("holds"))


def _facts(named: set[str], old: Side, new: Side) -> Iterator[dict[str, str]]:
    for fact in sorted(named):
        if fact not in old.facts:
            yield _cause("fact added", fact, _says(new.facts.get(fact, {})))
        elif fact not in new.facts:
            yield _cause("fact removed", fact, _says(old.facts[fact]))
        else:
            yield from _edits("fact changed", fact, FACT_KEYS, old.facts, new.facts)


def _documents(named: set[str], old: Side, new: Side) -> Iterator[dict[str, str]]:
    documents: set[str] = set()
    for side in (old, new):
        for fact in (side.facts[f] for f in named if f in side.facts):
            documents |= {fact["document"], *fact["corroborated_by"]}
    for document in sorted(documents):
        yield from _edits("document changed", document, DOCUMENT_KEYS, old.documents, new.documents)


def _blame(claim_id: str, old: Side, new: Side) -> Iterator[dict[str, str]]:
    """Arithmetic that blames the claim now and did not, or the other way."""
    blamed = [
        {s["id"] for s in side.record["arithmetic"] if not s["holds"] and claim_id in s["blames"]}
        for side in (old, new)
    ]
    for name in sorted(blamed[0] ^ blamed[1]):
        state = "does not hold" if name in blamed[1] else "no longer blames it"
        yield _cause("arithmetic changed", name, state)


def _rule(claim_id: str, old: Side, new: Side) -> dict[str, str]:
    """Nothing of its grounds changed: a rule, the policy or the program did."""
    before, after = old.claims[claim_id], new.claims[claim_id]
    details = [
        f"{key}: {_show(before[key])} → {_show(after[key])}"
        for key in (*READ_KEYS, "rules")
        if before.get(key) != after.get(key)
    ]
    versions = [side.record["version"] for side in (old, new)]
    if versions[0] != versions[1]:
        details.append(f"claimaudit {versions[0]} → {versions[1]}")
    return _cause("rule or policy changed", "checks", "; ".join(details))
