"""From the trials of a claim to its evidence: what they are worth, sorted and counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from claimaudit.verdict.arithmetic import Sum, blamed, check_arithmetic
from claimaudit.verdict.editions import Side, of_one_day, of_two_editions
from claimaudit.verdict.evidence import Evidence, JudgedBy, Row, Trial, WeighedTrial
from claimaudit.verdict.forms import try_claim
from claimaudit.verdict.groups import BEARS_OUT, Grouped, group
from claimaudit.verdict.judge import HOLDING, Outcome
from claimaudit.verdict.match import Apart, Cause, claimed_figure
from claimaudit.verdict.strength import DECIDES, Sources, Strength, is_later, prints_of
from claimaudit.workspace.library import Library, ReadFact, ReadPrint
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace

_AGAINST = frozenset(Outcome) - BEARS_OUT - {Outcome.inconclusive}
# What makes a verdict against the article, partly so too.
_GOES_AGAINST = _AGAINST | {Outcome.partly}
# The outcomes of which the row has a column.
_COUNTED = ("partly", "refuted", "overstated", "overlaps", "opposite", "slip")


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
    sums = check_arithmetic(touching, claims)
    weigher, codes = Weigher(workspace.library, policy), blamed(sums)
    names = sorted(claims) if only is None else [only]
    rows = (weigher.weigh(claims[name], codes.get(name, frozenset())) for name in names)
    return Weighed(tuple(rows), tuple(sums))


class Worth(NamedTuple):
    """What a fact is worth for a claim and against one, and whether that rests on what came out
    after the claim's article."""

    bears_out: Strength
    convicts: Strength
    late: bool


class Weigher:
    """Weighs claims against one library; remembers by article what each fact is worth."""

    def __init__(self, library: Library, policy: Policy) -> None:
        self.library, self.policy = library, policy
        self._of_article: dict[str, tuple[Sources, dict[str, Worth]]] = {}

    def weigh(
        self,
        registered: RegisteredClaim,
        blamed_for: Set[str] = frozenset(),
        given: Library | None = None,
    ) -> Evidence:
        """The evidence of one claim; `blamed_for` are the codes that failed sums give it. With
        `given` it is held against these facts alone, each worth what it is beside all others."""
        entry = registered.article.entry
        if entry.id not in self._of_article:
            self._of_article[entry.id] = Sources(self.library, self.policy, entry), {}
        scale = _Scale(registered, self.library, *self._of_article[entry.id])
        tried = try_claim(registered, given or self.library, self.policy)
        weighed, elsewhere = scale.weighed(tried.trials), scale.weighed(tried.elsewhere)
        comparable = _comparable(weighed)
        grouped = group([w.trial for w in comparable if w.decides], self.library.vocabulary)
        strength = _strength(comparable)
        decided = _decided(weighed, grouped, strength, blamed_for)
        return Evidence(
            row=_row(registered, tried.facts, weighed, elsewhere, comparable, grouped, decided),
            registered=registered,
            trials=tuple(weighed),
            strength=strength,
            figure=claimed_figure(registered, self.library),
            depends_names=grouped.names,
            elsewhere=tuple(elsewhere),
            apart=(*tried.apart, *scale.set_aside(weighed, comparable)),
        )


@dataclass(frozen=True)
class _Scale:
    """Weighs the trials of one claim, by its `sources` as they count for its article; `worths` are
    those of facts that are known already."""

    registered: RegisteredClaim
    library: Library
    sources: Sources
    worths: dict[str, Worth]

    @property
    def judged(self) -> str | None:
        """The day of the article, where it has one."""
        return self.registered.article.entry.judged

    def weighed(self, trials: Sequence[Trial]) -> list[WeighedTrial]:
        rows = [self._row(trial) for trial in trials]
        enough = [
            (trial, late)
            for trial, strength, late in rows
            if strength >= DECIDES and trial.outcome is not Outcome.inconclusive
        ]
        # A later document may bear a claim out where nothing earlier decides; it convicts none.
        late_bear_out = all(late and trial.outcome in HOLDING for trial, late in enough)
        return [
            WeighedTrial(t, strength, late, strength >= DECIDES and (not late or late_bear_out))
            for t, strength, late in rows
        ]

    def _row(self, trial: Trial) -> tuple[Trial, Strength, bool]:
        """A trial, its strength, and whether it is late. One that would convict by figures of two
        editions leaves the claim open."""
        worths = [self._worth(fact) for fact in trial.facts]
        against, late = trial.outcome in _GOES_AGAINST, any(w.late for w in worths)
        strength = min(w.convicts if against else w.bears_out for w in worths)
        by: JudgedBy | None = None
        if against and of_one_day(self.registered, trial.facts, self.library):
            by = "editions.of_one_day"
        elif against and not late and strength >= DECIDES:
            sides = [self._against(fact) for fact in trial.facts]
            if of_two_editions(self.registered.claim, sides, self.library, self.sources):
                by = "editions.of_two_editions"
        if by is None:
            return trial, strength, late
        return self._row(replace(trial, outcome=Outcome.inconclusive, judged_by=by))

    def _worth(self, fact: ReadFact) -> Worth:
        if fact.id not in self.worths:
            prints, about = prints_of(fact, self.library), self._about(fact)
            timely = [p for p in prints if not self._is_late(p)]
            early = self.sources.strength(timely, about)
            whole = self.sources.strength(prints, about)
            late = not timely or (early < DECIDES and whole > early)
            worth = convicts = whole if late else early
            if self.judged is not None and not late:
                # It stays a report that somebody has read.
                least = min(worth, Strength.one_report)
                convicts = max(least, self.sources.strength(*self._against(fact)))
            self.worths[fact.id] = Worth(worth, convicts, late)
        return self.worths[fact.id]

    def _against(self, fact: ReadFact) -> Side:
        """The prints of a fact that may go against the claim: of those that are no later than its
        article, where that has a day, the ones of which a day is known."""
        timely = [p for p in prints_of(fact, self.library) if not self._is_late(p)]
        dated = [p for p in timely if self.judged is None or self.sources.may_convict(p)]
        return dated, self._about(fact)

    def _is_late(self, one: ReadPrint) -> bool:
        """Whether what a print tells surely came out after the article."""
        return self.judged is not None and is_later(self.sources.day(one), self.judged)

    def _about(self, fact: ReadFact) -> list[str]:
        """The subjects of which a fact speaks, and who is said to speak; of an attestation those
        of its claim."""
        claim, entered = self.registered.claim, fact.fact
        named = [entered.subject, entered.conditions.get("speaker")]
        if entered.attests is not None:
            named += [claim.subject, claim.conditions.get("speaker")]
            named.append(self.library.vocabulary.called(claim.said_by or ""))
        return [name for name in named if name]

    def set_aside(
        self, weighed: Sequence[WeighedTrial], comparable: Sequence[WeighedTrial]
    ) -> Iterable[Apart]:
        """Facts that were tried, but count in no comparable trial: too late, or left open."""
        counted = {f.id for w in comparable for f in w.trial.facts}
        found: dict[tuple[str, str], Apart] = {}
        for one in weighed:
            for fact in one.trial.facts:
                if fact.id in counted:
                    continue
                if one.trial.outcome is Outcome.inconclusive:
                    cause: Cause = "edition" if one.trial.of_two_editions else "open"
                    found[fact.id, cause] = Apart(fact, cause)
                elif self._worth(fact).late:
                    prints = (p for p in prints_of(fact, self.library) if self._is_late(p))
                    published = min(self.sources.day(p) or "" for p in prints)
                    found[fact.id, "date"] = Apart(fact, "date", None, self.judged, published)
        return found.values()


def _row(
    registered: RegisteredClaim,
    facts: int,
    weighed: list[WeighedTrial],
    elsewhere: list[WeighedTrial],
    comparable: list[WeighedTrial],
    grouped: Grouped,
    decided: Mapping[str, Any],
) -> Row:
    return Row(
        id=registered.id,
        form=registered.claim.form,
        rated=registered.claim.kind == "fact",
        facts=facts,
        comparable=len(comparable),
        seen=sum(w.strength > Strength.not_seen for w in comparable),
        inconclusive=sum(w.leaves_open for w in weighed),
        hold=len(grouped.hold),
        miss=len(grouped.miss),
        mixed=len(grouped.mixed),
        left_open=_left_open(weighed),
        depends_on=grouped.depends_on,
        elsewhere=sum(w.decides and w.trial.outcome in HOLDING for w in elsewhere),
        **decided,
    )


def _decided(
    weighed: list[WeighedTrial], grouped: Grouped, strength: Strength | None, blamed_for: Set[str]
) -> dict[str, Any]:
    """The columns that tell how the trials came out that decide, and what is noted beside."""
    deciding = [w.trial for w in weighed if w.is_decisive]
    outcomes = Counter(trial.outcome.name for trial in deciding)
    facts = (fact.fact for trial in deciding for fact in trial.facts)
    plainly = grouped.hold and not (grouped.miss or grouped.mixed)
    holding = {trial.outcome for trial in deciding} & HOLDING if plainly else set()
    return {name: outcomes[name] for name in _COUNTED} | {
        "provisional": bool(deciding) and strength != Strength.firm,
        "announced": any(fact.conditions.get("status") == "announced" for fact in facts),
        "superseded": any(_supersedes(w, grouped) for w in weighed),
        "understated": holding == {Outcome.understated},
        "truncated": holding == {Outcome.truncated},
        "vague_date": holding == {Outcome.vague},
        "arithmetic_slip": "arithmetic_slip" in blamed_for,
        "articles_disagree": "articles_disagree" in blamed_for,
    }


def _left_open(weighed: list[WeighedTrial]) -> int:
    """Under how many combinations of conditions a claim is left open, where an attestation would
    speak of all of them."""
    deciding = [w for w in weighed if w.is_decisive]
    if any(w.trial.attests for w in deciding):
        return 0
    left = {w.trial.key for w in weighed if w.decides and w.leaves_open}
    return len(left - {w.trial.key for w in deciding})


def _comparable(weighed: list[WeighedTrial]) -> list[WeighedTrial]:
    """The trials that decide, or would if their sources were worth more. What came after the
    article is asked only where nothing earlier is there, and only what could still bear out."""
    conclusive = [w for w in weighed if w.trial.outcome is not Outcome.inconclusive]
    timely = [w for w in conclusive if w.decides or not w.late]
    came_too_late = any(w.strength >= DECIDES for w in conclusive)
    return timely or ([] if came_too_late else conclusive)


def _strength(comparable: list[WeighedTrial]) -> Strength | None:
    """What the answer rests on: the weaker of its sides, each as strong as its best. Where nothing
    decides, the best that there is."""
    deciding = [w for w in comparable if w.decides]
    bears_out = [w.strength for w in deciding if w.trial.outcome in BEARS_OUT]
    against = [w.strength for w in deciding if w.trial.outcome not in BEARS_OUT]
    sides = [max(side) for side in (bears_out, against) if side]
    return min(sides) if sides else max((w.strength for w in comparable), default=None)


def _supersedes(weighed: WeighedTrial, grouped: Grouped) -> bool:
    """Whether a later document goes against a claim that holds, under the same conditions; an
    attestation speaks of the claim under whatever conditions."""
    trial = weighed.trial
    if not weighed.late or weighed.decides or weighed.strength < DECIDES:
        return False
    same = bool(grouped.hold) if trial.attests else trial.key in grouped.hold
    return same and trial.outcome in _AGAINST
