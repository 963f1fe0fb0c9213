"""Take an article into seeds/: a text, HTML or PDF file, or an https:// page."""

from pathlib import Path
from typing import Any

import click

from claimaudit.cli.options import WORKSPACE, root_of
from claimaudit.intake.add import add_article


@click.command(help=__doc__)
@click.argument("source")
@WORKSPACE
@click.option("--id", help="Its id [default: the next number of the catalog].")
@click.option("--published", metavar="DATE", help="The date that it prints.")
@click.option("--title", help="Its title, where none is found.")
@click.option("--author", help="Its author, where none is found.")
@click.option("--publisher", help="Its outlet, where none is found.")
@click.option("--language", help="zh-Hans, zh-Hant, en … [default: as read].")
@click.option("--allow-private", is_flag=True, help="For tests: plain http and local addresses.")
def command(source: str, workspace: Path | None, **given: Any) -> None:
    for line in add_article(root_of(workspace), source, **given):
        click.echo(line)
