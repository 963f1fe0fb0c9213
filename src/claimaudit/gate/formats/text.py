"""For people: every finding with its place and what to do next."""

from __future__ import annotations

from collections import Counter

from claimaudit.gate.formats.place import Lines
from claimaudit.gate.run import GateRun


def as_text(run: GateRun) -> str:
    failing = run.failing
    waived = len(run.findings) - len(failing)
    lines: list[str] = []
    texts = {i: Lines(a.text) for i, a in run.workspace.articles.items()}
    for finding in failing:
        line = finding.line
        if not line and finding.start >= 0:
            line = texts[finding.article].place(finding.start, finding.end).start_line
        where = f"{finding.file}:{line}" if line else finding.file
        lines += [f"{where}: {finding.message}", f"    {finding.code}: {finding.fix}", ""]
    counts = Counter(f.code for f in failing)
    if failing:
        shown = ", ".join(f"{n} {code}" for code, n in sorted(counts.items()))
        lines.append(f"{len(failing)} findings ({shown}); {waived} waived.")
    else:
        lines.append(
            f"Clean: every candidate is a claim or a waiver with a reason ({waived} waived)."
        )
    return "\n".join(lines) + "\n"
