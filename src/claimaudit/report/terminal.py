"""What the terminal shows of an audit: a table, and what is remarked on the evidence."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from shutil import get_terminal_size

from rich.box import ASCII, HEAVY_HEAD
from rich.console import Console
from rich.table import Table

from claimaudit.base.shown import in_line
from claimaudit.record.models import Audit
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import say
from claimaudit.report.standing import settled
from claimaudit.workspace.outside import give
from claimaudit.workspace.policy import SEVERITIES, VERDICTS

# Of what is no terminal.
WIDTH = 120


def show_summary(audit: Audit, root: Path) -> None:
    """Verdict counts by article, what failed in arithmetic, what is remarked on the evidence, and
    where the report is."""
    box = HEAVY_HEAD if "utf" in (sys.stdout.encoding or "").lower() else ASCII
    table = Table(title=f"claimaudit · as of {audit.as_of}", title_justify="left", box=box)
    table.add_column("article", no_wrap=True, overflow="ellipsis", max_width=30)
    for verdict in VERDICTS:
        table.add_column(verdict, justify="right")
    for article in audit.articles:
        name = f"{article.id} {in_line(article.title)[:24]}"
        table.add_row(name, *(str(article.tally.verdicts[v]) for v in VERDICTS))
    table.add_section()
    table.add_row("all", *(str(audit.tally.verdicts[v]) for v in VERDICTS))
    report, lookup = root / "reports" / "out" / "index.html", Lookup(audit)
    lines = (_totals(lookup), *_remarks(lookup), f"report: {report}")
    width = get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    give(printed([table], map(in_line, lines), width))


def printed(tables: Iterable[Table], lines: Iterable[str], width: int) -> str:
    """Tables, and below them lines that are not wrapped."""
    out = StringIO()
    # Brackets and colons in a title are no markup and no emoji.
    console = Console(file=out, width=width, markup=False, emoji=False, highlight=False)
    for table in tables:
        console.print(table)
    for line in lines:
        console.print(line, soft_wrap=True)
    return out.getvalue()


def _totals(lookup: Lookup) -> str:
    """How many claims, how many statements they are, and on what their verdicts rest."""
    counted, claims = lookup.audit.tally, len(lookup.claims)
    line = f"{claims} claim{'s' * (claims != 1)}"
    if counted.repeats:
        repeat = "repeats another" if counted.repeats == 1 else "repeat others"
        line += f", {counted.repeats} of which {repeat}: {counted.claims} statements, counted here"
    line += f"; {counted.slips} of {counted.sums} sums do not fit"
    return f"{line}. {settled(lookup, lookup.statements).text('en')}"


def _remarks(lookup: Lookup) -> Iterator[str]:
    """What is remarked on the evidence, the gravest first: how often, of statements each once."""
    remarks = lookup.audit.remarks
    repeats = {claim.id for claim in lookup.audit.claims if claim.repeat_of}
    on = (found for (_, row), found in lookup.remarks_on.items() if row not in repeats)
    times = Counter(finding.rule for found in on for finding in found)
    for code in sorted(times, key=lambda c: (SEVERITIES.index(remarks[c].severity), c)):
        remark = remarks[code]
        key = f"evidence.{remark.of}" + "_one" * (times[code] == 1)
        words = say(key, n=times[code], words=remark.en).text("en")
        yield f"{remark.severity}: {words} ({code})"
