"""The references read: what may be spoken of, every document known, every fact read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claimaudit.base.inputs import Entry, Inputs, Place
from claimaudit.base.yamlio import Located
from claimaudit.figures import Figure, UnreadableFigureError
from claimaudit.figures.composed import is_unit
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.figures.languages.known import UnknownLanguageError, is_there
from claimaudit.figures.unit_words import canonical_name
from claimaudit.figures.units import UnitTable
from claimaudit.workspace.captures import CAPTURES
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import (
    Document,
    Fact,
    Metric,
    MetricsFile,
    ReferencesFile,
    Subject,
    SubjectsFile,
)
from claimaudit.workspace.units import UNITS

SUBJECTS = "references/subjects.yaml"
METRICS = "references/metrics.yaml"
# A ratio's units: "3 times", "300 %".
RATIOS = ("x", "%")


@dataclass(frozen=True)
class Vocabulary:
    """Subjects and metrics by id; `table` is metrics.yaml as a whole."""

    subjects: dict[str, Subject]
    metrics: dict[str, Metric]
    table: MetricsFile

    def accepts(self, metric: Metric, unit: str | None) -> bool:
        """Whether a figure in `unit` can be a value of `metric`; any, of an unknown dimension."""
        units = self.table.dimensions.get(metric.dimension)
        return units is None or ("none" if unit is None else unit) in units

    def misfit(self, metric: Metric, printed: str | None, unit: str | None) -> tuple[str, str]:
        """(message, fix) of a figure whose unit `metric` does not accept."""
        message = f"“{printed}” is in {unit or 'no unit'}, {metric.id} is a {metric.dimension}"
        units = ", ".join(self.table.dimensions[metric.dimension]) or "none: it takes no figure"
        return message, f"one of: {units}"

    def odd_conditions(self, conditions: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """(message, fix) of every condition name and value that metrics.yaml does not know."""
        for name, value in conditions.items():
            known = self.table.conditions.get(name)
            if known is None:
                yield f"unknown condition {name}", f"one of: {', '.join(self.table.conditions)}"
            elif known.values and value not in known.values:
                message = f"condition {name}: unknown value {value}"
                yield message, f"one of: {', '.join(known.values)}"


def load_vocabulary(inputs: Inputs, units: UnitTable | None = None) -> Vocabulary | None:
    """references/subjects.yaml and references/metrics.yaml, or None with problems noted."""
    subjects = inputs.model(SUBJECTS, SubjectsFile)
    metrics = inputs.model(METRICS, MetricsFile)
    if subjects is None or metrics is None:
        return None
    named = inputs.entries(subjects[0], "subjects", subjects[1].subjects)
    by_id = {subject.id: subject for _, subject in named}
    return Vocabulary(by_id, _metrics(inputs, *metrics, units), metrics[1])


def _check_units(
    inputs: Inputs, located: Located, parsed: MetricsFile, known: UnitTable | None
) -> None:
    """Every dimension is of canonical units: another spelling of one would fit no figure."""
    for name, units in parsed.dimensions.items():
        for i, unit in enumerate(units):
            if unit == "none" or is_unit(unit, known):
                continue
            meant = canonical_name(unit, known)
            fix = f"write {meant}" if meant else "add it to references/units.yaml, or mend the name"
            place = located.line("dimensions", name, i)
            message = f"dimension {name}: {unit or '(nothing)'} is no canonical unit"
            inputs.note(METRICS, place, message, fix)


def _metrics(
    inputs: Inputs, located: Located, parsed: MetricsFile, units: UnitTable | None
) -> dict[str, Metric]:
    _check_units(inputs, located, parsed, units)
    entries = list(inputs.entries(located, "metrics", parsed.metrics))
    metrics = {metric.id: metric for _, metric in entries}
    for place, metric in entries:
        for name in metric.conditions:
            if name not in parsed.conditions:
                place.note(f"unknown condition {name}")
        if metric.dimension not in parsed.dimensions:
            place.note(f"unknown dimension {metric.dimension}")
        if metric.negative_of is not None and metric.negative_of not in metrics:
            place.note(f"unknown metric {metric.negative_of}")
    return metrics


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
    places: dict[str, Place] = field(default_factory=dict)

    def add(self, read: ReadFact) -> None:
        """Enters a fact under its id and under what it is found by."""
        self.facts[read.id] = read
        if read.fact.attests is not None:
            self.by_claim.setdefault(read.fact.attests, []).append(read)
        elif read.fact.subject is not None and read.metric is not None:
            self.by_quantity.setdefault((read.fact.subject, read.metric), []).append(read)


def load_library(inputs: Inputs, policy: Policy, vocabulary: Vocabulary) -> Library:
    """references/*.yaml; every problem is noted, none is raised."""
    library = Library(vocabulary, {})
    others = (SUBJECTS, METRICS, UNITS, CAPTURES)
    files = list(inputs.models("references", ReferencesFile, but=others))
    placed = [
        entry
        for located, parsed in files
        for entry in inputs.entries(located, "documents", parsed.documents)
    ]
    library.documents.update((document.id, document) for _, document in placed)
    library.places.update((document.id, (place.file, place.line)) for place, document in placed)
    for place, document in placed:
        _check_document(place, document, policy, library)
    for located, parsed in files:
        for place, fact in inputs.entries(located, "facts", parsed.facts):
            if (read := _fact(place, fact, policy, library)) is not None:
                library.add(read)
    return library


def _check_document(place: Entry, document: Document, policy: Policy, library: Library) -> None:
    if document.type not in policy.tiers:
        fix = f"one of: {', '.join(sorted(policy.tiers))}"
        place.note(f"unknown type {document.type}", fix, "type")
    if not is_there(document.language):
        fix = "leave it out where its figures are printed as Chinese or English print them"
        place.note(str(UnknownLanguageError(document.language or "")), fix, "language")
    if document.retells and document.retells not in library.documents:
        place.note(f"retells an unknown document {document.retells}", key="retells")


def _fact(place: Entry, fact: Fact, policy: Policy, library: Library) -> ReadFact | None:
    before = len(place.problems)
    _check_names(place, fact, library)
    metric = library.vocabulary.metrics.get(fact.metric or "")
    figure, days = None, None
    if metric is not None and fact.printed is not None:
        figure, days = _printed(place, fact, fact.printed, metric, policy, library)
    if len(place.problems) > before:
        return None
    key = (metric.negative_of or metric.id) if metric else None
    document = library.documents[fact.document]
    return ReadFact(fact, document, key, figure, days, place.file, place.line)


def _check_names(place: Entry, fact: Fact, library: Library) -> None:
    """Notes every document, subject, metric and condition that is not known."""
    vocabulary = library.vocabulary
    named = [("document", fact.document)]
    named += [("corroborated_by", other) for other in fact.corroborated_by]
    for key, document in named:
        if document not in library.documents:
            place.note(f"unknown document {document}", "enter it under documents:", key)
    for key, subject in (("subject", fact.subject), ("versus", fact.versus)):
        if subject is not None and subject not in vocabulary.subjects:
            place.note(f"unknown subject {subject}", f"add it to {SUBJECTS}", key)
    if fact.metric is not None and fact.metric not in vocabulary.metrics:
        place.note(f"unknown metric {fact.metric}", f"add it to {METRICS}", "metric")
    for message, fix in vocabulary.odd_conditions(fact.conditions):
        place.note(message, fix, "conditions")


def _printed(
    place: Entry, fact: Fact, printed: str, metric: Metric, policy: Policy, library: Library
) -> tuple[Figure | None, Days | None]:
    """(figure, days) of what the fact prints; problems are noted."""
    document = library.documents.get(fact.document)
    language = document.language if document else None
    if not is_there(language):
        return None, None  # its document says so
    try:
        if metric.dimension == "date":
            return None, read_days(printed, fact.as_of, policy.reader(language).seen)
        figure = policy.read(printed, metric.id, fact.unit_from, language)
    except (UnreadableFigureError, UnreadableDateError) as error:
        fix = "enter one figure as printed; unit_from is the unit that a table's header prints"
        place.note(f"“{printed}” cannot be read: {error}", fix, "printed")
        return None, None
    if fact.versus is not None and figure.unit not in RATIOS:
        place.note("with versus, the figure must be a ratio", key="printed")
    elif fact.versus is None and not library.vocabulary.accepts(metric, figure.unit):
        place.note(*library.vocabulary.misfit(metric, printed, figure.unit), "printed")
    return (figure.negated() if metric.negative_of else figure), None
