"""For scripts: every finding, the waived ones marked. docs/ci.md explains the fields."""

from claimaudit.base.shown import json_text
from claimaudit.gate.findings import GateFinding
from claimaudit.gate.run import GateRun

_ROW = ("code", "level", "message", "fix", "claim", "quote", "figure", "row", "remark")


def render(run: GateRun) -> str:
    """One object, its keys sorted."""
    rows = [_row(finding) for finding in run.findings]
    counts = {"failing": len(run.failing), "passed_over": dict(run.passed_over)}
    return json_text({"clean": not run.failing, **counts, "notes": run.notes, "findings": rows})


def _row(finding: GateFinding) -> dict[str, str | int | None]:
    place = finding.place
    row = {name: getattr(place, name) or None for name in ("article", "file", "line")}
    row |= {name: getattr(finding, name) or None for name in (*_ROW, "suppressed")}
    start, end = (place.start, place.end) if place.start >= 0 else (None, None)
    return {**row, "start": start, "end": end}
