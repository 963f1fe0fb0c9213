"""For scripts: every finding, the waived ones marked. docs/ci.md explains the fields."""

from __future__ import annotations

import json
from dataclasses import asdict

from claimaudit.gate.formats.place import Places
from claimaudit.gate.run import GateRun


def as_json(run: GateRun) -> str:
    places = Places(run)
    rows = []
    for finding in run.findings:
        row = asdict(finding)
        if finding.start < 0:
            row["start"] = row["end"] = None
        row["line"] = places.line(finding) or None
        for key in ("article", "claim", "quote", "figure"):
            row[key] = row[key] or None
        rows.append(row)
    data = {"clean": not run.failing, "failing": len(run.failing), "findings": rows}
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
