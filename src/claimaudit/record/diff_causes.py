"""Why a verdict changed between two audits: what of its grounds is not the same any more."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from claimaudit.base.model import Model
from claimaudit.record.index import Index

# What a fact-checker can edit of a claim, a fact or a document so that a verdict moves.
_CLAIM = (
    "quote", "form", "kind", "subject", "versus", "metric", "relation", "conditions",
    "assumed", "from", "to", "periods", "whole", "as_of", "figure",
)  # fmt: skip
_FACT = ("subject", "metric", "conditions", "versus", "as_of", "attests", "holds", "prints")
_DOCUMENT = ("publisher", "type", "url", "published", "origin", "copy_of")
_ARTICLE = ("sha256", "published", "judged_as_of")
# Part of an audit -> the kind of cause that an edit of it is, and what is looked at.
_EDITED: dict[str, tuple[str, tuple[str, ...]]] = {
    "claims": ("claim edited", _CLAIM),
    "articles": ("article changed", _ARTICLE),
    "facts": ("fact changed", _FACT),
    "documents": ("document changed", _DOCUMENT),
}
_READING = ("claimed", "near", "ceiling", "bound", "rules")


class Cause(Model):
    """One thing that changed under a verdict: what kind, of what, how, and in which fields."""

    kind: str
    what: str
    detail: str = ""
    keys: list[str] = []


def causes(claim_id: str, old: Index, new: Index) -> list[Cause]:
    """Everything that changed under the claim, the nearest first; never empty."""
    article = new.claims[claim_id].article
    named = _grounds(claim_id, old) | _grounds(claim_id, new)
    found = [
        *_edits("claims", claim_id, old, new),
        *_edits("articles", article, old, new),
        *_facts(named, old, new),
        *_documents(named, old, new),
        *_blame(claim_id, old, new),
    ]
    return found or [_rule(claim_id, old, new)]


def _grounds(claim_id: str, side: Index) -> set[str]:
    """Facts that can bear on the claim: those tried, and all of the same quantity."""
    claim = side.claims[claim_id]
    # The metric, the one whose negative it is, and those that are its negatives.
    roots = {metric.id: metric.negative_of or metric.id for metric in side.audit.metrics}
    root = roots.get(claim.metric, claim.metric)
    subjects = {claim.subject, claim.versus} - {None}
    alike = {
        f.id
        for f in side.facts.values()
        if f.attests == claim_id
        or (f.subject in subjects and roots.get(f.metric or "", f.metric) == root)
    }
    return alike | {fact for trial in claim.trials for fact in trial.facts}


def _edits(part: str, name: str, old: Index, new: Index) -> Iterator[Cause]:
    before, after = (getattr(side, part).get(name) for side in (old, new))
    kind, keys = _EDITED[part]
    if before and after and (details := _differing(keys, before, after)):
        yield _cause(kind, name, details)


def _cause(kind: str, what: str, details: dict[str, str]) -> Cause:
    detail = "; ".join(f"{key}: {how}" for key, how in details.items())
    return Cause(kind=kind, what=what, detail=detail, keys=[*details])


def _differing(keys: tuple[str, ...], old: BaseModel, new: BaseModel) -> dict[str, str]:
    """“50% → 60%” by each of `keys` that is not the same."""
    before, after = (side.model_dump(mode="json", by_alias=True) for side in (old, new))
    return {k: _changed(before[k], after[k]) for k in keys if before[k] != after[k]}


def _changed(old: Any, new: Any) -> str:
    """“50% → 60%”; of lists of prints those that are in one of the two alone."""
    if all(isinstance(s, list) and any(isinstance(p, dict) for p in s) for s in (old, new)):
        old, new = ([p for p in old if p not in new], [p for p in new if p not in old])
    return f"{_show(old)} → {_show(new)}"


def _show(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {v}" for k, v in sorted(value.items()) if v) or "none"
    if isinstance(value, list):
        ends = len(value) == 2 and not any(isinstance(v, str | dict) for v in value)
        shown = ("open" if v is None else _show(v) for v in value)
        return (" to " if ends else ", ").join(shown) or "none"
    return "none" if value is None else str(value)


def _facts(named: set[str], old: Index, new: Index) -> Iterator[Cause]:
    for name in sorted(named):
        before, after = old.facts.get(name), new.facts.get(name)
        only = before or after
        if only and not (before and after):
            kind = "fact removed" if before else "fact added"
            yield Cause(kind=kind, what=name, detail=only.printed or _show(only.holds))
        yield from _edits("facts", name, old, new)


def _documents(named: set[str], old: Index, new: Index) -> Iterator[Cause]:
    facts = [side.facts[f] for side in (old, new) for f in named if f in side.facts]
    for name in sorted({d for fact in facts for d in (p.document for p in fact.prints)}):
        yield from _edits("documents", name, old, new)


def _blame(claim_id: str, old: Index, new: Index) -> Iterator[Cause]:
    """Arithmetic that blames the claim now and did not, or the other way."""
    blamed = [
        {s.id for s in side.audit.arithmetic if not s.holds and claim_id in s.blames}
        for side in (old, new)
    ]
    for name in sorted(blamed[0] ^ blamed[1]):
        state = "does not hold" if name in blamed[1] else "no longer blames it"
        yield Cause(kind="arithmetic changed", what=name, detail=state)


def _rule(claim_id: str, old: Index, new: Index) -> Cause:
    """Nothing of its grounds changed: a rule, the policy or the program did."""
    details = _differing(_READING, old.claims[claim_id], new.claims[claim_id])
    if old.audit.version != new.audit.version:
        details["version"] = f"{old.audit.version} → {new.audit.version}"
    return _cause("rule or policy changed", "checks", details)
