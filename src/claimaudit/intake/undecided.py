"""The candidates that nobody has decided on: no claim covers them, no waiver holds them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimaudit.gate.candidates import GateArticle, GateCandidate, make_scanner, read_articles
from claimaudit.gate.waivers import load_waivers
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


def undecided(workspace: Workspace, articles: Iterable[Article]) -> list[Open]:
    """The open candidates of `articles`, by place."""
    wanted = {article.id: article for article in articles}
    claims, scan = workspace.register.claims.values(), make_scanner(workspace).scan
    read = read_articles(wanted, claims, load_waivers(workspace), scan)
    return [row for one in read.values() for row in _open(one)]


def _open(read: GateArticle) -> Iterator[Open]:
    seen: Counter[tuple[str, str]] = Counter()
    for item in read.candidates:
        known = item.fingerprint.quote, item.fingerprint.figure
        seen[known] += 1
        if item.is_open:
            which = "\0".join((read.article.id, *known, str(seen[known])))
            mark = hashlib.sha256(which.encode("utf-8", "surrogatepass")).hexdigest()[:12]
            yield Open(read, item, mark)
