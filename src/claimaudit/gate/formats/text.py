"""For people: every finding with its place and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claimaudit.base.shown import one_line
from claimaudit.gate.findings import GateFinding
from claimaudit.gate.formats.place import Places
from claimaudit.gate.run import GateRun


def as_text(run: GateRun) -> str:
    lines = finding_lines(run.failing, Places(run))
    return "\n".join([*lines, summary(run)]) + "\n"


def finding_lines(findings: Iterable[GateFinding], places: Places) -> list[str]:
    """Place, what was found, what to do about it, an empty line."""
    lines = []
    for finding in findings:
        found = f"{places.shown(finding)}: {one_line(finding.message)}"
        lines += [found, f"    {finding.code}: {finding.fix}", ""]
    return lines


def summary(run: GateRun) -> str:
    """The last line: how many of what."""
    waived = f"{len(run.findings) - len(run.failing)} waived"
    if not run.failing:
        return f"Clean: every candidate is a claim or a waiver with a reason ({waived})."
    counts = Counter(f.code for f in run.failing)
    shown = ", ".join(f"{n} {code}" for code, n in sorted(counts.items()))
    total = len(run.failing)
    return f"{total} finding{'s' * (total != 1)} ({shown}); {waived}."
