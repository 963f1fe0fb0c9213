"""For scripts: every finding, the waived ones marked. docs/ci.md explains the fields."""

from __future__ import annotations

import json

from claimaudit.gate.findings import GateFinding
from claimaudit.gate.places import Places
from claimaudit.gate.run import GateRun


def render(run: GateRun) -> str:
    """One object, its keys sorted."""
    places = Places(run.articles)
    rows = [_row(finding, places) for finding in run.findings]
    data = {"clean": not run.failing, "failing": len(run.failing), "findings": rows}
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _row(finding: GateFinding, places: Places) -> dict[str, str | int | None]:
    has_place = finding.start >= 0
    return {
        "code": finding.code,
        "level": finding.level,
        "message": finding.message,
        "fix": finding.fix,
        "file": finding.file,
        "line": places.line(finding) or None,
        "start": finding.start if has_place else None,
        "end": finding.end if has_place else None,
        "article": finding.article or None,
        "claim": finding.claim or None,
        "quote": finding.quote or None,
        "figure": finding.figure or None,
        "row": finding.row or None,
        "remark": finding.remark or None,
        "suppressed": finding.suppressed,
    }
