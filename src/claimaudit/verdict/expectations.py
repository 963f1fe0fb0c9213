"""Running rules with Great Expectations: each rule is one custom map expectation.

Great Expectations is imported here only, and only when a suite runs: it takes seconds.
Of its results three things are believed: that no exception was raised, that every row was
looked at, and which rows were flagged; everything else is an error, never a verdict.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.verdict.rule import Rule
from claimaudit.verdict.suites import ALL_RULES, Entry

if TYPE_CHECKING:
    import pandas as pd

# COMPLETE lists every flagged row. The index of the frame is the id of its rows, so that
# list is one of ids; naming a column instead would look each of them up in a Python loop.
RESULT_FORMAT = {
    "result_format": "COMPLETE",
    "exclude_unexpected_values": True,
    "return_unexpected_index_query": False,
    "partial_unexpected_count": 0,
}
METRIC = "multicolumn_values.claimaudit_rule"


class BrokenChecksError(BrokenInputError):
    """A suite could not be run, or did not look at every row."""


def run_entries(frame: pd.DataFrame, entries: Sequence[Entry]) -> dict[str, list[str]]:
    """The ids of the rows that each rule flagged, by rule. `frame` has a column `id`."""
    if not entries:
        return {}
    _check_frame(frame, entries)
    return flag(frame, entries)


def _check_frame(frame: pd.DataFrame, entries: Sequence[Entry]) -> None:
    """Great Expectations passes over nulls and trips over columns late: look first."""
    problems = []
    for entry in entries:
        absent = sorted({"id", *entry.rule.columns} - set(frame.columns))
        if absent:
            problems.append(_problem(entry, f"the table has no column {', '.join(absent)}"))
    if problems:
        raise BrokenChecksError(problems)
    if frame["id"].duplicated().any():
        raise BrokenChecksError([Problem(entries[0].file, 0, "two rows have one id")])
    if empty := sorted(frame.columns[frame.isna().any()]):
        message = f"the table has empty cells in {', '.join(empty)}"
        raise BrokenChecksError([Problem(entries[0].file, 0, message)])


def flag(frame: pd.DataFrame, entries: Sequence[Entry]) -> dict[str, list[str]]:
    """Runs `entries` as one suite of Great Expectations over `frame`."""
    by_name = {entry.rule.name: entry for entry in entries}
    indexed = frame.set_axis(frame["id"].rename(None), axis="index")
    try:
        with _quiet():
            results = _validate(indexed, entries)
    except Exception as error:
        message = f"Great Expectations failed: {type(error).__name__}: {error}"
        raise BrokenChecksError([Problem(entries[0].file, 0, message)]) from error
    flagged, problems = {}, []
    for result in results:
        entry = by_name[result.expectation_config.kwargs["rule"]]
        if message := _mistrust(result, len(frame)):
            problems.append(_problem(entry, message))
        else:
            flagged[entry.rule.name] = list(result.result["unexpected_index_list"])
    for name in by_name.keys() - flagged.keys():
        if not problems:
            problems.append(_problem(by_name[name], "Great Expectations gave no result for it"))
    if problems:
        raise BrokenChecksError(problems)
    return {name: flagged[name] for name in by_name}


def _mistrust(result: Any, rows: int) -> str:
    """Why a result cannot be believed, or nothing."""
    raised = result.exception_info or {}
    infos = [raised] if "raised_exception" in raised else list(raised.values())
    for info in infos:
        if info["raised_exception"]:
            lines = str(info["exception_message"]).strip().splitlines()
            return f"Great Expectations failed: {lines[0] if lines else 'unknown error'}"
    counts = result.result
    if counts.get("element_count") != rows or counts.get("missing_count"):
        return f"looked at {counts.get('element_count')} of {rows} rows"
    listed = counts.get("unexpected_index_list")
    if listed is None or len(listed) != counts.get("unexpected_count"):
        return "the list of flagged rows is not whole"
    if result.success != (not listed):
        return "its success does not fit the rows that it flagged"
    return ""


def _problem(entry: Entry, message: str) -> Problem:
    return Problem(entry.file, entry.line, f"{entry.rule.name}: {message}")


def _validate(frame: pd.DataFrame, entries: Sequence[Entry]) -> list[Any]:
    """The bare run: no files, no progress bars, nothing kept."""
    import great_expectations as gx

    expect_rule = _expectation_class()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    suite = gx.ExpectationSuite(
        name="claimaudit",
        expectations=[
            expect_rule(
                column_list=["id", *entry.rule.columns],
                rule=entry.rule.name,
                severity=entry.expectation.severity,
                ignore_row_if="never",
            )
            for entry in entries
        ],
    )
    asset = context.data_sources.add_pandas("claimaudit").add_dataframe_asset("table")
    whole = asset.add_batch_definition_whole_dataframe("whole")
    batch = whole.get_batch({"dataframe": frame})
    results: list[Any] = batch.validate(suite, result_format=RESULT_FORMAT).results
    return results


@cache
def _expectation_class() -> Any:
    """The custom expectation, and the metric that runs a rule by its name."""
    from great_expectations.execution_engine import PandasExecutionEngine
    from great_expectations.expectations.expectation import MulticolumnMapExpectation
    from great_expectations.expectations.metrics.map_metric_provider import (
        MulticolumnMapMetricProvider,
        multicolumn_condition_partial,
    )

    class ClaimauditRule(MulticolumnMapMetricProvider):  # type: ignore[misc]
        """Whether a row passes a rule. Another engine is another method like `_pandas`."""

        condition_metric_name = METRIC
        condition_value_keys = ("rule",)

        @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
        def _pandas(cls, columns: pd.DataFrame, rule: str, **_: Any) -> Any:  # noqa: N805
            return ~_flags(ALL_RULES[rule], columns)

    class ExpectRuleToFlagNoRow(MulticolumnMapExpectation):  # type: ignore[misc]
        """Expect a rule to flag no row."""

        map_metric = METRIC
        success_keys = ("mostly", "rule")
        args_keys = ("column_list", "rule")
        rule: str

    return ExpectRuleToFlagNoRow


def _flags(rule: Rule, columns: pd.DataFrame) -> Any:
    flags = rule.flags(columns)
    if str(getattr(flags, "dtype", "")) != "bool" or len(flags) != len(columns):
        raise TypeError(f"{rule.name} does not give one flag a row")
    return flags


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps the log lines of Great Expectations off stderr; its errors are in its results."""
    logger = logging.getLogger("great_expectations")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
