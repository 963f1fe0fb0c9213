"""Finding the metric of a figure by the words of its sentence; confidence by where they stand."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from claimaudit.scan.mentions import away
from claimaudit.sweep.known import LINKING, Known, Meaning
from claimaudit.sweep.sentence import Named, Sentence

SURE: Mapping[str, Decimal] = LINKING.decimals("confidence")
OWNS = LINKING.pattern("owns")
_RATIOS, _POINTS, _MONEY = ("%", "x"), "pp", "money"
_GOES_ON, _MOVED = LINKING.pattern("goes_on"), LINKING.pattern("moved")
_LIKEWISE, _STANDS_FOR = LINKING.pattern("likewise"), LINKING.pattern("stands_for")
_WHOLE = LINKING.table("whole")
_SUM, _TAKEN = LINKING.pattern("sum"), LINKING.pattern("taken")
_NARROWED, _UNDONE = LINKING.pattern("narrowed"), LINKING.pattern("undone")
_FLOW, _OF_ALL = LINKING.pattern("flow"), LINKING.pattern("of_all")
# How many characters before a word a figure is looked for that the word belongs to.
_FIGURE = 40
_HEAD = int(LINKING.table("head")["characters"])


class Measured(NamedTuple):
    """The metrics that a figure can be of, the confidence, and the word that names them."""

    metrics: frozenset[str]
    sure: Decimal
    word: Named


class Measuring:
    """The metrics of the figures in one sentence. `before` gives the sentence before it."""

    def __init__(
        self, sentence: Sentence, known: Known, before: Callable[[], Sentence | None]
    ) -> None:
        self._one, self._text, self._known, self._before = sentence, sentence.text, known, before
        self._pronouns = [] if sentence.metrics else self._standing_for()
        self._metrics = sentence.metrics or self._pronouns

    def is_told(self, unit: str | None) -> bool:
        """Whether some word of the sentence names a metric that has values in `unit`."""
        for word in self._metrics:
            meant, fits = word.meant, self._known.fits
            if fits(meant.metrics, unit) or fits(meant.changes, unit):
                return True
        return False

    def of(self, start: int, end: int, unit: str | None) -> Measured | None:
        """The metrics that the figure at start:end can be of. Where the nearest word of its clause
        does not fit its unit, the figure is of something else: None."""
        words = self._metrics
        if unit in _RATIOS:
            words = sorted([*words, *(m for m in self._one.mentions if m.meant.rates)])
        if here := [m for m in words if self._one.is_near(m, start, end)]:
            parts = [m for m in here if not self._is_another(m, start, end, unit)]
            if word := self._head(parts, end, unit) or _nearest(parts, start, end):
                return self._by(word, start, unit, "metric_in_clause")
            return None
        word = self._carried(words, start, unit)
        if word and OWNS.match(self._text, end) is None:  # 30%的损失 is of a loss
            return self._by(word, start, unit, "metric_carried")
        return None

    def _by(self, word: Named, start: int, unit: str | None, where: str) -> Measured | None:
        """The metrics of a word that fit the unit, or else changes of them, where the words between
        say how far they moved."""
        fits = self._known.fits(word.meant.metrics, unit)
        if not fits:
            fits = self._known.fits(word.meant.changes, unit)
            at = max(word.end, self._one.opened(start))
            if fits and not _MOVED.fullmatch(self._text, at, start):
                return None
        sure = SURE[where]
        if word in self._pronouns:
            sure *= SURE["metric_by_pronoun" if len(fits) == 1 else "least"]
        return Measured(fits, sure, word) if fits else None

    def is_of_less(self, word: Named, subject: str) -> bool:
        """Whether a word for a metric is about a part of it, or about a loss of it."""
        narrowed = _NARROWED.search(self._text, self._one.start, word.start)
        if narrowed or _UNDONE.match(self._text, word.end):
            return True
        is_flow = _FLOW.search(self._text, word.start, word.end) is not None
        return is_flow and not self._is_of_all(word, subject)

    def _is_of_all(self, word: Named, subject: str) -> bool:
        """Whether a word for revenue or the like is about all of it, perhaps in one country."""
        for owner in self._one.subjects:
            if not self._text[owner.end : word.start].strip() and owner.end <= word.start:
                return subject in owner.meant.subjects or owner.meant.subjects <= self._known.places
        return _OF_ALL.search(self._text[self._one.start : word.start]) is not None

    def _standing_for(self) -> list[Named]:
        """Words for the metric of the sentence before, where this sentence names none: 该比率."""
        found = list(_STANDS_FOR.finditer(self._text, self._one.start, self._one.end))
        if not found or (before := self._before()) is None:
            return []
        metrics = frozenset(i for m in before.metrics for i in m.meant.metrics)
        changes = frozenset(i for m in before.metrics for i in m.meant.changes)
        meant = Meaning(metrics=metrics, changes=changes)
        return [Named(*f.span(), meant) for f in found] if metrics else []

    def _is_another(self, word: Named, start: int, end: int, unit: str | None) -> bool:
        """Whether a word belongs to another figure than that at start:end: to one right before it
        or a sum between the two, or names the whole of which this figure is a share."""
        if word.end <= start and self._is_taken(word, start):
            return True
        is_sum = unit in self._known.library.vocabulary.table.dimensions.get(_MONEY, ())
        if is_sum and _SUM.search(self._text, end, word.start):
            return True
        return self._is_whole(word, start, end, unit)

    def _is_taken(self, word: Named, start: int) -> bool:
        """Whether a word belongs to a figure right before it, and the one at `start` is not a later
        value of the same."""
        first = max(self._one.start, word.start - _FIGURE)
        if _TAKEN.search(self._text, first, word.start) is None:
            return False
        return _GOES_ON.fullmatch(self._text, word.end, start) is None

    def _is_whole(self, word: Named, start: int, end: int, unit: str | None) -> bool:
        """Whether a word names the whole of which the figure is a share: 销售收入的25%."""
        if unit not in (*_RATIOS, _POINTS) or self._known.fits(word.meant.metrics, unit):
            return False
        if word.start >= end:
            return bool(self._text[end : word.start] == _WHOLE["behind"])
        return bool(self._text[word.end : start].strip() == _WHOLE["before"])

    def _head(self, words: list[Named], end: int, unit: str | None) -> Named | None:
        """The word that the figure is joined to: 约50%的人工智能研究人员, 80% market share."""
        if not (joined := OWNS.match(self._text, end)):
            at = (m for m in words if m.start == end + 1 and self._text[end] == " ")
            return next((m for m in at if self._known.fits(m.meant.metrics, unit)), None)
        behind = (m for m in words if joined.end() <= m.start and m.end <= joined.end() + _HEAD)
        return next((m for m in behind if self._known.fits(m.meant.metrics, unit)), None)

    def _carried(self, words: list[Named], start: int, unit: str | None) -> Named | None:
        """The word of an earlier clause that the clause of the figure goes on about."""
        at = self._one.opened(start)
        before = [m for m in words if m.end <= at]
        if not before or not self._goes_on(at, start, unit):
            return None
        named = (m for m in self._one.subjects if before[-1].end <= m.start and m.end <= start)
        between = [m for m in named if not m.meant.subjects <= self._known.places]
        return before[-1] if not between or self._is_likewise(between, at) else None

    def _goes_on(self, at: int, start: int, unit: str | None) -> bool:
        if _GOES_ON.fullmatch(self._text, at, start):
            return True
        return unit == _POINTS and _MOVED.fullmatch(self._text, at, start) is not None

    def _is_likewise(self, between: list[Named], at: int) -> bool:
        """Whether the clause before `at` only says that another subject did likewise:
        沐曦的增长更为可观."""
        mark = at - 1
        (first, *others) = between
        if others or not self._one.begins(first, mark):
            return False
        return _LIKEWISE.fullmatch(self._text, first.end, mark) is not None


def _nearest(words: list[Named], start: int, end: int) -> Named | None:
    """The word that the figure overlaps, as the counted thing in 5000家企业, else the nearest."""
    return min(
        words,
        key=lambda m: -1 if m.start < end and start < m.end else away(m, start),
        default=None,
    )
