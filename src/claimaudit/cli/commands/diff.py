"""Tell what turned better or worse between two audit.json, and why."""

from pathlib import Path

import click

from claimaudit.cli.options import OUTPUT
from claimaudit.record.diff import compare, load_audit
from claimaudit.report.diff_views import as_html, as_json, as_text
from claimaudit.workspace.outside import give

VIEWS = {"text": as_text, "json": as_json, "html": as_html}


@click.command(help=__doc__)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(list(VIEWS)), default="text")
@OUTPUT
def command(old: Path, new: Path, shape: str, output: Path | None) -> None:
    give(VIEWS[shape](compare(load_audit(old), load_audit(new))), output)
