"""What one claim was held against: a row of counts and flags for the ladder, and its grounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_type_hints

from claimaudit.figures import Figure
from claimaudit.verdict.groups import DependsOn
from claimaudit.verdict.match import Apart
from claimaudit.verdict.standing import Standing
from claimaudit.verdict.trials import Trial
from claimaudit.workspace.claims import Form
from claimaudit.workspace.register import RegisteredClaim


@dataclass(frozen=True)
class Row:
    """The columns that the ladder reads; the head of checks/ladder.yaml says what each is."""

    id: str
    form: Form
    rated: bool
    facts: int
    comparable: int
    seen: int
    hold: int
    miss: int
    mixed: int
    depends_on: DependsOn
    elsewhere: int
    partly: int
    refuted: int
    overstated: int
    opposite: int
    slip: int
    provisional: bool
    announced: bool
    superseded: bool
    understated: bool
    truncated: bool
    arithmetic_slip: bool
    articles_disagree: bool


COLUMNS: dict[str, Any] = get_type_hints(Row)
"""Name of each column, in order -> its type."""


@dataclass(frozen=True)
class WeighedTrial:
    """A trial, what its weakest fact is worth, and whether it came after the article."""

    trial: Trial
    standing: Standing
    late: bool
    decides: bool


@dataclass(frozen=True)
class Evidence:
    """Everything that one claim was set against. `figure` is in the sense of the facts;
    `depends_names` are the conditions that decide between holding and missing; `elsewhere` are
    the trials under another scope than the text states; `apart` says why each fact of the
    quantity that is in no comparable trial is in none."""

    row: Row
    registered: RegisteredClaim
    trials: tuple[WeighedTrial, ...]
    figure: Figure | None
    depends_names: tuple[str, ...]
    elsewhere: tuple[WeighedTrial, ...]
    apart: tuple[Apart, ...]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.row.id
