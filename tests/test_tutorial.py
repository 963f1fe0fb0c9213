"""docs/tutorial.md: its commands are run, in their order, and print what stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text("utf-8")


def commands() -> Iterator[tuple[str, list[str]]]:
    """Each command of the page with the lines that it is said to print."""
    text = re.sub(r"```.*?```", "", TUTORIAL, flags=re.S)
    shown = [line[4:] for line in text.splitlines() if line.startswith("    ")]
    for one in re.split(r"^\$ ", "\n".join(shown), flags=re.M)[1:]:
        command, *lines = one.splitlines()
        yield command, [line.rstrip() for line in lines]


@pytest.fixture
def path_with_claimaudit(tmp_path: Path) -> str:
    """A PATH on which `claimaudit` is this checkout's."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "claimaudit").write_text(f'#!/bin/sh\nexec {sys.executable} -m claimaudit "$@"\n')
    (folder / "claimaudit").chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


def test_its_commands_print_what_stands_there(tmp_path: Path, path_with_claimaudit: str) -> None:
    where, env = tmp_path, {**os.environ, "PATH": path_with_claimaudit, "LC_ALL": "C.UTF-8"}
    told = list(commands())
    assert len(told) > 12
    for command, lines in told:
        if command.startswith("cd "):
            where = where / command.removeprefix("cd ")
            continue
        run = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=where, env=env, capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
        assert run.stderr == "", command
        assert [line.rstrip() for line in run.stdout.splitlines()] == lines, command


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
