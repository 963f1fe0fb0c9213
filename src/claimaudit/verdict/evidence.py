"""What one claim was held against: its trials, and the row of counts and flags for the ladder."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_type_hints

from claimaudit.figures import Figure
from claimaudit.figures.dates import Days
from claimaudit.verdict.judge import Outcome
from claimaudit.verdict.match import Apart
from claimaudit.verdict.span import Reference
from claimaudit.verdict.strength import Strength
from claimaudit.workspace.claims import Form
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import ReadFact
from claimaudit.workspace.register import RegisteredClaim

Key = tuple[tuple[str, str], ...]
JudgedBy = Literal[
    "judge.judge",
    "judge.judge_days",
    "judge.judge_relation",
    "forms.attested",
    "editions.of_two_editions",
    "editions.of_one_day",
]
"""The function of this package that gave an outcome, as module.function."""
DependsOn = Literal["nothing", "period", "scope", "base", "condition"]


@dataclass(frozen=True, slots=True)
class Trial:
    """One combination of facts and how the claim came out against it. `conditions` are those that
    the claim left open; `reference` is in base units (`unit`), `days` where the claim is a date;
    `steps` is the arithmetic in printed figures, `middle` what it gives for those."""

    conditions: Conditions
    facts: tuple[ReadFact, ...]
    outcome: Outcome
    judged_by: JudgedBy
    reference: Reference | None = None
    unit: str | None = None
    days: Days | None = None
    steps: str = ""
    middle: Decimal | None = None

    @property
    def key(self) -> Key:
        """The conditions, sorted."""
        return tuple(sorted(self.conditions.items()))

    @property
    def attests(self) -> bool:
        """Whether it is a document's own word on the claim, under whatever conditions."""
        return self.facts[0].fact.attests is not None

    @property
    def of_two_editions(self) -> bool:
        """Whether it would go against the claim, if one document printed both of its facts."""
        return self.judged_by == "editions.of_two_editions"


@dataclass(frozen=True)
class Tried:
    """Every trial of one claim. `facts` counts those of its quantity, whatever their conditions;
    `elsewhere` are trials under another scope than the stated one; `apart` says why each of the
    other facts came to no trial."""

    trials: tuple[Trial, ...] = ()
    facts: int = 0
    apart: tuple[Apart, ...] = ()
    elsewhere: tuple[Trial, ...] = ()


@dataclass(frozen=True)
class WeighedTrial:
    """A trial, what its weakest fact is worth, and whether it came after the article."""

    trial: Trial
    strength: Strength
    late: bool
    decides: bool

    @property
    def is_decisive(self) -> bool:
        """Whether it decides and says something."""
        return self.decides and self.trial.outcome is not Outcome.inconclusive

    @property
    def leaves_open(self) -> bool:
        """Whether what somebody has read leaves the claim open."""
        is_read = self.strength > Strength.not_seen
        return is_read and self.trial.outcome is Outcome.inconclusive


@dataclass(frozen=True)
class Row:
    """The columns that the ladder reads; the head of checks/ladder.yaml says what each is."""

    id: str
    form: Form
    rated: bool
    facts: int
    comparable: int
    seen: int
    inconclusive: int
    hold: int
    miss: int
    mixed: int
    left_open: int
    depends_on: DependsOn
    elsewhere: int
    partly: int
    refuted: int
    overstated: int
    overlaps: int
    opposite: int
    slip: int
    provisional: bool
    announced: bool
    superseded: bool
    understated: bool
    truncated: bool
    vague_date: bool
    arithmetic_slip: bool
    articles_disagree: bool


COLUMNS: dict[str, Any] = get_type_hints(Row)
"""Name of each column, in order -> its type."""


@dataclass(frozen=True)
class Evidence:
    """Everything that one claim was set against. `strength` is what its answer rests on, where
    nothing decides the best that was found; `figure` is in the sense of the facts;
    `depends_names` are the conditions that decide between holding and missing; `elsewhere` are
    the trials under another scope than the text states; `apart` says why each fact of the
    quantity that is in no comparable trial is in none."""

    row: Row
    registered: RegisteredClaim
    trials: tuple[WeighedTrial, ...]
    strength: Strength | None
    figure: Figure | None
    depends_names: tuple[str, ...]
    elsewhere: tuple[WeighedTrial, ...]
    apart: tuple[Apart, ...]

    @property
    def id(self) -> str:
        return self.row.id
