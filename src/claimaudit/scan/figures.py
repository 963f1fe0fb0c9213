"""The figures of a text, in order, and the dates that were met on the way."""

from __future__ import annotations

from collections.abc import Callable

from claimaudit.figures import Figure
from claimaudit.figures.units import canonical_units
from claimaudit.scan.chinese import read_chinese, read_phrase
from claimaudit.scan.chrome import Chrome
from claimaudit.scan.context import Context
from claimaudit.scan.digits import read_digits
from claimaudit.scan.english import read_spoken, read_word
from claimaudit.scan.reading import PlaceReader
from claimaudit.scan.starts import START, place_at

# A figure, the place up to which nothing is left to read, or None.
_Read = Callable[[Context, int, int], "Figure | int | None"]
_READS: dict[str, _Read] = {
    "digits": read_digits,
    "cjk": read_chinese,
    "phrase": read_phrase,
    "word": read_word,
    "spoken": read_spoken,
}
_LONGEST = 40
_JOINTS = frozenset(["和", "、", "及", "与", "或", "and", ",", ",and", "/"])


class Figures:
    """The figures of one folded text.

    `printed` gives the raw character at a folded offset: a circled or raised digit
    is folded to a digit, but counts nothing.
    """

    def __init__(
        self, text: str, chrome: Chrome, reader: PlaceReader, printed: Callable[[int], str]
    ) -> None:
        self._context = Context(text, reader)
        self.dates = self._context.dates
        self.figures: list[Figure] = []
        self._collect(text, chrome, printed)
        self._share_units()

    def _collect(self, text: str, chrome: Chrome, printed: Callable[[int], str]) -> None:
        at = reached = 0
        for found in START.finditer(text):
            start = found.start()
            if start < at or (place := place_at(text, start, found.group())) is None:
                continue
            if covered := chrome.end_of(start):
                at = max(covered, start + 1)
                continue
            at, kind = place.end, place.kind
            if kind == "digits":
                if not printed(start).isdecimal():
                    continue
            elif dated := self._context.date(start):
                at = max(at, dated)
                continue
            if kind == "month" or place.end - start > _LONGEST:
                continue
            figure = _READS[kind](self._context, start, place.end)
            if isinstance(figure, int):
                at = max(at, figure)
            elif figure is not None:
                at = max(at, figure.end)
                if figure.start >= reached:
                    self.figures.append(figure)
                    reached = figure.end

    def _share_units(self) -> None:
        """“4.6和3.1个百分点”: the first is in the unit of the second."""
        text, reader = self._context.text, self._context.reader
        for i, (one, two) in enumerate(zip(self.figures, self.figures[1:], strict=False)):
            if one.unit is not None or two.unit not in ("pp", "%") or two.start - one.end > 5:
                continue
            if text[one.end : two.start].strip() in _JOINTS:
                shared = reader.read(text, one.start, canonical_units()[two.unit])
                if shared and shared.end == one.end:
                    self.figures[i] = shared
