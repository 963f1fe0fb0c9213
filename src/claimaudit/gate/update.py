"""`gate --update`: taking away waivers that waive nothing; adding some only if told why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimaudit.gate.baseline import (
    FOLDER,
    Identity,
    Waiver,
    baseline_files,
    squeeze,
    waiver_identity,
)
from claimaudit.gate.run import GateRun
from claimaudit.reports.files import write_all


@dataclass(frozen=True)
class Update:
    """What an update changed: lines for a person; `refused` is the debt that it left."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    refused: int


def update_baseline(run: GateRun, reason: str | None, review_by: str) -> Update:
    """Rewrites the baseline of every article that changed. New debt only with a `reason`."""
    root = run.workspace.root
    files: dict[Path, str] = {}
    added: list[str] = []
    removed: list[str] = []
    refused = 0
    for article in sorted(run.workspace.articles):
        held = run.baseline.get(article, {})
        text = run.workspace.articles[article].text
        debt: dict[Identity, Waiver] = {}
        for item in run.found[article]:
            if not item.covered:
                candidate = item.candidate
                quote = " ".join(text[candidate.quote_start : candidate.quote_end].split())
                figure = candidate.text if candidate.figure is not None else None
                debt.setdefault(
                    item.identity,
                    Waiver(
                        quote=quote, figure=figure, reason=reason or "-" * 8, review_by=review_by
                    ),
                )
        kept = {known: h.waiver for known, h in held.items() if known in debt}
        gone = [h.waiver for known, h in held.items() if known not in debt]
        new = {known: waiver for known, waiver in debt.items() if known not in held}
        removed += [_line(article, w) for w in gone]
        if reason is not None:
            kept |= new
            added += [_line(article, w) for w in new.values()]
        else:
            refused += len(new)
        path = root / FOLDER / f"{article}.yaml"
        if gone or (reason is not None and new) or not path.is_file():
            files |= baseline_files(root, article, list(kept.values()))
    if files:
        write_all(files)
    return Update(tuple(added), tuple(removed), refused)


def add_waiver(root: Path, article: str, waivers: list[Waiver], new: Waiver) -> None:
    """Adds one waiver to an article's baseline (the review command)."""
    kept = [w for w in waivers if waiver_identity(w) != waiver_identity(new)]
    write_all(baseline_files(root, article, [*kept, new]))


def _line(article: str, waiver: Waiver) -> str:
    shown = waiver.figure or squeeze(waiver.quote)[:40]
    return f"{article}: {shown} — {waiver.reason}"
