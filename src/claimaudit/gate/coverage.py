"""Which candidates of an article a claim covers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimaudit.claims.load import RegisteredClaim
from claimaudit.gate.baseline import Identity, identity
from claimaudit.scan import Candidate, Scanner
from claimaudit.scan.candidate import Vocabulary
from claimaudit.seeds.load import Article
from claimaudit.workspace import Workspace

Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A candidate of an article, known by its identity, and whether a claim covers it."""

    article: str
    candidate: Candidate
    identity: Identity
    covered: bool


def scan_vocabulary(workspace: Workspace) -> Vocabulary:
    """The names of the workspace's subjects and metrics, as articles print them."""
    known = workspace.library.vocabulary
    subjects: dict[str, str] = {}
    for subject in known.subjects.values():
        for name in (subject.zh, subject.en, *subject.aliases):
            subjects.setdefault(name, subject.id)
    metrics: dict[str, str] = {}
    for metric in known.metrics.values():
        for name in (metric.zh, metric.en):
            metrics.setdefault(name, metric.id)
    return Vocabulary(subjects, metrics)


def make_scanner(workspace: Workspace) -> Scanner:
    """A scanner that reads as the workspace's policy says and knows its names."""
    limit = workspace.policy.limits.quote_chars
    return Scanner(workspace.policy.figures(), scan_vocabulary(workspace), limit)


def find_candidates(
    article: Article, claims: Iterable[RegisteredClaim], scanner: Scanner
) -> list[Found]:
    """Every candidate of `article`. A figure is covered by a claim of that very figure, a
    clause without one by a claim whose quote reaches into it."""
    mine = list(claims)
    figures = sorted(
        (c.figure_start, c.figure_start + len(c.claim.figure or ""))
        for c in mine
        if c.figure_start is not None
    )
    quotes = _merged((c.start, c.end) for c in mine)
    found = []
    for candidate in scanner.scan(article.text):
        spans = figures if candidate.figure is not None else quotes
        covered = _reaches(spans, candidate.start, candidate.end)
        known = identity(candidate, article.text)
        found.append(Found(article.id, candidate, known, covered))
    return found


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _reaches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the sorted `spans` shares a character with start:end."""
    i = bisect_left(spans, (end, 0))
    return any(spans[k][1] > start for k in range(max(0, i - 3), i))
