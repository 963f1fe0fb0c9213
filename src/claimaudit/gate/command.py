"""`claimaudit gate`: running it, printing it, keeping its baseline."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from claimaudit.base.outputs import write_all
from claimaudit.base.problems import BrokenInputError, refusal
from claimaudit.base.shown import one_line
from claimaudit.base.writing import writing
from claimaudit.coverage.candidates import ScannedArticle
from claimaudit.coverage.waivers import Waiver, baseline_files, with_more
from claimaudit.gate import formats
from claimaudit.gate.run import read_workspace, run_gate
from claimaudit.workspace.fields import given_days
from claimaudit.workspace.outside import append, give
from claimaudit.workspace.reasons import REASON_FIX, is_reason
from claimaudit.workspace.workspace import BASELINE

# How long a waiver stands where nobody says otherwise: long enough to find a source, short
# enough that the person who wrote it is still there.
REVIEW_AFTER = timedelta(days=180)
# Where GitHub takes Markdown for the page of a job, a file of its own for each step.
_PAGE = "GITHUB_STEP_SUMMARY"


def run_gate_command(
    root: Path, shape: str, base: str | None, as_of: str | None, output: Path | None
) -> int:
    """Prints the findings in `shape`, and in `github` shows them on the page of the job too; 0
    where it is clean, 1 where it is not."""
    page = os.environ.get(_PAGE) if shape == "github" else None
    try:
        run = run_gate(root, _today(as_of), base)
    except BrokenInputError as broken:
        if output is None:
            give(formats.render_problems(shape, broken.problems, root))
        if page:
            append(Path(page), formats.render_problems("markdown", broken.problems, root))
        raise
    give(formats.render(shape, run), output)
    if page:
        append(Path(page), formats.render("markdown", run))
    return 1 if run.failing else 0


def update_command(root: Path, reason: str | None, review_by: str | None, as_of: str | None) -> int:
    """Updates the baseline and says what changed; 1 where new debt was left."""
    today = _today(as_of)
    by = today + REVIEW_AFTER
    if review_by is not None:
        by = given_days(review_by, "--review-by").last
    if by < today:
        message = f"“{review_by}” is past: every waiver would be out of date at once"
        raise refusal("--review-by", message, "give a day to come")
    if reason is not None and not is_reason(reason):
        message = f"“{one_line(reason, 40)}” is no reason"
        raise refusal("--accept-new", message, REASON_FIX)
    with writing(root):
        _, articles = read_workspace(root)
        update = update_baseline(root, articles, reason, by.isoformat())
    lines = [f"+ {line}" for line in update.added] + [f"- {line}" for line in update.removed]
    lines.append(f"{len(update.added)} waivers added, {len(update.removed)} taken out.")
    if update.refused:
        hidden = sum(len(article.hidden) for article in articles.values())
        lines.append(
            f"{update.refused} statements have no claim and no waiver: register them, or say why "
            'they may wait with --accept-new "reason"'
            + (f", which waives the {hidden} in page furniture too." if hidden else ".")
        )
    give("\n".join(lines) + "\n")
    return 1 if update.refused else 0


def _today(as_of: str | None) -> date:
    return date.today() if as_of is None else given_days(as_of, "--as-of").first


@dataclass
class Update:
    """What an update changed: lines for a person; `refused` is the debt that it left."""

    added: list[str]
    removed: list[str]
    refused: int


def update_baseline(
    root: Path, articles: Mapping[str, ScannedArticle], reason: str | None, review_by: str
) -> Update:
    """Takes out waivers that waive nothing; waives what is new only with a `reason`. Rewrites
    the baseline of every article that changed."""
    files: dict[Path, str] = {}
    update = Update([], [], 0)
    for article, now in articles.items():
        # A waiver without a reason waives nothing; a reason that is given now replaces it.
        held = [waiver for waiver in now.waivers if waiver not in now.idle]
        kept = [waiver for waiver in held if reason is None or waiver.has_reason]
        gone = [waiver for waiver in now.waivers if waiver not in kept]
        asked = now.open if reason is None else [*now.open, *now.hidden]
        places = {(found.fingerprint, found.candidate.quote_start): found for found in asked}
        made = [now.waiver(found, reason or "", review_by) for found in places.values()]
        new = with_more([], made)
        if reason is None:
            update.refused += len(new)
            new = []
        update.added += [_line(article, waiver) for waiver in new]
        update.removed += [_line(article, waiver) for waiver in gone]
        order = [waiver.fingerprint for waiver in kept]
        is_kept = (root / BASELINE / f"{article}.yaml").is_file() and order == sorted(order)
        if gone or new or not is_kept:
            files |= baseline_files(root, article, with_more(kept, new))
    if files:
        write_all(files, root)
    return update


def _line(article: str, waiver: Waiver) -> str:
    shown = one_line(waiver.figure or waiver.quote, 40)
    return f"{article}: {shown} — {one_line(waiver.told)}"
