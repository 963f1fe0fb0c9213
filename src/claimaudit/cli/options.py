"""What several commands share: the workspace, and where the output goes."""

from pathlib import Path

import click

from claimaudit.workspace.workspace import find_root

WORKSPACE = click.option(
    "--workspace",
    "-w",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder with seeds/, claims/, references/ and checks/ [default: here or above].",
)
OUTPUT = click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Write here, not to stdout."
)


def root_of(workspace: Path | None) -> Path:
    """The workspace folder that a command works on."""
    return workspace.resolve() if workspace else find_root(Path.cwd())
