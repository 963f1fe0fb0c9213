"""All evidence of a workspace: every claim weighed, every sum recomputed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimaudit.verdict.arithmetic import Sum, blamed, check_arithmetic
from claimaudit.verdict.weigh import Evidence, Scales
from claimaudit.workspace.workspace import Workspace


@dataclass(frozen=True)
class Weighed:
    """What the checks run over."""

    rows: tuple[Evidence, ...]
    sums: tuple[Sum, ...]


def weigh_all(workspace: Workspace) -> Weighed:
    """Evidence for every claim, sorted by id."""
    sums = check_arithmetic(workspace.register, workspace.policy)
    marks = blamed(sums)
    scales = Scales(workspace.library, workspace.policy)
    rows = []
    for claim_id in sorted(workspace.register.claims):
        row = scales.weigh(workspace.register.claims[claim_id])
        if found := marks.get(claim_id):
            row = replace(
                row,
                arithmetic_slip="arithmetic_slip" in found,
                articles_disagree="articles_disagree" in found,
            )
        rows.append(row)
    return Weighed(tuple(rows), tuple(sums))
