"""claims/history.yaml: when a verdict changed, and why, as a newsroom keeps a log of corrections.

A person enters it; the audit shows it and takes nothing from it. What the ledger's commits tell
beside it is mostly of rules in the making.
"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from claimaudit.base.model import Bilingual, Model
from claimaudit.workspace.fields import Date, Slug
from claimaudit.workspace.policy import Verdict


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
