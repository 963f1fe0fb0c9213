"""Start a workspace in FOLDER; never overwrites a file."""

from pathlib import Path

import click

from claimaudit.intake.starter import FIELDS, TEMPLATES, start_workspace


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option(
    "--field",
    "fields",
    multiple=True,
    type=click.Choice(FIELDS),
    help="What you write about: its units, conditions and metrics; may be given again.",
)
@click.option(
    "--template",
    type=click.Choice(TEMPLATES),
    default=TEMPLATES[0],
    help="An article and its source, or numbers: a text and the results file that it tells of.",
)
def command(folder: Path, fields: tuple[str, ...], template: str) -> None:
    for line in start_workspace(folder, fields, template):
        click.echo(line)
