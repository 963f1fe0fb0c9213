"""One claimed figure against one reference: what docs/method.md calls it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import NamedTuple

from claimaudit.figures import Figure
from claimaudit.figures.dates import Days
from claimaudit.workspace.policy import Policy

from .spans import FAR, Span, exact


class Answer(IntEnum):
    """Milder ones first: of two readings the article is given the milder."""

    HOLDS = 0
    CUT_OFF = 1
    OPEN = 2
    PARTLY = 3
    OVERSTATED = 4
    SLIP = 5
    OUTSIDE = 6
    DIRECTION = 7
    DATE = 8
    DENIED = 9


HOLDING = (Answer.HOLDS, Answer.CUT_OFF)
REASON = {
    Answer.PARTLY: "attested_partly",
    Answer.OVERSTATED: "overstated_hedge",
    Answer.SLIP: "power_of_ten_slip",
    Answer.OUTSIDE: "outside_interval",
    Answer.DIRECTION: "wrong_direction",
    Answer.DATE: "wrong_date",
    Answer.DENIED: "attested_false",
}


class Stated(NamedTuple):
    """A claimed figure, ratios as plain numbers."""

    words: Span
    reach: Span
    near: Span
    value: Fraction
    bound: str

    def scaled(self, factor: Fraction) -> Stated:
        return self._replace(
            words=self.words.each(lambda v: v * factor),
            reach=self.reach.each(lambda v: v * factor),
            near=self.near.each(lambda v: v * factor),
            value=self.value * factor,
        )


def stated(figure: Figure) -> Stated:
    """The figure of a claim."""
    near = Span.of(figure.near.low, figure.near.high)
    words = Span.of(figure.low, figure.high)
    if figure.bound == "up_to":  # judged as reached: bounded on the open side by its rounding
        words = Span(max(words.low, near.low), min(words.high, near.high))
        if figure.high is not None and figure.low is None:
            words = Span(near.low, exact(figure.high))
        elif figure.low is not None and figure.high is None:
            words = Span(exact(figure.low), near.high)
    reach = words
    if figure.ceiling is not None:
        edge = exact(figure.ceiling)
        reach = Span(min(words.low, edge), max(words.high, edge))
    read = Stated(words, reach, near, exact(figure.value), figure.bound)
    return read.scaled(Fraction(1, 100)) if figure.unit == "%" else read


class Printed(NamedTuple):
    """What a source gives: `span`, open at the side where it prints only a bound, and there
    no sharper than the bound's digits; `edge` is the bound as printed."""

    span: Span
    bound: str
    edge: Fraction

    @classmethod
    def of(cls, span: Span) -> Printed:
        """A computed value."""
        return cls(span, "exact", Fraction(0))


def printed(figure: Figure) -> Printed:
    """The figure of a fact."""
    read = stated(figure)
    span, kind, edge = read.words, "exact", read.value
    if figure.bound in ("over", "under") and not span.bounded:
        kind = figure.bound
        span = Span(read.near.low, FAR) if kind == "over" else Span(-FAR, read.near.high)
    return Printed(span, kind, edge)


def compare(claim: Stated, source: Printed, policy: Policy) -> Answer:
    """Whether the claimed figure holds against the source's."""
    if source.bound != "exact":
        return _against_bound(claim, source, policy)
    if claim.words.meets(source.span):
        return Answer.HOLDS
    if _cut_off(claim, source.span):
        return Answer.CUT_OFF
    return _miss(claim, source.span, policy)


def _cut_off(claim: Stated, source: Span) -> bool:
    """Cut off rather than rounded: by a source that is finer than the figure's last digit."""
    unit = max(abs(end - claim.value) for end in claim.reach if abs(end) != FAR)
    return source.high - source.low < unit and claim.reach.meets(source)


def _against_bound(claim: Stated, source: Printed, policy: Policy) -> Answer:
    """The same figure, the same bound or a weaker one is borne out; only what lies beyond
    the bound is contradicted."""
    if not claim.words.touches(source.span):
        return _miss(claim, source.span, policy)
    if claim.bound in ("over", "under") and claim.bound != source.bound:
        return Answer.OPEN
    if claim.bound == source.bound == "over" and claim.value <= source.edge:
        return Answer.HOLDS
    if claim.bound == source.bound == "under" and claim.value >= source.edge:
        return Answer.HOLDS
    return Answer.HOLDS if claim.near.touches(Span.at(source.edge)) else Answer.OPEN


def _miss(claim: Stated, source: Span, policy: Policy) -> Answer:
    above = claim.words.low > 0 and source.high < 0
    below = claim.words.high < 0 and source.low > 0
    if above or below:
        return Answer.DIRECTION
    if source.bounded:  # how far off the other side of a bound is nobody knows
        if _leans(claim, source, exact(policy.overstated.tolerance)):
            return Answer.OVERSTATED
        # Zero has no decimal point to move.
        for places in policy.power_of_ten.shifts if claim.value else ():
            for factor in (Fraction(10) ** places, Fraction(1, 10**places)):
                if claim.near.each(lambda v, f=factor: v * f).meets(source):
                    return Answer.SLIP
    return Answer.OUTSIDE


def _leans(claim: Stated, source: Span, share: Fraction) -> bool:
    short = claim.words.low - source.high  # the source stays below by this
    beyond = source.low - claim.words.high
    room = share * abs(claim.value)
    if claim.bound == "over":
        return 0 <= short < room
    if claim.bound == "under":
        return 0 <= beyond < room
    if claim.bound in ("nearly", "up_to"):
        return 0 <= max(short, beyond) < room
    return False


def understated(claim: Stated, source: Printed, times: Decimal) -> bool:
    """A loss of over 7 is a profit of under -7: the sign is no way out."""
    limit = claim.value * exact(times)
    span = source.span if source.bound == "exact" else Span.at(source.edge)
    if claim.bound == "over" and claim.words.high == FAR and claim.value > 0:
        return source.bound != "under" and span.low > limit
    if claim.bound == "under" and claim.words.low == -FAR and claim.value < 0:
        return source.bound != "over" and span.high < limit
    return False


def compare_days(claim: Days, source: Days, policy: Policy) -> Answer:
    """Every day of the source must be one that the claim names. A day that the source gives
    may differ by a little: by one from a day (time zones), by a few from a part of a month."""
    length = (claim.last - claim.first).days + 1
    slack = policy.date_slack.days if length == 1 else 0
    if 1 < length < 28:
        slack = policy.date_slack.vague_days
    room = timedelta(slack if source.first == source.last else 0)
    if claim.first - room <= source.first and source.last <= claim.last + room:
        return Answer.HOLDS
    apart = source.last < claim.first or claim.last < source.first
    return Answer.DATE if apart else Answer.OPEN


def compare_relation(relation: str, one: Span, other: Span, policy: Policy) -> Answer:
    """`one` above, below or level with `other`."""
    more = one.low >= other.high and one.low != other.low
    less = one.high <= other.low and one.low != other.low
    if relation == "level":
        quotient = one.over(other)
        if quotient is None or not quotient.bounded:
            return Answer.OPEN
        room = exact(policy.level.tolerance)
        level = quotient.meets(Span(1 - room, 1 + room))
        return Answer.HOLDS if level else Answer.OUTSIDE
    if relation in ("below", "down"):
        more, less = less, more
    if more:
        return Answer.HOLDS
    if less:
        return Answer.DIRECTION
    return Answer.OUTSIDE if one == other == Span.at(one.low) else Answer.OPEN
