"""checks/ladder.yaml and checks/evidence.yaml: the ordered rungs that give a claim its verdict,
the notes beside it, and the remarks on claims, facts and documents.

The words are the workspace's own. What each row asks and gives, and the order of the rungs, are
those of the package. A note or a remark may be left out: then it is not made.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, field_validator

from claimaudit.base.inputs import Inputs
from claimaudit.base.model import Bilingual, Model
from claimaudit.workspace.policy import Severity, Verdict
from claimaudit.workspace.shipped import Kept, load_kept

Of = Literal["claim", "fact", "document"]
RemarkSeverity = Literal["warning", "info"]

# What `mends` may name; the head of checks/ladder.yaml says what each stands for.
SLOTS = ("subject", "metric", "stated", "claimed", "depends", "unseen", "facts")
RUNGS = Kept(
    "rungs", "rung", ("when", "verdict", "reason"),
    "what it flags would come out as another verdict", whole=True,
)  # fmt: skip
NOTES = Kept("notes", "code", ("when",), "it would say something else than its words")
REMARKS = Kept("remarks", "code", ("of",), "it would be made of nothing that is looked at")


class Mends(Bilingual):
    """What would change a verdict, or mend a remark, in words with named slots."""

    @field_validator("zh", "en")
    @classmethod
    def _slots_are_known(cls, words: str) -> str:
        for _, slot, form, conversion in Formatter().parse(words):
            if slot is not None and (slot not in SLOTS or form or conversion):
                raise ValueError(f"unknown slot {{{slot}}}; one of: {', '.join(SLOTS)}")
        return words


class Row(Bilingual):
    """A row of checks/, in the words that a report shows."""

    why: Annotated[str, Field(min_length=3)]
    """Why the row is here."""


class Rung(Row):
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
    mends: Mends
    """What would change the verdict."""


class Note(Row):
    """What stands beside any verdict and changes none."""

    code: str
    """Its code."""
    when: str
    """What it asks of a claim's row of evidence."""
    severity: Severity
    """How loud a report is about it."""


class RemarkRule(Row):
    """One kind of remark."""

    code: str
    """Its code."""
    of: Of
    """Whether it is made on a claim, a fact or a document."""
    severity: RemarkSeverity
    """How loud a report is about it."""
    mends: Mends
    """What to do about it."""


class LadderFile(Model):
    """checks/ladder.yaml"""

    rungs: list[Rung]
    """In their order: the first that matches gives the verdict."""
    notes: list[Note] = []
    """What stands beside any verdict."""


class EvidenceFile(Model):
    """checks/evidence.yaml"""

    remarks: list[RemarkRule]
    """Those that are made."""


@dataclass(frozen=True)
class Ladder:
    """The rungs in their order, the notes, and the line on which each stands."""

    file: str
    rungs: tuple[Rung, ...]
    notes: tuple[Note, ...]
    lines: dict[str, int]


def load_ladder(inputs: Inputs) -> Ladder | None:
    """The ladder of a workspace, or None where there are problems."""
    loaded = load_kept(inputs, "checks/ladder.yaml", LadderFile, RUNGS, NOTES)
    if loaded is None or inputs.problems:
        return None
    located, given = loaded
    lines = {rung.rung: located.line("rungs", i, "rung") for i, rung in enumerate(given.rungs)}
    lines |= {note.code: located.line("notes", i, "code") for i, note in enumerate(given.notes)}
    return Ladder(located.file, tuple(given.rungs), tuple(given.notes), lines)


def load_remarks(inputs: Inputs) -> dict[str, RemarkRule] | None:
    """Code -> its rule, or None; what is not the package's is noted."""
    loaded = load_kept(inputs, "checks/evidence.yaml", EvidenceFile, REMARKS)
    return loaded and {rule.code: rule for rule in loaded[1].remarks}
