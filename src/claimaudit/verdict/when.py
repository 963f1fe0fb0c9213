"""The conditions (`when`) of our own rules, over a whole table or over one row of it.

A ladder is refused when it is read unless its conditions are those of the package. They are made of
names of columns, numbers, quoted text, comparisons, and, or, not and brackets.
"""

import ast
import operator
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, reduce
from typing import Any

from claimaudit.workspace.policy import Severity

Run = Callable[[Any], Any]
"""Takes a DataFrame or one row as a mapping: what gives a column, or a value, by its name."""

_EQUALITY = {ast.Eq: operator.eq, ast.NotEq: operator.ne}
_ORDER = {ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge}
_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {**_EQUALITY, **_ORDER}
_TOGETHER = {ast.And: operator.and_, ast.Or: operator.or_}


@dataclass(frozen=True)
class When:
    """A condition and the columns that it reads."""

    source: str
    columns: tuple[str, ...]
    _run: Run

    def __call__(self, table: Any) -> Any:
        """True where it holds: a column of flags of a DataFrame, one flag of one row."""
        return self._run(table)


@dataclass(frozen=True)
class Rule:
    """A rung or a note: what it asks, and where it stands."""

    name: str
    when: When
    severity: Severity
    file: str
    line: int


@cache
def compile_when(source: str) -> When:
    tree = ast.parse(source, mode="eval").body
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return When(source, tuple(sorted(read)), _compiled(tree))


def _compiled(node: ast.expr) -> Run:
    match node:
        case ast.BoolOp(op=op, values=values):
            join, runs = _TOGETHER[type(op)], list(map(_compiled, values))
            return lambda table: reduce(join, (run(table) for run in runs))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            run = _compiled(operand)
            return lambda table: operator.eq(run(table), False)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            compare, one, other = _COMPARE[type(op)], _compiled(left), _compiled(right)
            return lambda table: compare(one(table), other(table))
        case ast.Name(id=name):
            return lambda table: table[name]
        case ast.Constant(value=value):
            return lambda table: value
    raise ValueError(f"{ast.unparse(node)} is no part of a condition")
