"""Find known quantities in an archive of articles: repeated, or deviating from their references."""

import gc
import os
from pathlib import Path

import click

from claimaudit.base.outputs import give
from claimaudit.base.shown import in_line, log_line
from claimaudit.cli.options import WORKSPACE, root_of
from claimaudit.sweep.run import PAGE, sweep
from claimaudit.sweep.terminal import told
from claimaudit.workspace.workspace import load_workspace

# Of what was left out so much is told line by line; the summary counts all of it.
_SHOWN = 20


@click.command(help=__doc__)
@click.argument("archive", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to [default: reports/out/sweep of the workspace].",
)
@click.option("--workers", type=click.IntRange(1, 512), help="Processes [default: one a core].")
@WORKSPACE
def command(archive: Path, out: Path | None, workers: int | None, workspace: Path | None) -> None:
    gc.enable()  # the one command that may run for hours
    root = root_of(workspace)
    into = out or root / "reports" / "out" / "sweep"
    known, processes = load_workspace(root), workers or os.cpu_count() or 1
    found, left_out = sweep(known, archive, into, processes, _progress)
    for problem in left_out[:_SHOWN]:
        click.echo(log_line(f"left out: {problem.file}: {problem.message}"), err=True)
    if len(left_out) > _SHOWN:
        click.echo("left out: more of them; the summary counts all", err=True)
    give(f"{told(found)}page: {in_line(str(into / PAGE))}\n")


def _progress(swept: int, units: int) -> None:
    """A line a percent."""
    if swept * 100 // units > (swept - 1) * 100 // units:
        click.echo(f"swept {swept:,} of {units:,} parts", err=True)
