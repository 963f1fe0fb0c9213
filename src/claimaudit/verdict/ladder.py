"""Judging: the first rung of the ladder that matches a claim's row gives its verdict."""

import os
import resource
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from claimaudit.base.problems import refusal
from claimaudit.verdict.evidence import Evidence, Row
from claimaudit.verdict.when import Rule, compile_when
from claimaudit.workspace.ladder import Ladder
from claimaudit.workspace.policy import UNDECIDED, Verdict

Flagged = dict[str, list[str]]
"""Name of each rung and note -> the ids of the claims whose rows it matches."""
Flagging = Callable[[Ladder, Sequence[Row]], Flagged]

# What Great Expectations, numpy and pandas map, measured with ulimit -v; half of it is never used.
_ADDRESSES = 600_000_000


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


def flag_here(ladder: Ladder, rows: Sequence[Row]) -> Flagged:
    """Every rung and note run over all of `rows` by Great Expectations, in this process. Raises
    BrokenInputError where that fails."""
    rules = compile_ladder(ladder)
    _check_memory()
    from claimaudit.verdict.expectations import flag, frame_of  # it takes seconds

    return flag(frame_of(rows), rules)


def judge_all(
    ladder: Ladder, rows: Sequence[Evidence], flagging: Flagging = flag_here
) -> list[Judgement]:
    """A judgement for each of `rows`, in their order, by what `flagging` says of them. Raises
    BrokenInputError where that fails, or judges a row not."""
    flagged = flagging(ladder, [evidence.row for evidence in rows])
    names: dict[str, set[str]] = defaultdict(set)
    for name, ids in flagged.items():
        for claim_id in ids:
            names[claim_id].add(name)
    return [_judgement(ladder, evidence, names[evidence.id]) for evidence in rows]


def _check_memory() -> None:
    """Raises MemoryError where Great Expectations cannot be loaded: its arithmetic library would
    end the process itself, with the exit code of a finding."""
    # Nothing is multiplied here: one thread of it is enough, whatever the machine has.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    allowed, _ = resource.getrlimit(resource.RLIMIT_AS)
    if "numpy" not in sys.modules and 0 <= allowed < _ADDRESSES:
        raise MemoryError


def judge_one(ladder: Ladder, evidence: Evidence) -> Judgement:
    """The judgement of one row, without pandas and without Great Expectations."""
    rules, row = compile_ladder(ladder), vars(evidence.row)
    return _judgement(ladder, evidence, [rule.name for rule in rules if rule.when(row)])


def compile_ladder(ladder: Ladder) -> list[Rule]:
    """Every rung and every note as a rule."""
    rungs = [(rung.rung, rung.when, rung.severity) for rung in ladder.rungs]
    notes = [(note.code, note.when, note.severity) for note in ladder.notes]
    return [
        Rule(name, compile_when(when), severity, ladder.file, ladder.lines[name])
        for name, when, severity in rungs + notes
    ]


def _judgement(ladder: Ladder, evidence: Evidence, flagged: Collection[str]) -> Judgement:
    rung = next((rung for rung in ladder.rungs if rung.rung in flagged), None)
    if rung is None:
        message = f"claim {evidence.id}: no rung matches its row"
        fix = "a row without a rung has no verdict: the ladder must be mended"
        raise refusal(ladder.file, message, fix)
    notes = tuple(note.code for note in ladder.notes if note.code in flagged)
    return Judgement(
        id=evidence.id,
        rung=rung.rung,
        verdict=rung.verdict,
        provisional=evidence.row.provisional and rung.verdict not in UNDECIDED,
        reasons=(rung.reason,) if rung.reason else (),
        notes=notes,
        rules=(rung.rung, *notes),
    )
