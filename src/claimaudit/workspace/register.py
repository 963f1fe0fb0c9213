"""The register: claims tied to their places, and the sums between them."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.figures import Figure
from claimaudit.figures.dates import Days
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claims import ArithmeticEntry, Claim


@dataclass(frozen=True)
class RegisteredClaim:
    """A claim and its place: offsets are code points of the raw article."""

    claim: Claim
    article: Article
    start: int
    end: int
    figure: Figure | None
    days: Days | None
    figure_start: int | None
    file: str
    line: int

    @property
    def id(self) -> str:
        return self.claim.id


@dataclass(frozen=True)
class DeclaredArithmetic:
    """An arithmetic entry and its place."""

    entry: ArithmeticEntry
    article: str | None
    file: str
    line: int


@dataclass(frozen=True)
class Register:
    """Every claim and every arithmetic entry of a workspace, in file order."""

    claims: dict[str, RegisteredClaim]
    arithmetic: tuple[DeclaredArithmetic, ...]
