"""The register: every claim tied to its place, the sums between them, replies and moves."""

import difflib
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from claimaudit.base.problems import Problem
from claimaudit.figures import Figure
from claimaudit.figures.dates import Days
from claimaudit.workspace.afterwards import Move, Reply
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claims import ArithmeticEntry, Claim
from claimaudit.workspace.fields import Stated

EntryT = TypeVar("EntryT", ArithmeticEntry, Reply, Move)


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
    assumed_at: Mapping[str, int] = field(default_factory=dict)
    """The line of each key of what is assumed."""

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def stated(self) -> Stated | None:
        """Where its figure stands."""
        at, figure = self.figure_start, self.claim.figure
        return None if at is None or figure is None else (self.article.text, at, at + len(figure))

    @property
    def picked(self) -> Stated | None:
        """Where it stands in the quote."""
        if self.stated is None:
            return None
        _, start, end = self.stated
        return self.claim.quote, start - self.start, end - self.start

    def problem(self, message: str, fix: str, assumed: str = "") -> Problem:
        """A problem, at the line of what is `assumed` or that of the claim."""
        line = self.assumed_at.get(assumed, self.line)
        return Problem(self.file, line, f"claim {self.id}: {message}", fix)


@dataclass(frozen=True)
class Placed(Generic[EntryT]):
    """An entry of claims/ that is no claim, the article of its file, and its place."""

    entry: EntryT
    article: str | None
    file: str
    line: int

    @property
    def id(self) -> str:
        return self.entry.id


DeclaredArithmetic = Placed[ArithmeticEntry]


@dataclass(frozen=True)
class Register:
    """What the files of claims/ hold, in their order."""

    claims: dict[str, RegisteredClaim]
    arithmetic: tuple[DeclaredArithmetic, ...]
    replies: tuple[Placed[Reply], ...] = ()
    moves: tuple[Placed[Move], ...] = ()
    """Changes of verdicts."""
    ids: Set[str] | None = frozenset()
    """Of what claims are entered, read or not; None where not all can be known."""

    def may_hold(self, claim: str) -> bool:
        """Whether a claim has that id: in a file that could not be read one may."""
        return claim in self.claims or self.ids is None or claim in self.ids


def near_ids(wrong: str, known: Iterable[str]) -> str:
    """What to do about an id that no claim has: the ids that it may be a slip of."""
    ids = sorted(known)
    near = difflib.get_close_matches(wrong, ids, n=3, cutoff=0.4)
    near = near or [i for i in ids if wrong and wrong in i][:3]
    return f"nearest: {', '.join(near)}" if near else "claims/ holds no claim like it"
