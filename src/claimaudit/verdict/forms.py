"""Trying a claim under every combination of conditions that the facts allow, like for like.

Each form has its reference: a value is a fact, a ratio is fact / fact, a change is
(to - from) / from, a share is part / whole, a date is an interval of days; an assertion cannot
be computed, a fact attests it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from claimaudit.figures.composed import rates_alike
from claimaudit.figures.units import is_money
from claimaudit.verdict.claimed import ABOVE, BELOW, LESS, MORE, RATIO, Claimed, base, compound
from claimaudit.verdict.evidence import Trial, Tried
from claimaudit.verdict.judge import HOLDING, Outcome
from claimaudit.verdict.match import Apart, Candidates, Pair, fact_unit, pair_up
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim

_ATTESTED = {"yes": Outcome.holds, "no": Outcome.refuted, "partly": Outcome.partly}
# By how much of the other the one is above or below it.
_RELATIVE = {"above": ABOVE, "below": BELOW}

_Against = Callable[[Pair, Conditions], Trial | None]


def try_claim(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """All trials of one claim: what attests it, and what its form computes."""
    direct = tuple(map(attested, _settled(registered, library)))
    tried = _FORMS[registered.claim.form](Claimed(registered, library, policy))
    return Tried((*direct, *tried.trials), tried.facts + len(direct), tried.apart, tried.elsewhere)


def _settled(registered: RegisteredClaim, library: Library) -> Iterable[ReadFact]:
    """What attests a claim, but for the forecasts and plans of what it tells as so."""
    kinds, claim = library.vocabulary.table.conditions, registered.claim
    return (
        fact
        for fact in library.by_claim.get(registered.id, ())
        if claim.kind != "fact"
        or all(
            kinds[name].is_settled(value) or claim.conditions.get(name) == value
            for name, value in fact.fact.conditions.items()
        )
    )


def attested(fact: ReadFact) -> Trial:
    """The trial that a document's own word on the claim is."""
    return Trial({}, (fact,), _ATTESTED[fact.fact.holds or "no"], "forms.attested")


# --- held against a fact as it stands ---------------------------------------------------------


def value(claimed: Claimed) -> Tried:
    """A figure against every fact of its quantity."""
    found = claimed.facts(claimed.claim.subject)
    unit = claimed.span.unit or claimed.stated.get("currency")

    def against(facts: Iterable[ReadFact]) -> tuple[Trial, ...]:
        return tuple(
            claimed.against_printed(fact, found.open[fact.id] | _tried_currency(unit, fact))
            for fact in facts
            if _units_meet(claimed, unit, fact)
        )

    others = (f for f in found.comparable if not _units_meet(claimed, unit, f))
    apart = (*found.apart, *(Apart(f, "unit", None, unit, fact_unit(f)) for f in others))
    trials, spared = _read_at_home(claimed, found, against(found.comparable))
    return Tried(trials, len(found.all), (*apart, *spared), against(found.elsewhere))


def _read_at_home(
    claimed: Claimed, found: Candidates, trials: tuple[Trial, ...]
) -> tuple[tuple[Trial, ...], tuple[Apart, ...]]:
    """`trials` and, of an amount without a currency, those in the currency of its article's
    country where no fact is in that. Where that reading stays open, or the country is not
    known, no other one convicts: its facts stand apart."""
    home, read_in = claimed.home_currency, {t.conditions.get("currency") for t in trials} - {None}
    if not read_in or home in read_in:
        return trials, ()
    at_home = () if home is None else _converted(claimed, found, trials, home)
    if at_home and not any(t.outcome is Outcome.inconclusive for t in at_home):
        return (*trials, *at_home), ()
    spared = [t.facts[0] for t in trials if t.outcome not in HOLDING]
    apart = tuple(Apart(f, "condition", "currency", None, fact_unit(f)) for f in spared)
    return (*(t for t in trials if t.outcome in HOLDING), *at_home), apart


def _converted(
    claimed: Claimed, found: Candidates, trials: tuple[Trial, ...], home: str
) -> tuple[Trial, ...]:
    facts = (trial.facts[0] for trial in trials)
    keys = ((f, found.open[f.id] | {"currency": home}) for f in facts)
    return tuple(t for f, key in keys if (t := claimed.against_converted(f, key, home)))


def _units_meet(claimed: Claimed, unit: str | None, fact: ReadFact) -> bool:
    theirs = fact_unit(fact)
    same = unit is None or unit == theirs or {unit, theirs} <= claimed.counted
    # Both are units of the metric's dimension, or the workspace would not have been read.
    same = same or rates_alike(unit, theirs, claimed.counted)
    return same and fact.figure is not None


def _tried_currency(claimed: str | None, fact: ReadFact) -> Conditions:
    """A figure printed without a currency is tried in each currency that a fact has."""
    unit = fact.figure.unit if fact.figure else None
    return {"currency": unit} if unit and is_money(unit) and claimed is None else {}


def date(claimed: Claimed) -> Tried:
    """A date against every date that a document gives."""
    found = claimed.facts(claimed.claim.subject)
    trials = (claimed.against_days(fact, found.open[fact.id]) for fact in found.comparable)
    return Tried(tuple(trials), len(found.all), tuple(found.apart))


def assertion(claimed: Claimed) -> Tried:
    """Nothing to compute: attestations alone decide."""
    return Tried()


# --- computed from two facts ---------------------------------------------------------------------


def ratio(claimed: Claimed) -> Tried:
    """subject / versus, or by how much of versus the subject is above or below."""
    formula = _RELATIVE.get(claimed.claim.relation or "", RATIO)
    against = partial(claimed.against_computed, formula, unit="x")
    if formula is RATIO:
        return _two_sides(claimed, against, claimed.against_printed)
    return _two_sides(claimed, against, partial(claimed.against_relative, formula))


def comparison(claimed: Claimed) -> Tried:
    """Which of the two is larger, or whether they are level."""
    return _two_sides(claimed, claimed.related, claimed.related_as_printed)


def _two_sides(
    claimed: Claimed, against: _Against, printed: Callable[[ReadFact, Conditions], Trial]
) -> Tried:
    """Subject and versus, like for like, and the ratios of the two that sources print."""
    claim = claimed.claim
    assert claim.versus is not None
    tried = _paired(claimed.facts(claim.subject), claimed.facts(claim.versus), against)
    direct = claimed.facts(claim.subject, claim.versus)
    ratios = (printed(fact, direct.open[fact.id]) for fact in direct.comparable)
    facts = len(direct.all) + tried.facts
    return Tried((*tried.trials, *ratios), facts, (*tried.apart, *direct.apart))


def _paired(
    one: Candidates, other: Candidates, against: _Against, part: Conditions | None = None
) -> Tried:
    """The trials of two sides. A fact that fits a side is not told apart from the other one; one
    that could be paired and stands in no trial gave no result."""
    found, apart = pair_up(one, other, part)
    tried = (against(pair, one.open[pair[0].id]) for pair in found)
    trials = tuple(trial for trial in tried if trial is not None)
    fitting = {f.id: f for f in (*one.comparable, *other.comparable)}
    misfits = [a for a in (*one.apart, *other.apart) if a.fact.id not in fitting]
    known = {f.id for t in trials for f in t.facts} | {a.fact.id for a in apart}
    without = (Apart(fact, "result") for i, fact in fitting.items() if i not in known)
    facts = len(one.all) if other.all else 0
    return Tried(trials, facts, (*misfits, *apart, *without))


def change(claimed: Claimed) -> Tried:
    """How much the quantity changed from one period to the other."""
    claim, ends = claimed.claim, claimed.claim.from_.keys() | claimed.claim.to.keys()
    after, before = (
        claimed.candidates(claim.subject, claim.metric, claimed.stated | end, given=ends)
        for end in (claim.to, claim.from_)
    )
    unit = claimed.registered.figure and claimed.registered.figure.unit
    if unit not in (None, "x", "%", "pp"):
        after, before = (
            _in_unit(side, other, unit) for side, other in ((after, before), (before, after))
        )
    return _paired(after, before, partial(_change, claimed))


def _in_unit(side: Candidates, other: Candidates, unit: str | None) -> Candidates:
    """One side of a difference in `unit`: of bushels an acre none is in bushels."""
    odd = {f.id for f in (*side.comparable, *other.comparable) if fact_unit(f) != unit}
    fitting = [f for f in side.comparable if f.id not in odd]
    units = [Apart(f, "unit", None, unit, fact_unit(f)) for f in side.comparable if f.id in odd]
    return replace(
        side, comparable=fitting, apart=[a for a in side.apart if a.fact.id not in odd] + units
    )


def _change(claimed: Claimed, pair: Pair, key: Conditions) -> Trial | None:
    figure = claimed.registered.figure
    if figure is None:
        return claimed.related(pair, key)
    if figure.unit in ("x", "%"):
        return _rate(claimed, pair, key)
    more = (claimed.claim.relation == "down") == claimed.negative
    formula = MORE if more else LESS
    return claimed.against_computed(formula, pair, key, figure.unit or "")


def _rate(claimed: Claimed, pair: Pair, key: Conditions) -> Trial | None:
    """The rate of a change. From a loss to a profit, and between two losses told as profits,
    there is none."""
    if any(base(fact) * (-1 if claimed.negative else 1) <= 0 for fact in pair):
        return None
    periods, down = claimed.claim.periods, claimed.claim.relation == "down"
    figure = claimed.registered.figure
    # "grew tenfold" is said of ten times as much and of ten times more; "grew 一倍" is not said
    # of what stayed the same.
    if figure and figure.unit == "x" and figure.value > 1 and not periods and not down:
        tenfold = claimed.against_computed(RATIO, pair, key, "x")
        if tenfold and tenfold.outcome is Outcome.holds:
            return tenfold
    formula = BELOW if down else ABOVE
    if periods and periods > 1:
        formula = compound(periods, down=down)
    return claimed.against_computed(formula, pair, key, "x")


def share(claimed: Claimed) -> Tried:
    """part / whole. A condition that stands on one side only does not part the two."""
    of, ours = claimed.claim.whole, claimed.stated
    assert of is not None
    whole = claimed.candidates(of.subject, of.metric, of.conditions)

    def against(pair: Pair, key: Conditions) -> Trial | None:
        free = {n: v for n, v in whole.open[pair[1].id].items() if n not in ours}
        return claimed.against_computed(RATIO, pair, free | key, "x")

    return _paired(claimed.facts(claimed.claim.subject), whole, against, ours)


_FORMS: dict[str, Callable[[Claimed], Tried]] = {
    "value": value,
    "ratio": ratio,
    "comparison": comparison,
    "change": change,
    "share": share,
    "date": date,
    "assertion": assertion,
}
