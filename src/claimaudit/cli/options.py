"""What several commands share: the workspace, and where the output goes."""

from pathlib import Path

import click

from claimaudit.base.problems import refusal
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


def _refuse_link(workspace: Path) -> None:
    """Raises BrokenInputError where the workspace is reached through a link in a repository: a
    branch may have put it there, and the base has nothing where it leads."""
    for folder in (workspace, *workspace.parents):
        if folder.is_symlink() and any((up / ".git").exists() for up in folder.parents):
            message = "is a link inside a repository"
            fix = "name the folder that it leads to"
            raise refusal(str(folder), message, fix)


def root_of(workspace: Path | None) -> Path:
    """The workspace folder of a command: the one given, else the one here or above. Raises
    BrokenInputError where there are only some below, as in a repository with several."""
    if workspace:
        _refuse_link(workspace.absolute())
        return workspace.resolve()
    root = find_root(Path.cwd())
    below = {path.parents[1].name for path in root.glob("*/seeds/catalog.yaml")}
    if below and not (root / "seeds").is_dir():
        fix = f"name one with --workspace: {', '.join(sorted(below))}"
        raise refusal(".", "no workspace is here or above", fix)
    return root
