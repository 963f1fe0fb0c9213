"""The commands that give the audit as text: one claim's, or all in other people's formats."""

from __future__ import annotations

from pathlib import Path

import click

from claimaudit.cli.options import OUTPUT, ROOT, give
from claimaudit.record.audit import audit_workspace
from claimaudit.report import exports
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.text import explain_claim
from claimaudit.workspace.workspace import load_workspace


@click.command
@click.argument("claim")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
@ROOT
def explain(root: Path, claim: str, lang: str) -> None:
    """Say why CLAIM got its verdict: its facts, the arithmetic, the rung that decided."""
    click.echo(explain_claim(root, claim, lang))


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
