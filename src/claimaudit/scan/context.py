"""What deciding on one number needs: the text, the reader, the dates met so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from claimaudit.figures import Figure
from claimaudit.figures.units import things
from claimaudit.scan import dates
from claimaudit.scan.reading import PlaceReader
from claimaudit.scan.words import either, words


@cache
def ends_with(name: str) -> re.Pattern[str]:
    """A word of the list, right before the end that is given to `search`."""
    return re.compile(rf"(?:{either(words('figures', name))})[ ]?$")


@cache
def ordinal_behind() -> re.Pattern[str]:
    endings = either(words("figures", "ordinal_endings"))
    return re.compile(rf"(?:{endings})(?![a-z])|(?:{either(words('figures', 'ordinal_after'))})")


@cache
def listed(name: str) -> frozenset[str]:
    return frozenset(words("figures", name))


@dataclass
class Context:
    """One folded text under way."""

    text: str
    reader: PlaceReader
    dates: list[tuple[int, int]] = field(default_factory=list)

    def date(self, at: int) -> int:
        """The end of a date or time that starts at `at`, or 0."""
        if found := dates.date_at(self.text, at):
            self.dates.append(found)
            return found[1]
        return dates.time_at(self.text, at)

    def cut(self, figure: Figure) -> bool:
        """Whether a letter follows directly: "4o", "9800X3D"."""
        following = self.text[figure.end : figure.end + 1]
        last = self.text[figure.end - 1]
        return following.isascii() and following.isalnum() and last.isascii() and last.isalnum()

    def is_rank(self, at: int, figure: Figure) -> bool:
        ranked = figure.unit is None or figure.unit in things() - {"card"}  # nobody ranks chips
        low = max(0, at - 2)
        if not ranked or not ends_with("ranks_before").search(self.text, low, at):
            return False
        other = ends_with("no_rank_before").search(self.text, low, at)
        return not other or any(mark in figure.text for mark in "大名位强")
