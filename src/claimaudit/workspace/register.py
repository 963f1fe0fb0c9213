"""Reading the register: every claim anchored, every figure read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import Located, load_model
from claimaudit.figures import Figure, FigureReader, UnreadableFigureError
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.workspace.anchors import AnchorError, anchor, figure_place
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claims import ArithmeticEntry, Claim, ClaimsFile

# Beyond the square of anything that the press prints, arithmetic would only be a burden.
LARGEST = Decimal("1e60")


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


@dataclass(frozen=True)
class RegisterLoader:
    """Reads claims/*.yaml against the articles; every problem is noted, none is raised."""

    articles: dict[str, Article]
    reader: FigureReader
    nominal: frozenset[str]
    yaml_limit: int
    quote_limit: int
    problems: list[Problem]

    def load(self, folder: Path) -> Register:
        """The register of `folder`."""
        claims: dict[str, RegisteredClaim] = {}
        arithmetic: dict[str, DeclaredArithmetic] = {}
        for path in sorted(folder.glob("*.yaml")):
            shown = f"claims/{path.name}"
            loaded = load_model(path, shown, self.yaml_limit, ClaimsFile, self.problems)
            if loaded is not None:
                self._claims(*loaded, claims)
                self._arithmetic(*loaded, arithmetic)
        return Register(claims, tuple(arithmetic.values()))

    def _claims(
        self, located: Located, parsed: ClaimsFile, claims: dict[str, RegisteredClaim]
    ) -> None:
        article = self.articles.get(parsed.article or "")
        if article is None and (parsed.article or parsed.claims):
            name = parsed.article or "(none)"
            message = f"article {name} is not in the catalog, or is broken"
            fix = "add it to seeds/catalog.yaml, or mend the id"
            self.problems.append(Problem(located.file, located.line("article"), message, fix))
            return
        for i, claim in enumerate(parsed.claims):
            line = located.line("claims", i, "id")
            if claim.id in claims:
                other = claims[claim.id]
                message = f"claim id {claim.id} is used already, at {other.file}:{other.line}"
                fix = "ids are never reused: take another"
                self.problems.append(Problem(located.file, line, message, fix))
            elif article is not None and (read := self._read(claim, article, located, i)):
                claims[claim.id] = read

    def _arithmetic(
        self, located: Located, parsed: ClaimsFile, arithmetic: dict[str, DeclaredArithmetic]
    ) -> None:
        for i, entry in enumerate(parsed.arithmetic):
            line = located.line("arithmetic", i, "id")
            if entry.id in arithmetic:
                message = f"arithmetic id {entry.id} stands twice"
                self.problems.append(Problem(located.file, line, message))
            arithmetic[entry.id] = DeclaredArithmetic(entry, parsed.article, located.file, line)

    def _read(
        self, claim: Claim, article: Article, located: Located, i: int
    ) -> RegisteredClaim | None:
        def note(key: str, message: str, fix: str = "") -> None:
            line = located.line("claims", i, key)
            self.problems.append(Problem(located.file, line, f"claim {claim.id}: {message}", fix))

        if len(claim.quote) > self.quote_limit:
            limit = f"the quote is longer than {self.quote_limit} characters"
            note("quote", limit, "quote the clause only")
            return None
        try:
            start, end = anchor(article.text, claim)
        except AnchorError as error:
            note("quote", str(error), error.fix)
            return None
        read = self._figure(claim, article, note)
        if read is None:
            return None
        figure, days, at = read
        return RegisteredClaim(
            claim, article, start, end, figure, days, None if at is None else start + at,
            located.file, located.line("claims", i, "id"),
        )  # fmt: skip

    def _figure(
        self, claim: Claim, article: Article, note: Callable[..., None]
    ) -> tuple[Figure | None, Days | None, int | None] | None:
        """(figure, days, its place in the quote), or None with a problem noted."""
        if claim.figure is None:
            return None, None, None
        try:
            at = figure_place(claim.quote, claim.figure)
            if claim.form == "date":
                near = claim.as_of or article.entry.judged
                return None, read_days(claim.figure, near), at
            # Binary and decimal bytes of device memory are one nominal size (policy).
            nominal = claim.metric in self.nominal
            printed = claim.figure.replace("iB", "B") if nominal else claim.figure
            figure = self.reader.read(printed)
        except AnchorError as error:
            note("figure", str(error), error.fix)
        except UnreadableDateError as error:
            note("figure", str(error), "print the date in the figure; its year goes into as_of")
        except UnreadableFigureError as error:
            message = f"“{claim.figure}” cannot be read: {error}"
            note("figure", message, "give the figure with its unit and its hedge only")
        else:
            if abs(figure.value) <= LARGEST:
                return figure, None, at
            note("figure", "is beyond any quantity", "check the figure")
        return None
