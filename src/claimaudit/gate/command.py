"""`claimaudit gate`: running it, printing it, keeping its baseline."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from claimaudit.figures.dates import UnreadableDateError, read_iso
from claimaudit.gate.formats import FORMATS
from claimaudit.gate.run import run_gate
from claimaudit.gate.update import Update, update_baseline
from claimaudit.problems import BrokenInputError, Problem
from claimaudit.reports.files import write_all

# How long a waiver stands where nobody says otherwise: long enough to find a source, short
# enough that the person who wrote it is still there.
REVIEW_AFTER = timedelta(days=180)


def _day(written: str | None, option: str) -> date | None:
    if written is None:
        return None
    try:
        return read_iso(written).first
    except UnreadableDateError as error:
        raise BrokenInputError([Problem(option, 0, str(error))]) from None


def run_gate_command(
    root: Path, shape: str, base: str | None, as_of: str | None, output: Path | None
) -> int:
    """Prints the findings in `shape`; 0 where it is clean, 1 where it is not."""
    run = run_gate(root, _day(as_of, "--as-of") or date.today(), base)
    text = FORMATS[shape](run)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_all({output: text})
    return 1 if run.failing else 0


def update_command(root: Path, reason: str | None, review_by: str | None, as_of: str | None) -> int:
    """Updates the baseline and says what changed; 1 where new debt was left."""
    today = _day(as_of, "--as-of") or date.today()
    by = _day(review_by, "--review-by") or today + REVIEW_AFTER
    if reason is not None and len(reason.strip()) < 8:
        message = "the reason is too short to be one"
        raise BrokenInputError([Problem("--accept-new", 0, message, "say why it may wait")])
    run = run_gate(root, today, needs_baseline=False)
    update = update_baseline(run, reason, by.isoformat())
    _say(update)
    return 1 if update.refused else 0


def _say(update: Update) -> None:
    for sign, lines in (("+", update.added), ("-", update.removed)):
        for line in lines:
            click.echo(f"{sign} {line}")
    click.echo(f"{len(update.added)} waivers added, {len(update.removed)} taken out.")
    if update.refused:
        click.echo(
            f"{update.refused} candidates have no claim and no waiver: register them, or say why "
            'they may wait with --accept-new "reason".'
        )
