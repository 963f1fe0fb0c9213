"""The result of a sweep for the terminal: the wrong figures repeated most, and counts."""

from collections.abc import Iterator

from rich.box import ASCII
from rich.table import Table

from claimaudit.base.shown import in_line
from claimaudit.report.phrase import say
from claimaudit.report.terminal import WIDTH, printed
from claimaudit.sweep.summary import Summary, Wrong

_SHOWN, _MOST = 20, 3


def as_text(summary: Summary) -> str:
    """The summary as text that ends with a newline."""
    return printed([_table(summary)] if summary.wrong else [], _lines(summary), WIDTH)


def _table(summary: Summary) -> Table:
    shown = f"{min(_SHOWN, len(summary.wrong))} of {summary.wrong_figures:,} wrong figures"
    table = Table(title=shown, title_justify="left", box=ASCII)
    for name in ("times", "figure", "of", "against", "days", "outlets"):
        table.add_column(name, justify="right" if name == "times" else "left", overflow="fold")
    for wrong in summary.wrong[:_SHOWN]:
        table.add_row(*map(in_line, _cells(wrong)))
    return table


def _cells(wrong: Wrong) -> Iterator[str]:
    yield f"{wrong.times:,}"
    yield wrong.first.figure
    yield f"{wrong.subject}, {wrong.metric}"
    against = wrong.claims or wrong.facts
    more = f" and {len(against) - _MOST} more" if len(against) > _MOST else ""
    yield f"{wrong.verdict or wrong.outcome}: {', '.join(against[:_MOST])}{more}"
    days = [day for day in wrong.days if day]
    yield " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""
    yield ", ".join(f"{name or 'unknown'} ({n})" for name, n in list(wrong.outlets.items())[:_MOST])


def _lines(summary: Summary) -> Iterator[str]:
    of = f"{summary.figures:,} figures, {summary.linked:,} of a known quantity"
    yield f"{summary.articles:,} articles, {of}"
    yield from _counted("leads", "sweep.", summary.leads)
    yield from _counted("left out", "sweep.without_", summary.left_out)


def _counted(what: str, group: str, counts: dict[str, int]) -> Iterator[str]:
    for name, count in counts.items():
        yield f"{what}: {count:,} × {say(group + name).text('en')}"
