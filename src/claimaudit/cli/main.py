"""The command line. Each command imports what it needs when it runs: some packages take seconds."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click

from claimaudit import __version__
from claimaudit.cli import articles, auditing, comparing


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimaudit")
def main() -> None:
    """Hold the figures of news articles against public primary sources."""


for command in (
    auditing.audit, auditing.explain, auditing.init, auditing.schema,
    articles.scan, articles.add, articles.draft, articles.review,
    comparing.gate, comparing.diff, comparing.export,
):  # fmt: skip
    main.add_command(command)


def run() -> None:
    """The console script. It ends at once: taking apart what an audit made takes longer than
    writing it, and every output is closed by then."""
    try:
        main()
        code: object = 0
    except SystemExit as end:
        code = end.code
    with suppress(OSError):  # whoever read along has gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
