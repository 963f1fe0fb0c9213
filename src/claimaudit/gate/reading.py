"""An article as the gate sees it: its candidates, its claims, its waivers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimaudit.gate.baseline import HeldWaiver, Waiver
from claimaudit.gate.coverage import Found, find_candidates
from claimaudit.gate.words import BESIDE, Mark, Words, holds, squeeze
from claimaudit.scan import Scanner
from claimaudit.workspace.articles import Article
from claimaudit.workspace.register import RegisteredClaim


@dataclass(frozen=True)
class Reading:
    """One article's candidates and waivers, held against each other."""

    article: Article
    found: tuple[Found, ...]
    waivers: tuple[HeldWaiver, ...]

    @property
    def file(self) -> str:
        """Its file, as findings name it."""
        return f"seeds/{self.article.entry.file}"

    @cached_property
    def page(self) -> str:
        """The article without whitespace."""
        return squeeze(self.article.text)

    @cached_property
    def _marks(self) -> list[Mark]:
        return [item.mark for item in self.found]

    @cached_property
    def _meant(self) -> list[set[int]]:
        """For each waiver the numbers of the uncovered candidates that it means."""
        if not self.waivers:
            return []
        meant = holds([h.waiver.words for h in self.waivers], self._marks, self.page)
        return [{n for n in numbers if not self.found[n].covered} for numbers in meant]

    @cached_property
    def held(self) -> Mapping[int, HeldWaiver]:
        """Number of a candidate -> the waiver that holds it. One without a reason holds none."""
        return {
            number: held
            for held, numbers in zip(self.waivers, self._meant, strict=bool(self.waivers))
            if held.waiver.has_reason
            for number in numbers
        }

    @property
    def idle(self) -> list[HeldWaiver]:
        """The waivers that have nothing to waive."""
        pairs = zip(self.waivers, self._meant, strict=bool(self.waivers))
        return [held for held, numbers in pairs if not numbers]

    @property
    def open(self) -> list[Found]:
        """The candidates that no claim covers and no waiver holds."""
        return [
            item for n, item in enumerate(self.found) if not item.covered and n not in self.held
        ]

    def debt(self) -> list[Words]:
        """What the open candidates are known by."""
        return [item.mark.words(self.page) for item in self.open]

    def same(self, words: Sequence[Words]) -> set[int]:
        """The numbers of the candidates that `words` mean."""
        return set().union(*holds(words, self._marks, self.page)) if words else set()

    def waiver(self, item: Found, reason: str, review_by: str) -> Waiver:
        """A waiver of one candidate, with what stands beside it."""
        text, candidate = self.article.text, item.candidate
        start, end = candidate.quote_start, candidate.quote_end
        return Waiver(
            quote=_spaced(text[start:end]), figure=item.figure, reason=reason, review_by=review_by,
            prefix=_spaced(text[max(0, start - BESIDE) : start]) or None,
            suffix=_spaced(text[end : end + BESIDE]) or None,
        )  # fmt: skip


def _spaced(text: str) -> str:
    return " ".join(text.split())


def read_articles(
    articles: Mapping[str, Article],
    claims: Iterable[RegisteredClaim],
    waivers: Mapping[str, Sequence[HeldWaiver]],
    scanner: Scanner,
) -> dict[str, Reading]:
    """Article id -> its reading."""
    mine: dict[str, list[RegisteredClaim]] = {}
    for claim in claims:
        mine.setdefault(claim.article.id, []).append(claim)
    return {
        i: Reading(
            article,
            tuple(find_candidates(article, mine.get(i, ()), scanner)),
            tuple(waivers.get(i, ())),
        )
        for i, article in sorted(articles.items())
    }
