"""Holding one printed figure against one reference interval.

The rule is statcheck's: a figure holds where some value that it can honestly stand for is
a value that the reference can honestly stand for (https://doi.org/10.3758/s13428-015-0664-2).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from claimaudit.figures import Interval
from claimaudit.figures.dates import Days
from claimaudit.verdict.span import Reference, Span, as_bound
from claimaudit.workspace.policy import Policy


class Outcome(StrEnum):
    """How one trial came out."""

    holds = "holds"
    truncated = "truncated"  # holds only as a figure that was cut off, not rounded
    understated = "understated"  # holds, but far above a stated lower bound
    vague = "vague"  # a date that holds only because its edges are not sharp: mid August
    overstated = "overstated"  # its hedge leans the wrong way by a little
    overlaps = "overlaps"  # two ranges of which the source's reaches beyond the claim's
    partly = "partly"  # attested in part
    miss = "miss"
    slip = "slip"  # a miss that a shift of the decimal point would mend
    opposite = "opposite"  # the change or comparison goes the other way
    refuted = "refuted"  # attested false
    inconclusive = "inconclusive"  # the reference leaves it open: a bound, or a range around it


HOLDING = frozenset({Outcome.holds, Outcome.truncated, Outcome.understated, Outcome.vague})
_MISSES = Outcome.miss, Outcome.slip
# Shorter spans than a month are words like 中旬 and "late May".
_SHORTEST_MONTH = 28
# Hedges that promise no more than the number, or hardly.
_AT_MOST = ("nearly", "up_to")


def judge_printed(claimed: Span, source: Span, policy: Policy) -> Outcome:
    """How `claimed` fares against what a source prints."""
    reference = Reference.printed(source, policy)
    if source.bound == "up_to":
        # What is at most 600,000 is not over 600,000, although its rounding may be.
        if claimed.bound == "over" and source.value > 0:
            interval = Interval(reference.interval.low, source.value)
            reference = replace(reference, interval=interval)
        elif claimed.bound == "under" and source.value < 0:
            interval = Interval(source.value, reference.interval.high)
            reference = replace(reference, interval=interval)
    outcome = judge(claimed, reference, policy)
    if source.bound == "up_to" and claimed.bound != "up_to" and outcome in _MISSES:
        # As many as 48,000 may be 12,000; only another maximum is none.
        return Outcome.inconclusive if claimed.judged.overlaps(source.interval) else outcome
    return outcome


def judge(claimed: Span, source: Reference, policy: Policy) -> Outcome:
    """How `claimed` fares against what facts say."""
    reference = source.interval
    if reference.low is None or reference.high is None:
        return _against_bound(claimed, reference, source.printed_bound, policy)
    if claimed.judged.meets(reference):
        if source.possible is not None and not _covers(claimed, source.possible):
            return _within(claimed, source, source.possible, policy)
        if source.surely is not None and not claimed.judged.meets(source.surely):
            return Outcome.inconclusive
        return Outcome.understated if _far(claimed, reference, policy) else Outcome.holds
    if _cut_off(claimed, reference):
        return Outcome.truncated
    if _opposite(claimed, reference):
        return Outcome.opposite
    if _hedge_leans(claimed, reference, policy.overstated.tolerance):
        return Outcome.overstated
    # Zero has no place to shift, and some place of any number is near it.
    at_zero = _reaches_zero(claimed.near) or _reaches_zero(reference)
    shifts = () if at_zero else policy.power_of_ten.shifts
    shifted = (claimed.near.scale(Decimal(10) ** by) for n in shifts for by in (n, -n))
    return Outcome.slip if any(one.meets(reference) for one in shifted) else Outcome.miss


def _reaches_zero(one: Interval) -> bool:
    return (one.low is None or one.low <= 0) and (one.high is None or one.high >= 0)


def _covers(claimed: Span, possible: Interval) -> bool:
    """Whether all that a source leaves possible is what is claimed; of a maximum, whether the
    largest of it is."""
    if claimed.bound == "up_to":
        largest = possible.high if claimed.value >= 0 else possible.low
        assert largest is not None
        possible = Interval.point(largest)
    return claimed.judged.holds(possible)


def _within(claimed: Span, source: Reference, possible: Interval, policy: Policy) -> Outcome:
    """Against "1 to 100 million", hundreds or 6倍多, which allow more than is claimed: the number
    that 多 stands behind is that of the source, another one is left open, and another range
    leaves out what the source does not."""
    if source.ranges and claimed.bound == "range":
        return Outcome.overlaps
    number = source.printed_bound
    if number is None or _leans(claimed) == ("under" if number == possible.low else "over"):
        return Outcome.inconclusive
    return Outcome.holds if _is_same(claimed, number, policy) else Outcome.inconclusive


def _cut_off(claimed: Span, reference: Interval) -> bool:
    """Whether the figure holds as one that was cut off: the source must be finer than its last
    digit, or 62 would hold against a source that prints 63."""
    assert reference.low is not None and reference.high is not None
    reach = claimed.stretched
    ends = [abs(end - claimed.value) for end in (reach.low, reach.high) if end is not None]
    finer = reference.high - reference.low < max(ends)
    return finer and reach.meets(reference)


def _against_bound(
    claimed: Span, reference: Interval, printed_bound: Decimal | None, policy: Policy
) -> Outcome:
    """Against "over 820,000" or "under 5%": only a claim beyond it is wrong, only the same
    figure or bound (or a weaker one) is right, and anything else is left open."""
    if not claimed.judged.overlaps(reference):
        return Outcome.opposite if _opposite(claimed, reference) else Outcome.miss
    floor = reference.low is not None
    if printed_bound is None or _leans(claimed) == ("under" if floor else "over"):
        return Outcome.inconclusive
    weaker = claimed.value <= printed_bound if floor else claimed.value >= printed_bound
    if weaker and _is_open(claimed, floor=floor):
        bound = Interval.point(printed_bound)
        return Outcome.understated if _far(claimed, bound, policy) else Outcome.holds
    same = _is_same(claimed, printed_bound, policy)
    return Outcome.holds if same else Outcome.inconclusive


def _leans(claimed: Span) -> str:
    """The side to which its hedge leans: a maximum and "nearly" to that of zero."""
    if claimed.bound in _AT_MOST:
        return "under" if claimed.value >= 0 else "over"
    return claimed.bound


def _is_open(claimed: Span, *, floor: bool) -> bool:
    """Whether it bounds its value from the same side as the source, and from that alone."""
    if floor:
        return claimed.bound == "over" and claimed.interval.high is None
    return claimed.bound == "under" and claimed.interval.low is None


def _is_same(claimed: Span, bound: Decimal, policy: Policy) -> bool:
    """Whether the number is that of the bound; one that names a stretch (hundreds, 6倍多) goes
    up to its end and not onto it, and a range is no bound."""
    if claimed.bound == "range":
        return False
    low, high = claimed.near.low, claimed.near.high
    if claimed.value in (low, high) and low != high:
        assert low is not None and high is not None
        return low <= bound <= high and bound != (low if claimed.value == high else high)
    return as_bound(claimed, policy).overlaps(Interval.point(bound))


def _far(claimed: Span, reference: Interval, policy: Policy) -> bool:
    """Whether the true value lies far beyond the bound that the claim states; a loss of
    over 7 is a profit of under -7."""
    edge = claimed.value * policy.understated.times
    if claimed.bound == "over" and claimed.interval.high is None and claimed.value > 0:
        return reference.low is not None and reference.low > edge
    if claimed.bound == "under" and claimed.interval.low is None and claimed.value < 0:
        return reference.high is not None and reference.high < edge
    return False


def _opposite(claimed: Span, reference: Interval) -> bool:
    """Whether all that is claimed lies on the other side of zero; a range may have both sides."""
    low, high = claimed.judged.low, claimed.judged.high
    if reference.high is not None and reference.high < 0:
        return low is not None and low > 0
    return reference.low is not None and reference.low > 0 and high is not None and high < 0


def _hedge_leans(claimed: Span, reference: Interval, tolerance: Decimal) -> bool:
    """Whether the bare number is close, so that only its hedge (超, 近, 高达) is wrong."""
    if claimed.bound not in ("over", "nearly", "up_to", "under"):
        return False
    low, high = claimed.judged.low, claimed.judged.high
    assert reference.low is not None and reference.high is not None
    beyond = reference.low - high if high is not None else Decimal(0)
    short = low - reference.high if low is not None else Decimal(0)
    return max(beyond, short) < abs(claimed.value) * tolerance


def judge_days(claimed: Days, reference: Days, policy: Policy) -> Outcome:
    """A date holds where all days that the reference allows are days that it names."""
    if reference.within(claimed):
        return Outcome.holds
    length = (claimed.last - claimed.first).days + 1
    vague = policy.date_slack.vague_days if length < _SHORTEST_MONTH else 0
    slack = policy.date_slack.days if length == 1 else vague
    wide = Days(claimed.first - timedelta(slack), claimed.last + timedelta(slack))
    if reference.first == reference.last and reference.within(wide):
        return Outcome.holds if length == 1 else Outcome.vague
    return Outcome.inconclusive if reference.overlaps(claimed) else Outcome.miss


def judge_relation(relation: str, one: Interval, other: Interval, tolerance: Decimal) -> Outcome:
    """Whether `one` is above (up) or below (down) `other` by any amount, or level with it
    within `tolerance`."""
    if relation == "level":
        return _judge_level(one, other, tolerance)
    if one == other and one.low == one.high:
        return Outcome.miss  # equal figures are not above each other
    # 46 is above 45: rounded figures that only touch are still printed as different ones.
    more = one.low is not None and other.high is not None and one.low >= other.high
    less = one.high is not None and other.low is not None and one.high <= other.low
    if not more and not less:
        return Outcome.inconclusive  # the figures as printed leave open which is larger
    return Outcome.holds if more == (relation in ("above", "up")) else Outcome.opposite


def _judge_level(one: Interval, other: Interval, tolerance: Decimal) -> Outcome:
    try:
        ratio = one / other
    except ZeroDivisionError:
        return Outcome.inconclusive
    if not Interval(1 - tolerance, 1 + tolerance).meets(ratio):
        return Outcome.miss
    return Outcome.inconclusive if None in (ratio.low, ratio.high) else Outcome.holds
