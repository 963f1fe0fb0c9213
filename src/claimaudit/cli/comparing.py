"""gate, diff, export: what others make of an audit."""

from __future__ import annotations

from pathlib import Path

import click

from claimaudit.cli.common import WORKSPACE, broken_input_ends, give, root_of
from claimaudit.gate import formats
from claimaudit.report import exports


@click.command()
@WORKSPACE
@click.option("--format", "shape", type=click.Choice(formats.names()), default="text")
@click.option("--base", metavar="REV", help="Only what is new since this git revision counts.")
@click.option("--update", is_flag=True, help="Take out waivers that waive nothing any more.")
@click.option("--accept-new", metavar="REASON", help="With --update: waive all that is new.")
@click.option("--review-by", metavar="DATE", help="With --accept-new: when to look again.")
@click.option("--as-of", metavar="DATE", help="The day that waivers are judged on [today].")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write here, not to stdout.")
@broken_input_ends
def gate(
    workspace: Path | None, shape: str, base: str | None, update: bool, accept_new: str | None,
    review_by: str | None, as_of: str | None, output: Path | None,
) -> int:  # fmt: skip
    """Fail (1) on claims without a source, verdicts that turned worse, stale files."""
    from claimaudit.gate.command import run_gate_command, update_command

    if accept_new is not None and not update:
        raise click.UsageError("--accept-new goes with --update")
    if update and (base or output or shape != "text"):
        raise click.UsageError("--update takes no --base, --format or --output")
    root = root_of(workspace)
    if update:
        return update_command(root, accept_new, review_by, as_of)
    return run_gate_command(root, shape, base, as_of, output)


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(["text", "json", "html"]), default="text")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write here, not to stdout.")
@broken_input_ends
def diff(old: Path, new: Path, shape: str, output: Path | None) -> int:
    """What turned better or worse between two audit.json, and why."""
    from claimaudit.record.diff import compare, load_audit
    from claimaudit.report import diff_views

    view = {"text": diff_views.as_text, "json": diff_views.as_json, "html": diff_views.as_html}
    give(view[shape](compare(load_audit(old), load_audit(new))), output)
    return 0


class _Export(click.Command):
    """A command that takes the options which the exports declare."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        helps: dict[str, list[str]] = {}
        for kind in exports.kinds():
            for name, text in exports.options_of(kind).items():
                helps.setdefault(name, []).append(f"{kind}: {text}.")
        own = (click.Option([f"--{name}"], help=" ".join(texts)) for name, texts in helps.items())
        return [*super().get_params(ctx), *own]


@click.command(cls=_Export)
@click.argument("kind", type=click.Choice(exports.kinds()))
@WORKSPACE
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write here, not to stdout.")
@broken_input_ends
def export(kind: str, workspace: Path | None, output: Path | None, **given: str | None) -> int:
    """The audit in other people's formats."""
    from claimaudit.record.audit import audit_workspace
    from claimaudit.workspace.workspace import load_workspace

    read = load_workspace(root_of(workspace))
    options = {name: value for name, value in given.items() if value is not None}
    give(exports.export(kind, audit_workspace(read), read.texts, options), output)
    return 0
