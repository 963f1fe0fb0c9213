"""Files that instruct the machines around the gate: git, CI, pre-commit, editors (machines.yaml).

Any change of one is a finding, whatever it says, so that whoever merges a branch knows of it.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from claimaudit.base.files import InMemory, read_regular
from claimaudit.base.problems import Problem
from claimaudit.base.textyaml import load_texts
from claimaudit.gate.git import git_prefix, ignored, shared

_ENTRIES = load_texts(Path(__file__).with_suffix(".yaml"))
_ABOUT: dict[str, Any] = {name: entry for entry in _ENTRIES for name in entry["files"]}
RUN_FOLDERS = ("reports/out", "evidence", ".claimaudit")
"""The folders of a workspace that runs fill, and nobody commits."""
# Bytes of a file that are compared.
_MOST = 5_000_000


def machine_files(root: Path) -> list[str]:
    """The paths from `root` of all files and folders that may instruct a machine: those of the
    workspace, and those above it up to the top of its repository."""
    above = [name for name, about in _ABOUT.items() if "here" not in about]
    ups = range(1, git_prefix(root).count("/") + 1)
    return [*_ABOUT, *("../" * up + name for up in ups for name in above)]


def machine_changes(then: InMemory, root: Path) -> Iterator[tuple[str, Problem]]:
    """(code of the finding, file and what it does) for each such file that differs from `then`."""
    for name in sorted({*then.files, *shared(root, machine_files(root))}):
        if not (lines := changed_lines(name, then, root)):
            continue
        bare = name.replace("../", "")
        about = next(a for n, a in _ABOUT.items() if f"{bare}/".startswith(f"{n}/"))
        code, says = about["code"], about["says"]
        if any("claimaudit" in line for line in (*lines, *_lines(_now(root / name)))):
            code = about.get("named", code)
        if bare == ".gitignore" and (left := _not_left_out(root)):
            code, says = "rules-changed", f"{left}/, which runs fill, is for anybody to commit"
        yield code, Problem(name, 1, says)


def changed_lines(name: str, then: InMemory, root: Path) -> list[str]:
    """The lines that were added to a file or removed from it since `then`; all of its lines where
    only their order changed."""
    new, old = _lines(_now(root / name)), _lines(then.files.get(name, b""))
    return sorted({*new} ^ {*old}) or (new if new != old else [])


def _lines(data: bytes) -> list[str]:
    return [line.decode("utf-8", "replace") for line in data.splitlines()]


def _now(path: Path) -> bytes:
    """The bytes that git would keep: of a link, the path that it leads to."""
    with suppress(OSError):
        return os.fsencode(os.readlink(path)) if path.is_symlink() else read_regular(path, _MOST)
    return b""


def _not_left_out(root: Path) -> str:
    """The first of RUN_FOLDERS that no .gitignore leaves out of git; "" where there is none."""
    found = ignored(root, [f"{folder}/0" for folder in RUN_FOLDERS])
    return next((folder for folder in RUN_FOLDERS if f"{folder}/0" not in found), "")
