"""Trying a claim under every combination of conditions that the facts allow, like for like.

Each form has its reference: a value is a fact, a ratio is fact / fact, a change is
(to - from) / from, a share is part / whole, a date is an interval of days; an assertion cannot
be computed, a fact attests it.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimaudit.verdict import pairs
from claimaudit.verdict.judge import Outcome, Span, as_reference, judge, judge_days, judge_relation
from claimaudit.verdict.match import Apart, Candidates, candidates, key_of, stated_conditions
from claimaudit.verdict.pairs import Computed, Difference, Pair, compute, pair_up
from claimaudit.verdict.trials import Trial, Tried, claimed_figure, fact_unit, shown
from claimaudit.workspace.claims import Conditions
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim

# Units that all say "so many of them": a bare number is compared with any.
_COUNTS = frozenset({"card", "item", "company", "person", None})
_ATTESTED = {"yes": Outcome.holds, "no": Outcome.refuted, "partly": Outcome.partly}
_RELATIVE = {None: pairs.RATIO, "below": pairs.BELOW, "above": pairs.ABOVE}


def try_claim(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """All trials of one claim: what attests it, and what its form computes."""
    said = tuple(map(attested, library.by_claim.get(registered.id, ())))
    tried = _FORMS[registered.claim.form](registered, library, policy)
    return Tried((*said, *tried.trials), tried.facts + len(said), tried.apart, tried.elsewhere)


def attested(fact: ReadFact) -> Trial:
    """The trial that a document's own word on the claim is."""
    return Trial((), (fact,), _ATTESTED[fact.fact.holds or "no"], "forms.attested")


# --- held against a fact as it stands ---------------------------------------------------------


def value(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """A figure against every fact of its quantity."""
    claim, figure = registered.claim, claimed_figure(registered, library)
    stated = stated_conditions(registered, library)
    assert figure is not None
    claimed = Span.of(figure)
    unit = claimed.unit or stated.get("currency")
    found = candidates(library, claim.subject, claim.metric, stated)

    def against(facts: Iterable[ReadFact]) -> tuple[Trial, ...]:
        meeting = [f for f in facts if _units_meet(unit, f)]
        keys = [found.open[f.id] | _tried_currency(unit, f) for f in meeting]
        return tuple(_as_printed(claimed, f, k, policy) for f, k in zip(meeting, keys, strict=True))

    others = (f for f in found.comparable if not _units_meet(unit, f))
    apart = (*found.apart, *(Apart(f, "unit", None, unit, fact_unit(f)) for f in others))
    return Tried(against(found.comparable), len(found.all), apart, against(found.elsewhere))


def _as_printed(claimed: Span, fact: ReadFact, key: Conditions, policy: Policy) -> Trial:
    """`claimed` against the figure that `fact` prints."""
    assert fact.figure is not None
    span = Span.of(fact.figure)
    reference = as_reference(span)
    outcome = judge(claimed, reference, span.printed_bound, policy)
    facts = (fact,)
    return Trial(
        key_of(key), facts, outcome, "judge.judge", reference, span.unit, steps=shown(fact)
    )


def _units_meet(unit: str | None, fact: ReadFact) -> bool:
    theirs = fact_unit(fact)
    same = unit is None or unit == theirs or {unit, theirs} <= _COUNTS
    return same and fact.figure is not None


def _tried_currency(claimed: str | None, fact: ReadFact) -> Conditions:
    """A figure printed without a currency is tried in each currency that a fact has."""
    unit = fact.figure.unit if fact.figure else None
    money = unit is not None and len(unit) == 3 and unit.isupper()
    return {"currency": unit} if unit and money and claimed is None else {}


def date(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """A date against every date that a document gives."""
    claim, claimed = registered.claim, registered.days
    stated = stated_conditions(registered, library)
    assert claimed is not None
    found = candidates(library, claim.subject, claim.metric, stated)
    trials = []
    for fact in found.comparable:
        if fact.days is not None:
            trial = Trial(
                key_of(found.open[fact.id]),
                (fact,),
                judge_days(claimed, fact.days, policy),
                "judge.judge_days",
                days=fact.days,
                steps=shown(fact),
            )
            trials.append(trial)
    return Tried(tuple(trials), len(found.all), tuple(found.apart))


def assertion(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """Nothing to compute: attestations alone decide."""
    return Tried((), 0, ())


# --- computed from two facts ---------------------------------------------------------------------


def _tried(trials: list[Trial], one: Candidates, other: Candidates, apart: list[Apart]) -> Tried:
    """The trials of two sides. A fact that fits a side is not told apart from the other one; one
    that could be paired and stands in no trial gave no result."""
    fitting = {f.id: f for f in (*one.comparable, *other.comparable)}
    misfits = [a for a in (*one.apart, *other.apart) if a.fact.id not in fitting]
    told = {f.id for t in trials for f in t.facts} | {a.fact.id for a in apart}
    without = (Apart(fact, "result") for i, fact in fitting.items() if i not in told)
    facts = len(one.all) if other.all else 0
    return Tried(tuple(trials), facts, (*misfits, *apart, *without))


def _against(
    claimed: Span, computed: Computed, key: Conditions, policy: Policy, unit: str = "x"
) -> Trial:
    """`claimed` against what two facts give."""
    outcome = judge(claimed, computed.reference, None, policy)
    return computed.trial(key, outcome, "judge.judge", unit)


def _related(relation: str, computed: Computed, key: Conditions, policy: Policy) -> Trial:
    """A relation against the ratio that two facts give."""
    outcome = judge_relation(relation, computed.reference, policy.level.tolerance)
    return computed.trial(key, outcome, "judge.judge_relation", "x")


def ratio(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """subject / versus, or by how much of versus the subject is above or below; ratios that a
    source prints by itself count too."""
    claim, stated = registered.claim, stated_conditions(registered, library)
    assert claim.versus is not None and registered.figure is not None
    claimed = Span.of(registered.figure)
    mine = candidates(library, claim.subject, claim.metric, stated)
    theirs = candidates(library, claim.versus, claim.metric, stated)
    found, apart = pair_up(mine, theirs, pairs.differences)
    trials = []
    for pair in found:
        if computed := compute(_RELATIVE[claim.relation], pair, policy):
            trials.append(_against(claimed, computed, mine.open[pair[0].id], policy))
    tried = _tried(trials, mine, theirs, apart)
    printed = candidates(library, claim.subject, claim.metric, stated, versus=claim.versus)
    direct = printed.comparable if claim.relation is None else []
    said = (_as_printed(claimed, f, printed.open[f.id], policy) for f in direct)
    facts = len(printed.all) + tried.facts
    return Tried((*tried.trials, *said), facts, (*tried.apart, *printed.apart))


def comparison(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """Which of the two is larger, or whether they are level."""
    claim, stated = registered.claim, stated_conditions(registered, library)
    assert claim.versus is not None and claim.relation is not None
    mine = candidates(library, claim.subject, claim.metric, stated)
    theirs = candidates(library, claim.versus, claim.metric, stated)
    found, apart = pair_up(mine, theirs, pairs.differences)
    trials = []
    for pair in found:
        if computed := compute(pairs.RATIO, pair, policy, bounded=False):
            trials.append(_related(claim.relation, computed, mine.open[pair[0].id], policy))
    return _tried(trials, mine, theirs, apart)


def change(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """How much the quantity changed from one period to the other."""
    claim, stated = registered.claim, registered.claim.conditions
    ends = claim.from_.keys() | claim.to.keys()
    after = candidates(library, claim.subject, claim.metric, stated | claim.to, given=ends)
    before = candidates(library, claim.subject, claim.metric, stated | claim.from_, given=ends)
    found, apart = pair_up(after, before, pairs.differences)
    changes = (_change(registered, pair, after.open[pair[0].id], policy) for pair in found)
    return _tried([trial for trial in changes if trial], after, before, apart)


def _change(
    registered: RegisteredClaim, pair: Pair, key: Conditions, policy: Policy
) -> Trial | None:
    claim, figure = registered.claim, registered.figure
    down, periods = claim.relation == "down", claim.periods or 1
    if figure is not None and figure.unit not in ("x", "%"):
        found = compute(pairs.LESS if down else pairs.MORE, pair, policy)
        claimed, unit = Span.of(figure), figure.unit or ""
        return _against(claimed, found, key, policy, unit) if found else None
    if pairs.base(pair[0]) * pairs.base(pair[1]) <= 0:
        return None  # from a loss to a profit there is no rate of change
    times = compute(pairs.RATIO, pair, policy)
    if figure is None:
        return _related(claim.relation or "up", times, key, policy) if times else None
    claimed = Span.of(figure)
    # "grew tenfold" is said of ten times as much and of ten times more; "grew 一倍" is not said
    # of what stayed the same.
    if times and figure.unit == "x" and claimed.value > 1 and not claim.periods and not down:
        tenfold = _against(claimed, times, key, policy)
        if tenfold.outcome is Outcome.holds:
            return tenfold
    simple = pairs.BELOW if down else pairs.ABOVE
    formula = pairs.compound(periods, down=down) if periods > 1 else simple
    found = compute(formula, pair, policy)
    return _against(claimed, found, key, policy) if found else None


def share(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """part / whole. A condition that stands on one side only does not part the two."""
    claim, ours = registered.claim, stated_conditions(registered, library)
    assert claim.whole is not None and registered.figure is not None
    claimed, theirs = Span.of(registered.figure), claim.whole
    part = candidates(library, claim.subject, claim.metric, ours)
    whole = candidates(library, theirs.subject, theirs.metric, theirs.conditions)

    def differ(one: Conditions, other: Conditions) -> list[Difference]:
        held = {**ours, **one}
        return [(n, v, other[n]) for n, v in held.items() if other.get(n, v) != v]

    found, apart = pair_up(part, whole, differ)
    trials = []
    for pair in found:
        if computed := compute(pairs.RATIO, pair, policy):
            free = {n: v for n, v in whole.open[pair[1].id].items() if n not in ours}
            key = {**free, **part.open[pair[0].id]}
            trials.append(_against(claimed, computed, key, policy))
    return _tried(trials, part, whole, apart)


_FORMS = {
    "value": value,
    "ratio": ratio,
    "comparison": comparison,
    "change": change,
    "share": share,
    "date": date,
    "assertion": assertion,
}
