"""The candidates that nobody has decided on: no claim covers them, no waiver holds them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimaudit.gate.candidates import GateArticle, GateCandidate, make_scanner, read_articles
from claimaudit.gate.waivers import add_waiver, load_waivers
from claimaudit.scan import Candidate
from claimaudit.workspace.articles import Article
from claimaudit.workspace.workspace import Workspace


@dataclass(frozen=True)
class Open:
    """An open candidate, and the mark that it is known by: the same in every run as long as
    its sentence and its figure stand in the article, wherever they stand."""

    read: GateArticle
    item: GateCandidate
    mark: str

    @property
    def article(self) -> Article:
        return self.read.article

    @property
    def candidate(self) -> Candidate:
        return self.item.candidate

    def waive(self, workspace: Workspace, reason: str, review_by: str) -> None:
        """Writes a waiver of it into the article's baseline."""
        new = self.read.waiver(self.item, reason, review_by)
        add_waiver(workspace.root, self.article.id, self.read.waivers, new)


def undecided(workspace: Workspace, articles: Iterable[Article]) -> list[Open]:
    """The open candidates of `articles`, by place."""
    wanted = {article.id: article for article in articles}
    waivers = load_waivers(workspace)
    claims = workspace.register.claims.values()
    read = read_articles(wanted, claims, waivers, make_scanner(workspace).scan)
    return [row for one in read.values() for row in _open(one)]


def _open(read: GateArticle) -> Iterator[Open]:
    seen: Counter[tuple[str, str]] = Counter()
    for item in read.candidates:
        known = item.fingerprint.quote, item.fingerprint.figure
        seen[known] += 1
        if item.is_open:
            yield Open(read, item, _mark(read.article.id, *known, str(seen[known])))


def _mark(*parts: str) -> str:
    """A short name of a candidate: of its article, sentence, figure, and which of several
    alike it is."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:12]
