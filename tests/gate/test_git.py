"""A branch cannot make the gate run, follow or believe what it commits."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.gate.git import list_revision, read_blobs
from claimaudit.gate.run import run_gate
from tests.gate.conftest import CARS, SHOPS, TEXT, TODAY, Repo, run_action

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def newsroom(repo: Repo, tmp_path: Path) -> Repo:
    """A workspace in the folder news/ of a repository, and a branch that adds debt to it."""
    top = tmp_path / "top"
    shutil.copytree(repo.root, top / "news", ignore=shutil.ignore_patterns(".git"))
    subprocess.run(["git", "-C", top, "init", "-qb", "main"], check=True)
    inner = Repo(type(repo.tiny)(top / "news"))
    inner.git("config", "uploadpack.allowAnySHA1InWant", "true")
    inner.commit("a newsroom")
    inner.tiny.article(TEXT + SHOPS)
    inner.commit("debt")
    return inner


def in_disguise(repo: Repo, ran: Path, objects: str) -> None:
    """Commits what makes of news/ a git directory whose configuration runs commands, with the
    branch itself as origin/main: nothing would be new. `objects` is where its objects are."""
    commit = repo.git("rev-parse", "HEAD").strip()
    real = repo.root.parent / ".git"
    config = f"""[core]
    repositoryformatversion = 0
    bare = false
    worktree = .
[filter "x"]
    smudge = "touch {ran}; cat"
[remote "origin"]
    url = {real.as_uri()}
    uploadpack = "touch {ran}; git-upload-pack"
"""
    for name, text in {
        "HEAD": "ref: refs/heads/main\n", "config": config, "seeds/.gitattributes": "*.txt filter=x\n",
        "refs/heads/main": f"{commit}\n", "refs/remotes/origin/main": f"{commit}\n",
        "objects/info/alternates": objects,
    }.items():  # fmt: skip
        repo.tiny.write(name, text)
    # Its own folders are no part of the repository that git finds there.
    outside = ["git", f"--git-dir={real}", f"--work-tree={real.parent}", "-C", real.parent]
    for arguments in (["add", "-A"], ["-c", "user.name=T", "-c", "user.email=t@example.org",
                                      "commit", "-qm", "a disguise"]):  # fmt: skip
        subprocess.run([*outside, *arguments], check=True)


def test_a_folder_that_looks_like_a_repository_is_none(newsroom: Repo, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    in_disguise(newsroom, ran, f"{newsroom.root.parent}/.git/objects\n")
    assert newsroom.git("rev-parse", "--git-dir").strip() == ".", "git itself is taken in"
    for base in ("origin/main", "HEAD", "main"):
        with pytest.raises(BrokenInputError, match="no git repository is here"):
            newsroom.gate(base)
    assert not ran.exists()


def test_the_action_is_not_taken_in_either(newsroom: Repo, tmp_path: Path) -> None:
    """Its step as it is, on a checkout of one commit, with a base that it has to fetch."""
    ran, checkout = tmp_path / "ran", tmp_path / "checkout"
    base = newsroom.git("rev-parse", "HEAD~1").strip()
    in_disguise(newsroom, ran, "/nowhere\n")
    top = newsroom.root.parent
    subprocess.run(["git", "clone", "-q", "--depth=1", top.as_uri(), checkout], check=True)
    done = run_action(checkout, tmp_path / "temp", WORKSPACE="news", BASE=base)
    assert done.returncode not in (0, 1), done.stdout
    assert "cannot use bare repository" in done.stderr
    assert not ran.exists()


def test_no_filter_runs_and_what_it_would_have_made_is_not_read(
    newsroom: Repo, tmp_path: Path
) -> None:
    """A filter of the repository's own configuration, which a branch points its files at."""
    ran = tmp_path / "ran"
    newsroom.git("config", "filter.x.smudge", f"touch {ran}; sed s/40/41/")
    newsroom.tiny.write(".gitattributes", "*.txt filter=x\n")
    newsroom.commit("a filter")
    newsroom.tiny.article(TEXT + SHOPS + CARS)
    assert [f.figure for f in newsroom.gate("HEAD").failing] == ["8万辆"]
    assert not ran.exists()


@pytest.mark.parametrize("name", ["claims", "claims/baseline", "claims/t.yaml", "seeds/t.txt"])
def test_links_of_then_are_not_followed(repo: Repo, tmp_path: Path, name: str) -> None:
    """Nobody knows what stood behind them; and it is left alone."""
    place, outside = repo.root / name, tmp_path / "outside"
    place.rename(outside)
    place.symlink_to(outside)
    repo.commit("a link")
    place.unlink()
    (shutil.copytree if outside.is_dir() else shutil.copy)(outside, place)
    before = sorted(p.name for p in outside.rglob("*"))
    with pytest.raises(BrokenInputError, match=f"{name} is at HEAD a link"):
        repo.gate("HEAD")
    assert sorted(p.name for p in outside.rglob("*")) == before


def test_what_is_larger_than_the_limits_is_not_read(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def read(root: Path, blobs: list[Any]) -> dict[str, bytes]:
        asked.extend(blob.name for blob in blobs)
        return read_blobs(root, blobs)

    monkeypatch.setattr("claimaudit.gate.base.read_blobs", read)
    repo.tiny.write("references/film.mov", "#")
    repo.tiny.write("seeds/large.txt", "#" * 25_000_001)
    repo.commit("large")
    assert repo.codes("HEAD") == []
    assert "claims/t.yaml" in asked
    assert not {"references/film.mov", "seeds/large.txt"} & set(asked)
    large = repo.tiny.write("claims/large.yaml", "#" * 5_000_001)
    repo.commit("large")
    large.unlink()
    asked.clear()
    with pytest.raises(BrokenInputError, match=r"large\.yaml is larger at HEAD than"):
        repo.gate("HEAD")
    assert asked == []


def test_names_of_any_kind_are_read_as_they_are(repo: Repo) -> None:
    for name in ("claims/a b\n\tc.yaml", "claims/核查.yaml", 'claims/-x".yaml'):
        repo.tiny.write(name, f"# {name}\nclaims: []\n")
    repo.commit("names")
    files = read_blobs(repo.root, list_revision(repo.root, "HEAD", ("claims",)))
    assert {n: d for n, d in files.items() if "baseline" not in n} == {
        p.relative_to(repo.root).as_posix(): p.read_bytes()
        for p in (repo.root / "claims").glob("*.yaml")
    }


def test_a_blob_that_is_missing_is_said_so(repo: Repo) -> None:
    repo.tiny.claims()
    repo.commit("an object of its own")
    (claims,) = list_revision(repo.root, "HEAD", ("claims/t.yaml",))
    lost = repo.root / ".git" / "objects" / claims.object[:2] / claims.object[2:]
    lost.unlink()
    with pytest.raises(BrokenInputError, match="not in this clone"):
        run_gate(repo.root, TODAY, "HEAD")
