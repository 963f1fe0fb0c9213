"""Find the claims in any text: every figure that states something, and what is like it."""

from decimal import Decimal
from pathlib import Path

import click

from claimaudit.cli.options import WORKSPACE
from claimaudit.gate.candidates import scan_vocabulary
from claimaudit.scan.scan_files import FORMATS, scan_files
from claimaudit.workspace.workspace import load_workspace


@click.command(help=__doc__)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(FORMATS), default="text")
@WORKSPACE
def command(files: tuple[Path, ...], shape: str, workspace: Path | None) -> None:
    click.echo(_scanned(files, shape, workspace), nl=False)


def _scanned(files: tuple[Path, ...], shape: str, workspace: Path | None) -> str:
    """What is found, read as the policy and the names of a workspace have it."""
    if workspace is None:
        return scan_files(files, shape, show=_show)
    read = load_workspace(workspace.resolve())
    return scan_files(
        files,
        shape,
        policy=read.policy.figures(),
        vocabulary=scan_vocabulary(read),
        article_bytes=read.policy.limits.article_bytes,
        quote_chars=read.policy.limits.quote_chars,
        show=_show,
    )


def _show(low: Decimal, high: Decimal, unit: str | None) -> str:
    """600 km and 73.4 years, where the lines for machines have metres and seconds."""
    from claimaudit.report.quantity import interval_text  # slow to import, for the text view only

    return interval_text(low, high, unit, "en")
