"""What the terminal shows: progress while it runs, a table when it is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from claimaudit.record.models import Audit
from claimaudit.workspace.policy import VERDICTS


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A spinner with the step's name on a terminal; silence anywhere else."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield status.update


def show_summary(record: Audit, root: Path) -> None:
    """Verdict counts by article, what failed in arithmetic, and where the report is."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"claimaudit · as of {record.as_of}", title_justify="left")
    table.add_column("article", no_wrap=True, overflow="ellipsis", max_width=30)
    for verdict in VERDICTS:
        table.add_column(verdict, justify="right")
    for article in record.articles:
        name = f"{article.id} {article.title[:24]}"
        table.add_row(name, *(str(article.counts[v]) for v in VERDICTS))
    table.add_section()
    table.add_row("all", *(str(record.counts[v]) for v in VERDICTS))
    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    console.print(table)
    slips = [s for s in record.arithmetic if not s.holds]
    provisional = sum(c.provisional for c in record.claims)
    count = len(record.claims)
    console.print(
        f"{count} claim{'s' * (count != 1)}, {provisional} of the verdicts provisional; "
        f"{len(slips)} of {len(record.arithmetic)} sums do not fit"
    )
    console.print(f"report: {root / 'reports' / 'out' / 'index.html'}", soft_wrap=True)
