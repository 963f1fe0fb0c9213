"""What may be spoken of: subjects, metrics, and what metrics are measured in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import Located, load_model
from claimaudit.workspace.references import Metric, MetricsFile, Subject, SubjectsFile

Note = Callable[[str, str], None]


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

    def check_conditions(self, conditions: Mapping[str, str], note: Note) -> None:
        """Notes every condition name and value that metrics.yaml does not know."""
        for name, value in conditions.items():
            known = self.table.conditions.get(name)
            if known is None:
                note(f"unknown condition {name}", f"one of: {', '.join(self.table.conditions)}")
            elif known.values and value not in known.values:
                message = f"condition {name}: unknown value {value}"
                note(message, f"one of: {', '.join(known.values)}")


def load_vocabulary(folder: Path, limit: int, problems: list[Problem]) -> Vocabulary | None:
    """references/subjects.yaml and references/metrics.yaml, or None with problems noted."""
    subjects = load_model(
        folder / "subjects.yaml", "references/subjects.yaml", limit, SubjectsFile, problems
    )
    metrics = load_model(
        folder / "metrics.yaml", "references/metrics.yaml", limit, MetricsFile, problems
    )
    if subjects is None or metrics is None:
        return None
    return Vocabulary(_subjects(*subjects, problems), _metrics(*metrics, problems), metrics[1])


def _subjects(
    located: Located, parsed: SubjectsFile, problems: list[Problem]
) -> dict[str, Subject]:
    by_id: dict[str, Subject] = {}
    for i, subject in enumerate(parsed.subjects):
        if subject.id in by_id:
            line = located.line("subjects", i)
            problems.append(Problem(located.file, line, f"subject {subject.id} stands twice"))
        by_id[subject.id] = subject
    return by_id


def _metrics(located: Located, parsed: MetricsFile, problems: list[Problem]) -> dict[str, Metric]:
    names = {metric.id for metric in parsed.metrics}
    by_id: dict[str, Metric] = {}
    for i, metric in enumerate(parsed.metrics):
        unknown = [f"condition {n}" for n in metric.conditions if n not in parsed.conditions]
        if metric.dimension not in parsed.dimensions:
            unknown.append(f"dimension {metric.dimension}")
        if metric.negative_of is not None and metric.negative_of not in names:
            unknown.append(f"metric {metric.negative_of}")
        wrong = [f"unknown {what}" for what in unknown]
        if metric.id in by_id:
            wrong.append("stands twice")
        line = located.line("metrics", i)
        problems += [Problem(located.file, line, f"metric {metric.id}: {what}") for what in wrong]
        by_id[metric.id] = metric
    return by_id
