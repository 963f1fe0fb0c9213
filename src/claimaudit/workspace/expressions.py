"""A safe evaluator for the small expressions that arithmetic entries are written in.

Numbers, names, + - * /, brackets and three functions, over quantities: intervals with a
dimension. Nothing else parses, so nothing else can run.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from claimaudit.figures import Interval, composed
from claimaudit.figures.composed import Part
from claimaudit.figures.dates import Days

_DEPTH = 20
_TOO_DEEP = f"has more than {_DEPTH} steps in one another: make two entries of it"
_LARGEST = 10**60
_DAY = Decimal(86400)

Dimension = tuple[tuple[str, int], ...]
DATE: Dimension = (("date", 1),)
_TIME: Dimension = (("s", 1),)


class ExpressionError(ValueError):
    """The expression is not one of these, or its dimensions do not fit."""


@dataclass(frozen=True)
class Quantity:
    """An interval in base units and what it is measured in, ((unit, exponent), …).

    A date is a kind of its own: seconds since the day before the year 1. `percent` says of a
    plain number whether it is told in percent: it is made of percentages and typed numbers
    alone, or it is a rate. None is a typed number, which is told like what it stands beside.
    """

    interval: Interval
    dimension: Dimension = ()
    percent: bool | None = field(default=False, compare=False)

    @classmethod
    def of(cls, interval: Interval, unit: str | None, *, percent: bool = False) -> Quantity:
        """A figure in base units; a percentage is a plain number, as a fraction."""
        return cls(interval, () if unit is None or unit == "x" else _made_of(unit), percent)

    @classmethod
    def of_days(cls, days: Days) -> Quantity:
        """A date."""
        ends = Interval(Decimal(days.first.toordinal()), Decimal(days.last.toordinal()))
        return cls(ends.scale(_DAY), DATE)

    @property
    def unit(self) -> str:
        """ "date", "s", "card", "FLOP·card/s" …; a plain number is "x"."""
        above = tuple(Part(unit, times) for unit, times in self.dimension if times > 0)
        below = tuple(Part(unit, -times) for unit, times in self.dimension if times < 0)
        return composed.Dimension(above, below).name or "x"

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and last day of a date; None is an open end."""
        ends = (self.interval.low, self.interval.high)
        first, last = (None if e is None else date.fromordinal(int(e // _DAY)) for e in ends)
        return first, last

    def like(self, other: Quantity) -> None:
        """Raises ExpressionError where the two cannot be compared."""
        if self.dimension != other.dimension:
            ours, theirs = (q.unit if q.dimension else "a plain number" for q in (self, other))
            raise ExpressionError(f"{ours} and {theirs} do not add or compare")

    def __add__(self, other: Quantity) -> Quantity:
        total = self.interval + other.interval
        if {self.dimension, other.dimension} == {DATE, _TIME}:
            return _date(total)
        self._no_date().like(other)
        return Quantity(total, self.dimension, _percent(self, other))

    def __sub__(self, other: Quantity) -> Quantity:
        difference = self.interval - other.interval
        if self.dimension == DATE and other.dimension == _TIME:
            return _date(difference)
        self.like(other)
        dimension = _TIME if self.dimension == DATE else self.dimension
        return Quantity(difference, dimension, _percent(self, other))

    def __neg__(self) -> Quantity:
        return replace(self._no_date(), interval=-self.interval)

    def __mul__(self, other: Quantity) -> Quantity:
        dimension = _combine(self._no_date().dimension, other._no_date().dimension, 1)
        return Quantity(self.interval * other.interval, dimension, _percent(self, other))

    def __truediv__(self, other: Quantity) -> Quantity:
        dimension = _combine(self._no_date().dimension, other._no_date().dimension, -1)
        try:
            quotient = self.interval / other.interval
        except ZeroDivisionError as error:
            raise ExpressionError(str(error)) from None
        return Quantity(quotient, dimension, _percent(self, other))

    def count(self) -> Quantity:
        """The bare number: "9216 chips" as 9216."""
        return Quantity(self._no_date().interval, percent=self.percent)

    def _no_date(self) -> Quantity:
        if self.dimension == DATE:
            raise ExpressionError("a date only takes a time, or another date away from it")
        return self


def _made_of(unit: str) -> Dimension:
    """The parts of a canonical unit with their exponents: what rates are for cancels."""
    parts = composed.dimension(unit)
    above, below = (tuple((p.atom, p.power) for p in side) for side in (parts.above, parts.below))
    return _combine(above, below, -1)


def _date(interval: Interval) -> Quantity:
    """A computed date. Raises ExpressionError where the calendar does not reach."""
    ends = [end // _DAY for end in (interval.low, interval.high) if end is not None]
    if not all(date.min.toordinal() <= end <= date.max.toordinal() for end in ends):
        raise ExpressionError("goes beyond the calendar")
    return Quantity(interval, DATE)


def _percent(a: Quantity, b: Quantity) -> bool | None:
    kinds = {q.percent for q in (a, b)} - {None}
    return kinds == {True} if kinds else None


def _combine(a: Dimension, b: Dimension, sign: int) -> Dimension:
    total = dict(a)
    for unit, exponent in b:
        total[unit] = total.get(unit, 0) + sign * exponent
    return tuple(sorted((u, e) for u, e in total.items() if e))


_ONE = Quantity(Interval.point(Decimal(1)))


def change(a: Quantity, b: Quantity) -> Quantity:
    """(b - a) / a, exactly: b/a - 1, so that a is used once."""
    return replace(b / a - _ONE, percent=True)


def cagr(a: Quantity, b: Quantity, periods: Quantity) -> Quantity:
    """The compound rate that takes a to b in `periods`."""
    low, high = periods.interval.low, periods.interval.high
    if periods.dimension or low is None or low != high or low <= 0:
        raise ExpressionError("the number of periods is a plain positive number")
    growth = b / a
    if growth.dimension:
        raise ExpressionError("cagr takes two amounts of one kind")
    try:
        root = growth.interval.power(Decimal(1) / low)
    except ValueError as error:
        raise ExpressionError(str(error)) from None
    return Quantity(root - _ONE.interval, percent=True)


# Name -> what it computes, and of how many terms.
_FUNCTIONS: dict[str, tuple[Callable[..., Quantity], int]] = {
    "count": (Quantity.count, 1),
    "change": (change, 2),
    "cagr": (cagr, 3),
}
_OPERATORS: dict[type[ast.operator], Callable[[Quantity, Quantity], Quantity]] = {
    ast.Add: Quantity.__add__,
    ast.Sub: Quantity.__sub__,
    ast.Mult: Quantity.__mul__,
    ast.Div: Quantity.__truediv__,
}


def _parse(source: str) -> ast.expr:
    try:
        return ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        if "nested" in str(error) or not isinstance(error, SyntaxError | ValueError):
            raise ExpressionError(_TOO_DEEP) from None
        raise ExpressionError("is no expression of numbers, names and + - * / ( )") from None


def _parts(node: ast.expr) -> list[ast.expr]:
    """What `node` is computed from. Raises ExpressionError where it is nothing known."""
    match node:
        case ast.BinOp() if type(node.op) in _OPERATORS:
            return [node.left, node.right]
        case ast.UnaryOp(op=ast.USub()):
            return [node.operand]
        case ast.Call(func=ast.Name(id=name)) if name in _FUNCTIONS:
            arity = _FUNCTIONS[name][1]
            if node.keywords or len(node.args) != arity:
                raise ExpressionError(f"{name} takes {arity} terms")
            return node.args
        case ast.Constant() if type(node.value) not in (int, float):
            raise ExpressionError("only numbers stand by themselves")
        case ast.Constant() | ast.Name():
            return []
    raise ExpressionError("only numbers, names, + - * / ( ), count, change and cagr are allowed")


def _names(node: ast.expr, depth: int = 0) -> set[str]:
    if depth > _DEPTH:
        raise ExpressionError(_TOO_DEEP)
    if isinstance(node, ast.Name):
        return {node.id}
    return {name for part in _parts(node) for name in _names(part, depth + 1)}


def names_in(source: str, limit: int) -> set[str]:
    """The terms that `source` uses. Raises ExpressionError where it is no expression."""
    if len(source) > limit:
        setting = "limits.expression_chars in checks/policy.yaml sets the limit"
        raise ExpressionError(f"has {len(source)} characters, {limit} are allowed; {setting}")
    return _names(_parse(source))


def evaluate(source: str, terms: Mapping[str, Quantity]) -> Quantity:
    """The value of `source`, whose `names_in` are among the terms. Raises ExpressionError where its
    dimensions do not fit."""
    try:
        return _value(_parse(source), source.strip(), terms)
    except ArithmeticError:
        raise ExpressionError("goes beyond any quantity") from None


def _value(node: ast.expr, source: str, terms: Mapping[str, Quantity]) -> Quantity:
    parts = [_value(part, source, terms) for part in _parts(node)]
    match node:
        case ast.BinOp():
            return _OPERATORS[type(node.op)](*parts)
        case ast.Call(func=ast.Name(id=name)):
            return _FUNCTIONS[name][0](*parts)
        case ast.UnaryOp():
            return -parts[0]
        case ast.Name():
            return terms[node.id]
    # The digits as they were typed: a float would already have lost them.
    typed = (ast.get_source_segment(source, node) or "").replace("_", "")
    if not set(typed.lower()) <= set("0123456789.e+-"):
        raise ExpressionError(f"{typed} is no decimal number")
    if Decimal(typed) > _LARGEST:
        raise ExpressionError("goes beyond any quantity")
    return Quantity(Interval.point(Decimal(typed)), percent=None)
