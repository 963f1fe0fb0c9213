"""The main job: every claim of a workspace weighed, judged and recorded."""

from __future__ import annotations

from collections.abc import Callable

from claimaudit.record.build import build_record
from claimaudit.record.models import Audit
from claimaudit.verdict.evidence import weigh_all
from claimaudit.verdict.run import judge_all
from claimaudit.workspace.workspace import Workspace, digest

Step = Callable[[str], None]


def _silent(step: str) -> None:
    """Tells nobody."""


def audit_workspace(workspace: Workspace, as_of: str | None = None, step: Step = _silent) -> Audit:
    """The audit of `workspace`, with nothing written; `step` is told what is under way.

    Raises BrokenInputError where a sum cannot be computed or a suite cannot be run.
    """
    step("holding claims against facts")
    weighed = weigh_all(workspace)
    step("running the suites")
    judgements, findings = judge_all(workspace, weighed.rows)
    by_id = {j.id: j for j in judgements}
    inputs, rules = digest(workspace.root), digest(workspace.root, ("checks",))
    date = as_of or workspace.as_of
    return build_record(workspace, weighed, by_id, findings, date, inputs, rules)
