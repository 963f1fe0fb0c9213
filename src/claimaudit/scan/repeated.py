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
# (where something was read, what was read, the dates that were met)
_Known = tuple[Place, Read, list[Span]]


class Repeated:
    """The last places of the text of `context`."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, _Known] = {}

    def read(self, reader: Callable[[Context, Place], Read], place: Place) -> Read:
        """What `reader` reads at `place`."""
        context, start = self._context, place[1]
        key = context.text[start : start + _KEY]
        known = self._known.get(key)
        if known and self._is_alike(known[0], place):
            return self._moved(known, start - known[0][1])
        met = len(context.dates)
        read = reader(context, place)
        if len(self._known) == _KEPT:
            self._known.clear()
        if start >= _BEFORE:
            self._known[key] = place, read, context.dates[met:]
        return read

    def _is_alike(self, known: Place, place: Place) -> bool:
        """Whether both are as long, and the same stands before and behind them."""
        (_, one, one_end), (_, two, two_end), text = known, place, self._context.text
        if one_end - one != two_end - two or two < _BEFORE:
            return False
        return text[one - _BEFORE : one + _BEHIND] == text[two - _BEFORE : two + _BEHIND]

    def _moved(self, known: _Known, by: int) -> Read:
        _, read, dates = known
        if dates:
            self._context.dates.extend((start + by, end + by) for start, end in dates)
        if read is None or isinstance(read, int):
            return None if read is None else read + by
        return read.moved(by)
