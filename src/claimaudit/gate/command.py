"""`claimaudit gate`: running it, printing it, keeping its baseline."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

import click

from claimaudit.base.files import write_all
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.figures.dates import Days, UnreadableDateError, read_iso
from claimaudit.gate import formats
from claimaudit.gate.run import read_workspace, run_gate
from claimaudit.gate.update import Update, update_baseline
from claimaudit.gate.waivers import SHORTEST_REASON

# How long a waiver stands where nobody says otherwise: long enough to find a source, short
# enough that the person who wrote it is still there.
REVIEW_AFTER = timedelta(days=180)


def run_gate_command(
    root: Path, shape: str, base: str | None, as_of: str | None, output: Path | None
) -> int:
    """Prints the findings in `shape`; 0 where it is clean, 1 where it is not."""
    try:
        run = run_gate(root, _today(as_of), base)
    except BrokenInputError as broken:
        if output is None:
            give(formats.render_problems(shape, broken.problems, root))
        raise
    text = formats.render(shape, run)
    if output is None:
        give(text)
    else:
        write_all({output: _utf8(text)})
    return 1 if run.failing else 0


def update_command(root: Path, reason: str | None, review_by: str | None, as_of: str | None) -> int:
    """Updates the baseline and says what changed; 1 where new debt was left."""
    today = _today(as_of)
    days = _days(review_by, "--review-by")
    by = days.last if days else today + REVIEW_AFTER
    if by < today:
        message = f"“{review_by}” is past: every waiver would be out of date at once"
        raise BrokenInputError([Problem("--review-by", 0, message, "give a day to come")])
    if reason is not None and len(reason.strip()) < SHORTEST_REASON:
        message = "the reason is too short to be one"
        raise BrokenInputError([Problem("--accept-new", 0, message, "say why it may wait")])
    workspace, articles = read_workspace(root, needs_baseline=False)
    update = update_baseline(workspace.root, articles, reason, by.isoformat())
    give(_said(update))
    return 1 if update.refused else 0


def give(text: str) -> None:
    """Prints `text` on any terminal: what its encoding lacks is written as an escape."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    shown = text.encode(encoding, "backslashreplace").decode(encoding)
    click.echo(shown, nl=False)


def _utf8(text: str) -> str:
    """`text` without lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _today(as_of: str | None) -> date:
    days = _days(as_of, "--as-of")
    return days.first if days else date.today()


def _days(written: str | None, option: str) -> Days | None:
    if written is None:
        return None
    try:
        return read_iso(written)
    except UnreadableDateError as error:
        raise BrokenInputError([Problem(option, 0, str(error))]) from None


def _said(update: Update) -> str:
    lines = [f"+ {line}" for line in update.added] + [f"- {line}" for line in update.removed]
    lines.append(f"{len(update.added)} waivers added, {len(update.removed)} taken out.")
    if update.refused:
        lines.append(
            f"{update.refused} statements have no claim and no waiver: register them, or say why "
            'they may wait with --accept-new "reason".'
        )
    return "\n".join(lines) + "\n"
