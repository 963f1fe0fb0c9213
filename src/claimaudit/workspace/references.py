"""references/: subjects, metrics, and one file a publisher of documents and facts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from claimaudit.workspace.catalog import Model, https_url, iso_date
from claimaudit.workspace.claims import Conditions, Slug


class Subject(Model):
    """A company, chip, system … that claims and facts speak of."""

    id: Slug
    zh: str
    en: str
    kind: str
    aliases: list[str] = []


class SubjectsFile(Model):
    """references/subjects.yaml"""

    subjects: list[Subject]


class Metric(Model):
    """What is measured. `conditions` must match on both sides of a comparison."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,59}$")]
    zh: str
    en: str
    dimension: str
    conditions: list[str] = []
    negative_of: str | None = None


class Condition(Model):
    """What a value holds under. A `sweep` condition that a text leaves out is tried in every
    value that the facts have; an `identity` condition says which quantity is meant."""

    kind: Literal["sweep", "identity", "open", "note"]
    zh: str
    en: str
    reason: Literal["holds_only_under", "scope_mismatch", "base_not_stated"] | None = None
    values: list[str] = []


class MetricsFile(Model):
    """references/metrics.yaml"""

    dimensions: dict[str, list[str]]
    conditions: dict[str, Condition]
    metrics: list[Metric]


class Document(Model):
    """One published source, and how far anybody here has seen it."""

    id: Slug
    publisher: str
    title: str
    type: str
    url: str
    published: str | None = None
    retrieved: str
    seen: Literal["stored_copy", "excerpt", "not_seen"]
    retells: Slug | None = None
    note: str | None = None

    _dates = field_validator("published", "retrieved")(iso_date)
    _url = field_validator("url")(https_url)

    @model_validator(mode="after")
    def _published_first(self) -> Document:
        if self.published and self.published > self.retrieved[: len(self.published)]:
            raise ValueError(f"published {self.published} is after retrieved {self.retrieved}")
        return self


class Fact(Model):
    """One value printed in a document, or what a document says of one assertion."""

    id: Slug
    document: Slug
    locator: Annotated[str, Field(min_length=2, pattern=r"\S[\s\S]*\S")]
    subject: Slug | None = None
    metric: str | None = None
    printed: str | None = None
    unit_from: str | None = None
    conditions: Conditions = {}
    versus: Slug | None = None
    as_of: str | None = None
    attests: Slug | None = None
    holds: Literal["yes", "no", "partly"] | None = None
    why: str | None = None
    corroborated_by: list[Slug] = []
    note: str | None = None

    _as_of = field_validator("as_of")(iso_date)

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
    facts: list[Fact] = []
