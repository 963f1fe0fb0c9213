"""Find the claims in any text: every figure that states something, and what is like it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from claimaudit.base.problems import Problem
from claimaudit.base.shown import log_line
from claimaudit.cli.options import WORKSPACE
from claimaudit.coverage.candidates import scan_vocabulary
from claimaudit.scan.scan_files import FORMATS, scan_files
from claimaudit.workspace.outside import give
from claimaudit.workspace.workspace import load_workspace


@click.command(help=__doc__)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(FORMATS), default="text")
@click.option("--language", help="What they are in: de, en, zh … [default: as detected].")
@WORKSPACE
def command(
    files: tuple[Path, ...], shape: str, language: str | None, workspace: Path | None
) -> int:
    unread, doubted = list[Problem](), list[str]()
    to: dict[str, Any] = {"unread": unread.append, "doubted": doubted.append}
    give(scan_files(files, shape, show=_show, language=language, **to, **_read_as(workspace)))
    for doubt in doubted:
        click.echo(log_line(f"note: {doubt}; if so, tell which with --language"), err=True)
    for problem in unread:
        click.echo(log_line(f"error: {problem.file}: {problem.message}; {problem.fix}"), err=True)
    # A text that was not read must not pass for one that states nothing.
    return 2 if unread else 0


def _read_as(workspace: Path | None) -> dict[str, Any]:
    """The policy, limits and names of a workspace, as arguments of `scan_files`."""
    if workspace is None:
        return {}
    read = load_workspace(workspace.resolve())
    return {
        "policy": read.policy.figures(),
        "vocabulary": scan_vocabulary(read),
        "article_bytes": read.policy.limits.article_bytes,
        "quote_chars": read.policy.limits.quote_chars,
    }


def _show(low: Decimal, high: Decimal, unit: str | None) -> str:
    """An interval in base units (metres, seconds) as people write it: 600 km, 73.4 years."""
    from claimaudit.report.quantity import interval_text  # slow to import, for the text view only

    return interval_text(low, high, unit, "en")
