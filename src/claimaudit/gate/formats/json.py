"""For scripts: every finding, the waived ones marked. docs/ci.md explains the fields."""

from __future__ import annotations

import json

from claimaudit.gate.findings import GateFinding
from claimaudit.gate.run import GateRun


def render(run: GateRun) -> str:
    """One object, its keys sorted."""
    rows = [_row(finding) for finding in run.findings]
    data = {"clean": not run.failing, "failing": len(run.failing), "findings": rows}
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _row(finding: GateFinding) -> dict[str, str | int | None]:
    place = finding.place
    return {
        "code": finding.code,
        "level": finding.level,
        "message": finding.message,
        "fix": finding.fix,
        "file": place.file,
        "line": place.line or None,
        "start": place.start if place.start >= 0 else None,
        "end": place.end if place.start >= 0 else None,
        "article": place.article or None,
        "claim": finding.claim or None,
        "quote": finding.quote or None,
        "figure": finding.figure or None,
        "row": finding.row or None,
        "remark": finding.remark or None,
        "suppressed": finding.suppressed,
    }
