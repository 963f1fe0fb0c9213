"""The shape of audit.json, for those who read it: schemas/audit.schema.json comes from here.

Intervals are `[low, high]`; null is an open end; the days of a date are ISO text.
Keys that are not described here may be added; none of these goes away.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from claimaudit.policy import Verdict

End = int | float | str | None
Ends = Annotated[list[End], Field(min_length=2, max_length=2)] | None
Counts = dict[Verdict, int]


class Shape(BaseModel):
    """What is read from a record: unknown keys are let by."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)


class TrialShape(Shape):
    """One combination of facts that a claim was set against."""

    conditions: dict[str, str]
    """The conditions that the text leaves out, in the values tried here."""
    facts: list[str]
    """Ids of the facts that were used, in the order of `steps`."""
    outcome: str
    """How it came out: holds, truncated, understated, overstated, partly, miss, slip,
    opposite, refuted or inconclusive."""
    reference: Ends
    """What the facts give, in the claim's unit."""
    steps: str
    """The arithmetic in printed figures."""
    middle: float | None = None
    """What it gives for exactly the printed figures, in the claim's unit."""
    standing: Literal["unseen", "witnessed", "paired", "alone"]
    """What the weakest of the facts can decide."""
    late: bool
    """Whether a document came out after the article."""
    decides: bool
    """Whether it counts towards the verdict."""


class SearchedShape(Shape):
    """Where one looked for a reference in vain."""

    where: list[str]
    """The places."""
    on: str
    """The day."""


class ClaimShape(Shape):
    """One claim and its verdict."""

    id: str
    """Stable; never reused."""
    article: str
    """Id of the article."""
    file: str
    """The YAML file that holds the claim."""
    line: int
    """Its line there, from 1."""
    prefix: str | None = None
    """What stands right before the quote, where it stands in the article more than once."""
    suffix: str | None = None
    """What stands right behind it, for the same reason."""
    quote: str
    """The exact words."""
    start: int
    """Where the quote starts, in code points of the raw article."""
    end: int
    """Where it ends."""
    form: str
    """value, ratio, comparison, change, share, date or assertion."""
    kind: str
    """fact, forecast or opinion."""
    subject: str
    """Id of what it speaks of."""
    versus: str | None
    """Id of what it is compared with."""
    metric: str
    """Id of what is measured."""
    relation: str | None
    """above, below, level, up or down."""
    conditions: dict[str, str]
    """The conditions that the text states."""
    from_: Annotated[dict[str, str], Field(alias="from")]
    """The conditions of a change's start."""
    to: dict[str, str]
    """The conditions of a change's end."""
    whole: dict[str, object] | None = None
    """Of what a share is a part: subject, metric, conditions."""
    periods: int | None = None
    """Over how many periods a rate is compounded."""
    said_by: str | None
    """The source that the article credits."""
    as_of: str | None
    """The date that the claim speaks of."""
    figure: str | None
    """The figure as printed."""
    figure_start: int | None
    """Where it starts, in code points of the raw article."""
    bound: str | None
    """What its words make of it: exact, about, nearly, under, over, up_to, order or range."""
    value: int | float | None
    """The bare number, in base units."""
    near: Ends
    """What the bare number rounds from, in base units."""
    ceiling: int | float | None
    """How far it reaches if it was cut off instead of rounded, in base units."""
    claimed: Ends
    """What the figure can honestly mean."""
    reference: Ends
    """What the deciding facts give."""
    unit: str | None
    """The unit of `claimed` and `reference`; x is a ratio."""
    verdict: Verdict
    """The verdict."""
    provisional: bool
    """Whether it rests on retellings only."""
    reasons: list[str]
    """Reason codes of the verdict."""
    notes: list[str]
    """Reason codes that stand beside it."""
    rules: list[str]
    """The rules that flagged it."""
    depends_on: list[str]
    """The conditions on which the answer depends."""
    facts: list[str]
    """Ids of the facts that decided."""
    trials: list[TrialShape]
    """Everything that was tried."""
    searched: SearchedShape | None
    """Where a reference was looked for in vain."""
    publish: bool
    """Whether it goes into the ClaimReview export."""
    note: str | None
    """A remark of the fact-checker."""


class ArticleShape(Shape):
    """One article of the catalog, with its verdict counts."""

    id: str
    """Id of the article."""
    file: str
    """Its file in seeds/."""
    title: str
    """As printed."""
    author: str | None
    """As printed."""
    publisher: str
    """As printed."""
    url: str | None
    """Where it stands."""
    url_as_printed: str | None
    """The address as the text prints it, where that is no https link."""
    published: str | None
    """The date that it prints."""
    judged_as_of: str | None
    """The day that it is judged as of, where it prints none."""
    language: str
    """A language tag."""
    sha256: str
    """Of its bytes."""
    rights: str
    """Whose the text is."""
    note: str | None
    """A remark."""
    counts: Counts
    """Claims by verdict."""


class SumShape(Shape):
    """One declared piece of arithmetic, computed."""

    id: str
    """Its id."""
    article: str | None
    """The article; null where it runs between articles."""
    kind: Literal["slip", "disagreement"]
    """What a failure is called."""
    terms: dict[str, str]
    """Name in the expression -> claim id."""
    left: str
    """An expression."""
    relation: Literal["equals", "at_most", "at_least"]
    """What should hold between the two."""
    right: str
    """An expression."""
    left_value: Ends
    """The left side, in base units."""
    right_value: Ends
    """The right side, in base units."""
    holds: bool
    """Whether it does."""
    truncated: bool
    """Whether it holds only with figures cut off instead of rounded."""
    reason: str | None
    """The reason code that a failure gives the claims it blames."""
    blames: list[str]
    """Claims that a failure is noted at."""
    why: str
    """Why these figures belong together."""
    file: str
    """The YAML file."""
    line: int
    """The line there."""


class FactShape(Shape):
    """One value printed in a document, or what a document says of an assertion."""

    id: str
    """Its id."""
    document: str
    """Id of the document."""
    locator: str
    """Where in the document it stands."""
    subject: str | None
    """Id of what it speaks of."""
    metric: str | None
    """Id of what is measured."""
    printed: str | None
    """The figure as printed."""
    unit_from: str | None
    """The unit, where a table's header prints it."""
    conditions: dict[str, str]
    """What it holds under."""
    versus: str | None
    """What a printed ratio is relative to."""
    as_of: str | None
    """The day of the value."""
    attests: str | None
    """The claim that it attests."""
    holds: str | None
    """yes, no or partly."""
    why: str | None
    """Why, in the fact-checker's words."""
    corroborated_by: list[str]
    """Other documents in which the same figure was read."""
    note: str | None
    """A remark."""
    file: str
    """The YAML file."""
    line: int
    """The line there."""
    interval: Ends
    """What it can mean, in base units."""
    unit: str | None
    """Its base unit."""


class DocumentShape(Shape):
    """One published source."""

    id: str
    """Its id."""
    publisher: str
    """Who published it."""
    title: str
    """Its title."""
    type: str
    """A tier of checks/policy.yaml."""
    url: str
    """Where it stands."""
    published: str | None
    """When it came out."""
    retrieved: str
    """When it was looked at."""
    seen: Literal["stored_copy", "excerpt", "not_seen"]
    """How far anybody here has seen it."""
    retells: str | None
    """The document that it retells."""
    note: str | None
    """A remark."""


class FindingShape(Shape):
    """One rule of a suite that flagged one row."""

    row: str
    """The claim, fact or document."""
    rule: str
    """The rule."""
    severity: str
    """critical, warning or info."""
    reason: str | None
    """The reason code."""


class SubjectShape(Shape):
    """Something that claims and facts speak of."""

    id: str
    """Its id."""
    zh: str
    """Its Chinese name."""
    en: str
    """Its English name."""
    kind: str
    """company, chip, system …"""
    aliases: list[str]
    """Other names."""


class MetricShape(Shape):
    """Something that is measured."""

    id: str
    """Its id."""
    zh: str
    """Its Chinese name."""
    en: str
    """Its English name."""
    dimension: str
    """What it is measured in."""
    conditions: list[str]
    """The conditions that change its value."""
    negative_of: str | None
    """The metric whose negative it is."""


class NamedShape(Shape):
    """A condition, in both languages."""

    zh: str
    """Chinese."""
    en: str
    """English."""
    kind: str
    """sweep, identity, open or note."""


class ReasonShape(Shape):
    """A reason code, in both languages."""

    verdict: Verdict | None
    """The verdict that it belongs to; null: it stands beside any."""
    zh: str
    """Chinese."""
    en: str
    """English."""


class TierShape(Shape):
    """What a document of one type is worth."""

    rank: int
    """1 is best."""
    decides: Literal["alone", "pair"]
    """Whether one seen fact decides."""
    zh: str
    """Chinese."""
    en: str
    """English."""


class AuditShape(Shape):
    """audit.json: one whole audit."""

    version: str
    """The version of claimaudit that wrote it."""
    as_of: str
    """The audit's date."""
    inputs: str
    """One hash over every file that was read."""
    rules_digest: str | None = None
    """One hash over checks/: the policy and the suites."""
    counts: Counts
    """Claims by verdict."""
    claims: list[ClaimShape]
    """Sorted by id."""
    articles: list[ArticleShape]
    """Sorted by id."""
    arithmetic: list[SumShape]
    """Sorted by id."""
    facts: list[FactShape]
    """Sorted by id."""
    facts_used: list[str]
    """Ids of the facts that some claim was set against."""
    documents: list[DocumentShape]
    """Sorted by id."""
    findings: list[FindingShape]
    """Sorted by row and rule."""
    subjects: list[SubjectShape]
    """Those that are spoken of."""
    metrics: list[MetricShape]
    """Those that are used."""
    conditions: dict[str, NamedShape]
    """By name."""
    reasons: dict[str, ReasonShape]
    """By code."""
    tiers: dict[str, TierShape]
    """By document type."""
