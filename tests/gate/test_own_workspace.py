"""Our own five articles pass the gate: every candidate is a claim or a waiver with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from claimaudit.gate.run import run_gate
from claimaudit.workspace.workspace import Workspace
from tests.conftest import ROOT


def test_our_own_workspace_is_clean(real: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimaudit.gate.run.load_workspace", lambda _: real)
    run = run_gate(ROOT, date(2026, 12, 1))
    assert [(f.code, f.message) for f in run.failing] == []
    assert all(f.suppressed for f in run.findings), "what is waived has a reason"
