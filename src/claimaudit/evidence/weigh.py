"""From the trials of a claim to what the rules are written over: one row of counts and flags."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from claimaudit.claims.load import RegisteredClaim
from claimaudit.evidence.judge import HOLDING, Outcome, Span
from claimaudit.evidence.match import Key
from claimaudit.evidence.standing import Standing, standing
from claimaudit.evidence.trials import Tried, Trial, claimed_figure, try_claim
from claimaudit.figures import Interval
from claimaudit.figures.dates import read_iso
from claimaudit.policy import Policy
from claimaudit.references.load import Library, ReadFact

ANNOUNCED = frozenset({"announced", "planned"})
_MISSING = (Outcome.miss, Outcome.slip, Outcome.opposite, Outcome.overstated, Outcome.refuted)


@dataclass(frozen=True)
class WeighedTrial:
    """A trial, what its weakest fact is worth, and whether it came after the article."""

    trial: Trial
    standing: Standing
    late: bool
    decides: bool


@dataclass(frozen=True)
class Evidence:
    """Everything that one claim was set against. The fields up to `trials` are the columns
    of the evidence table; docs/method.md says what each rule makes of them."""

    id: str
    article: str
    form: str
    rated: bool
    facts: int  # facts of the quantity, whatever their conditions
    comparable: int  # trials that conditions and units allow
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
    late_misses: int
    arithmetic_slip: bool = False
    articles_disagree: bool = False
    trials: tuple[WeighedTrial, ...] = ()
    claimed: Interval | None = None
    unit: str | None = None
    depends_names: tuple[str, ...] = ()
    registered: RegisteredClaim | None = field(default=None, repr=False)


class Scales:
    """Weighs claims against one library; remembers what each fact is worth."""

    def __init__(self, library: Library, policy: Policy) -> None:
        self.library, self.policy = library, policy
        self._standing: dict[str, Standing] = {}
        self._published: dict[str, date | None] = {}

    def worth(self, fact: ReadFact) -> Standing:
        """What `fact` can decide."""
        if fact.id not in self._standing:
            self._standing[fact.id] = standing(fact, self.library, self.policy.tiers)
        return self._standing[fact.id]

    def _is_late(self, fact: ReadFact, judged: str | None) -> bool:
        """Whether the fact's document came out after the article was."""
        published = fact.document.published
        if published is None or judged is None:
            return False
        if published not in self._published:
            self._published[published] = read_iso(published).first
        first = self._published[published]
        return first is not None and first > read_iso(judged).last

    def weigh(self, registered: RegisteredClaim) -> Evidence:
        """The evidence row of one claim."""
        tried = try_claim(registered, self.library, self.policy)
        weighed = self._weighed(registered, tried.trials)
        deciding = [w for w in weighed if w.decides]
        conclusive = [w.trial for w in deciding if w.trial.outcome is not Outcome.inconclusive]
        groups = _groups(conclusive)
        hold = [k for k, kinds in groups.items() if kinds == {True}]
        miss = [k for k, kinds in groups.items() if kinds == {False}]
        mixed = [k for k, kinds in groups.items() if len(kinds) > 1]
        names = _separating(hold, miss)
        outcomes = [t.outcome for t in conclusive]
        figure = claimed_figure(registered, self.library)
        span = Span.of(figure) if figure else None
        late = [
            w.trial for w in weighed if w.late and w.standing >= Standing.paired and not w.decides
        ]
        return Evidence(
            id=registered.id,
            article=registered.article.id,
            form=registered.claim.form,
            rated=registered.claim.kind == "fact",
            facts=tried.candidates,
            comparable=len(weighed) and sum(w.trial.outcome is not Outcome.inconclusive for w in weighed),
            seen=sum(w.standing > Standing.unseen for w in weighed),
            deciding=len(conclusive),
            groups_hold=len(hold),
            groups_miss=len(miss),
            groups_mixed=len(mixed),
            partly=outcomes.count(Outcome.partly),
            overstated=outcomes.count(Outcome.overstated),
            opposite=outcomes.count(Outcome.opposite),
            slip=outcomes.count(Outcome.slip),
            refuted=outcomes.count(Outcome.refuted),
            elsewhere=self._elsewhere(registered, tried),
            depends_on=self._reason(names),
            provisional=bool(conclusive) and not any(
                w.standing is Standing.alone for w in deciding if w.trial.outcome is not Outcome.inconclusive
            ),
            truncated=bool(hold) and Outcome.holds not in outcomes and Outcome.truncated in outcomes,
            understated=bool(hold) and Outcome.understated in outcomes and Outcome.holds not in outcomes,
            announced=any(f.fact.conditions.get("status") in ANNOUNCED for t in conclusive for f in t.facts),
            late_misses=sum(t.outcome in _MISSING for t in late),
            trials=tuple(weighed),
            claimed=span.interval if span else None,
            unit=span.unit if span else None,
            depends_names=names,
            registered=registered,
        )  # fmt: skip

    def _weighed(
        self, registered: RegisteredClaim, trials: tuple[Trial, ...]
    ) -> list[WeighedTrial]:
        judged = registered.article.entry.judged
        rows = []
        for trial in trials:
            worth = min(self.worth(f) for f in trial.facts)
            rows.append((trial, worth, any(self._is_late(f, judged) for f in trial.facts)))
        enough = [r for r in rows if r[1] >= Standing.paired]
        timely = [r for r in enough if not r[2]]
        # A later document may bear a claim out; it never convicts one.
        borne_out = not timely and bool(enough) and all(r[0].outcome in HOLDING for r in enough)
        return [
            WeighedTrial(t, s, late, s >= Standing.paired and (not late or borne_out))
            for t, s, late in rows
        ]

    def _elsewhere(self, registered: RegisteredClaim, tried: Tried) -> int:
        rows = self._weighed(registered, tried.elsewhere)
        return sum(w.decides and w.trial.outcome in HOLDING for w in rows)

    def _reason(self, names: tuple[str, ...]) -> str:
        kinds = self.library.vocabulary.table.conditions
        reasons = [kinds[n].reason or "period" for n in names]
        for reason in ("period", "scope_mismatch", "base_not_stated"):
            if reasons and all(r == reason for r in reasons):
                return reason
        return "holds_only_under" if reasons else ""


def _groups(trials: list[Trial]) -> dict[Key, set[bool]]:
    groups: dict[Key, set[bool]] = {}
    for trial in trials:
        groups.setdefault(trial.key, set()).add(
            trial.outcome in HOLDING or trial.outcome is Outcome.partly
        )
    return groups


def _separating(hold: list[Key], miss: list[Key]) -> tuple[str, ...]:
    """The conditions whose values tell the holding combinations from the others."""
    if not hold or not miss:
        return ()
    held, missed = [dict(k) for k in hold], [dict(k) for k in miss]
    names = sorted({n for key in (*held, *missed) for n in key})
    apart = [n for n in names if not {k.get(n) for k in held} & {k.get(n) for k in missed}]
    if apart:
        return tuple(apart)
    return tuple(
        n for n in names if {k.get(n) for k in held} != {k.get(n) for k in missed}
    ) or tuple(names)
