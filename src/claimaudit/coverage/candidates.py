"""The candidates of an article: which of them claims cover, and which are waived."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from claimaudit.base.cache import cached, entry_name
from claimaudit.coverage.fingerprint import BESIDE, Fingerprint, FingerprintIndex, unwrapped
from claimaudit.coverage.waivers import Waiver, Waivers, load_waivers
from claimaudit.figures.figure import Part
from claimaudit.figures.known import UnknownLanguageError
from claimaudit.scan.candidate import Candidate, Vocabulary
from claimaudit.scan.chrome import Furniture
from claimaudit.scan.scanner import Scanner
from claimaudit.workspace.articles import Article
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace


class Seen(NamedTuple):
    """A candidate, and the page furniture that it stands in; None for the article itself."""

    candidate: Candidate
    inside: Furniture | None


# (text, language) -> the candidates in it, in their order.
Scan = Callable[[str, str | None], Sequence[Seen]]


def scan_vocabulary(workspace: Workspace) -> Vocabulary:
    """The names of the workspace's subjects and metrics, as articles print them."""
    known = workspace.library.vocabulary
    subjects: dict[str, str] = {}
    for subject in known.subjects.values():
        for name in subject.names:
            subjects.setdefault(name, subject.id)
    metrics: dict[str, str] = {}
    for metric in known.metrics.values():
        for name in (metric.zh, metric.en):
            metrics.setdefault(name, metric.id)
    return Vocabulary(subjects, metrics)


def make_scanner(workspace: Workspace) -> Scanner:
    """A scanner with the policy and the names of a workspace."""
    limit = workspace.policy.limits.quote_chars
    return Scanner(workspace.policy.figures(), scan_vocabulary(workspace), limit)


def seen_by(scanner: Scanner) -> Scan:
    """A scan that gives all that `scanner` finds, with what it passes over as page furniture."""

    def scan(text: str, language: str | None) -> Sequence[Seen]:
        stated = [Seen(found, None) for found in scanner.scan(text, language)]
        hidden = [Seen(*found) for found in scanner.passed_over(text, language)]
        return sorted(stated + hidden, key=lambda seen: seen.candidate.start)

    return scan


# What a person can do about a figure that cannot be read.
UNREADABLE_FIX = (
    "See what its publisher means. No claim can declare it as it is printed: waive it, with what "
    "it says as the reason (`claimaudit review`)."
)


@dataclass(frozen=True)
class ScannedCandidate:
    """A candidate with its sentence on one line, its fingerprint, whether a claim covers it, and
    the waiver that holds it. A waiver without a reason holds nothing."""

    candidate: Candidate
    quote: str
    fingerprint: Fingerprint
    covered: bool
    waiver: Waiver | None
    inside: Furniture | None = None
    """The page furniture that it stands in, where it is passed over."""

    @property
    def figure(self) -> str | None:
        """Its figure as printed, None where it has none."""
        return self.candidate.text if self.candidate.has_figure else None

    @property
    def is_open(self) -> bool:
        """Whether it stands in the article itself, no claim covers it and no waiver holds it."""
        return self.inside is None and not self.covered and self.waiver is None

    @property
    def is_hidden(self) -> bool:
        """Whether it stands in page furniture, no claim covers it and no waiver holds it."""
        return self.inside is not None and not self.covered and self.waiver is None


@dataclass(frozen=True)
class ScannedArticle:
    """An article with its candidates in their order, its waivers, and the `idle` ones of these,
    which have nothing to waive."""

    article: Article
    candidates: tuple[ScannedCandidate, ...]
    waivers: Waivers
    idle: frozenset[Waiver]
    index: FingerprintIndex
    unread: UnknownLanguageError | None = None
    """The error, where its language cannot be read; no waiver is idle then."""

    @property
    def open(self) -> list[ScannedCandidate]:
        """The candidates of the article itself that no claim covers and no waiver holds."""
        return [c for c in self.candidates if c.is_open]

    @property
    def hidden(self) -> list[ScannedCandidate]:
        """The candidates in page furniture that no claim covers and no waiver holds."""
        return [c for c in self.candidates if c.is_hidden]

    def waiver(self, found: ScannedCandidate, reason: str, review_by: str) -> Waiver:
        """A waiver for a candidate, with the words beside its sentence."""
        text, start, end = self.article.text, found.candidate.quote_start, found.candidate.quote_end
        return Waiver(
            quote=found.quote,
            figure=found.figure,
            reason=reason,
            review_by=review_by,
            prefix=unwrapped(text[max(0, start - BESIDE) : start]) or None,
            suffix=unwrapped(text[end : end + BESIDE]) or None,
        )


def scanned_articles(
    workspace: Workspace, articles: Mapping[str, Article]
) -> dict[str, ScannedArticle]:
    """Article id -> the scanned article, for these of the workspace. Raises BrokenInputError where
    a waiver cannot be read."""
    claims, scan = workspace.register.claims.values(), _kept_scan(workspace, articles.values())
    return read_articles(articles, claims, load_waivers(workspace), scan)


def _kept_scan(workspace: Workspace, articles: Iterable[Article]) -> Scan:
    """A scan that uses the cached results of the last run for these articles."""
    texts = list[tuple[str, str | None]]()
    for article in articles:
        with suppress(UnknownLanguageError):
            texts.append((article.text, article.language))
    afresh = cache(lambda: seen_by(make_scanner(workspace)))
    of = (workspace.basis, *(str(part) for text in texts for part in text))
    known = cached(entry_name(workspace.root, "scan"), of, lambda: {t: afresh()(*t) for t in texts})
    return lambda *article: known[article] if article in known else afresh()(*article)


def read_articles(
    articles: Mapping[str, Article],
    claims: Iterable[RegisteredClaim],
    waivers: Mapping[str, Waivers],
    scan: Scan,
) -> dict[str, ScannedArticle]:
    """Article id -> the article scanned by `scan`, with its own of the `claims` and `waivers`."""
    claims_of: dict[str, list[RegisteredClaim]] = {}
    for claim in claims:
        claims_of.setdefault(claim.article.id, []).append(claim)
    return {
        i: _read_article(article, claims_of.get(i, ()), waivers.get(i, {}), scan)
        for i, article in sorted(articles.items())
    }


def _read_article(
    article: Article, claims: Sequence[RegisteredClaim], waivers: Waivers, scan: Scan
) -> ScannedArticle:
    text = article.text
    try:
        seen = scan(text, article.language)
    except UnknownLanguageError as unknown:
        return ScannedArticle(
            article, (), waivers, frozenset(), FingerprintIndex(text, ()), unknown
        )
    found = [one.candidate for one in seen]
    covered = _covered(claims, found)
    index = FingerprintIndex(text, found)
    holding: dict[int, Waiver] = {}
    idle = []
    # A waiver that notes more of what stands beside its sentence chooses its places first.
    noted = {one: len(one.fingerprint.prefix + one.fingerprint.suffix) for one in waivers}
    for waiver in sorted(waivers, key=noted.__getitem__, reverse=True):
        meant = {n: at for n, at in index.find(waiver.fingerprint).items() if not covered[n]}
        if not meant:
            idle.append(waiver)
        elif waiver.has_reason:
            free = sorted({at for n, at in meant.items() if n not in holding})[: waiver.places]
            holding |= {n: waiver for n, at in meant.items() if n not in holding and at in free}
    quotes = [unwrapped(text[c.quote_start : c.quote_end]) for c in found]
    candidates = tuple(
        ScannedCandidate(c, quotes[n], index.fingerprints[n], covered[n], holding.get(n), inside)
        for n, (c, inside) in enumerate(seen)
    )
    return ScannedArticle(article, candidates, waivers, frozenset(idle), index)


def _covered(claims: Sequence[RegisteredClaim], found: Sequence[Candidate]) -> list[bool]:
    """Whether claims cover each candidate. A figure is covered by a claim of that figure, or by
    claims of both its ends; a dated event by any claim that is of it (`_is_of`); other candidates
    only by such a claim without a figure, for one with a figure is about the figure alone."""
    spans = [(*claim.stated[1:], claim.claim.part) for claim in claims if claim.stated]
    figures = sorted(spans, key=lambda span: span[:2])
    wordings = [claim for claim in claims if claim.stated is None]
    return [
        _is_declared(figures, one)
        if one.has_figure
        else any(_is_of(claim, one) for claim in (claims if one.kind == "dated" else wordings))
        for one in found
    ]


def _is_of(claim: RegisteredClaim, one: Candidate) -> bool:
    """Whether a claim's quote overlaps the candidate and stays within its sentence; otherwise one
    opinion could cover a page."""
    return (
        claim.start < one.end
        and one.start < claim.end
        and (one.quote_start <= claim.start and claim.end <= one.quote_end)
    )


def _is_declared(figures: list[tuple[int, int, Part | None]], found: Candidate) -> bool:
    """Whether a candidate, or each of its two ends, is among the sorted (start, end, part)."""
    first = bisect_left(figures, found.start, key=lambda figure: figure[0])
    last = bisect_left(figures, found.end, key=lambda figure: figure[0])
    parts = {part for _, end, part in figures[first:last] if end <= found.end}
    if {"low", "high"} <= parts or {"from", "to"} <= parts:
        return True
    return (found.start, found.end, None) in figures[first:last]
