"""docs/tutorial.md: its commands are run, in their order, and print what stands there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.forked import claimaudit

TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text("utf-8")


def commands() -> Iterator[tuple[str, list[str]]]:
    """Each command of the page with the lines that it is said to print."""
    text = re.sub(r"```.*?```", "", TUTORIAL, flags=re.S)
    shown = [line[4:] for line in text.splitlines() if line.startswith("    ")]
    for one in re.split(r"^\$ ", "\n".join(shown), flags=re.M)[1:]:
        command, *lines = one.splitlines()
        yield command, [line.rstrip() for line in lines]


def printed(command: str, where: Path) -> str:
    """What a command of the page prints, run in the folder `where`."""
    told = ""
    if command.startswith("claimaudit "):
        first, _, command = command.partition(" | ")
        done = claimaudit(*shlex.split(first)[1:], cwd=where)
        assert (done.returncode, done.stderr) == (0, ""), first
        told = done.stdout
    if not command:
        return told
    bash = ["bash", "-o", "pipefail", "-c", command]
    run = subprocess.run(
        bash, cwd=where, input=told, capture_output=True, text=True, check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert run.stderr == "", command
    return run.stdout


@pytest.mark.usefixtures("user_cache")
def test_its_commands_print_what_stands_there(tmp_path: Path) -> None:
    where = tmp_path
    shown = list(commands())
    assert len(shown) > 12
    for command, lines in shown:
        if command.startswith("cd "):
            where = where / command.removeprefix("cd ")
        else:
            told = printed(command, where)
            assert [line.rstrip() for line in told.splitlines()] == lines, command


def test_its_stanzas_stand_in_the_files() -> None:
    stanzas = re.findall(r"```yaml\n(.*?)```", TUTORIAL, re.S)
    assert len(stanzas) == 2
    folder = ROOT / "examples" / "energy"
    files = [*folder.glob("claims/*.yaml"), *folder.glob("references/*.yaml")]
    read = [yaml.safe_load(path.read_text("utf-8")) for path in files]
    entries = [e for f in read for key in ("claims", "facts") for e in f.get(key, ())]
    for stanza in stanzas:
        assert yaml.safe_load(stanza)[0] in entries


def test_it_is_short_and_linked() -> None:
    assert len(TUTORIAL.splitlines()) <= 150
    assert "(docs/tutorial.md)" in (ROOT / "README.md").read_text("utf-8")
    assert "(tutorial.md)" in (ROOT / "docs" / "design.md").read_text("utf-8")
