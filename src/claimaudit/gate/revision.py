"""A workspace as it was at a git revision, written into a folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from claimaudit.base.problems import BrokenInputError, Problem

# What the gate reads of a workspace.
NEEDED = ("seeds", "claims", "references", "checks", "reports/ledger.csv")
_SUBMODULE = b"160000"
# A hook is started with these set, for the repository that it runs in.
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


def write_revision(root: Path, revision: str, folder: Path) -> Path:
    """Writes what the workspace at `root` was at `revision`, as a checkout would, into
    `folder`; its root in there. Raises BrokenInputError."""
    top = Path(_said(_git(root, "rev-parse", "--show-toplevel"), "no git repository is here"))
    commit = _commit(root, revision)
    prefix = git_prefix(root)
    paths = _paths(top, commit, prefix, revision)
    index = {"GIT_INDEX_FILE": str(folder / "index")}
    _said(_git(top, "read-tree", commit, extra=index), "the revision cannot be read")
    out = ("checkout-index", "-z", "--stdin", f"--prefix={folder}/tree/")
    _said(_git(top, *out, extra=index, given=b"\0".join(paths)), "the revision cannot be read")
    return folder / "tree" / prefix


def git_prefix(root: Path) -> str:
    """The path of `root` in its repository, "" or ending in a slash; "" outside of one."""
    done = _git(root, "rev-parse", "--show-prefix")
    return "" if done is None or done.returncode else os.fsdecode(done.stdout).rstrip("\n")


def _paths(top: Path, commit: str, prefix: str, revision: str) -> list[bytes]:
    """The files of the workspace at `commit`, from the top of the repository."""
    asked = [prefix + name for name in NEEDED]
    listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *asked)
    paths = []
    for entry in _bytes(listed, "the revision cannot be read").split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        if about.startswith(_SUBMODULE):
            shown = path.decode("utf-8", "replace")
            message = f"{shown} is a git submodule at {revision}, which cannot be looked into"
            fix = "keep the workspace in one repository, or run the gate without --base"
            raise BrokenInputError([Problem("--base", 0, message, fix)])
        paths.append(path)
    return paths


def _commit(root: Path, revision: str) -> str:
    done = _git(root, "rev-parse", "--verify", "-q", "--end-of-options", f"{revision}^{{commit}}")
    if done is not None and not done.returncode:
        return os.fsdecode(done.stdout).strip()
    shallow = _git(root, "rev-parse", "--is-shallow-repository")
    message = f"“{revision}” is no revision of this repository"
    fix = "`git branch --all` and `git log` show what there is"
    if shallow is not None and shallow.stdout.strip() == b"true":
        message = f"“{revision}” is not in this clone, which holds the newest commits only"
        fix = "fetch the history too (GitHub Actions: fetch-depth: 0; GitLab CI: GIT_DEPTH: 0)"
    raise BrokenInputError([Problem("--base", 0, message, fix)])


def _git(
    folder: Path, *arguments: str, extra: dict[str, str] | None = None, given: bytes = b""
) -> subprocess.CompletedProcess[bytes] | None:
    """What git said; None where there is no git."""
    clean = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    clean |= {"GIT_LITERAL_PATHSPECS": "1", **(extra or {})}
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(  # noqa: S603 - fixed words, no shell
            command, capture_output=True, check=False, env=clean, input=given
        )
    except FileNotFoundError:
        return None


def _bytes(done: subprocess.CompletedProcess[bytes] | None, message: str) -> bytes:
    if done is None:
        raise BrokenInputError([Problem("--base", 0, "git is not installed", "install it")])
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise BrokenInputError([Problem("--base", 0, message, f"git said: {said}")])
    return done.stdout


def _said(done: subprocess.CompletedProcess[bytes] | None, message: str) -> str:
    return os.fsdecode(_bytes(done, message)).rstrip("\n")
