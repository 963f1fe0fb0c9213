"""Reading one figure at a place of a long text: the parser in a window.

The window bounds what one number can cost, whatever stands around it.
"""

from __future__ import annotations

from functools import cache

from claimaudit.figures import Figure, FigureReader
from claimaudit.figures.units import Unit, unit_table

_BEFORE, _BEHIND = 24, 88


class WindowReader:
    """`FigureReader.read_at` on a window of a long text."""

    def __init__(self, reader: FigureReader) -> None:
        self._reader = reader
        self.hedge_ends = frozenset(word[-1] for word in reader.policy.before) | frozenset(
            "了出有 "
        )

    def read(self, text: str, at: int, unit: Unit | None = None) -> Figure | None:
        """The figure whose number starts at `at`, with offsets of `text`.

        `unit` is that of the figure with which a bare one is listed.
        """
        low = max(0, at - _BEFORE)
        found = self._reader.read_at(text[low : at + _BEHIND], at - low, unit)
        return found and _shifted(found, low)


def _shifted(found: Figure, low: int) -> Figure:
    if not low:
        return found
    return Figure(
        found.text, found.start + low, found.end + low, found.value, found.low, found.high,
        found.near, found.ceiling, found.unit, found.bound,
    )  # fmt: skip


@cache
def unit_starts() -> frozenset[str]:
    """Every character that a unit can start with."""
    return frozenset(word[0] for word in unit_table().spellings)
