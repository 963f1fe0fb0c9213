"""Give the audit in other people's formats."""

from pathlib import Path

import click

from claimaudit.cli.options import OUTPUT, WORKSPACE, root_of
from claimaudit.record.audit import audit_workspace
from claimaudit.report import exports
from claimaudit.workspace.outside import give
from claimaudit.workspace.workspace import load_workspace


class Export(click.Command):
    """A command that takes the options which the exports declare."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        helps: dict[str, list[str]] = {}
        for kind in exports.kinds():
            for name, text in exports.options_of(kind).items():
                helps.setdefault(name, []).append(f"{kind}: {text}.")
        own = (click.Option([f"--{name}"], help=" ".join(texts)) for name, texts in helps.items())
        return [*super().get_params(ctx), *own]


@click.command(cls=Export, help=__doc__)
@click.argument("kind", type=click.Choice(exports.kinds()))
@WORKSPACE
@OUTPUT
def command(kind: str, workspace: Path | None, output: Path | None, **given: str | None) -> None:
    read = load_workspace(root_of(workspace))
    options = {name: value for name, value in given.items() if value is not None}
    audit = audit_workspace(read)
    give(exports.export(kind, audit, read.texts, options), output)
    if told := exports.advice(kind, audit):
        click.echo(told, err=True)
