"""Fail (1) on claims without a source, verdicts that turned worse, stale files."""

from pathlib import Path

import click

from claimaudit.cli.options import OUTPUT, WORKSPACE, root_of
from claimaudit.gate import formats
from claimaudit.gate.codes import explain_code
from claimaudit.gate.command import run_gate_command, update_command
from claimaudit.workspace.outside import give


@click.command(help=__doc__)
@WORKSPACE
@click.option("--format", "shape", type=click.Choice(formats.names()), default="text")
@click.option("--base", metavar="REV", help="Only what is new since this git revision counts.")
@click.option("--update", is_flag=True, help="Take out waivers that waive nothing any more.")
@click.option("--accept-new", metavar="REASON", help="With --update: waive all that is new.")
@click.option("--review-by", metavar="DATE", help="With --accept-new: when to look again.")
@click.option("--as-of", metavar="DATE", help="The day that waivers are judged on [today].")
@click.option("--explain", metavar="CODE", help="Say what a finding means and asks for.")
@OUTPUT
def command(
    workspace: Path | None,
    shape: str,
    base: str | None,
    update: bool,
    accept_new: str | None,
    review_by: str | None,
    as_of: str | None,
    explain: str | None,
    output: Path | None,
) -> int:
    if explain is not None:
        give(explain_code(explain))
        return 0
    if accept_new is not None and not update:
        raise click.UsageError("--accept-new goes with --update")
    if update and (base or output or shape != "text"):
        raise click.UsageError("--update takes no --base, --format or --output")
    root = root_of(workspace)
    if update:
        return update_command(root, accept_new, review_by, as_of)
    return run_gate_command(root, shape, base, as_of, output)
