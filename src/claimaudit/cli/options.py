"""What several commands share: the workspace, and where the output goes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import click

from claimaudit.base.files import write_all
from claimaudit.workspace.workspace import find_root


def _root(_: click.Context, __: click.Parameter, workspace: Path | None) -> Path:
    return workspace.resolve() if workspace else find_root(Path.cwd())


_workspace = partial(
    click.option,
    "--workspace",
    "-w",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder with seeds/, claims/, references/ and checks/ [default: here or above].",
)
# The workspace's folder, found from here where none is given; None where it may do without one.
ROOT, OPTIONAL_ROOT = _workspace(callback=_root), _workspace()
OUTPUT = click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Write here, not to stdout."
)


def say(lines: Iterable[object]) -> None:
    """Prints lines."""
    for line in lines:
        click.echo(line)


def give(text: str, output: Path | None) -> None:
    """Prints `text`, or writes it whole to `output`. Raises BrokenInputError."""
    if output is None:
        click.echo(text, nl=False)
    else:
        write_all({output: text})
