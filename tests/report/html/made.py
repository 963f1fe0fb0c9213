"""Hand-made parts of a record, for tests of single views."""

from __future__ import annotations

from typing import Any

from claimaudit.record.claims import ClaimRecord, FactRecord, TrialRecord
from claimaudit.record.models import ArticleRecord, Audit, SumRecord
from claimaudit.workspace.policy import VERDICTS
from claimaudit.workspace.references import Document

TIERS = {
    "vendor_datasheet": {"rank": 1, "decides": "alone", "zh": "厂商规格书", "en": "datasheet"},
    "press": {"rank": 4, "decides": "pair", "zh": "媒体报道", "en": "press report"},
}
CONDITIONS = {
    "precision": {"zh": "精度", "en": "precision", "kind": "sweep"},
    "scope": {"zh": "统计范围", "en": "scope", "kind": "sweep"},
}


def trial(outcome: str = "holds", *facts: str, **keys: Any) -> TrialRecord:
    """A trial that decides."""
    given = {"conditions": {}, "facts": list(facts), "outcome": outcome, "reference": (1, 1)}
    rest = {"steps": "1", "strength": "firm", "late": False, "decides": True}
    return TrialRecord.model_validate({**given, **rest, **keys})


def claim(name: str, verdict: str = "supported", **keys: Any) -> ClaimRecord:
    """A claim of article 000."""
    entered = {"id": name, "quote": "the quote", "form": "value", "subject": "chip",
               "metric": "compute", "figure": "1", "file": "claims/000.yaml", "line": 7}  # fmt: skip
    read = {"article": "000", "start": 0, "end": 9, "figure_start": 0, "bound": "exact",
            "value": 1, "near": (1, 1), "ceiling": None, "claimed": (1, 1), "point": 1,
            "unit": "x"}  # fmt: skip
    judged = {"reference": (1, 1), "verdict": verdict, "strength": "firm", "provisional": False, "reasons": [],
              "notes": [], "rules": [], "depends_on": [], "facts": [], "trials": []}  # fmt: skip
    return ClaimRecord.model_validate({**entered, **read, **judged, **keys})


def made_sum(name: str, **keys: Any) -> SumRecord:
    """A sum of article 000 that does not fit."""
    entered = {"id": name, "terms": {"a": "a"}, "left": "a", "relation": "equals", "right": "2",
               "kind": "slip", "blames": ["a"], "why": "they are one and the same"}  # fmt: skip
    judged = {"file": "claims/000.yaml", "line": 9, "article": "000", "left_value": (1, 1),
              "right_value": (2, 2), "holds": False, "truncated": False, "reason": None}  # fmt: skip
    return SumRecord.model_validate({**entered, **judged, **keys})


def fact(
    name: str, document: str, *others: str, printed: str | None = "1", seen: str = "read",
    origin: str | None = None, **keys: Any,
) -> FactRecord:  # fmt: skip
    """A fact that `document` prints, seen so, and others print that were read; what they tell is
    of `origin`."""
    words = printed or "words"
    prints = [
        {"document": one, "at": "table 1", "figure": printed, "seen": how,
         "clip": None if how == "not_seen" else words, "origin": origin}
        for one, how in ((document, seen), *((other, "read") for other in others))
    ]  # fmt: skip
    best = next((p for p in prints if p["clip"]), prints[0])
    entered = {"id": name, "prints": prints, "document": best["document"], "locator": "table 1",
               "printed": printed, "subject": "chip", "metric": "compute"}  # fmt: skip
    place = {"file": "references/maker.yaml", "line": 3, "interval": (1, 1), "unit": "x"}
    return FactRecord.model_validate({**entered, **place, **keys})


def document(name: str, **keys: Any) -> Document:
    """A document of a maker."""
    given = {"id": name, "publisher": "Maker", "title": "Sheet", "type": "vendor_datasheet",
             "url": "https://maker.example/1", "retrieved": "2026-01-02"}  # fmt: skip
    return Document.model_validate({**given, **keys})


def audit(**keys: Any) -> Audit:
    """An audit of article 000 that holds nothing but `keys`."""
    counts = dict.fromkeys(VERDICTS, 0)
    article = {"id": "000", "file": "000.txt", "title": "Title", "publisher": "Paper",
               "language": "en", "sha256": "0" * 64, "rights": "theirs", "counts": counts}  # fmt: skip
    lists = ("claims", "arithmetic", "facts", "facts_used", "documents", "findings", "subjects",
             "metrics")  # fmt: skip
    head = {"version": "0", "as_of": "2026-01-02", "inputs": "", "counts": counts,
            "articles": [ArticleRecord.model_validate(article)], "conditions": {}, "reasons": {},
            "tiers": {}}  # fmt: skip
    return Audit.model_validate({**{name: [] for name in lists}, **head, **keys})
