"""Whether a claim has a source, or a note of where one was looked for in vain."""

from collections.abc import Iterable
from datetime import date, timedelta

from claimaudit.figures.dates import read_iso
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.reasons import is_place

_NO_REFERENCE = frozenset({"no_reference"})
_NO_SOURCE = _NO_REFERENCE | {
    "conditions_not_comparable",
    "sources_leave_open",
    "only_unseen_references",
}


def is_unsourced(
    claim: Claim, reasons: Iterable[str], since: date, today: date, *, compared: bool
) -> bool:
    """Whether a claim has no reference, nor the note of a search for one between the days `since`
    and `today`. Where a branch is `compared` with its base, references that do not fit the claim,
    leave it open or were read by nobody count as none."""
    searched = claim.searched
    if not (_NO_SOURCE if compared else _NO_REFERENCE).intersection(reasons):
        return False
    if searched is None or not any(map(is_place, searched.where)):
        return True
    return not since <= read_iso(searched.on).last <= today


def searched_since(article: Article, policy: Policy, today: date) -> date:
    """The first day on which a search counts: that of the article or, where it has none, as many
    days before `today` as a waiver may last."""
    if article.entry.judged is not None:
        return read_iso(article.entry.judged).first
    return today - timedelta(days=policy.limits.waiver_days)
