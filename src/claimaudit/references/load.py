"""Reading the references: every fact read, every document known."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from claimaudit.figures import Figure, FigureReader, UnreadableFigureError
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.problems import Problem
from claimaudit.references.models import (
    Document,
    Fact,
    Metric,
    MetricsFile,
    ReferencesFile,
    Subject,
    SubjectsFile,
)
from claimaudit.yamlio import Located, load, validate


@dataclass(frozen=True)
class Vocabulary:
    """What may be spoken of: subjects, metrics, and what metrics are measured in."""

    subjects: dict[str, Subject]
    metrics: dict[str, Metric]
    table: MetricsFile

    def accepts(self, metric: Metric, unit: str | None) -> bool:
        """Whether a figure in `unit` can be a value of `metric`."""
        return ("none" if unit is None else unit) in self.table.dimensions[metric.dimension]


@dataclass(frozen=True)
class ReadFact:
    """A fact with its document and what it prints, read. `figure` is in the sense of
    `metric`: a metric that is the negative of another has been turned into that one."""

    fact: Fact
    document: Document
    metric: str | None
    figure: Figure | None
    days: Days | None
    file: str
    line: int

    @property
    def id(self) -> str:
        return self.fact.id


@dataclass(frozen=True)
class Library:
    """All documents and facts, and where to find those of one subject and metric."""

    vocabulary: Vocabulary
    documents: dict[str, Document]
    facts: dict[str, ReadFact]
    by_quantity: dict[tuple[str, str], list[ReadFact]] = field(default_factory=dict)
    by_claim: dict[str, list[ReadFact]] = field(default_factory=dict)


def load_vocabulary(folder: Path, limit: int, problems: list[Problem]) -> Vocabulary | None:
    """references/subjects.yaml and references/metrics.yaml."""
    found = load(folder / "subjects.yaml", "references/subjects.yaml", limit, problems)
    subjects = found and validate(found, SubjectsFile, problems)
    located = load(folder / "metrics.yaml", "references/metrics.yaml", limit, problems)
    table = located and validate(located, MetricsFile, problems)
    if not (found and subjects and located and table):
        return None
    by_id: dict[str, Subject] = {}
    for i, subject in enumerate(subjects.subjects):
        if subject.id in by_id:
            problems.append(Problem(found.file, found.line("subjects", i), f"subject {subject.id} stands twice"))
        by_id[subject.id] = subject
    metrics: dict[str, Metric] = {}
    for i, metric in enumerate(table.metrics):
        line = located.line("metrics", i)
        if metric.id in metrics:
            problems.append(Problem(located.file, line, f"metric {metric.id} stands twice"))
        if metric.dimension not in table.dimensions:
            problems.append(Problem(located.file, line, f"metric {metric.id}: unknown dimension {metric.dimension}",
                                    f"one of: {', '.join(sorted(table.dimensions))}"))  # fmt: skip
        for name in metric.conditions:
            if name not in table.conditions:
                problems.append(Problem(located.file, line, f"metric {metric.id}: unknown condition {name}"))
        metrics[metric.id] = metric
    for i, metric in enumerate(table.metrics):
        if metric.negative_of and metric.negative_of not in metrics:
            problems.append(Problem(located.file, located.line("metrics", i), f"metric {metric.id}: unknown metric {metric.negative_of}"))
    return Vocabulary(by_id, metrics, table)


def load_library(
    folder: Path, vocabulary: Vocabulary, reader: FigureReader, tiers: set[str], limit: int,
    problems: list[Problem],
) -> Library:  # fmt: skip
    """Every document and fact of references/, with their problems noted."""
    documents: dict[str, Document] = {}
    pending: list[tuple[Located, int, Fact]] = []
    lines: dict[str, tuple[str, int]] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name in ("subjects.yaml", "metrics.yaml"):
            continue
        located = load(path, f"references/{path.name}", limit, problems)
        parsed = located and validate(located, ReferencesFile, problems)
        if located is None or parsed is None:
            continue
        for i, document in enumerate(parsed.documents):
            line = located.line("documents", i, "id")
            if document.id in documents:
                where = "{}:{}".format(*lines["document " + document.id])
                problems.append(Problem(located.file, line, f"document {document.id} stands already at {where}"))
            if document.type not in tiers:
                problems.append(Problem(located.file, located.line("documents", i, "type"),
                                        f"document {document.id}: unknown type {document.type}",
                                        f"one of: {', '.join(sorted(tiers))}"))  # fmt: skip
            documents[document.id] = document
            lines["document " + document.id] = (located.file, line)
        pending += [(located, i, fact) for i, fact in enumerate(parsed.facts)]
    for document in documents.values():
        if document.retells and document.retells not in documents:
            file, line = lines["document " + document.id]
            problems.append(Problem(file, line, f"document {document.id}: retells an unknown document {document.retells}"))
    library = Library(vocabulary, documents, {})
    for located, i, fact in pending:
        _add(library, located, i, fact, reader, problems)
    return library


def _add(
    library: Library, located: Located, i: int, fact: Fact, reader: FigureReader,
    problems: list[Problem],
) -> None:  # fmt: skip
    def note(key: str, message: str, fix: str = "") -> None:
        line = located.line("facts", i, key)
        problems.append(Problem(located.file, line, f"fact {fact.id}: {message}", fix))

    before = len(problems)
    if fact.id in library.facts:
        other = library.facts[fact.id]
        note("id", f"stands already at {other.file}:{other.line}", "ids are never reused")
    for key, named in (("document", fact.document), *(("corroborated_by", d) for d in fact.corroborated_by)):
        if named not in library.documents:
            note(key, f"unknown document {named}", "enter it under documents:")
    for key, subject in (("subject", fact.subject), ("versus", fact.versus)):
        if subject is not None and subject not in library.vocabulary.subjects:
            note(key, f"unknown subject {subject}", "add it to references/subjects.yaml")
    metric = library.vocabulary.metrics.get(fact.metric or "")
    if fact.metric is not None and metric is None:
        note("metric", f"unknown metric {fact.metric}", "add it to references/metrics.yaml")
    check_conditions(library.vocabulary, fact.conditions, lambda m, f: note("conditions", m, f))
    figure, days = None, None
    if metric is not None and fact.printed is not None:
        figure, days = _read(fact, metric, library.vocabulary, reader, note)
    if len(problems) > before:
        return
    line = located.line("facts", i, "id")
    key = (metric.negative_of or metric.id) if metric else None
    read = ReadFact(fact, library.documents[fact.document], key, figure, days, located.file, line)
    library.facts[fact.id] = read
    if fact.attests is not None:
        library.by_claim.setdefault(fact.attests, []).append(read)
    elif fact.subject is not None and key is not None:
        library.by_quantity.setdefault((fact.subject, key), []).append(read)


def _read(fact: Fact, metric: Metric, vocabulary: Vocabulary, reader: FigureReader, note):  # type: ignore[no-untyped-def]
    assert fact.printed is not None
    try:
        if metric.dimension == "date":
            return None, read_days(fact.printed, fact.as_of)
        figure = read_quantity(fact.printed, fact.unit_from, metric, reader)
    except (UnreadableFigureError, UnreadableDateError) as error:
        note("printed", f"“{fact.printed}” cannot be read: {error}",
             "enter one figure as printed; unit_from names a unit that a table's header prints")  # fmt: skip
        return None, None
    unit = figure.unit
    if fact.versus is not None:
        if unit not in ("x", "%"):
            note("printed", "with versus, the figure must be a ratio")
    elif not vocabulary.accepts(metric, unit):
        note("printed", f"“{fact.printed}” is in {unit or 'no unit'}, {metric.id} is a {metric.dimension}",
             f"one of: {', '.join(vocabulary.table.dimensions[metric.dimension])}")  # fmt: skip
    return (figure.negated() if metric.negative_of else figure), None


# Device memory is sold in nominal gigabytes (policy: nominal_memory).
NOMINAL = frozenset({"memory"})


def read_quantity(printed: str, unit_from: str | None, metric: Metric, reader: FigureReader) -> Figure:
    """`printed` as a value of `metric`; binary and decimal bytes of device memory are one
    nominal size. Raises UnreadableFigureError."""
    if metric.dimension in NOMINAL:
        printed = printed.replace("iB", "B")
        unit_from = unit_from and unit_from.replace("iB", "B")
    return reader.read(printed, unit_from)


def check_conditions(vocabulary: Vocabulary, conditions: dict[str, str], note) -> None:  # type: ignore[no-untyped-def]
    """Notes every condition name and value that metrics.yaml does not know."""
    for name, value in conditions.items():
        known = vocabulary.table.conditions.get(name)
        if known is None:
            note(f"unknown condition {name}", f"one of: {', '.join(sorted(vocabulary.table.conditions))}")
        elif known.values and value not in known.values:
            note(f"condition {name}: unknown value {value}", f"one of: {', '.join(known.values)}")
