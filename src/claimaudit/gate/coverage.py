"""Which candidates of an article a claim covers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimaudit.gate.words import Identity, Mark, squeeze
from claimaudit.scan import Candidate, Scanner
from claimaudit.scan.candidate import Vocabulary
from claimaudit.workspace.articles import Article
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace

Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A candidate of an article, what it is known by, and whether a claim covers it."""

    article: str
    candidate: Candidate
    identity: Identity
    mark: Mark
    covered: bool

    @property
    def figure(self) -> str | None:
        """Its figure as printed, None where it has none."""
        return self.candidate.text if self.candidate.figure is not None else None


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
    """Every candidate of `article`. A figure is covered by a claim of that very figure; a
    dated event by any claim whose quote reaches into it; first, largest, ahead of and their
    like by such a claim without a figure, for one with a figure says only the figure."""
    mine = list(claims)
    figures = merged(
        (c.figure_start, c.figure_start + len(c.claim.figure or ""))
        for c in mine
        if c.figure_start is not None
    )
    spans = {
        "figure": figures,
        "dated": merged((c.start, c.end) for c in mine),
        "said": merged((c.start, c.end) for c in mine if c.figure_start is None),
    }
    candidates = scanner.scan(article.text)
    found = []
    for candidate, mark in zip(candidates, _marks(candidates, article.text), strict=True):
        covering = spans.get(candidate.kind, spans["said"])
        covered = _reaches(covering, candidate.start, candidate.end)
        quote = squeeze(article.text[candidate.quote_start : candidate.quote_end])
        found.append(Found(article.id, candidate, (quote, mark.figure), mark, covered))
    return found


def _marks(candidates: Sequence[Candidate], text: str) -> list[Mark]:
    """The candidates' places in `text` without its whitespace, which is counted only once."""
    places = sorted({p for c in candidates for p in (c.start, c.end, c.quote_start, c.quote_end)})
    at: dict[int, int] = {}
    reached = count = 0
    for place in places:
        count += len(squeeze(text[reached:place]))
        at[place], reached = count, place
    return [
        Mark(
            squeeze(c.text) if c.figure is not None else "",
            at[c.start], at[c.end], at[c.quote_start], at[c.quote_end],
        )
        for c in candidates
    ]  # fmt: skip


def merged(spans: Iterable[Span]) -> list[Span]:
    """`spans` in order, those that touch made one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _reaches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the merged `spans` shares a character with start:end."""
    i = bisect_left(spans, (end, 0))
    return i > 0 and spans[i - 1][1] > start
