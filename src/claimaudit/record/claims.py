"""A claim of the record: what was entered, how it was read, what it was held against, its verdict.

Intervals are `[low, high]`, null is an open end, the days of a date are ISO text.
"""

from collections.abc import Sequence
from typing import Literal

from claimaudit.base.model import Model
from claimaudit.verdict.evidence import DependsOn
from claimaudit.verdict.judge import HOLDING, Outcome
from claimaudit.verdict.match import Cause
from claimaudit.workspace.afterwards import Move, Reply
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.policy import UNDECIDED, Verdict
from claimaudit.workspace.references import Fact, Print, Seen

StrengthName = Literal["not_seen", "one_report", "one_origin", "two_reports", "firm"]
"""firm: a document that decides alone prints it. two_reports: two whose origins differ.
one_origin: retellings of a source on what it is the authority for. one_report, not_seen: neither
decides."""
End = int | float | str | None
Ends = tuple[End, End]


class Place(Model):
    """Where something was entered."""

    file: str
    """The YAML file, from the top of the workspace."""
    line: int
    """Its line there, from 1."""


class TrialRecord(Model):
    """One combination of facts that a claim was held against."""

    conditions: dict[str, str]
    """The conditions that the text leaves out, in the values tried here."""
    facts: list[str]
    """Ids of the facts that were used, in the order of `steps`."""
    outcome: Outcome
    """How it came out."""
    reference: Ends | None
    """What the facts give, in the claim's unit; of a relation their ratio."""
    difference_in: str | None = None
    """The unit of `reference` and `middle` where they are a difference instead: nothing and losses
    have no ratio."""
    steps: str
    """The arithmetic in printed figures."""
    middle: int | float | None = None
    """What it gives for exactly the printed figures, likewise."""
    possible: Ends | None = None
    """Of `reference` what a range or a word for a stretch (hundreds) surely leaves possible."""
    surely: Ends | None = None
    """Of `reference` what a figure of one digit says for sure, taken to two."""
    strength: StrengthName
    """What the weakest of the facts rests on."""
    late: bool
    """Whether a document came out after the article."""
    decides: bool
    """Whether it counts towards the verdict."""
    judged_by: str = ""
    """The function that judged it, as module.function of the verdict room."""

    @property
    def holds(self) -> bool:
        return self.outcome in HOLDING

    @property
    def is_decisive(self) -> bool:
        """Whether it decides and says something."""
        return self.decides and self.outcome is not Outcome.inconclusive

    @property
    def of_two_editions(self) -> bool:
        """Whether it is left open because no document prints both of its figures."""
        return self.judged_by == "editions.of_two_editions"


class ApartRecord(Model):
    """A fact of the claim's quantity that it was not held against, and what keeps them apart."""

    fact: str
    """Id of the fact."""
    cause: Cause
    """What kind of thing keeps them apart."""
    name: str | None = None
    """The condition, where it is one."""
    stated: str | None = None
    """What the claim states; null where it states nothing."""
    held: str | None = None
    """What the fact holds under; null where it names nothing."""


class Deviation(Model):
    """By how much the article's figure is off the reference that decided."""

    kind: Literal["times", "share", "percent", "points", "tens", "days", "edge"]
    """times: `amount` times the reference. share: only `amount` percent of it. percent: `amount`
    percent above or below. points: percentage points. tens: `amount` powers of ten. days: earlier
    or later. edge: it just misses."""
    above: bool
    """Whether the article says more, or a later day, than the reference."""
    amount: float
    """How much."""


class ReplyRecord(Reply, Place):
    """An answer to the verdict on a claim, and where it was entered."""


class ClaimRecord(Claim, Place):
    """One claim, how it was read, and its verdict."""

    article: str
    """Id of the article."""
    start: int
    """Where the quote starts, in code points of the raw article."""
    end: int
    """Where it ends."""
    sentence: int | None = None
    """Where the sentence starts in which the quote does, likewise."""
    figure_start: int | None
    """Where the figure starts, in code points of the raw article."""
    bound: str | None
    """What its words make of the figure: exact, about, nearly, under, over, up_to, order, range."""
    value: int | float | None
    """The bare number, in base units."""
    near: Ends | None
    """What the bare number rounds from, in base units."""
    ceiling: int | float | None
    """How far it reaches if it was cut off instead of rounded, in base units."""
    claimed: Ends | None
    """What the figure can honestly mean, in `unit`."""
    point: int | float | None = None
    """The bare number in `unit`, in the sense of `claimed`: a loss is negative."""
    rounded: Ends | None = None
    """What the bare number rounds from, likewise."""
    cut_off: int | float | None = None
    """How far it reaches if it was cut off, likewise."""
    reference: Ends | None
    """What the deciding facts give, in `unit`; of a relation their ratio, null without one."""
    unit: str | None
    """The unit of `claimed` and `reference`; x is a ratio."""
    verdict: Verdict
    """The verdict."""
    rung: str = ""
    """The rung of the ladder that gave it."""
    strength: StrengthName | None
    """What it rests on; where nothing decides, the best that was found; null without a fact."""
    provisional: bool
    """Whether something decides that is not firm."""
    reasons: list[str]
    """Reason codes of the verdict."""
    notes: list[str]
    """Reason codes that stand beside it."""
    rules: list[str]
    """The rung, and the notes' rules, that flagged it."""
    depends_on: list[str]
    """The conditions on which the answer depends."""
    depends_on_kind: DependsOn = "nothing"
    """What kind they are."""
    facts: list[str]
    """Ids of the facts that decided."""
    facts_of_quantity: int = 0
    """How many facts of its quantity there are, whatever their conditions."""
    trials: list[TrialRecord]
    """Everything that was tried."""
    elsewhere: list[TrialRecord] = []
    """Trials under another scope than the stated one."""
    decided_by: int | None = None
    """Which of `trials` tells best why the verdict is what it is."""
    off: Deviation | None = None
    """By how much the figure is off that trial's reference."""
    ratio: float | None = None
    """The figure over the nearest end of `reference`; 1 inside it."""
    apart: list[ApartRecord] = []
    """Facts of the quantity that could not be compared, and why."""
    repeats: list[str] = []
    """The claims that say it once more (`same_as`) and have the same verdict, in reading order."""
    repeat_of: str | None = None
    """The claim that it is counted with, as it says the same and has the same verdict."""
    replies: list[ReplyRecord] = []
    """Answers to the verdict, the oldest first. They have no part in it."""
    moves: list[Move] = []
    """Changes of the verdict that were entered with their reasons, the oldest first."""

    @property
    def is_decided(self) -> bool:
        """Whether sources decided it."""
        return self.verdict not in UNDECIDED

    @property
    def decisive(self) -> list[TrialRecord]:
        """The trials that decide and say something."""
        return [trial for trial in self.trials if trial.is_decisive]

    @property
    def left_open(self) -> list[TrialRecord]:
        """Of what was read the trials that leave it open, where its verdict is that they do."""
        read = [t for t in self.trials if t.strength != "not_seen"]
        is_open = "sources_leave_open" in self.reasons
        return [t for t in read if is_open and t.outcome is Outcome.inconclusive]


class PrintRecord(Print):
    """Where one document prints it, and how well that was seen."""

    at: str | None = None
    """Where in it, in words."""
    seen: Seen
    """captured: its clip was found in a capture, or read from data; read: a person entered it; or
    not_seen."""
    data: InData | None = None
    """The place in data from which figure, unit and clip were read."""
    figure_start: int | None = None
    """Where the figure stands in the clip, in code points."""
    like: list[str] = []
    """The documents whose prints of the same figure share so many of its words that the two are
    one text."""

    @property
    def is_read(self) -> bool:
        return self.seen != "not_seen"

    @property
    def seen_as(self) -> str:
        """What it is called in reports how well it was seen."""
        return "data" if self.data is not None else self.seen


class FactRecord(Fact, Place):
    """One quantity that documents print, or what they say of an assertion."""

    prints: Sequence[PrintRecord]
    """Every print of it."""
    document: str
    """The document whose print counts most: this and the next three are of that print."""
    locator: str | None
    """Where in it."""
    printed: str | None
    """The figure as printed there."""
    unit_from: str | None = None
    """The unit, where a table's header prints it."""
    bound: str | None = None
    """What its words make of the figure, as of a claim's; of a date nothing."""
    interval: Ends | None
    """What it can mean, in base units."""
    point: int | float | None = None
    """Its number, likewise."""
    rounded: Ends | None = None
    """What the number can stand for, its hedge left out."""
    unit: str | None
    """Its base unit."""

    @property
    def shown(self) -> list[PrintRecord]:
        """The prints that somebody has read, the one that counts most first; where nobody has read
        one, that one."""
        read = (p for p in self.prints if p.is_read)
        return sorted(read, key=lambda p: p.document != self.document) or [self.best]

    @property
    def best(self) -> PrintRecord:
        return next(p for p in self.prints if p.document == self.document)

    @property
    def in_parts(self) -> bool:
        """Whether it bears a statement out by prints of which each speaks to a part."""
        return self.holds == "yes" and any(p.part for p in self.prints)
