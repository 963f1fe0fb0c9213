"""An axis that holds intervals: from where to where, in round numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log, log10

from claimaudit.record.claims import End
from claimaudit.record.measures import as_number
from claimaudit.report.displays import sizes
from claimaudit.report.languages import LANGUAGES

# Beyond this, the smaller of two figures would be a speck on a linear scale.
_SPREAD = 8.0
# So much of the distance is left free on either side, of days at least so many.
_ROOM, _DAYS = 0.12, 3


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, by their logarithms where `logarithmic`."""

    low: float
    high: float
    logarithmic: bool

    def share(self, value: float) -> float:
        """Where `value` lies: 0 at the low end, 1 at the high end, never beyond."""
        if self.logarithmic:
            share = log(value / self.low) / log(self.high / self.low) if value > 0 else 0.0
        else:
            share = (value - self.low) / (self.high - self.low)
        return min(max(share, 0.0), 1.0)


def axis_of(ends: Iterable[End], unit: str | None) -> Axis:
    """From below all of these to above them, its ends round numbers of what they are shown in."""
    given = list(ends)
    numbers = [number for end in given if (number := as_number(end)) is not None]
    low, high = min(numbers), max(numbers)
    if any(isinstance(end, str) for end in given):
        days = max(_DAYS, round((high - low) * _ROOM))
        return Axis(low - days, high + days, logarithmic=False)
    size = _shown_in(unit, max(abs(low), abs(high)))
    if low > 0 and high / low > _SPREAD:
        first, last = low / 1.25 / size, high * 1.25 / size
        low = _round(first, _step(first), down=True)
        return Axis(low * size, _round(last, _step(last)) * size, logarithmic=True)
    room = (high - low) * _ROOM or abs(high) * 0.05 or 1.0
    first, last = (low - room) / size, (high + room) / size
    step = _step(last - first)
    # What cannot fall below nothing is not drawn there: a figure of 0 is rounded, no less.
    start = 0.0 if first < 0 <= low + high else _round(first, step, down=True)
    return Axis(start * size, _round(last, step) * size, logarithmic=False)


def _shown_in(unit: str | None, value: float) -> float:
    """The size of `unit` in which so much of it is shown: years among seconds."""
    try:
        found = [float(size.factor) for size in sizes(unit, LANGUAGES[-1]) if not size.exact]
    except KeyError:
        return 1.0
    return max((factor for factor in found if factor <= value), default=min(found, default=1.0))


def _step(span: float) -> float:
    """A tenth of the power of ten of `span`: ends of two digits."""
    return float(10.0 ** (floor(log10(span)) - 1)) if span > 0 else 1.0


def _round(value: float, step: float, *, down: bool = False) -> float:
    """`value` to a multiple of `step`, in no more digits than that has."""
    return float(f"{(floor if down else ceil)(value / step) * step:.12g}")
