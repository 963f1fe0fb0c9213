"""checks/ladder.yaml: the ordered rungs that give a claim its verdict, and the notes beside it.

The words are the workspace's own. The rungs, their order, and what each asks and gives are those
of the package.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import Annotated

from pydantic import Field, field_validator

from claimaudit.base.inputs import Inputs
from claimaudit.base.model import Model
from claimaudit.workspace.policy import Severity, Verdict
from claimaudit.workspace.shipped import Kept, load_beside_shipped

Why = Annotated[str, Field(min_length=3)]

# What `mends` may name; the head of checks/ladder.yaml says what each stands for.
SLOTS = ("subject", "metric", "stated", "claimed", "depends", "unseen", "facts")
RUNGS = Kept(
    "rungs", "rung", ("when", "verdict", "reason"),
    "what it flags would come out as another verdict", whole=True,
)  # fmt: skip
NOTES = Kept("notes", "code", ("when",), "it would say something else than its words")


class Mends(Model):
    """What would change a verdict, or mend a remark, in words with named slots."""

    zh: str
    """In Chinese."""
    en: str
    """In English."""

    @field_validator("zh", "en")
    @classmethod
    def _slots_are_known(cls, words: str) -> str:
        for _, slot, form, conversion in Formatter().parse(words):
            if slot is not None and (slot not in SLOTS or form or conversion):
                raise ValueError(f"unknown slot {{{slot}}}; one of: {', '.join(SLOTS)}")
        return words


class Rung(Model):
    """One rung of the ladder: what it asks of a claim's row, and the verdict that it gives."""

    rung: str
    """Its name."""
    when: str
    """What it asks of a claim's row of evidence."""
    verdict: Verdict
    """The verdict of a claim that matches."""
    reason: str | None = None
    """The code of the reason that is shown; none for supported and not rated."""
    severity: Severity
    """How loud a report is about it."""
    zh: str
    """The reason in Chinese."""
    en: str
    """The reason in English."""
    mends: Mends
    """What would change the verdict."""
    why: Why
    """Why the rung is here."""


class Note(Model):
    """What stands beside any verdict and changes none."""

    code: str
    """Its code."""
    when: str
    """What it asks of a claim's row of evidence."""
    severity: Severity
    """How loud a report is about it."""
    zh: str
    """The note in Chinese."""
    en: str
    """The note in English."""
    why: Why
    """Why the note is here."""


class LadderFile(Model):
    """checks/ladder.yaml"""

    rungs: list[Rung]
    """In their order: the first that matches gives the verdict."""
    notes: list[Note] = []
    """What stands beside any verdict."""


@dataclass(frozen=True)
class Ladder:
    """The rungs in their order, the notes, and the line on which each stands."""

    file: str
    rungs: tuple[Rung, ...]
    notes: tuple[Note, ...]
    lines: dict[str, int]

    def rung(self, name: str) -> Rung:
        """The rung of that name. Raises KeyError."""
        return {rung.rung: rung for rung in self.rungs}[name]


def load_ladder(inputs: Inputs) -> Ladder | None:
    """The ladder of a workspace, or None with its problems noted."""
    loaded = load_beside_shipped(inputs, "checks/ladder.yaml", LadderFile)
    if loaded is None:
        return None
    located, given, shipped = loaded
    odd = [
        *RUNGS.odd(located, given.rungs, shipped.rungs),
        *NOTES.odd(located, given.notes, shipped.notes),
    ]
    inputs.problems += odd
    lines = {rung.rung: located.line("rungs", i, "rung") for i, rung in enumerate(given.rungs)}
    lines |= {note.code: located.line("notes", i, "code") for i, note in enumerate(given.notes)}
    ladder = Ladder(located.file, tuple(given.rungs), tuple(given.notes), lines)
    return None if odd else ladder
