"""The commands that judge the claims, and those that show what came of it."""

from __future__ import annotations

from pathlib import Path

import click

from claimaudit.cli.options import OUTPUT, ROOT, give
from claimaudit.record.audit import audit_workspace
from claimaudit.record.diff import compare, load_audit
from claimaudit.report import exports
from claimaudit.report.diff_views import as_html, as_json, as_text
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.publish import publish
from claimaudit.report.terminal import progress, show_summary
from claimaudit.report.text import explain_claim
from claimaudit.workspace.workspace import load_workspace

DIFF_VIEWS = {"text": as_text, "json": as_json, "html": as_html}


@click.command
@ROOT
@click.option("--as-of", metavar="YYYY-MM-DD", help="The audit's date [default: newest retrieval].")
def audit(root: Path, as_of: str | None) -> None:
    """Judge every claim; write reports/out/ and reports/ledger.csv."""
    with progress() as step:
        record = publish(root, as_of, step)
    show_summary(record, root)


@click.command
@click.argument("claim")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
@ROOT
def explain(root: Path, claim: str, lang: str) -> None:
    """Say why CLAIM got its verdict: its facts, the arithmetic, the rung that decided."""
    click.echo(explain_claim(root, claim, lang))


@click.command
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(list(DIFF_VIEWS)), default="text")
@OUTPUT
def diff(old: Path, new: Path, shape: str, output: Path | None) -> None:
    """Tell what turned better or worse between two audit.json, and why."""
    give(DIFF_VIEWS[shape](compare(load_audit(old), load_audit(new))), output)


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
@ROOT
@OUTPUT
def export(root: Path, kind: str, output: Path | None, **given: str | None) -> None:
    """Give the audit in other people's formats."""
    workspace = load_workspace(root)
    options = {name: value for name, value in given.items() if value is not None}
    give(exports.export(kind, audit_workspace(workspace), workspace.texts, options), output)
