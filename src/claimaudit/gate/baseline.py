"""claims/baseline/NNN.yaml: candidates that are waived, each with its reason.

A waiver is known by the words it waives, the figure in them and, where the same words stand
twice, by what stands beside them: no line numbers, counters or dates of writing. An article
may be reformatted around it, and two branches that each add one merge without conflict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, field_validator

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.yamlio import load_model
from claimaudit.gate.words import Words, squeeze
from claimaudit.workspace.catalog import ArticleId, Model, iso_date

FOLDER = "claims/baseline"
# What is shorter says nothing.
SHORTEST_REASON = 8


class Waiver(Model):
    """One candidate that is no claim, or is left unsourced for now. `quote` is its sentence
    and `figure` its figure as they stand in the article (null: the sentence has none).
    `prefix` and `suffix` stand beside the sentence: they count where it stands twice."""

    quote: Annotated[str, Field(min_length=1)]
    figure: str | None = None
    reason: str = ""
    review_by: str
    prefix: Annotated[
        str | None, Field(description="Words before the sentence, in case it stands twice.")
    ] = None
    suffix: Annotated[
        str | None, Field(description="Words behind the sentence, in case it stands twice.")
    ] = None

    _review_by = field_validator("review_by")(iso_date)

    @property
    def words(self) -> Words:
        noted = (self.quote, self.figure, self.prefix, self.suffix)
        return Words(*(squeeze(part or "") for part in noted))

    @property
    def has_reason(self) -> bool:
        return len(self.reason.strip()) >= SHORTEST_REASON


class BaselineFile(Model):
    """claims/baseline/NNN.yaml"""

    article: ArticleId
    waivers: list[Waiver] | None = None


@dataclass(frozen=True)
class HeldWaiver:
    """A waiver and where it stands."""

    waiver: Waiver
    article: str
    file: str
    line: int


def load_waivers(root: Path, articles: set[str], limit: int) -> dict[str, list[HeldWaiver]]:
    """Article id -> its waivers. Raises BrokenInputError with all problems."""
    problems: list[Problem] = []
    held = note_waivers(root, articles, limit, problems)
    if problems:
        raise BrokenInputError(problems)
    return held


def note_waivers(
    root: Path, articles: set[str], limit: int, problems: list[Problem]
) -> dict[str, list[HeldWaiver]]:
    """The same; problems are noted. Two branches may have waived the same words: the
    waiver that ends first counts."""
    folder = root / FOLDER
    if not folder.is_dir():
        fix = "`claimaudit gate --update` makes an empty one"
        problems.append(Problem(FOLDER, 0, "the baseline folder is missing", fix))
        return {}
    held: dict[str, dict[Words, HeldWaiver]] = {}
    for path in sorted(folder.glob("*.yaml")):
        shown = f"{FOLDER}/{path.name}"
        loaded = load_model(path, shown, limit, BaselineFile, problems)
        if loaded is None:
            continue
        located, parsed = loaded
        if parsed.article not in articles or path.stem != parsed.article:
            message = f"article {parsed.article} is not in the catalog, or not the file's name"
            fix = "a file is named after its article; delete it with its article"
            problems.append(Problem(shown, located.line("article"), message, fix))
            continue
        mine = held.setdefault(parsed.article, {})
        for i, waiver in enumerate(parsed.waivers or ()):
            line = located.line("waivers", i)
            new = HeldWaiver(waiver, parsed.article, shown, line)
            other = mine.get(waiver.words)
            if other is None or waiver.review_by < other.waiver.review_by:
                mine[waiver.words] = new
    return {article: list(rows.values()) for article, rows in held.items()}


_SCHEMA = "# yaml-language-server: $schema=../../schemas/baseline.schema.json\n"
# One waiver a line, and git told to keep the lines of both sides: branches that each add
# waivers merge without conflict. The next update sorts.
ATTRIBUTES = "*.yaml merge=union\n"


def _line(waiver: Waiver) -> str:
    """The waiver on one line: line breaks of any kind become spaces, which count nowhere."""
    row = {k: v if v is None else " ".join(v.split()) for k, v in waiver.model_dump().items()}
    row = {k: v for k, v in row.items() if v is not None or k == "figure"}
    return "  - " + yaml.safe_dump(
        row, allow_unicode=True, sort_keys=False, default_flow_style=True, width=10**9
    )


def baseline_text(article: str, waivers: Iterable[Waiver]) -> str:
    """The file of one article, sorted by what is waived. Its head is the same with and
    without waivers, so that a first one is an added line and nothing else."""
    lines = [_line(w) for w in sorted(waivers, key=lambda w: w.words)]
    return f"{_SCHEMA}article: '{article}'\nwaivers:\n{''.join(lines)}"


def baseline_files(root: Path, article: str, waivers: Iterable[Waiver]) -> dict[Path, str]:
    """What to write for the baseline of one article."""
    folder = root / FOLDER
    files = {folder / f"{article}.yaml": baseline_text(article, waivers)}
    if not (folder / ".gitattributes").is_file():
        files[folder / ".gitattributes"] = ATTRIBUTES
    return files
