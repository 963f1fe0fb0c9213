"""The command line: commands are found by walking a folder, and imported when they are called."""

from __future__ import annotations

import ast
import gc
import sys
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import click

from claimaudit import __version__
from claimaudit.base.problems import BrokenInputError
from claimaudit.base.shown import one_line
from claimaudit.cli import commands


class Commands(click.Group):
    """The public functions of the modules in `claimaudit.cli.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_found())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _found():
            return None
        module, _ = _found()[cmd_name]
        command: click.Command = getattr(import_module(f"{commands.__name__}.{module}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in sorted(_found().items())])

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command. Broken input ends with 2, each problem of it printed; a number that
        the command returns is its exit code."""
        # A command reads, judges, writes and ends: what it makes lives until then, and looking
        # for garbage among it would take a third of the time.
        gc.disable()
        try:
            code = super().invoke(ctx)
        except BrokenInputError as broken:
            for problem in broken.problems:
                click.echo(f"error: {problem}", err=True)
            count = len(broken.problems)
            click.echo(f"{count} problem{'s' * (count != 1)}; nothing was changed.", err=True)
            code = 2
        ctx.exit(code or 0)


@cache
def _found() -> dict[str, tuple[str, str]]:
    """Command -> (its module, its help), read without importing it: some commands import
    packages that take seconds."""
    return {
        node.name: (path.name.removesuffix(".py"), ast.get_docstring(node) or "")
        for path in files(commands).iterdir()
        if path.name.endswith(".py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimaudit")
def main() -> None:
    """Hold the figures of news articles against public primary sources."""


def run() -> None:
    """The console script. What goes wrong without being a finding is exit code 2 and one line."""
    try:
        main()
    except Exception as error:
        said = one_line(f"{type(error).__name__}: {error}", 300)
        click.echo(f"error: claimaudit failed ({said}); please report it", err=True)
        sys.exit(2)
