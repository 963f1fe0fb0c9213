"""Print the JSON Schemas of the YAML files, or write them to a folder."""

from pathlib import Path

import click

from claimaudit.intake.schemas import all_schemas, as_text, schema_files
from claimaudit.workspace.outside import give, write_outside


@click.command(help=__doc__)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Write the files here."
)
def command(out: Path | None) -> None:
    if out is None:
        click.echo(as_text(all_schemas()))
        return
    files = schema_files(out)
    write_outside(files)
    give("".join(f"{path}\n" for path in files))
