"""Long tables of small cases: read quickly, and one test each. What pytest spends on a test of its
own is many times what such a case takes."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

# So many rows fail before the rest is left untried: what is broken for all is told by some.
_ENOUGH = 20
_LONGEST_NAME = 80

# libyaml where it is there: every worker reads all tables before its first test.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Test = Callable[..., None]


@functools.cache
def read_table(path: Path) -> Any:
    """What a YAML file of cases holds; nobody may change it."""
    return yaml.load(path.read_text("utf-8"), Loader=_LOADER)


def each(
    names: str | tuple[str, ...],
    rows: Iterable[Any] | Callable[[], Iterable[Any]],
    ids: Callable[[Any], object] | None = None,
) -> Callable[[Test], Test]:
    """`pytest.mark.parametrize`, but with all rows in one test, whose failure names each row that
    failed and tells why. A fixture is the same for all rows: none may change it. Rows that take long
    to make are given as a function: only the worker that runs the test makes them."""
    keys = (names,) if isinstance(names, str) else names
    given = rows if callable(rows) else list(rows)

    def of(test: Test) -> Test:
        @functools.wraps(test)
        def over_all(**fixtures: Any) -> None:
            made = given() if callable(given) else given
            table = [(row,) if isinstance(names, str) else tuple(row) for row in made]
            assert table, f"a table without rows tests nothing ({names})"
            failed: list[BaseException] = []
            for row in table:
                try:
                    test(**dict(zip(keys, row, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as error:
                    error.add_note(", ".join(str(ids(one) if ids else one) for one in row))
                    failed.append(error)
                if len(failed) == _ENOUGH:
                    break
            _tell(failed, len(table))

        wanted = inspect.signature(test)
        rest = [one for name, one in wanted.parameters.items() if name not in keys]
        over_all.__signature__ = wanted.replace(parameters=rest)  # type: ignore[attr-defined]
        return over_all

    return of


def _tell(failed: list[BaseException], rows: int) -> None:
    if failed:
        which = "; ".join(error.__notes__[-1][:_LONGEST_NAME] for error in failed)
        raise BaseExceptionGroup(f"of {rows} rows these fail: {which}", failed)
