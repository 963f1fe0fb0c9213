"""Checks that all that sweeping by Apache Spark needs is there, before anything is started."""

import os
import re
import shutil
import socket
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from importlib.util import find_spec

from claimaudit import __version__
from claimaudit.base.cache import package_hash
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import one_line
from claimaudit.sweep.pool import Engine

_JAVA = 17
# How long a master may take to answer; it usually takes less than a second.
_SECONDS = 10
# The environment variable set by spark-submit, which has started Java and names the master.
_SUBMITTED = "PYSPARK_GATEWAY_PORT"


def cluster(master: str | None) -> Engine:
    """The engine of a Spark `master` (local[2], spark://host:7077); for None that of spark-submit,
    or all cores of this machine. Raises BrokenInputError where something is missing."""
    problems = [*_without_pyspark(), *_without_java(), *_without(master)]
    if problems:
        raise BrokenInputError(problems)
    # Without it Spark would start whatever `python3` is.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # Spark warns of every pandas from 3 on, and the sweep uses none.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    return partial(import_module("claimaudit.sweep.spark").sweep_units, master)


class OtherProgramError(Exception):
    """A worker has another version of this package than the driver."""


def require_same_program(asked: str) -> None:
    """On a worker: raises OtherProgramError where the hash of its package is not `asked`. The
    version would not be enough: rules and words decide what is found."""
    if package_hash() != asked:
        where = one_line(socket.gethostname(), 60)
        raise OtherProgramError(f"the claimaudit of {where} ({__version__}) is another than here")


def _without_pyspark() -> Iterator[Problem]:
    if find_spec("pyspark") is None:
        yield Problem("spark", 0, "needs pyspark", "pip install 'claimaudit[spark]'")


def _without_java() -> Iterator[Problem]:
    if _SUBMITTED in os.environ:
        return
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{home}/bin" if home else None)
    fix = f"install Java {_JAVA} (Debian: openjdk-{_JAVA}-jre-headless), or set JAVA_HOME to it"
    if java is None:
        yield Problem("spark", 0, "needs Java", fix)
        return
    output = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603 - as Spark does
    version = re.search(r'version "(\d+)', output)
    if version is None or int(version[1]) < _JAVA:
        found = f"{java} is {version[1] if version else 'none'}"
        yield Problem("spark", 0, f"needs Java {_JAVA} or newer; {found}", fix)


def _without(master: str | None) -> Iterator[Problem]:
    """Whether a master is missing; Spark itself would wait for one for more than a minute."""
    if master is None or not master.startswith("spark://"):
        return
    for address in master.removeprefix("spark://").split(","):
        host, _, port = address.rpartition(":")
        with suppress(OSError, ValueError, OverflowError):
            socket.create_connection((host.strip("[]"), int(port)), _SECONDS).close()
            return
    fix = "spark://HOST:PORT, as its page shows it; local[2] for two cores of this machine"
    yield Problem("spark", 0, f"no master answers at {one_line(master, 100)}", fix)
