"""Reading the references: every fact read, every document known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import Located, load_model
from claimaudit.figures import Figure, FigureReader, UnreadableFigureError
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.workspace.references import Document, Fact, Metric, ReferencesFile
from claimaudit.workspace.vocabulary import Vocabulary

VOCABULARY_FILES = ("subjects.yaml", "metrics.yaml")


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
    """All documents and facts, and where to find those of one subject and metric. `places`
    holds the file and line of each document."""

    vocabulary: Vocabulary
    documents: dict[str, Document]
    facts: dict[str, ReadFact] = field(default_factory=dict)
    by_quantity: dict[tuple[str, str], list[ReadFact]] = field(default_factory=dict)
    by_claim: dict[str, list[ReadFact]] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)

    def add(self, read: ReadFact) -> None:
        """Enters a fact under its id and under what it is found by."""
        self.facts[read.id] = read
        if read.fact.attests is not None:
            self.by_claim.setdefault(read.fact.attests, []).append(read)
        elif read.fact.subject is not None and read.metric is not None:
            self.by_quantity.setdefault((read.fact.subject, read.metric), []).append(read)


@dataclass(frozen=True)
class LibraryLoader:
    """Reads references/*.yaml; every problem is noted, none is raised."""

    vocabulary: Vocabulary
    reader: FigureReader
    tiers: frozenset[str]
    nominal: frozenset[str]
    yaml_limit: int
    problems: list[Problem]

    def load(self, folder: Path) -> Library:
        """Every document and fact of `folder`."""
        documents: dict[str, Document] = {}
        places: dict[str, tuple[str, int]] = {}
        loaded: list[tuple[Located, ReferencesFile]] = []
        for path in sorted(folder.glob("*.yaml")):
            if path.name in VOCABULARY_FILES:
                continue
            shown = f"references/{path.name}"
            found = load_model(path, shown, self.yaml_limit, ReferencesFile, self.problems)
            if found is not None:
                loaded.append(found)
                self._documents(*found, documents, places)
        for document in documents.values():
            if document.retells and document.retells not in documents:
                message = f"document {document.id}: retells an unknown document {document.retells}"
                self.problems.append(Problem(*places[document.id], message))
        library = Library(self.vocabulary, documents, places=places)
        for located, parsed in loaded:
            for i, fact in enumerate(parsed.facts):
                if (read := self._fact(library, located, i, fact)) is not None:
                    library.add(read)
        return library

    def _documents(
        self, located: Located, parsed: ReferencesFile, documents: dict[str, Document],
        places: dict[str, tuple[str, int]],
    ) -> None:  # fmt: skip
        for i, document in enumerate(parsed.documents):
            line = located.line("documents", i, "id")
            if document.id in documents:
                file, at = places[document.id]
                message = f"document {document.id} stands already at {file}:{at}"
                self.problems.append(Problem(located.file, line, message))
            if document.type not in self.tiers:
                at = located.line("documents", i, "type")
                message = f"document {document.id}: unknown type {document.type}"
                fix = f"one of: {', '.join(sorted(self.tiers))}"
                self.problems.append(Problem(located.file, at, message, fix))
            documents[document.id] = document
            places[document.id] = (located.file, line)

    def _fact(self, library: Library, located: Located, i: int, fact: Fact) -> ReadFact | None:
        def note(key: str, message: str, fix: str = "") -> None:
            line = located.line("facts", i, key)
            self.problems.append(Problem(located.file, line, f"fact {fact.id}: {message}", fix))

        before = len(self.problems)
        self._names(library, fact, note)
        self.vocabulary.check_conditions(fact.conditions, lambda m, f: note("conditions", m, f))
        metric = self.vocabulary.metrics.get(fact.metric or "")
        figure, days = None, None
        if metric is not None and fact.printed is not None:
            figure, days = self._printed(fact, fact.printed, metric, note)
        if len(self.problems) > before:
            return None
        key = (metric.negative_of or metric.id) if metric else None
        document = library.documents[fact.document]
        line = located.line("facts", i, "id")
        return ReadFact(fact, document, key, figure, days, located.file, line)

    def _names(self, library: Library, fact: Fact, note: Callable[..., None]) -> None:
        if fact.id in library.facts:
            other = library.facts[fact.id]
            note("id", f"stands already at {other.file}:{other.line}", "ids are never reused")
        named = [("document", fact.document)]
        named += [("corroborated_by", other) for other in fact.corroborated_by]
        for key, document in named:
            if document not in library.documents:
                note(key, f"unknown document {document}", "enter it under documents:")
        for key, subject in (("subject", fact.subject), ("versus", fact.versus)):
            if subject is not None and subject not in self.vocabulary.subjects:
                note(key, f"unknown subject {subject}", "add it to references/subjects.yaml")
        if fact.metric is not None and fact.metric not in self.vocabulary.metrics:
            note("metric", f"unknown metric {fact.metric}", "add it to references/metrics.yaml")

    def _printed(
        self, fact: Fact, printed: str, metric: Metric, note: Callable[..., None]
    ) -> tuple[Figure | None, Days | None]:
        try:
            if metric.dimension == "date":
                return None, read_days(printed, fact.as_of)
            figure = self._quantity(printed, fact.unit_from, metric)
        except (UnreadableFigureError, UnreadableDateError) as error:
            fix = "enter one figure as printed; unit_from is the unit that a table's header prints"
            note("printed", f"“{printed}” cannot be read: {error}", fix)
            return None, None
        if fact.versus is not None:
            if figure.unit not in ("x", "%"):
                note("printed", "with versus, the figure must be a ratio")
        elif not self.vocabulary.accepts(metric, figure.unit):
            unit = figure.unit or "no unit"
            message = f"“{printed}” is in {unit}, {metric.id} is a {metric.dimension}"
            note("printed", message, f"one of: {self.vocabulary.units_of(metric)}")
        return (figure.negated() if metric.negative_of else figure), None

    def _quantity(self, printed: str, unit_from: str | None, metric: Metric) -> Figure:
        """Binary and decimal bytes of device memory are one nominal size (policy)."""
        if metric.id in self.nominal:
            printed = printed.replace("iB", "B")
            unit_from = unit_from and unit_from.replace("iB", "B")
        return self.reader.read(printed, unit_from)
