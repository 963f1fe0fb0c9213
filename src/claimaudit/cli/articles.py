"""scan, add, draft, review: from an article to its claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from claimaudit.cli.common import WORKSPACE, broken_input_ends, root_of


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text")
@WORKSPACE
@broken_input_ends
def scan(files: tuple[Path, ...], shape: str, workspace: Path | None) -> int:
    """Find the claims in any text: every figure that states something, and what is like it."""
    from claimaudit.scan.scan_files import scan_files

    if workspace is None:
        found = scan_files(files, shape)
    else:
        from claimaudit.gate.coverage import scan_vocabulary
        from claimaudit.workspace.workspace import load_workspace

        read = load_workspace(workspace.resolve())
        limits = read.policy.limits
        found = scan_files(
            files, shape, policy=read.policy.figures(), vocabulary=scan_vocabulary(read),
            article_bytes=limits.article_bytes, quote_chars=limits.quote_chars,
        )  # fmt: skip
    click.echo(found, nl=False)
    return 0


@click.command()
@click.argument("source")
@WORKSPACE
@click.option("--id", "article", help="Its id [default: the next number of the catalog].")
@click.option("--published", metavar="DATE", help="The date that it prints.")
@click.option("--title", help="Its title, where none is found.")
@click.option("--author", help="Its author, where none is found.")
@click.option("--publisher", help="Its outlet, where none is found.")
@click.option("--language", help="zh-Hans, zh-Hant, en … [default: as read].")
@click.option("--allow-private", is_flag=True, help="For tests: plain http and local addresses.")
@broken_input_ends
def add(source: str, workspace: Path | None, article: str | None, **given: Any) -> int:
    """Take an article into seeds/: a text, HTML or PDF file, or an https:// page."""
    from claimaudit.intake.add import add_article

    for line in add_article(root_of(workspace), source, id=article, **given):
        click.echo(line)
    return 0


@click.command()
@click.argument("article")
@WORKSPACE
@broken_input_ends
def draft(article: str, workspace: Path | None) -> int:
    """Write a stanza to complete for every candidate that no claim covers."""
    from claimaudit.intake.draft import draft_claims

    for line in draft_claims(root_of(workspace), article):
        click.echo(line)
    return 0


@click.command()
@click.argument("article", required=False)
@WORKSPACE
@broken_input_ends
def review(article: str | None, workspace: Path | None) -> int:
    """Walk through uncovered candidates: register, waive or skip, one at a time."""
    from claimaudit.intake.review import review as walk

    walk(root_of(workspace), article)
    return 0
