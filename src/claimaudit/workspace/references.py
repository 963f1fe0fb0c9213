"""references/: subjects, metrics, and one file a publisher of documents and facts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from claimaudit.base.model import Model, Named
from claimaudit.workspace.fields import Conditions, Date, LanguageTag, Link, Slug

ConditionKind = Literal["sweep", "identity", "open", "note"]
Dependence = Literal["holds_only_under", "scope_mismatch", "base_not_stated"]
Seen = Literal["stored_copy", "excerpt", "not_seen"]
Holds = Literal["yes", "no", "partly"]


class Subject(Named):
    """A company, chip, system … that claims and facts speak of."""

    id: Slug
    """Names it in claims and facts."""
    kind: str
    """company, chip, system, product, person …"""
    aliases: list[str] = []
    """Other names that it goes by."""


class SubjectsFile(Model):
    """references/subjects.yaml"""

    subjects: list[Subject]
    """Everything that a claim or a fact speaks of."""


class Metric(Named):
    """What is measured. `conditions` must match on both sides of a comparison."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,59}$")]
    """Names it in claims and facts."""
    dimension: str
    """What it is measured in; one of the dimensions above."""
    conditions: list[str] = []
    """The conditions that change its value and must match."""
    negative_of: str | None = None
    """The metric whose negative it is: a loss is a negative profit."""


class Condition(Named):
    """What a value holds under."""

    kind: ConditionKind
    """sweep: where a text leaves it out, every value is tried; identity: says which quantity is
    meant; open: a sweep that may decide nothing; note: changes no value."""
    reason: Dependence | None = None
    """What a claim is flagged with that holds only under some of its values."""
    values: list[str] = []
    """The values that are allowed; none named, any."""


class MetricsFile(Model):
    """references/metrics.yaml"""

    dimensions: dict[str, list[str]]
    """Dimension -> the canonical units that its values may have; none is a bare number."""
    conditions: dict[str, Condition]
    """What a value can hold under."""
    metrics: list[Metric]
    """What is measured."""


class Document(Model):
    """One published source, and how far anybody here has seen it."""

    id: Slug
    """Names it in facts."""
    publisher: str
    """Who published it."""
    title: str
    """As printed."""
    type: str
    """What kind of source it is; a tier of checks/policy.yaml."""
    url: Link
    """Where it stands; https only."""
    published: Date | None = None
    """When it came out: YYYY, YYYY-MM or YYYY-MM-DD."""
    retrieved: Date
    """When somebody last looked at it."""
    seen: Seen
    """How far anybody has seen it: a stored copy, an excerpt, or not at all."""
    retells: Slug | None = None
    """The document that it retells."""
    language: LanguageTag | None = None
    """The tag of the language that its figures are printed in, where they are read by its own
    rules: de. Without it they are read as Chinese and English print them."""
    note: str | None = None
    """A remark."""

    @model_validator(mode="after")
    def _published_first(self) -> Document:
        if self.published and self.published > self.retrieved[: len(self.published)]:
            raise ValueError(f"published {self.published} is after retrieved {self.retrieved}")
        return self


class Fact(Model):
    """One value printed in a document, or what a document says of one assertion."""

    id: Slug
    """Names it in reports; never reused."""
    document: Slug
    """The document that prints it."""
    locator: Annotated[str, Field(min_length=2, pattern=r"\S[\s\S]*\S")]
    """Where in the document it stands: page, table, row."""
    subject: Slug | None = None
    """What it speaks of."""
    metric: str | None = None
    """What is measured."""
    printed: str | None = None
    """The figure as printed, with its unit."""
    unit_from: str | None = None
    """The unit, where a table's header prints it."""
    conditions: Conditions = {}
    """What the value holds under."""
    versus: Slug | None = None
    """What a printed ratio is relative to."""
    as_of: Date | None = None
    """The day of the value; gives a printed date its year."""
    attests: Slug | None = None
    """The claim that the document speaks to, where nothing can be computed."""
    holds: Holds | None = None
    """Whether it bears that claim out."""
    why: str | None = None
    """One line of your own on why it does or does not."""
    corroborated_by: list[Slug] = []
    """Other documents in which the same figure was read."""
    note: str | None = None
    """A remark."""

    @model_validator(mode="after")
    def _value_or_attestation(self) -> Fact:
        if self.attests is None:
            absent = [k for k in ("subject", "metric", "printed") if getattr(self, k) is None]
            if absent or self.holds or self.why:
                raise ValueError(f"a value needs {', '.join(absent) or 'no holds and no why'}")
        elif self.printed or not self.holds or not self.why:
            raise ValueError("an attestation needs holds and why, and takes no printed")
        return self


class ReferencesFile(Model):
    """references/<publisher>.yaml"""

    documents: list[Document] = []
    """What was published."""
    facts: list[Fact] = []
    """What it prints."""
