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

from .spans import FAR, End, Span, exact


class Answer(IntEnum):
    """Milder ones first: of two readings the article is given the milder."""

    HOLDS = 0
    CUT_OFF = 1
    VAGUE = 2
    OPEN = 3
    PARTLY = 4
    OVERSTATED = 5
    BEYOND = 6
    SLIP = 7
    OUTSIDE = 8
    DIRECTION = 9
    DATE = 10
    DENIED = 11


HOLDING = (Answer.HOLDS, Answer.CUT_OFF, Answer.VAGUE)
REASON = {
    Answer.PARTLY: "attested_partly",
    Answer.OVERSTATED: "overstated_hedge",
    Answer.BEYOND: "overlaps_only",
    Answer.SLIP: "power_of_ten_slip",
    Answer.OUTSIDE: "outside_interval",
    Answer.DIRECTION: "wrong_direction",
    Answer.DATE: "wrong_date",
    Answer.DENIED: "attested_false",
}


class Stated(NamedTuple):
    """A claimed figure, ratios as plain numbers. Of a range and of a word for a stretch
    (hundreds, 6倍多, 百万级) `between` is what surely lies between its ends: from the most that the
    lower can be to the least that the higher can be."""

    words: Span
    reach: Span
    near: Span
    value: Fraction
    bound: str
    between: tuple[Fraction, Fraction] | None = None

    def scaled(self, factor: Fraction) -> Stated:
        return self._replace(
            words=self.words.each(lambda v: v * factor),
            reach=self.reach.each(lambda v: v * factor),
            near=self.near.each(lambda v: v * factor),
            value=self.value * factor,
            between=self.between and (self.between[0] * factor, self.between[1] * factor),
        )

    def as_bound(self, share: Fraction) -> Span:
        """The bare number as a bound: no blunter than `share` of itself."""
        room = abs(self.value) * share
        low, high = max(self.near.low, self.value - room), min(self.near.high, self.value + room)
        return Span(low, high)


def stated(figure: Figure) -> Stated:
    """The figure of a claim. Before a range a one-sided bound is that of its end there."""
    near, value = Span.of(figure.near.low, figure.near.high), exact(figure.value)
    if figure.ends is not None and figure.bound in ("over", "under"):
        # Over 1 to 10 is over 1; how blunt that end is, the whole range shows.
        ends = Span.of(*figure.ends)
        if figure.bound == "over":
            value, near = ends.low, Span(near.low, 2 * ends.low - near.low)
        else:
            value, near = ends.high, Span(2 * ends.high - near.high, near.high)
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
    between = None
    if figure.bound == "range" and figure.core is not None:
        between = exact(figure.core[0]), exact(figure.core[1])
    elif figure.bound in ("order", "over", "under") and words.bounded:
        ends = Span(value, exact(figure.high)) if value >= 0 else Span(exact(figure.low), value)
        between = ends.low, ends.high
    read = Stated(words, reach, near, value, figure.bound, between)
    return read.scaled(Fraction(1, 100)) if figure.unit == "%" else read


class Printed(NamedTuple):
    """What a source gives: `span`, open at the side where it prints only a bound, and there
    no sharper than the bound's digits; `edge` is the bound as printed."""

    span: Span
    bound: str
    edge: Fraction
    between: tuple[Fraction, Fraction] | None = None
    hedge: str = "exact"
    sure: Span | None = None  # of one number: as if it had two digits, and no hedge

    @classmethod
    def of(cls, span: Span, between: Span | None = None, sure: Span | None = None) -> Printed:
        """A computed value."""
        ends = between and (between.low, between.high)
        return cls(span, "exact", Fraction(0), ends, sure=sure)

    def left_over(self, plain: End, policy: Policy) -> Printed:
        """What is left where one figure is taken off another, `plain` by the figures as they are
        printed: it bears out nothing further from that than a figure of one digit does."""
        if self.between is not None or not self.span.bounded:
            return self
        sure, room = self.sure or self.span, abs(plain) * exact(policy.rounding.reference_spread)
        return self._replace(sure=Span(max(sure.low, plain - room), min(sure.high, plain + room)))


def printed(figure: Figure, policy: Policy) -> Printed:
    """The figure of a fact."""
    read = stated(figure)
    span, kind, edge = read.words, "exact", read.value
    if figure.bound in ("over", "under") and not span.bounded:
        kind = figure.bound
        number = read.as_bound(exact(policy.rounding.round_number_cap))
        span = Span(number.low, FAR) if kind == "over" else Span(-FAR, number.high)
    room = abs(read.value) * exact(policy.rounding.reference_spread)
    digits = span
    if figure.bound in ("about", "nearly"):  # its hedge bears nothing out: the digits do
        digits = Span(max(span.low, read.near.low), min(span.high, read.near.high))
    sure = Span(max(digits.low, read.value - room), min(digits.high, read.value + room))
    bare = figure.bound in ("exact", "about", "nearly", "up_to")
    return Printed(span, kind, edge, read.between, figure.bound, sure if bare else None)


def compare(claim: Stated, source: Printed, policy: Policy) -> Answer:
    """Whether the claimed figure holds against the source's."""
    if source.bound != "exact":
        return _against_bound(claim, source, policy)
    span = _below_maximum(claim, source) if source.hedge == "up_to" else source.span
    if claim.words.meets(span):
        if _reaches_beyond(claim, source):
            return _inside(claim, source, policy)
        return Answer.HOLDS if claim.words.meets(source.sure or span) else Answer.OPEN
    if _cut_off(claim, span):
        return Answer.CUT_OFF
    missed = _miss(claim, span, policy)
    if (
        source.hedge == "up_to"
        and claim.bound != "up_to"
        and missed in (Answer.SLIP, Answer.OUTSIDE)
    ):
        within = Span(-FAR, span.high) if source.edge >= 0 else Span(span.low, FAR)
        return Answer.OPEN if claim.words.touches(within) else missed
    return missed


def _below_maximum(claim: Stated, source: Printed) -> Span:
    """A printed maximum does not bear out "over" that maximum, whatever its rounding; a loss
    of at most so much none of over so much."""
    span = source.span
    if claim.bound == "over" and source.edge > 0:
        return Span(span.low, min(span.high, source.edge))
    if claim.bound == "under" and source.edge < 0:
        return Span(max(span.low, source.edge), span.high)
    return span


def _reaches_beyond(claim: Stated, source: Printed) -> bool:
    """A range or a stretch of which the claim's figure does not hold both ends; of a maximum, the
    end that is furthest from zero."""
    if source.between is None:
        return False
    low, high = source.between
    if claim.bound == "up_to":
        low, high = (high, high) if claim.value >= 0 else (low, low)
    return not (claim.words.low <= low and high <= claim.words.high)


def _inside(claim: Stated, source: Printed, policy: Policy) -> Answer:
    """One range beyond another misleads; a number inside is open, unless it is the very one that
    多 stands behind."""
    if source.hedge == "range" and claim.bound == "range":
        return Answer.BEYOND
    if source.hedge not in ("over", "under"):
        return Answer.OPEN
    towards_zero = claim.bound in ("nearly", "up_to")
    below = claim.bound == "under" or (towards_zero and claim.value >= 0)
    above = claim.bound == "over" or (towards_zero and claim.value < 0)
    floor = source.between is not None and source.edge == source.between[0]
    if below if floor else above:
        return Answer.OPEN
    return Answer.HOLDS if _names(claim, source.edge, policy) else Answer.OPEN


def _cut_off(claim: Stated, source: Span) -> bool:
    """Cut off rather than rounded: by a source that is finer than the figure's last digit."""
    unit = max(abs(end - claim.value) for end in claim.reach if abs(end) != FAR)
    return source.high - source.low < unit and claim.reach.meets(source)


def _against_bound(claim: Stated, source: Printed, policy: Policy) -> Answer:
    """The same figure, the same bound or a weaker one is borne out; only what lies beyond
    the bound is contradicted."""
    if not claim.words.touches(source.span):
        return _miss(claim, source.span, policy)
    side = claim.bound
    if side in ("nearly", "up_to"):  # they lean towards zero
        side = "under" if claim.value >= 0 else "over"
    if side in ("over", "under") and side != source.bound:
        return Answer.OPEN
    alike = claim.bound == source.bound
    weaker_floor = source.bound == "over" and claim.words.high == FAR and claim.value <= source.edge
    weaker_top = source.bound == "under" and claim.words.low == -FAR and claim.value >= source.edge
    if alike and (weaker_floor or weaker_top):
        return Answer.HOLDS
    return Answer.HOLDS if _names(claim, source.edge, policy) else Answer.OPEN


def _names(claim: Stated, edge: Fraction, policy: Policy) -> bool:
    """Whether the bare number is that of the bound. 6倍多 and hundreds name a stretch from their
    number up to another, which is no more of it; a range names none."""
    if claim.bound == "range":
        return False
    near = claim.near
    if near.low < near.high and claim.value == near.low:
        return near.low <= edge < near.high
    if near.low < near.high and claim.value == near.high:
        return near.low < edge <= near.high
    return claim.as_bound(exact(policy.rounding.round_number_cap)).touches(Span.at(edge))


def compare_converted(claim: Stated, source: Printed, rate: Span, policy: Policy) -> Answer:
    """A figure read in one currency against what a source prints in another: it holds at every
    rate, or misses at every one, or is open."""
    if source.bound != "exact":
        return Answer.OPEN
    span = source.span.times(rate)
    answer = compare(claim, Printed.of(span), policy)
    if answer in HOLDING:
        whole = claim.words.low <= span.low and span.high <= claim.words.high
        return Answer.HOLDS if whole else Answer.OPEN
    return Answer.OUTSIDE if answer == Answer.SLIP else answer


def _miss(claim: Stated, source: Span, policy: Policy) -> Answer:
    above = claim.words.low > 0 and source.high < 0
    below = claim.words.high < 0 and source.low > 0
    if above or below:
        return Answer.DIRECTION
    if source.bounded:  # how far off the other side of a bound is nobody knows
        if _leans(claim, source, exact(policy.overstated.tolerance)):
            return Answer.OVERSTATED
        # Zero has no decimal point to move, nor has what may be zero.
        maybe_zero = any(one.low <= 0 <= one.high for one in (claim.near, source))
        for places in () if maybe_zero else policy.power_of_ten.shifts:
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
    if claim.first <= source.first and source.last <= claim.last:
        return Answer.HOLDS
    if claim.first - room <= source.first and source.last <= claim.last + room:
        return Answer.HOLDS if length == 1 else Answer.VAGUE
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
