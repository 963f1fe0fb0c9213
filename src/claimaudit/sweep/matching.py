"""Matching a linked figure: with a checked claim that says the same, or else with facts.

Against facts it is judged as in an audit, as a claim of form `value` that states no more than its
sentence prints.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from claimaudit.figures import Figure, Interval
from claimaudit.sweep.beside import is_of_period
from claimaudit.sweep.known import LINKING, REGIONS, Checked, Known, Quantity, value_of
from claimaudit.sweep.leads import LeadOutcome
from claimaudit.sweep.linking import Link
from claimaudit.verdict.evidence import Evidence, Trial
from claimaudit.verdict.judge import Outcome
from claimaudit.verdict.span import Span
from claimaudit.verdict.weigh import Weigher
from claimaudit.workspace.articles import Article, CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import held_conditions
from claimaudit.workspace.references import Metric
from claimaudit.workspace.register import RegisteredClaim

_SEVERAL, _LIMITS = LINKING.table("several"), LINKING.decimals("limits")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is printed around a figure: the article's day and language, the date beside the figure
    (`as_of`) and the `values` of conditions. `period` (the kind of period near it) and `is_to_come`
    are looked for only where they are called."""

    published: str | None
    language: str | None
    as_of: str | None
    values: frozenset[str]
    period: Callable[[], str | None]
    is_to_come: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Match:
    """The outcome for a figure, with the claims or facts that it was matched with."""

    outcome: LeadOutcome
    claims: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class TimedMatch:
    """A match for a sentence of any time. `periods`: for each trial behind it, the periods of its
    facts; `days`: the days of facts of momentary metrics; `passes`: whether the value holds for
    weeks only, so that articles of other weeks do not match."""

    match: Match
    periods: list[set[str]]
    days: frozenset[str]
    passes: bool

    def is_of(self, printed: Surroundings) -> bool:
        """Whether the facts that decided are of the time that the sentence speaks of."""
        return self._is_of_year(printed) and self._is_of_period(printed)

    def _is_of_year(self, printed: Surroundings) -> bool:
        """Momentary facts must be of the year beside the figure, else of that of its article. Where
        neither is known, a figure may agree but not deviate."""
        if not self.days:
            return True
        if (when := printed.as_of or printed.published) is None:
            return self.match.outcome == "agrees"
        if self.passes and when == printed.published:
            return any(_are_near(when, day) for day in self.days)
        return when[:4] in {day[:4] for day in self.days}

    def _is_of_period(self, printed: Surroundings) -> bool:
        """Whether the facts that decided are of a period of the printed kind: those of every trial,
        for an agreement those of one."""
        if not any(self.periods) or (near := printed.period()) is None:
            return True
        fit = (all(is_of_period(near, one) for one in some) for some in self.periods)
        return any(fit) if self.match.outcome == "agrees" else all(fit)


class Matcher:
    """Matches figures with what is known; judgements are cached."""

    def __init__(self, known: Known) -> None:
        self._known, self._weigher = known, Weigher(known.library, known.policy)
        kinds = known.library.vocabulary.table.conditions
        self._open = {name for name, one in kinds.items() if one.kind == "open"}
        published = (d.published for d in known.library.documents.values() if d.published)
        self._days = sorted({day + "-01-01"[len(day) - 4 :] for day in published})
        self._held = lru_cache(maxsize=10_000)(self._against_facts)

    def match(self, link: Link, figure: Figure, printed: Surroundings) -> Match | None:
        """The match of a figure, None where nothing fits it. A claim that says the same goes before
        the facts, for a person has checked it."""
        known = self._known.quantities[link.subject, link.metric]
        stated = _stated(known, printed.values)
        again = known.claims.get(value_of(figure, self._known.policy), ())
        if self._is_elsewhere(link, known, printed):
            return None
        claims = [c for c in again if _is_of(c, known, stated, printed)]
        if claims:
            verdict = ", ".join(sorted({claim.verdict for claim in claims}))
            return Match("repeated", tuple(sorted(c.id for c in claims)), verdict=verdict)
        if any(len(values) > 1 for values in stated.values()):
            return None  # the sentence names two regions, and the figure may be of either
        conditions = tuple((name, *values) for name, values in sorted(stated.items()) if values)
        bare = figure._replace(text="", start=0, end=0)
        about = self._since(printed.published), printed.language, printed.as_of
        found = self._held(link.subject, link.metric, bare, conditions, about)
        if found is None or not found.is_of(printed) or printed.is_to_come():
            return None
        return found.match

    def _is_elsewhere(self, link: Link, known: Quantity, printed: Surroundings) -> bool:
        """Whether the sentence names a region and none for which the quantity is known: the share
        of the world where that of China is known. The name of a market says itself where it is."""
        regions = known.under.get("region", set())
        if not regions or self._known.library.vocabulary.subjects[link.subject].kind == "market":
            return False
        return not regions & printed.values and not printed.values.isdisjoint(REGIONS)

    def _against_facts(
        self,
        subject: str,
        metric: str,
        figure: Figure,
        conditions: tuple[tuple[str, str], ...],
        about: tuple[str | None, ...],
    ) -> TimedMatch | None:
        claim = _claim(subject, metric, dict(conditions), about[2])
        article = _article(about[0], about[1])
        registered = RegisteredClaim(claim, article, 0, 0, figure, None, 0, "", 0)
        evidence = self._weigher.weigh(registered)
        row = evidence.row
        several = _SEVERAL.get(metric, ())
        has_several = self._known.library.vocabulary.subjects[subject].kind in several
        if has_several and (figure.bound != "exact" or not row.hold):
            return None
        trials = [w.trial for w in evidence.trials if w.decides]
        if row.hold or row.mixed:
            bears_out = [t for t in trials if t.outcome not in (Outcome.miss, Outcome.inconclusive)]
            is_of_stretch = not self._known.library.vocabulary.metrics[metric].momentary
            # "Over 100%" may be true of other years.
            if is_of_stretch and None in (figure.low, figure.high):
                bears_out = [t for t in bears_out if not self._open & set(t.conditions)]
            # "Over 500" is not about a value of 1,400.
            if row.understated or not _is_within("agrees", figure, bears_out):
                return None
            return self._when("agrees", metric, trials, bears_out)
        if not self._deviates(evidence) or not _is_within("deviates", figure, trials):
            return None
        return self._when("deviates", metric, trials, trials)

    def _when(
        self, outcome: LeadOutcome, metric: str, trials: list[Trial], brought: list[Trial]
    ) -> TimedMatch:
        """The outcome of `trials`, with the times of the facts in the trials that `brought` it."""
        measured = self._known.library.vocabulary.metrics[metric]
        days = {f.fact.as_of for t in brought for f in t.facts if measured.momentary}
        passes = measured.momentary and "period" in measured.conditions
        return TimedMatch(
            Match(outcome, facts=_facts(trials)),
            [_periods(measured, trial) for trial in brought],
            frozenset(day for day in days if day),
            outcome == "deviates" or passes,
        )

    def _since(self, published: str | None) -> str | None:
        """The day of the last document before `published`. All articles from there to the next
        document are judged alike, and so share an entry of the cache."""
        if published is None or len(published) < len("2026-01-05"):
            return published
        known = bisect_right(self._days, published)
        return self._days[known - 1] if known else "1000-01-01"

    def _deviates(self, evidence: Evidence) -> bool:
        """Whether the figure lies outside of all trials that decide, and none of them depends on a
        condition that the sentence leaves open."""
        swept = {n for w in evidence.trials if w.decides for n in w.trial.conditions}
        return evidence.row.miss > 0 and not swept & self._open


def _periods(measured: Metric, trial: Trial) -> set[str]:
    """The periods in which the facts of a trial hold."""
    periods = (held_conditions(measured, fact.fact).get("period") for fact in trial.facts)
    return {period for period in periods if period}


def _is_within(outcome: LeadOutcome, figure: Figure, trials: list[Trial]) -> bool:
    """Whether a figure is near enough to the reference of one of `trials` to be about it."""
    value = Span.of(figure).value
    return any(
        t.reference is None or _times(value, t.reference.interval) <= _LIMITS[outcome]
        for t in trials
    )


def _times(value: Decimal, said: Interval) -> Decimal:
    """The ratio, of 1 or more, between `value` and the nearest end of the interval."""
    if Interval.point(value).overlaps(said):
        return Decimal(1)
    end = said.high if said.low is None or said.low < value else said.low
    if end is None or end * value <= 0:
        return Decimal("inf")
    return max(value / end, end / value)


def _are_near(one: str, other: str) -> bool:
    """Whether two days are near each other; of a month or year, whether the other lies in it."""
    if min(len(one), len(other)) < len("2026-01-05"):
        return one.startswith(other) or other.startswith(one)
    apart = date.fromisoformat(one) - date.fromisoformat(other)
    return abs(apart.days) <= _LIMITS["days"]


def _stated(known: Quantity, named: Iterable[str]) -> dict[str, list[str]]:
    """Condition -> those of its known values that a sentence names."""
    return {name: sorted(values.intersection(named)) for name, values in known.under.items()}


def _is_of(
    claim: Checked, known: Quantity, stated: dict[str, list[str]], printed: Surroundings
) -> bool:
    """Whether a sentence may be about the same as the claim: it names the claim's values of
    conditions that have several, and no other year or kind of period."""
    for name, values in known.under.items():
        own = claim.conditions.get(name)
        if len(values) > 1 and own is not None and own not in stated[name]:
            return False
        if own is None and stated[name]:
            return False
    if (period := claim.conditions.get("period")) is None:
        return True
    near, as_of = printed.period(), printed.as_of
    if near and not is_of_period(near, period):
        return False
    return not (as_of and len(period) == len(as_of) and period != as_of)


def _facts(trials: list[Trial]) -> tuple[str, ...]:
    """The ids of the facts that decided, sorted."""
    return tuple(
        sorted({f.id for t in trials if t.outcome is not Outcome.inconclusive for f in t.facts})
    )


def _claim(subject: str, metric: str, conditions: Conditions, as_of: str | None) -> Claim:
    """A claim that states no more than a sentence prints."""
    return Claim(
        id="swept",
        quote="swept",
        form="value",
        subject=subject,
        metric=metric,
        figure="swept",
        conditions=conditions,
        as_of=as_of,
    )


@lru_cache(maxsize=10_000)
def _article(published: str | None, language: str | None) -> Article:
    """A stand-in for an article of the archive, as the judge needs one."""
    entry = CatalogEntry(
        id=f"swept-{published}",  # the judge caches by id what documents are worth
        file="swept",
        title="",
        publisher="",
        published=published,
        language=language or "und",
        sha256="0" * 64,
        rights="",
    )
    return Article(entry, "")
