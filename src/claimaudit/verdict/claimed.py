"""One claim against what one fact prints, or what a formula gives for two."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial

from claimaudit.figures import Interval
from claimaudit.verdict.evidence import JudgedBy, Trial
from claimaudit.verdict.judge import (
    HOLDING,
    Outcome,
    judge,
    judge_days,
    judge_printed,
    judge_relation,
)
from claimaudit.verdict.match import (
    Candidates,
    Pair,
    candidates,
    claimed_figure,
    fact_unit,
    shown,
    stated_conditions,
)
from claimaudit.verdict.span import Reference, Span
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim

ONE = Interval.point(Decimal(1))
# A root is written with its degree, the square root without.
_RAISED, _SQUARE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"), 2


@dataclass(frozen=True)
class Formula:
    """How two facts give a reference; `steps` spells it with a and b as printed. `takes_off` is
    whether one number is taken off another there."""

    steps: str
    apply: Callable[[Interval, Interval], Interval]
    takes_off: bool = True


RATIO = Formula("{a} / {b}", operator.truediv, takes_off=False)
BELOW = Formula("1 - {a} / {b}", lambda a, b: ONE - a / b)
ABOVE = Formula("{a} / {b} - 1", lambda a, b: a / b - ONE)
MORE = Formula("{a} - {b}", operator.sub)
LESS = Formula("{b} - {a}", lambda a, b: b - a)


def compound(periods: int, *, down: bool) -> Formula:
    """The rate a period that leads from b to a in so many periods."""
    degree = "" if periods == _SQUARE else str(periods).translate(_RAISED)
    growth, exponent = f"{degree}√({{a}} / {{b}})", Decimal(1) / periods
    if down:
        return Formula(f"1 - {growth}", lambda a, b: ONE - (a / b).power(exponent))
    return Formula(f"{growth} - 1", lambda a, b: (a / b).power(exponent) - ONE)


@dataclass(frozen=True)
class Claimed:
    """A claim, the library that it is held against, and the policy that it is judged by."""

    registered: RegisteredClaim
    library: Library
    policy: Policy

    @property
    def claim(self) -> Claim:
        return self.registered.claim

    @cached_property
    def stated(self) -> Conditions:
        return stated_conditions(self.registered, self.library)

    @cached_property
    def span(self) -> Span:
        figure = claimed_figure(self.registered, self.library)
        assert figure is not None
        return Span.of(figure)

    @cached_property
    def negative(self) -> bool:
        """Whether facts are kept in the opposite sense of its metric, as losses are."""
        return self.library.vocabulary.metrics[self.claim.metric].negative_of is not None

    @cached_property
    def counted(self) -> frozenset[str | None]:
        """The units that say "so many of them", and none at all: such figures compare."""
        return self.policy.units.things | {None}

    def facts(self, subject: str, versus: str | None = None) -> Candidates:
        """The facts of its metric of `subject`."""
        return self.candidates(subject, self.claim.metric, self.stated, versus=versus)

    @cached_property
    def candidates(self) -> Callable[..., Candidates]:
        """`match.candidates` of its library; a forecast is set beside forecasts."""
        return partial(candidates, self.library, expects=self.claim.kind != "fact")

    def against_days(self, fact: ReadFact, key: Conditions) -> Trial:
        """Its date against the one that `fact` prints."""
        days = self.registered.days
        assert days is not None and fact.days is not None
        outcome = judge_days(days, fact.days, self.policy)
        return Trial(key, (fact,), outcome, "judge.judge_days", days=fact.days, steps=shown(fact))

    def against_printed(self, fact: ReadFact, key: Conditions) -> Trial:
        """Its figure against the one that `fact` prints."""
        span = _span(fact)
        source = Reference.printed(span, self.policy)
        outcome = judge_printed(self.span, span, self.policy)
        steps = shown(fact)
        return Trial(key, (fact,), outcome, "judge.judge", source, span.unit, steps=steps)

    @cached_property
    def home_currency(self) -> str | None:
        """The currency of its article's country, where its figure prints none."""
        if self.span.unit is not None or "currency" in self.stated:
            return None
        entry = self.registered.article.entry
        return self.policy.currencies.of(entry.currency, entry.language)

    def against_converted(self, fact: ReadFact, key: Conditions, home: str) -> Trial | None:
        """Its figure read in `home`, the currency of its article's country, against what `fact`
        prints in another: it holds where it does at every rate, and misses where it does at
        none. None where no rate is known."""
        span, rate = _span(fact), self.policy.currencies.rate(fact_unit(fact), home)
        if rate is None:
            return None
        interval = Reference.printed(span, self.policy).interval * rate
        reference, outcome = Reference(interval), Outcome.inconclusive
        if interval.low is not None and interval.high is not None:
            outcome = judge(self.span, reference, self.policy)
        if outcome in HOLDING and not self.span.judged.holds(interval):
            outcome = Outcome.inconclusive
        if outcome is Outcome.slip:
            outcome = Outcome.miss  # no decimal point was moved: it is another currency
        steps = f"{shown(fact)} × {rate.low:.4g}–{rate.high:.4g} {home}/{fact_unit(fact)}"
        return Trial(key, (fact,), outcome, "judge.judge", reference, home, steps=steps)

    def against_relative(self, formula: Formula, fact: ReadFact, key: Conditions) -> Trial:
        """By how much the one is above or below the other, where `fact` prints their ratio."""
        span = _span(fact)
        reference = Reference.printed(span, self.policy).applied(lambda v: formula.apply(v, ONE))
        middle = formula.apply(Interval.point(span.value), ONE).low
        assert middle is not None
        reference = reference.taken_off(middle, self.policy)
        outcome = judge(self.span, reference, self.policy)
        steps = formula.steps.replace(" / {b}", "").format(a=shown(fact))
        return Trial(
            key, (fact,), outcome, "judge.judge", reference, "x", steps=steps, middle=middle
        )

    def against_computed(
        self, formula: Formula, pair: Pair, key: Conditions, unit: str, known: Outcome | None = None
    ) -> Trial | None:
        """Its figure against what `formula` gives for two facts; None where that is nothing, or
        open to a side. `known` is how it came out where its figure does not decide that."""
        one, other = pair
        a, b = map(self._operand, pair)
        try:
            gives = formula.apply(a.interval, b.interval)
            surely = formula.apply(a.surely or a.interval, b.surely or b.interval)
            middle = formula.apply(Interval.point(base(one)), Interval.point(base(other))).low
            possible = _possible(formula, _span(one), _span(other))
        except (ZeroDivisionError, ValueError):
            return None
        if known is None and (gives.low is None or gives.high is None):
            return None
        reference = Reference(gives, possible=possible, surely=None if surely == gives else surely)
        if known is None and formula.takes_off:
            assert middle is not None
            reference = reference.taken_off(middle, self.policy)
        outcome = known or judge(self.span, reference, self.policy)
        steps = formula.steps.format(a=_term(one), b=_term(other))
        by: JudgedBy = "judge.judge_relation" if known else "judge.judge"
        return Trial(key, pair, outcome, by, reference, unit, steps=steps, middle=middle)

    def related(self, pair: Pair, key: Conditions) -> Trial | None:
        """Its relation against two facts, in the sense of its metric: of two losses the larger is
        the smaller profit. The reference is their ratio, or the difference if they have none."""
        one, other = (self._operand(fact).interval for fact in pair)
        if self.negative:
            one, other = -one, -other
        outcome = self._relate(one, other)
        if all(side.low is not None and side.low > 0 for side in (one, other)):
            ratio = self.against_computed(RATIO, pair, key, "x", outcome)
            if ratio is not None:
                return ratio
        formula = LESS if self.negative else MORE
        return self.against_computed(formula, pair, key, fact_unit(pair[0]) or "", outcome)

    def related_as_printed(self, fact: ReadFact, key: Conditions) -> Trial:
        """Its relation against the ratio that `fact` prints."""
        printed = Reference(Reference.printed(_span(fact), self.policy).interval)
        outcome, steps = self._relate(printed.interval, ONE), shown(fact)
        return Trial(key, (fact,), outcome, "judge.judge_relation", printed, "x", steps=steps)

    def _relate(self, one: Interval, other: Interval) -> Outcome:
        assert self.claim.relation is not None
        return judge_relation(self.claim.relation, one, other, self.policy.level.tolerance)

    def _operand(self, fact: ReadFact) -> Reference:
        return Reference.operand(_span(fact), self.policy)


def _span(fact: ReadFact) -> Span:
    assert fact.figure is not None
    return Span.of(fact.figure)


def _possible(formula: Formula, one: Span, other: Span) -> Interval | None:
    """What a range or a stretch on either side leaves possible; None where there is none."""
    if one.possible is None and other.possible is None:
        return None
    return formula.apply(*(span.possible or Interval.point(span.value) for span in (one, other)))


def base(fact: ReadFact) -> Decimal:
    """The value as printed, in base units."""
    return _span(fact).value


def _term(fact: ReadFact) -> str:
    """A fact in a sum: a loss, which is kept as a negative profit, has that sign there."""
    return shown(fact) if fact.metric == fact.fact.metric else f"-{shown(fact)}"
