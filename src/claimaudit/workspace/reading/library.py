"""references/*.yaml read: what may be spoken of, every document, every fact with its prints."""

from collections.abc import Iterable, Mapping

from claimaudit.base.inputs import Entry, Inputs
from claimaudit.base.problems import Faults
from claimaudit.base.yamlio import Located
from claimaudit.figures.composed import is_unit
from claimaudit.figures.unit_words import canonical_name
from claimaudit.figures.units import UnitTable
from claimaudit.workspace.captures import CAPTURES, load_captures
from claimaudit.workspace.data.originals import Originals
from claimaudit.workspace.documents import check_publishers, known_documents
from claimaudit.workspace.library import (
    METRICS,
    RATIOS,
    SUBJECTS,
    Library,
    ReadFact,
    ReadPrint,
    Vocabulary,
)
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.reading.prints import read_prints
from claimaudit.workspace.reading.texts import Texts
from claimaudit.workspace.references import Fact, Metric, MetricsFile, ReferencesFile, SubjectsFile
from claimaudit.workspace.units import UNITS
from claimaudit.workspace.wording.guards import odd_print


def load_vocabulary(inputs: Inputs, units: UnitTable | None = None) -> Vocabulary | None:
    """references/subjects.yaml and references/metrics.yaml, or None with problems noted."""
    subjects = inputs.model(SUBJECTS, SubjectsFile)
    metrics = inputs.model(METRICS, MetricsFile)
    if subjects is None or metrics is None:
        return None
    named = inputs.entries(subjects[0], "subjects", subjects[1].subjects)
    by_id = {subject.id: subject for _, subject in named}
    named_metrics = _metrics(inputs, *metrics, units)
    return Vocabulary(by_id, named_metrics, metrics[1], subjects[1].publishers, subjects[1].places)


def _check_dimensions(
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
    _check_dimensions(inputs, located, parsed, units)
    entries = list(inputs.entries(located, "metrics", parsed.metrics))
    metrics = {metric.id: metric for _, metric in entries}
    for place, metric in entries:
        place.note_all(_odd_metric(metric, metrics, parsed))
    return metrics


def _odd_metric(metric: Metric, metrics: Mapping[str, Metric], table: MetricsFile) -> Faults:
    """(message, fix) of what a metric names that is not there, or is not fit for it."""
    for name in metric.conditions:
        if name not in table.conditions:
            yield f"unknown condition {name}", ""
        elif table.conditions[name].kind == "note":
            message = f"condition {name} is a note, which keeps no two values of {metric.id} apart"
            yield message, "take it out of the list, or give it another kind: identity, sweep"
    if metric.dimension not in table.dimensions:
        yield f"unknown dimension {metric.dimension}", ""
    if metric.change_of is not None and metric.change_of not in metrics:
        yield f"unknown metric {metric.change_of}", ""
    if metric.negative_of is None:
        return
    of = metrics.get(metric.negative_of)
    if of is None:
        yield f"unknown metric {metric.negative_of}", ""
    elif of.negative_of is not None or of.dimension != metric.dimension:
        yield f"negative_of {of.id}, itself a negative or of another dimension", ""


def load_library(
    inputs: Inputs, texts: Texts, vocabulary: Vocabulary, *, with_data: bool = True
) -> Library:
    """references/*.yaml, figures that stand in data `with_data` only; every problem is noted, none
    is raised."""
    others = (SUBJECTS, METRICS, UNITS, CAPTURES)
    files = list(inputs.models("references", ReferencesFile, but=others))
    if inputs.unread:
        files = []  # whose documents the others name, nobody knows
    placed = [
        entry
        for located, parsed in files
        for entry in inputs.entries(located, "documents", parsed.documents)
    ]
    library = Library(vocabulary, known_documents(placed, texts.policy))
    check_publishers(placed, vocabulary.named)
    captures = load_captures(inputs) if with_data else {}
    originals = Originals(inputs, texts.policy, captures) if with_data else None
    library.bytes_of.update((d.id, d.file) for d in library.documents.values() if d.file)
    library.bytes_of.update((name, capture.sha256) for name, capture in captures.items())
    library.captures.update(captures)
    library.places.update((document.id, (place.file, place.line)) for place, document in placed)
    for located, parsed in files:
        for place, fact in inputs.entries(located, "facts", parsed.facts):
            if (read := _fact(place, fact, texts, library, originals)) is not None:
                library.add(read)
    return library


def _fact(
    place: Entry, fact: Fact, texts: Texts, library: Library, originals: Originals | None
) -> ReadFact | None:
    before = len(place.problems)
    _check_names(place, fact, library.vocabulary)
    metric = library.vocabulary.metrics.get(fact.metric or "")
    prints = read_prints(place, fact, metric, library.documents, texts, originals)
    if metric is not None:
        _check_units(place, fact, metric, prints, library.vocabulary)
    if len(place.problems) > before:
        return None
    key = (metric.negative_of or metric.id) if metric else None
    return ReadFact(fact, key, prints, _best(prints, texts.policy), place.file, place.line)


def _best(prints: Iterable[ReadPrint], policy: Policy) -> ReadPrint:
    """The print that a fact is read from: read before not read, with a figure before without one,
    then of the better tier, then the first of the file."""

    def order(one: ReadPrint) -> tuple[bool, bool, int]:
        tier = policy.tiers.get(one.document.type)  # an unknown type is a problem of its own
        return not one.is_read, one.print.figure is None, tier.rank if tier else 0

    return min(prints, key=order)


def _check_names(place: Entry, fact: Fact, vocabulary: Vocabulary) -> None:
    """Notes every subject, metric and condition that is not known."""
    for key, subject in (("subject", fact.subject), ("versus", fact.versus)):
        if subject is not None and subject not in vocabulary.subjects:
            place.note(f"unknown subject {subject}", f"add it to {SUBJECTS}", key)
    if fact.metric is not None and fact.metric not in vocabulary.metrics:
        place.note(f"unknown metric {fact.metric}", f"add it to {METRICS}", "metric")
    place.note_all(vocabulary.odd_conditions(fact.conditions), "conditions")


def _check_units(
    place: Entry, fact: Fact, metric: Metric, prints: Iterable[ReadPrint], vocabulary: Vocabulary
) -> None:
    """Notes every figure that can be no value of `metric`."""
    for one in prints:
        unit = one.figure.unit if one.figure else None  # a day has none
        if one.figure and fact.versus is not None and unit not in RATIOS:
            place.note("with versus, the figure must be a ratio", "", "prints")
        elif one.figure and fact.versus is None and not vocabulary.accepts(metric, unit):
            place.note(*vocabulary.misfit(metric, one.print.figure, unit), "prints")
        for message, fix in odd_print(one, fact, metric, vocabulary):
            text = f"{one.document.id}: {message}"
            place.note(text, fix, "prints", fact.prints.index(one.print))
