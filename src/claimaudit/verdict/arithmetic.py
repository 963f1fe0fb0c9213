"""Recomputing figures from each other, inside an article and between articles.

Checked as statcheck checks a paper: a sum holds where some values that its figures can
stand for satisfy it. A figure's hedge and rounding widen it; cutting off does too, where
the figure has digits enough to have been cut (policy: rounding).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.verdict.span import Span
from claimaudit.workspace.claims import SumRelation
from claimaudit.workspace.expressions import ExpressionError, Quantity, evaluate
from claimaudit.workspace.register import DeclaredArithmetic, RegisteredClaim


@dataclass(frozen=True)
class Sum:
    """One declared piece of arithmetic, computed. Each side says what it is in (`unit`)."""

    declared: DeclaredArithmetic
    left: Quantity
    right: Quantity
    holds: bool
    truncated: bool

    @property
    def reason(self) -> str:
        """The reason code that a failure gives the claims it blames."""
        return "arithmetic_slip" if self.declared.entry.kind == "slip" else "articles_disagree"


def check_arithmetic(
    arithmetic: Iterable[DeclaredArithmetic], claims: Mapping[str, RegisteredClaim]
) -> list[Sum]:
    """Every declared sum, computed. Raises BrokenInputError where one cannot be."""
    sums, problems = [], []
    for declared in arithmetic:
        try:
            sums.append(_sum(declared, claims))
        except ExpressionError as error:
            message = f"arithmetic {declared.entry.id}: {error}"
            fix = "count(x) is the bare number of x"
            problems.append(Problem(declared.file, declared.line, message, fix))
    if problems:
        raise BrokenInputError(problems)
    return sums


def _sum(declared: DeclaredArithmetic, claims: Mapping[str, RegisteredClaim]) -> Sum:
    entry = declared.entry

    def sides(*, cut: bool) -> tuple[Quantity, Quantity]:
        terms = {name: _quantity(claims[claim], cut=cut) for name, claim in entry.terms.items()}
        return evaluate(entry.left, terms), evaluate(entry.right, terms)

    left, right = sides(cut=False)
    left.like(right)
    if _holds(entry.relation, left, right):
        return Sum(declared, left, right, holds=True, truncated=False)
    truncated = _holds(entry.relation, *sides(cut=True))
    return Sum(declared, left, right, holds=truncated, truncated=truncated)


def _quantity(registered: RegisteredClaim, *, cut: bool) -> Quantity:
    """A claim's figure, which may have been cut off, or its date."""
    if registered.days is not None:
        return Quantity.of_days(registered.days)
    assert registered.figure is not None
    span, percent = Span.of(registered.figure), registered.figure.unit == "%"
    return Quantity.of(span.stretched if cut else span.judged, span.unit, percent=percent)


def _holds(relation: SumRelation, left: Quantity, right: Quantity) -> bool:
    if relation == "equals":
        return left.interval.overlaps(right.interval)
    if relation == "at_least":
        left, right = right, left
    low, high = left.interval.low, right.interval.high
    return low is None or high is None or low <= high


def blamed(sums: list[Sum]) -> dict[str, set[str]]:
    """Claim id -> the reason codes that failed arithmetic gives it."""
    found: dict[str, set[str]] = defaultdict(set)
    for failed in sums:
        if not failed.holds:
            for claim_id in failed.declared.entry.blames:
                found[claim_id].add(failed.reason)
    return found
