"""Start a workspace in FOLDER; never overwrites a file."""

from pathlib import Path

import click

from claimaudit.intake.starter import EXAMPLES, FIELDS, TEMPLATES, start_workspace
from claimaudit.workspace.outside import give


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
@click.option(
    "--example",
    type=click.Choice(EXAMPLES),
    help="A workspace to learn from, in place of a template: articles with planted errors.",
)
def command(folder: Path, fields: tuple[str, ...], template: str, example: str | None) -> None:
    done = start_workspace(folder, fields, example or template)
    give("".join(f"{line}\n" for line in done))
