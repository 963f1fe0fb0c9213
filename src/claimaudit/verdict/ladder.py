"""Judging: the first rung of the ladder that matches a claim's row gives its verdict."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.verdict.evidence import Evidence
from claimaudit.verdict.when import When, WhenError, row_when
from claimaudit.workspace.ladder import Ladder, Note, Rung
from claimaudit.workspace.policy import Severity, Verdict

# Verdicts that rest on deciding facts, and can therefore be provisional.
_RESTS_ON_FACTS: frozenset[Verdict] = frozenset(
    ("supported", "misleading", "contradicted", "conflicting")
)


@dataclass(frozen=True)
class Judgement:
    """The verdict of one claim, the rung that gave it, and the notes beside it. `reasons` holds
    the rung's reason, if it has one; `rules` names the rung and the notes."""

    id: str
    rung: str
    verdict: Verdict
    provisional: bool
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """A rung or a note: what it asks, and where it stands."""

    name: str
    when: When
    severity: Severity
    file: str
    line: int


def judge_all(ladder: Ladder, rows: Sequence[Evidence]) -> list[Judgement]:
    """A judgement for each of `rows`, in their order; every rung and note is run over all of
    them by Great Expectations. Raises BrokenInputError where that fails, or judges a row not."""
    from claimaudit.verdict.expectations import flag, frame_of  # it imports pandas

    flagged = flag(frame_of([evidence.row for evidence in rows]), compile_ladder(ladder))
    names: dict[str, list[str]] = {evidence.id: [] for evidence in rows}
    for name, ids in flagged.items():
        for claim_id in ids:
            names[claim_id].append(name)
    return [_judgement(ladder, evidence, names[evidence.id]) for evidence in rows]


def judge_one(ladder: Ladder, evidence: Evidence) -> Judgement:
    """The same of one claim, without pandas and without Great Expectations."""
    row = vars(evidence.row)
    flagged = [rule.name for rule in compile_ladder(ladder) if rule.when(row)]
    return _judgement(ladder, evidence, flagged)


def compile_ladder(ladder: Ladder) -> list[Rule]:
    """Every rung and every note as a rule. Raises BrokenInputError."""
    problems: list[Problem] = []
    rules = []
    named: list[tuple[str, Rung | Note]] = [(rung.rung, rung) for rung in ladder.rungs]
    named += [(note.code, note) for note in ladder.notes]
    for name, one in named:
        try:
            when = row_when(one.when)
            rules.append(Rule(name, when, one.severity, ladder.file, ladder.lines[name]))
        except WhenError as error:
            message = f"{name}: its when “{one.when}” {error}"
            problems.append(Problem(ladder.file, ladder.lines[name], message))
    if problems:
        raise BrokenInputError(problems)
    return rules


def _judgement(ladder: Ladder, evidence: Evidence, flagged: Collection[str]) -> Judgement:
    rung = next((rung for rung in ladder.rungs if rung.rung in flagged), None)
    if rung is None:
        message = f"claim {evidence.id}: no rung matches its row"
        fix = "a row without a rung has no verdict: the ladder must be mended"
        raise BrokenInputError([Problem(ladder.file, 0, message, fix)])
    notes = tuple(note.code for note in ladder.notes if note.code in flagged)
    return Judgement(
        id=evidence.id,
        rung=rung.rung,
        verdict=rung.verdict,
        provisional=evidence.row.provisional and rung.verdict in _RESTS_ON_FACTS,
        reasons=(rung.reason,) if rung.reason else (),
        notes=notes,
        rules=(rung.rung, *notes),
    )
