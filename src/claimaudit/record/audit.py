"""The main job: every claim of a workspace weighed, judged and recorded."""

from collections.abc import Mapping
from dataclasses import replace

from claimaudit.base.problems import refusal
from claimaudit.coverage.candidates import ScannedArticle, scanned_articles
from claimaudit.record.build import build_record
from claimaudit.record.models import Audit
from claimaudit.verdict.evidence import Evidence
from claimaudit.verdict.ladder import Flagging, flag_here, judge_all, judge_one
from claimaudit.verdict.weigh import weigh_all
from claimaudit.workspace.library import Library
from claimaudit.workspace.register import near_ids
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
    return build_record(workspace, weighed, judgements, read, as_of or workspace.as_of)


def audit_claim(workspace: Workspace, claim_id: str) -> Audit:
    """The audit of one claim alone, with the sums that use it or would blame it; judged without
    pandas and Great Expectations. Raises BrokenInputError for an id that is none."""
    if claim_id not in workspace.register.claims:
        shown = claim_id[:100]
        fix = near_ids(shown, workspace.register.claims)
        raise refusal("claims", f"no claim has the id “{shown}”", fix)
    weighed = weigh_all(workspace, claim_id)
    judgement = judge_one(workspace.ladder, weighed.rows[0])
    article = workspace.register.claims[claim_id].article
    library = _facts_near(workspace, weighed.rows[0])
    near = replace(workspace, library=library, articles={article.id: article})
    return build_record(near, weighed, [judgement], {}, workspace.as_of)


def _facts_near(workspace: Workspace, evidence: Evidence) -> Library:
    """The library with no facts but those that are of the claim's subjects or were tried."""
    library, claim = workspace.library, workspace.register.claims[evidence.id].claim
    subjects = {claim.subject, claim.versus, claim.whole and claim.whole.subject}
    tried = {fact.id for weighed in evidence.trials for fact in weighed.trial.facts}
    facts = {
        name: read
        for name, read in library.facts.items()
        if read.fact.subject in subjects or name in tried
    }
    return replace(library, facts=facts)
