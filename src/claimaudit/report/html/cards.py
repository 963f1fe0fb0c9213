"""A claim's card: its explanation, with its place and its picture on the page."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.base.shown import html_id as anchor
from claimaudit.record.claims import ClaimRecord
from claimaudit.report.html.scales import Scale, scale
from claimaudit.report.html.verdicts import STYLES
from claimaudit.report.why import Why


@dataclass(frozen=True)
class Card:
    """One claim."""

    why: Why
    number: int
    """Its number in the article."""
    scale: Scale | None

    @property
    def claim(self) -> ClaimRecord:
        return self.why.claim

    @property
    def anchor(self) -> str:
        """The id of the card, and the claim's permanent address."""
        return anchor(self.claim.id)

    @property
    def style(self) -> str:
        return STYLES[self.claim.verdict]


def card(why: Why, number: int, level: float | None) -> Card:
    """The card of one claim; `level` is how far two values may lie apart and still be level."""
    return Card(why, number, scale(why.claim, level))
