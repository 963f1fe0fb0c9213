"""Walk through uncovered candidates: register, waive or skip, one at a time."""

from pathlib import Path

import click

from claimaudit.cli.options import WORKSPACE, root_of
from claimaudit.intake.review import review_candidates


@click.command(help=__doc__)
@click.argument("article", required=False)
@WORKSPACE
def command(article: str | None, workspace: Path | None) -> None:
    review_candidates(root_of(workspace), article)
