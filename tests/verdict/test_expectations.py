"""Great Expectations agrees with the plain rules, and whatever goes wrong in it is an error."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimaudit.base.problems import BrokenInputError
from claimaudit.verdict import expectations
from claimaudit.verdict.expectations import BrokenChecksError, flag, run_entries
from claimaudit.verdict.rule import Rule, columns_of
from claimaudit.verdict.run import judge_rows, judge_scalar
from claimaudit.verdict.suites import ALL_RULES, Entry, Expectation, Suite, load_suites
from claimaudit.verdict.table import COLUMNS, evidence_table
from claimaudit.verdict.weigh import Evidence
from claimaudit.workspace.policy import load_policy
from tests.verdict.rows import MISSES, SUPPORTED, any_evidence, like

ROOT = Path(__file__).resolve().parents[2]
POLICY = load_policy(ROOT / "checks" / "policy.yaml", [])
assert POLICY is not None
VERDICTS = load_suites(ROOT / "checks", POLICY)["verdicts"]


def entry(name: str) -> Entry:
    said = Expectation(expectation=name, severity="info", why="a test")
    return Entry(ALL_RULES[name], said, "checks/test.yaml", 7)


@pytest.fixture
def odd_rule(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Enters a rule of the test's own for a while."""

    def enter(flags: Any, columns: tuple[str, ...] = ("facts",)) -> Entry:
        monkeypatch.setitem(ALL_RULES, "odd", Rule("odd", "evidence", False, flags, columns))
        return entry("odd")

    return enter


def numbered(rows: list[Evidence]) -> list[Evidence]:
    return [replace(row, id=f"000-claim-{i}") for i, row in enumerate(rows)]


# --- agreement ---------------------------------------------------------------------------


@settings(max_examples=10)
@given(st.lists(any_evidence(), max_size=60))
def test_the_suite_and_the_plain_rules_give_one_answer(drawn: list[Evidence]) -> None:
    rows = numbered(drawn)
    judgements, findings = judge_rows(VERDICTS, rows)
    assert judgements == [judge_scalar(VERDICTS, row) for row in rows]
    assert {(f.row, f.rule) for f in findings} == {(j.id, r) for j in judgements for r in j.rules}
    assert [f.row for f in findings] == sorted(f.row for f in findings)


def test_every_row_gets_its_verdict_however_many_are_flagged() -> None:
    # Great Expectations cuts some of its lists at 200.
    rows = numbered([MISSES] * 450 + [SUPPORTED] * 50)
    judgements, findings = judge_rows(VERDICTS, rows)
    assert [j.verdict for j in judgements] == ["contradicted"] * 450 + ["supported"] * 50
    assert len(findings) == 450


def test_no_claims_no_verdicts() -> None:
    assert judge_rows(VERDICTS, []) == ([], [])
    assert run_entries(evidence_table([]), ()) == {}


def test_ids_come_back_as_they_were_typed() -> None:
    rows = [like(MISSES, id=i) for i in ("001", "1", "1.0", "nan", "2025-09-18", "é")]
    judgements, _ = judge_rows(VERDICTS, rows)
    assert [(j.id, j.verdict) for j in judgements] == [(r.id, "contradicted") for r in rows]


def test_the_table_is_typed_and_whole() -> None:
    for rows in ([], [SUPPORTED, like(MISSES, id="b")]):
        frame = evidence_table(rows)
        assert {n: str(t) for n, t in frame.dtypes.items()} == COLUMNS
        assert len(frame) == len(rows)
        assert not frame.isna().any().any()


# --- what goes wrong is an error, never a verdict ---------------------------------------------


def test_a_missing_column_is_an_error_that_names_rule_and_line() -> None:
    frame = evidence_table([SUPPORTED]).drop(columns="facts")
    with pytest.raises(BrokenInputError, match=r"checks/test.yaml:7: no_reference: .* facts"):
        run_entries(frame, [entry("no_reference")])


def test_a_missing_column_inside_great_expectations_is_an_error(odd_rule: Any) -> None:
    frame = evidence_table([SUPPORTED, like(MISSES, id="b")])
    bad = odd_rule(lambda e: e.facts > 0, columns=("facts", "no_such_column"))
    with pytest.raises(BrokenChecksError, match=r"odd: Great .* failed: .*no_such_column"):
        flag(frame, [entry("no_reference"), bad])


def test_a_rule_that_raises_is_an_error(odd_rule: Any) -> None:
    def raising(e: Any) -> Any:
        raise RuntimeError("not today")

    with pytest.raises(BrokenChecksError, match="not today"):
        run_entries(evidence_table([SUPPORTED]), [odd_rule(raising)])


@pytest.mark.parametrize("flags", [lambda e: True, lambda e: e.facts, lambda e: None])
def test_a_rule_that_gives_no_flags_is_an_error(odd_rule: Any, flags: Any) -> None:
    with pytest.raises(BrokenChecksError, match="one flag a row"):
        run_entries(evidence_table([SUPPORTED]), [odd_rule(flags)])


def test_a_rule_that_misses_rows_is_an_error(odd_rule: Any) -> None:
    short = odd_rule(lambda e: (e.facts > 0).head(1))
    with pytest.raises(BrokenChecksError, match="one flag a row"):
        run_entries(evidence_table(numbered([SUPPORTED] * 3)), [short])


def test_empty_cells_and_double_ids_are_errors() -> None:
    frame = evidence_table(numbered([SUPPORTED] * 2)).astype({"facts": "object"})
    frame.loc[1, "facts"] = None
    with pytest.raises(BrokenChecksError, match="empty cells in facts"):
        run_entries(frame, [entry("no_reference")])
    with pytest.raises(BrokenChecksError, match="two rows have one id"):
        judge_rows(VERDICTS, [SUPPORTED, SUPPORTED])


_GOOD: dict[str, Any] = {
    "element_count": 2, "missing_count": 0, "unexpected_count": 1, "unexpected_index_list": ["a"],
}  # fmt: skip
_CALM = {"raised_exception": False, "exception_message": None}


@pytest.mark.parametrize(
    ("changes", "success", "info", "message"),
    [
        ({}, False, _CALM, ""),
        ({"element_count": 1}, False, _CALM, "looked at 1 of 2"),
        ({"missing_count": 1}, False, _CALM, "looked at"),
        ({"unexpected_count": 2}, False, _CALM, "not whole"),
        ({"unexpected_index_list": None}, False, _CALM, "not whole"),
        ({}, True, _CALM, "does not fit"),
        ({}, False, {"raised_exception": True, "exception_message": "no\nmore"}, "failed: no"),
        ({}, False, {"m": {"raised_exception": True, "exception_message": ""}}, "unknown error"),
    ],
)
def test_results_that_cannot_be_believed(
    changes: Any, success: Any, info: Any, message: str
) -> None:
    result = SimpleNamespace(result={**_GOOD, **changes}, success=success, exception_info=info)
    assert message in expectations._mistrust(result, 2)
    assert bool(message) == bool(expectations._mistrust(result, 2))


def test_a_result_that_is_missing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expectations, "_validate", lambda frame, entries: [])
    with pytest.raises(BrokenChecksError, match="gave no result"):
        run_entries(evidence_table([SUPPORTED]), [entry("no_reference")])


def test_a_suite_that_cannot_start_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Any:
        raise OSError("no context")

    monkeypatch.setattr(expectations, "_validate", broken)
    with pytest.raises(BrokenChecksError, match="OSError: no context"):
        run_entries(evidence_table([SUPPORTED]), [entry("no_reference")])


def test_rules_that_exclude_each_other_are_never_two_verdicts() -> None:
    always = Rule("always", "evidence", True, lambda e: e.facts > 0, columns_of(lambda e: e.facts))
    said = VERDICTS.entries[-7].expectation
    twice = (replace(VERDICTS.entries[-7], rule=always), *VERDICTS.entries)
    assert said.verdict == "contradicted"
    with pytest.raises(BrokenInputError, match="exclude each other"):
        judge_scalar(Suite("verdicts", twice), MISSES)


# --- quiet, and on this machine only --------------------------------------------------------------


def test_a_run_is_silent_and_leaves_nothing_behind(tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    code = (
        "import socket, pandas as pd\n"
        "from tests.verdict.test_expectations import *\n"
        "def no(*_): raise AssertionError('network')\n"
        "socket.socket.connect = socket.getaddrinfo = no\n"
        "assert judge_rows(VERDICTS, [MISSES])[0][0].verdict == 'contradicted'\n"
        "try:\n"
        "    flag(pd.DataFrame({'id': ['a'], 'rated': [True]}), [entry('no_reference')])\n"
        "except BrokenChecksError: print('refused')\n"
    )
    env = {"HOME": str(home), "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=work, env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "refused\n", "")
    assert [*home.rglob("*"), *work.rglob("*")] == []
