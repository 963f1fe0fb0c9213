"""The references: what may be spoken of, every document, every fact, read."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from claimaudit.base.inputs import FileLine
from claimaudit.base.model import Bilingual
from claimaudit.base.problems import Faults, Problem
from claimaudit.figures import Figure, Interval
from claimaudit.figures.composed import rates_alike
from claimaudit.figures.dates import Days, UnreadableDateError, read_period
from claimaudit.figures.units import things
from claimaudit.workspace.captures import Capture
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.fields import Conditions, Stated
from claimaudit.workspace.references import (
    Document,
    Fact,
    Metric,
    MetricsFile,
    Print,
    Publisher,
    Seen,
    Subject,
)

SUBJECTS = "references/subjects.yaml"
METRICS = "references/metrics.yaml"
# A ratio's units: "3 times", "300 %".
RATIOS = ("x", "%")
_PERIOD_FIX = (
    "write it as 2025, 2025-06, 2025-06-30, 2025-Q3, 2025-H1, two of them with /, or FY2025"
)


@dataclass(frozen=True)
class Vocabulary:
    """Subjects and metrics by id; `table` is metrics.yaml as a whole."""

    subjects: dict[str, Subject]
    metrics: dict[str, Metric]
    table: MetricsFile
    publishers: Sequence[Publisher] = ()
    """The publishers that are no subjects."""
    places: Sequence[Bilingual] = ()
    """Places in documents, by their English names."""

    def called(self, name: str) -> str | None:
        """The one subject that goes by `name`: its id, a name or an alias."""
        found = self.named(name)
        return next(iter(found)) if len(found) == 1 else None

    def named(self, name: str) -> Set[str]:
        """Every subject that goes by `name`."""
        return self._by_name.get(name.casefold(), frozenset())

    def opposite(self, metric: Metric) -> str | None:
        """The metric that `metric` is the negative of, or the first that is its negative."""
        negatives = (m.id for m in self.metrics.values() if m.negative_of == metric.id)
        return metric.negative_of or next(negatives, None)

    def with_owners(self, names: Iterable[str | None]) -> set[str]:
        """The ids of `names` that are of subjects, and of the owners of these, up to the last."""
        found, waiting = set[str](), list(names)
        while waiting:
            name = waiting.pop()
            if name in self.subjects and name not in found:
                found.add(name)
                waiting.append(self.subjects[name].of)
        return found

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        names: dict[str, set[str]] = {}
        for subject in self.subjects.values():
            for name in (subject.id, *subject.names):
                names.setdefault(name.casefold(), set()).add(subject.id)
        return names

    def accepts(self, metric: Metric, unit: str | None) -> bool:
        """Whether a figure in `unit` can be a value of `metric`; any, of an unknown dimension."""
        units = self.table.dimensions.get(metric.dimension)
        return units is None or ("none" if unit is None else unit) in units

    def misfit(self, metric: Metric, printed: str | None, unit: str | None) -> tuple[str, str]:
        """(message, fix) of a figure whose unit `metric` does not accept."""
        message = f"“{printed}” is in {unit or 'no unit'}, {metric.id} is a {metric.dimension}"
        units = ", ".join(self.table.dimensions[metric.dimension]) or "none: it takes no figure"
        return message, f"one of: {units}"

    def odd_conditions(self, conditions: Mapping[str, str]) -> Faults:
        """(message, fix) of every condition name and value that metrics.yaml does not know."""
        for name, value in conditions.items():
            known = self.table.conditions.get(name)
            if known is None:
                yield f"unknown condition {name}", f"one of: {', '.join(self.table.conditions)}"
            elif known.values and value not in known.values:
                message = f"condition {name}: unknown value {value}"
                yield message, f"one of: {', '.join(known.values)}"
            elif name == "period" and (odd := _odd_period(value)):
                yield f"condition period: {odd}", _PERIOD_FIX


def _odd_period(period: str) -> str | None:
    try:
        read_period(period)
    except UnreadableDateError as error:
        return str(error)
    wide = any(letter.isdecimal() and not letter.isascii() for letter in period)
    return f"“{period}” has digits of another script" if wide else None


@dataclass(frozen=True)
class ReadPrint:
    """A print with its document and what it says. `figure` is in the sense of the metric in
    which facts are kept; `captured`, whether its clip was found in a capture. Where it was read
    from `data`, the print has what was read there."""

    print: Print
    document: Document
    figure: Figure | None
    days: Days | None
    captured: bool = False
    data: InData | None = None
    figure_start: int | None = None
    parts: frozenset[str] = frozenset()
    """The parts of the statement that its fact's prints bear out by themselves."""

    @property
    def is_read(self) -> bool:
        """Whether somebody has read it: without its words it decides nothing."""
        return self.print.clip is not None

    @property
    def stated(self) -> Stated | None:
        """Where its figure stands in its clip."""
        clip, at, figure = self.print.clip, self.figure_start, self.print.figure
        if clip is None or at is None or figure is None:
            return None
        return clip, at, at + len(figure)

    picked = stated

    @property
    def seen(self) -> Seen:
        """How well it was seen."""
        return "captured" if self.captured else "read" if self.is_read else "not_seen"


@dataclass(frozen=True)
class ReadFact:
    """A fact and its prints, read, in the sense of `metric`: a metric that is the negative of
    another has been turned into that one. What it says is what its best print says."""

    fact: Fact
    metric: str | None
    prints: tuple[ReadPrint, ...]
    best: ReadPrint
    file: str
    line: int

    @property
    def id(self) -> str:
        return self.fact.id

    @property
    def document(self) -> Document:
        return self.best.document

    @property
    def figure(self) -> Figure | None:
        return self.best.figure

    @property
    def days(self) -> Days | None:
        return self.best.days

    def problem(self, message: str, fix: str) -> Problem:
        return Problem(self.file, self.line, f"fact {self.id}: {message}", fix)


@dataclass(frozen=True)
class Library:
    """All documents and facts, and where to find those of one subject and metric. `places`
    holds the file and line of each document."""

    vocabulary: Vocabulary
    documents: dict[str, Document]
    facts: dict[str, ReadFact] = field(default_factory=dict)
    by_quantity: dict[tuple[str, str], list[ReadFact]] = field(default_factory=dict)
    by_claim: dict[str, list[ReadFact]] = field(default_factory=dict)
    places: dict[str, FileLine] = field(default_factory=dict)
    bytes_of: dict[str, str] = field(default_factory=dict)
    """Document -> the sha256 of what it was when it was captured; or the file that it is."""
    captures: dict[str, Capture] = field(default_factory=dict)
    """Document (or address) -> its capture."""

    def add(self, read: ReadFact) -> None:
        """Enters a fact under its id and under what it is found by."""
        self.facts[read.id] = read
        if read.fact.attests is not None:
            self.by_claim.setdefault(read.fact.attests, []).append(read)
        elif read.fact.subject is not None and read.metric is not None:
            self.by_quantity.setdefault((read.fact.subject, read.metric), []).append(read)


def held_conditions(metric: Metric, of: Claim | Fact) -> Conditions:
    """What it is entered to hold under; its as_of is its period where it names no other."""
    if of.as_of and "period" in metric.conditions:
        return {"period": of.as_of} | of.conditions
    return of.conditions


def agree(a: ReadPrint, b: ReadPrint) -> bool:
    """Whether two prints give the same figure, one as finely as the other or not. What rounds to
    700 is no witness for what rounds to 800, although the two touch at 750."""
    return bears_out(a, b) or bears_out(b, a)


def bears_out(a: ReadPrint, b: ReadPrint) -> bool:
    """Whether `a` gives the figure of `b`, as finely as `b` does: 46 million says nothing of the
    last digits of 46.09 million."""
    if a.figure is None or b.figure is None:
        return a.days is not None and a.days == b.days
    units = a.figure.unit, b.figure.unit
    if units[0] != units[1] and not rates_alike(*units, things()):
        return False
    return Interval.point(a.figure.value).overlaps(b.figure.near)
