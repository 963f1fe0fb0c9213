"""A table in one test tells of each row that fails, as a test of its own would."""

from __future__ import annotations

import inspect

import pytest

from tests.table import each


def halves(row: int, half: int) -> None:
    assert row == 2 * half, "is no half"


def test_each_row_that_fails_is_named_with_its_reason() -> None:
    with pytest.raises(ExceptionGroup, match="of 4 rows these fail: 3, 1; 5, 2") as told:
        each(("row", "half"), [(2, 1), (3, 1), (5, 2), (4, 2)])(halves)()
    first, second = told.value.exceptions
    assert "is no half" in str(first) and first.__notes__ == ["3, 1"]
    assert second.__notes__ == ["5, 2"]


def test_what_raises_and_what_should_have_raised_fail_too() -> None:
    def broken(row: str) -> None:
        with pytest.raises(KeyError):
            {}[row] if row == "raises" else int(row)

    with pytest.raises(BaseExceptionGroup, match="of 3 rows these fail: 1; one"):
        each("row", ["1", "one", "raises"])(broken)()


def test_rows_that_hold_pass_and_fixtures_are_given_to_all() -> None:
    seen = []

    def kept(record: str, row: int) -> None:
        seen.append((record, row))

    test = each("row", [1, 2])(kept)
    assert list(inspect.signature(test).parameters) == ["record"]
    test(record="a")
    assert seen == [("a", 1), ("a", 2)]


def test_rows_may_be_made_when_they_are_needed() -> None:
    with pytest.raises(ExceptionGroup, match="of 1 rows these fail: 3, 1"):
        each(("row", "half"), lambda: [(3, 1)])(halves)()


def test_what_fails_everywhere_is_told_by_some_rows() -> None:
    tried = []

    def fails(row: int) -> None:
        tried.append(row)
        raise ValueError

    with pytest.raises(ExceptionGroup):
        each("row", range(100))(fails)()
    assert tried == list(range(20))


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(AssertionError, match="without rows"):
        each(("row", "half"), [])(halves)()
