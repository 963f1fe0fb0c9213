"""The ladder: every rung on a realistic row, and the order of the rungs on every row there is."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest

from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError
from claimaudit.verdict import ladder as judging
from claimaudit.verdict.evidence import COLUMNS, DependsOn, Row
from claimaudit.verdict.ladder import Judgement, compile_ladder, judge_all, judge_one
from claimaudit.verdict.weigh import Weighed, weigh_all
from claimaudit.verdict.when import compile_when
from claimaudit.workspace.ladder import Ladder, load_ladder
from claimaudit.workspace.policy import VERDICTS
from claimaudit.workspace.workspace import Workspace, load_workspace
from tests.conftest import ROOT, Tiny
from tests.verdict.rows import MISSES, NOTHING, SOME, SUPPORTED, UNDECIDED, evidence, like

_loaded = load_ladder(Inputs(OnDisk(ROOT)))
assert _loaded is not None
LADDER: Ladder = _loaded
BY_NAME = {rung.rung: rung for rung in LADDER.rungs}


def judge(row: Row) -> Judgement:
    return judge_one(LADDER, evidence(row))


# --- each rung on what it is for -----------------------------------------------------------

RUNGS = {
    # 2027 will see six times as many chips: a forecast, whatever the facts say
    "forecast": (like(MISSES, rated=False), "not_rated"),
    "nothing entered": (like(NOTHING, facts=0), "no_reference"),
    "another region": (NOTHING, "conditions_not_comparable"),
    # all that is known was published after the article
    "only later": (like(NOTHING, seen=0), "conditions_not_comparable"),
    # 73 million, and the source says 1 to 100 million
    "all inconclusive": (like(NOTHING, inconclusive=2), "sources_leave_open"),
    "two datasheets differ": (like(SOME, hold=0, mixed=1), "references_disagree"),
    "differ in one": (like(SOME, mixed=1, depends_on="period"), "references_disagree"),
    "nobody saw it": (like(UNDECIDED, seen=0), "only_unseen_references"),
    "one retelling": (like(UNDECIDED, seen=1), "only_secondary_references"),
    "half of it": (like(form="assertion", partly=1), "attested_partly"),
    "figure holds, half attested": (like(partly=1, comparable=2), "attested_partly"),
    "as printed": (SUPPORTED, "supported"),
    "under every condition": (like(hold=3, comparable=3), "supported"),
    # a share before and after, and the text names no quarter
    "open period": (like(SOME, depends_on="period"), "depends_on_period"),
    # 60万 H100 were H100 equivalents
    "equivalents": (like(SOME, depends_on="scope"), "depends_on_scope"),
    "by shipments only": (like(SOME, depends_on="base"), "base_not_stated"),
    # twice an H20 holds with sparsity on one side
    "sparse only": (like(SOME, depends_on="condition"), "holds_only_under"),
    "cannot say on what": (like(SOME, depends_on="nothing"), "holds_only_under"),
    "partly under some": (like(SOME, partly=1, depends_on="condition"), "holds_only_under"),
    # over 4 PFLOPS at FP4, and half of it at FP8
    "open at fp4": (like(MISSES, left_open=1), "open_under_a_condition"),
    "open, of another scope so": (like(MISSES, left_open=1, elsewhere=1), "open_under_a_condition"),
    "holds for the package": (like(MISSES, elsewhere=1), "scope_mismatch"),
    "refuted, but elsewhere so": (like(MISSES, refuted=1, elsewhere=1), "scope_mismatch"),
    "attested not so": (like(MISSES, form="assertion", refuted=1), "attested_false"),
    "a date attested not so": (like(MISSES, form="date", refuted=1), "attested_false"),
    "another day": (like(MISSES, form="date"), "wrong_date"),
    "over five million for 4.9": (like(MISSES, overstated=1), "overstated_hedge"),
    # 150 to 200 tonnes, where the source says 100 to 160
    "two ranges overlap": (like(MISSES, overlaps=1), "overlaps_only"),
    "up for down": (like(MISSES, form="change", opposite=1), "wrong_direction"),
    # the H20 write-down: $4.5 billion as 450亿, and 5.5 had been expected
    "450亿": (like(MISSES, comparable=2, slip=1), "power_of_ten_slip"),
    "plainly off": (MISSES, "outside_interval"),
    "off, and elsewhere under another form": (like(MISSES, form="ratio"), "outside_interval"),
}

NOTES = {
    "arithmetic_slip": like(arithmetic_slip=True),
    "articles_disagree": like(MISSES, articles_disagree=True),
    "announced_not_shipped": like(announced=True),
    "superseded_since": like(superseded=True),
    "understated": like(understated=True),
    "truncated": like(truncated=True),
    "vague_date": like(form="date", vague_date=True),
}


@pytest.mark.parametrize("case", RUNGS)
def test_each_rung_decides_its_case(case: str) -> None:
    row, wanted = RUNGS[case]
    rung, found = BY_NAME[wanted], judge(row)
    assert (found.rung, found.verdict) == (wanted, rung.verdict)
    assert (found.reasons, found.notes) == ((rung.reason,) if rung.reason else (), ())


def test_every_rung_and_every_note_has_a_case() -> None:
    assert {rung for _, rung in RUNGS.values()} == {r.rung for r in LADDER.rungs}
    assert set(NOTES) == {note.code for note in LADDER.notes}


@pytest.mark.parametrize("code", NOTES)
def test_each_note_stands_beside_a_verdict(code: str) -> None:
    plain = like(NOTES[code], arithmetic_slip=False, articles_disagree=False, announced=False,
                 superseded=False, understated=False, truncated=False, vague_date=False)  # fmt: skip
    found, without = judge(NOTES[code]), judge(plain)
    assert (found.notes, without.notes) == ((code,), ())
    assert (found.verdict, found.reasons) == (without.verdict, without.reasons)
    assert found.rules == (found.rung, code)


def test_notes_come_in_the_order_of_the_file() -> None:
    found = judge(like(MISSES, announced=True, arithmetic_slip=True, superseded=True))
    assert found.notes == ("arithmetic_slip", "announced_not_shipped", "superseded_since")
    assert found.rules == ("outside_interval", *found.notes)


def test_what_was_not_rated_keeps_its_notes() -> None:
    found = judge(like(rated=False, announced=True))
    assert (found.rung, found.notes) == ("not_rated", ("announced_not_shipped",))


@pytest.mark.parametrize(
    ("row", "provisional"),
    [
        (like(provisional=True), True),
        (like(MISSES, provisional=True), True),
        (like(SOME, provisional=True, mixed=1), True),
        (like(SOME, provisional=True, depends_on="period"), False),
        (like(UNDECIDED, provisional=True), False),
        (like(provisional=True, rated=False), False),
        (SUPPORTED, False),
    ],
)
def test_only_what_rests_on_facts_is_provisional(row: Row, *, provisional: bool) -> None:
    assert judge(row).provisional is provisional


# --- the order of the rungs, over every row that they can tell apart --------------------------

_COUNTS = ("facts", "comparable", "inconclusive", "seen", "hold", "miss", "mixed", "left_open", "elsewhere",
           "partly", "refuted", "overstated", "overlaps", "opposite", "slip")  # fmt: skip


@functools.cache
def _every_row() -> pd.DataFrame:
    values = [(True, False), *[(0, 2)] * len(_COUNTS), get_args(DependsOn), ("date", "value")]
    columns = ["rated", *_COUNTS, "depends_on", "form"]
    at = np.indices([len(some) for some in values]).reshape(len(values), -1)
    return pd.DataFrame(
        {c: np.array(some)[i] for c, some, i in zip(columns, values, at, strict=True)}
    )


def _decided(e: Any) -> str:
    """The rung of a row, told as docs/method.md tells it: from what there is to what it says."""
    if not e.rated:
        return "not_rated"
    if not e.facts:
        return "no_reference"
    if not e.comparable:
        return "sources_leave_open" if e.inconclusive else "conditions_not_comparable"
    if e.mixed:
        return "references_disagree"
    if not e.hold and not e.miss:
        return "only_secondary_references" if e.seen else "only_unseen_references"
    if e.hold and not e.miss:
        return "attested_partly" if e.partly else "supported"
    if e.hold:
        kinds = {"period": "depends_on_period", "scope": "depends_on_scope"}
        kinds |= {"base": "base_not_stated"}
        return kinds.get(e.depends_on, "holds_only_under")
    if e.left_open:
        return "open_under_a_condition"
    if e.elsewhere:
        return "scope_mismatch"
    if e.refuted:
        return "attested_false"
    if e.form == "date":
        return "wrong_date"
    if e.overstated:
        return "overstated_hedge"
    if e.overlaps:
        return "overlaps_only"
    if e.opposite:
        return "wrong_direction"
    return "power_of_ten_slip" if e.slip else "outside_interval"


def test_every_row_has_the_rung_that_the_method_gives_it() -> None:
    rows = _every_row()
    found = np.full(len(rows), None, dtype="object")
    for rung in reversed(LADDER.rungs):
        found[compile_when(rung.when)(rows)] = rung.rung
    assert len(rows) == 2**16 * 10
    wanted = [_decided(row) for row in rows.itertuples(index=False)]
    assert list(found) == wanted
    assert set(wanted) == {rung.rung for rung in LADDER.rungs}


def test_what_is_supported_says_so_itself() -> None:
    """It is no leftover: alone, its rung flags only what is borne out in every way."""
    rows = _every_row()
    flagged = rows[compile_when(BY_NAME["supported"].when)(rows)]
    assert len(flagged)
    assert flagged.rated.all() and flagged.hold.all() and flagged.comparable.all()
    assert not flagged[["miss", "mixed", "partly"]].any().any()


def test_a_row_that_no_rung_matches_is_broken_checks() -> None:
    last = replace(LADDER, rungs=LADDER.rungs[:-1])
    with pytest.raises(
        BrokenInputError, match=r"^checks/ladder\.yaml: claim 000-ironwood-compute: no rung matches"
    ):
        judge_one(last, evidence(MISSES))
    with pytest.raises(BrokenInputError, match=r"the ladder must be mended$"):
        judge_all(last, [evidence(MISSES)])


# --- the file -----------------------------------------------------------------------------------


def test_every_rule_knows_the_line_on_which_it_stands() -> None:
    lines = (ROOT / LADDER.file).read_text("utf-8").splitlines()
    for rule in compile_ladder(LADDER):
        assert rule.file == "checks/ladder.yaml"
        assert re.search(rf"- (rung|code): {rule.name}$", lines[rule.line - 1])


def test_a_reason_has_one_rung_of_its_name_and_one_verdict() -> None:
    for reason in {rung.reason for rung in LADDER.rungs} - {None}:
        giving = [rung for rung in LADDER.rungs if rung.reason == reason]
        assert len({rung.verdict for rung in giving}) == 1
        assert [rung.rung for rung in giving].count(str(reason)) == 1
        assert len({rung.en for rung in giving}) == len(giving)


def test_every_verdict_can_be_given_and_only_two_have_no_reason() -> None:
    assert {rung.verdict for rung in LADDER.rungs} == set(VERDICTS)
    assert {rung.verdict for rung in LADDER.rungs if rung.reason is None} == {
        "supported", "not rated",
    }  # fmt: skip


def test_names_of_rungs_and_notes_are_all_different() -> None:
    names = [rule.name for rule in compile_ladder(LADDER)]
    assert len(set(names)) == len(names) == len(LADDER.rungs) + len(LADDER.notes)


def test_its_head_says_what_every_column_is() -> None:
    head = (ROOT / "checks" / "ladder.yaml").read_text("utf-8").split("\nrungs:")[0]
    said = re.findall(r"^#   ([a-z_]+)  +\S", head, re.MULTILINE)
    assert sorted(said) == sorted(set(COLUMNS) - {"id"})
    for text in get_args(DependsOn):
        assert f"'{text}'" in head


# --- whole workspaces ------------------------------------------------------------------------------


def test_one_row_at_a_time_gives_the_same_on_every_claim(
    real: Workspace, real_weighed: Weighed
) -> None:
    judgements = judge_all(real.ladder, real_weighed.rows)
    assert judgements == [judge_one(real.ladder, row) for row in real_weighed.rows]
    assert [j.id for j in judgements] == sorted(real.register.claims)


def test_a_workspace_of_one_claim(tiny: Tiny) -> None:
    workspace = load_workspace(tiny.root)
    (judgement,) = judge_all(workspace.ladder, weigh_all(workspace).rows)
    assert judgement == Judgement("t-compute", "supported", "supported", False, (), (), ("supported",))  # fmt: skip


def test_an_empty_workspace(tiny: Tiny) -> None:
    tiny.claims()
    tiny.references([], [])
    workspace = load_workspace(tiny.root)
    assert judge_all(workspace.ladder, weigh_all(workspace).rows) == []


def test_judging_one_claim_needs_neither_pandas_nor_great_expectations() -> None:
    code = (
        "import sys, claimaudit.verdict.ladder, claimaudit.verdict.weigh; "
        "sys.exit(' '.join({'pandas', 'numpy', 'great_expectations'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# --- the machine ----------------------------------------------------------------------------

ENOUGH = 600_000_000


@pytest.mark.parametrize("allowed", [-1, ENOUGH, ENOUGH + 1])
def test_where_there_is_memory_enough_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    _limited(monkeypatch, allowed)
    judging._check_memory()


@pytest.mark.parametrize("allowed", [0, 1, ENOUGH - 1])
def test_too_little_memory_is_told_before_a_library_ends_the_process(
    monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    _limited(monkeypatch, allowed)
    with pytest.raises(MemoryError):
        judging._check_memory()


def test_what_is_loaded_already_needs_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    _limited(monkeypatch, ENOUGH - 1)
    monkeypatch.setitem(sys.modules, "numpy", sys)
    judging._check_memory()


@pytest.mark.parametrize(("set_before", "threads"), [(None, "1"), ("4", "4")])
def test_one_thread_of_arithmetic_is_enough_unless_somebody_asked_for_more(
    monkeypatch: pytest.MonkeyPatch, set_before: str | None, threads: str
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if set_before:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", set_before)
    judging._check_memory()
    assert os.environ["OPENBLAS_NUM_THREADS"] == threads


def _limited(monkeypatch: pytest.MonkeyPatch, allowed: int) -> None:
    """A process that may map so many bytes and has not loaded numpy."""
    monkeypatch.setattr(judging.resource, "getrlimit", lambda _: (allowed, allowed))
    monkeypatch.delitem(sys.modules, "numpy", raising=False)
