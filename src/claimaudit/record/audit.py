"""The main job: the claims of a workspace weighed, judged, recorded; and how much is claimed."""

from collections.abc import Mapping

from claimaudit.coverage.candidates import ScannedArticle, scanned_articles
from claimaudit.record.build import build_record
from claimaudit.record.models import Audit, Coverage, UnclaimedRecord
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
    covered = {name: _coverage(article) for name, article in read.items()}
    return build_record(workspace, weighed, judgements, covered, as_of or workspace.as_of)


def _coverage(read: ScannedArticle) -> Coverage | None:
    """How many of an article's figures are claimed, or None where its language is not read."""
    if read.unread:
        return None
    figures = [one for one in read.candidates if one.candidate.has_figure]
    here = [one for one in figures if not (one.is_hidden or (one.waiver and one.waiver.around))]
    return Coverage(
        figures=len(here),
        claimed=sum(one.covered for one in here),
        around=len(figures) - len(here),
        unclaimed=[
            UnclaimedRecord(
                figure=" ".join(one.candidate.text.split()),
                quote=one.quote,
                start=one.candidate.start,
                reason=one.waiver.reason if one.waiver else None,
            )
            for one in here
            if not one.covered
        ],
    )
