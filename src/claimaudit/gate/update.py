"""`gate --update`: taking away waivers that waive nothing; adding some only if told why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimaudit.base.files import write_all
from claimaudit.base.shown import one_line
from claimaudit.gate.candidates import GateArticle
from claimaudit.gate.waivers import FOLDER, Waiver, baseline_files


@dataclass(frozen=True)
class Update:
    """What an update changed: lines for a person; `refused` is the debt that it left."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    refused: int


def update_baseline(
    root: Path, articles: Mapping[str, GateArticle], reason: str | None, review_by: str
) -> Update:
    """Rewrites the baseline of every article that changed. New debt only with a `reason`."""
    files: dict[Path, str] = {}
    added: list[str] = []
    removed: list[str] = []
    refused = 0
    for article, now in articles.items():
        # A waiver without a reason waives nothing; a reason that is given now replaces it.
        kept = [
            placed.waiver
            for placed in now.waivers
            if placed not in now.idle and (reason is None or placed.waiver.has_reason)
        ]
        gone = [placed.waiver for placed in now.waivers if placed.waiver not in kept]
        made = [now.waiver(found, reason or "", review_by) for found in now.open]
        new = list({waiver.fingerprint: waiver for waiver in made}.values())
        if reason is None:
            refused += len(new)
            new = []
        added += [_line(article, waiver) for waiver in new]
        removed += [_line(article, waiver) for waiver in gone]
        order = [waiver.fingerprint for waiver in kept]
        is_kept = (root / FOLDER / f"{article}.yaml").is_file() and order == sorted(order)
        if gone or new or not is_kept:
            files |= baseline_files(root, article, [*kept, *new])
    if files:
        write_all(files)
    return Update(tuple(added), tuple(removed), refused)


def add_waiver(root: Path, article: str, waivers: list[Waiver], new: Waiver) -> None:
    """Adds one waiver to an article's baseline (the review command)."""
    kept = [waiver for waiver in waivers if waiver.fingerprint != new.fingerprint]
    write_all(baseline_files(root, article, [*kept, new]))


def _line(article: str, waiver: Waiver) -> str:
    shown = one_line(waiver.figure or waiver.quote, 40)
    return f"{article}: {shown} — {one_line(waiver.reason)}"
