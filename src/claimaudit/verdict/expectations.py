"""Running the ladder with Great Expectations: each rule is one custom map expectation.

Great Expectations is imported here only: it takes seconds. Of its results three things are
believed: that no exception was raised, that every row was looked at, and which rows were
flagged; everything else is an error, never a verdict.
"""

import logging
from collections.abc import Sequence
from typing import Any

import pandas as pd

from claimaudit.base.later import lazily_imported
from claimaudit.base.problems import BrokenInputError, Problem, refusal
from claimaudit.verdict.evidence import COLUMNS, Row
from claimaudit.verdict.when import Rule, When

# What it imports for its statistical tests and for their pictures is near half of the time that it
# takes to load.
with lazily_imported("scipy.stats", "altair"):
    import great_expectations as gx
    from great_expectations.compatibility.pydantic import PrivateAttr
    from great_expectations.execution_engine import PandasExecutionEngine
    from great_expectations.expectations.expectation import MulticolumnMapExpectation
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
    from great_expectations.expectations.metrics.map_metric_provider import (
        MulticolumnMapMetricProvider,
        multicolumn_condition_partial,
    )

# COMPLETE lists every flagged row. The index of the frame is the id of its rows, so that
# list is one of ids; naming a column instead would look each of them up in a Python loop.
RESULT_FORMAT = {
    "result_format": "COMPLETE",
    "exclude_unexpected_values": True,
    "return_unexpected_index_query": False,
    "partial_unexpected_count": 0,
}
METRIC = "multicolumn_values.claimaudit_rule"
# Its log lines would stand between the lines of a report; its errors are in its results.
logging.getLogger("great_expectations").setLevel(logging.CRITICAL + 1)
# A condition by its text, which is what an expectation is configured with.
_conditions: dict[str, When] = {}
_DTYPES = {bool: "bool", int: "int64"}


def frame_of(rows: Sequence[Row]) -> pd.DataFrame:
    """A row a claim, in their order, typed by the annotations of Row."""
    return pd.DataFrame(
        {
            name: pd.Series([getattr(row, name) for row in rows], dtype=_DTYPES.get(kind, "str"))
            for name, kind in COLUMNS.items()
        }
    )


def flag(frame: pd.DataFrame, rules: Sequence[Rule]) -> dict[str, list[str]]:
    """Name of each rule -> the ids that it flagged, all in one run of Great Expectations.
    Raises BrokenInputError."""
    _check_frame(frame, rules)
    _conditions.update((rule.when.source, rule.when) for rule in rules)
    indexed = frame.set_axis(frame["id"].rename(None), axis="index")
    try:
        results = _validate(indexed, rules)
    except Exception as error:
        message = f"Great Expectations failed: {type(error).__name__}: {error}"
        raise refusal(rules[0].file, message) from error
    by_name = {result.expectation_config.kwargs["rule"]: result for result in results}
    problems = [
        Problem(rule.file, rule.line, f"{rule.name}: {message}")
        for rule in rules
        if (message := _mistrust(by_name.get(rule.name), len(frame)))
    ]
    if problems:
        raise BrokenInputError(problems)
    return {rule.name: list(by_name[rule.name].result["unexpected_index_list"]) for rule in rules}


def _check_frame(frame: pd.DataFrame, rules: Sequence[Rule]) -> None:
    """Great Expectations passes over nulls, and flags by the index: look first."""
    if frame["id"].duplicated().any():
        raise refusal(rules[0].file, "two rows have one id")
    if empty := ", ".join(sorted(frame.columns[frame.isna().any()])):
        message = f"the table has empty cells in {empty}"
        raise refusal(rules[0].file, message)


def _mistrust(result: Any, rows: int) -> str:
    """Why a result cannot be believed, or nothing."""
    if result is None:
        return "Great Expectations gave no result for it"
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


def _validate(frame: pd.DataFrame, rules: Sequence[Rule]) -> list[Any]:
    """The bare run: no files, no progress bars, nothing kept."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    expectations = [
        ExpectRuleToFlagNoRow(
            column_list=["id", *rule.when.columns],
            rule=rule.name,
            when=rule.when.source,
            severity=rule.severity,
            ignore_row_if="never",
        )
        for rule in rules
    ]
    suite = gx.ExpectationSuite(name="claimaudit", expectations=expectations)
    asset = context.data_sources.add_pandas("claimaudit").add_dataframe_asset("table")
    whole = asset.add_batch_definition_whole_dataframe("whole")
    batch = whole.get_batch({"dataframe": frame})
    results: list[Any] = batch.validate(suite, result_format=RESULT_FORMAT).results
    return results


class ClaimauditRule(MulticolumnMapMetricProvider):  # type: ignore[misc]
    """Whether a row passes a rule. Another engine is another method like `_pandas`."""

    condition_metric_name = METRIC
    condition_value_keys = ("rule", "when")

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(cls, columns: pd.DataFrame, rule: str, when: str, **_: Any) -> Any:  # noqa: N805
        flags = _conditions[when](columns)
        if str(getattr(flags, "dtype", "")) != "bool" or len(flags) != len(columns):
            raise TypeError(f"{rule} does not give one flag a row")
        return ~flags


class ExpectRuleToFlagNoRow(MulticolumnMapExpectation):  # type: ignore[misc]
    """Expect a rule to flag no row."""

    map_metric = METRIC
    success_keys = ("mostly", "rule", "when")
    args_keys = ("column_list", "rule", "when")
    rule: str
    when: str
    _configuration: ExpectationConfiguration | None = PrivateAttr(None)

    @property
    def configuration(self) -> ExpectationConfiguration:
        """What it was made with; it is asked for more than a hundred times a rule."""
        if self._configuration is None:
            self._configuration = super().configuration
        return self._configuration
