"""checks/policy.yaml: every tolerance, tier and limit that a verdict rests on."""

import re
from decimal import Decimal
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, Field, PrivateAttr, model_validator

from claimaudit.base.model import Bilingual, Model, Reasoned
from claimaudit.figures import Interval
from claimaudit.figures.policy import FigurePolicy, Hedge, Rounding, Several
from claimaudit.figures.units import UnitTable, unit_table
from claimaudit.workspace.bounds import Share, bounded, bounded_hedge, bounded_rates
from claimaudit.workspace.fields import Link
from claimaudit.workspace.limits import CaptureLimits, Limits

POLICY = "checks/policy.yaml"
# From best to worst, for "turned worse" and for the order of a report.
Verdict = Literal[
    "supported", "not rated", "unverifiable", "conflicting", "misleading", "contradicted"
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
# The gravest first: the order of a report.
GRAVEST = VERDICTS[::-1]
# Those that say that the article is wrong, or leads its reader wrong.
CONVICTIONS: tuple[Verdict, ...] = ("contradicted", "misleading")
# No source decided it, so it rests on none.
UNDECIDED: tuple[Verdict, ...] = ("unverifiable", "not rated")
Severity = Literal["critical", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
Decides = Literal["alone", "pair"]
Turn = Literal["worse", "better", "same"]


def verdict_rank(verdict: Verdict) -> int:
    """How bad a verdict is, 0 the best."""
    return VERDICTS.index(verdict)


def turned(old: Verdict, new: Verdict) -> Turn:
    """How a verdict changed, by the order of VERDICTS."""
    step = verdict_rank(new) - verdict_rank(old)
    return "same" if step == 0 else "worse" if step > 0 else "better"


class Tolerance(Reasoned):
    """How far a value may be off."""

    tolerance: Share
    """A share of the value."""


class Understated(Reasoned):
    times: Annotated[Decimal, Field(ge=1, le=100)]
    """A true value this many times above a lower bound is noted."""


class PowerOfTen(Reasoned):
    shifts: Annotated[list[Annotated[int, Field(ge=1, le=18)]], Field(max_length=18)]
    """Shifts of the decimal point that are tried."""


class DateSlack(Reasoned):
    days: Annotated[int, Field(ge=0, le=7)]
    """Days that time zones explain."""
    vague_days: Annotated[int, Field(ge=0, le=10)]
    """Days that a vague date (early, mid, late) may be off by."""


class Currencies(Reasoned):
    """What an amount can mean that is printed without its currency."""

    home: dict[str, str]
    """The currency of the readers of a language, where an article names none."""
    per_dollar: Annotated[dict[str, tuple[Decimal, Decimal]], AfterValidator(bounded_rates)]
    """The least and the most that a US dollar cost in each."""

    def of(self, currency: str | None, language: str | None) -> str | None:
        """The one of the country that a text is printed for: told, or that of its language."""
        return currency or self.home.get(language or "")

    def rate(self, given: str | None, wanted: str) -> Interval | None:
        """What one unit of `given` can be worth in `wanted`; None where that is not known."""
        rates = {code: Interval(*ends) for code, ends in self.per_dollar.items()}
        rates["USD"] = Interval.point(Decimal(1))
        if given not in rates or wanted not in rates:
            return None
        return rates[wanted] / rates[given]


class Tier(Bilingual):
    """What a document type is worth: one fact decides alone, or only in an independent pair."""

    rank: Annotated[int, Field(ge=1, le=9)]
    """1 is best."""
    decides: Decides
    """Whether one seen fact decides alone, or only an independent pair."""
    own_word: bool = False
    """Whether it is a maker's on what it makes: where a verdict rests on that alone, it is told."""


class Nominal(Reasoned):
    metrics: list[str]
    """Metrics whose GB and GiB are one size."""


class Clips(Reasoned):
    """How much of a source may be quoted to show a figure."""

    words: Annotated[int, Field(ge=1, le=40)]
    """The most words."""
    chinese: Annotated[int, Field(ge=1, le=120)]
    """The most Chinese characters."""
    letters: Annotated[int, Field(ge=1, le=500)]
    """The most characters of any kind."""


class SameText(Reasoned):
    """What two reports have in common that are one text. A Chinese character counts as four
    letters, spaces and marks as none."""

    letters: Annotated[int, Field(ge=20, le=120)] = 50
    """So many in a row that stand in the clips of both."""
    title: Annotated[int, Field(ge=1, le=60)] = 20
    """The letters from which a headline that both have is no chance."""


def _contact(value: str) -> str:
    if not re.fullmatch(r"[^@\s<>]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+|https://\S+", value):
        raise ValueError("is neither an e-mail address nor an https:// link")
    return value


class Desk(Bilingual):
    """Who publishes the audit, and is written to by those who disagree."""

    about: Bilingual | None = None
    """Who that is, or what this check is, in a sentence."""
    contact: Annotated[str, AfterValidator(_contact)] | None = None
    """An e-mail address or an https page."""
    objections: Bilingual | None = None
    """How to object where there is no contact, in a sentence."""
    page: Link | None = None
    """The https address at which the report can be read; ClaimReviews point to it."""
    licence: str | None = None
    """Under which others may print it."""

    @model_validator(mode="after")
    def _hears(self) -> Self:
        if not (self.contact or self.objections):
            raise ValueError("says neither contact nor objections: say where objections go")
        return self


class GateLevel(Model):
    """What findings count for, and the reason that somebody reviewed."""

    level: Literal["error", "warning", "note"]
    """error fails the gate, the others are shown."""
    why: Annotated[str, Field(min_length=8)]
    """Why."""


class GatePolicy(Model):
    """What fails the gate and what only warns, where it is not as each finding's code says."""

    levels: dict[str, GateLevel] = {}
    """By the code of a finding."""
    articles: dict[str, GateLevel] = {}
    """The gravest that a finding of an article can be, by its id."""


class Tolerances(Model):
    """What a figure is judged by: the part of the policy that every reader of a report may see."""

    rounding: Annotated[Rounding, AfterValidator(bounded)]
    """What a printed number can stand for."""
    hedges: list[Annotated[Hedge, AfterValidator(bounded_hedge)]]
    """What words around a number do to it."""
    several: Annotated[Several, AfterValidator(bounded)]
    """What "several" and 数 mean."""

    level: Tolerance
    """How far two "level" things may be apart."""
    understated: Understated
    """When a lower bound is far too low."""
    power_of_ten: PowerOfTen
    """Which slips of the decimal point are named."""
    overstated: Tolerance
    """How far a hedge may lean before the figure is wrong."""
    date_slack: DateSlack
    """How far a date may be off."""
    nominal_memory: Nominal
    """Memory that is sold in nominal gigabytes."""
    same_text: SameText = SameText(why="", why_zh="")
    """What makes two reports one."""


class Policy(Tolerances):
    """checks/policy.yaml"""

    currencies: Currencies
    """Amounts without a currency."""
    tiers: dict[str, Tier]
    """What a document of each type is worth."""
    clips: Clips
    """The longest clips."""
    limits: Limits
    """Bounded sizes."""
    captures: CaptureLimits = CaptureLimits()
    """Captures of documents."""
    gate: GatePolicy = GatePolicy()
    """What fails the gate, and what only warns."""
    desk: Desk | None = None
    """Who publishes the audit; nobody is named where it is left out."""
    # What references/units.yaml adds, for the readers that read by this policy.
    _units: UnitTable | None = PrivateAttr(None)

    @property
    def units(self) -> UnitTable:
        """The units of the package, with those of the workspace."""
        return self._units or unit_table()

    def figures(self) -> FigurePolicy:
        """The part that the figure reader needs."""
        return FigurePolicy(self.rounding, self.several, self.hedges, self._units)
