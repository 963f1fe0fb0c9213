"""Mutation testing: every small change to a rule that decides must fail some test.

Has every change of the files that pyproject.toml names tried (mutating.py), then holds those that
no test noticed against tests/mutants.yaml, where each has its reason. `make mutants` runs it. It
fails where too few of a file are noticed, where one is not on the list, and where the list has one
that is noticed by now. `--only PATTERN` tries the mutants of some functions again and lists them.
mutants/noticed.json says which test noticed which.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

import yaml
from mutating import try_all
from mutmut.__main__ import find_mutant, get_diff_for_mutant

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "mutants"
LIST = ROOT / "tests" / "mutants.yaml"
TOLD = WORK / "noticed.json"
LEAST = 90  # per cent of the mutants of each file


class Change(NamedTuple):
    """One changed line of a file, without its indentation."""

    file: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.file}\n    - {self.was}\n    + {self.now}"


def main() -> int:
    """Tries all mutants and compares, or tries those of `--only`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", metavar="PATTERN", default="*", help="such as 'claimaudit.verdict.judge.x_judge*'"
    )
    parser.add_argument("--compare", action="store_true", help="compare the last run again")
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1, help="tried at once")
    arguments = parser.parse_args()
    os.chdir(ROOT)
    found = {
        name: by
        for name, by in (noticed() if arguments.compare else run(arguments)).items()
        if fnmatch(name, arguments.only)
    }
    missed = {name: change_of(name) for name, by in found.items() if not by}
    listed = {Change(e["file"], e["was"], e["now"]) for e in read_list()}
    unlisted = [name for name, change in missed.items() if change not in listed]
    for name in unlisted:
        print(f"no test notices {name}\n  {missed[name]}")
    rates = {file: rate(found, file) for file in ("", *sorted(set(map(file_of, found))))}
    for file, per_cent in rates.items():
        print(f"{per_cent:5.1f} % are noticed in {file or 'all'}")
    told = f"{len(missed)} are not, {len(missed) - len(unlisted)} of them listed with a reason"
    print(f"at least {LEAST} % are asked for; of {len(found)} {told}")
    if arguments.only != "*":
        return int(bool(unlisted))
    stale = sorted(listed - set(missed.values()))
    for change in stale:
        print(f"noticed or gone by now: take it off {LIST.relative_to(ROOT)}\n  {change}")
    return int(bool(unlisted or stale) or min(rates.values()) < LEAST)


def run(arguments: argparse.Namespace) -> dict[str, str]:
    """Tries the mutants that were asked for, and keeps what became of them beside the others."""
    if arguments.only == "*":
        shutil.rmtree(WORK, ignore_errors=True)
    tried = try_all(WORK, lambda name: fnmatch(name, arguments.only), arguments.children)
    TOLD.write_text(json.dumps(noticed() | tried, indent=1, ensure_ascii=False), "utf-8")
    return tried


def noticed() -> dict[str, str]:
    """The test that noticed each mutant, "" where none did."""
    found: dict[str, str] = json.loads(TOLD.read_text("utf-8")) if TOLD.exists() else {}
    return found


def file_of(name: str) -> str:
    """The module of a mutant."""
    return name.rpartition(".")[0]


def rate(found: Mapping[str, str], file: str) -> float:
    """The per cent of the mutants of `file` (of all for "") that a test noticed."""
    those = [by for name, by in found.items() if file in ("", file_of(name))]
    return 100 * sum(map(bool, those)) / len(those)


def change_of(name: str) -> Change:
    """What the mutant `name` changes: mutmut prints a unified diff of one function."""
    lines = get_diff_for_mutant(name, path=find_mutant(name).path).splitlines()
    file = next(line[4:] for line in lines if line.startswith("--- "))
    body = [line for line in lines if not line.startswith(("---", "+++", "#"))]
    was, now = (
        " ".join(line[1:].strip() for line in body if line.startswith(sign)) for sign in "-+"
    )
    return Change(file, was, now)


def read_list() -> list[dict[str, str]]:
    """The entries of tests/mutants.yaml; each says why."""
    entries: list[dict[str, str]] = yaml.safe_load(LIST.read_text("utf-8"))["unnoticed"]
    silent = [e for e in entries if len(e.get("why", "")) < 10]
    if silent:
        raise SystemExit(f"{LIST}: no reason is given for {silent}")
    return entries


if __name__ == "__main__":
    sys.exit(main())
