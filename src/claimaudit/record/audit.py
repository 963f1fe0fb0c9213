"""The main job: every claim of a workspace weighed, judged and recorded."""

from collections.abc import Mapping

from claimaudit.coverage.candidates import ScannedArticle, scanned_articles
from claimaudit.record.build import build_record
from claimaudit.record.covered import coverage
from claimaudit.record.models import Audit
from claimaudit.verdict.ladder import Flagging, flag_here, judge_all
from claimaudit.verdict.weigh import weigh_all
from claimaudit.workspace.workspace import Workspace


def audit_workspace(
    workspace: Workspace,
    as_of: str | None = None,
    read: Mapping[str, ScannedArticle] | None = None,
    flagging: Flagging = flag_here,
) -> Audit:
    """The audit of `workspace`, with nothing written. `read` is what its articles state, where that
    is known; `flagging` runs the ladder.

    Raises BrokenInputError where a sum cannot be computed or a suite cannot be run.
    """
    if read is None:
        read = scanned_articles(workspace, workspace.articles)
    weighed = weigh_all(workspace)
    judgements = judge_all(workspace.ladder, weighed.rows, flagging)
    covered = {name: coverage(article) for name, article in read.items()}
    return build_record(workspace, weighed, judgements, covered, as_of or workspace.as_of)
