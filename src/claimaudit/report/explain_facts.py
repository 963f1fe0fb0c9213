"""What a claim was held against: the combinations that were tried, and the facts in them."""

from __future__ import annotations

from collections.abc import Mapping

from claimaudit.report.explain import Case
from claimaudit.report.explain_figure import claimed_words, trial_sum
from claimaudit.report.quantities import show_days
from claimaudit.verdict.evidence import WeighedTrial
from claimaudit.verdict.judge import HOLDING, Outcome
from claimaudit.verdict.match import quantity
from claimaudit.verdict.standing import Standing
from claimaudit.verdict.trials import Trial

_OUTCOMES = {
    Outcome.holds: "holds",
    Outcome.truncated: "holds as a figure that was cut off, not rounded",
    Outcome.understated: "holds, far above the stated lower bound",
    Outcome.overstated: "its hedge leans the wrong way",
    Outcome.partly: "attested in part",
    Outcome.miss: "does not hold",
    Outcome.slip: "does not hold; a shift of the decimal point would mend it",
    Outcome.opposite: "goes the other way",
    Outcome.refuted: "attested as not so",
    Outcome.inconclusive: "left open: the source bounds it from one side only",
}
_WORTH = {
    Standing.alone: "decides alone",
    Standing.paired: "decides together with an independent second document (provisional)",
    Standing.witnessed: "a retelling without an independent second: cannot decide",
    Standing.unseen: "nobody has seen the document: cannot decide",
}
_SEEN = {"stored_copy": "stored copy seen", "excerpt": "excerpt seen", "not_seen": "not seen"}
_MOST = 12


def pairs(conditions: Mapping[str, str]) -> str:
    """Conditions in words."""
    return ", ".join(f"{name} {value}" for name, value in sorted(conditions.items()))


def tried(case: Case) -> list[str]:
    """Every combination of facts and how the claim came out against it."""
    trials = case.evidence.trials
    if not trials:
        return ["What it was held against", f"  nothing: {_why_nothing(case)}"]
    ordered = sorted(trials, key=lambda w: not w.decides)
    lines = [f"What it was held against ({len(trials)} combinations)"]
    for weighed in ordered[:_MOST]:
        lines += _trial(case, weighed)
    if len(ordered) > _MOST:
        lines.append(f"  … and {len(ordered) - _MOST} more of the same kind")
    if any(len(w.trial.facts) > 1 for w in trials):
        spread = case.workspace.policy.rounding.reference_spread
        lines.append(f"  in sums a source's rounded figure is off by {spread:.0%} at most")
    for trial in _elsewhere(case):
        lines.append(f"  under another scope than the stated one it holds: {_sum(case, trial)}")
    return lines


def _elsewhere(case: Case) -> list[Trial]:
    if not case.evidence.row.elsewhere:
        return []
    return [w.trial for w in case.evidence.elsewhere if w.trial.outcome in HOLDING][:3]


def _trial(case: Case, weighed: WeighedTrial) -> list[str]:
    trial = weighed.trial
    under = pairs(dict(trial.key)) or "as stated"
    counts = "" if weighed.decides else " (does not count)"
    after = ", published after the article" if weighed.late else ""
    lines = [f"  {under}: {_OUTCOMES[trial.outcome]}{counts}{after}"]
    return [*lines, f"    {_sum(case, trial)}"]


def _sum(case: Case, trial: Trial) -> str:
    """The arithmetic with numbers: 1 PFLOPS / 296 TFLOPS = 3.38 (…), claimed …"""
    if trial.days is not None:
        said = f"{trial.steps}: {show_days(trial.days)}"
    elif trial.reference is not None:
        said = trial_sum(case, trial, trial.reference)
    else:
        fact = trial.facts[0].fact
        said = f"{fact.document} says {fact.holds}: {fact.why}"
    claimed = claimed_words(case)
    return f"{said}, claimed {claimed}" if claimed else said


def _why_nothing(case: Case) -> str:
    claim = case.registered.claim
    if claim.form == "assertion":
        return "no fact attests this claim (attests: in references/)"
    if not case.evidence.row.facts:
        return "no fact of this subject and metric"
    return "its facts hold under other conditions"


def facts(case: Case) -> list[str]:
    """The facts with their documents; those that could not be compared where none was tried."""
    ordered = sorted(case.evidence.trials, key=lambda w: not w.decides)
    used = {f.id: f for w in ordered for f in w.trial.facts}
    title = "The facts"
    if not used:
        title = "Facts of the same quantity, not comparable"
        claim, library = case.registered.claim, case.workspace.library
        metric = quantity(library, claim.metric)
        subjects = filter(None, (claim.subject, claim.versus))
        used = {f.id: f for s in subjects for f in library.by_quantity.get((s, metric.id), ())}
    lines = []
    for fact in list(used.values())[:_MOST]:
        entry, document = fact.fact, fact.document
        tier = case.workspace.policy.tiers[document.type].en
        dated = f", published {document.published}" if document.published else ", undated"
        lines += [
            f"  {fact.id}: {entry.printed or entry.holds}"
            + (f" ({pairs(entry.conditions)})" if entry.conditions else "")
            + f"  {fact.file}:{fact.line}",
            f"    {document.publisher}: {document.title} ({tier}{dated}; {_SEEN[document.seen]})",
            f"    {entry.locator}; {document.url}",
            f"    {_WORTH[case.weigher.worth(fact)]}",
        ]
    if len(used) > _MOST:
        lines.append(f"  … and {len(used) - _MOST} more")
    return [title, *lines] if lines else []
