"""Running the gate over a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from claimaudit.gate.base import known_at
from claimaudit.gate.baseline import FOLDER, load_waivers
from claimaudit.gate.coverage import make_scanner
from claimaudit.gate.findings import (
    GateFinding,
    candidate_findings,
    claim_findings,
    failing,
    ledger_finding,
    waiver_findings,
)
from claimaudit.gate.ledger import difference, read_committed
from claimaudit.gate.reading import Reading, read_articles
from claimaudit.gate.revision import git_prefix
from claimaudit.record.ledger import ledger_csv
from claimaudit.workspace.workspace import Workspace, load_workspace


@dataclass(frozen=True)
class GateRun:
    """Everything that one run of the gate knows."""

    workspace: Workspace
    articles: dict[str, Reading]
    findings: tuple[GateFinding, ...]

    @cached_property
    def failing(self) -> list[GateFinding]:
        return failing(self.findings)

    @cached_property
    def prefix(self) -> str:
        """The workspace's path in its repository, as CI servers name files: "" or "a/b/"."""
        return git_prefix(self.workspace.root)


def read_workspace(root: Path, needs_baseline: bool = True) -> tuple[Workspace, dict[str, Reading]]:
    """(the workspace, article id -> its reading), without an audit. Raises BrokenInputError."""
    workspace = load_workspace(root)
    has_baseline = needs_baseline or (root / FOLDER).is_dir()
    limit = workspace.policy.limits.yaml_bytes
    waivers = load_waivers(root, set(workspace.articles), limit) if has_baseline else {}
    claims = workspace.register.claims.values()
    return workspace, read_articles(workspace.articles, claims, waivers, make_scanner(workspace))


def run_gate(root: Path, today: date, base: str | None = None) -> GateRun:
    """Every finding of the workspace at `root`; with `base` only what is new since that git
    revision. Raises BrokenInputError."""
    from claimaudit.record.audit import audit_workspace

    workspace, articles = read_workspace(root)
    committed, rows = read_committed(root)
    known = known_at(workspace, articles, base) if base is not None else None
    record = audit_workspace(workspace)
    findings: list[GateFinding] = []
    for i, now in articles.items():
        before = known.before.get(i) if known else None
        findings += candidate_findings(now, before)
        findings += waiver_findings(now, before, today)
    files = {i: now.file for i, now in articles.items()}
    findings += claim_findings(record, None if committed is None else rows, known, files)
    stale = difference(committed, ledger_csv(record))
    if stale and not (known and known.unchanged):
        findings.append(ledger_finding(stale))
    return GateRun(workspace, articles, tuple(sorted(findings, key=lambda f: f.order)))
