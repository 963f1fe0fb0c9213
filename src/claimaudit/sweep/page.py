"""The result of a sweep as an HTML page in the style of the report."""

from claimaudit.report.html.environment import asset, content_policy, environment
from claimaudit.report.phrase import Phrase, middle, quantity, same
from claimaudit.sweep.summary import Summary, Wrong
from claimaudit.workspace.workspace import Workspace

# A figure whose ends differ by no more than this share of it is shown as one value.
_ROUNDED = 0.01


def render(summary: Summary, workspace: Workspace) -> str:
    """A page that needs no network; all text of the archive is escaped."""
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
    """The value of a figure, in each report language."""
    low, high = (None if end is None else float(end) for end in (wrong.low, wrong.high))
    try:
        if low is not None and high is not None and high - low <= _ROUNDED * abs(low):
            return middle((low + high) / 2, (low, high), wrong.unit)
        return quantity((low, high), wrong.unit)
    except KeyError:
        return same(wrong.first.figure)
