"""For people: every finding with its place and what to do next."""

from collections import Counter
from collections.abc import Iterable

from claimaudit.base.shown import log_line, one_line
from claimaudit.gate.findings import GateFinding
from claimaudit.gate.run import GateRun


def render(run: GateRun) -> str:
    """What no waiver holds back, and how many of what."""
    lines = finding_lines(run.shown)
    return "\n".join([*lines, summary(run)]) + "\n"


def finding_lines(findings: Iterable[GateFinding]) -> list[str]:
    """Place, what was found, what to do about it, an empty line."""
    lines = []
    for finding in findings:
        found = log_line(f"{finding.place}: {one_line(finding.message)}")
        todo = log_line(f"    {finding.level} {finding.code}: {one_line(finding.fix)}")
        lines += [found, todo, ""]
    return lines


def summary(run: GateRun) -> str:
    """The last line: how many of what."""
    others = f"{len(run.findings) - len(run.shown)} waived"
    if remarks := sum(f.code == "weak-evidence" and not f.fails for f in run.shown):
        others += f", {remarks} new remark{'s' * (remarks != 1)} on the evidence"
    if warned := len(run.shown) - len(run.failing) - remarks:
        others += f", {warned} only warn{'s' * (warned == 1)}"
    if run.passed_over:
        kinds = ", ".join(f"{kind} {n}" for kind, n in run.passed_over.items())
        others += f", {sum(run.passed_over.values())} passed over in page furniture ({kinds})"
    if not run.failing and warned:
        return f"Nothing fails ({others})."
    if not run.failing:
        return f"Clean: every candidate is a claim or a waiver with a reason ({others})."
    counts = Counter(f.code for f in run.failing)
    shown = ", ".join(f"{n} {code}" for code, n in sorted(counts.items()))
    total = len(run.failing)
    return f"{total} finding{'s' * (total != 1)} ({shown}); {others}."
