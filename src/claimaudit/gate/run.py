"""Running the gate over a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claimaudit.claims.load import RegisteredClaim
from claimaudit.gate.baseline import FOLDER, HeldWaiver, Identity, load_baseline
from claimaudit.gate.coverage import Found, find_candidates, make_scanner
from claimaudit.gate.findings import (
    GateFinding,
    candidate_findings,
    claim_findings,
    ledger_finding,
    waiver_findings,
)
from claimaudit.problems import BrokenInputError, Problem
from claimaudit.reports.ledger import ledger_csv, read_ledger
from claimaudit.reports.record import Record
from claimaudit.workspace import Workspace

LEDGER = "reports/ledger.csv"


@dataclass(frozen=True)
class GateRun:
    """Everything that one run of the gate knows."""

    workspace: Workspace
    record: Record
    found: dict[str, list[Found]]
    baseline: dict[str, dict[Identity, HeldWaiver]]
    findings: tuple[GateFinding, ...]

    @property
    def failing(self) -> list[GateFinding]:
        return [f for f in self.findings if f.suppressed is None]


def scan_workspace(workspace: Workspace) -> dict[str, list[Found]]:
    """Article id -> its candidates."""
    scanner = make_scanner(workspace)
    claims: dict[str, list[RegisteredClaim]] = {}
    for claim in workspace.register.claims.values():
        claims.setdefault(claim.article.id, []).append(claim)
    return {
        i: find_candidates(article, claims.get(i, ()), scanner)
        for i, article in sorted(workspace.articles.items())
    }


def read_verdicts(path: Path) -> tuple[str | None, dict[str, str]]:
    """(the ledger's text or None, claim id -> verdict). Raises BrokenInputError."""
    if not path.is_file():
        return None, {}
    try:
        text = path.read_text("utf-8")
        return text, {claim: row["verdict"] for claim, row in read_ledger(text).items()}
    except (OSError, ValueError) as error:
        fix = "run `claimaudit audit` to write it anew"
        raise BrokenInputError([Problem(LEDGER, 1, f"is no ledger: {error}", fix)]) from None


def run_gate(
    root: Path, today: date, base: str | None = None, needs_baseline: bool = True
) -> GateRun:
    """Every finding of the workspace at `root`; with `base` only what is new since that git
    revision. Raises BrokenInputError."""
    from claimaudit.audit import audit_workspace
    from claimaudit.workspace import load_workspace

    workspace = load_workspace(root)
    limit = workspace.policy.limits.yaml_bytes
    has_baseline = needs_baseline or (root / FOLDER).is_dir()
    baseline = load_baseline(root, set(workspace.articles), limit) if has_baseline else {}
    record = audit_workspace(workspace)
    committed, verdicts = read_verdicts(root / LEDGER)
    found = scan_workspace(workspace)
    files = {i: f"seeds/{a.entry.file}" for i, a in workspace.articles.items()}
    findings: list[GateFinding] = []
    for i, items in found.items():
        waivers = baseline.get(i, {})
        findings += candidate_findings(items, waivers, workspace.articles[i].text, files[i])
        findings += waiver_findings(items, waivers, today)
    fresh = ledger_csv(record)
    if base is None:
        findings += claim_findings(record, verdicts, files)
    else:
        from claimaudit.gate.base import known_at

        known = known_at(root, base)
        findings += claim_findings(record, known.verdicts, files)
        findings = [f for f in findings if not known.has(f)]
    if fresh != committed:
        findings.append(ledger_finding(_difference(committed, fresh)))
    return GateRun(workspace, record, found, baseline, tuple(sorted(findings)))


def _difference(committed: str | None, fresh: str) -> str:
    if committed is None:
        return "there is no ledger"
    old, new = set(committed.splitlines()), set(fresh.splitlines())
    return f"{len(new - old)} rows of the audit are not in it, {len(old - new)} of it are outdated"
