"""Judge every claim; write reports/out/ and reports/ledger.csv."""

from pathlib import Path

import click

from claimaudit.cli.options import WORKSPACE, root_of
from claimaudit.report.publish import publish
from claimaudit.report.terminal import show_summary
from claimaudit.verdict.ahead import loading_ahead


@click.command(help=__doc__)
@WORKSPACE
@click.option("--as-of", metavar="YYYY-MM-DD", help="The audit's date [default: newest retrieval].")
def command(workspace: Path | None, as_of: str | None) -> None:
    root = root_of(workspace)
    with loading_ahead() as flagging:
        audit = publish(root, as_of, flagging)
    show_summary(audit, root)
