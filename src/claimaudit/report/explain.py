"""`claimaudit explain`: why one claim came out as it did, in words.

Weighs the one claim and judges it by the ladder alone, so that neither pandas
nor Great Expectations is imported. What it says of the verdict is what the suites say.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import visible

if TYPE_CHECKING:
    from claimaudit.verdict.arithmetic import Sum
    from claimaudit.verdict.evidence import Evidence
    from claimaudit.verdict.ladder import Judgement
    from claimaudit.verdict.weigh import Weigher
    from claimaudit.workspace.register import RegisteredClaim
    from claimaudit.workspace.workspace import Workspace


@dataclass(frozen=True)
class Case:
    """One claim with everything that decided it."""

    workspace: Workspace
    registered: RegisteredClaim
    weigher: Weigher
    evidence: Evidence
    sums: tuple[Sum, ...]
    judgement: Judgement


def explain_claim(root: Path, claim_id: str) -> str:
    """The explanation of one claim. Raises BrokenInputError."""
    from claimaudit.report.explain_words import paragraphs

    return visible("\n".join(_spaced(paragraphs(open_case(root, claim_id)))))


def open_case(root: Path, claim_id: str) -> Case:
    """Reads the workspace and judges one claim of it. Raises BrokenInputError."""
    from claimaudit.verdict.ladder import judge_one
    from claimaudit.verdict.weigh import Weigher, weigh_one
    from claimaudit.workspace.workspace import load_workspace

    workspace = load_workspace(root)
    registered = workspace.register.claims.get(claim_id)
    if registered is None:
        raise BrokenInputError([_unknown(claim_id, list(workspace.register.claims))])
    weighed = weigh_one(workspace, claim_id)
    (evidence,) = weighed.rows
    weigher = Weigher(workspace.library, workspace.policy)
    judgement = judge_one(workspace.ladder, evidence)
    return Case(workspace, registered, weigher, evidence, weighed.sums, judgement)


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
