"""Running the gate over a workspace."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from claimaudit.base.files import OnDisk
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.gate.base import PastClaim, read_committed, state_at
from claimaudit.gate.candidates import GateArticle, gate_articles
from claimaudit.gate.findings import (
    GateFinding,
    candidate_findings,
    claim_findings,
    language_findings,
    ledger_findings,
    place_in,
    remark_findings,
    waiver_findings,
)
from claimaudit.gate.git import git_prefix
from claimaudit.gate.levels import check_levels, levelled
from claimaudit.gate.waivers import FOLDER
from claimaudit.record.audit import audit_workspace
from claimaudit.record.ledger import ledger_csv
from claimaudit.workspace.workspace import Workspace, load_workspace


@dataclass(frozen=True)
class GateRun:
    """Every finding of a workspace. `prefix` is its path in its repository, as CI servers name
    files: "" or "a/b/"."""

    prefix: str
    findings: tuple[GateFinding, ...]

    @cached_property
    def failing(self) -> list[GateFinding]:
        """What fails the gate."""
        return [f for f in self.findings if f.fails]

    @cached_property
    def shown(self) -> list[GateFinding]:
        """What no waiver holds back."""
        return [f for f in self.findings if f.suppressed is None]


def read_workspace(root: Path) -> tuple[Workspace, dict[str, GateArticle]]:
    """(the workspace, article id -> the article), without an audit. Raises BrokenInputError."""
    workspace = load_workspace(root)
    return workspace, gate_articles(workspace, workspace.articles)


def run_gate(root: Path, today: date, base: str | None = None) -> GateRun:
    """Every finding of the workspace at `root`; with `base` only what is new since that git
    revision. Raises BrokenInputError."""
    workspace, articles = read_workspace(root)
    if not (root / FOLDER).is_dir():
        fix = "`claimaudit gate --update` makes an empty one"
        raise BrokenInputError([Problem(FOLDER, 0, "the baseline folder is missing", fix)])
    check_levels(workspace.policy.gate, OnDisk(root))
    committed, rows = read_committed(OnDisk(root))
    known = state_at(workspace, articles, base) if base is not None else None
    record = audit_workspace(workspace)
    ledger = {i: PastClaim(row.verdict, unsourced=False) for i, row in rows.items()}
    found: list[GateFinding] = []
    for i, now in articles.items():
        before = known.articles.get(i) if known else None
        found += language_findings(now, before)
        found += candidate_findings(now, before)
        found += waiver_findings(now, before, today)
    for claim in record.claims:
        place = place_in(workspace.articles[claim.article], claim.start, claim.end)
        then = known.claim(claim) if known else ledger.get(claim.id)
        compared = known is not None or committed is not None
        found += claim_findings(claim, place, then, compared)
    if not (known and known.unchanged):
        found += ledger_findings(committed, ledger_csv(record))
    if known:
        found += remark_findings(record, known.remarks)
    found = list(levelled(found, known.levels if known else workspace.policy.gate))
    # As a diff shows the files of a branch.
    found.sort(key=lambda f: (f.place.file, f.place, f.code, f.message))
    return GateRun(git_prefix(root), tuple(found))
