"""Which quantity a figure is of, by the words of its sentence; how surely, by where they stand."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from claimaudit.scan.mentions import away
from claimaudit.scan.named import Mention
from claimaudit.sweep.known import LINKING, Kind, Known, Meaning, Pair

_SURE: Mapping[str, Decimal] = LINKING.decimals("confidence")
_TELLING = LINKING.words("telling_units")
_RATIOS = ("%", "x", "pp")
_OWNED = tuple(LINKING.words("owned"))


@dataclass(frozen=True, slots=True)
class Link:
    """The quantity that a figure is taken to be of."""

    subject: str
    metric: str
    confidence: Decimal


class Sentence:
    """One sentence, folded, and the names in it."""

    def __init__(self, text: str, known: Known) -> None:
        self._text, self._known = text, known
        self.mentions = list(known.names.find(text))
        self._clauses = [mark.start() for mark in LINKING.pattern("clause").finditer(text)]

    @property
    def values(self) -> frozenset[str]:
        """The values of conditions that it names."""
        return frozenset(i for m in self.mentions for i in _ids(m, "value"))

    def link(self, start: int, end: int, unit: str | None) -> Link | None:
        """The quantity of the figure at start:end, where that is sure enough."""
        found = self._metrics(start, end, unit)
        if found is None or self._is_named(start, end):
            return None
        metrics, sure, word = found
        fitting = list(self._fitting(metrics))
        if not fitting:
            return None
        mention, pairs = min(fitting, key=lambda one: away(one[0], start))
        if len(pairs) > 1:
            return None
        sure *= self._of_subject(mention, start, end, word)
        if len({pair for _, pairs in fitting for pair in pairs}) > 1:
            sure *= _SURE["several_subjects"]
        (pair,) = pairs
        return Link(*pair, sure.normalize()) if sure >= _SURE["least"] else None

    def _metrics(
        self, start: int, end: int, unit: str | None
    ) -> tuple[set[str], Decimal, Mention[Meaning] | None] | None:
        """What the figure can measure, how surely, and by which word. A word that is nearer than
        any that its unit fits speaks of something else, and so does the figure."""
        vocabulary = self._known.library.vocabulary
        kinds: tuple[Kind, ...] = ("metric", "rate") if unit in _RATIOS else ("metric",)
        words = [m for m in self.mentions if any(_ids(m, kind) for kind in kinds)]
        if words:
            near = min(words, key=lambda m: 0 if _meets(m, start, end) else away(m, start))
            named = _ids(near, "metric")
            fits = {i for i in named if vocabulary.accepts(vocabulary.metrics[i], unit)}
            where = "metric_in_clause" if self._is_near(near, start, end) else "metric_elsewhere"
            return (fits, _SURE[where], near) if fits else None
        if unit not in _TELLING:
            return None
        known = {metric for _, metric in self._known.quantities}
        fits = {i for i in known if vocabulary.accepts(vocabulary.metrics[i], unit)}
        return fits, _SURE["metric_by_unit"], None

    def _is_named(self, start: int, end: int) -> bool:
        """Whether it is a part of a name: 夸娥万卡智算集群."""
        named = (m for m in self.mentions if m.start <= start and end <= m.end)
        return any(_ids(m, "subject") for m in named)

    def _fitting(self, metrics: set[str]) -> Iterator[tuple[Mention[Meaning], set[Pair]]]:
        """The names of subjects of which such a quantity is known."""
        for mention in self.mentions:
            pairs = {(i, metric) for i in _ids(mention, "subject") for metric in metrics}
            if known := pairs & self._known.quantities.keys():
                yield mention, known

    def _of_subject(
        self, mention: Mention[Meaning], start: int, end: int, metric: Mention[Meaning] | None
    ) -> Decimal:
        if mention.start >= end:
            return _SURE["subject_behind"]
        near = self._is_near(mention, start, end)
        sure = _SURE["subject_in_clause" if near else "subject_before"]
        if not near and metric is not None and self._text.endswith(_OWNED, 0, metric.start):
            sure *= _SURE["another_owner"]
        others = (m for m in self.mentions if mention.end <= m.start and m.end <= start)
        return sure * _SURE["name_between"] if any(_ids(m, "subject") for m in others) else sure

    def _is_near(self, mention: Mention[Meaning], start: int, end: int) -> bool:
        """Whether it stands in the clause of start:end."""
        first, last = sorted((mention[:2], (start, end)))
        at = bisect_left(self._clauses, first[1])
        return at == len(self._clauses) or self._clauses[at] >= last[0]


def _ids(mention: Mention[Meaning], kind: Kind) -> set[str]:
    return {i for of, i in mention.meant if of == kind}


def _meets(mention: Mention[Meaning], start: int, end: int) -> bool:
    """Whether it is a part of the figure, as what is counted is: 5000家企业."""
    return mention.start < end and start < mention.end
