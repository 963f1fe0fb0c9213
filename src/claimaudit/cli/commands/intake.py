"""The commands that bring files into a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from claimaudit.base.files import write_all
from claimaudit.cli.options import ROOT, say
from claimaudit.intake.add import add_article
from claimaudit.intake.draft import draft_claims
from claimaudit.intake.review import review_candidates
from claimaudit.intake.schemas import all_schemas, as_text, schema_files
from claimaudit.intake.starter import start_workspace

FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command
@click.argument("folder", type=FOLDER, default=".")
def init(folder: Path) -> None:
    """Start a workspace in FOLDER; never overwrites a file."""
    say(start_workspace(folder))


@click.command
@click.argument("source")
@ROOT
@click.option("--id", help="Its id [default: the next number of the catalog].")
@click.option("--published", metavar="DATE", help="The date that it prints.")
@click.option("--title", help="Its title, where none is found.")
@click.option("--author", help="Its author, where none is found.")
@click.option("--publisher", help="Its outlet, where none is found.")
@click.option("--language", help="zh-Hans, zh-Hant, en … [default: as read].")
@click.option("--allow-private", is_flag=True, help="For tests: plain http and local addresses.")
def add(root: Path, source: str, **given: Any) -> None:
    """Take an article into seeds/: a text, HTML or PDF file, or an https:// page."""
    say(add_article(root, source, **given))


@click.command
@click.argument("article")
@ROOT
def draft(root: Path, article: str) -> None:
    """Write a stanza to complete for every candidate that no claim covers."""
    say(draft_claims(root, article))


@click.command
@click.argument("article", required=False)
@ROOT
def review(root: Path, article: str | None) -> None:
    """Walk through uncovered candidates: register, waive or skip, one at a time."""
    review_candidates(root, article)


@click.command
@click.option("--out", type=FOLDER, help="Write the files here.")
def schema(out: Path | None) -> None:
    """Print the JSON Schemas of the YAML files, or write them to a folder."""
    if out is None:
        say([as_text(all_schemas())])
    else:
        write_all(files := schema_files(out))
        say(files)
