"""What a branch takes out of the gate's sight: rules, articles, claims, files that nobody reads."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from claimaudit.base.files import everything
from claimaudit.base.problems import Problem
from claimaudit.gate.base import BaseState, claim_key
from claimaudit.gate.findings import GateFinding, Place, place_in
from claimaudit.gate.fingerprint import without_whitespace
from claimaudit.gate.rules import RuleChange
from claimaudit.gate.waivers import FOLDER, is_reason
from claimaudit.workspace.articles import CATALOG
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace

# Article, figure, subject, metric.
_Same = tuple[str, str, str, str]
_FOLDERS = ("seeds", "claims", "references", "checks")
# What git and file managers put into a folder.
_NO_DATA = (".gitkeep", ".gitignore", ".gitattributes", ".DS_Store")


def rule_findings(changes: Iterable[RuleChange]) -> Iterator[GateFinding]:
    """The files of rules that are not those of the base."""
    for change in changes:
        message = f"{change.file} is not that of the base: {change.says}"
        yield GateFinding(Place("", change.file, line=1), "rules-changed", message)


def unruled_findings(problems: Iterable[Problem]) -> Iterator[GateFinding]:
    """What the rules of the base cannot read, so that they judge nothing of it."""
    for problem in problems:
        message = f"by the rules of the base: {problem.message}"
        yield GateFinding(Place("", problem.file, line=problem.line), "rules-changed", message)


def unread_findings(workspace: Workspace, then: Container[str]) -> Iterator[GateFinding]:
    """The files of the workspace's folders that nothing reads; not those of `then`."""
    read = workspace.inputs.digests
    for folder in _FOLDERS:
        for name in everything(workspace.root, folder):
            path = Path(name)
            is_baseline = str(path.parent) == FOLDER and path.suffix == ".yaml"
            if name in read or name in then or is_baseline or path.name in _NO_DATA:
                continue
            message = f"{name} is read by nothing: its figures and claims would pass unseen"
            yield GateFinding(Place("", name), "unread-file", message)


def article_findings(workspace: Workspace, then: BaseState) -> Iterator[GateFinding]:
    """The articles of then that are in the catalog no more, under any id."""
    kept = {article.entry.sha256 for article in workspace.articles.values()}
    for i, before in then.articles.items():
        if i not in workspace.articles and before.article.entry.sha256 not in kept:
            message = f"article {i} of the base is not in the catalog any more"
            yield GateFinding(Place("", CATALOG, line=1), "article-removed", message)


def register_findings(workspace: Workspace, then: BaseState) -> Iterator[GateFinding]:
    """The claims of then that are gone, under any id, though their article is there; and those
    that are facts no more, or never were and do not say why."""
    now = workspace.register.claims
    same = defaultdict[_Same, list[str]](list)
    for one in now.values():
        same[_same(one)].append(without_whitespace(one.claim.quote))
    for old in then.entered:
        if old.id in now or old.article.id not in workspace.articles:
            continue
        words = without_whitespace(old.claim.quote)
        if not any(words in quote or quote in words for quote in same[_same(old)]):
            yield _removed(old, workspace)
    for claim in now.values():
        key = claim_key(claim.claim, claim.article.id)
        past = then.claims.get(claim.id) or then.claims.get(key)
        yield from _unrated(claim, past.kind if past else None)


def _same(one: RegisteredClaim) -> _Same:
    """What a claim with another id and another cut of the quote still is."""
    claim = one.claim
    figure = without_whitespace(claim.figure or "")
    return one.article.id, figure, claim.subject, claim.metric


def _removed(old: RegisteredClaim, workspace: Workspace) -> GateFinding:
    stands = old.claim.quote in workspace.articles[old.article.id].text
    said = "its words still stand in the article" if stands else "its words are gone too"
    message = f"claim {old.id} of the base is gone, {said}: {old.claim.quote}"
    figure = old.claim.figure or ""
    return GateFinding(
        Place("", old.file), "claim-removed", message, old.id, old.claim.quote, figure
    )


def _unrated(claim: RegisteredClaim, before: str | None) -> Iterator[GateFinding]:
    now, words = claim.claim.kind, (claim.id, claim.claim.quote, claim.claim.figure or "")
    place = place_in(claim.article, claim.start, claim.end)
    if now in ("fact", before):
        return
    if before == "fact":
        message = f"claim {claim.id} was a fact, and is entered as {now} now: {claim.claim.quote}"
        yield GateFinding(place, "kind-changed", message, *words)
    elif claim.claim.figure and not is_reason(claim.claim.note or ""):
        message = f"claim {claim.id} has a figure, is entered as {now} and does not say why"
        yield GateFinding(place, "kind-without-reason", message, *words)
