"""The commands that give the audit, or two, as a page."""

from __future__ import annotations

from pathlib import Path

import click

from claimaudit.cli.options import OUTPUT, ROOT, give
from claimaudit.record.diff import compare, load_audit
from claimaudit.report.diff_views import as_html, as_json, as_text
from claimaudit.report.publish import publish
from claimaudit.report.terminal import progress, show_summary

DIFF_VIEWS = {"text": as_text, "json": as_json, "html": as_html}


@click.command
@ROOT
@click.option("--as-of", metavar="YYYY-MM-DD", help="The audit's date [default: newest retrieval].")
def audit(root: Path, as_of: str | None) -> None:
    """Judge every claim; write reports/out/ and reports/ledger.csv."""
    with progress() as step:
        record = publish(root, as_of, step)
    show_summary(record, root)


@click.command
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(list(DIFF_VIEWS)), default="text")
@OUTPUT
def diff(old: Path, new: Path, shape: str, output: Path | None) -> None:
    """Tell what turned better or worse between two audit.json, and why."""
    give(DIFF_VIEWS[shape](compare(load_audit(old), load_audit(new))), output)
