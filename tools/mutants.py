"""Mutation testing: every small change to a rule that decides must fail some test.

Runs mutmut over the files that pyproject.toml names, then holds the changes that no test
noticed against tests/mutants.yaml, where each has its reason. `make mutants` runs it. It fails
where too few of a file are noticed, where one is not on the list, and where the list has one that
is noticed by now. `--only PATTERN` runs the mutants of some functions again and lists them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "mutants"
LIST = ROOT / "tests" / "mutants.yaml"
MUTMUT = Path(sys.executable).parent / "mutmut"
LEAST = 90  # per cent of the mutants of each file
NOTICED = ("killed", "timeout")


class Change(NamedTuple):
    """One changed line of a file, without its indentation."""

    file: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.file}\n    - {self.was}\n    + {self.now}"


def main() -> int:
    """Runs all mutants and compares, or runs those of `--only`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", metavar="PATTERN", help="such as 'claimaudit.verdict.judge.x_judge*'"
    )
    parser.add_argument("--compare", action="store_true", help="compare the last run again")
    arguments = parser.parse_args()
    if not arguments.compare:
        run(arguments.only)
    pattern = arguments.only or "*"
    found = statuses()
    missed = {
        name: change_of(name)
        for name, status in found.items()
        if status not in NOTICED and fnmatch(name, pattern)
    }
    listed = {Change(e["file"], e["was"], e["now"]) for e in read_list()}
    unlisted = [name for name, change in missed.items() if change not in listed]
    for name in unlisted:
        print(f"no test notices {name}\n  {missed[name]}")
    if arguments.only:
        return int(bool(unlisted))
    stale = sorted(listed - set(missed.values()))
    for change in stale:
        print(f"noticed or gone by now: take it off {LIST.relative_to(ROOT)}\n  {change}")
    rates = {file: rate(found, file) for file in ("", *sorted(map(file_of, found)))}
    for file, per_cent in rates.items():
        print(f"{per_cent:5.1f} % are noticed in {file or 'all'}")
    told = f"{len(missed)} are not, {len(missed) - len(unlisted)} of them listed with a reason"
    print(f"at least {LEAST} % are asked for; {told}")
    return int(bool(unlisted or stale) or min(rates.values()) < LEAST)


def run(only: str | None) -> None:
    """Runs mutmut from the start: what it kept would hide tests that were added since. Where
    nobody looks on, what it says goes to mutants/run.log."""
    if not only:
        shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(exist_ok=True)
    environment = {**os.environ, "CI": "true"}  # the same generated examples in every run
    log = WORK / "run.log"
    with log.open("w", encoding="utf-8") as out:
        done = subprocess.run(  # noqa: S603 - our own command
            # By a pattern, mutmut first runs the tests by their names: one that is not found would
            # count as noticing every mutant.
            [MUTMUT, "run", only or "*"],
            cwd=ROOT, env=environment, check=False,
            stdout=None if sys.stdout.isatty() else out,
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"mutmut ended with {done.returncode}: {log}")


def statuses() -> dict[str, str]:
    """What became of each mutant, by name."""
    lines = mutmut("results", "--all", "true").splitlines()
    return dict(line.strip().split(": ", 1) for line in lines if ": " in line)


def file_of(name: str) -> str:
    """The module of a mutant."""
    return name.rpartition(".")[0]


def rate(found: Mapping[str, str], file: str) -> float:
    """The per cent of the mutants of `file` (of all for "") that a test noticed."""
    those = [status for name, status in found.items() if file in ("", file_of(name))]
    return 100 * sum(status in NOTICED for status in those) / len(those)


def change_of(name: str) -> Change:
    """What the mutant `name` changes: mutmut prints a unified diff of one function."""
    lines = mutmut("show", name).splitlines()
    file = next(line[4:] for line in lines if line.startswith("--- "))
    body = [line for line in lines if not line.startswith(("---", "+++", "#"))]
    was, now = (
        " ".join(line[1:].strip() for line in body if line.startswith(sign)) for sign in "-+"
    )
    return Change(file, was, now)


def mutmut(*arguments: str) -> str:
    """What a command of mutmut prints."""
    return subprocess.run(  # noqa: S603 - our own command
        [MUTMUT, *arguments], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def read_list() -> list[dict[str, str]]:
    """The entries of tests/mutants.yaml; each says why."""
    entries: list[dict[str, str]] = yaml.safe_load(LIST.read_text("utf-8"))["unnoticed"]
    silent = [e for e in entries if len(e.get("why", "")) < 10]
    if silent:
        raise SystemExit(f"{LIST}: no reason is given for {silent}")
    return entries


if __name__ == "__main__":
    sys.exit(main())
