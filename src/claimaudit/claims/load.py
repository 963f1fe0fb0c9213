"""Reading the register: every claim anchored, every figure read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from claimaudit.claims.anchors import AnchorError, anchor, figure_place
from claimaudit.claims.models import ArithmeticEntry, Claim, ClaimsFile
from claimaudit.figures import Figure, FigureReader, UnreadableFigureError
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.problems import Problem
from claimaudit.seeds.load import Article
from claimaudit.yamlio import Located, load, validate


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
    locations: dict[str, Located]


def load_register(
    folder: Path,
    articles: dict[str, Article],
    reader: FigureReader,
    yaml_limit: int,
    quote_limit: int,
    problems: list[Problem],
) -> Register:
    """The register of `folder` (claims/), with its problems noted."""
    claims: dict[str, RegisteredClaim] = {}
    arithmetic: dict[str, DeclaredArithmetic] = {}
    locations: dict[str, Located] = {}
    for path in sorted(folder.glob("*.yaml")):
        shown = f"claims/{path.name}"
        located = load(path, shown, yaml_limit, problems)
        parsed = located and validate(located, ClaimsFile, problems)
        if located is None or parsed is None:
            continue
        locations[shown] = located
        article = articles.get(parsed.article) if parsed.article else None
        if parsed.article and article is None:
            problems.append(
                Problem(shown, located.line("article"), f"article {parsed.article} is not in the catalog (or is broken)",
                        "add it to seeds/catalog.yaml, or mend the id")
            )  # fmt: skip
        for i, claim in enumerate(parsed.claims):
            line = located.line("claims", i, "id")
            if claim.id in claims:
                other = claims[claim.id]
                problems.append(Problem(shown, line, f"claim id {claim.id} is used already, at {other.file}:{other.line}",
                                        "ids are never reused: take another"))  # fmt: skip
            elif article is None:
                if not parsed.article:
                    problems.append(Problem(shown, line, f"claim {claim.id}: its file names no article"))
            elif read := _register(claim, article, reader, quote_limit, located, i, problems):
                claims[claim.id] = read
        for i, entry in enumerate(parsed.arithmetic):
            line = located.line("arithmetic", i, "id")
            if entry.id in arithmetic:
                problems.append(Problem(shown, line, f"arithmetic id {entry.id} stands twice"))
            arithmetic[entry.id] = DeclaredArithmetic(entry, parsed.article, shown, line)
    return Register(claims, tuple(arithmetic.values()), locations)


def _register(
    claim: Claim, article: Article, reader: FigureReader, quote_limit: int,
    located: Located, i: int, problems: list[Problem],
) -> RegisteredClaim | None:  # fmt: skip
    def note(key: str, message: str, fix: str = "") -> None:
        line = located.line("claims", i, key)
        problems.append(Problem(located.file, line, f"claim {claim.id}: {message}", fix))

    if len(claim.quote) > quote_limit:
        note("quote", f"the quote is longer than {quote_limit} characters", "quote the clause only")
        return None
    figure, days, figure_start = None, None, None
    try:
        start, end = anchor(article.text, claim)
        if claim.figure is not None:
            figure_start = start + figure_place(claim.quote, claim.figure)
            if claim.form == "date":
                days = read_days(claim.figure, claim.as_of or article.entry.judged)
            else:
                figure = reader.read(claim.figure)
    except AnchorError as error:
        note("figure" if "figure" in str(error) else "quote", str(error), error.fix)
        return None
    except UnreadableDateError as error:
        note("figure", str(error), "print the date in the figure; its year goes into as_of")
        return None
    except UnreadableFigureError as error:
        note("figure", f"“{claim.figure}” cannot be read: {error}",
             "give the figure with its unit and its hedge only")  # fmt: skip
        return None
    if figure is not None and figure.value.copy_abs() > Decimal("1e60"):
        note("figure", "is beyond any quantity", "check the figure")
        return None
    return RegisteredClaim(
        claim, article, start, end, figure, days, figure_start,
        located.file, located.line("claims", i, "id"),
    )  # fmt: skip
