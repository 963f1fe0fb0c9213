"""Linking a figure to a quantity by the words of its sentence; confidence by where they stand."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial

from claimaudit.base.folding import Folded
from claimaudit.scan.clauses import Sentences
from claimaudit.sweep.beside import is_of_machine, period_beside
from claimaudit.sweep.doubts import is_far, is_supposed
from claimaudit.sweep.known import LINKING, Known, Pair
from claimaudit.sweep.measuring import OWNS, SURE, Measured, Measuring
from claimaudit.sweep.sentence import Named, Sentence

_OWNED = tuple(LINKING.words("owned"))
_PERSONS, _OPENS = LINKING.pattern("persons"), LINKING.pattern("opens")
_TO_COME, _JOINED = LINKING.pattern("to_come"), LINKING.pattern("joined")
_PRONOUN, _PRONOUNS = LINKING.pattern("pronoun"), LINKING.pattern("pronouns")
_MACHINES = LINKING.words("machines")
_BEGUN, _OWNER = LINKING.pattern("begun"), LINKING.pattern("owner")
_COUNTED = LINKING.words("counted")
_CONTEXT, _EARLIER = 300, 3

# (a name, the known quantities of its subjects that the figure may be of).
_Fitting = tuple[Named, set[Pair]]
# (offset of the subject's name, the quantities that it may be, confidence).
_Of = tuple[int, set[Pair], Decimal]
_NOBODY: _Of = 0, set(), SURE["least"]


@dataclass(frozen=True, slots=True)
class Link:
    """The quantity that a figure is taken to be of, with a confidence from 0 to 1."""

    subject: str
    metric: str
    confidence: Decimal


class Linker:
    """Links the figures of one folded text."""

    def __init__(self, folded: Folded, known: Known) -> None:
        self.folded, self._known = folded, known

    def sentence(self, start: int, end: int) -> "LinkedSentence":
        """The sentence at start:end of the folded text."""
        return LinkedSentence(
            Sentence(self.folded.text, start, end, self._known), self._known, self
        )

    def before(self, start: int) -> Sentence | None:
        """The sentence before the one at `start`, None for the first."""
        text = self.folded.text
        last = len(text[:start].rstrip())
        if not last:
            return None
        first, _ = self._sentences.around(last - 1, last)
        return Sentence(text, first, last, self._known)

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self.folded.text, _CONTEXT)


class LinkedSentence:
    """One sentence, whose figures can be linked."""

    def __init__(self, one: Sentence, known: Known, text: Linker) -> None:
        self._one, self._text, self._known, self._linker = one, one.text, known, text
        self._measuring = Measuring(one, known, lambda: text.before(one.start))
        self.is_told, self.is_supposed = self._measuring.is_told, partial(is_supposed, one)

    @property
    def values(self) -> frozenset[str]:
        """The values of conditions that are named in the sentence."""
        return frozenset(i for m in self._one.mentions for i in m.meant.values)

    def link(self, start: int, end: int, unit: str | None) -> Link | None:
        """The quantity of the figure at start:end of the folded text, where it is sure enough."""
        if (measured := self._measuring.of(start, end, unit)) is None:
            return None
        fitting = list(self._fitting(self._one.subjects, measured))
        if fitting:
            at, pairs, by_subject = self._of_subject(fitting, start, end, measured.word)
        else:
            at, pairs, by_subject = self._of_context(measured, start)
        is_in_name = any(m.start <= start and end <= m.end for m in self._one.subjects)
        if len(pairs) != 1 or is_in_name:  # 夸娥万卡智算集群
            return None
        sure = measured.sure * by_subject
        (pair,) = pairs
        if sure < SURE["least"] or self._is_machines(pair, start, end):
            return None
        word = measured.word
        is_owned = at < word.start < start and _OWNER.search(self._text, at, word.start)
        if is_owned or self._measuring.is_of_less(word, pair[0]):
            return None
        reach = min(at, word.start, start), max(at, word.end, end)
        if is_far(self._one, self._known, reach, start, end):
            return None
        return Link(*pair, sure.normalize())

    def period(self, start: int, end: int) -> str | None:
        """The kind of the period that is printed near the figure (`period_beside`)."""
        clause = self._one.opened(start), self._one.closed(end)
        return period_beside(self._text, clause, start, end, self._one.start)

    def around(self, start: int, end: int) -> tuple[str, str, str]:
        """(before, figure, behind): the clause of the figure at start:end."""
        opened, closed = self._one.opened(start), self._one.closed(end)
        return self._text[opened:start], self._text[start:end], self._text[end:closed]

    def is_to_come(self, start: int, end: int) -> bool:
        """Whether the clause of the figure, up to a conjunction behind it, tells of something
        expected or possible. "A revenue of $45 billion, and would say no more" does not."""
        opened, closed = self._one.opened(start), self._one.closed(end)
        joined = _JOINED.search(self._text, end, closed)
        behind = joined.start() if joined else closed
        return _TO_COME.search(self._text, opened, behind) is not None

    def is_of_others(self, start: int, end: int, metric: str) -> bool:
        """Whether the figure at start:end is the value that something moved from, or counts things
        of which it may count any part: 1.5亿人口 may be any people."""
        if _BEGUN.search(self._text, self._one.start, start):
            return True
        words = (m for m in self._one.metrics if metric in m.meant.metrics)
        is_count = self._known.library.vocabulary.metrics[metric].dimension in _COUNTED
        return is_count and any(start < m.end and m.start <= end + 1 for m in words)

    def _fitting(self, subjects: Iterable[Named], measured: Measured) -> Iterator[_Fitting]:
        """The names among `subjects` of which a quantity with such a metric is known."""
        known = self._known.quantities
        for mention in subjects:
            meant = mention.meant.subjects
            found = {(i, m) for i in meant for m in measured.metrics if (i, m) in known}
            if found:
                yield mention, found

    def _is_machines(self, pair: Pair, start: int, end: int) -> bool:
        """Whether the figure of a chip is rather of a machine: whether the clauses from the chip's
        name to the figure, without names and figure, speak of something chips are built into."""
        is_chip = self._known.library.vocabulary.subjects[pair[0]].kind == "chip"
        if not is_chip or self._known.scopes(pair) & _MACHINES:
            return False
        one = self._one
        named = [m for m in one.mentions if pair[0] in m.meant.subjects and m.start < end]
        opened = one.opened(min(start, named[-1].start if named else start))
        bare, at = self._text[one.start : one.end], one.start
        for first, last in [*(m[:2] for m in one.mentions), (start, end)]:
            bare = bare[: first - at] + " " * (last - first) + bare[last - at :]
        return is_of_machine(bare, opened - at, one.closed(end) - at)

    def _of_subject(self, fitting: list[_Fitting], start: int, end: int, word: Named | None) -> _Of:
        """The subject that the figure is of: one before it, in its clause or else an earlier one;
        where there is none, one behind it in its clause."""
        before = [one for one in fitting if one[0].start < end]
        here = [one for one in before if self._one.is_near(one[0], start, end)]
        named = {pair for _, some in before for pair in some}
        behind = [one for one in fitting if one[0].start >= end and not one[1] <= named]
        near = [one for one in behind if self._one.is_near(one[0], start, end)]
        if before and (here or not near):
            mention, pairs = (here or before)[-1]
            sure = self._of_earlier(mention, start, end, word)
            owned = self._text[mention.end : min(start, word.start if word else start)]
            if not _is_owned(owned) and self._one.is_compared(mention):
                return _NOBODY
            if not here and self._one.is_beside(mention):
                return _NOBODY
        elif near:
            mention, pairs = near[0]
            between = [m for m in self._one.subjects if end <= m.start and m.end <= mention.start]
            if any(self._alike(m, mention) for m in between):
                return _NOBODY
            sure = SURE[self._behind(mention, end, word)]
        else:
            return _NOBODY
        if len({pair for _, some in fitting for pair in some}) > 1:
            sure *= SURE["several_subjects"]
        return mention.start, pairs, sure

    def _behind(self, mention: Named, end: int, word: Named | None) -> str:
        """The key in SURE for a subject that stands behind the figure."""
        joined = OWNS.match(self._text, end)
        if joined and mention.start == joined.end():
            return "subject_owned"
        if word and word.start >= end and mention.start in (word.start, self._chained(word)):
            return "subject_of_metric"
        if any(m.start < end for m in self._one.subjects):
            return "subject_behind"
        return "subject_alone"

    def _chained(self, word: Named) -> int:
        """The end of the adjacent words for the same metric: 税费上缴."""
        end = word.end
        for mention in self._one.mentions:
            if mention.start == end and mention.meant.metrics & word.meant.metrics:
                end = mention.end
        return end

    def _of_earlier(self, mention: Named, start: int, end: int, metric: Named | None) -> Decimal:
        near = self._one.is_near(mention, start, end)
        sure = SURE["subject_in_clause" if near else "subject_before"]
        if not near and metric is not None and self._is_anothers(metric, mention, end):
            sure *= SURE["another_owner"]
        others = [m for m in self._one.subjects if mention.end <= m.start and m.end <= start]
        if not near and any(
            self._one.begins(m, m.start) and self._alike(m, mention) for m in others
        ):
            return sure * SURE["another_alike"]
        if near and any(self._alike(m, mention) and not self._one.is_beside(m) for m in others):
            return sure * SURE["another_alike"]
        if not others or (not near and self._are_objects(others, mention)):
            return sure
        return sure * SURE["name_between"]

    def _are_objects(self, others: list[Named], mention: Named) -> bool:
        """Whether all of them are objects of the clause whose subject is `mention`:
        甲骨文与OpenAI签约,其股价…"""
        if not self._one.begins(mention, mention.start):
            return False
        return all(self._one.is_near(m, *mention[:2]) for m in others)

    def _alike(self, one: Named, other: Named) -> bool:
        """Whether both name subjects of the same kind, such as two chips."""
        return not self._kinds([one]).isdisjoint(self._kinds([other]))

    def _kinds(self, mentions: Iterable[Named]) -> set[str]:
        subjects = self._known.library.vocabulary.subjects
        return {subjects[i].kind for m in mentions for i in m.meant.subjects}

    def _is_anothers(self, metric: Named, mention: Named, end: int) -> bool:
        """Whether the metric belongs to something else in its own clause than to `mention`."""
        joined = OWNS.match(self._text, end)
        if joined and joined.end() == metric.start:
            return False
        if metric.end <= mention.start:
            return False
        if _PERSONS.search(
            self._text, max(mention.end, self._one.opened(metric.start)), metric.start
        ):
            return True
        if self._one.is_near(mention, *metric[:2]):
            return False
        if not self._text.endswith(_OWNED, self._one.start, metric.start):
            return False
        return not self._is_pronouns(metric.start)

    def _is_pronouns(self, at: int) -> bool:
        """Whether a possessive pronoun stands before `at`: 后者的."""
        return _PRONOUNS.search(self._text, self._one.opened(at), at) is not None

    def _of_context(self, measured: Measured, start: int) -> _Of:
        """The subject of an earlier sentence of the paragraph, where this sentence names none
        before the metric and refers back to it."""
        word = measured.word
        at = min(start, word.start)
        named = any(m.start < at for m in self._one.subjects)
        if named or (how := self._refers(at)) is None:
            return _NOBODY
        sure, earlier = SURE[how], self._linker.before(self._one.start)
        for _ in range(_EARLIER):
            if earlier is None:
                break
            fitting = list(self._fitting(earlier.subjects, measured))
            if fitting or self._kinds(earlier.subjects) & self._measurable(measured.metrics):
                if not fitting or earlier.is_compared(fitting[-1][0]):
                    return _NOBODY
                return fitting[-1][0].start, {pair for _, some in fitting for pair in some}, sure
            if "\n" in self._text[earlier.start - 1 : earlier.start]:
                break
            sure, earlier = sure * SURE["sentence_between"], self._linker.before(earlier.start)
        return _NOBODY

    def _measurable(self, metrics: Set[str]) -> set[str]:
        """The kinds of the subjects that have a known quantity with one of these metrics."""
        subjects = self._known.library.vocabulary.subjects
        return {subjects[i].kind for i, metric in self._known.quantities if metric in metrics}

    def _refers(self, at: int) -> str | None:
        """The key in SURE for how the clause of the metric at `at` refers back to a subject, by
        leaving it out or by a pronoun; None where it does not."""
        opened = self._one.opened(at)
        if _OPENS.fullmatch(self._text, opened, at):
            return "subject_left_out"
        if self._text.endswith(_OWNED, opened, at) and not self._is_pronouns(at):
            return None
        return "subject_by_pronoun" if _PRONOUN.search(self._text, opened, at) else None


def _is_owned(between: str) -> bool:
    """Whether the words between a name and a metric make it its own: NVIDIA's market share."""
    return between in _OWNED or (between.startswith(_OWNED) and between.isascii())
