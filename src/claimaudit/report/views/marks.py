"""An article's text with its claims marked in place, cut where claims begin, end or overlap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimaudit.record.claims import ClaimRecord
from claimaudit.report.views.book import CLASSES, GRAVEST, in_order

# Lines from which what follows an article's last claim is the site's, not the author's.
_FURNITURE = re.compile(
    r"(特别声明|特別聲明|特別声明|Notice:|相关推荐|相關推薦|热点推荐|熱點推薦|本文由|本文来自|本文來自|本文链接|责任编辑|"
    r"返回顶部|发表回复|联系我们|關鍵詞|关键词|评论|評論|网友评论|相關文章|相关文章|版权声明|免责声明|來源:|来源/)"
)
_SHORT = 40


@dataclass
class Segment:
    """A stretch of text under the same claims. `ends` are the claims whose quotes end here."""

    text: str
    numbers: tuple[int, ...]
    style: str
    ends: tuple[ClaimRecord, ...] = ()


@dataclass
class Paragraph:
    """One line of the article, and the claims that start in it."""

    start: int
    segments: list[Segment]
    claims: list[ClaimRecord] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)

    @property
    def marked(self) -> bool:
        return any(segment.numbers for segment in self.segments)


@dataclass
class Block:
    """Paragraphs to show, or page furniture to fold away (`fold`: before or after)."""

    fold: str
    paragraphs: list[Paragraph]


def blocks(text: str, claims: Sequence[ClaimRecord]) -> list[Block]:
    """The whole text, line by line; what surrounds the article is folded, never dropped."""
    paragraphs = _paragraphs(text, in_order(claims))
    marked = [i for i, p in enumerate(paragraphs) if p.marked]
    if not marked:
        return [Block("", paragraphs)]
    first, last = marked[0], marked[-1] + 1
    while first > 0 and len(paragraphs[first - 1].text) >= _SHORT:
        first -= 1
    while last < len(paragraphs) and not _FURNITURE.match(paragraphs[last].text.strip()):
        last += 1
    parts = (
        ("before", paragraphs[:first]),
        ("", paragraphs[first:last]),
        ("after", paragraphs[last:]),
    )
    return [Block(fold, part) for fold, part in parts if part]


def _paragraphs(text: str, claims: list[ClaimRecord]) -> list[Paragraph]:
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    found: list[Paragraph] = []
    for match in re.finditer(r"[^\n]+", text):
        start, end = match.span()
        if not match[0].strip():
            continue
        here = [c for c in claims if c.start < end and c.end > start]
        paragraph = Paragraph(start, _segments(text, start, end, here, numbers))
        found.append(paragraph)
    for claim in claims:
        home = next(
            (p for p in reversed(found) if p.start <= claim.start), found[0] if found else None
        )
        if home is not None:
            home.claims.append(claim)
    return found


def _segments(
    text: str, start: int, end: int, claims: list[ClaimRecord], numbers: dict[str, int]
) -> list[Segment]:
    cuts = {start, end}
    for claim in claims:
        cuts |= {min(max(claim.start, start), end), min(max(claim.end, start), end)}
    places = sorted(cuts)
    segments = []
    for low, high in pairwise(places):
        over = [c for c in claims if c.start < high and c.end > low]
        style = ""
        if over:
            worst = min(over, key=lambda c: GRAVEST.index(c.verdict))
            style = CLASSES[worst.verdict] + (" v2" if len(over) > 1 else "")
        ends = tuple(c for c in over if c.end == high or (high == end and c.end > end))
        segments.append(Segment(text[low:high], tuple(numbers[c.id] for c in over), style, ends))
    return segments
