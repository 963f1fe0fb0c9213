"""What README shows of a run is what a run prints."""

from __future__ import annotations

import re

from claimaudit.report.text import explain_claim
from claimaudit.workspace.workspace import Workspace
from tests.conftest import ROOT


def test_the_explanation_that_it_shows_is_the_one_that_is_printed(real: Workspace) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"^    \$ \S+claimaudit explain (\S+)\n((?:    .*\n)+)", readme, re.MULTILINE)
    assert found is not None
    printed = explain_claim(real, found[1], "en").splitlines()
    shown = [line[4:] for line in found[2].splitlines() if line.strip() != "…"]
    assert len(shown) > 5
    assert [line for line in shown if line not in printed] == []
