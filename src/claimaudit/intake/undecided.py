"""The candidates that nobody has decided on: no claim covers them, no waiver holds them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claimaudit.gate.candidates import GateArticle, GateCandidate, make_scanner, read_articles
from claimaudit.gate.waivers import load_waivers
from claimaudit.workspace.articles import Article
from claimaudit.workspace.workspace import Workspace


@dataclass(frozen=True)
class Open:
    """An open candidate, and the mark that it is known by: the same in every run as long as
    its sentence and its figure stand in the article, wherever they stand."""

    article: GateArticle
    item: GateCandidate
    mark: str


def undecided(workspace: Workspace, articles: Iterable[Article]) -> list[Open]:
    """The open candidates of `articles`, by place."""
    wanted = {article.id: article for article in articles}
    waivers = load_waivers(workspace)
    claims = workspace.register.claims.values()
    read = read_articles(wanted, claims, waivers, make_scanner(workspace).scan)
    return [row for article in read.values() for row in _open(article)]


def _open(article: GateArticle) -> list[Open]:
    seen: Counter[tuple[str, str]] = Counter()
    rows = []
    for item in article.candidates:
        known = item.fingerprint.quote, item.fingerprint.figure
        seen[known] += 1
        if item.is_open:
            rows.append(Open(article, item, mark_of(article.article.id, *known, str(seen[known]))))
    return rows


def mark_of(*parts: str) -> str:
    """A short name of a candidate: of its article, sentence, figure, and which of several
    alike it is."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:12]
