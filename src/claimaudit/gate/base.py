"""What a git revision knew already, so that only what is new since then counts."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from claimaudit.gate.baseline import FOLDER, load_baseline, squeeze, waiver_identity
from claimaudit.gate.findings import GateFinding
from claimaudit.problems import BrokenInputError, Problem
from claimaudit.reports.ledger import read_ledger
from claimaudit.workspace import load_workspace

_NEEDED = ("seeds", "claims", "references", "checks", "reports/ledger.csv")


@dataclass(frozen=True)
class Known:
    """The debt of a revision: candidates without a claim by (article, sentence, figure),
    waivers by (article, sentence, figure), unsourced claims, and every claim's verdict."""

    uncovered: frozenset[tuple[str, str, str]]
    waived: frozenset[tuple[str, str, str]]
    orphaned: frozenset[tuple[str, str, str]]
    unsourced: frozenset[str]
    verdicts: dict[str, str]

    def has(self, finding: GateFinding) -> bool:
        """Whether the revision had this finding too."""
        known = (finding.article, squeeze(finding.quote), squeeze(finding.figure))
        if finding.code == "unregistered-claim":
            return known in self.uncovered
        if finding.code == "expired-waiver":
            return known in self.waived
        if finding.code == "orphaned-waiver":
            return known in self.orphaned
        return finding.code == "unsourced-claim" and finding.claim in self.unsourced


def known_at(root: Path, revision: str) -> Known:
    """The debt at `revision`. Raises BrokenInputError where there is no such revision, or
    where the workspace was broken then."""
    from claimaudit.gate.run import scan_workspace

    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        _export(root, revision, base)
        if not (base / "seeds" / "catalog.yaml").is_file():
            return Known(frozenset(), frozenset(), frozenset(), frozenset(), {})
        try:
            workspace = load_workspace(base)
            limit = workspace.policy.limits.yaml_bytes
            has_baseline = (base / FOLDER).is_dir()
            held = load_baseline(base, set(workspace.articles), limit) if has_baseline else {}
        except BrokenInputError as broken:
            problems = [Problem(f"{revision}:{p.file}", p.line, p.message) for p in broken.problems]
            raise BrokenInputError(problems) from None
        found = scan_workspace(workspace)
        open_ = {
            (i, *item.identity) for i, items in found.items() for item in items if not item.covered
        }
        waived = {
            (i, *waiver_identity(h.waiver)) for i, rows in held.items() for h in rows.values()
        }
        rows = _ledger(base / "reports" / "ledger.csv")
        return Known(
            frozenset(open_ - waived),
            frozenset(waived),
            frozenset(waived - open_),
            frozenset(c for c, row in rows.items() if row["reasons"] == "no_reference"),
            {claim: row["verdict"] for claim, row in rows.items()},
        )


def _ledger(path: Path) -> dict[str, dict[str, str]]:
    try:
        return read_ledger(path.read_text("utf-8")) if path.is_file() else {}
    except ValueError:
        return {}


def _git(root: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - fixed words
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        message = said[-1] if said else "git failed"
        fix = "in CI, fetch the history too (fetch-depth: 0)"
        raise BrokenInputError([Problem("--base", 0, message, fix)])
    return done.stdout


def _export(root: Path, revision: str, folder: Path) -> None:
    """Writes the workspace as it was at `revision` into `folder`."""
    commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    name = commit.decode().strip()
    listed = _git(root, "ls-tree", "--name-only", name, "--", *_NEEDED).decode().splitlines()
    if not listed:
        return
    archive = _git(root, "archive", "--format=tar", name, "--", *listed)
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        packed.extractall(folder, filter="data")
