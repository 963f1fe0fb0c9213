"""The command line: one module a command, found by walking the folder, imported when called."""

import ast
import errno
import gc
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import click

from claimaudit import __version__
from claimaudit.base.files import reads
from claimaudit.base.problems import BrokenInputError
from claimaudit.base.shown import one_line
from claimaudit.cli import commands

# More than anybody mends at once; a hostile file has one on each of its lines.
_SHOWN = 200


class Commands(click.Group):
    """The modules of `claimaudit.cli.commands`. The first line of a module is its help, read
    without importing it: some commands import packages that take seconds."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(name)) for name in self.list_commands(ctx)])

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Prints the help, where that is asked for."""
        try:
            return super().make_context(*args, **more)
        except OSError as error:
            raise click.exceptions.Exit(_failed(error)) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command. Broken input ends with 2, each problem of it printed; a number that
        the command returns is its exit code."""
        # A command reads, judges, writes and ends: what it makes lives until then, and looking
        # for garbage among it would take a third of the time.
        gc.disable()
        reads.set(set())
        try:
            code = super().invoke(ctx)
        except BrokenInputError as broken:
            for problem in broken.problems[:_SHOWN]:
                _say(f"error: {problem}")
            count = len(broken.problems)
            done = "" if broken.is_changed else "; nothing was changed"
            said = f"{count} problem{'s' * (count != 1)}{done}."
            if count > _SHOWN:
                said = f"{said} The first {_SHOWN} are shown."
            _say(said)
            code = 2
        # Of these click ends with 1, as the gate does that found something.
        except (KeyboardInterrupt, click.Abort):
            _say("error: interrupted")
            code = 2
        except OSError as error:
            code = _failed(error)
        gc.freeze()
        ctx.exit(code or 0)


def _summary(name: str) -> str:
    source = Path(commands.__path__[0], f"{name}.py").read_text("utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").split("\n", 1)[0]


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimaudit")
def main() -> None:
    """Hold the figures of news articles against public primary sources."""


def run() -> None:
    """The console script. What goes wrong without being a finding is exit code 2 and one line."""
    try:
        if sys.stdout is None:  # what is opened next would be written into
            raise OSError(errno.EBADF, "is closed", "stdout")
        Path.cwd()
        main()
    except Exception as error:
        sys.exit(_failed(error))


def _say(line: str) -> None:
    """A line for people; where nobody can take it, the exit code says the same."""
    with suppress(OSError):
        click.echo(line, err=True)


def _failed(error: Exception) -> int:
    """The exit code of what is no finding; says what went wrong."""
    said = one_line(f"{type(error).__name__}: {error}", 300)
    told = f"claimaudit failed ({said}); please report it"
    if isinstance(error, MemoryError):
        told = "there is too little memory for this; nothing was changed"
    elif isinstance(error, OSError):
        place = one_line(str(error.filename or "stdout, or the folder that you are in"), 200)
        told = f"{place}: {error.strerror}"
    _say(f"error: {told}")
    return 2
