"""checks/ladder.yaml: the ordered rungs that give a claim its verdict, and the notes beside it.

The words are the workspace's own. The rungs, their order, and what each asks and gives are those
of the package, whose own file is this very one: anything else is refused with why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, field_validator

from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import Located, load_model
from claimaudit.workspace.catalog import Model
from claimaudit.workspace.policy import Verdict

Severity = Literal["critical", "warning", "info"]
Why = Annotated[str, Field(min_length=3)]

# What `mends` may name; the head of checks/ladder.yaml says what each stands for.
SLOTS = ("subject", "metric", "stated", "claimed", "depends", "unseen", "facts")
_SHOWN = "checks/ladder.yaml"
_OTHERWISE = "what it flags would come out as another verdict"


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


def shipped_ladder_path() -> Path:
    """The ladder of the package."""
    return Path(str(files("claimaudit"))) / "template" / "checks" / "ladder.yaml"


def load_ladder(path: Path, limit: int, problems: list[Problem]) -> Ladder | None:
    """The ladder of a workspace, or None with its problems noted."""
    found = load_model(path, _SHOWN, limit, LadderFile, problems)
    shipped = load_model(
        shipped_ladder_path(), "the ladder of the package", limit, LadderFile, problems
    )
    if found is None or shipped is None:
        return None
    located, given = found
    before = len(problems)
    problems += _changed_rungs(located, given.rungs, shipped[1].rungs)
    problems += _changed_notes(located, given.notes, shipped[1].notes)
    if len(problems) > before:
        return None
    lines = {rung.rung: located.line("rungs", i, "rung") for i, rung in enumerate(given.rungs)}
    lines |= {note.code: located.line("notes", i, "code") for i, note in enumerate(given.notes)}
    return Ladder(_SHOWN, tuple(given.rungs), tuple(given.notes), lines)


def _changed_rungs(
    located: Located, given: Sequence[Rung], shipped: Sequence[Rung]
) -> Iterator[Problem]:
    """Everything in which the rungs are not those of the package."""
    known = {rung.rung: rung for rung in shipped}
    names = [rung.rung for rung in given]
    for i, rung in enumerate(given):
        if rung.rung not in known:
            fix = f"take it out: {_OTHERWISE}"
            yield _problem(located, i, "rung", f"{rung.rung} is no rung of the package", fix)
        elif rung.rung in names[:i]:
            yield _problem(located, i, "rung", f"{rung.rung} stands twice", "keep the first")
        else:
            yield from _changed_keys(located, i, rung, known[rung.rung])
    if absent := [name for name in known if name not in names]:
        fix = f"enter it again: without it, {_OTHERWISE}"
        message = f"left out: {', '.join(absent)}"
        yield Problem(located.file, located.line("rungs"), message, fix)
    elif sorted(names) == sorted(known):
        yield from _moved(located, names, list(known))


def _changed_keys(located: Located, i: int, rung: Rung, shipped: Rung) -> Iterator[Problem]:
    for key in ("when", "verdict", "reason"):
        wanted = getattr(shipped, key)
        if getattr(rung, key) != wanted:
            message = f"{rung.rung}: its {key} is not the package's, “{wanted or 'null'}”"
            yield _problem(located, i, key, message, f"write that: with another, {_OTHERWISE}")


def _moved(located: Located, names: list[str], known: list[str]) -> Iterator[Problem]:
    """The first rung that stands elsewhere than in the package."""
    for i, (name, wanted) in enumerate(zip(names, known, strict=True)):
        if name != wanted:
            fix = f"the first that matches gives the verdict: moved, {_OTHERWISE}"
            yield _problem(located, i, "rung", f"{name} stands where {wanted} belongs", fix)
            return


def _changed_notes(
    located: Located, given: Sequence[Note], shipped: Sequence[Note]
) -> Iterator[Problem]:
    """Everything in which the notes are not among those of the package."""
    known = {note.code: note.when for note in shipped}
    for i, note in enumerate(given):
        line = located.line("notes", i, "code")
        if note.code not in known:
            fix = f"one of: {', '.join(known)}; a note may only be left out"
            yield Problem(located.file, line, f"{note.code} is no note of the package", fix)
        elif note.code in [other.code for other in given[:i]]:
            yield Problem(located.file, line, f"{note.code} stands twice", "keep the first")
        elif note.when != known[note.code]:
            message = f"{note.code}: its when is not the package's, “{known[note.code]}”"
            fix = "write that: with another, it would say something else than its words"
            yield Problem(located.file, located.line("notes", i, "when"), message, fix)


def _problem(located: Located, i: int, key: str, message: str, fix: str) -> Problem:
    return Problem(located.file, located.line("rungs", i, key), message, fix)
