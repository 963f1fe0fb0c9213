"""Sweeping articles: each figure is linked to a known quantity and held against it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import groupby
from operator import attrgetter

from claimaudit.base.folding import Folded, fold
from claimaudit.base.problems import Problem
from claimaudit.figures import Figure
from claimaudit.figures.dates import UnreadableDateError, read_days
from claimaudit.figures.directions import goes
from claimaudit.figures.known import UnknownLanguageError, viewed_as
from claimaudit.figures.lexicon import TOGETHER
from claimaudit.scan.candidate import Candidate
from claimaudit.scan.collect import TooManyNumbersError
from claimaudit.scan.language import told_or_detected
from claimaudit.scan.scanner import Scanner
from claimaudit.sweep.archive import Entry, Read
from claimaudit.sweep.known import LINKING, Known
from claimaudit.sweep.leads import Lead, exact
from claimaudit.sweep.linking import Link, Linker
from claimaudit.sweep.matching import Match, Matcher, Surroundings
from claimaudit.workspace.wording.ways import opposite_way

# How many problems of a unit are kept for people; all are counted.
_TOLD = 5
_FISCAL = LINKING.pattern("fiscal")


class TooLargeError(ValueError):
    """An article of more bytes than the policy's limit."""


# The errors that leave an article out, and their names in the summary.
_LEFT_OUT: dict[type[Exception], str] = {
    TooLargeError: "large",
    UnknownLanguageError: "language",
    TooManyNumbersError: "numbers",
}


@dataclass
class Swept:
    """Counts of what became of the articles of a unit."""

    articles: int = 0
    figures: int = 0
    linked: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def leave_out(self, kind: str, problem: Problem) -> None:
        self.left_out[kind] += 1
        if len(self.problems) < _TOLD:
            self.problems.append(problem)


class Sweeper:
    """Sweeps articles for known quantities."""

    def __init__(self, known: Known) -> None:
        self.known, policy = known, known.policy
        self._scanner = Scanner(policy.figures(), quote_chars=policy.limits.quote_chars)
        self._most = policy.limits.article_bytes

    @cached_property
    def _matcher(self) -> Matcher:
        """Made in the worker that uses it: its caches cannot be sent there."""
        return Matcher(self.known)

    def sweep(self, articles: Iterable[Read], swept: Swept) -> Iterator[Lead]:
        """The leads in `articles`, in their order. `swept` is updated: it counts them, and notes
        what cannot be read."""
        for one in articles:
            if isinstance(one, Problem):
                swept.leave_out("unreadable", one)
                continue
            try:
                yield from self.sweep_one(one, swept)
            except tuple(_LEFT_OUT) as left:
                swept.leave_out(_LEFT_OUT[type(left)], Problem(one.id, 0, str(left)))

    def sweep_one(self, entry: Entry, swept: Swept) -> Iterator[Lead]:
        """The leads in one article. Raises one of _LEFT_OUT where it is not swept."""
        if len(entry.text) > self._most or len(entry.text.encode()) > self._most:
            raise TooLargeError(f"is larger than {self._most:,} bytes")
        language = told_or_detected(entry.text, entry.language)
        folded = fold(entry.text)
        found = self._scanner.scan(entry.text, language, folded)
        figures = [candidate for candidate in found if candidate.figure is not None]
        swept.articles += 1
        swept.figures += len(figures)
        seen = self._scanner.reader(language).seen
        linker, known = Linker(folded, self.known), self.known.metrics
        measured = (f for f in figures if f.figure and self.known.fits(known, f.figure.unit))
        for (start, end), some in groupby(measured, attrgetter("quote_start", "quote_end")):
            first, last = folded.at(start), folded.at(end)
            sentence = linker.sentence(first, last)
            for one in some:
                figure = one.figure
                if figure is None or not sentence.is_told(figure.unit):
                    continue
                at, behind = folded.at(one.start), folded.at(one.end)
                if (link := sentence.link(at, behind, figure.unit)) is None:
                    continue
                swept.linked += 1
                # A full-width comma may separate two numbers: 185，190.
                if "，" in one.text or sentence.is_supposed(at, behind):
                    continue
                printed = Surroundings(
                    entry.published,
                    language,
                    _as_of(one, entry.published, seen, folded.text[first:last]),
                    sentence.values,
                    partial(sentence.period, at, behind),
                    partial(sentence.is_to_come, at, behind),
                )
                match = self._matcher.match(link, figure, printed)
                if match is None:
                    continue
                if match.outcome == "deviates" and sentence.is_of_others(at, behind, link.metric):
                    continue
                if not self._is_turned(sentence.around(at, behind), link, figure, language):
                    yield _lead(entry, language, one, link, match)

    def _is_turned(
        self, words: tuple[str, str, str], link: Link, figure: Figure, language: str | None
    ) -> bool:
        """Whether a clause (before, figure, behind) says that the figure went the other way than
        its metric does. The name of the metric itself (股价涨跌) does not count."""
        metric = self.known.library.vocabulary.metrics[link.metric]
        if (way := opposite_way(figure, metric)) is None:
            return False
        before, printed, behind = words
        before = before.replace(metric.zh, " " * len(metric.zh))
        tags = (viewed,) if (viewed := viewed_as(language)) else TOGETHER
        start, end = len(before), len(before) + len(printed)
        return goes(way, before + printed + behind, start, end, figure.unit, tags)


def _as_of(
    candidate: Candidate, near: str | None, seen: Callable[[Folded], Folded], sentence: str
) -> str | None:
    """The day, month or year printed beside a figure; None for none, or for a fiscal year."""
    if candidate.as_of is None:
        return None
    try:
        written = read_days(candidate.as_of, near, seen).written
    except UnreadableDateError:
        return None
    is_fiscal = any(written in found.groups() for found in _FISCAL.finditer(sentence))
    return None if is_fiscal else written


def _lead(entry: Entry, language: str | None, found: Candidate, link: Link, match: Match) -> Lead:
    figure = found.figure
    assert figure is not None
    return Lead(
        article=entry.id,
        url=entry.url,
        outlet=entry.outlet,
        published=entry.published,
        language=language,
        start=found.start,
        end=found.end,
        quote_start=found.quote_start,
        quote_end=found.quote_end,
        quote=entry.text[found.quote_start : found.quote_end],
        figure=found.text,
        value=exact(figure.value) or "",
        low=exact(figure.low),
        high=exact(figure.high),
        unit=figure.unit,
        bound=figure.bound,
        subject=link.subject,
        metric=link.metric,
        confidence=f"{link.confidence:.3f}",
        outcome=match.outcome,
        claims=match.claims,
        facts=match.facts,
        verdict=match.verdict,
    )
