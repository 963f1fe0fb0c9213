"""Bring references/ of an older version into the form of this one."""

from pathlib import Path

import click

from claimaudit.cli.options import WORKSPACE, root_of
from claimaudit.intake.migrate import migrate


@click.command(help=__doc__)
@WORKSPACE
def command(workspace: Path | None) -> None:
    done = migrate(root_of(workspace))
    for name in done.files:
        click.echo(f"rewrote references/{name}")
    if not done.files:
        click.echo("nothing to rewrite")
    if done.unread:
        said = "1 fact has" if len(done.unread) == 1 else f"{len(done.unread)} facts have"
        click.echo(f"{said} no clip yet, which decides nothing; enter one each:")
        for name in done.unread:
            click.echo(f"  {name}")
