"""Each article: its data, its text marked up, and the cards of its claims beside the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimaudit.base.shown import html_id as anchor
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import ArticleRecord
from claimaudit.report.html.cards import Card
from claimaudit.report.html.marks import Block, blocks
from claimaudit.report.html.verdicts import Count, counts


@dataclass(frozen=True)
class ArticleView:
    """One article with its cards."""

    record: ArticleRecord
    anchor: str
    counts: list[Count]
    blocks: list[Block]
    """Its text; empty where that is not at hand."""
    cards: dict[str, Card]
    """Claim -> card, as a reader meets the claims."""

    @property
    def in_place(self) -> list[ClaimRecord]:
        """The claims in the order of their cards on the page."""
        if not self.blocks:
            return [card.claim for card in self.cards.values()]
        return [c for block in self.blocks for p in block.paragraphs for c in p.claims]


def article_view(record: ArticleRecord, text: str, cards: Sequence[Card]) -> ArticleView:
    """One article with its cards, as a reader meets them."""
    claims = [card.claim for card in cards]
    return ArticleView(
        record=record,
        anchor=anchor(f"a_{record.id}"),
        counts=counts(record.counts),
        blocks=blocks(text, claims) if text.strip() else [],
        cards={card.claim.id: card for card in cards},
    )
