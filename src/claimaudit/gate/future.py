"""Days after today. Only the gate asks a clock: a verdict never depends on one."""

from collections.abc import Iterator
from datetime import date

from claimaudit.base.inputs import FileLine
from claimaudit.figures.dates import read_iso
from claimaudit.gate.findings import GateFinding, Place
from claimaudit.workspace.articles import CATALOG
from claimaudit.workspace.captures import CAPTURES
from claimaudit.workspace.workspace import Workspace


def future_findings(workspace: Workspace, today: date) -> Iterator[GateFinding]:
    """What was published, retrieved or captured on a day that is not yet."""
    for (file, line), name, key, day in _days(workspace):
        if day and read_iso(day).first > today:
            message = f"{name}: {key} {day} is after today"
            yield GateFinding(Place("", file, line=line), "future-day", message, row=name)


def _days(workspace: Workspace) -> Iterator[tuple[FileLine, str, str, str | None]]:
    for article in workspace.articles.values():
        entry = article.entry
        yield (CATALOG, 1), f"article {entry.id}", "published", entry.published
        yield (CATALOG, 1), f"article {entry.id}", "judged_as_of", entry.judged_as_of
    library = workspace.library
    for name, document in library.documents.items():
        yield library.places[name], f"document {name}", "published", document.published
        yield library.places[name], f"document {name}", "retrieved", document.retrieved
    for name, capture in library.captures.items():
        yield (CAPTURES, 1), name, "captured", capture.captured[:10]
