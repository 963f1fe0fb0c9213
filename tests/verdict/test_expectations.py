"""Great Expectations agrees with the plain ladder, and whatever goes wrong in it is an error."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimaudit.base.problems import BrokenInputError
from claimaudit.verdict import expectations
from claimaudit.verdict.evidence import COLUMNS, Row
from claimaudit.verdict.expectations import flag, frame_of
from claimaudit.verdict.ladder import compile_ladder, judge_all, judge_one
from claimaudit.verdict.when import Rule, When
from tests.conftest import ROOT
from tests.verdict.rows import MISSES, SUPPORTED, any_row, evidence, like
from tests.verdict.test_ladder import LADDER

NO_FACTS = next(rule for rule in compile_ladder(LADDER) if rule.name == "no_reference")
OddRule = Callable[..., Rule]


@pytest.fixture
def odd_rule() -> OddRule:
    """Makes a rule that computes something of the test's own."""

    def make(flags: Any, columns: tuple[str, ...] = ("facts",)) -> Rule:
        return Rule("odd", When("odd", columns, flags), "info", "checks/test.yaml", 7)

    return make


def numbered(rows: list[Row]) -> list[Row]:
    return [replace(row, id=f"000-claim-{i}") for i, row in enumerate(rows)]


# --- agreement ---------------------------------------------------------------------------


@settings(max_examples=6)
@given(st.lists(any_row(), max_size=60))
def test_all_rows_at_once_and_one_at_a_time_give_one_answer(drawn: list[Row]) -> None:
    rows = [evidence(row) for row in numbered(drawn)]
    assert judge_all(LADDER, rows) == [judge_one(LADDER, row) for row in rows]


def test_every_row_gets_its_verdict_however_many_are_flagged() -> None:
    # Great Expectations cuts some of its lists at 200.
    rows = numbered([MISSES] * 450 + [SUPPORTED] * 50)
    judgements = judge_all(LADDER, [evidence(row) for row in rows])
    assert [j.verdict for j in judgements] == ["contradicted"] * 450 + ["supported"] * 50


def test_no_claims_no_verdicts() -> None:
    assert judge_all(LADDER, []) == []


def test_every_rung_and_every_note_is_run() -> None:
    flagged = flag(frame_of([SUPPORTED]), compile_ladder(LADDER))
    assert list(flagged) == [*(r.rung for r in LADDER.rungs), *(n.code for n in LADDER.notes)]
    assert {name for name, ids in flagged.items() if ids} == {"supported", "holds_only_under"}


def test_ids_come_back_as_they_were_typed() -> None:
    rows = [like(MISSES, id=i) for i in ("001", "1", "1.0", "nan", "2025-09-18", "é")]
    judgements = judge_all(LADDER, [evidence(row) for row in rows])
    assert [(j.id, j.verdict) for j in judgements] == [(r.id, "contradicted") for r in rows]


def test_the_table_is_typed_and_whole() -> None:
    types = {bool: "bool", int: "int64"}
    for rows in ([], [SUPPORTED, like(MISSES, id="b")]):
        frame = frame_of(rows)
        assert {n: str(t) for n, t in frame.dtypes.items()} == {
            name: types.get(kind, "str") for name, kind in COLUMNS.items()
        }
        assert len(frame) == len(rows)
        assert not frame.isna().any().any()


# --- what goes wrong is an error, never a verdict ---------------------------------------------


def test_a_missing_column_is_an_error_that_names_rule_and_line() -> None:
    frame = frame_of([SUPPORTED, like(MISSES, id="b")]).drop(columns="facts")
    line = LADDER.lines["no_reference"]
    with pytest.raises(BrokenInputError, match=rf"ladder.yaml:{line}: no_reference: Great .*facts"):
        flag(frame, [NO_FACTS])


def test_one_bad_rule_among_good_ones_is_an_error(odd_rule: OddRule) -> None:
    frame = frame_of([SUPPORTED, like(MISSES, id="b")])
    bad = odd_rule(lambda e: e["facts"] > 0, columns=("facts", "no_such_column"))
    with pytest.raises(BrokenInputError, match=r"odd: Great .* failed: .*no_such_column"):
        flag(frame, [NO_FACTS, bad])


def test_a_rule_that_raises_is_an_error(odd_rule: OddRule) -> None:
    def raising(e: Any) -> Any:
        raise RuntimeError("not today")

    with pytest.raises(BrokenInputError, match="not today"):
        flag(frame_of([SUPPORTED]), [odd_rule(raising)])


@pytest.mark.parametrize("flags", [lambda e: True, lambda e: e["facts"], lambda e: None])
def test_a_rule_that_gives_no_flags_is_an_error(odd_rule: OddRule, flags: Any) -> None:
    with pytest.raises(BrokenInputError, match="one flag a row"):
        flag(frame_of([SUPPORTED]), [odd_rule(flags)])


def test_a_rule_that_misses_rows_is_an_error(odd_rule: OddRule) -> None:
    short = odd_rule(lambda e: (e["facts"] > 0).head(1))
    with pytest.raises(BrokenInputError, match="one flag a row"):
        flag(frame_of(numbered([SUPPORTED] * 3)), [short])


def test_empty_cells_and_double_ids_are_errors() -> None:
    frame = frame_of(numbered([SUPPORTED] * 2)).astype({"facts": "object"})
    frame.loc[1, "facts"] = None
    with pytest.raises(BrokenInputError, match="empty cells in facts"):
        flag(frame, [NO_FACTS])
    with pytest.raises(BrokenInputError, match="two rows have one id"):
        judge_all(LADDER, [evidence(SUPPORTED), evidence(SUPPORTED)])


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
    monkeypatch.setattr(expectations, "_validate", lambda frame, rules: [])
    with pytest.raises(BrokenInputError, match="no_reference: Great Expectations gave no result"):
        judge_all(LADDER, [evidence(SUPPORTED)])


def test_a_run_that_cannot_start_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Any:
        raise OSError("no context")

    monkeypatch.setattr(expectations, "_validate", broken)
    with pytest.raises(BrokenInputError, match="OSError: no context"):
        judge_all(LADDER, [evidence(SUPPORTED)])


# --- quiet, and on this machine only --------------------------------------------------------------


def test_a_run_is_silent_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """Nor does it load the statistics of Great Expectations: they take near half of its time, and
    no rule asks for them."""
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    code = (
        "import socket, sys, pandas as pd\n"
        "from pathlib import Path\n"
        "from claimaudit.base.files import OnDisk\n"
        "from claimaudit.base.inputs import Inputs\n"
        "from claimaudit.base.problems import BrokenInputError\n"
        "from claimaudit.verdict.expectations import flag\n"
        "from claimaudit.verdict.ladder import compile_ladder, judge_all\n"
        "from claimaudit.workspace.ladder import load_ladder\n"
        "from tests.verdict.rows import MISSES, evidence\n"
        f"LADDER = load_ladder(Inputs(OnDisk(Path({str(ROOT)!r}))))\n"
        "NO_FACTS = next(r for r in compile_ladder(LADDER) if r.name == 'no_reference')\n"
        "def no(*_): raise AssertionError('network')\n"
        "socket.socket.connect = socket.getaddrinfo = no\n"
        "assert judge_all(LADDER, [evidence(MISSES)])[0].verdict == 'contradicted'\n"
        "try:\n"
        "    flag(pd.DataFrame({'id': ['a'], 'rated': [True]}), [NO_FACTS])\n"
        "except BrokenInputError: print('refused')\n"
        "print({'scipy.stats._stats_py', 'altair.vegalite'} & set(sys.modules) or 'no statistics')"
    )
    env = {"HOME": str(home), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "PATH": "/usr/bin:/bin"}
    env["CLAIMAUDIT_NO_CACHE"] = "1"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=work, env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "refused\nno statistics\n", "")
    assert [*home.rglob("*"), *work.rglob("*")] == []
