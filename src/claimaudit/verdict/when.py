"""The conditions (`when`) of checks/ladder.yaml, over a whole table or over one row of it.

Only names of columns, whole numbers, quoted text, comparisons, and, or, not and brackets parse,
each part of the type that its place asks for. Nothing is executed but those operators.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from typing import Any, get_args

from claimaudit.verdict.evidence import COLUMNS

Table = Any
"""A DataFrame, or one row as a mapping: what gives a column, or a value, by its name."""
Columns = Mapping[str, Any]
"""Name of a column -> its type: bool, int, str, or a Literal of the texts that it can hold."""

_LONGEST, _DEEPEST, _LARGEST = 300, 20, 10**9
_EQUALITY = {ast.Eq: operator.eq, ast.NotEq: operator.ne}
_ORDER = {ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge}
_TOGETHER = {ast.And: operator.and_, ast.Or: operator.or_}


class WhenError(ValueError):
    """The text is no such condition. Its message says what is wrong."""


@dataclass(frozen=True)
class When:
    """A condition and the columns that it reads."""

    source: str
    columns: tuple[str, ...]
    _run: Callable[[Table], Any]

    def __call__(self, table: Table) -> Any:
        """True where it holds: a column of flags of a DataFrame, one flag of one row."""
        return self._run(table)


@dataclass(frozen=True)
class _Part:
    """A part of a condition: how it is computed, its type, and its texts where they are few."""

    run: Callable[[Table], Any]
    type: type
    texts: tuple[str, ...] = ()
    text: str | None = None


@cache
def row_when(source: str) -> When:
    """`source` over the columns of an evidence row, its id left out. Raises WhenError."""
    return compile_when(source, {name: kind for name, kind in COLUMNS.items() if name != "id"})


def compile_when(source: str, columns: Columns) -> When:
    """`source` over `columns`. Raises WhenError."""
    if len(source) > _LONGEST:
        raise WhenError(f"is longer than {_LONGEST} characters")
    try:
        tree = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise WhenError("is no condition of columns, numbers, 'text', and, or, not") from None
    whole = _part(tree, columns, 0)
    _expect(whole, bool)
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return When(source, tuple(sorted(read)), whole.run)


def _part(node: ast.expr, columns: Columns, depth: int) -> _Part:
    if depth > _DEEPEST:
        raise WhenError("is nested too deeply")
    match node:
        case ast.Name(id=name):
            return _column(name, columns)
        case ast.Constant(value=value):
            return _constant(value)
        case ast.BoolOp(op=op, values=values):
            parts = [_expect(_part(v, columns, depth + 1), bool).run for v in values]
            join = _TOGETHER[type(op)]
            return _Part(lambda t: reduce(join, (run(t) for run in parts)), bool)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            run = _expect(_part(operand, columns, depth + 1), bool).run
            return _Part(lambda t: operator.eq(run(t), False), bool)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            if isinstance(left, ast.Constant) and isinstance(right, ast.Constant):
                raise WhenError("compares two values, and no column")
            sides = (_part(side, columns, depth + 1) for side in (left, right))
            return _comparison(op, *sides)
    raise WhenError("takes only columns, whole numbers, 'text', one comparison, and, or, not")


def _column(name: str, columns: Columns) -> _Part:
    if name not in columns:
        raise WhenError(f"names an unknown column {name}; one of: {', '.join(sorted(columns))}")
    texts = get_args(columns[name])
    return _Part(lambda t: t[name], str if texts else columns[name], texts)


def _constant(value: object) -> _Part:
    if type(value) is int and value <= _LARGEST:
        return _Part(lambda t: value, int)
    if type(value) is str:
        return _Part(lambda t: value, str, text=value)
    raise WhenError("takes whole numbers and 'text' only")


def _comparison(op: ast.cmpop, left: _Part, right: _Part) -> _Part:
    compare = _EQUALITY.get(type(op)) or (_ORDER.get(type(op)) if left.type is int else None)
    if compare is None or left.type is not right.type or left.type is bool:
        raise WhenError("compares numbers with numbers, and text with text by == or !=")
    for one, other in ((left, right), (right, left)):
        if one.texts and other.text is not None and other.text not in one.texts:
            raise WhenError(f"'{other.text}' is never there; one of: {', '.join(one.texts)}")
    return _Part(lambda t: compare(left.run(t), right.run(t)), bool)


def _expect(part: _Part, wanted: type) -> _Part:
    if part.type is not wanted:
        raise WhenError("joins what is true or false: compare a number or a text first")
    return part
