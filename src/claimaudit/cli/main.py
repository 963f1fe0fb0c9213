"""The command line: one module a command, found in the folder, imported when it is called."""

import ast
import errno
import gc
import os
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

# Problems that are printed; a hostile file may have one on each line.
_SHOWN = 200


class Commands(click.Group):
    """A group of the modules of `claimaudit.cli.commands`. The help of a command is the first line
    of its module, read without the import, which can take seconds."""

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
        """Where this prints the help, and cannot, that is an error like any other."""
        try:
            return super().make_context(*args, **more)
        except OSError as error:
            raise click.exceptions.Exit(_failed(error)) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command and exits with the number that it returns, else 0; after broken input,
        whose problems are printed, with 2."""
        # Nearly all objects of a command live until it ends; collecting garbage among them would
        # take a third of the time.
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
        # On these click would exit with 1, which means that the gate found something.
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
    """The console script. Any error that is no finding gives one line and exit code 2."""
    try:
        if sys.stdout is None:  # the next file that is opened would take its place
            raise OSError(errno.EBADF, "is closed", "stdout")
        Path.cwd()
        main()
    except Exception as error:
        sys.exit(_failed(error))
    finally:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            try:
                stream.flush()
            except OSError:  # at the end it would be tried again, and make it 120
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
                sys.exit(2)


def _say(line: str) -> None:
    """Prints a line to stderr; where that fails, the exit code says the same."""
    with suppress(OSError):
        click.echo(line, err=True)


def _failed(error: Exception) -> int:
    """Prints what went wrong, and returns the exit code for it."""
    said = one_line(f"{type(error).__name__}: {error}", 300)
    told = f"claimaudit failed ({said}); please report it"
    if isinstance(error, MemoryError):
        told = "there is too little memory for this; nothing was changed"
    elif isinstance(error, OSError):
        place = one_line(str(error.filename or "stdout, or the folder that you are in"), 200)
        told = f"{place}: {error.strerror}"
    _say(f"error: {told}")
    return 2
