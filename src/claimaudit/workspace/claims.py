"""claims/NNN.yaml: the claims of one article and the arithmetic between them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from claimaudit.workspace.catalog import ArticleId, Model, iso_date

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{0,99}$")]
Conditions = dict[str, str]
Form = Literal["value", "ratio", "comparison", "change", "share", "date", "assertion"]


# What each form cannot be computed without.
_NEEDS: dict[str, tuple[str, ...]] = {
    "value": ("figure",),
    "date": ("figure",),
    "ratio": ("versus", "figure"),
    "comparison": ("versus", "relation"),
    "change": ("from", "to"),
    "share": ("whole", "figure"),
    "assertion": (),
}


class Whole(Model):
    """The denominator of a share."""

    subject: Slug
    metric: str
    conditions: Conditions = {}


class Searched(Model):
    """Where one looked for a reference in vain, and when."""

    where: Annotated[list[str], Field(min_length=1)]
    on: str

    _on = field_validator("on")(iso_date)


class Claim(Model):
    """One subject, one metric, one figure (or one comparison, date or assertion)."""

    id: Slug
    quote: Annotated[str, Field(min_length=2)]
    prefix: str | None = None
    suffix: str | None = None
    form: Form
    kind: Literal["fact", "forecast", "opinion"] = "fact"
    subject: Slug
    versus: Slug | None = None
    metric: str
    figure: str | None = None
    relation: Literal["above", "below", "level", "up", "down"] | None = None
    conditions: Conditions = {}
    from_: Annotated[Conditions, Field(alias="from")] = {}
    to: Conditions = {}
    periods: Annotated[int, Field(ge=1, le=100)] | None = None
    whole: Whole | None = None
    said_by: str | None = None
    as_of: str | None = None
    searched: Searched | None = None
    publish: bool = False
    note: str | None = None

    _as_of = field_validator("as_of")(iso_date)

    @model_validator(mode="after")
    def _form_is_complete(self) -> Claim:
        given: dict[str, object] = {
            "figure": self.figure, "versus": self.versus, "relation": self.relation,
            "from": self.from_, "to": self.to, "whole": self.whole,
        }  # fmt: skip
        absent = [key for key in _NEEDS[self.form] if not given[key]]
        if absent:
            raise ValueError(f"form {self.form} needs {' and '.join(absent)}")
        if self.form == "change" and not (self.figure or self.relation):
            raise ValueError("form change needs a figure or a relation (up or down)")
        if self.relation and self.form in ("value", "share", "date", "assertion"):
            raise ValueError(f"form {self.form} takes no relation")
        return self


class ArithmeticEntry(Model):
    """Figures that can be recomputed from each other. `terms` names the claims."""

    id: Slug
    terms: Annotated[
        dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")], Slug], Field(min_length=1)
    ]
    left: str
    relation: Literal["equals", "at_most", "at_least"]
    right: str
    kind: Literal["slip", "disagreement"]
    blames: Annotated[list[Slug], Field(min_length=1)]
    why: str


def _or_none_yet(value: object) -> object:
    """A key with nothing under it yet is an empty list."""
    return [] if value is None else value


class ClaimsFile(Model):
    """claims/NNN.yaml, or claims/between.yaml (arithmetic between articles: no `article`)."""

    article: ArticleId | None = None
    claims: Annotated[list[Claim], BeforeValidator(_or_none_yet)] = []
    arithmetic: Annotated[list[ArithmeticEntry], BeforeValidator(_or_none_yet)] = []
