"""Keep the bytes of documents, and find their clips in them; --check needs no network."""

from collections.abc import Iterable
from pathlib import Path

import click

from claimaudit.base.writing import writing
from claimaudit.cli.options import WORKSPACE, root_of
from claimaudit.intake.captures.capture import Outcome, fetch_all, take_file, wanted
from claimaudit.intake.captures.check import check as check_all
from claimaudit.intake.captures.check import search as search_all
from claimaudit.intake.captures.shelf import open_shelf


@click.command(help=__doc__)
@click.argument("documents", nargs=-1, metavar="[DOCUMENT|URL]…")
@WORKSPACE
@click.option("--all", "every", is_flag=True, help="Every document of references/.")
@click.option("--file", metavar="PATH", help="Take this file, which somebody saved, for DOCUMENT.")
@click.option("--check", is_flag=True, help="Hold the captures on this machine against the lock.")
@click.option("-v", "--verbose", is_flag=True, help="With --check: name what was never captured.")
@click.option("--search", is_flag=True, help="Look for the clips anew in the captures here.")
@click.option("--accept", is_flag=True, help="Take a capture in which a clip stands no longer.")
@click.option("--allow-private", is_flag=True, help="For tests: plain http and local addresses.")
def command(
    documents: tuple[str, ...], workspace: Path | None, every: bool, file: str | None,
    check: bool, verbose: bool, search: bool, accept: bool, allow_private: bool,
) -> int:  # fmt: skip
    given = sum((bool(documents), every, check, search))
    if given != 1 or (file is not None and len(documents) != 1):
        raise click.UsageError(
            "give documents or addresses, --all, --check or --search; --file PATH with one DOCUMENT"
        )
    root = root_of(workspace)
    if search:
        with writing(root):
            return _tell(search_all(open_shelf(root)))
    shelf = open_shelf(root)
    if check:
        return _tell(check_all(shelf, verbose=verbose))
    if file is not None:
        (one,) = wanted(shelf, documents)
        return _tell([take_file(shelf, file, one, accept=accept)])
    chosen = wanted(shelf, documents, all=every)
    return _tell(fetch_all(shelf, chosen, accept=accept, allow_private=allow_private))


def _tell(outcomes: Iterable[Outcome]) -> int:
    """Prints each outcome as it comes and returns the exit code: 1 where something disagrees, 2
    where something could not be captured or read, else 0."""
    code = 0
    for outcome in outcomes:
        for line in outcome.lines:
            click.echo(line)
        for problem in outcome.problems:
            click.echo(f"error: {problem}", err=True)
        code = max(code, 2 if outcome.problems else 1 if outcome.disagrees else 0)
    return code
