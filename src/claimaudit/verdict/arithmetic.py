"""Recomputing figures from each other, inside an article and between articles.

Checked as statcheck checks a paper: a sum holds where some values that its figures can
stand for satisfy it. A figure's hedge and rounding widen it; cutting off does too, where
the figure has digits enough to have been cut (policy: rounding).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.figures import Interval
from claimaudit.verdict.judge import Span
from claimaudit.workspace.expressions import ExpressionError, Quantity, evaluate
from claimaudit.workspace.policy import Policy
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


def _terms(
    declared: DeclaredArithmetic, claims: Mapping[str, RegisteredClaim], reach: bool
) -> dict[str, Quantity]:
    return {
        name: _quantity(claims[claim_id], reach) for name, claim_id in declared.entry.terms.items()
    }


def _quantity(registered: RegisteredClaim, reach: bool) -> Quantity:
    """A claim's figure, or its date, as a quantity."""
    if registered.days is not None:
        return Quantity.of_days(registered.days)
    assert registered.figure is not None
    span, percent = Span.of(registered.figure), registered.figure.unit == "%"
    return Quantity.of(span.stretched if reach else span.judged, span.unit, percent=percent)


def _holds(relation: str, left: Interval, right: Interval) -> bool:
    if relation == "equals":
        return left.overlaps(right)
    if relation == "at_least":
        left, right = right, left
    return left.low is None or right.high is None or left.low <= right.high


def check_arithmetic(
    arithmetic: Iterable[DeclaredArithmetic],
    claims: Mapping[str, RegisteredClaim],
    policy: Policy,
) -> list[Sum]:
    """Every declared sum, computed. Raises BrokenInputError where one cannot be."""
    sums, problems = [], []
    limit = policy.limits.expression_chars
    for declared in arithmetic:
        entry = declared.entry
        try:
            plain = _terms(declared, claims, reach=False)
            left, right = evaluate(entry.left, plain, limit), evaluate(entry.right, plain, limit)
            left.like(right)
            holds = _holds(entry.relation, left.interval, right.interval)
            wide = plain if holds else _terms(declared, claims, reach=True)
            cut = not holds and _holds(
                entry.relation,
                evaluate(entry.left, wide, limit).interval,
                evaluate(entry.right, wide, limit).interval,
            )
            sums.append(Sum(declared, left, right, holds or cut, cut))
        except ExpressionError as error:
            problems.append(Problem(declared.file, declared.line, f"arithmetic {entry.id}: {error}",
                                    "count(x) is the bare number of x"))  # fmt: skip
    if problems:
        raise BrokenInputError(problems)
    return sums


def blamed(sums: list[Sum]) -> dict[str, set[str]]:
    """Claim id -> the reason codes that failed arithmetic gives it."""
    found: dict[str, set[str]] = {}
    for failed in sums:
        if not failed.holds:
            for claim_id in failed.declared.entry.blames:
                found.setdefault(claim_id, set()).add(failed.reason)
    return found
