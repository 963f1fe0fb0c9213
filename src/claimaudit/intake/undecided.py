"""The candidates that nobody has decided on: no claim covers them, no waiver holds them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimaudit.gate.baseline import FOLDER, load_waivers
from claimaudit.gate.coverage import Found, make_scanner
from claimaudit.gate.reading import Reading, read_articles
from claimaudit.gate.update import add_waiver
from claimaudit.scan import Candidate
from claimaudit.workspace.articles import Article
from claimaudit.workspace.workspace import Workspace


@dataclass(frozen=True)
class Open:
    """An open candidate, and the mark that it is known by: the same in every run as long as
    its sentence and its figure stand in the article, wherever they stand."""

    reading: Reading
    item: Found
    mark: str

    @property
    def article(self) -> Article:
        return self.reading.article

    @property
    def candidate(self) -> Candidate:
        return self.item.candidate

    def waive(self, workspace: Workspace, reason: str, review_by: str) -> None:
        """Writes a waiver of it into the article's baseline."""
        new = self.reading.waiver(self.item, reason, review_by)
        held = [held.waiver for held in self.reading.waivers]
        add_waiver(workspace.root, self.article.id, held, new)


def undecided(workspace: Workspace, articles: Iterable[Article]) -> list[Open]:
    """The open candidates of `articles`, by place."""
    wanted = {article.id: article for article in articles}
    limit = workspace.policy.limits.yaml_bytes
    # Before the gate has run first there is no baseline, and nothing is waived.
    has_baseline = (workspace.root / FOLDER).is_dir()
    waivers = load_waivers(workspace.root, set(workspace.articles), limit) if has_baseline else {}
    claims = workspace.register.claims.values()
    readings = read_articles(wanted, claims, waivers, make_scanner(workspace))
    return [row for reading in readings.values() for row in _open(reading)]


def _open(reading: Reading) -> Iterator[Open]:
    left = {id(item) for item in reading.open}
    seen: Counter[tuple[str, str]] = Counter()
    for item in reading.found:
        seen[item.identity] += 1
        if id(item) in left:
            alike = str(seen[item.identity])
            yield Open(reading, item, _mark(reading.article.id, *item.identity, alike))


def _mark(*parts: str) -> str:
    """A short name of a candidate: of its article, sentence, figure, and which of several
    alike it is."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:12]
