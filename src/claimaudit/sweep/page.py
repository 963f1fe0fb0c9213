"""What a sweep found, as a page in the style of the report."""

from decimal import Decimal

from claimaudit.report.html.environment import asset, content_policy, environment
from claimaudit.report.phrase import Phrase, quantity, same
from claimaudit.sweep.summary import Summary, Wrong
from claimaudit.workspace.workspace import Workspace


def render(summary: Summary, workspace: Workspace) -> str:
    """One page that needs no network; everything of the archive is escaped."""
    style = asset("report.css")
    known = workspace.library.vocabulary
    page = environment().get_template("sweep.html.j2")
    return page.render(
        found=summary,
        subjects=known.subjects,
        metrics=known.metrics,
        says=_says,
        style=style,
        policy=content_policy([style]),
    )


def _says(wrong: Wrong) -> Phrase:
    """What the figure says, in each language's habit."""
    low, high = (None if end is None else Decimal(end) for end in (wrong.low, wrong.high))
    try:
        return quantity((low, high), wrong.unit)  # type: ignore[arg-type]
    except KeyError:
        return same(wrong.first.figure)
