"""Each article: its data, its text marked up, and the cards of its claims beside the text."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.base.shown import html_id, https_link
from claimaudit.report.views.book import Book, Record, in_order
from claimaudit.report.views.cards import Card, card
from claimaudit.report.views.glance import Count, counts
from claimaudit.report.views.marks import Block, blocks


@dataclass(frozen=True)
class ArticleView:
    """One article with its cards; `blocks` is empty where its text is not at hand."""

    record: Record
    anchor: str
    link: str | None
    counts: list[Count]
    blocks: list[Block]
    cards: dict[str, Card]

    @property
    def in_place(self) -> list[Card]:
        """The cards in their order on the page."""
        if not self.blocks:
            return list(self.cards.values())
        claims = (
            c for block in self.blocks if not block.fold for p in block.paragraphs for c in p.claims
        )
        return [self.cards[claim["id"]] for claim in claims]


def articles(book: Book) -> list[ArticleView]:
    """All articles, by id."""
    return [_view(book, article) for _, article in sorted(book.articles.items())]


def _view(book: Book, article: Record) -> ArticleView:
    claims = in_order([c for c in book.record["claims"] if c["article"] == article["id"]])
    text = book.texts.get(article["id"], "")
    return ArticleView(
        record=article,
        anchor=html_id(f"a_{article['id']}"),
        link=https_link(article["url"]),
        counts=counts(article["counts"]),
        blocks=blocks(text, claims) if text.strip() else [],
        cards={claim["id"]: card(book, claim, number) for number, claim in enumerate(claims, 1)},
    )
