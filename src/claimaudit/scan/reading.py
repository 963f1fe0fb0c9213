"""Reading one figure at a place of a long text.

Everything that the parser tries is bounded, so a figure costs the same in any text.
"""

from __future__ import annotations

from functools import cache

from claimaudit.figures import Figure, FigureReader
from claimaudit.figures.units import Unit, unit_table


class PlaceReader:
    """A parser, and the characters with which its hedges end."""

    def __init__(self, reader: FigureReader) -> None:
        self._reader = reader
        self.hedge_ends = frozenset(word[-1] for word in reader.policy.before) | frozenset(
            "了出有 "
        )

    def read(self, text: str, at: int, unit: Unit | None = None) -> Figure | None:
        """The figure whose number starts at `at`.

        `unit` is that of the figure with which a bare one is listed.
        """
        return self._reader.read_at(text, at, unit)


@cache
def unit_starts() -> frozenset[str]:
    """Every character that a unit can start with."""
    return frozenset(word[0] for word in unit_table().spellings)
