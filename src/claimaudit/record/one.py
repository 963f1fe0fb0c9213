"""One claim weighed, judged and recorded, without what an audit of all needs: pandas, Great
Expectations, the scanner."""

from dataclasses import replace
from itertools import chain

from claimaudit.base.problems import refusal
from claimaudit.record.build import build_record
from claimaudit.record.models import Audit
from claimaudit.verdict.evidence import Evidence
from claimaudit.verdict.ladder import judge_one
from claimaudit.verdict.weigh import weigh_all
from claimaudit.verdict.witnesses import Witnesses
from claimaudit.workspace.library import Library
from claimaudit.workspace.register import near_ids
from claimaudit.workspace.workspace import Workspace


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
