"""What tells the machines around the gate what to do: git, CI, what runs before a commit, editors.

A branch that changes it is merged by somebody who was told.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from claimaudit.base.files import InMemory, everything, read_regular
from claimaudit.base.problems import Problem
from claimaudit.base.textyaml import load_texts
from claimaudit.gate.git import git_prefix, ignored

_ENTRIES = load_texts(Path(__file__).with_suffix(".yaml"))
_ABOUT: dict[str, Any] = {name: entry for entry in _ENTRIES for name in entry["files"]}
MADE = ("reports/out", "evidence", ".claimaudit")
"""The folders of a workspace that runs fill, and nobody commits."""
# Of a larger one the rest is not looked at.
_MOST = 5_000_000


def told_to_machines(root: Path) -> list[str]:
    """By its path from `root` each file or folder that may tell a machine something."""
    above = [name for name, about in _ABOUT.items() if "here" not in about]
    ups = range(1, git_prefix(root).count("/") + 1)
    return [*_ABOUT, *("../" * up + name for up in ups for name in above)]


def told_otherwise(then: InMemory, root: Path) -> Iterator[tuple[str, Problem]]:
    """(the code of a finding, what it is of) of each that is other than `then`."""
    names = (n for one in told_to_machines(root) for n in (one, *everything(root, one)))
    for name in sorted({*then.files, *names}):
        if not (lines := other_lines(name, then, root)):
            continue
        bare = name.replace("../", "")
        about = next(a for n, a in _ABOUT.items() if f"{bare}/".startswith(f"{n}/"))
        code, says = about.get("code"), about["says"]
        if any("claimaudit" in line for line in (*lines, *_lines(_now(root / name)))):
            code = about.get("named", code)
        if bare == ".gitignore" and (left := _not_left_out(root)):
            code, says = "rules-changed", f"{left}/, which runs fill, is for anybody to commit"
        if code:
            yield code, Problem(name, 1, says)


def other_lines(name: str, then: InMemory, root: Path) -> list[str]:
    """The lines that a file has more or fewer than `then`, or all of them where their order is
    another one."""
    new, old = _lines(_now(root / name)), _lines(then.files.get(name, b""))
    return sorted({*new} ^ {*old}) or (new if new != old else [])


def _lines(data: bytes) -> list[str]:
    return [line.decode("utf-8", "replace") for line in data.splitlines()]


def _now(path: Path) -> bytes:
    """What git would keep of it: of a link where it leads."""
    with suppress(OSError):
        return os.fsencode(os.readlink(path)) if path.is_symlink() else read_regular(path, _MOST)
    return b""


def _not_left_out(root: Path) -> str:
    found = ignored(root, [f"{folder}/0" for folder in MADE])
    return next((folder for folder in MADE if f"{folder}/0" not in found), "")
