"""What comes after a verdict, and changes none: what others answer to it (claims/replies.yaml),
and when it changed and why (claims/history.yaml), as a newsroom keeps a log of corrections."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from claimaudit.base.model import Bilingual, Model, Named
from claimaudit.workspace.fields import Date, Link, Name, Slug
from claimaudit.workspace.policy import Verdict


class Words(Named):
    """What was answered, in one language of a report or in both."""

    _what: ClassVar[str] = "the words"


class Reply(Model):
    """An answer to the verdict on one claim."""

    id: Slug
    """Stable, human-made, never reused: reply-002-950pr-2026-12-01."""
    claim: Slug
    """The claim that it answers."""
    on: Date
    """The day it was given."""
    by: Annotated[Name, Field(min_length=2, max_length=200)]
    """Who gave it: the author, the outlet, whom the claim is about."""
    kind: Literal["reply", "correction", "objection"]
    """reply: a statement. correction: the article was corrected. objection: the verdict is
    disputed."""
    words: Words
    """What was said, as it was given; a translation beside it."""
    link: Link | None = None
    """The https address at which it can be read."""


class Move(Model):
    """A change of the verdict on one claim."""

    id: Slug
    """Stable, human-made, never reused: move-002-950pr-2026-12-01."""
    claim: Slug
    """The claim whose verdict changed."""
    on: Date
    """The day of the change."""
    from_: Annotated[Verdict, Field(alias="from")]
    """The verdict before."""
    to: Verdict
    """The verdict since."""
    why: Bilingual
    """Why it changed, for readers of both languages."""

    @model_validator(mode="after")
    def _moves(self) -> Self:
        if self.from_ == self.to:
            raise ValueError("from and to are one verdict: enter the two between which it changed")
        return self
