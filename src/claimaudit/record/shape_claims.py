"""The shape of a claim in audit.json, with its trials."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from claimaudit.record.shape_base import Ends, Shape
from claimaudit.workspace.policy import Verdict


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
