"""What a printed figure says: as a claim, and as the reference that a claim is held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from claimaudit.figures import Figure, Interval
from claimaudit.workspace.policy import Policy

PERCENT = Decimal("0.01")
# What a source so says is one number, however rounded; a maximum is the one that is reached.
_ONE_NUMBER = ("exact", "about", "up_to")
# Words that allow for more than the number that a source prints, and say no more than that.
_AROUND = ("about", "nearly")


@dataclass(frozen=True, slots=True)
class Span:
    """A figure in base units: percentages as fractions, everything else as it is. Of a range and
    of a word for a stretch (hundreds, 十几, 百万级) `possible` is what it surely leaves possible:
    from the most that its low end, to the least that its high end can stand for."""

    value: Decimal
    interval: Interval
    near: Interval
    ceiling: Decimal | None
    unit: str | None
    bound: str
    possible: Interval | None = None

    @classmethod
    def of(cls, figure: Figure) -> Span:
        figure = _as_one_bound(figure)
        factor, unit = (PERCENT, "x") if figure.unit == "%" else (Decimal(1), figure.unit)
        ceiling = None if figure.ceiling is None else figure.ceiling * factor
        possible = _possible(figure)
        return cls(
            value=figure.value * factor,
            interval=figure.interval.scale(factor),
            near=figure.near.scale(factor),
            ceiling=ceiling,
            unit=unit,
            bound=figure.bound,
            possible=possible and possible.scale(factor),
        )

    @property
    def judged(self) -> Interval:
        """What the reference must meet: a maximum is claimed to be reached."""
        if self.bound != "up_to":
            return self.interval
        if self.interval.low is None:
            return Interval(self.near.low, self.interval.high)
        return Interval(self.interval.low, self.near.high)  # a loss of up to 7: a profit of -7

    @property
    def stretched(self) -> Interval:
        """What is `judged`, reaching as far as a figure that was cut off."""
        return (
            self.judged if self.ceiling is None else self.judged.hull(Interval.point(self.ceiling))
        )

    @property
    def printed_bound(self) -> Decimal | None:
        """The bound as it stands, of a figure that bounds its value from one side only."""
        if self.judged.low is None:
            return self.stretched.high
        return self.stretched.low if self.judged.high is None else None


def _as_one_bound(figure: Figure) -> Figure:
    """Over 1 to 10 is over 1, and under 1 to 10 under 10: the number of what bounds its value from
    one side is the end of its range there."""
    if figure.ends is None or figure.bound not in ("over", "under"):
        return figure
    end = figure.end_of_range("low" if figure.bound == "over" else "high")
    return end._replace(low=figure.low, high=figure.high, bound=figure.bound)


def _possible(figure: Figure) -> Interval | None:
    if figure.bound == "range" and figure.core is not None:
        least, most = figure.core
        # Of 2万亿到2万亿 both ends may be one number.
        return Interval(least, most) if least <= most else None
    if figure.low is None or figure.high is None or figure.bound not in ("order", "over", "under"):
        return None
    # Its number is the end at which the stretch begins: 6倍多 from 6, hundreds from 200.
    if figure.value < 0:
        return Interval(figure.low, figure.value)
    return Interval(figure.value, figure.high)


@dataclass(frozen=True, slots=True)
class Reference:
    """What facts say that a value is. Of a bound (over 6,000, 6倍多) `printed_bound` is its number
    as the source prints it; `interval` allows for the rounding of it. Where a source prints a
    range or a stretch, `possible` is what that surely leaves possible; `ranges` is whether both
    of its ends are printed. Of one digit (1亿), of what is hedged (about, nearly), and of a
    difference of much rounding (528 - 480), `surely` is what it says for sure: little beside the
    number that it prints or gives."""

    interval: Interval
    printed_bound: Decimal | None = None
    possible: Interval | None = None
    ranges: bool = False
    surely: Interval | None = None

    @classmethod
    def printed(cls, span: Span, policy: Policy) -> Reference:
        """A figure as a source prints it: a printed maximum is the value that it gives, and
        "1 million+" is a rounded number too, so that 990,000 is not beyond it."""
        interval, bound = span.judged, span.printed_bound
        if span.bound in ("over", "under") and span.possible is not None:
            bound = span.value
        if span.bound == "over" and span.interval.high is None:
            interval = Interval(as_bound(span, policy).low, None)
        elif span.bound == "under" and span.interval.low is None:
            interval = Interval(None, as_bound(span, policy).high)
        finer = interval
        if span.bound in _ONE_NUMBER or span.bound in _AROUND:
            share = policy.rounding.reference_spread
            finer = _narrowed(_as_printed(span), span.value, share)
        surely = None if finer == interval else finer
        return cls(interval, bound, span.possible, span.bound == "range", surely)

    @classmethod
    def operand(cls, span: Span, policy: Policy) -> Reference:
        """A printed figure as a term of arithmetic: one number no wider than two digits of it."""
        printed, share = cls.printed(span, policy), policy.rounding.reference_spread
        if span.bound not in _ONE_NUMBER:
            return printed
        return replace(printed, interval=_narrowed(printed.interval, span.value, share))

    def applied(self, formula: Callable[[Interval], Interval]) -> Reference:
        """The reference that `formula` gives for this one: for its interval and its bounds."""
        bound = None if self.printed_bound is None else Interval.point(self.printed_bound)
        return Reference(
            formula(self.interval),
            None if bound is None else formula(bound).low,
            self.possible and formula(self.possible),
            self.ranges,
            self.surely and formula(self.surely),
        )

    def taken_off(self, middle: Decimal, policy: Policy) -> Reference:
        """A reference that is a difference of two figures, `middle` of them as printed: their
        rounding, small beside each of them, may be wide beside what is left."""
        whole = self.surely or self.interval
        if self.possible is not None or whole.low is None or whole.high is None:
            return self
        finer = _narrowed(whole, middle, policy.rounding.reference_spread)
        return self if finer == whole else replace(self, surely=finer)


def _as_printed(span: Span) -> Interval:
    """The rounding of a hedged number, as far as its hedge allows it."""
    return span.judged.common(span.near) if span.bound in _AROUND else span.judged


def as_bound(span: Span, policy: Policy) -> Interval:
    """The rounding of a number that bounds, or is held against a bound: "over 1 million" is not
    half a million, however few its digits."""
    return _narrowed(span.near, span.value, policy.rounding.round_number_cap)


def _narrowed(around: Interval, value: Decimal, share: Decimal) -> Interval:
    """What lies within a share of `value` on either side of it."""
    assert around.low is not None and around.high is not None
    reach = abs(value) * share
    return Interval(max(around.low, value - reach), min(around.high, value + reach))
