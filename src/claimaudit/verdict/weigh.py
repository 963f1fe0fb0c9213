"""From the trials of a claim to its evidence: what they are worth, sorted and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claimaudit.figures.dates import read_iso
from claimaudit.verdict.arithmetic import Sum, blamed, check_arithmetic
from claimaudit.verdict.evidence import Evidence, Row, WeighedTrial
from claimaudit.verdict.forms import try_claim
from claimaudit.verdict.groups import BEARS_OUT, Grouped, group
from claimaudit.verdict.judge import HOLDING, Outcome
from claimaudit.verdict.match import Apart, Cause
from claimaudit.verdict.standing import Standing, standing
from claimaudit.verdict.trials import Trial, claimed_figure
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import DeclaredArithmetic, RegisteredClaim
from claimaudit.workspace.workspace import Workspace

_MISSING = frozenset(
    {Outcome.miss, Outcome.slip, Outcome.opposite, Outcome.overstated, Outcome.refuted}
)


@dataclass(frozen=True)
class Weighed:
    """Evidence for every claim, sorted by id, and every sum recomputed."""

    rows: tuple[Evidence, ...]
    sums: tuple[Sum, ...]


def weigh_all(workspace: Workspace) -> Weighed:
    """All evidence of a workspace. Raises BrokenInputError where a sum cannot be computed."""
    return _weigh(workspace, sorted(workspace.register.claims), workspace.register.arithmetic)


def weigh_one(workspace: Workspace, claim_id: str) -> Weighed:
    """The same of one claim alone, with the sums that use it or would blame it."""
    touching = (
        declared
        for declared in workspace.register.arithmetic
        if claim_id in (*declared.entry.blames, *declared.entry.terms.values())
    )
    return _weigh(workspace, [claim_id], touching)


def _weigh(
    workspace: Workspace, names: Iterable[str], arithmetic: Iterable[DeclaredArithmetic]
) -> Weighed:
    claims, policy = workspace.register.claims, workspace.policy
    sums = check_arithmetic(arithmetic, claims, policy)
    weigher, notes = Weigher(workspace.library, policy), blamed(sums)
    rows = (weigher.weigh(claims[name], notes.get(name, set())) for name in names)
    return Weighed(tuple(rows), tuple(sums))


class Weigher:
    """Weighs claims against one library; remembers what each fact is worth."""

    def __init__(self, library: Library, policy: Policy) -> None:
        self.library, self.policy = library, policy
        self._standing: dict[str, Standing] = {}

    def worth(self, fact: ReadFact) -> Standing:
        """What `fact` can decide."""
        if fact.id not in self._standing:
            self._standing[fact.id] = standing(fact, self.library, self.policy.tiers)
        return self._standing[fact.id]

    def weigh(
        self,
        registered: RegisteredClaim,
        notes: Set[str] = frozenset(),
        given: Library | None = None,
    ) -> Evidence:
        """The evidence of one claim. `notes` are the codes that failed sums give it. With `given`
        it is held against these facts alone, each worth what it is worth beside all others."""
        tried = try_claim(registered, given or self.library, self.policy)
        weighed = self._weighed(registered, tried.trials)
        elsewhere = self._weighed(registered, tried.elsewhere)
        deciding = [w.trial for w in _comparable(weighed) if w.decides]
        grouped = group(deciding, self.library.vocabulary)
        return Evidence(
            row=_row(registered, tried.facts, weighed, elsewhere, grouped, notes),
            registered=registered,
            trials=tuple(weighed),
            figure=claimed_figure(registered, self.library),
            depends_names=grouped.names,
            elsewhere=tuple(elsewhere),
            apart=(*tried.apart, *_set_aside(weighed, registered.article.entry.judged)),
        )

    def _weighed(self, registered: RegisteredClaim, trials: Sequence[Trial]) -> list[WeighedTrial]:
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


def _row(
    registered: RegisteredClaim,
    facts: int,
    weighed: list[WeighedTrial],
    elsewhere: list[WeighedTrial],
    grouped: Grouped,
    notes: Set[str],
) -> Row:
    comparable = _comparable(weighed)
    deciding = [w for w in comparable if w.decides]
    outcomes = Counter(w.trial.outcome for w in deciding)
    plainly = grouped.hold and not (grouped.miss or grouped.mixed)
    holding = HOLDING & outcomes.keys() if plainly else frozenset()
    return Row(
        id=registered.id,
        form=registered.claim.form,
        rated=registered.claim.kind == "fact",
        facts=facts,
        comparable=len(comparable),
        seen=sum(w.standing > Standing.unseen for w in comparable),
        hold=len(grouped.hold),
        miss=len(grouped.miss),
        mixed=len(grouped.mixed),
        depends_on=grouped.depends_on,
        elsewhere=sum(w.decides and w.trial.outcome in HOLDING for w in elsewhere),
        partly=outcomes[Outcome.partly],
        refuted=outcomes[Outcome.refuted],
        overstated=outcomes[Outcome.overstated],
        opposite=outcomes[Outcome.opposite],
        slip=outcomes[Outcome.slip],
        provisional=_rests_on_pairs(deciding),
        announced=any(_announced(f) for w in deciding for f in w.trial.facts),
        superseded=any(_late_miss(w) and _of_the_same(w.trial, grouped) for w in weighed),
        understated=holding == {Outcome.understated},
        truncated=holding == {Outcome.truncated},
        arithmetic_slip="arithmetic_slip" in notes,
        articles_disagree="articles_disagree" in notes,
    )


def _comparable(weighed: list[WeighedTrial]) -> list[WeighedTrial]:
    """The trials that decide, or would if their sources were worth more. What came after the
    article is asked only where nothing earlier is there, and only what could still bear out."""
    conclusive = [w for w in weighed if w.trial.outcome is not Outcome.inconclusive]
    timely = [w for w in conclusive if w.decides or not w.late]
    came_too_late = any(w.standing >= Standing.paired for w in conclusive)
    return timely or ([] if came_too_late else conclusive)


def _set_aside(weighed: list[WeighedTrial], judged: str | None) -> Iterator[Apart]:
    """Facts that were tried, but count in no comparable trial: too late, or left open."""
    counted = {f.id for w in _comparable(weighed) for f in w.trial.facts}
    told: set[tuple[str, str]] = set()
    for one in weighed:
        is_open = one.trial.outcome is Outcome.inconclusive
        for fact in one.trial.facts:
            cause: Cause = "open" if is_open else "date"
            fits = is_open or _is_late(fact, judged)
            if fits and fact.id not in counted and (fact.id, cause) not in told:
                told.add((fact.id, cause))
                dates = (None, None) if is_open else (judged, fact.document.published)
                yield Apart(fact, cause, None, *dates)


def _rests_on_pairs(deciding: list[WeighedTrial]) -> bool:
    """Whether one side of the answer has only retellings: without them it would be another."""
    bears_out = [w for w in deciding if w.trial.outcome in BEARS_OUT]
    against = [w for w in deciding if w.trial.outcome not in BEARS_OUT]
    sides = [side for side in (bears_out, against) if side]
    return any(all(w.standing < Standing.alone for w in side) for side in sides)


@lru_cache(maxsize=4096)
def _first_day(written: str) -> date:
    return read_iso(written).first


@lru_cache(maxsize=4096)
def _last_day(written: str) -> date:
    return read_iso(written).last


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
