"""A newsroom's repository: a real git repository around a workspace that passes the gate."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimaudit.coverage.waivers import Waiver, baseline_files
from claimaudit.gate.command import Update, update_baseline
from claimaudit.gate.findings import GateFinding
from claimaudit.gate.run import GateRun, read_workspace, run_gate
from claimaudit.record.audit import audit_workspace
from claimaudit.record.ledger import ledger_csv
from claimaudit.verdict.evidence import Evidence
from claimaudit.verdict.ladder import Judgement, judge_one
from claimaudit.workspace.ladder import Ladder
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import CLAIM, DOCUMENT, FACT, ROOT, SUBJECTS, Tiny

TODAY = date(2025, 11, 21)
TEXT = "测试芯片的算力达到4.6 PFLOPS,今年发布。\n这家公司有员工300人。\n"
SHOPS = "另有门店40家。\n"
CARS = "年产汽车8万辆。\n"
WAIVER = Waiver(
    quote="这家公司有员工300人。", figure="300人", reason="staff counts are not audited", review_by="2026-06-30",
)  # fmt: skip
_IDENTITY = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")


@dataclass
class Repo:
    """A workspace in git."""

    tiny: Tiny

    @property
    def root(self) -> Path:
        return self.tiny.root

    def git(self, *arguments: str, check: bool = True) -> str:
        command = ["git", "-C", str(self.root), *_IDENTITY, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=check).stdout

    def commit(self, message: str = "change") -> str:
        self.git("add", "-A")
        self.git("commit", "-qm", message)
        return self.git("rev-parse", "HEAD").strip()

    def broken_then(self, name: str) -> None:
        """The base has a file that cannot be read; it is mended in the branch."""
        good = (self.root / name).read_text("utf-8")
        self.tiny.write(name, "claims: [\n")
        self.commit("broken")
        self.tiny.write(name, good)

    def ledger(self) -> None:
        """What `claimaudit audit` writes, without rendering a page."""
        record = audit_workspace(load_workspace(self.root))
        (self.root / "reports").mkdir(exist_ok=True)
        (self.root / "reports" / "ledger.csv").write_text(ledger_csv(record), "utf-8")

    def gate(self, base: str | None = None, today: date = TODAY) -> GateRun:
        return run_gate(self.root, today, base)

    def codes(self, base: str | None = None, today: date = TODAY) -> list[str]:
        return [f.code for f in self.gate(base, today).failing]

    def verdicts(self) -> list[GateFinding]:
        """What fails since HEAD, but for the changes of references that brought it about."""
        return [f for f in self.gate("HEAD").failing if f.code != "reference-changed"]

    def update(self, reason: str | None = None, review_by: str = "2026-06-30") -> Update:
        _, articles = read_workspace(self.root)
        return update_baseline(self.root, articles, reason, review_by)

    def waive(self, *waivers: Waiver, article: str = "t") -> None:
        for path, text in baseline_files(self.root, article, list(waivers)).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def add_article(self, name: str, text: str, claims: list[dict[str, Any]]) -> None:
        """A second article, as a pull request adds it."""
        raw = text.encode("utf-8")
        (self.root / "seeds" / f"{name}.txt").write_bytes(raw)
        catalog = self.root / "seeds" / "catalog.yaml"
        entries = yaml.safe_load(catalog.read_text("utf-8"))
        entries["articles"].append(
            {
                "id": name, "file": f"{name}.txt", "title": name, "publisher": "Nobody",
                "published": "2025-10-01", "language": "zh", "rights": "ours",
                "sha256": hashlib.sha256(raw).hexdigest(),
            }
        )  # fmt: skip
        self.tiny.write("seeds/catalog.yaml", entries)
        self.tiny.write(f"claims/{name}.yaml", {"article": name, "claims": claims})


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clean: one claim with a fact, one waiver, the ledger committed. Made once, for every
    audit costs time, and of few files, for every test copies them."""
    made = Repo(Tiny(tmp_path_factory.mktemp("clean")))
    shutil.copytree(ROOT / "checks", made.root / "checks")
    made.tiny.write(
        "references/metrics.yaml", (ROOT / "references/metrics.yaml").read_text("utf-8")
    )
    made.tiny.write("references/subjects.yaml", {"subjects": SUBJECTS})
    made.tiny.references([DOCUMENT], [FACT])
    made.tiny.article(TEXT)
    made.tiny.claims(CLAIM)
    made.waive(WAIVER)
    with pytest.MonkeyPatch.context() as patch:
        judge_quickly(patch)
        made.ledger()
    (made.root / ".gitignore").write_text("reports/out/\nevidence/\n.claimaudit/\n", "utf-8")
    made.git("init", "--template=", "-qb", "main")
    made.commit("a clean workspace")
    made.git("repack", "-adq")
    return made.root


@pytest.fixture
def repo(clean: Path, tmp_path: Path) -> Repo:
    """A copy of the clean repository, for one test to change."""
    shutil.copytree(clean, tmp_path / "w", symlinks=True)
    return Repo(Tiny(tmp_path / "w"))


@pytest.fixture
def debt(repo: Repo) -> Repo:
    """A repository with one statement that nobody has sourced."""
    repo.tiny.article(TEXT + SHOPS)
    repo.commit("old debt")
    return repo


def action() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return read


def run_action(folder: Path, temp: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """The gate's step of the action as it is, in a checkout, with this claimaudit in place of an
    installed one."""
    command = temp / "claimaudit" / "bin" / "claimaudit"
    command.parent.mkdir(parents=True)
    command.symlink_to(Path(sys.executable).parent / "claimaudit")
    step = action()["runs"]["steps"][1]
    inputs = {"WORKSPACE": ".", "BASE": "", "SARIF": ""}
    assert set(step["env"]) == inputs.keys()
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **inputs, "RUNNER_TEMP": str(temp), **given},
    )  # fmt: skip


@pytest.fixture(autouse=True)
def no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test finds is not shown on the page of the job that runs the tests."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second less for each run of the gate."""
    judge_quickly(monkeypatch)


def judge_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judges without Great Expectations, by the same ladder (tests/verdict holds it to the
    same verdicts)."""

    def judge_all(ladder: Ladder, rows: Sequence[Evidence], _: object) -> list[Judgement]:
        return [judge_one(ladder, row) for row in rows]

    monkeypatch.setattr("claimaudit.record.audit.judge_all", judge_all)
