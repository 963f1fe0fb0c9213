"""The paragraphs of an explanation: each function says one thing about a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimaudit.evidence.judge import HOLDING, Outcome
from claimaudit.evidence.match import quantity
from claimaudit.evidence.standing import Standing
from claimaudit.evidence.trials import Trial, try_claim
from claimaudit.evidence.weigh import WeighedTrial
from claimaudit.reports.explain import Case
from claimaudit.reports.explain_change import what_would_change
from claimaudit.reports.explain_figure import about_figure, claimed_words, trial_sum
from claimaudit.reports.quantities import show_days, show_interval

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
_RELATIONS = {"equals": "=", "at_most": "≤", "at_least": "≥"}
_MOST = 12


def paragraphs(case: Case) -> Iterator[list[str]]:
    """The explanation, paragraph by paragraph."""
    yield _verdict(case)
    yield _claim(case)
    if figure := about_figure(case):
        yield ["The figure", *_indented(figure)]
    yield _tried(case)
    if facts := _facts(case):
        yield facts
    if case.sums:
        yield _arithmetic(case)
    yield _rules(case)
    yield ["What would change it", *_indented(what_would_change(case))]
    yield [f"To edit: {case.registered.file}:{case.registered.line}"]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _verdict(case: Case) -> list[str]:
    found = case.judgement
    lines = [f"{found.id}: {found.verdict}" + (" (provisional)" if found.provisional else "")]
    if found.verdict == "supported" and not found.reasons:
        lines.append("  every comparable reference bears it out 所有可比的参考值都支持此说")
    for code in found.reasons:
        lines.append(f"  {_reason(case, code)}")
    return lines + [f"  beside it: {_reason(case, code)}" for code in found.notes]


def _reason(case: Case, code: str) -> str:
    reason = case.workspace.policy.reasons[code]
    return f"{reason.en} {reason.zh} [{code}]"


# --- the claim ------------------------------------------------------------------------


def _claim(case: Case) -> list[str]:
    registered, claim = case.registered, case.registered.claim
    article = registered.article
    line = article.text.count("\n", 0, registered.start) + 1
    entry = article.entry
    day = f"published {entry.published}" if entry.published else "no date printed"
    judged = f", judged as of {entry.judged_as_of}" if entry.judged_as_of else ""
    lines = [
        "The claim",
        f"  “{' '.join(claim.quote.split())}”",
        f"  seeds/{entry.file}:{line}, characters {registered.start} to {registered.end}; "
        f"{entry.publisher}, {day}{judged}",
        f"  understood as: {_understood(case)}",
        f"  conditions stated: {_pairs(claim.conditions) or 'none'}",
    ]
    if claim.kind != "fact":
        lines.append(f"  kind: {claim.kind}, which is not rated")
    if claim.said_by:
        lines.append(f"  said by: {claim.said_by}")
    if claim.note:
        lines.append(f"  note: {claim.note}")
    return lines


def _understood(case: Case) -> str:
    claim, vocabulary = case.registered.claim, case.workspace.library.vocabulary
    metric = vocabulary.metrics[claim.metric]
    words = f"{claim.form}: {metric.en} ({metric.zh}) of {_name(case, claim.subject)}"
    if claim.relation:
        words += f", {claim.relation}"
    if claim.versus:
        words += f", against {_name(case, claim.versus)}"
    if claim.from_ or claim.to:
        words += f", from {_pairs(claim.from_)} to {_pairs(claim.to)}"
    if claim.whole:
        whole = vocabulary.metrics[claim.whole.metric]
        words += f", as a share of {whole.en} of {_name(case, claim.whole.subject)}"
        words += f" ({_pairs(claim.whole.conditions)})" if claim.whole.conditions else ""
    return words + (f", as of {claim.as_of}" if claim.as_of else "")


def _name(case: Case, subject: str) -> str:
    found = case.workspace.library.vocabulary.subjects[subject]
    return found.en if found.en == found.zh else f"{found.en} ({found.zh})"


def _pairs(conditions: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in sorted(conditions.items()))


# --- trials and facts -----------------------------------------------------------------


def _tried(case: Case) -> list[str]:
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
    if not case.evidence.elsewhere:
        return []
    tried = try_claim(case.registered, case.workspace.library, case.workspace.policy)
    return [t for t in tried.elsewhere if t.outcome in HOLDING][:3]


def _trial(case: Case, weighed: WeighedTrial) -> list[str]:
    trial = weighed.trial
    under = _pairs(dict(trial.key)) or "as stated"
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
    if not case.evidence.facts:
        return "no fact of this subject and metric"
    return "its facts hold under other conditions"


def _facts(case: Case) -> list[str]:
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
            + (f" ({_pairs(entry.conditions)})" if entry.conditions else "")
            + f"  {fact.file}:{fact.line}",
            f"    {document.publisher}: {document.title} ({tier}{dated}; {_SEEN[document.seen]})",
            f"    {entry.locator}; {document.url}",
            f"    {_WORTH[case.scales.worth(fact)]}",
        ]
    if len(used) > _MOST:
        lines.append(f"  … and {len(used) - _MOST} more")
    return [title, *lines] if lines else []


# --- arithmetic and rules ---------------------------------------------------------------


def _arithmetic(case: Case) -> list[str]:
    lines = ["Arithmetic with other figures"]
    for found in case.sums:
        entry = found.declared.entry
        sides = [
            show_interval(side.interval, side.dimension[0][0] if side.dimension else None)
            for side in (found.left, found.right)
        ]
        outcome = "holds" if found.holds else "does not hold"
        blame = "" if found.holds or case.evidence.id in entry.blames else "; blames another claim"
        cut = " (as figures that were cut off)" if found.truncated else ""
        lines += [
            f"  {entry.left} {_RELATIONS[entry.relation]} {entry.right}: {outcome}{cut}{blame}",
            f"    {sides[0]} against {sides[1]}; {entry.why}",
            f"    where {', '.join(f'{n} is {c}' for n, c in entry.terms.items())}"
            f"  {found.declared.file}:{found.declared.line}",
        ]
    return lines


def _rules(case: Case) -> list[str]:
    lines = ["What decided"]
    for entry in case.suite.entries:
        if entry.rule.name in case.judgement.rules:
            role = "decides" if entry.rule.decides else "notes"
            lines.append(
                f"  {entry.rule.name} ({role}, {entry.file}:{entry.line}): {entry.rule.says}"
            )
            lines.append(f"    {entry.expectation.why}")
    if not any(e.rule.decides and e.rule.name in case.judgement.rules for e in case.suite.entries):
        lines.insert(1, "  no rule flagged it: deciding facts bear it out wherever they apply")
    return lines
