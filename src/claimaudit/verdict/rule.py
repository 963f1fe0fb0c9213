"""What a rule is: a small function over columns that flags rows.

A rule is written with operators only (== > < & |): no calls into pandas, no `not`, `and`
or `~`. So one function flags the rows of a DataFrame, of a Spark frame, or one plain object
with the same attributes, and the suites and `claimaudit explain` cannot come apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Table = Literal["evidence", "claims", "facts", "documents"]

# A rule takes a frame and gives a column of flags, or takes a row and gives one flag.
Flags = Callable[[Any], Any]

# `~` and `not` mean different things to a column and to a scalar: compare with NO instead.
NO = False


@dataclass(frozen=True)
class Rule:
    """One rule. A rule that `decides` sets a verdict; any other only notes something."""

    name: str
    table: Table
    decides: bool
    flags: Flags
    columns: tuple[str, ...]

    @property
    def says(self) -> str:
        """What a flagged row is, in a line."""
        return (self.flags.__doc__ or "").strip()


class Registry(dict[str, Rule]):
    """Rules by name; as a decorator it takes the name and the meaning from the function."""

    def rule(self, table: Table, decides: bool = False) -> Callable[[Flags], Flags]:
        """Enters a function under its own name."""

        def enter(flags: Flags) -> Flags:
            name = flags.__name__
            if name in self:
                raise ValueError(f"two rules are called {name}")
            self[name] = Rule(name, table, decides, flags, columns_of(flags))
            return flags

        return enter


def columns_of(flags: Flags) -> tuple[str, ...]:
    """The columns that a rule reads. Raises TypeError for one that does more than compare."""
    asked = _Asked()
    flags(asked)
    return tuple(sorted(asked.names))


class _Term:
    """Stands in for any column: every operator gives another one, and it is never a truth."""

    def _with(self, other: object) -> _Term:
        return self

    __and__ = __rand__ = __or__ = __ror__ = _with
    __gt__ = __ge__ = __lt__ = __le__ = _with
    __eq__ = __ne__ = _with  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise TypeError("a rule is written with & and |, not with and, or, not or if")


class _Asked:
    """Stands in for a table, and notes which of its columns are asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getattr__(self, name: str) -> _Term:
        self.names.add(name)
        return _Term()
