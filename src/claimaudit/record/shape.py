"""The shape of audit.json, for those who read it: schemas/audit.schema.json comes from here.

Intervals are `[low, high]`; null is an open end; the days of a date are ISO text.
Keys that are not described here may be added; none of these goes away.
"""

from __future__ import annotations

from typing import Literal

from claimaudit.record.shape_base import Counts, Ends, Shape
from claimaudit.record.shape_claims import ClaimShape
from claimaudit.record.shape_sources import (
    DocumentShape,
    FactShape,
    MetricShape,
    NamedShape,
    ReasonShape,
    SubjectShape,
    TierShape,
)


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
    policy: dict[str, object] | None = None
    """The tolerances of checks/policy.yaml that figures were judged by."""
    tiers: dict[str, TierShape]
    """By document type."""
