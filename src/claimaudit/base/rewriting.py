"""A folded text written anew in places, of which every offset still maps back to the raw text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimaudit.base.folding import Folded, enter

# (start, end, what stands there instead)
Change = tuple[int, int, str]


@dataclass(frozen=True)
class Rewritten(Folded):
    """`text` instead of that of `under`. The ends of what was changed map to its ends there."""

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
    pieces: list[str] = []
    starts, shifts = [0], [0]
    last = length = 0
    for start, end, put in changes:
        pieces += under.text[last:start], put
        length += start - last
        if len(put) != end - start:
            for i, to in enumerate(_places(start, end, len(put))):
                enter(starts, shifts, length + i, to)
            enter(starts, shifts, length + len(put), end)
        length, last = length + len(put), end
    pieces.append(under.text[last:])
    return Rewritten("".join(pieces), tuple(starts), tuple(shifts), under)


def _places(start: int, end: int, count: int) -> Iterable[int]:
    """What each of `count` characters maps to: the first to the first, the last to the last."""
    for i in range(count):
        yield end - 1 if i and i == count - 1 else min(start + i, max(start, end - 1))
