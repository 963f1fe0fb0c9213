"""audit, explain, init, schema."""

from __future__ import annotations

from pathlib import Path

import click

from claimaudit.cli.common import WORKSPACE, broken_input_ends, root_of
from claimaudit.report.languages import LANGUAGES


@click.command()
@WORKSPACE
@click.option("--as-of", metavar="YYYY-MM-DD", help="The audit's date [default: newest retrieval].")
@broken_input_ends
def audit(workspace: Path | None, as_of: str | None) -> int:
    """Judge every claim; write reports/out/ and reports/ledger.csv."""
    from claimaudit.report.publish import publish
    from claimaudit.report.terminal import progress, show_summary

    root = root_of(workspace)
    with progress() as step:
        record = publish(root, as_of, step)
    show_summary(record, root)
    return 0


@click.command()
@click.argument("claim")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
@WORKSPACE
@broken_input_ends
def explain(claim: str, lang: str, workspace: Path | None) -> int:
    """Say why CLAIM got its verdict: its facts, the arithmetic, the rung that decided."""
    from claimaudit.report.text import explain_claim

    click.echo(explain_claim(root_of(workspace), claim, lang))
    return 0


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@broken_input_ends
def init(folder: Path) -> int:
    """Start a workspace in FOLDER; never overwrites a file."""
    from claimaudit.intake.starter import start_workspace

    for line in start_workspace(folder):
        click.echo(line)
    return 0


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Write the files here."
)
@broken_input_ends
def schema(out: Path | None) -> int:
    """Print the JSON Schemas of the YAML files, or write them to a folder."""
    from claimaudit.intake.schemas import all_schemas, as_text, write_schemas

    if out is None:
        click.echo(as_text(all_schemas()))
    else:
        for path in write_schemas(out):
            click.echo(path)
    return 0
