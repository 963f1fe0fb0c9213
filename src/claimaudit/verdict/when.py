"""The conditions (`when`) of checks/ladder.yaml, over a whole table or over one row of it.

Only names of columns, whole numbers, quoted text, comparisons, and, or, not and brackets parse,
each of the type that its place asks for. Nothing is executed but those operators.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from typing import Any, get_args

from claimaudit.verdict.evidence import COLUMNS
from claimaudit.workspace.policy import Severity

Run = Callable[[Any], Any]
"""Takes a DataFrame or one row as a mapping: what gives a column, or a value, by its name."""
Columns = Mapping[str, Any]
"""Name of a column -> its type: bool, int, or a Literal of the texts that it can hold."""

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
    run = _truth(tree, columns, 0)
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return When(source, tuple(sorted(read)), run)


def _truth(node: ast.expr, columns: Columns, depth: int) -> Run:
    if depth > _DEEPEST:
        raise WhenError("is nested too deeply")
    match node:
        case ast.BoolOp(op=op, values=values):
            join, runs = _TOGETHER[type(op)], [_truth(v, columns, depth + 1) for v in values]
            return lambda table: reduce(join, (run(table) for run in runs))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            run = _truth(operand, columns, depth + 1)
            return lambda table: operator.eq(run(table), False)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _comparison(left, op, right, columns)
        case _:
            run, kind = _value(node, columns)
            if kind is not bool:
                raise WhenError("joins what is true or false: compare a number or a text first")
            return run


def _comparison(left: ast.expr, op: ast.cmpop, right: ast.expr, columns: Columns) -> Run:
    (one, kind), (other, like) = _value(left, columns), _value(right, columns)
    compare = _EQUALITY.get(type(op)) or (_ORDER.get(type(op)) if kind is int else None)
    if compare is None or kind is not like or kind is bool:
        raise WhenError("compares numbers with numbers, and text with text by == or !=")
    names = [side.id for side in (left, right) if isinstance(side, ast.Name)]
    texts = [str(side.value) for side in (left, right) if isinstance(side, ast.Constant)]
    if not names:
        raise WhenError("compares two values, and no column")
    known = get_args(columns[names[0]])
    if known and texts and texts[0] not in known:
        raise WhenError(f"'{texts[0]}' is never there; one of: {', '.join(known)}")
    return lambda table: compare(one(table), other(table))


def _value(node: ast.expr, columns: Columns) -> tuple[Run, type]:
    if isinstance(node, ast.Name):
        name = node.id
        if name not in columns:
            raise WhenError(f"names an unknown column {name}; one of: {', '.join(sorted(columns))}")
        return lambda table: table[name], str if get_args(columns[name]) else columns[name]
    if isinstance(node, ast.Constant):
        value = node.value
        if type(value) is str or (type(value) is int and value <= _LARGEST):
            return lambda table: value, type(value)
        raise WhenError("takes whole numbers and 'text' only")
    raise WhenError("takes only columns, whole numbers, 'text', one comparison, and, or, not")
