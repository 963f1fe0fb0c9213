"""The paragraphs of an explanation: each function says one thing about a case."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.report.explain import Case
from claimaudit.report.explain_change import what_would_change
from claimaudit.report.explain_facts import facts, pairs, tried
from claimaudit.report.explain_figure import about_figure
from claimaudit.report.quantities import show_interval
from claimaudit.workspace.expressions import Quantity
from claimaudit.workspace.ladder import Ladder

_RELATIONS = {"equals": "=", "at_most": "≤", "at_least": "≥"}


def paragraphs(case: Case) -> Iterator[list[str]]:
    """The explanation, paragraph by paragraph."""
    yield _verdict(case)
    yield _claim(case)
    if figure := about_figure(case):
        yield ["The figure", *_indented(figure)]
    yield tried(case)
    if known := facts(case):
        yield known
    if case.sums:
        yield _arithmetic(case)
    yield _rules(case)
    yield ["What would change it", *_indented(what_would_change(case))]
    yield [f"To edit: {case.registered.file}:{case.registered.line}"]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _verdict(case: Case) -> list[str]:
    found, ladder = case.judgement, case.workspace.ladder
    rung = ladder.rung(found.rung)
    code = f" [{rung.reason}]" if rung.reason else ""
    lines = [
        f"{found.id}: {found.verdict}" + (" (provisional)" if found.provisional else ""),
        f"  {rung.en} {rung.zh}{code}",
    ]
    notes = {note.code: note for note in ladder.notes}
    return lines + [f"  beside it: {notes[c].en} {notes[c].zh} [{c}]" for c in found.notes]


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
        f"  conditions stated: {pairs(claim.conditions) or 'none'}",
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
        words += f", from {pairs(claim.from_)} to {pairs(claim.to)}"
    if claim.whole:
        whole = vocabulary.metrics[claim.whole.metric]
        words += f", as a share of {whole.en} of {_name(case, claim.whole.subject)}"
        words += f" ({pairs(claim.whole.conditions)})" if claim.whole.conditions else ""
    return words + (f", as of {claim.as_of}" if claim.as_of else "")


def _name(case: Case, subject: str) -> str:
    found = case.workspace.library.vocabulary.subjects[subject]
    return found.en if found.en == found.zh else f"{found.en} ({found.zh})"


# --- arithmetic and rules ---------------------------------------------------------------


def _arithmetic(case: Case) -> list[str]:
    lines = ["Arithmetic with other figures"]
    for found in case.sums:
        entry = found.declared.entry
        sides = [_side(side) for side in (found.left, found.right)]
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


def _side(side: Quantity) -> str:
    if side.unit == "date":
        return " to ".join(dict.fromkeys(day.isoformat() if day else "open" for day in side.days))
    return show_interval(side.interval, side.dimension[0][0] if side.dimension else None)


def _rules(case: Case) -> list[str]:
    ladder, found = case.workspace.ladder, case.judgement
    lines = ["What decided"]
    for rung in ladder.rungs:
        if rung.rung == found.rung:
            lines += _rule(ladder, rung.rung, "decides", rung.when, rung.why)
    for note in ladder.notes:
        if note.code in found.notes:
            lines += _rule(ladder, note.code, "notes", note.when, note.why)
    return lines


def _rule(ladder: Ladder, name: str, role: str, when: str, why: str) -> list[str]:
    return [f"  {name} ({role}, {ladder.file}:{ladder.lines[name]}): {when}", f"    {why}"]
