"""Which quantity a figure is of, by the words of its sentence; how surely, by where they stand."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from claimaudit.base.folding import Folded, fold
from claimaudit.scan.clauses import Sentences
from claimaudit.scan.mentions import away
from claimaudit.scan.named import Mention
from claimaudit.sweep.beside import is_of_machine, period_beside
from claimaudit.sweep.known import LINKING, Kind, Known, Meaning, Pair

_SURE: Mapping[str, Decimal] = LINKING.decimals("confidence")
_TELLING = LINKING.words("telling_units")
_RATIOS = ("%", "x", "pp")
_OWNED = tuple(LINKING.words("owned"))
_OWNS = LINKING.pattern("owns")
_PRONOUN = LINKING.pattern("pronoun")
_WHOLE = LINKING.table("whole")
_HEAD = int(LINKING.table("head")["characters"])
_CONTEXT = 300

Named = Mention[Meaning]


@dataclass(frozen=True, slots=True)
class Link:
    """The quantity that a figure is taken to be of."""

    subject: str
    metric: str
    confidence: Decimal


class Sentence:
    """One sentence, folded, and the names in it. `before` gives the text before it, folded, as far
    as it may say whom the sentence speaks of."""

    def __init__(self, text: str, known: Known, before: Callable[[], str] = str) -> None:
        self._text, self._known, self._before = text, known, before
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
        fitting = list(_fitting(self.mentions, metrics, self._known))
        if fitting:
            pairs, by_subject = self._of_subject(fitting, start, end, word)
        else:
            pairs, by_subject = self._of_context(metrics, start, word)
        if len(pairs) != 1:
            return None
        sure *= by_subject
        (pair,) = pairs
        if self._is_machines(pair, start, end):
            return None
        return Link(*pair, sure.normalize()) if sure >= _SURE["least"] else None

    def period(self, start: int, end: int) -> str | None:
        """The kind of period that is printed near the figure."""
        return period_beside(self._text, (self._opened(start), self._closed(end)), start, end)

    def _is_machines(self, pair: Pair, start: int, end: int) -> bool:
        """Whether the words from the clause of a chip's name to that of the figure, without names
        and the figure, speak of what chips are built into."""
        is_chip = self._known.library.vocabulary.subjects[pair[0]].kind == "chip"
        if not is_chip or self._known.scopes(pair) & LINKING.words("machines"):
            return False
        named = [m for m in self.mentions if ("subject", pair[0]) in m.meant and m.start < end]
        opened = self._opened(min(start, named[-1].start if named else start))
        bare = self._text
        for first, last in [*(m[:2] for m in self.mentions), (start, end)]:
            bare = bare[:first] + " " * (last - first) + bare[last:]
        return is_of_machine(bare, opened, self._closed(end))

    def _metrics(
        self, start: int, end: int, unit: str | None
    ) -> tuple[set[str], Decimal, Named | None] | None:
        """What the figure can measure, how surely, and by which word. A word of its clause that is
        nearer than any that its unit fits speaks of something else, and so does the figure."""
        kinds: tuple[Kind, ...] = ("metric", "rate") if unit in _RATIOS else ("metric",)
        words = [m for m in self.mentions if any(_ids(m, kind) for kind in kinds)]
        here = [m for m in words if self._is_near(m, start, end)]
        word, where = None, "metric_in_clause"
        if here:
            parts = [m for m in here if not self._is_whole(m, start, end, unit)]
            word = self._head(parts, end, unit) or _nearest(parts, start, end)
            if word is None:
                return None
        elif word := self._carried(words, start):
            where = "metric_carried"
        if word:
            fits = self._fits(_ids(word, "metric"), unit)
            return (fits, _SURE[where], word) if fits else None
        if words or unit not in _TELLING:
            return None
        known = {metric for _, metric in self._known.quantities}
        return self._fits(known, unit), _SURE["metric_by_unit"], None

    def _fits(self, metrics: Iterable[str], unit: str | None) -> set[str]:
        vocabulary = self._known.library.vocabulary
        return {i for i in metrics if vocabulary.accepts(vocabulary.metrics[i], unit)}

    def _is_whole(self, word: Named, start: int, end: int, unit: str | None) -> bool:
        """Whether the figure is a share of it: 销售收入的25%."""
        if unit not in _RATIOS or self._fits(_ids(word, "metric"), unit):
            return False
        if word.start >= end:
            return bool(self._text[end : word.start] == _WHOLE["behind"])
        return bool(self._text[word.end : start].strip() == _WHOLE["before"])

    def _head(self, words: list[Named], end: int, unit: str | None) -> Named | None:
        """The word for what the figure is joined to: 约50%的人工智能研究人员."""
        if not (joined := _OWNS.match(self._text, end)):
            return None
        behind = (m for m in words if joined.end() <= m.start and m.end <= joined.end() + _HEAD)
        return next((m for m in behind if self._fits(_ids(m, "metric"), unit)), None)

    def _carried(self, words: list[Named], start: int) -> Named | None:
        """The word of an earlier clause, where that of the figure goes on about it."""
        at = self._opened(start)
        before = [m for m in words if m.end <= at]
        if not before or not LINKING.pattern("goes_on").fullmatch(self._text, at, start):
            return None
        between = (m for m in self.mentions if before[-1].end <= m.start and m.end <= start)
        return None if any(_ids(m, "subject") for m in between) else before[-1]

    def _opened(self, at: int) -> int:
        """Where the clause of `at` begins."""
        mark = bisect_left(self._clauses, at)
        return self._clauses[mark - 1] + 1 if mark else 0

    def _closed(self, at: int) -> int:
        """Where the clause of `at` ends."""
        mark = bisect_left(self._clauses, at)
        return self._clauses[mark] if mark < len(self._clauses) else len(self._text)

    def _is_named(self, start: int, end: int) -> bool:
        """Whether it is a part of a name: 夸娥万卡智算集群."""
        named = (m for m in self.mentions if m.start <= start and end <= m.end)
        return any(_ids(m, "subject") for m in named)

    def _of_subject(
        self, fitting: list[tuple[Named, set[Pair]]], start: int, end: int, word: Named | None
    ) -> tuple[set[Pair], Decimal]:
        """Which of the subjects it is of, and how surely: that of its clause before it, that to
        which it is joined, or that of an earlier clause."""
        before = [one for one in fitting if one[0].start < end]
        here = [one for one in before if self._is_near(one[0], start, end)]
        told = {pair for _, some in before for pair in some}
        behind = [one for one in fitting if one[0].start >= end and not one[1] <= told]
        behind = [one for one in behind if self._is_near(one[0], start, end)]
        if before and (here or not behind):
            mention, pairs = (here or before)[-1]
            sure = self._of_earlier(mention, start, end, word)
        elif behind:
            mention, pairs = behind[0]
            sure = _SURE[self._behind(mention, end, word)]
        else:
            return set(), _SURE["least"]
        if len({pair for _, some in fitting for pair in some}) > 1:
            sure *= _SURE["several_subjects"]
        return pairs, sure

    def _behind(self, mention: Named, end: int, word: Named | None) -> str:
        """How a subject that stands behind the figure is told."""
        joined = _OWNS.match(self._text, end)
        if joined and mention.start == joined.end():
            return "subject_owned"
        if word and word.start >= end and mention.start in (word.start, word.end):
            return "subject_of_metric"
        named = (m for m in self.mentions if m.start < end)
        return "subject_behind" if any(_ids(m, "subject") for m in named) else "subject_alone"

    def _of_earlier(self, mention: Named, start: int, end: int, metric: Named | None) -> Decimal:
        near = self._is_near(mention, start, end)
        sure = _SURE["subject_in_clause" if near else "subject_before"]
        if not near and metric is not None and self._is_anothers(metric, mention, end):
            sure *= _SURE["another_owner"]
        between = [m for m in self.mentions if mention.end <= m.start and m.end <= start]
        others = [m for m in between if _ids(m, "subject")]
        if not near and any(self._begins(m, start) and self._is_alike(m, mention) for m in others):
            return sure * _SURE["another_alike"]
        return sure * _SURE["name_between"] if others else sure

    def _begins(self, mention: Named, at: int) -> bool:
        """Whether the clause of `at` is about it: it begins with the name."""
        opened = self._opened(at)
        begins = LINKING.pattern("begins")
        return opened <= mention.start and bool(begins.fullmatch(self._text, opened, mention.start))

    def _is_alike(self, one: Named, other: Named) -> bool:
        """Whether both name subjects of one kind, two chips or two firms."""
        subjects = self._known.library.vocabulary.subjects
        kinds = ({subjects[i].kind for i in _ids(m, "subject")} for m in (one, other))
        return not set.isdisjoint(*kinds)

    def _is_anothers(self, metric: Named, mention: Named, end: int) -> bool:
        """Whether it belongs to something in its own clause that is not the subject there."""
        joined = _OWNS.match(self._text, end)
        if (joined and joined.end() == metric.start) or self._is_near(mention, *metric[:2]):
            return False
        if not self._text.endswith(_OWNED, 0, metric.start):
            return False
        return not self._is_pronouns(metric.start)

    def _is_pronouns(self, at: int) -> bool:
        """Whether what stands at `at` belongs to what a pronoun stands for: 后者的"""
        return LINKING.pattern("pronouns").search(self._text, self._opened(at), at) is not None

    def _of_context(
        self, metrics: set[str], start: int, word: Named | None
    ) -> tuple[set[Pair], Decimal]:
        """The subject of an earlier sentence, where this one names none and goes on about it."""
        at = min(start, word.start if word else start)
        named = any(_ids(m, "subject") for m in self.mentions if m.start < at)
        if word is None or named or (how := self._refers(at)) is None:
            return set(), _SURE["least"]
        context = self._known.names.find(self._before())
        pairs = {p for _, some in _fitting(context, metrics, self._known) for p in some}
        return pairs, _SURE[how]

    def _refers(self, at: int) -> str | None:
        """By what the clause of the metric at `at` speaks of whom the text has named."""
        opened = self._opened(at)
        if LINKING.pattern("opens").fullmatch(self._text, opened, at):
            return "subject_left_out"
        if self._text.endswith(_OWNED, opened, at) and not self._is_pronouns(at):
            return None
        return "subject_by_pronoun" if _PRONOUN.search(self._text, opened, at) else None

    def _is_near(self, mention: Named, start: int, end: int) -> bool:
        """Whether it stands in the clause of start:end."""
        first, last = sorted((mention[:2], (start, end)))
        at = bisect_left(self._clauses, first[1])
        return at == len(self._clauses) or self._clauses[at] >= last[0]


def sentence_of(text: str, start: int, end: int, known: Known) -> tuple[Folded, Sentence]:
    """The sentence text[start:end], folded, as it stands in its text."""

    def before() -> str:
        """The sentence before it."""
        earlier = fold(text[max(0, start - _CONTEXT) : start]).text.rstrip()
        last = max(0, len(earlier) - 1)
        return earlier[Sentences(earlier, _CONTEXT).around(last, len(earlier))[0] :]

    folded = fold(text[start:end])
    return folded, Sentence(folded.text, known, before)


def _fitting(
    mentions: Iterable[Named], metrics: set[str], known: Known
) -> Iterator[tuple[Named, set[Pair]]]:
    """The names of subjects of which such a quantity is known."""
    for mention in mentions:
        pairs = {(i, metric) for i in _ids(mention, "subject") for metric in metrics}
        if found := pairs & known.quantities.keys():
            yield mention, found


def _nearest(words: list[Named], start: int, end: int) -> Named | None:
    return min(words, key=lambda m: -1 if _meets(m, start, end) else away(m, start), default=None)


def _ids(mention: Named, kind: Kind) -> set[str]:
    return {i for of, i in mention.meant if of == kind}


def _meets(mention: Named, start: int, end: int) -> bool:
    """Whether it is a part of the figure, as what is counted is: 5000家企业."""
    return mention.start < end and start < mention.end
