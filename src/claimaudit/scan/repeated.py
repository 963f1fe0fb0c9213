"""What was read at the last places of a text, by the words around them.

A list, a table or a line that repeats itself is read once: what stands at a place depends on
what is near it and on nothing else.
"""

from collections.abc import Callable

from claimaudit.figures import Figure
from claimaudit.figures.figure import Unreadable
from claimaudit.scan.context import Context, Span

# No reader looks further: back for the quotation mark that opens (3" is a length, unless it ends
# what somebody said), ahead of what it reads for what follows.
_BEFORE, _BEHIND = 320, 400
# So many places are known.
_KEPT = 32
# By so many characters a place is looked up, before all that is around it is held against it.
_KEY = 24

# A figure or one that cannot be read, the place up to which nothing is left to read, or None.
Read = Figure | Unreadable | int | None


# Decides whether the number at start:end is a figure; without one, it can only be a date.
Decide = Callable[[Context, int, int], Read]
# (that, where a number can start, where what is written of it ends)
Place = tuple[Decide | None, int, int]
# (where something was read, what is around it, what was read, the dates that were met)
_Known = tuple[Place, str, Read, list[Span]]


class Repeated:
    """The last places of the text of `context`."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, _Known] = {}

    def read(self, reader: Callable[[Context, Place], Read], place: Place) -> Read:
        """What `reader` reads at `place`."""
        context, (_, start, end) = self._context, place
        key = context.text[start : start + _KEY]
        known = self._known.get(key)
        if known and known[1] == self._around(start) and known[0][2] - known[0][1] == end - start:
            return self._moved(known, start - known[0][1])
        met = len(context.dates)
        read = reader(context, place)
        if len(self._known) == _KEPT:
            self._known.clear()
        if start >= _BEFORE:
            self._known[key] = place, self._around(start), read, context.dates[met:]
        return read

    def _around(self, at: int) -> str:
        """What stands before and behind `at`; where too little stands before it, nothing."""
        return self._context.text[at - _BEFORE : at + _BEHIND] if at >= _BEFORE else ""

    def _moved(self, known: _Known, by: int) -> Read:
        _, _, read, dates = known
        if dates:
            self._context.dates.extend((start + by, end + by) for start, end in dates)
        if read is None or isinstance(read, int):
            return None if read is None else read + by
        return read.moved(by)
