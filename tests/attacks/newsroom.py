"""A newsroom's repository as `claimaudit init` makes it, and a stranger's branch of it."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from claimaudit.cli.main import main
from claimaudit.intake.starter import start_workspace
from claimaudit.record.audit import audit_workspace
from claimaudit.record.ledger import ledger_csv
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import Plain

TODAY = "2026-02-01"
LOSS = "The ferry lost 73 million dollars last year.\n"
SENTENCE = "The ferry earned 5 million dollars last year.\n"
SEARCHED = {"where": ["the annual report of the ferry company"], "on": "2026-01-25"}
# What the lock of captures may say of the example's report.
CAPTURE = {
    "document": "example-ferry-report-2025",
    "url": "https://example.org/ferry/annual-report-2025",
    "sha256": "0" * 64,
    "bytes": 5,
    "kind": "text",
    "media_type": "text/plain",
    "how": "file",
    "captured": "2026-01-25T00:00:00Z",
}
_SAID = re.compile(r"^    error ([a-z-]+): ", re.M)
_IDENTITY = ("user.name=T", "user.email=t@example.org", "commit.gpgsign=false")

Change = Callable[["Branch"], object]
# A change, and what the gate has to say of it: the code of a finding, or an exit code.
Attack = tuple[Change, str | int]


@dataclass(frozen=True)
class Said:
    """What came of a run: its exit code, what it wrote, and the codes of what fails."""

    exit: int
    out: str
    err: str

    @property
    def codes(self) -> set[str]:
        return set(_SAID.findall(self.out))


@dataclass
class Branch:
    """A checkout whose HEAD is the base, until `merge` makes what is there the base."""

    root: Path
    base: str = "HEAD"

    def path(self, name: str) -> Path:
        return self.root / name

    def text(self, name: str = "seeds/example.txt") -> str:
        return self.path(name).read_bytes().decode("utf-8")

    def write(self, name: str, data: object) -> None:
        """A file of these words, or of this data as YAML."""
        text = data if isinstance(data, str) else yaml.dump(data, Dumper=Plain, sort_keys=False)
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_bytes(text.encode("utf-8"))

    def change(self, name: str, old: str, new: str) -> None:
        """Other words in a file."""
        text = self.text(name)
        assert old in text, f"{old} is not in {name}"
        self.write(name, text.replace(old, new))

    def data(self, name: str) -> Any:
        return yaml.safe_load(self.text(name))

    def article(self, text: str, name: str = "example") -> None:
        """Another text of an article, its sha256 mended."""
        path = self.path(f"seeds/{name}.txt")
        old, raw = _sha256(path.read_bytes()), text.encode("utf-8")
        path.write_bytes(raw)
        self.change("seeds/catalog.yaml", old, _sha256(raw))

    def reword(self, old: str, new: str) -> None:
        """Other words in the article."""
        assert old in self.text()
        self.article(self.text().replace(old, new))

    def add(self, text: str) -> None:
        """More words at the end of the article."""
        self.article(self.text() + text)

    def new_article(self, name: str, text: str, **keys: object) -> None:
        self.new_articles({name: text}, **keys)

    def new_articles(self, texts: Mapping[str, str], **keys: object) -> None:
        """Articles by their ids."""
        usual = {"title": "A ferry", "publisher": "The Gazette", "published": "2026-01-20"}
        usual |= {"language": "en", "rights": "made up"}
        entries = []
        for name, text in texts.items():
            self.write(f"seeds/{name}.txt", text)
            known = {"id": name, "file": f"{name}.txt", "sha256": _sha256(text.encode("utf-8"))}
            entries.append(known | usual | keys)
        self.append("seeds/catalog.yaml", "articles", *entries)

    def append(self, name: str, key: str, *entries: Mapping[str, object]) -> None:
        data = self.data(name)
        data[key] = [*(data.get(key) or ()), *entries]
        self.write(name, data)

    def set(self, name: str, key: str, /, index: int = 0, **values: object) -> None:
        """Other values of one entry of a list; None takes one out."""
        data = self.data(name)
        entry = data[key][index] | values
        data[key][index] = {k: v for k, v in entry.items() if v is not None}
        self.write(name, data)

    def catalogue(self, **values: object) -> None:
        self.set("seeds/catalog.yaml", "articles", **values)

    def claim(self, **values: object) -> None:
        """One more claim of the article; of its revenue, unless it says otherwise."""
        usual = {"id": "new", "form": "value", "subject": "example-lake-ferry"}
        about = {"metric": "revenue", "conditions": {"period": "2025"}}
        self.append("claims/example.yaml", "claims", usual | about | values)

    def claims(self, index: int = 0, **values: object) -> None:
        """Other values of a claim that is there."""
        self.set("claims/example.yaml", "claims", index, **values)

    def misstate(self, figure: str = "about 98,000 people", **values: object) -> None:
        """Article and claim say another figure than the source."""
        self.reword("about 48,000 people", figure)
        self.claims(quote=f"carried {figure} last year", figure=figure, **values)

    def fact(self, **values: object) -> None:
        """One more fact; of the revenue, unless it says otherwise."""
        usual = {"id": "revenue-2025", "subject": "example-lake-ferry", "metric": "revenue"}
        more = {"conditions": {"period": "2025"}, "prints": [printed("2 million dollars")]}
        self.append("references/example.yaml", "facts", usual | more | values)

    def waive(self, *waivers: Mapping[str, object], article: str = "example") -> None:
        self.write(
            f"claims/baseline/{article}.yaml", {"article": article, "waivers": list(waivers)}
        )

    def git(self, *arguments: str) -> str:
        identity = [part for name in _IDENTITY for part in ("-c", name)]
        command = ["git", "-C", str(self.root), *identity, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def commit(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-qm", "change", "--allow-empty")
        return self.git("rev-parse", "HEAD")

    def merge(self) -> None:
        """What is there now is the base."""
        self.audit()
        self.base = self.commit()

    def audit(self) -> None:
        """What `claimaudit audit` writes, without rendering a page."""
        record = audit_workspace(load_workspace(self.root))
        self.write("reports/ledger.csv", ledger_csv(record))

    def gate(self, *options: str) -> Said:
        """`claimaudit gate` with the base, in process. A crash is raised."""
        given = ["gate", "-w", str(self.root), "--as-of", TODAY, "--base", self.base, *options]
        return run(*given)


def run(*arguments: str) -> Said:
    """The command in process. A crash is raised."""
    result = CliRunner().invoke(main, list(arguments))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


def printed(figure: str, clip: str | None = None) -> dict[str, str]:
    document = "example-ferry-report-2025"
    return {"document": document, "at": "page 4", "figure": figure, "clip": clip or figure}


def started(root: Path) -> Branch:
    """A clean workspace, committed; of few files, for every test copies them."""
    start_workspace(root)
    branch = Branch(root)
    branch.audit()
    branch.git("init", "--template=", "-qb", "main")
    branch.commit()
    branch.git("repack", "-adq")
    return branch


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def rows(attacks: Mapping[str, Any], still: Mapping[str, str] | None = None) -> list[Any]:
    """The attacks of a table for pytest. Those of `still` are not held yet, each with what would
    be asked of the gate; a row that is held from now on fails until it is taken out there."""
    still = still or {}
    assert not still.keys() - attacks.keys()
    marks = {name: [pytest.mark.xfail(strict=True, reason=why)] for name, why in still.items()}
    return [pytest.param(one, id=name, marks=marks.get(name, [])) for name, one in attacks.items()]


def judge(attack: Attack, branch: Branch) -> None:
    """Makes the change, audits where the workspace can be read, and holds what the gate says
    against what is expected: the code of a finding, or an exit code."""
    change, expected = attack
    change(branch)
    if expected != 2:
        branch.audit()
    said = branch.gate()
    if isinstance(expected, int):
        assert said.exit == expected, said.out
    else:
        assert said.exit == 1
        assert expected in said.codes
