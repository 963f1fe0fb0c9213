"""Start a workspace in FOLDER; never overwrites a file."""

from pathlib import Path

import click

from claimaudit.intake.starter import start_workspace


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
def command(folder: Path) -> None:
    for line in start_workspace(folder):
        click.echo(line)
