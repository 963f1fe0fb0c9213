"""Two branches that meet: what conflicts is said plainly, and one command settles the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from claimaudit.base.problems import BrokenInputError
from claimaudit.cli.main import main
from tests.conftest import CLAIM
from tests.gate.conftest import Repo

pytestmark = pytest.mark.usefixtures("quick")

COMPUTE = "测试芯片的算力达到4.6 PFLOPS,今年发布。\n"


def claim(article: str) -> dict[str, Any]:
    return {**CLAIM, "id": f"{article}-compute"}


def command(repo: Repo, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "-w", str(repo.root)])


def branch(repo: Repo, name: str, article: str) -> None:
    """A branch of main with an article more, audited and committed."""
    repo.git("checkout", "-qb", name, "main")
    repo.add_article(article, COMPUTE, [claim(article)])
    repo.waive(article=article)
    repo.ledger()
    repo.commit(article)


@pytest.fixture
def conflicted(repo: Repo) -> Repo:
    """Two branches each added an article: git leaves the catalog and the ledger to a person."""
    branch(repo, "one", "a")
    branch(repo, "two", "b")
    repo.git("merge", "one", check=False)
    assert repo.git("diff", "--name-only", "--diff-filter=U").split() == [
        "reports/ledger.csv", "seeds/catalog.yaml",
    ]  # fmt: skip
    return repo


def settle_catalog(repo: Repo) -> None:
    """As a person does: the entries of both sides, each once."""
    sides = [yaml.safe_load(repo.git("show", f":{side}:seeds/catalog.yaml")) for side in (2, 3)]
    both = {entry["id"]: entry for side in sides for entry in side["articles"]}
    repo.tiny.write("seeds/catalog.yaml", {"articles": list(both.values())})
    repo.git("add", "seeds/catalog.yaml")


def test_one_command_settles_a_ledger(conflicted: Repo) -> None:
    settle_catalog(conflicted)
    ledger = conflicted.root / "reports" / "ledger.csv"
    assert "<<<<<<<" in ledger.read_text("utf-8")
    done = command(conflicted, "audit")
    assert done.exit_code == 0, done.output
    rows = [line.split(",")[0] for line in ledger.read_text("utf-8").splitlines()]
    assert rows == ["claim", "a-compute", "b-compute", "t-compute"]
    conflicted.commit("Merge one")
    assert conflicted.git("diff", "--name-only", "--diff-filter=U") == ""
    assert conflicted.codes() == conflicted.codes("main") == []


def test_the_gate_says_so_of_a_ledger(conflicted: Repo) -> None:
    settle_catalog(conflicted)
    with pytest.raises(BrokenInputError) as broken:
        conflicted.gate()
    (problem,) = broken.value.problems
    assert str(problem) == (
        "reports/ledger.csv:2: a merge conflict is not resolved\n"
        "    run `claimaudit audit`, which writes it anew, and `git add reports/ledger.csv`"
    )


def test_a_ledger_that_was_committed_with_its_markers_is_no_base(conflicted: Repo) -> None:
    """What it says is audited anew: its verdicts are not lost."""
    settle_catalog(conflicted)
    base = conflicted.commit("markers and all")
    assert command(conflicted, "audit").exit_code == 0
    conflicted.commit("settled")
    assert conflicted.codes(base) == []


@pytest.mark.parametrize("name", ["audit", "gate"])
def test_every_conflict_is_named_and_nothing_that_follows_from_it(
    conflicted: Repo, name: str
) -> None:
    ledger = (conflicted.root / "reports" / "ledger.csv").read_text("utf-8")
    done = command(conflicted, name)
    assert done.exit_code == 2
    assert (
        "seeds/catalog.yaml:" in done.output and "a merge conflict is not resolved" in done.output
    )
    assert "keep the entries of both sides" in done.output
    assert "1 problem; nothing was changed." in done.output
    assert (conflicted.root / "reports" / "ledger.csv").read_text("utf-8") == ledger


@pytest.mark.parametrize("file", ["claims/t.yaml", "references/maker.yaml", "checks/policy.yaml"])
def test_a_conflict_in_any_yaml_has_its_line(repo: Repo, file: str) -> None:
    """Both branches wrote a comment into the same place."""
    path = Path(repo.root / file)
    text = path.read_text("utf-8")
    for name in ("one", "two"):
        repo.git("checkout", "-qb", name, "main")
        path.write_text(f"{text}# {name}\n", "utf-8")
        repo.commit(name)
    repo.git("merge", "one", check=False)
    line = len(text.splitlines()) + 1
    with pytest.raises(BrokenInputError) as broken:
        repo.gate()
    assert [(p.file, p.line) for p in broken.value.problems] == [(file, line)]
