"""Great Expectations in a process of its own: what it says there is what it says here."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

BEGIN = """
import multiprocessing, sys
from claimaudit.base.problems import BrokenInputError
from claimaudit.verdict.ahead import loading_ahead
from claimaudit.verdict.ladder import judge_all, judge_one
from claimaudit.workspace.ladder import load_ladder
from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from pathlib import Path
from tests.verdict.rows import MISSES, SUPPORTED, evidence, like

ladder = load_ladder(Inputs(OnDisk(Path("."))))
rows = [evidence(like(MISSES, id="a")), evidence(like(SUPPORTED, id="b"))]
wanted = [judge_one(ladder, row) for row in rows]

def judged():
    with loading_ahead() as flagging:
        (child,) = multiprocessing.active_children()
        between(child)
        found = judge_all(ladder, rows, flagging)
    assert not multiprocessing.active_children()
    return found

def is_loaded():
    return "great_expectations" in sys.modules
"""
CASES = {
    "the other process judges": """
between = lambda child: None
assert judged() == wanted and not is_loaded()
""",
    "what it finds broken is told here": """
from dataclasses import replace
bad = tuple(r.model_copy(update={"when": "fact == 0"}) for r in ladder.rungs[:1])
sound, ladder = ladder, replace(ladder, rungs=bad + ladder.rungs[1:])
between = lambda child: None
try:
    judged()
except BrokenInputError as broken:
    (problem,) = broken.problems
    assert (problem.file, problem.line > 0) == ("checks/ladder.yaml", True)
    assert "Great Expectations failed" in problem.message and not is_loaded()
else:
    raise AssertionError("not refused")
""",
    "one that was killed is done without": """
ladder = sound
def between(child):
    child.kill()
    child.join()
assert judged() == wanted and is_loaded()
""",
}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere this process judges")
def test_it_judges_in_a_process_of_its_own() -> None:
    """All in one process, where Great Expectations is loaded by the last alone."""
    done = subprocess.run(
        [sys.executable, "-c", "".join((BEGIN, *CASES.values()))],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
