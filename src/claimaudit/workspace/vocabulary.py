"""What may be spoken of: subjects, metrics, and what metrics are measured in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimaudit.base.inputs import Inputs, Place
from claimaudit.base.yamlio import Located
from claimaudit.workspace.references import Metric, MetricsFile, Subject, SubjectsFile

SUBJECTS = "references/subjects.yaml"
METRICS = "references/metrics.yaml"


@dataclass(frozen=True)
class Vocabulary:
    """Subjects and metrics by id; `table` is metrics.yaml as a whole."""

    subjects: dict[str, Subject]
    metrics: dict[str, Metric]
    table: MetricsFile

    def accepts(self, metric: Metric, unit: str | None) -> bool:
        """Whether a figure in `unit` can be a value of `metric`."""
        return ("none" if unit is None else unit) in self.table.dimensions[metric.dimension]

    def units_of(self, metric: Metric) -> str:
        """The units that `metric` takes, for a message."""
        return ", ".join(self.table.dimensions[metric.dimension]) or "none: it takes no figure"

    def odd_conditions(self, conditions: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """(message, fix) of every condition name and value that metrics.yaml does not know."""
        for name, value in conditions.items():
            known = self.table.conditions.get(name)
            if known is None:
                yield f"unknown condition {name}", f"one of: {', '.join(self.table.conditions)}"
            elif known.values and value not in known.values:
                message = f"condition {name}: unknown value {value}"
                yield message, f"one of: {', '.join(known.values)}"


def load_vocabulary(inputs: Inputs) -> Vocabulary | None:
    """references/subjects.yaml and references/metrics.yaml, or None with problems noted."""
    subjects = inputs.model(SUBJECTS, SubjectsFile)
    metrics = inputs.model(METRICS, MetricsFile)
    if subjects is None or metrics is None:
        return None
    return Vocabulary(_subjects(inputs, *subjects), _metrics(inputs, *metrics), metrics[1])


def _subjects(inputs: Inputs, located: Located, parsed: SubjectsFile) -> dict[str, Subject]:
    known: dict[str, Place] = {}
    entries = inputs.entries(located, "subjects", parsed.subjects, "subject", known)
    return {subject.id: subject for _, subject in entries}


def _metrics(inputs: Inputs, located: Located, parsed: MetricsFile) -> dict[str, Metric]:
    known: dict[str, Place] = {}
    entries = list(inputs.entries(located, "metrics", parsed.metrics, "metric", known))
    for place, metric in entries:
        unknown = [f"condition {n}" for n in metric.conditions if n not in parsed.conditions]
        if metric.dimension not in parsed.dimensions:
            unknown.append(f"dimension {metric.dimension}")
        if metric.negative_of is not None and metric.negative_of not in known:
            unknown.append(f"metric {metric.negative_of}")
        for what in unknown:
            place.note(f"unknown {what}")
    return {metric.id: metric for _, metric in entries}
