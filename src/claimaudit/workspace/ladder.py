"""checks/ladder.yaml and checks/evidence.yaml: the ordered rungs that give a claim its verdict,
the notes beside it, and the remarks on claims, sums, facts and documents.

The words are the workspace's own. What each row asks and gives, and the order of the rungs, are
those of the package, which ships these very files: anything else is refused with why. A note or a
remark may be left out: then it is not made.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, Field, field_validator

from claimaudit.base.files import AsNamed
from claimaudit.base.inputs import Inputs
from claimaudit.base.model import Bilingual, Model
from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import Located
from claimaudit.workspace.policy import Severity, Verdict

Of = Literal["claim", "sum", "fact", "document"]
RemarkSeverity = Literal["warning", "info"]

# What `mends` may name; the head of checks/ladder.yaml says what each stands for.
SLOTS = ("subject", "metric", "stated", "claimed", "depends", "unseen", "facts")
ModelT = TypeVar("ModelT", bound=BaseModel)


class Mends(Bilingual):
    """What would change a verdict, or mend a remark, in words with named slots."""

    @field_validator("zh", "en")
    @classmethod
    def _slots_are_known(cls, words: str) -> str:
        for _, slot, form, conversion in Formatter().parse(words):
            if slot is not None and (slot not in SLOTS or form or conversion):
                raise ValueError(f"unknown slot {{{slot}}}; one of: {', '.join(SLOTS)}")
        return words


class Check(Bilingual):
    """A row of checks/, in the words that a report shows."""

    why: Annotated[str, Field(min_length=3)]
    """Why the row is here."""
    why_zh: str = ""
    """The same in Chinese; left out, the English stands for it."""


class Rung(Check):
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


class Note(Check):
    """What stands beside any verdict and changes none."""

    code: str
    """Its code."""
    when: str
    """What it asks of a claim's row of evidence."""
    severity: Severity
    """How loud a report is about it."""


class RemarkRule(Check):
    """One kind of remark."""

    code: str
    """Its code."""
    of: Of
    """Whether it is made on a claim, a sum, a fact or a document."""
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


@dataclass(frozen=True)
class FixedRows:
    """A list of a file, the key that names each of its rows, and the keys of a row that are the
    package's; `otherwise` says what would come of others. A `whole` list keeps every row of the
    package, and their order."""

    rows: str
    name: str
    keys: tuple[str, ...]
    otherwise: str
    whole: bool = False

    def odd(self, located: Located, given: BaseModel, shipped: BaseModel) -> Iterator[Problem]:
        """Everything in which the list is not the package's."""
        ours = {getattr(row, self.name): row for row in getattr(shipped, self.rows)}
        rows = getattr(given, self.rows)
        names = [getattr(row, self.name) for row in rows]
        for i, (name, row) in enumerate(zip(names, rows, strict=True)):
            for key, message, fix in self._odd_row(name, row, ours.get(name), names[:i]):
                yield Problem(located.file, located.line(self.rows, i, key), message, fix)
        if self.whole:
            yield from self._odd_order(located, names, list(ours))

    def _odd_row(
        self, name: str, row: BaseModel, shipped: BaseModel | None, before: Sequence[str]
    ) -> Iterator[tuple[str, str, str]]:
        """(key, message, fix) of everything in which one row is not the package's."""
        if shipped is None:
            message = f"{name} is not among the {self.rows} of the package"
            yield self.name, message, f"take it out: {self.otherwise}"
        elif name in before:
            yield self.name, f"{name} stands twice", "keep the first"
        else:
            for key in self.keys:
                wanted = getattr(shipped, key)
                if getattr(row, key) != wanted:
                    message = f"{name}: its {key} is not the package's, “{wanted or 'null'}”"
                    yield key, message, f"write that: with another, {self.otherwise}"

    def _odd_order(
        self, located: Located, names: Sequence[str], ours: Sequence[str]
    ) -> Iterator[Problem]:
        """The rows that were left out, or else the first that was moved."""
        if absent := [name for name in ours if name not in names]:
            message = f"left out: {', '.join(absent)}"
            fix = f"enter it again: without it, {self.otherwise}"
            yield Problem(located.file, located.line(self.rows), message, fix)
        elif len(names) == len(ours) and names != ours:
            i = next(i for i, name in enumerate(names) if name != ours[i])
            message = f"{names[i]} stands where {ours[i]} belongs"
            fix = f"the first that matches decides: moved, {self.otherwise}"
            yield Problem(located.file, located.line(self.rows, i, self.name), message, fix)


RUNGS = FixedRows(
    "rungs", "rung", ("when", "verdict", "reason"),
    "what it flags would come out as another verdict", whole=True,
)  # fmt: skip
NOTES = FixedRows("notes", "code", ("when",), "it would say something else than its words")
REMARKS = FixedRows("remarks", "code", ("of",), "it would be made of nothing that is looked at")


def load_checks(
    inputs: Inputs, name: str, model: type[ModelT], *lists: FixedRows
) -> tuple[Located, ModelT] | None:
    """A file of checks/ with its lines, or None; what is not the package's is noted."""
    package = Inputs(AsNamed())  # in a checkout they are links to this repository's own checks/
    shipped = str(Path(__file__).parents[1] / "template" / name)
    found, own = inputs.model(name, model), package.model(shipped, model)
    package.refuse()
    if found is not None and own is not None:
        for rows in lists:
            inputs.problems += rows.odd(*found, own[1])
    return found


def load_ladder(inputs: Inputs) -> Ladder | None:
    """The ladder of a workspace, or None where there are problems."""
    loaded = load_checks(inputs, "checks/ladder.yaml", LadderFile, RUNGS, NOTES)
    if loaded is None or inputs.problems:
        return None
    located, given = loaded
    lines = {rung.rung: located.line("rungs", i, "rung") for i, rung in enumerate(given.rungs)}
    lines |= {note.code: located.line("notes", i, "code") for i, note in enumerate(given.notes)}
    return Ladder(located.file, tuple(given.rungs), tuple(given.notes), lines)


def load_remarks(inputs: Inputs) -> dict[str, RemarkRule] | None:
    """Code -> its rule, or None; what is not the package's is noted."""
    loaded = load_checks(inputs, "checks/evidence.yaml", EvidenceFile, REMARKS)
    return loaded and {rule.code: rule for rule in loaded[1].remarks}
