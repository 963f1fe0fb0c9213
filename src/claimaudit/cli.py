"""The commands. Each imports what it needs when it runs: Great Expectations takes seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from claimaudit import __version__

P = ParamSpec("P")

WORKSPACE = click.option(
    "--workspace", "-w", type=click.Path(path_type=Path, file_okay=False),
    help="The folder with seeds/, claims/, references/ and checks/ [default: here or above].",
)  # fmt: skip


def broken_input_ends(command: Callable[P, int | None]) -> Callable[P, None]:
    """Prints every problem of broken input and ends with exit code 2."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        from claimaudit.problems import BrokenInputError

        try:
            code = command(*args, **kwargs)
        except BrokenInputError as broken:
            for problem in broken.problems:
                click.echo(f"error: {problem}", err=True)
            count = len(broken.problems)
            click.echo(f"{count} problem{'s' * (count != 1)}; nothing was written.", err=True)
            sys.exit(2)
        sys.exit(code or 0)

    return run


def root_of(workspace: Path | None) -> Path:
    """The workspace folder that a command works on."""
    from claimaudit.workspace import find_root

    return workspace.resolve() if workspace else find_root(Path.cwd())


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimaudit")
def main() -> None:
    """Hold the figures of news articles against public primary sources."""


@main.command()
@WORKSPACE
@click.option("--as-of", metavar="YYYY-MM-DD", help="The audit's date [default: newest retrieval].")
@broken_input_ends
def audit(workspace: Path | None, as_of: str | None) -> int:
    """Judge every claim; write reports/out/ and reports/ledger.csv."""
    from claimaudit.audit import run_audit
    from claimaudit.reports.terminal import progress, show_summary

    root = root_of(workspace)
    with progress() as step:
        record = run_audit(root, as_of, step)
    show_summary(record, root)
    return 0


@main.command()
@click.argument("claim")
@WORKSPACE
@broken_input_ends
def explain(claim: str, workspace: Path | None) -> int:
    """Say why CLAIM got its verdict: its facts, the arithmetic, the rule that decided."""
    from claimaudit.reports.explain import explain_claim

    click.echo(explain_claim(root_of(workspace), claim))
    return 0


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text")
@WORKSPACE
@broken_input_ends
def scan(files: tuple[Path, ...], shape: str, workspace: Path | None) -> int:
    """Find the claims in any text: every figure that states something, and what is like it."""
    from claimaudit.scan.command import scan_files

    if workspace is None:
        found = scan_files(files, shape)
    else:
        from claimaudit.gate.coverage import scan_vocabulary
        from claimaudit.workspace import load_workspace

        read = load_workspace(workspace.resolve())
        limits = read.policy.limits
        found = scan_files(
            files, shape, policy=read.policy.figures(), vocabulary=scan_vocabulary(read),
            article_bytes=limits.article_bytes, quote_chars=limits.quote_chars,
        )  # fmt: skip
    click.echo(found, nl=False)
    return 0


@main.command()
@WORKSPACE
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "sarif", "junit", "github"]),
    default="text",
)  # fmt: skip
@click.option("--base", metavar="REV", help="Only what is new since this git revision counts.")
@click.option("--update", is_flag=True, help="Take out waivers that waive nothing any more.")
@click.option("--accept-new", metavar="REASON", help="With --update: waive all that is new.")
@click.option("--review-by", metavar="DATE", help="With --accept-new: when to look again.")
@click.option("--as-of", metavar="DATE", help="The day that waivers are judged on [today].")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write here, not to stdout.")
@broken_input_ends
def gate(
    workspace: Path | None, shape: str, base: str | None, update: bool, accept_new: str | None,
    review_by: str | None, as_of: str | None, output: Path | None,
) -> int:  # fmt: skip
    """Fail (1) on claims without a source, verdicts that turned worse, stale files."""
    from claimaudit.gate.command import run_gate_command, update_command

    if accept_new is not None and not update:
        raise click.UsageError("--accept-new goes with --update")
    root = root_of(workspace)
    if update:
        return update_command(root, accept_new, review_by, as_of)
    return run_gate_command(root, shape, base, as_of, output)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@broken_input_ends
def init(folder: Path) -> int:
    """Start a workspace in FOLDER; never overwrites a file."""
    from claimaudit.starter import start_workspace

    for line in start_workspace(folder):
        click.echo(line)
    return 0


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Write the files here."
)
@broken_input_ends
def schema(out: Path | None) -> int:
    """Print the JSON Schemas of the YAML files, or write them to a folder."""
    from claimaudit.schemas import schemas, write_schemas

    if out is None:
        click.echo(schemas())
    else:
        for path in write_schemas(out):
            click.echo(path)
    return 0


if __name__ == "__main__":
    main()
