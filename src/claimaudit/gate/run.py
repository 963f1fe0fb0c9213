"""Running the gate over a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from claimaudit.base.files import OnDisk
from claimaudit.gate.base import PastClaim, state_at
from claimaudit.gate.candidates import GateArticle, make_scanner, read_articles
from claimaudit.gate.findings import (
    GateFinding,
    candidate_findings,
    claim_findings,
    remark_finding,
    waiver_findings,
)
from claimaudit.gate.git import git_prefix
from claimaudit.gate.ledger import LEDGER, difference, read_committed
from claimaudit.gate.places import Place
from claimaudit.gate.waivers import load_waivers
from claimaudit.record.audit import audit_workspace
from claimaudit.record.ledger import ledger_csv
from claimaudit.workspace.workspace import Workspace, load_workspace


@dataclass(frozen=True)
class GateRun:
    """Everything that one run of the gate knows."""

    workspace: Workspace
    articles: dict[str, GateArticle]
    findings: tuple[GateFinding, ...]

    @cached_property
    def failing(self) -> list[GateFinding]:
        """What fails the gate."""
        return [f for f in self.findings if f.fails]

    @cached_property
    def shown(self) -> list[GateFinding]:
        """What no waiver holds back."""
        return [f for f in self.findings if f.suppressed is None]

    @cached_property
    def prefix(self) -> str:
        """The workspace's path in its repository, as CI servers name files: "" or "a/b/"."""
        return git_prefix(self.workspace.root)


def read_workspace(
    root: Path, needs_baseline: bool = True
) -> tuple[Workspace, dict[str, GateArticle]]:
    """(the workspace, article id -> the article), without an audit. Raises BrokenInputError."""
    workspace = load_workspace(root)
    waivers = load_waivers(workspace, needs_baseline)
    claims, scan = workspace.register.claims.values(), make_scanner(workspace).scan
    return workspace, read_articles(workspace.articles, claims, waivers, scan)


def run_gate(root: Path, today: date, base: str | None = None) -> GateRun:
    """Every finding of the workspace at `root`; with `base` only what is new since that git
    revision. Raises BrokenInputError."""
    workspace, articles = read_workspace(root)
    committed, rows = read_committed(OnDisk(root))
    known = state_at(workspace, articles, base) if base is not None else None
    record = audit_workspace(workspace)
    ledger = {i: PastClaim(row.verdict, unsourced=False) for i, row in rows.items()}
    found: list[GateFinding] = []
    for i, now in articles.items():
        before = known.articles.get(i) if known else None
        found += candidate_findings(now, before)
        found += waiver_findings(now, before, today)
    for claim in record.claims:
        place = articles[claim.article].place(claim.start, claim.end)
        then = known.claim(claim) if known else ledger.get(claim.id)
        compared = known is not None or committed is not None
        found += claim_findings(claim, place, then, compared)
    stale = difference(committed, ledger_csv(record))
    if stale and not (known and known.unchanged):
        found.append(GateFinding(Place("", LEDGER, line=1), "stale-ledger", stale))
    article_of = {claim.id: claim.article for claim in record.claims}
    for remark in known.new_remarks(record) if known else ():
        article = article_of[remark.row] if remark.of == "claim" else ""
        found.append(remark_finding(remark, record.remarks[remark.rule], article))
    found.sort(key=lambda f: (f.place, f.code, f.message))
    return GateRun(workspace, articles, tuple(found))
