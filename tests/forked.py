"""`claimaudit …` as a process of its own, without the seconds that loading takes.

A fork of the tests' process has loaded all that they have: what it does to its working directory,
its streams and its memory is its own, and its exit code is that of the console script.
"""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path
from typing import NoReturn

from claimaudit.cli.main import run as console_script
from claimaudit.intake.schemas import all_schemas
from claimaudit.report.publish import publish
from tests.conftest import ARTICLE, ROOT, make_tiny

ENGLISH = ROOT / "examples" / "energy" / "seeds" / "american-power.txt"


def claimaudit(
    *arguments: str | Path, cwd: Path | None = None, told_to: dict[int, int] | None = None
) -> subprocess.CompletedProcess[str]:
    """What `claimaudit ARGUMENTS` does in the folder `cwd`, nothing given to its stdin; `told_to`
    are open files that take the place of its stdout (1) or stderr (2)."""
    _warm()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            for stream, to in ({1: out.fileno(), 2: err.fileno()} | (told_to or {})).items():
                os.dup2(to, stream)
            _run([str(one) for one in arguments], cwd)
        _, status = os.waitpid(child, 0)
        told = []
        for stream in (out, err):
            stream.seek(0)
            told.append(stream.read().decode())
    code = os.waitstatus_to_exitcode(status)
    return subprocess.CompletedProcess(arguments, code, *told)


@functools.cache
def _warm() -> None:
    """What every fork would load, compile and forget again: Great Expectations, the patterns of
    the reader, the pages and the schemas, three seconds each time."""
    with tempfile.TemporaryDirectory() as folder:
        tiny = make_tiny(Path(folder) / "w")
        tiny.article(ARTICLE + ENGLISH.read_text("utf-8"))
        publish(tiny.root, None)
    all_schemas()


def _run(arguments: list[str], cwd: Path | None) -> NoReturn:
    code: object = 1
    try:
        os.chdir(cwd or os.getcwd())
        sys.argv = ["claimaudit", *arguments]
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - it ends with the process
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        console_script()
        code = 0
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = 120  # as the interpreter does
    os._exit(code if isinstance(code, int) else int(code is not None))
