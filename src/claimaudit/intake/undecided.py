"""The candidates that nobody has decided on: no claim covers them, no waiver holds them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claimaudit.gate.baseline import FOLDER, load_waivers
from claimaudit.gate.coverage import Found, make_scanner
from claimaudit.gate.reading import Reading, read_articles
from claimaudit.gate.words import squeeze
from claimaudit.workspace.articles import Article
from claimaudit.workspace.workspace import Workspace


@dataclass(frozen=True)
class Open:
    """An open candidate, and the mark that it is known by: the same in every run as long as
    its sentence and its figure stand in the article, wherever they stand."""

    reading: Reading
    item: Found
    mark: str


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


def _open(reading: Reading) -> list[Open]:
    text, article = reading.article.text, reading.article.id
    left = {id(item) for item in reading.open}
    seen: Counter[tuple[str, str]] = Counter()
    rows = []
    for item in reading.found:
        candidate = item.candidate
        quote = squeeze(text[candidate.quote_start : candidate.quote_end])
        known = quote, squeeze(candidate.text if candidate.figure is not None else "")
        seen[known] += 1
        if id(item) in left:
            rows.append(Open(reading, item, mark_of(article, *known, str(seen[known]))))
    return rows


def mark_of(*parts: str) -> str:
    """A short name of a candidate: of its article, sentence, figure, and which of several
    alike it is."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:12]
