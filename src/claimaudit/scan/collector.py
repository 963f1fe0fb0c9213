"""The figures of a text, in order, and the dates that were met on the way."""

from __future__ import annotations

from collections.abc import Callable

from claimaudit.figures import Figure, FigureReader
from claimaudit.figures.units import canonical_units
from claimaudit.scan.chinese_figures import read_numerals, read_phrase
from claimaudit.scan.chrome import Chrome
from claimaudit.scan.context import Context
from claimaudit.scan.digit_figures import read_digits
from claimaudit.scan.english_figures import read_spoken, read_word
from claimaudit.scan.lists import FIGURES
from claimaudit.scan.starts import START, Place, place_at

# A figure, the place up to which nothing is left to read, or None.
_Read = Callable[[Context, int, int], "Figure | int | None"]
_READS: dict[str, _Read] = {
    "digits": read_digits,
    "numerals": read_numerals,
    "phrase": read_phrase,
    "word": read_word,
    "spoken": read_spoken,
}
_LONGEST = 40
_LIST_JOINTS = FIGURES.words("list_joints")


class Collector:
    """The figures of one folded text.

    `printed` gives the raw character at a folded offset: a circled or raised digit
    is folded to a digit, but counts nothing.
    """

    def __init__(
        self, text: str, chrome: Chrome, reader: FigureReader, printed: Callable[[int], str]
    ) -> None:
        self._context = Context(text, reader)
        self._printed = printed
        self.dates = self._context.dates
        self.figures: list[Figure] = []
        self._collect(text, chrome)
        self._share_units()

    def _collect(self, text: str, chrome: Chrome) -> None:
        at = reached = 0
        for found in START.finditer(text):
            start = found.start()
            if start < at or (place := place_at(text, start, found.group())) is None:
                continue
            if covered := chrome.end_of(start):
                at = max(covered, start + 1)
                continue
            read = self._read(place)
            if not isinstance(read, Figure):
                at = max(place.end, read or 0)
                continue
            at = max(place.end, read.end)
            if read.start >= reached:
                self.figures.append(read)
                reached = read.end

    def _read(self, place: Place) -> Figure | int | None:
        """What stands at `place`; of what is no figure, the end."""
        if place.kind == "digits":
            if not self._printed(place.start).isdecimal():
                return None
        elif dated := self._context.date(place.start):
            return dated
        if place.kind == "period" or place.end - place.start > _LONGEST:
            return None
        return _READS[place.kind](self._context, place.start, place.end)

    def _share_units(self) -> None:
        """“4.6和3.1个百分点”: the first is in the unit of the second."""
        text, reader = self._context.text, self._context.reader
        for i, (one, two) in enumerate(zip(self.figures, self.figures[1:], strict=False)):
            if one.unit is not None or two.unit not in ("pp", "%") or two.start - one.end > 5:
                continue
            if text[one.end : two.start].strip() in _LIST_JOINTS:
                shared = reader.read_at(text, one.start, canonical_units()[two.unit])
                if shared and shared.end == one.end:
                    self.figures[i] = shared
