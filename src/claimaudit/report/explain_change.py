"""What would have to be different for a claim to come out otherwise."""

from __future__ import annotations

from claimaudit.report.explain import Case
from claimaudit.report.explain_figure import claimed_words
from claimaudit.verdict.standing import Standing

_BY_REASON = {
    "no_reference": "a fact of {subject}, {metric}{stated}, entered in references/",
    "only_unseen_references": "somebody reading {unseen} and setting seen: to what was read",
    "only_secondary_references": "a primary document, or an independent second one that carries "
    "the same figure",
    "conditions_not_comparable": "a fact of {subject}, {metric}{stated}, from a document "
    "published by the article's date; or the period and conditions entered that the text states",
    "period": "a text that names its period, which decides the answer; if this one does, enter it "
    "under conditions:",
    "outside_interval": "a reference that meets {claimed}",
    "wrong_direction": "references that go the way the text says",
    "power_of_ten_slip": "a reference that meets {claimed}; check the unit of the quote first",
    "wrong_date": "a source that gives {claimed}",
    "attested_false": "an attestation that says yes; check the locator of the one that says no",
    "holds_only_under": "a text that states {depends}; if this one does, enter it under "
    "conditions:",
    "scope_mismatch": "a text that gives the figure to the right {depends}; if this one does, "
    "enter it under conditions:",
    "overstated_hedge": "the bare number without its hedge, or a reference that meets {claimed}",
    "base_not_stated": "a text that states {depends}; if this one does, enter it under conditions:",
    "attested_partly": "a source that bears out all of it",
    "references_disagree": "one of the documents mended or shown to be wrong, or a condition that "
    "tells the facts apart",
}


def what_would_change(case: Case) -> list[str]:
    """One line for each thing that would give another verdict."""
    if case.judgement.verdict == "not rated":
        return ["nothing: forecasts and opinions are not rated (kind: fact would rate it)"]
    reasons = list(case.judgement.reasons)
    if case.evidence.depends_on == "period" and "conditions_not_comparable" in reasons:
        reasons = ["period"]
    lines = [_BY_REASON[r].format(**_words(case)) for r in reasons if r in _BY_REASON]
    if case.judgement.verdict == "supported":
        lines.append(_what_would_break(case))
    if case.judgement.provisional:
        lines.append("it is provisional until a document that decides alone has been seen")
    return lines


def _words(case: Case) -> dict[str, str]:
    claim = case.registered.claim
    stated = ", ".join(f"{k} {v}" for k, v in sorted(claim.conditions.items()))
    facts = [f for w in case.evidence.trials for f in w.trial.facts]
    unseen = sorted({f.document.id for f in facts if case.scales.worth(f) is Standing.unseen})
    return {
        "subject": claim.subject + (f" and of {claim.versus}" if claim.versus else ""),
        "metric": claim.metric,
        "stated": f" ({stated})" if stated else "",
        "claimed": claimed_words(case) or "what is claimed",
        "depends": " and ".join(case.evidence.depends_names) or "what it leaves out",
        "unseen": " or ".join(unseen[:3]) or "the documents",
    }


def _what_would_break(case: Case) -> str:
    deciding = [w.trial for w in case.evidence.trials if w.decides]
    facts = sorted({f.id for t in deciding for f in t.facts})
    named = ", ".join(facts[:3]) + (f" and {len(facts) - 3} more" if len(facts) > 3 else "")
    claimed = claimed_words(case)
    if not claimed:
        return f"an attestation that says no or partly (it rests on {named})"
    return f"a deciding reference that does not meet {claimed} (it rests on {named})"
