"""claims/NNN.yaml: the claims of one article and the arithmetic between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from claimaudit.base.model import Model, Told
from claimaudit.figures.figure import Part
from claimaudit.workspace.afterwards import Move, Reply
from claimaudit.workspace.fields import ArticleId, Conditions, Date, Slug
from claimaudit.workspace.gist import Gist, Weight

Form = Literal["value", "ratio", "comparison", "change", "share", "date", "assertion"]
Kind = Literal["fact", "forecast", "opinion"]
Relation = Literal["above", "below", "level", "up", "down"]
SumRelation = Literal["equals", "at_most", "at_least"]
SumKind = Literal["slip", "disagreement"]
FORMS: tuple[Form, ...] = get_args(Form)
SAID_BY = "said_by"
"""The key that may be assumed beside conditions."""

_FIGURE = {"figure": "the figure with its unit and hedge, as it stands in the quote"}
_VERSUS = {"versus": "the subject that it is compared with"}
# What each form cannot be computed without: key -> what to enter there.
NEEDS: Mapping[str, Mapping[str, str]] = {
    "value": _FIGURE,
    "ratio": {**_VERSUS, **_FIGURE},
    "comparison": {**_VERSUS, "relation": "above, below or level"},
    "change": {
        "from": "what it changed from, as {period: 'YYYY'}",
        "to": "what it changed to, as {period: 'YYYY'}",
    },
    "share": {"whole": "what it is a share of, as {subject: …, metric: …}", **_FIGURE},
    "date": _FIGURE,
    "assertion": {},
}
# The forms whose verdict a figure has no part in: one that stood there would be covered unjudged.
_WITHOUT_FIGURE = ("comparison", "assertion")
# The forms that may say which way they go, and the ways.
RELATIONS: Mapping[str, tuple[Relation, ...]] = {
    "comparison": ("above", "below", "level"),
    "change": ("up", "down"),
    "ratio": ("above", "below"),
}


def _if_form(form: str, keys: Mapping[str, str]) -> dict[str, Any]:
    """What a JSON Schema says of the keys that a form needs."""
    asked = {"properties": {"form": {"const": form}}, "required": ["form"]}
    return {"if": asked, "then": {"required": list(keys)}}


class Whole(Model):
    subject: Slug
    """What the share is a share of."""
    metric: str
    """What is measured of it."""
    conditions: Conditions = {}
    """What the whole holds under."""


class Searched(Model):
    where: Annotated[list[str], Field(min_length=1)]
    """The places that were looked through."""
    on: Date
    """The day, YYYY-MM-DD."""


class Assumption(Model):
    """A condition that an article does not print, and that a person put in."""

    is_: Annotated[str, Field(alias="is")]
    """Its value, as under conditions."""
    why: Told
    """What of the article makes it so read: in one language, or as {zh: …, en: …} for the readers
    of each report language."""


class Claim(Model):
    """One subject, one metric, one figure (or one comparison, date or assertion)."""

    model_config = ConfigDict(
        json_schema_extra={"allOf": [_if_form(form, keys) for form, keys in NEEDS.items() if keys]}
    )

    id: Slug
    """Stable, human-made, never reused: 002-950pr-compute-vs-h20."""
    quote: Annotated[str, Field(min_length=2)]
    """The exact words of the article, copied out of its raw text."""
    prefix: str | None = None
    """The exact words before the quote, only where the quote stands twice."""
    suffix: str | None = None
    """The exact words behind the quote, only where the quote stands twice."""
    gloss: str | None = None
    """The quote in the other language, for readers who do not read its own: as short, and with its
    figures. It decides nothing. Of claims of one quote one has it."""
    form: Form
    """How it is computed: value (a fact), ratio (fact / fact), comparison (fact against fact),
    change (from, to), share (part / whole), date, assertion (attested, not computed)."""
    kind: Kind = "fact"
    """Forecasts and opinions are not rated, and the note says why: docs/method.md parts them."""
    subject: Slug
    """What it speaks of; an id of references/subjects.yaml."""
    versus: Slug | None = None
    """What the subject is compared with."""
    metric: str
    """What is measured; an id of references/metrics.yaml."""
    figure: str | None = None
    """The figure with its unit and hedge, as it stands in the quote."""
    part: Part | None = None
    """Which number of a printed range or change the figure is: low, high; from, to."""
    relation: Relation | None = None
    """Which way a comparison, ratio or change goes: above, below, level; up, down."""
    conditions: Conditions = {}
    """What the text prints, in the claim's paragraph, over it or in the title, that the value holds
    under. What it leaves out is swept."""
    assumed: dict[str, Assumption] = {}
    """Conditions (or said_by) that it leaves out and a person put in, so that the claim is not
    swept: shown as what it is read as. Never taken from a source to make the claim fit."""
    from_: Annotated[Conditions, Field(alias="from")] = {}
    """The conditions of a change's start, such as {period: 2023}."""
    to: Conditions = {}
    """The conditions of a change's end."""
    periods: Annotated[int, Field(ge=1, le=100)] | None = None
    """How many years a yearly rate runs over."""
    whole: Whole | None = None
    """The denominator of a share."""
    said_by: str | None = None
    """The source that the article credits, in the claim's paragraph or over it."""
    as_of: Date | None = None
    """The date that the claim speaks of; gives a printed date its year."""
    searched: Searched | None = None
    """Where a reference was looked for in vain, and when."""
    same_as: Slug | None = None
    """The claim that this one says once more, in the title, the lede or another article. It is
    judged by itself, and counted once with that one where both come out the same."""
    publish: bool = False
    """Put it into the ClaimReview export."""
    note: Told | None = None
    """A remark for whoever reads the claim: in one language, or as {zh: …, en: …} for the readers
    of each report language."""
    gist: Gist | None = None
    """Of a conviction: what a person would print, a sentence and what weakens it."""
    weight: Weight | None = None
    """Whether the error changes what the article says (point) or not (detail)."""

    @model_validator(mode="after")
    def _form_is_complete(self) -> Claim:
        absent = [k for k in NEEDS[self.form] if not getattr(self, "from_" if k == "from" else k)]
        if absent:
            raise ValueError(f"form {self.form} needs {' and '.join(absent)}")
        if self.form == "change" and not (self.figure or self.relation):
            raise ValueError("form change needs a figure or a relation (up or down)")
        if self.figure and self.form in _WITHOUT_FIGURE:
            raise ValueError(
                f"form {self.form} judges no figure: enter the figure as a claim of its own"
            )
        allowed = RELATIONS.get(self.form, ())
        if self.relation and self.relation not in allowed:
            which = f" {self.relation}: one of {', '.join(allowed)}" if allowed else ""
            raise ValueError(f"form {self.form} takes no relation{which}")
        return self


class ArithmeticEntry(Model):
    """Figures that can be recomputed from each other. `terms` names the claims."""

    id: Slug
    """Stable, human-made, never reused."""
    terms: Annotated[
        dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")], Slug], Field(min_length=1)
    ]
    """Names for the claims whose figures are used."""
    left: str
    """An expression of the terms, numbers, + - * / ( ), count(x), change(a, b) and
    cagr(a, b, periods)."""
    relation: SumRelation
    """What should hold between left and right."""
    right: str
    """An expression like left."""
    kind: SumKind
    """A slip is an article's own; a disagreement is between two statements."""
    blames: Annotated[list[Slug], Field(min_length=1)]
    """The claims that a failure is noted at."""
    why: Told
    """Why these figures belong together: in one language, or as {zh: …, en: …} for the readers
    of each report language."""
    gist: Gist | None = None
    """Of a sum that fails: what a person would print, likewise."""
    weight: Weight | None = None
    """Whether the error changes what the article says (point) or not (detail)."""


# A key with nothing under it yet is an empty list.
_MAYBE_EMPTY = BeforeValidator(lambda value: [] if value is None else value)


class ClaimsFile(Model):
    """claims/NNN.yaml; or without an `article` claims/between.yaml (arithmetic between articles),
    claims/replies.yaml (answers to verdicts) and claims/history.yaml (their changes)."""

    article: ArticleId | None = None
    """The article's id in seeds/catalog.yaml; claims/between.yaml has none."""
    claims: Annotated[list[Claim], _MAYBE_EMPTY] = []
    """The claims, in the order of the text."""
    arithmetic: Annotated[list[ArithmeticEntry], _MAYBE_EMPTY] = []
    """Figures that can be recomputed from each other."""
    replies: Annotated[list[Reply], _MAYBE_EMPTY] = []
    """Answers to the verdicts on claims, of any article."""
    moves: Annotated[list[Move], _MAYBE_EMPTY] = []
    """Changes of verdicts, of any article, each with its reason."""
