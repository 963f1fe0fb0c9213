"""From the trials of a claim to what the rules are written over: one row of counts and flags."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypedDict

from claimaudit.figures import Figure, Interval
from claimaudit.figures.dates import read_iso
from claimaudit.verdict.groups import BEARS_OUT, Grouped, group
from claimaudit.verdict.judge import HOLDING, Outcome, Span
from claimaudit.verdict.standing import Standing, standing
from claimaudit.verdict.trials import Trial, claimed_figure
from claimaudit.verdict.trying import try_claim
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim

_MISSING = frozenset(
    {Outcome.miss, Outcome.slip, Outcome.opposite, Outcome.overstated, Outcome.refuted}
)


@dataclass(frozen=True)
class WeighedTrial:
    """A trial, what its weakest fact is worth, and whether it came after the article."""

    trial: Trial
    standing: Standing
    late: bool
    decides: bool


@dataclass(frozen=True)
class Evidence:
    """Everything that one claim was set against. The fields up to `articles_disagree` are
    the columns of the evidence table; docs/method.md says what the rules make of them."""

    id: str
    article: str
    form: str
    rated: bool
    facts: int  # facts of the quantity, whatever their conditions
    comparable: int  # trials that conditions, units and dates allow
    seen: int  # of these, trials on facts that somebody has seen in some document
    deciding: int  # trials that decide
    groups_hold: int  # combinations of open conditions under which it holds …
    groups_miss: int  # … does not …
    groups_mixed: int  # … and under which the sources disagree
    partly: int
    overstated: int
    opposite: int
    slip: int
    refuted: int
    elsewhere: int  # trials that hold under another scope than the stated one
    depends_on: str  # holds_only_under, scope_mismatch, base_not_stated, period or ""
    provisional: bool
    truncated: bool
    understated: bool
    announced: bool
    superseded: bool  # a later document gives another figure where the claim holds
    arithmetic_slip: bool = False
    articles_disagree: bool = False
    trials: tuple[WeighedTrial, ...] = ()
    claimed: Interval | None = None
    unit: str | None = None
    depends_names: tuple[str, ...] = ()
    registered: RegisteredClaim | None = field(default=None, repr=False)
    figure: Figure | None = None  # in the sense in which facts are kept


class _Counts(TypedDict):
    groups_hold: int
    groups_miss: int
    groups_mixed: int
    partly: int
    overstated: int
    opposite: int
    slip: int
    refuted: int


@lru_cache(maxsize=4096)
def _first_day(written: str) -> date:
    return read_iso(written).first


@lru_cache(maxsize=4096)
def _last_day(written: str) -> date:
    return read_iso(written).last


class Scales:
    """Weighs claims against one library; remembers what each fact is worth."""

    def __init__(self, library: Library, policy: Policy) -> None:
        self.library, self.policy = library, policy
        self._standing: dict[str, Standing] = {}

    def worth(self, fact: ReadFact) -> Standing:
        """What `fact` can decide."""
        if fact.id not in self._standing:
            self._standing[fact.id] = standing(fact, self.library, self.policy.tiers)
        return self._standing[fact.id]

    def weigh(self, registered: RegisteredClaim, given: Library | None = None) -> Evidence:
        """The evidence row of one claim: what all facts make of it, or only those of `given`,
        each worth what it is worth beside all others."""
        tried = try_claim(registered, given or self.library, self.policy)
        weighed = self._weighed(registered, tried.trials)
        comparable = _comparable(weighed)
        deciding = [w for w in comparable if w.decides]
        elsewhere = self._weighed(registered, tried.elsewhere)
        grouped = group([w.trial for w in deciding], self.library.vocabulary)
        outcomes = [w.trial.outcome for w in deciding]
        plainly = bool(grouped.hold) and not (grouped.miss or grouped.mixed)
        only = frozenset(outcomes) & HOLDING if plainly else frozenset()
        figure = claimed_figure(registered, self.library)
        span = Span.of(figure) if figure else None
        return Evidence(
            id=registered.id,
            article=registered.article.id,
            form=registered.claim.form,
            rated=registered.claim.kind == "fact",
            facts=tried.candidates,
            comparable=len(comparable),
            seen=sum(w.standing > Standing.unseen for w in comparable),
            deciding=len(deciding),
            **_counts(grouped, outcomes),
            elsewhere=sum(w.decides and w.trial.outcome in HOLDING for w in elsewhere),
            depends_on=grouped.depends_on,
            provisional=_rests_on_pairs(deciding),
            truncated=only == {Outcome.truncated},
            understated=only == {Outcome.understated},
            announced=any(_announced(f) for w in deciding for f in w.trial.facts),
            superseded=any(_late_miss(w) and _of_the_same(w.trial, grouped) for w in weighed),
            trials=tuple(weighed),
            claimed=span.interval if span else None,
            unit=span.unit if span else None,
            depends_names=grouped.names,
            registered=registered,
            figure=figure,
        )

    def _weighed(
        self, registered: RegisteredClaim, trials: tuple[Trial, ...]
    ) -> list[WeighedTrial]:
        judged = registered.article.entry.judged
        rows = [
            (t, min(self.worth(f) for f in t.facts), any(_is_late(f, judged) for f in t.facts))
            for t in trials
        ]
        enough = [
            r for r in rows if r[1] >= Standing.paired and r[0].outcome is not Outcome.inconclusive
        ]
        # A later document may bear a claim out where nothing earlier decides; it convicts none.
        late_bear_out = all(late for _, _, late in enough) and all(
            trial.outcome in HOLDING for trial, _, _ in enough
        )
        return [
            WeighedTrial(t, worth, late, worth >= Standing.paired and (not late or late_bear_out))
            for t, worth, late in rows
        ]


def _comparable(weighed: list[WeighedTrial]) -> list[WeighedTrial]:
    """The trials that decide, or would if their sources were worth more. What came after the
    article is asked only where nothing earlier is there, and only what could still bear out."""
    conclusive = [w for w in weighed if w.trial.outcome is not Outcome.inconclusive]
    timely = [w for w in conclusive if w.decides or not w.late]
    came_too_late = any(w.standing >= Standing.paired for w in conclusive)
    return timely or ([] if came_too_late else conclusive)


def _rests_on_pairs(deciding: list[WeighedTrial]) -> bool:
    """Whether one side of the answer has only retellings: without them it would be another."""
    bears_out = [w for w in deciding if w.trial.outcome in BEARS_OUT]
    against = [w for w in deciding if w.trial.outcome not in BEARS_OUT]
    sides = [side for side in (bears_out, against) if side]
    return any(all(w.standing < Standing.alone for w in side) for side in sides)


def _counts(grouped: Grouped, outcomes: list[Outcome]) -> _Counts:
    return {
        "groups_hold": len(grouped.hold),
        "groups_miss": len(grouped.miss),
        "groups_mixed": len(grouped.mixed),
        "partly": outcomes.count(Outcome.partly),
        "overstated": outcomes.count(Outcome.overstated),
        "opposite": outcomes.count(Outcome.opposite),
        "slip": outcomes.count(Outcome.slip),
        "refuted": outcomes.count(Outcome.refuted),
    }


def _is_late(fact: ReadFact, judged: str | None) -> bool:
    """Whether the fact's document came out after the article was."""
    published = fact.document.published
    return (
        published is not None and judged is not None and _first_day(published) > _last_day(judged)
    )


def _late_miss(weighed: WeighedTrial) -> bool:
    late = weighed.late and not weighed.decides and weighed.standing >= Standing.paired
    return late and weighed.trial.outcome in _MISSING


def _of_the_same(trial: Trial, grouped: Grouped) -> bool:
    """Whether the trial speaks of conditions under which the claim holds; an attestation
    speaks of the claim under whatever conditions."""
    attested = trial.facts[0].fact.attests is not None
    return trial.key in grouped.hold or (attested and bool(grouped.hold))


def _announced(fact: ReadFact) -> bool:
    """Whether the fact is a specification that was announced; a plan is no specification."""
    return fact.fact.conditions.get("status") == "announced"
