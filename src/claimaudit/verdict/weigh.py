"""From the trials of a claim to its evidence: what they are worth, sorted and counted."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from claimaudit.verdict.arithmetic import Sum, blamed, check_arithmetic
from claimaudit.verdict.evidence import Evidence, Row, Trial, WeighedTrial
from claimaudit.verdict.forms import try_claim
from claimaudit.verdict.groups import BEARS_OUT, Grouped, group
from claimaudit.verdict.judge import HOLDING, Outcome
from claimaudit.verdict.match import Apart, claimed_figure
from claimaudit.verdict.standing import Standing, standing
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace

_AGAINST = frozenset(Outcome) - BEARS_OUT - {Outcome.inconclusive}


@dataclass(frozen=True)
class Weighed:
    """Evidence for every claim, sorted by id, and every sum recomputed."""

    rows: tuple[Evidence, ...]
    sums: tuple[Sum, ...]


def weigh_all(workspace: Workspace, only: str | None = None) -> Weighed:
    """All evidence of a workspace; or of the claim `only`, with the sums that use it or would blame
    it. Raises BrokenInputError where a sum cannot be computed."""
    claims, policy = workspace.register.claims, workspace.policy
    touching = (
        declared
        for declared in workspace.register.arithmetic
        if only in (None, *declared.entry.blames, *declared.entry.terms.values())
    )
    sums = check_arithmetic(touching, claims, policy)
    weigher, codes = Weigher(workspace.library, policy), blamed(sums)
    names = sorted(claims) if only is None else [only]
    rows = (weigher.weigh(claims[name], codes.get(name, frozenset())) for name in names)
    return Weighed(tuple(rows), tuple(sums))


class Weigher:
    """Weighs claims against one library; remembers what each fact is worth."""

    def __init__(self, library: Library, policy: Policy) -> None:
        self.library, self.policy = library, policy
        self._standing: dict[str, Standing] = {}

    def weigh(
        self,
        registered: RegisteredClaim,
        blamed_for: Set[str] = frozenset(),
        given: Library | None = None,
    ) -> Evidence:
        """The evidence of one claim; `blamed_for` are the codes that failed sums give it. With
        `given` it is held against these facts alone, each worth what it is beside all others."""
        tried = try_claim(registered, given or self.library, self.policy)
        weighed = self._weighed(registered, tried.trials)
        elsewhere = self._weighed(registered, tried.elsewhere)
        comparable = _comparable(weighed)
        grouped = group([w.trial for w in comparable if w.decides], self.library.vocabulary)
        row = _row(registered, tried.facts, weighed, elsewhere, comparable, grouped, blamed_for)
        set_aside = _set_aside(weighed, comparable, registered.article.entry.judged)
        return Evidence(
            row=row,
            registered=registered,
            trials=tuple(weighed),
            figure=claimed_figure(registered, self.library),
            depends_names=grouped.names,
            elsewhere=tuple(elsewhere),
            apart=(*tried.apart, *set_aside),
        )

    def _weighed(self, registered: RegisteredClaim, trials: Sequence[Trial]) -> list[WeighedTrial]:
        judged = registered.article.entry.judged
        rows = [
            (t, min(map(self._worth, t.facts)), any(_is_late(f, judged) for f in t.facts))
            for t in trials
        ]
        enough = [
            (trial, late)
            for trial, worth, late in rows
            if worth >= Standing.paired and trial.outcome is not Outcome.inconclusive
        ]
        # A later document may bear a claim out where nothing earlier decides; it convicts none.
        late_bear_out = all(late and trial.outcome in HOLDING for trial, late in enough)
        return [
            WeighedTrial(t, worth, late, worth >= Standing.paired and (not late or late_bear_out))
            for t, worth, late in rows
        ]

    def _worth(self, fact: ReadFact) -> Standing:
        if fact.id not in self._standing:
            self._standing[fact.id] = standing(fact, self.library, self.policy.tiers)
        return self._standing[fact.id]


def _row(
    registered: RegisteredClaim,
    facts: int,
    weighed: list[WeighedTrial],
    elsewhere: list[WeighedTrial],
    comparable: list[WeighedTrial],
    grouped: Grouped,
    blamed_for: Set[str],
) -> Row:
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
        overlaps=outcomes[Outcome.overlaps],
        opposite=outcomes[Outcome.opposite],
        slip=outcomes[Outcome.slip],
        provisional=_rests_on_pairs(deciding),
        announced=any(
            f.fact.conditions.get("status") == "announced" for w in deciding for f in w.trial.facts
        ),
        superseded=any(_supersedes(w, grouped) for w in weighed),
        understated=holding == {Outcome.understated},
        truncated=holding == {Outcome.truncated},
        vague_date=holding == {Outcome.vague},
        arithmetic_slip="arithmetic_slip" in blamed_for,
        articles_disagree="articles_disagree" in blamed_for,
    )


def _comparable(weighed: list[WeighedTrial]) -> list[WeighedTrial]:
    """The trials that decide, or would if their sources were worth more. What came after the
    article is asked only where nothing earlier is there, and only what could still bear out."""
    conclusive = [w for w in weighed if w.trial.outcome is not Outcome.inconclusive]
    timely = [w for w in conclusive if w.decides or not w.late]
    came_too_late = any(w.standing >= Standing.paired for w in conclusive)
    return timely or ([] if came_too_late else conclusive)


def _set_aside(
    weighed: list[WeighedTrial], comparable: list[WeighedTrial], judged: str | None
) -> Iterable[Apart]:
    """Facts that were tried, but count in no comparable trial: too late, or left open."""
    counted = {f.id for w in comparable for f in w.trial.facts}
    found: dict[tuple[str, str], Apart] = {}
    for one in weighed:
        for fact in one.trial.facts:
            if fact.id in counted:
                continue
            if one.trial.outcome is Outcome.inconclusive:
                found[fact.id, "open"] = Apart(fact, "open")
            elif _is_late(fact, judged):
                found[fact.id, "date"] = Apart(fact, "date", None, judged, fact.document.published)
    return found.values()


def _rests_on_pairs(deciding: list[WeighedTrial]) -> bool:
    """Whether one side of the answer has only retellings: without them it would be another."""
    bears_out = [w for w in deciding if w.trial.outcome in BEARS_OUT]
    against = [w for w in deciding if w.trial.outcome not in BEARS_OUT]
    sides = [side for side in (bears_out, against) if side]
    return any(all(w.standing < Standing.alone for w in side) for side in sides)


def _is_late(fact: ReadFact, judged: str | None) -> bool:
    """Whether the fact's document surely came out after the article: by its month or year where
    one of the two is dated no finer."""
    published = fact.document.published or ""
    return judged is not None and published[: len(judged)] > judged[: len(published)]


def _supersedes(weighed: WeighedTrial, grouped: Grouped) -> bool:
    """Whether a later document goes against a claim that holds, under the same conditions; an
    attestation speaks of the claim under whatever conditions."""
    trial = weighed.trial
    if not weighed.late or weighed.decides or weighed.standing < Standing.paired:
        return False
    same = bool(grouped.hold) if trial.attests else trial.key in grouped.hold
    return same and trial.outcome in _AGAINST
