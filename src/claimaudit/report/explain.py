"""`claimaudit explain`: why one claim came out as it did, in words.

Weighs the one claim and judges it by the rules one row at a time, so that neither pandas
nor Great Expectations is imported. What it says of the verdict is what the suites say.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import visible

if TYPE_CHECKING:
    from claimaudit.verdict.arithmetic import Sum
    from claimaudit.verdict.results import Judgement
    from claimaudit.verdict.suites import Suite
    from claimaudit.verdict.weigh import Evidence, Scales
    from claimaudit.workspace.register import RegisteredClaim
    from claimaudit.workspace.workspace import Workspace


@dataclass(frozen=True)
class Case:
    """One claim with everything that decided it."""

    workspace: Workspace
    registered: RegisteredClaim
    scales: Scales
    evidence: Evidence
    sums: tuple[Sum, ...]
    suite: Suite
    judgement: Judgement


def explain_claim(root: Path, claim_id: str) -> str:
    """The explanation of one claim. Raises BrokenInputError."""
    from claimaudit.report.explain_words import paragraphs

    return visible("\n".join(_spaced(paragraphs(open_case(root, claim_id)))))


def open_case(root: Path, claim_id: str) -> Case:
    """Reads the workspace and judges one claim of it. Raises BrokenInputError."""
    from claimaudit.verdict.arithmetic import blamed
    from claimaudit.verdict.run import judge_scalar
    from claimaudit.verdict.suites import load_suites
    from claimaudit.verdict.weigh import Scales
    from claimaudit.workspace.workspace import load_workspace

    workspace = load_workspace(root)
    registered = workspace.register.claims.get(claim_id)
    if registered is None:
        raise BrokenInputError([_unknown(claim_id, list(workspace.register.claims))])
    suite = load_suites(workspace.inputs, workspace.policy)["verdicts"]
    scales = Scales(workspace.library, workspace.policy)
    sums = _sums(workspace, claim_id)
    marks = blamed(list(sums)).get(claim_id, set())
    evidence = replace(
        scales.weigh(registered),
        arithmetic_slip="arithmetic_slip" in marks,
        articles_disagree="articles_disagree" in marks,
    )
    judgement = judge_scalar(suite, evidence)
    return Case(workspace, registered, scales, evidence, sums, suite, judgement)


def _sums(workspace: Workspace, claim_id: str) -> tuple[Sum, ...]:
    """The arithmetic that uses the claim or would blame it."""
    from claimaudit.verdict.arithmetic import check_arithmetic

    register = workspace.register
    touching = tuple(
        declared
        for declared in register.arithmetic
        if claim_id in declared.entry.blames or claim_id in declared.entry.terms.values()
    )
    return tuple(check_arithmetic(replace(register, arithmetic=touching), workspace.policy))


def _unknown(claim_id: str, known: list[str]) -> Problem:
    near = difflib.get_close_matches(claim_id[:100], known, n=3, cutoff=0.4)
    near = near or sorted(i for i in known if claim_id and claim_id in i)[:3]
    fix = f"nearest: {', '.join(near)}" if near else "claims/ holds no claim like it"
    return Problem("claims", 0, f"no claim has the id “{claim_id[:100]}”", fix)


def _spaced(parts: Iterator[list[str]]) -> Iterator[str]:
    for i, part in enumerate(parts):
        if i:
            yield ""
        yield from part
