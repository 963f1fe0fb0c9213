"""What would have to be different for a claim to come out otherwise."""

from __future__ import annotations

from claimaudit.report.explain import Case
from claimaudit.report.explain_figure import claimed_words
from claimaudit.verdict.standing import Standing


def what_would_change(case: Case) -> list[str]:
    """One line for each thing that would give another verdict."""
    rung = case.workspace.ladder.rung(case.judgement.rung)
    lines = [rung.mends.en.format(**_words(case))]
    if case.judgement.provisional:
        lines.append("it is provisional until a document that decides alone has been seen")
    return lines


def _words(case: Case) -> dict[str, str]:
    claim = case.registered.claim
    stated = ", ".join(f"{k} {v}" for k, v in sorted(claim.conditions.items()))
    facts = [f for w in case.evidence.trials for f in w.trial.facts]
    unseen = sorted({f.document.id for f in facts if case.weigher.worth(f) is Standing.unseen})
    named = sorted({f.id for w in case.evidence.trials if w.decides for f in w.trial.facts})
    return {
        "subject": claim.subject + (f" and of {claim.versus}" if claim.versus else ""),
        "metric": claim.metric,
        "stated": f" ({stated})" if stated else "",
        "claimed": claimed_words(case) or "what is claimed",
        "depends": " and ".join(case.evidence.depends_names) or "what it leaves out",
        "unseen": " or ".join(unseen[:3]) or "the documents",
        "facts": ", ".join(named[:3]) + (f" and {len(named) - 3} more" if named[3:] else ""),
    }
