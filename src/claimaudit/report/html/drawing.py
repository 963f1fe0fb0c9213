"""What the page's pictures are drawn with: an axis, and the SVG that holds the shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from markupsafe import Markup


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


def drawn(style: str, attributes: str, shapes: Iterable[str]) -> Markup:
    """An SVG of `shapes`. All three are numbers and fixed names; what is drawn stands beside the
    picture in words, so it is hidden from screen readers."""
    inside = "".join(shapes)
    return Markup(f"<svg class={style} {attributes} aria-hidden=true>{inside}</svg>")  # noqa: S704
