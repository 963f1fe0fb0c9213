"""Find known quantities in an archive of articles: repeated, or deviating from their references."""

import gc
import os
from pathlib import Path

import click

from claimaudit.base.shown import in_line, log_line
from claimaudit.cli.options import WORKSPACE, root_of
from claimaudit.sweep import store
from claimaudit.sweep.cluster import cluster
from claimaudit.sweep.pool import processes
from claimaudit.sweep.run import PAGE, sweep
from claimaudit.sweep.terminal import as_text
from claimaudit.workspace.outside import give
from claimaudit.workspace.workspace import load_workspace

# Problems that are printed one by one; the summary counts all.
_SHOWN = 20


@click.command(help=__doc__)
@click.argument("archive", type=click.Path())
@click.option(
    "--out",
    type=click.Path(file_okay=False),
    help="The folder or address to write to [default: reports/out/sweep of the workspace].",
)
@click.option("--workers", type=click.IntRange(1, 512), help="Processes [default: one a core].")
@click.option(
    "--engine",
    type=click.Choice(["pool", "spark"]),
    default="pool",
    show_default=True,
    help="Processes of this machine, or Apache Spark.",
)
@click.option("--master", help="Of Spark: local[2], spark://HOST:PORT [default: Spark's own].")
@WORKSPACE
def command(
    archive: str,
    out: str | None,
    workers: int | None,
    engine: str,
    master: str | None,
    workspace: Path | None,
) -> None:
    if (workers if engine == "spark" else master) is not None:
        raise click.UsageError("--workers is of the engine pool, --master of the engine spark")
    gc.enable()  # the one command that may run for hours
    root = root_of(workspace)
    into = store.place(out or root / "reports" / "out" / "sweep")
    by = cluster(master) if engine == "spark" else processes(workers or os.cpu_count() or 1)
    found, left_out = sweep(load_workspace(root), archive, into, by, _progress)
    for problem in left_out[:_SHOWN]:
        click.echo(log_line(f"left out: {problem.file}: {problem.message}"), err=True)
    if len(left_out) > _SHOWN:
        click.echo("left out: more of them; the summary counts all", err=True)
    give(f"{as_text(found)}page: {in_line(store.within(into, PAGE))}\n")


def _progress(swept: int, units: int) -> None:
    """Prints a line for each percent that is swept."""
    if swept * 100 // units > (swept - 1) * 100 // units:
        click.echo(f"swept {swept:,} of {units:,} parts", err=True)
