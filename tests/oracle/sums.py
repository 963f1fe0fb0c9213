"""The oracle's own reading of arithmetic entries: left, relation, right, over intervals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimaudit.workspace.register import DeclaredArithmetic, RegisteredClaim

from .spans import Span, exact

_TOKEN = re.compile(
    r"\s*(?:(\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|([a-z][a-z0-9_]*)|([-+*/(),]))"
)


class _NoValue(Exception):
    """A divisor that may be zero, a root of what may be negative."""


class _Reader:
    """Recursive descent: sum, product, sign, atom."""

    def __init__(self, source: str, terms: dict[str, Span]) -> None:
        self.tokens = [m.group(0).strip() for m in _TOKEN.finditer(source)]
        assert "".join(self.tokens) == re.sub(r"\s", "", source), source
        self.terms = terms

    def peek(self) -> str:
        return self.tokens[0] if self.tokens else ""

    def take(self) -> str:
        return self.tokens.pop(0)

    def total(self) -> Span:
        value = self.product()
        while self.peek() in ("+", "-"):
            sign, other = self.take(), self.product()
            value = value.plus(other) if sign == "+" else value.less(other)
        return value

    def product(self) -> Span:
        value = self.signed()
        while self.peek() in ("*", "/"):
            sign, other = self.take(), self.signed()
            value = value.times(other) if sign == "*" else _over(value, other)
        return value

    def signed(self) -> Span:
        if self.peek() == "-":
            self.take()
            return self.signed().minus()
        return self.atom()

    def atom(self) -> Span:
        token = self.take()
        if token == "(":
            value = self.total()
            assert self.take() == ")"
            return value
        if token[0].isdigit() or token[0] == ".":
            return Span.at(exact(token.replace("_", "")))
        if self.peek() == "(":
            return self.call(token)
        return self.terms[token]

    def call(self, name: str) -> Span:
        assert self.take() == "("
        given = [self.total()]
        while self.peek() == ",":
            self.take()
            given.append(self.total())
        assert self.take() == ")"
        if name == "count":
            return given[0]
        grown = _over(given[1], given[0])
        if name == "cagr":
            root = grown.root(int(given[2].low))
            if root is None:
                raise _NoValue
            grown = root
        return grown.less(Span.at(1))


def _over(a: Span, b: Span) -> Span:
    quotient = a.over(b)
    if quotient is None:
        raise _NoValue
    return quotient


def value_of(source: str, terms: dict[str, Span]) -> Span | None:
    """None where it cannot be computed."""
    reader = _Reader(source, terms)
    try:
        value = reader.total()
    except _NoValue:
        return None
    assert not reader.tokens, source
    return value


def _term(registered: RegisteredClaim) -> Span:
    """What a claim's figure can stand for, a cut-off included; days in seconds."""
    if registered.days is not None:
        day = 86400
        return Span(
            exact(registered.days.first.toordinal() * day),
            exact(registered.days.last.toordinal() * day),
        )
    figure = registered.figure
    assert figure is not None
    near = figure.near
    low, high = (near.low, near.high) if figure.bound == "up_to" else (figure.low, figure.high)
    span = Span.of(low, high)
    if figure.ceiling is not None:
        edge = exact(figure.ceiling)
        span = Span(min(span.low, edge), max(span.high, edge))
    return span.each(lambda v: v / 100) if figure.unit == "%" else span


def fails(declared: DeclaredArithmetic, claims: dict[str, RegisteredClaim]) -> bool:
    """Whether no values that the figures can stand for satisfy the entry."""
    entry = declared.entry
    terms = {name: _term(claims[claim]) for name, claim in entry.terms.items()}
    left, right = value_of(entry.left, terms), value_of(entry.right, terms)
    if left is None or right is None:
        return False
    if entry.relation == "equals":
        return not left.meets(right)
    return left.low > right.high if entry.relation == "at_most" else left.high < right.low


def notes(
    declared: tuple[DeclaredArithmetic, ...], claims: dict[str, RegisteredClaim]
) -> Iterator[tuple[str, str]]:
    """(claim, note) for every claim that a failing entry blames."""
    for one in declared:
        if fails(one, claims):
            slip = one.entry.kind == "slip"
            for claim in one.entry.blames:
                yield claim, "arithmetic_slip" if slip else "articles_disagree"
