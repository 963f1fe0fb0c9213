"""What others answer to a verdict: their words stand beneath it, and never change it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from claimaudit.base.model import Model, Named
from claimaudit.workspace.fields import Date, Link, Name, Slug


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
