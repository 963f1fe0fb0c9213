"""A safe evaluator for the small expressions that arithmetic entries are written in.

Numbers, names, + - * /, brackets and three functions, over quantities: intervals with a
dimension. Nothing else parses, so nothing else can run.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from claimaudit.figures.interval import Interval

_ARITY = {"count": 1, "change": 2, "cagr": 3}
_DEPTH = 20
_LARGEST = 10**60

Dimension = tuple[tuple[str, int], ...]


class ExpressionError(ValueError):
    """The expression is not one of these, or its dimensions do not fit."""


@dataclass(frozen=True)
class Quantity:
    """An interval in base units and what it is measured in, ((unit, exponent), …)."""

    interval: Interval
    dimension: Dimension = ()

    @classmethod
    def of(cls, interval: Interval, unit: str | None) -> Quantity:
        if unit == "%":
            return cls(interval.scale(Decimal("0.01")))
        if unit in (None, "x"):
            return cls(interval)
        assert unit is not None
        return cls(interval, ((unit, 1),))

    def _same(self, other: Quantity) -> Dimension:
        if self.dimension != other.dimension:
            raise ExpressionError(
                f"{show(self.dimension)} and {show(other.dimension)} do not add or compare"
            )
        return self.dimension

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.interval + other.interval, self._same(other))

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.interval - other.interval, self._same(other))

    def __mul__(self, other: Quantity) -> Quantity:
        return Quantity(
            self.interval * other.interval, _combine(self.dimension, other.dimension, 1)
        )

    def __truediv__(self, other: Quantity) -> Quantity:
        try:
            quotient = self.interval / other.interval
        except ZeroDivisionError as error:
            raise ExpressionError(str(error)) from None
        return Quantity(quotient, _combine(self.dimension, other.dimension, -1))

    def count(self) -> Quantity:
        """The bare number: "9216 chips" as 9216."""
        return Quantity(self.interval)


def show(dimension: Dimension) -> str:
    return "·".join(u if e == 1 else f"{u}^{e}" for u, e in dimension) or "a plain number"


def _combine(a: Dimension, b: Dimension, sign: int) -> Dimension:
    total = dict(a)
    for unit, exponent in b:
        total[unit] = total.get(unit, 0) + sign * exponent
    return tuple(sorted((u, e) for u, e in total.items() if e))


def change(a: Quantity, b: Quantity) -> Quantity:
    """(b - a) / a, exactly: b/a - 1, so that a is used once."""
    return b / a - Quantity(Interval.point(Decimal(1)))


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
    return Quantity(root - Interval.point(Decimal(1)))


_FUNCTIONS: dict[str, Callable[..., Quantity]] = {
    "count": Quantity.count,
    "change": change,
    "cagr": cagr,
}
_OPERATORS: dict[type[ast.operator], Callable[[Quantity, Quantity], Quantity]] = {
    ast.Add: Quantity.__add__,
    ast.Sub: Quantity.__sub__,
    ast.Mult: Quantity.__mul__,
    ast.Div: Quantity.__truediv__,
}


def _parse(source: str, limit: int) -> ast.expr:
    if len(source) > limit:
        raise ExpressionError(f"longer than {limit} characters")
    try:
        tree = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError("is no expression of numbers, names and + - * / ( )") from None
    _check(tree, 0)
    return tree


def _check(node: ast.expr, depth: int) -> None:
    if depth > _DEPTH:
        raise ExpressionError("is nested too deeply")
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        _check(node.left, depth + 1)
        _check(node.right, depth + 1)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ARITY:
        if node.keywords or len(node.args) != _ARITY[node.func.id]:
            raise ExpressionError(f"{node.func.id} takes {_ARITY[node.func.id]} terms")
        for argument in node.args:
            _check(argument, depth + 1)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        _check(node.operand, depth + 1)
    elif isinstance(node, ast.Constant):
        if type(node.value) not in (int, float):
            raise ExpressionError("only numbers stand by themselves")
    elif not isinstance(node, ast.Name):
        raise ExpressionError(
            "only numbers, names, + - * / ( ), count, change and cagr are allowed"
        )


def names_in(source: str, limit: int) -> set[str]:
    """The terms that `source` uses. Raises ExpressionError."""
    tree = _parse(source, limit)
    called = {n.func for n in ast.walk(tree) if isinstance(n, ast.Call)}
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and n not in called}


def evaluate(source: str, terms: Mapping[str, Quantity], limit: int) -> Quantity:
    """The value of `source`. Raises ExpressionError."""
    try:
        return _value(_parse(source, limit), source.strip(), terms)
    except ArithmeticError:
        raise ExpressionError("goes beyond any quantity") from None


def _value(node: ast.expr, source: str, terms: Mapping[str, Quantity]) -> Quantity:
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](
            _value(node.left, source, terms), _value(node.right, source, terms)
        )
    if isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)
        return _FUNCTIONS[node.func.id](*(_value(a, source, terms) for a in node.args))
    if isinstance(node, ast.UnaryOp):
        operand = _value(node.operand, source, terms)
        return Quantity(-operand.interval, operand.dimension)
    if isinstance(node, ast.Constant):
        # The digits as they were typed: a float would already have lost them.
        typed = (ast.get_source_segment(source, node) or "").replace("_", "")
        if not set(typed.lower()) <= set("0123456789.e+-"):
            raise ExpressionError(f"{typed} is no decimal number")
        number = Decimal(typed)
        if number > _LARGEST:
            raise ExpressionError("goes beyond any quantity")
        return Quantity(Interval.point(number))
    assert isinstance(node, ast.Name)
    if node.id not in terms:
        raise ExpressionError(f"{node.id} is not among the terms")
    return terms[node.id]
