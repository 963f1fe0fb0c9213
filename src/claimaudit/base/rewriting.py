"""A folded text with replacements, whose offsets still map back to the raw text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimaudit.base.folding import Change, Folded, spliced


@dataclass(frozen=True)
class Rewritten(Folded):
    """Another `text` for the folded text `under`; the ends of a replacement map to the ends of what
    it replaces."""

    under: Folded = field(default_factory=lambda: Folded(""))

    @property
    def plain(self) -> Folded:
        return self.under

    def inner(self, offset: int) -> int:
        return super().raw(offset)

    def raw(self, offset: int) -> int:
        return self.under.raw(super().raw(offset))

    def at(self, raw: int) -> int:
        return bisect_left(range(len(self.text)), raw, key=self.raw)


def rewritten(under: Folded, changes: Iterable[Change]) -> Rewritten:
    """`under` with the `changes`, which are sorted and do not overlap."""
    return Rewritten(*spliced(under.text, changes), under)
