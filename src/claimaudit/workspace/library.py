"""Reading the references: every fact read, every document known."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimaudit.base.inputs import Entry, Inputs, Place
from claimaudit.figures import Figure, UnreadableFigureError
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.printed import PrintedReader
from claimaudit.workspace.references import Document, Fact, Metric, ReferencesFile
from claimaudit.workspace.vocabulary import METRICS, SUBJECTS, Vocabulary

FOLDER = "references"


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


class LibraryLoader:
    """Reads references/*.yaml; every problem is noted, none is raised."""

    def __init__(self, policy: Policy, vocabulary: Vocabulary, inputs: Inputs) -> None:
        self._vocabulary, self._inputs = vocabulary, inputs
        self._tiers = policy.tiers
        self._reader = PrintedReader(policy)

    def load(self) -> Library:
        """Every document and fact of `inputs`."""
        files = list(self._inputs.models(FOLDER, ReferencesFile, but=(SUBJECTS, METRICS)))
        library = Library(self._vocabulary, {})
        documents, facts = dict[str, Place](), dict[str, Place]()
        entries = self._inputs.entries
        placed = [
            item
            for located, parsed in files
            for item in entries(located, "documents", parsed.documents, "document", documents)
        ]
        library.documents.update((document.id, document) for _, document in placed)
        library.places.update((document.id, (place.file, place.line)) for place, document in placed)
        for place, document in placed:
            self._document(place, document, library)
        for located, parsed in files:
            for place, fact in entries(located, "facts", parsed.facts, "fact", facts):
                if (read := self._fact(place, fact, library)) is not None:
                    library.add(read)
        return library

    def _document(self, place: Entry, document: Document, library: Library) -> None:
        if document.type not in self._tiers:
            fix = f"one of: {', '.join(sorted(self._tiers))}"
            place.note(f"unknown type {document.type}", fix, "type")
        if document.retells and document.retells not in library.documents:
            place.note(f"retells an unknown document {document.retells}", key="retells")

    def _fact(self, place: Entry, fact: Fact, library: Library) -> ReadFact | None:
        before = len(self._inputs.problems)
        self._names(place, fact, library)
        metric = self._vocabulary.metrics.get(fact.metric or "")
        figure, days = None, None
        if metric is not None and fact.printed is not None:
            figure, days = self._printed(place, fact, fact.printed, metric)
        if len(self._inputs.problems) > before:
            return None
        key = (metric.negative_of or metric.id) if metric else None
        document = library.documents[fact.document]
        return ReadFact(fact, document, key, figure, days, place.file, place.line)

    def _names(self, place: Entry, fact: Fact, library: Library) -> None:
        """Notes every document, subject, metric and condition that is not known."""
        named = [("document", fact.document)]
        named += [("corroborated_by", other) for other in fact.corroborated_by]
        for key, document in named:
            if document not in library.documents:
                place.note(f"unknown document {document}", "enter it under documents:", key)
        for key, subject in (("subject", fact.subject), ("versus", fact.versus)):
            if subject is not None and subject not in self._vocabulary.subjects:
                place.note(f"unknown subject {subject}", f"add it to {SUBJECTS}", key)
        if fact.metric is not None and fact.metric not in self._vocabulary.metrics:
            place.note(f"unknown metric {fact.metric}", f"add it to {METRICS}", "metric")
        for message, fix in self._vocabulary.odd_conditions(fact.conditions):
            place.note(message, fix, "conditions")

    def _printed(
        self, place: Entry, fact: Fact, printed: str, metric: Metric
    ) -> tuple[Figure | None, Days | None]:
        """(figure, days) of what the fact prints; problems are noted."""
        try:
            if metric.dimension == "date":
                return None, read_days(printed, fact.as_of)
            figure = self._reader.read(printed, metric.id, fact.unit_from)
        except (UnreadableFigureError, UnreadableDateError) as error:
            fix = "enter one figure as printed; unit_from is the unit that a table's header prints"
            place.note(f"“{printed}” cannot be read: {error}", fix, "printed")
            return None, None
        if fact.versus is not None:
            if figure.unit not in ("x", "%"):
                place.note("with versus, the figure must be a ratio", key="printed")
        elif not self._vocabulary.accepts(metric, figure.unit):
            unit = figure.unit or "no unit"
            message = f"“{printed}” is in {unit}, {metric.id} is a {metric.dimension}"
            place.note(message, f"one of: {self._vocabulary.units_of(metric)}", "printed")
        return (figure.negated() if metric.negative_of else figure), None
