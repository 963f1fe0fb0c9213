"""claims/baseline/NNN.yaml: candidates that are waived, each with its reason.

A waiver is known by the words it waives and the figure in them, whitespace left out: no
line numbers, counters or dates of writing. An article may be reformatted around it, and
two branches that each add one merge without conflict.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, field_validator

from claimaudit.problems import BrokenInputError, Problem
from claimaudit.scan import Candidate
from claimaudit.seeds.models import ArticleId, Model, iso_date
from claimaudit.yamlio import load_model

FOLDER = "claims/baseline"


class Waiver(Model):
    """One candidate that is no claim, or is left unsourced for now. `quote` is its sentence
    and `figure` its figure as they stand in the article (null: the sentence has none)."""

    quote: Annotated[str, Field(min_length=1)]
    figure: str | None = None
    reason: Annotated[str, Field(min_length=8)]
    review_by: str

    _review_by = field_validator("review_by")(iso_date)


class BaselineFile(Model):
    """claims/baseline/NNN.yaml"""

    article: ArticleId
    waivers: list[Waiver] = Field(default_factory=list)


Identity = tuple[str, str]


def squeeze(text: str) -> str:
    """`text` without whitespace: what a reflowed paragraph keeps."""
    return "".join(text.split())


def identity(candidate: Candidate, text: str) -> Identity:
    """What a candidate is known by: its sentence and its figure, whitespace left out."""
    quote = text[candidate.quote_start : candidate.quote_end]
    figure = candidate.text if candidate.figure is not None else ""
    return squeeze(quote), squeeze(figure)


def waiver_identity(waiver: Waiver) -> Identity:
    return squeeze(waiver.quote), squeeze(waiver.figure or "")


@dataclass(frozen=True)
class HeldWaiver:
    """A waiver and where it stands."""

    waiver: Waiver
    article: str
    file: str
    line: int


def load_baseline(
    root: Path, articles: set[str], limit: int
) -> dict[str, dict[Identity, HeldWaiver]]:
    """Article id -> its waivers by identity. Raises BrokenInputError with all problems."""
    folder = root / FOLDER
    problems: list[Problem] = []
    if not folder.is_dir():
        fix = "`claimaudit gate --update` makes an empty one"
        raise BrokenInputError([Problem(FOLDER, 0, "the baseline folder is missing", fix)])
    held: dict[str, dict[Identity, HeldWaiver]] = {}
    for path in sorted(folder.glob("*.yaml")):
        shown = f"{FOLDER}/{path.name}"
        loaded = load_model(path, shown, limit, BaselineFile, problems)
        if loaded is None:
            continue
        located, parsed = loaded
        if parsed.article not in articles or path.stem != parsed.article:
            message = f"article {parsed.article} is not in the catalog, or not the file's name"
            problems.append(Problem(shown, located.line("article"), message))
            continue
        waivers = held.setdefault(parsed.article, {})
        for i, waiver in enumerate(parsed.waivers):
            line = located.line("waivers", i)
            known = waiver_identity(waiver)
            if known in waivers:
                problems.append(Problem(shown, line, "waives what is waived above already"))
            waivers[known] = HeldWaiver(waiver, parsed.article, shown, line)
    if problems:
        raise BrokenInputError(problems)
    return held


_SCHEMA = "# yaml-language-server: $schema=../../schemas/baseline.schema.json\n"
# One waiver a line, and git told to keep the lines of both sides: branches that each add
# waivers merge without conflict. The next update sorts.
ATTRIBUTES = "*.yaml merge=union\n"


def _line(waiver: Waiver) -> str:
    row = waiver.model_dump()
    return "  - " + yaml.safe_dump(
        row, allow_unicode=True, sort_keys=False, default_flow_style=True, width=10**9
    )


def baseline_text(article: str, waivers: list[Waiver]) -> str:
    """The file of one article, sorted by what is waived."""
    head = f"{_SCHEMA}article: '{article}'\n"
    lines = [_line(w) for w in sorted(waivers, key=waiver_identity)]
    return head + ("waivers:\n" + "".join(lines) if lines else "waivers: []\n")


def baseline_files(root: Path, article: str, waivers: list[Waiver]) -> dict[Path, str]:
    """What to write for the baseline of one article."""
    folder = root / FOLDER
    files = {folder / f"{article}.yaml": baseline_text(article, waivers)}
    if not (folder / ".gitattributes").is_file():
        files[folder / ".gitattributes"] = ATTRIBUTES
    return files
