"""The gate in repositories and clones of all kinds, and what a branch may move or rename in them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from claimaudit.base.problems import BrokenInputError
from claimaudit.cli.main import main
from claimaudit.gate.command import run_gate_command
from claimaudit.gate.git import git_prefix
from claimaudit.gate.run import run_gate
from tests.conftest import CLAIM
from tests.gate.conftest import CARS, SHOPS, TEXT, TODAY, Repo, action, run_action

pytestmark = pytest.mark.usefixtures("quick")

ZEROS = "0" * 40


def catalog_entry(repo: Repo, **changes: str) -> None:
    catalog = yaml.safe_load((repo.root / "seeds/catalog.yaml").read_text("utf-8"))
    catalog["articles"][0] |= changes
    repo.tiny.write("seeds/catalog.yaml", catalog)


# --- what is moved -----------------------------------------------------------------------


def test_an_article_in_a_file_of_another_name(debt: Repo) -> None:
    (debt.root / "seeds/t.txt").rename(debt.root / "seeds/chip.txt")
    catalog_entry(debt, file="chip.txt")
    assert debt.codes("HEAD") == []


def test_claims_in_a_file_of_another_name(debt: Repo) -> None:
    (debt.root / "claims/t.yaml").rename(debt.root / "claims/chips-2025.yaml")
    assert debt.codes("HEAD") == []


def test_claims_in_two_files(debt: Repo) -> None:
    first = {
        "id": "t-first", "quote": "今年发布", "form": "assertion", "subject": "new-chip",
        "metric": "event", "searched": {"where": ["the maker's site"], "on": "2025-11-20"},
    }  # fmt: skip
    debt.tiny.claims(CLAIM, first)
    debt.ledger()
    base = debt.commit("two claims")
    debt.tiny.claims(CLAIM)
    debt.tiny.write("claims/t-more.yaml", {"article": "t", "claims": [first]})
    assert debt.codes(base) == []


def test_references_in_a_file_of_another_name(debt: Repo) -> None:
    (debt.root / "references/maker.yaml").rename(debt.root / "references/chip-maker.yaml")
    assert debt.codes("HEAD") == []


def test_an_article_in_a_folder_of_seeds_is_refused_with_why(debt: Repo) -> None:
    catalog_entry(debt, file="2025/t.txt")
    with pytest.raises(BrokenInputError, match="articles stand in seeds/ itself, not in a folder"):
        debt.gate()


# --- clones ------------------------------------------------------------------------------


def clone(repo: Repo, to: Path, *options: str) -> Repo:
    subprocess.run(["git", "clone", "-q", *options, repo.root.as_uri(), to], check=True)
    return Repo(type(repo.tiny)(to))


def test_a_clone_of_one_commit_needs_no_history_without_a_base(debt: Repo, tmp_path: Path) -> None:
    shallow = clone(debt, tmp_path / "shallow", "--depth=1")
    assert shallow.codes() == ["unregistered-claim"]
    assert shallow.codes("HEAD") == []


def test_a_clone_of_one_commit_with_its_base_fetched(debt: Repo, tmp_path: Path) -> None:
    """As the action does."""
    base = debt.git("rev-parse", "HEAD").strip()
    debt.tiny.article(TEXT + SHOPS + CARS)
    debt.commit("the pull request")
    debt.git("config", "uploadpack.allowAnySHA1InWant", "true")
    shallow = clone(debt, tmp_path / "shallow", "--depth=1")
    shallow.git("fetch", "-q", "--depth=1", "origin", base)
    assert [f.figure for f in shallow.gate(base).failing] == ["8万辆"]


def test_a_clone_without_blobs(debt: Repo, tmp_path: Path) -> None:
    debt.git("config", "uploadpack.allowFilter", "true")
    partial = clone(debt, tmp_path / "partial", "--filter=blob:none")
    assert partial.codes("HEAD~1") == ["unregistered-claim"]


def test_a_branch_that_is_behind_took_nothing_away(debt: Repo) -> None:
    """What was added to the base since does not count: neither as the branch's nor as missing."""
    debt.git("checkout", "-qb", "topic")
    debt.tiny.article(TEXT + SHOPS + CARS)
    debt.commit("topic")
    debt.git("checkout", "-q", "main")
    debt.add_article("n", SHOPS, [])
    debt.tiny.article(TEXT)
    debt.commit("main went on")
    debt.git("checkout", "-q", "topic")
    assert [f.figure for f in debt.gate("main").failing] == ["8万辆"]


def test_a_detached_head_and_a_worktree(debt: Repo, tmp_path: Path) -> None:
    debt.git("worktree", "add", "-q", "--detach", str(tmp_path / "tree"))
    tree = Repo(type(debt.tiny)(tmp_path / "tree"))
    tree.tiny.article(TEXT + SHOPS + CARS)
    assert [f.figure for f in tree.gate("main").failing] == ["8万辆"]
    assert tree.gate().prefix == ""


def test_a_workspace_in_a_submodule(debt: Repo, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    subprocess.run(["git", "init", "-q", outer], check=True)
    allowed = ["-c", "protocol.file.allow=always"]
    added = ["submodule", "--quiet", "add", debt.root.as_uri(), "desk"]
    subprocess.run(["git", *allowed, "-C", outer, *added], check=True)
    desk = Repo(type(debt.tiny)(outer / "desk"))
    desk.tiny.article(TEXT + SHOPS + CARS)
    assert [f.figure for f in desk.gate("HEAD").failing] == ["8万辆"]
    assert desk.gate().prefix == "", "a file of the repository that the submodule is"


@pytest.mark.parametrize("shape", ["text", "github", "json", "markdown"])
def test_a_branch_that_was_not_there_before_has_no_base(
    debt: Repo, shape: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A push of a new branch: `github.event.before` and CI_COMMIT_BEFORE_SHA are zeros."""
    assert run_gate_command(debt.root, shape, ZEROS, "2025-11-21", None) == 1
    assert "nothing was compared, and everything counts" in capsys.readouterr().out
    assert run_gate_command(debt.root, "text", "HEAD", "2025-11-21", None) == 0
    with pytest.raises(BrokenInputError, match="is no revision"):
        run_gate_command(debt.root, "text", "0000000", "2025-11-21", None)


# --- several workspaces in one repository -------------------------------------------------


@pytest.fixture
def both(debt: Repo, tmp_path: Path) -> Path:
    """news/ with old debt and sport/ with new."""
    top = tmp_path / "top"
    for name in ("news", "sport"):
        shutil.copytree(debt.root, top / name, ignore=shutil.ignore_patterns(".git"))
    subprocess.run(["git", "init", "-qb", "main", top], check=True)
    Repo(type(debt.tiny)(top)).commit("two desks")
    Repo(type(debt.tiny)(top / "sport")).tiny.article(TEXT + SHOPS + CARS)
    return top


def test_each_of_two_workspaces_is_judged_by_itself(both: Path) -> None:
    assert run_gate(both / "news", TODAY, "HEAD").failing == []
    run = run_gate(both / "sport", TODAY, "HEAD")
    assert [(run.prefix, f.place.file, f.figure) for f in run.failing] == [
        ("sport/", "seeds/t.txt", "8万辆")
    ]


def test_above_two_workspaces_they_are_named(both: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(both)
    done = CliRunner().invoke(main, ["gate"])
    assert done.exit_code == 2
    assert "no workspace is here or above" in done.output
    assert "name one with --workspace: news, sport" in done.output
    monkeypatch.chdir(both / "sport" / "claims")
    assert "8万辆" in CliRunner().invoke(main, ["gate", "--as-of", "2025-11-21"]).output


def test_paths_are_those_of_the_repository_where_git_refuses_it(
    both: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container's user is seldom who made the checkout; git then answers nothing."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert git_prefix(both / "news") == "news/"
    assert git_prefix(both) == ""


# --- the action --------------------------------------------------------------------------


def test_the_action_takes_the_base_of_a_pull_request_or_a_merge_queue() -> None:
    base = action()["runs"]["steps"][1]["env"]["BASE"]
    assert re.findall(r"[\w.]+", base.strip("${} ")) == [
        "inputs.base", "github.event.pull_request.base.sha", "github.event.merge_group.base_sha",
    ]  # fmt: skip


def test_the_action_counts_everything_for_a_new_branch(debt: Repo, tmp_path: Path) -> None:
    done = run_action(debt.root, tmp_path / "temp", BASE=ZEROS)
    assert done.returncode == 1, done.stderr
    assert "40家" in done.stdout
    assert "nothing was compared, and everything counts" in done.stdout


def test_the_action_says_so_where_the_base_cannot_be_had(debt: Repo, tmp_path: Path) -> None:
    """A checkout of a fork, whose origin does not have it."""
    fork = clone(debt, tmp_path / "fork", "--depth=1")
    done = run_action(fork.root, tmp_path / "temp", BASE="1" * 40)
    assert done.returncode == 2
    assert done.stdout.startswith("::error title=claimaudit gate::The base is not in this clone")


def test_the_action_shows_the_page_of_the_job(both: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    env = {"WORKSPACE": "sport", "BASE": "HEAD", "GITHUB_STEP_SUMMARY": str(page)}
    done = run_action(both, tmp_path / "temp", **env)
    assert done.returncode == 1, done.stderr
    assert "::error file=sport/seeds/t.txt,line=4," in done.stdout
    assert "* `seeds/t.txt` line 4: “8万辆”" in page.read_text("utf-8")
