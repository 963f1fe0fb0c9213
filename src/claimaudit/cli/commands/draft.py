"""Write a stanza to complete for every candidate that no claim covers."""

from pathlib import Path

import click

from claimaudit.cli.options import WORKSPACE, root_of
from claimaudit.intake.draft import draft_claims


@click.command(help=__doc__)
@click.argument("article")
@WORKSPACE
def command(article: str, workspace: Path | None) -> None:
    for line in draft_claims(root_of(workspace), article):
        click.echo(line)
