"""The shape of facts, documents and the vocabulary in audit.json."""

from __future__ import annotations

from typing import Literal

from claimaudit.record.shape_base import Ends, Shape
from claimaudit.workspace.policy import Verdict


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
