"""Judging: what the suites flagged, and nothing else, becomes findings and verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.verdict.results import Finding, Judgement
from claimaudit.verdict.suites import Entry, Suite, load_suites
from claimaudit.verdict.weigh import Evidence
from claimaudit.workspace.policy import Verdict
from claimaudit.workspace.workspace import Workspace

# Verdicts that rest on deciding facts, and can therefore be provisional.
_RESTS_ON_FACTS: frozenset[Verdict] = frozenset(
    ("supported", "misleading", "contradicted", "conflicting")
)


def judge_all(
    workspace: Workspace, evidence_rows: Sequence[Evidence]
) -> tuple[list[Judgement], list[Finding]]:
    """Runs the three suites: a judgement for every row of evidence, in that order, and every
    finding, sorted. Raises BrokenInputError where a suite cannot be run, or where a critical
    rule of the claims or references suite flags a row."""
    from claimaudit.verdict.tables import claims_table, documents_table, facts_table

    suites = load_suites(workspace.inputs, workspace.policy)
    register = workspace.register.claims
    findings = find(
        suites["claims"].entries,
        claims_table(register.values(), workspace.library.vocabulary.metrics),
    )
    references = suites["references"]
    findings += find(references.over("facts"), facts_table(workspace.library))
    findings += find(references.over("documents"), documents_table(workspace.library))
    _refuse_critical(workspace, suites, findings)
    judgements, flagged = judge_rows(suites["verdicts"], evidence_rows)
    return judgements, sorted([*findings, *flagged], key=lambda f: (f.row, f.rule))


def judge_rows(suite: Suite, rows: Sequence[Evidence]) -> tuple[list[Judgement], list[Finding]]:
    """The verdicts suite alone, run by Great Expectations."""
    from claimaudit.verdict.expectations import run_entries
    from claimaudit.verdict.table import evidence_table

    flagged = run_entries(evidence_table(rows), suite.entries)
    hits: dict[str, tuple[Entry, ...]] = {row.id: () for row in rows}
    for entry in suite.entries:
        for row in flagged[entry.rule.name]:
            hits[row] += (entry,)
    # Few combinations of rules occur: each is turned into an outcome once.
    outcomes: dict[tuple[int, ...], _Outcome] = {}
    judgements = []
    for evidence in rows:
        found = hits[evidence.id]
        key = tuple(map(id, found))
        if key not in outcomes:
            outcomes[key] = _outcome(found, evidence.id)
        judgements.append(outcomes[key].of(evidence))
    return judgements, [_finding(e, row) for row in sorted(hits) for e in hits[row]]


def judge_scalar(suite: Suite, evidence: Evidence) -> Judgement:
    """The same rules over one row, without pandas and without Great Expectations."""
    return _outcome([e for e in suite.entries if e.rule.flags(evidence)], evidence.id).of(evidence)


def find(entries: Sequence[Entry], frame: object) -> list[Finding]:
    """The findings of `entries` over one table."""
    from claimaudit.verdict.expectations import run_entries

    flagged = run_entries(frame, entries)  # type: ignore[arg-type]
    return [_finding(entry, row) for entry in entries for row in flagged[entry.rule.name]]


def _finding(entry: Entry, row: str) -> Finding:
    said = entry.expectation
    return Finding(row, entry.rule.name, said.severity, said.verdict, said.reason)


@dataclass(frozen=True)
class _Outcome:
    """What a combination of rules makes of a claim that all of them flag."""

    verdict: Verdict
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    rules: tuple[str, ...]

    def of(self, evidence: Evidence) -> Judgement:
        provisional = evidence.provisional and self.verdict in _RESTS_ON_FACTS
        return Judgement(
            evidence.id, self.verdict, provisional, self.reasons, self.notes, self.rules
        )


def _outcome(hits: Sequence[Entry], claim: str) -> _Outcome:
    """The verdict of the one rule that decides, the notes of the others."""
    deciding = [e for e in hits if e.rule.decides]
    if len(deciding) > 1:
        names = ", ".join(e.rule.name for e in deciding)
        message = f"claim {claim}: rules that exclude each other flag it: {names}"
        raise BrokenInputError([Problem(hits[0].file, 0, message)])
    verdict = deciding[0].expectation.verdict if deciding else None
    notes = [e.expectation.reason for e in hits if not e.rule.decides]
    return _Outcome(
        verdict=verdict or "supported",
        reasons=tuple(e.expectation.reason for e in deciding if e.expectation.reason),
        notes=tuple(n for n in notes if n),
        rules=tuple(e.rule.name for e in hits),
    )


def _refuse_critical(
    workspace: Workspace, suites: Mapping[str, Suite], findings: Sequence[Finding]
) -> None:
    """What the register or the references may not have is broken input."""
    said = {e.rule.name: e for suite in suites.values() for e in suite.entries}
    problems = []
    for finding in findings:
        if finding.severity == "critical":
            entry = said[finding.rule]
            file, line, row = _place(workspace, entry, finding.row)
            problems.append(Problem(file, line, f"{row}: {entry.rule.says}", entry.expectation.why))
    if problems:
        raise BrokenInputError(problems)


def _place(workspace: Workspace, entry: Entry, row: str) -> tuple[str, int, str]:
    """Where the flagged row stands: file, line and what to call it."""
    if entry.rule.table == "claims":
        claim = workspace.register.claims[row]
        return claim.file, claim.line, f"claim {row}"
    if entry.rule.table == "facts":
        fact = workspace.library.facts[row]
        return fact.file, fact.line, f"fact {row}"
    return "references", 0, f"document {row}"
