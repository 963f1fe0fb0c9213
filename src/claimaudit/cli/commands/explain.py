"""Say why CLAIM got its verdict: its facts, the arithmetic, the rung that decided."""

from pathlib import Path

import click

from claimaudit.cli.options import WORKSPACE, root_of
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.text import explain_claim
from claimaudit.workspace.outside import give
from claimaudit.workspace.workspace import load_workspace


@click.command(help=__doc__)
@click.argument("claim")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
@WORKSPACE
def command(claim: str, lang: str, workspace: Path | None) -> None:
    give(explain_claim(load_workspace(root_of(workspace)), claim, lang) + "\n")
