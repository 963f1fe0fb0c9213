"""Check an audit again without claimaudit's own code, and name what disagrees."""

from pathlib import Path

import click

from claimaudit.base.writing import refuse_unfinished
from claimaudit.cli.options import WORKSPACE, root_of
from claimaudit.verify import main


@click.command(help=__doc__)
@WORKSPACE
def command(workspace: Path | None) -> int:
    root = root_of(workspace)
    refuse_unfinished(root)
    return main(root)
