"""The repository as a weapon: links, folders that look like repositories, names, revisions."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.attacks.newsroom import LOSS, TODAY, Branch, Change, rows, run

SECRET = "ghp_0123456789 is a token"


def in_a_folder(branch: Branch, top: Path) -> Branch:
    """The workspace as news/ of a repository, committed."""
    shutil.copytree(branch.root, top / "news", ignore=shutil.ignore_patterns(".git"))
    above = Branch(top)
    above.git("init", "-qb", "main")
    return Branch(top / "news", above.commit())


def laxer(news: Branch) -> None:
    """Another workspace beside it, with other articles and rules that bear them out."""
    other = Branch(news.root.parent / "other")
    shutil.copytree(news.root, other.root)
    other.misstate("about 60,000 people")
    other.change("checks/policy.yaml", "low: '0.95'", "low: '0.8'")
    other.audit()


def test_the_workspace_is_no_link_to_another(branch: Branch, tmp_path: Path) -> None:
    news = in_a_folder(branch, tmp_path / "top")
    laxer(news)
    shutil.rmtree(news.root)
    news.root.symlink_to("other")
    assert news.gate().exit in (1, 2)


def test_a_workspace_that_moved_is_judged_all_the_same(branch: Branch, tmp_path: Path) -> None:
    """The base has no rules where it is now."""
    news = in_a_folder(branch, tmp_path / "top")
    laxer(news)
    shutil.rmtree(news.root)
    shutil.move(news.root.parent / "other", news.root.parent / "renamed")
    moved = Branch(news.root.parent / "renamed", news.base)
    assert moved.gate().exit in (1, 2)


def test_a_submodule_with_the_objects_of_the_base_is_none(branch: Branch, tmp_path: Path) -> None:
    news = in_a_folder(branch, tmp_path / "top")
    laxer(news)
    shutil.rmtree(news.root)
    subprocess.run(["git", "clone", "-q", tmp_path / "top", news.root], check=True)
    inner = Branch(news.root)
    shutil.rmtree(inner.path("news"))
    shutil.copytree(tmp_path / "top" / "other", inner.root, dirs_exist_ok=True)
    inner.commit()
    assert Branch(news.root, news.base).gate().exit in (1, 2)


def test_a_submodule_that_was_not_fetched_is_seen(branch: Branch) -> None:
    """No later branch could be held against a base that has one among its claims."""
    entry = f"160000,{branch.git('rev-parse', 'HEAD')},claims/extra"
    branch.git("update-index", "--add", "--cacheinfo", entry)
    assert "unread-file" in branch.gate().codes


def test_a_git_file_of_the_branch_leads_to_no_other_base(branch: Branch, tmp_path: Path) -> None:
    """No checkout writes one; where somebody does, its repository has the base or has not."""
    news = in_a_folder(branch, tmp_path / "top")
    subprocess.run(
        ["git", "clone", "-q", "--bare", tmp_path / "top", tmp_path / "evil"], check=True
    )
    news.new_article("new", LOSS)
    news.audit()
    news.write(".git", f"gitdir: {tmp_path / 'evil'}\n")
    assert news.gate().exit in (1, 2)


REVISIONS = {
    "nothing": "",
    "an option": "--output=/tmp/x",
    "a short option": "-h",
    "a pathspec": ":seeds",
    "a folder": "HEAD:seeds",
    "a file": "HEAD:seeds/example.txt",
    "a command": "$(touch pwned)",
    "a line more": "HEAD\n::error::pwned",
    "colours": "\x1b[31mHEAD",
    "all of them": "--all",
    "a reflog": "HEAD@{99}",
    "a search": ":/^{/x",
    "a range": "HEAD..HEAD",
    "none of them": "^HEAD",
    "ten thousand letters": "a" * 10_000,
}


@pytest.fixture
def longer(branch: Branch) -> Branch:
    """A branch that adds a figure of which there is no claim."""
    branch.add(LOSS)
    branch.audit()
    return branch


@pytest.mark.parametrize("revision", rows(REVISIONS))
def test_what_is_no_revision_is_said_so(revision: str, longer: Branch) -> None:
    longer.base = revision
    said = longer.gate()
    assert said.exit == 2
    assert not [line for line in said.err.splitlines() if line.startswith("::")]
    assert "\x1b" not in said.err
    assert not longer.path("pwned").exists()


@pytest.mark.parametrize("by", ["tag", "replace"])
def test_another_commit_in_the_place_of_the_base_is_not_it(by: str, longer: Branch) -> None:
    longer.base = longer.git("rev-parse", "HEAD")
    longer.git(by, longer.base, longer.commit())
    assert "unregistered-claim" in longer.gate().codes


def named(*arguments: str, base: str) -> Change:
    """What git is told once the branch is committed, and the name that the run is given."""

    def change(branch: Branch) -> None:
        branch.commit()
        branch.git("checkout", "-qb", "topic")
        branch.git(*arguments)
        branch.base = base

    return change


DOUBTFUL = {
    "a tag that is called as the branch": named("tag", "main", base="main"),
    "a tag that looks like a commit": named("tag", "abcdef0", base="abcdef0"),
    "a description of a commit": named("tag", "v1", base="v1-0-gHEAD"),
    "the words of a commit": named("tag", "v1", base=":/change"),
    "a branch called as that of a remote": named(
        "update-ref", "refs/remotes/origin/main", "HEAD~1", base="origin/main"
    ),
    "the ref of a pull request": named(
        "update-ref", "refs/pull/1/head", "HEAD", base="refs/pull/1/head"
    ),
    "what was fetched last": named("fetch", "-q", ".", "topic", base="FETCH_HEAD"),
    "the words of a commit before it": named("status", base="HEAD^{/change}"),
    "a note": named("update-ref", "refs/notes/main", "HEAD", base="notes/main"),
}


@pytest.mark.parametrize("change", rows(DOUBTFUL))
def test_a_name_of_two_things_is_no_base(change: Change, longer: Branch) -> None:
    change(longer)
    if longer.base == "origin/main":
        longer.git("branch", "origin/main")
    said = longer.gate()
    assert said.exit == 2
    assert "names no one base" in said.err or "is no revision" in said.err


NAMES = {
    "HEAD~1": "HEAD~1",
    "a branch": "main",
    "a branch in full": "refs/heads/main",
    "a branch of a remote": "origin/main",
    "steps back from a branch": "main~0",
    "a tag": "v1",
    "steps back from a tag": "v1~0",
    "a tag in full": "refs/tags/v1",
}


@pytest.mark.parametrize("base", NAMES.values(), ids=NAMES)
def test_a_branch_without_what_is_new_is_one(base: str, longer: Branch) -> None:
    longer.git("update-ref", "refs/remotes/origin/main", "HEAD")
    longer.git("tag", "-a", "-m", "one", "v1")
    longer.git("checkout", "-qb", "topic")
    longer.base = base
    longer.commit()
    assert "unregistered-claim" in longer.gate().codes
    longer.base = longer.git("rev-parse", "--short=7", "HEAD~1")
    assert "unregistered-claim" in longer.gate().codes


def test_what_is_not_committed_is_held_against_its_own_branch(longer: Branch) -> None:
    longer.base = "main"
    assert "unregistered-claim" in longer.gate().codes


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"])
def test_what_a_hook_is_started_with_leads_nowhere(
    name: str, longer: Branch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    assert "unregistered-claim" in longer.gate().codes


def link(name: str, to: str) -> Change:
    def change(branch: Branch) -> None:
        path = branch.path(name)
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(to)

    return change


LINKS = {
    "a reference": link("references/z.yaml", "SECRET"),
    "claims": link("claims/z.yaml", "SECRET"),
    "a waiver": link("claims/baseline/example.yaml", "SECRET"),
    "an article": link("seeds/example.txt", "SECRET"),
    "the catalog": link("seeds/catalog.yaml", "SECRET"),
    "the policy": link("checks/policy.yaml", "SECRET"),
    "the ledger": link("reports/ledger.csv", "SECRET"),
    "the configuration of git": link("references/z.yaml", "../.git/config"),
    "memory without end": link("references/z.yaml", "/dev/zero"),
    "an article without end": link("seeds/example.txt", "/dev/zero"),
    "a ledger without end": link("reports/ledger.csv", "/dev/zero"),
    "a circle": link("references/z.yaml", "z.yaml"),
    "a pipe": lambda branch: os.mkfifo(branch.path("references/z.yaml")),
    "a pipe as the article": lambda branch: (
        branch.path("seeds/example.txt").unlink(),
        os.mkfifo(branch.path("seeds/example.txt")),
    ),
    "a folder of claims": link("claims", "/etc"),
    "a folder of the baseline": link("claims/baseline", "/etc"),
    "a folder of rules": link("checks", "/etc"),
    "a folder of articles": link("seeds", "/"),
}


@pytest.mark.parametrize("change", rows(LINKS))
def test_nothing_outside_is_read(change: Change, branch: Branch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET)
    change(branch)
    for path in branch.root.rglob("*"):
        if path.is_symlink() and os.readlink(path) == "SECRET":
            path.unlink()
            path.symlink_to(tmp_path / "secret")
    said = branch.gate()
    assert said.exit == 2
    assert SECRET[:10] not in said.out + said.err
    assert "root:" not in said.out + said.err


def committed(change: Change) -> Change:
    """Kept in git, whatever it ignores."""

    def and_add(branch: Branch) -> None:
        change(branch)
        branch.git("add", "-Af")

    return and_add


def forged(name: str) -> Change:
    return committed(lambda branch: branch.write(name, "<h1>All is well</h1>\n"))


MADE = {
    "a report": forged("reports/out/index.html"),
    "the record of an audit": forged("reports/out/audit.json"),
    "a page that looks like one": forged("reports/final.html"),
    "a capture": forged(f"evidence/{'0' * 64}.html"),
    "files to be put in place": forged(".claimaudit/lock"),
    "a link in place of the report": committed(link("reports/out", "/tmp")),
    "a link in place of captures": committed(link("evidence", "/tmp")),
    "a link where files are staged": committed(link(".claimaudit", "/tmp")),
}


@pytest.mark.parametrize("change", rows(MADE))
def test_what_a_run_makes_is_not_taken_from_a_branch(change: Change, branch: Branch) -> None:
    change(branch)
    assert "made-file" in branch.gate().codes


def test_what_a_run_made_here_is_no_finding(branch: Branch) -> None:
    for name in ("reports/out/index.html", "evidence/a.html", ".claimaudit/lock"):
        branch.write(name, "made here\n")
    branch.git("add", "-A")
    assert branch.gate().exit == 0


NAMES = (b"\xff\xfe.txt", b"a\n::error::x.txt", b"\x1b[31m.txt", b"-rf", b"$(id).txt", b"a" * 250)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("folder", ["seeds", "claims", "references", "checks"])
def test_a_file_by_any_name_is_found(folder: str, name: bytes, branch: Branch) -> None:
    Path(os.fsdecode(os.fsencode(branch.path(folder)) + b"/" + name)).write_text(LOSS)
    assert branch.gate().exit == 1


def test_a_base_of_any_names_is_read(branch: Branch) -> None:
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(branch.path("seeds")) + b"/" + name)).write_text(LOSS)
    branch.merge()
    said = run("gate", "-w", str(branch.root), "--as-of", TODAY, "--base", branch.base)
    assert said.exit == 0, said.out
