"""What every command shares: finding the workspace, and ending on broken input."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

P = ParamSpec("P")

WORKSPACE = click.option(
    "--workspace", "-w", type=click.Path(path_type=Path, file_okay=False),
    help="The folder with seeds/, claims/, references/ and checks/ [default: here or above].",
)  # fmt: skip


def broken_input_ends(command: Callable[P, int | None]) -> Callable[P, None]:
    """Prints every problem of broken input and ends with exit code 2."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        from claimaudit.base.problems import BrokenInputError

        # A command reads, judges, writes and ends: what it makes lives until then, and looking
        # for garbage among it would take a third of the time.
        gc.disable()
        try:
            code = command(*args, **kwargs)
        except BrokenInputError as broken:
            for problem in broken.problems:
                click.echo(f"error: {problem}", err=True)
            count = len(broken.problems)
            click.echo(f"{count} problem{'s' * (count != 1)}; nothing was changed.", err=True)
            sys.exit(2)
        sys.exit(code or 0)

    return run


def root_of(workspace: Path | None) -> Path:
    """The workspace folder that a command works on."""
    from claimaudit.workspace.workspace import find_root

    return workspace.resolve() if workspace else find_root(Path.cwd())


def give(text: str, output: Path | None) -> None:
    """Prints `text`, or writes it whole to `output`."""
    if output is None:
        click.echo(text, nl=False)
    else:
        from claimaudit.base.files import write_all

        write_all({output: text})
