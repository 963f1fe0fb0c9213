"""The commands that look for what articles state: anywhere, and without a source."""

from __future__ import annotations

from pathlib import Path

import click

from claimaudit.cli.options import OPTIONAL_ROOT, OUTPUT, ROOT
from claimaudit.gate import formats
from claimaudit.gate.candidates import scan_vocabulary
from claimaudit.gate.command import run_gate_command, update_command
from claimaudit.scan.scan_files import FORMATS, scan_files
from claimaudit.workspace.workspace import load_workspace


@click.command
@ROOT
@click.option("--format", "shape", type=click.Choice(formats.names()), default="text")
@click.option("--base", metavar="REV", help="Only what is new since this git revision counts.")
@click.option("--update", is_flag=True, help="Take out waivers that waive nothing any more.")
@click.option("--accept-new", metavar="REASON", help="With --update: waive all that is new.")
@click.option("--review-by", metavar="DATE", help="With --accept-new: when to look again.")
@click.option("--as-of", metavar="DATE", help="The day that waivers are judged on [today].")
@OUTPUT
def gate(
    root: Path,
    shape: str,
    base: str | None,
    update: bool,
    accept_new: str | None,
    review_by: str | None,
    as_of: str | None,
    output: Path | None,
) -> int:
    """Fail (1) on claims without a source, verdicts that turned worse, stale files."""
    if accept_new is not None and not update:
        raise click.UsageError("--accept-new goes with --update")
    if update and (base or output or shape != "text"):
        raise click.UsageError("--update takes no --base, --format or --output")
    if update:
        return update_command(root, accept_new, review_by, as_of)
    return run_gate_command(root, shape, base, as_of, output)


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(FORMATS), default="text")
@OPTIONAL_ROOT
def scan(root: Path | None, files: tuple[Path, ...], shape: str) -> None:
    """Find the claims in any text: every figure that states something, and what is like it."""
    click.echo(_scanned(root, files, shape), nl=False)


def _scanned(root: Path | None, files: tuple[Path, ...], shape: str) -> str:
    """What is found, read as the policy and the names of a workspace have it."""
    if root is None:
        return scan_files(files, shape)
    workspace = load_workspace(root.resolve())
    return scan_files(
        files,
        shape,
        policy=workspace.policy.figures(),
        vocabulary=scan_vocabulary(workspace),
        article_bytes=workspace.policy.limits.article_bytes,
        quote_chars=workspace.policy.limits.quote_chars,
    )
