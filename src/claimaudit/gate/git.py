"""Reading a workspace as it was at a git revision, without a checkout.

Nothing of the revision is run or obeyed: no filter, attribute, hook or configuration. A folder
of the branch that looks like a bare repository is not taken for one (git 2.38 or newer).
"""

import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from claimaudit.base.problems import BrokenInputError, refusal
from claimaudit.workspace.outside import INPUTS

# By their mode: what stands behind them is not looked for.
_NO_FILES = {
    "120000": "link, which is not followed",
    "160000": "git submodule, which cannot be looked into",
}
# A hook is started with these set, for the repository that it runs in.
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_SAFE = (
    # Else a folder of the branch with HEAD, objects/ and refs/ is a repository, its config obeyed.
    *("-c", "safe.bareRepository=explicit"),
    "--no-replace-objects",
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.fsmonitor=false"),
)
# What stands for any name in a pattern of .gitignore.
_ANY = re.compile(r"\[[!^].[^]]*\]|\[(?P<first>.)[^]]*\]|[*?]+")
_UNREADABLE = "the revision cannot be read"
_STEPS = re.compile(r"(?P<name>[^~^]*)(?:[~^]\d*)*")
_NAMED = (_TAGS := "refs/tags/", "refs/heads/", "refs/remotes/")
_ID = re.compile(r"[0-9a-f]{4,40}")
_STILL = "name its commit, as `git rev-parse` prints it; HEAD for what is not committed yet"


@dataclass(frozen=True)
class Blob:
    """A file of a revision: its name in the workspace, and where git keeps its bytes."""

    name: str
    object: str
    size: int


def list_revision(
    root: Path, revision: str, under: Sequence[str], *, forked: bool = True, links: bool = False
) -> list[Blob]:
    """The files of the workspace at `root`, at `revision`, or where what is checked out left that,
    at or below the names of `under`. Raises BrokenInputError, where a link or a submodule is among
    them too, but for `links`, which are files that say where they lead."""
    none = "no git repository is here that git can read"
    shallow = _git(root, none, "rev-parse", "--is-shallow-repository")
    message = f"“{revision}” is no revision of this repository"
    fix = "`git branch --all` and `git log` show what there is"
    if shallow.strip() == b"true":
        message = f"“{revision}” is not in this clone, which holds the newest commits only"
        fix = "fetch the history too (GitHub Actions: fetch-depth: 0; GitLab CI: GIT_DEPTH: 0)"
    commit = _parsed(root, f"{revision}^{{commit}}", message, fix)
    steps = _STEPS.fullmatch(revision)
    if doubt := _ambiguous(root, steps["name"] if steps else revision):
        raise _refused(f"“{revision}” names no one base: {doubt}", _STILL)
    commit = _forked(root, commit) if forked else commit
    listed = _git(root, _UNREADABLE, "ls-tree", "-r", "-l", "-z", commit, "--", *under)
    return _blobs(listed, revision, links)


def _parsed(root: Path, name: str, failed: str, fix: str, *options: str) -> str:
    asked = ("rev-parse", "--verify", "-q", *options, "--end-of-options", name)
    return os.fsdecode(_git(root, failed, *asked, fix=fix)).strip()


def _ambiguous(root: Path, name: str) -> str:
    """What else a name may be than the commit it is meant for, "" where nothing: whoever makes a
    branch may push a tag that is called as the base, which git takes first, or write the words
    that `:/` looks for."""
    full = _parsed(root, name, "", _STILL, "--symbolic-full-name")
    commit = _parsed(root, name, "", _STILL)
    if name in ("HEAD", commit) or (not full and commit.startswith(name)):
        return ""
    if not full.startswith(_NAMED) or (full.startswith(_TAGS) and _ID.fullmatch(name)):
        return "it is looked for, or is no name of a branch, tag or commit"
    called = [f"{one}{name}" for one in _NAMED]
    listed = _git(root, _UNREADABLE, "for-each-ref", "--format=%(refname)", *called).split()
    return "a branch or tag goes by it, and another one too" if len(listed) > 1 else ""


def _forked(root: Path, commit: str) -> str:
    """Where the branch left `commit`: what was added there since is not taken away by the branch.
    `commit` itself where nobody knows, as in a shallow clone."""
    try:
        return os.fsdecode(_git(root, "", "merge-base", commit, "HEAD")).strip()
    except BrokenInputError:
        return commit


def _blobs(listed: bytes, revision: str, links: bool) -> list[Blob]:
    blobs = []
    for entry in listed.split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        mode, kind, name, size = os.fsdecode(about).split()
        if mode in _NO_FILES and not links:
            message = f"{os.fsdecode(path)} is at {revision} a {_NO_FILES[mode]}"
            fix = "keep the workspace in one repository, or run the gate without --base"
            raise _refused(message, fix)
        if kind == "blob":
            blobs.append(Blob(os.fsdecode(path), name, int(size) if size.isdigit() else 0))
    return blobs


def read_blobs(root: Path, blobs: list[Blob]) -> dict[str, bytes]:
    """Name -> bytes, as git keeps them. Raises BrokenInputError."""
    asked = "".join(f"{blob.object}\n" for blob in blobs).encode()
    given = _git(root, _UNREADABLE, "cat-file", "--batch", given=asked)
    files = {}
    at = 0
    for blob in blobs:
        head = f"{blob.object} blob {blob.size}\n".encode()
        if not given.startswith(head, at):
            message = f"{blob.name} of the revision is not in this clone"
            raise _refused(message, "fetch the whole history")
        at += len(head)
        files[blob.name] = given[at : at + blob.size]
        at += blob.size + 1
    return files


def git_prefix(root: Path) -> str:
    """The path of `root` in its repository, "" or ending in a slash; "" outside of one. Git is not
    asked: it may be missing, or refuse a checkout that somebody else owns, as in a container."""
    root = root.resolve()
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    path = root.relative_to(top).as_posix()
    return "" if path == "." else f"{path}/"


def left_out(root: Path, under: Sequence[str]) -> list[str]:
    """The files at and below the names of `under` that a .gitignore keeps out of git, or would if
    they were not in it."""
    return _listed(root, "-zico", "--exclude-per-directory=.gitignore", "--", *under)


def tracked(root: Path, under: Sequence[str]) -> dict[str, str]:
    """Name -> mode of all that git keeps at and below the names of `under`: a file, a link, or a
    submodule, also where that was not fetched."""
    entries = (entry.partition("\t") for entry in _listed(root, "-sz", "--", *under))
    return {name: about.partition(" ")[0] for about, _, name in entries}


def shared(root: Path, under: Sequence[str]) -> list[str]:
    """The files at and below the names of `under` that git keeps, or would if they were added."""
    return _listed(root, "-zco", "--exclude-standard", "--", *under)


def _listed(root: Path, *asked: str) -> list[str]:
    return os.fsdecode(_git(root, _UNREADABLE, "ls-files", *asked)).split("\0")[:-1]


def would_leave_out(root: Path, patterns: Iterable[str]) -> list[str]:
    """The names that are kept out of git of such files as a workspace is read from, were they
    there: each as one of the `patterns` of a .gitignore has it."""
    names = set()
    for pattern in patterns:
        parts = _ANY.sub(lambda one: one["first"] or "0", pattern).strip("!/ ").split("/")
        tails = ["/".join(parts[i:]) for i in range(len(parts))]
        names |= {tail for tail in tails if tail.partition("/")[0] in INPUTS}
        names |= {f"{folder}/{tail}" for folder in INPUTS for tail in tails}
    found = ignored(root, (n + end for n in sorted(names) for end in ("", ".yaml", ".txt")))
    return [n for n in found if n.endswith(".yaml") or (n[:6], n[-4:]) == ("seeds/", ".txt")]


def ignored(root: Path, names: Iterable[str]) -> list[str]:
    """Those of the `names` that a .gitignore keeps out of git, were they there."""
    with suppress(BrokenInputError):  # none of them is
        given = ("check-ignore", "-z", "--stdin", "--no-index")
        found = _git(root, "", *given, given=os.fsencode("\0".join(names)))
        return os.fsdecode(found).split("\0")
    return []


def _git(folder: Path, failed: str, *arguments: str, fix: str = "", given: bytes = b"") -> bytes:
    """What git says. Raises BrokenInputError with the message `failed`, and what git said of it
    where there is no `fix`."""
    clean = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    clean["GIT_LITERAL_PATHSPECS"] = "0" if given else "1"  # what it is given is no pattern
    command = ["git", *_SAFE, "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, no shell
            command, capture_output=True, check=True, env=clean, input=given
        )
    except FileNotFoundError:
        raise _refused("git is not installed", "install it") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip()
        raise _refused(failed, fix or f"git said: {said}") from None
    return done.stdout


def _refused(message: str, fix: str) -> BrokenInputError:
    return refusal("--base", message, fix)
