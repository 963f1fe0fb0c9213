"""What deciding on one number needs: the text, the reader, the dates met so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimaudit.figures import Figure, FigureReader
from claimaudit.figures.units import things
from claimaudit.scan.date_places import date_at, time_at
from claimaudit.scan.lists import FIGURES


@dataclass
class Context:
    """One folded text under way."""

    text: str
    reader: FigureReader
    dates: list[tuple[int, int]] = field(default_factory=list)

    def date(self, at: int) -> int:
        """The end of a date or time that starts at `at`, or 0."""
        if found := date_at(self.text, at):
            self.dates.append(found)
            return found[1]
        return time_at(self.text, at)

    def is_cut(self, figure: Figure) -> bool:
        """Whether a letter follows directly: "4o", "9800X3D"."""
        behind = self.text[figure.end : figure.end + 1]
        last = self.text[figure.end - 1]
        return behind.isascii() and behind.isalnum() and last.isascii() and last.isalnum()

    def is_ordinal(self, *ends: int) -> bool:
        """Whether what stands at one of the `ends` of a number makes a place of it: 22号, 1st."""
        behind = FIGURES.pattern("ordinal_behind")
        return any(behind.match(self.text, end) for end in ends)

    def is_rank(self, at: int, figure: Figure) -> bool:
        """Whether the number at `at` names places: 前十名."""
        before = max(0, at - 2), at
        if figure.unit is not None and figure.unit not in things() - {"card"}:  # nobody ranks chips
            return False
        if not FIGURES.before("ranks_before").search(self.text, *before):
            return False
        if not FIGURES.before("no_rank_before").search(self.text, *before):
            return True
        return FIGURES.pattern("rank_marks").search(figure.text) is not None
