"""The main job: the claims of a workspace weighed, judged, recorded, and how much is claimed; or of
one claim alone, without pandas and Great Expectations."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from claimaudit.base.problems import refusal
from claimaudit.coverage.candidates import ScannedArticle, scanned_articles
from claimaudit.record.build import build_record
from claimaudit.record.models import Audit, Coverage, UnclaimedRecord
from claimaudit.verdict.evidence import Evidence
from claimaudit.verdict.ladder import Flagging, flag_here, judge_all, judge_one
from claimaudit.verdict.weigh import weigh_all
from claimaudit.verdict.witnesses import Witnesses
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
    covered = {name: _coverage(article) for name, article in read.items()}
    return build_record(workspace, weighed, judgements, covered, as_of or workspace.as_of)


def audit_claim(workspace: Workspace, claim_id: str) -> Audit:
    """The audit of one claim alone, with the sums that use it or would blame it. Raises
    BrokenInputError for an id that is none."""
    if claim_id not in workspace.register.claims:
        shown = claim_id[:100]
        fix = near_ids(shown, workspace.register.claims)
        raise refusal("claims", f"no claim has the id “{shown}”", fix)
    weighed = weigh_all(workspace, claim_id)
    judgement = judge_one(workspace.ladder, weighed.rows[0])
    article = workspace.register.claims[claim_id].article
    library = _library_near(workspace, weighed.rows[0])
    near = replace(workspace, library=library, articles={article.id: article})
    return build_record(near, weighed, [judgement], {}, workspace.as_of)


def _library_near(workspace: Workspace, evidence: Evidence) -> Library:
    """The library with no facts but those that the claim was held against, or that say of its
    quantity what cannot be compared, and with the documents that these tell of."""
    library = workspace.library
    trials = (*evidence.trials, *evidence.elsewhere)
    facts = {fact.id: fact for weighed in trials for fact in weighed.trial.facts}
    facts |= {apart.fact.id: apart.fact for apart in evidence.apart}
    witnesses = Witnesses(library, workspace.policy)
    chains = (witnesses.chain(one) for fact in facts.values() for one in fact.prints)
    documents = {document.id: document for document in chain.from_iterable(chains)}
    return replace(library, facts=facts, documents=documents)


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
