"""What the suites found, in records of our own: sorted, plain, without clocks or numpy."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.workspace.policy import Severity, Verdict


@dataclass(frozen=True, order=True)
class Finding:
    """One rule that flagged one row (a claim of the verdicts suite, a row of another suite)."""

    row: str
    rule: str
    severity: Severity
    verdict: Verdict | None
    reason: str | None


@dataclass(frozen=True)
class Judgement:
    """The verdict of one claim: its reasons first, notes beside it after them."""

    id: str
    verdict: Verdict
    provisional: bool
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    rules: tuple[str, ...]
