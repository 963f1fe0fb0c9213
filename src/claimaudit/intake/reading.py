"""Reading files of strangers in a process of their own, limited in time and memory.

Pages, PDFs and workbooks are read by large packages, which a page of 350 kB or a PDF of 9 kB can
keep busy for minutes. What comes back is plain data; child.py is the other side.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import TypeVar, get_type_hints

from pydantic import TypeAdapter

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.intake.captures.text import CaptureText, read_capture
from claimaudit.intake.child import Task
from claimaudit.intake.extract import Extracted, Source, extract, kind_of
from claimaudit.workspace.captures import FoundValue, Kind
from claimaudit.workspace.data.originals import found_value
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.data.reader import DataFile
from claimaudit.workspace.data.value import DataError
from claimaudit.workspace.limits import CaptureLimits, Limits

T = TypeVar("T")
Values = tuple[list[FoundValue], list[tuple[str, str]]]
"""The figures that were read, and (fact id, what is wrong) of each place without one."""

# Read here: only by our own code, in time linear in the length.
_PLAIN = ("text", "csv", "json")
# The package that a kind needs, which takes up to half a second to load.
_PACKAGES = {"pdf": "pypdf", "xlsx": "openpyxl"}
# Process id -> its idle child, kept for the next file. By process, for a fork must not share it.
_idle: dict[int, tuple["subprocess.Popen[bytes]", Connection]] = {}


def read_article(source: Source, limits: Limits) -> Extracted:
    """`extract` in a limited process. Raises BrokenInputError."""
    kind = kind_of(source)
    if kind in _PLAIN:
        return extract(source, limits.article_bytes)
    package = _PACKAGES.get(kind, "trafilatura")
    return _apart(extract, package, limits, source, limits.article_bytes)


def read_text(source: Source, kind: Kind, limits: CaptureLimits) -> CaptureText:
    """`read_capture` in a limited process. Raises BrokenInputError."""
    if kind in _PLAIN:
        return read_capture(source, kind, limits)
    return _apart(read_capture, _PACKAGES.get(kind), limits, source, kind, limits)


def read_values(source: Source, places: list[tuple[str, InData]], limits: CaptureLimits) -> Values:
    """`found_values` in a limited process. Raises BrokenInputError."""
    return _apart(found_values, None, limits, source, places, limits) if places else ([], [])


def found_values(source: Source, places: list[tuple[str, InData]], limits: CaptureLimits) -> Values:
    """The figures at `places`, each a fact id with a place in the data of `source`."""
    data, found, unread = DataFile(source.body, limits, source.charset), [], []
    for fact, place in places:
        try:
            found.append(found_value(fact, place, data))
        except DataError as error:
            unread.append((fact, f"{error.message}; {error.fix}"))
    return found, unread


def _apart(
    work: Callable[..., T], package: str | None, limits: Limits | CaptureLimits, source: Source,
    *more: object,
) -> T:  # fmt: skip
    """What `work(source, *more)` returns, called in the child. Raises BrokenInputError where that
    does, or exceeds its limits."""
    task = Task(work, (source, *more), limits.read_seconds, limits.read_megabytes, package)
    code, told = _exchanged(task)
    if code in (-signal.SIGXCPU, -signal.SIGALRM):
        message = f"could not be read in {limits.read_seconds:g} seconds"
        raise source.broken(message, _fix(limits, "seconds"))
    if code != 0:
        message = f"could not be read: its reader broke ({code})"
        raise source.broken(message, _fix(limits, "megabytes"))
    answer = json.loads(told)
    if "problems" in answer:
        raise BrokenInputError([Problem(**one) for one in answer["problems"]])
    if answer["read"] is None:
        message = f"could not be read in {limits.read_megabytes:,} MB of memory"
        raise source.broken(message, _fix(limits, "megabytes"))
    return TypeAdapter[T](get_type_hints(work)["return"]).validate_python(answer["read"])


def _exchanged(task: Task) -> tuple[int, bytes]:
    """(exit code, answer) of one task."""
    child, asking = _child()
    try:
        asking.send(task)
        code, told = int(asking.recv_bytes()), asking.recv_bytes()
    except (OSError, EOFError):
        asking.close()
        return child.wait(), b""
    # Idle only now: interrupted before, its answer would be taken for that of the next task.
    _idle[os.getpid()] = child, asking
    return code, told


def _child() -> tuple["subprocess.Popen[bytes]", Connection]:
    child = _idle.pop(os.getpid(), None)
    if child is not None and child[0].poll() is None:
        return child
    ours, theirs = Pipe()
    with theirs:
        number = theirs.fileno()
        # -P: nothing is imported from the folder that somebody happens to be in.
        command = [sys.executable, "-P", "-m", "claimaudit.intake.child", str(number)]
        started = subprocess.Popen(  # noqa: S603 - our own program
            command, pass_fds=[number], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
    return started, ours


def _fix(limits: Limits | CaptureLimits, what: str) -> str:
    where = "captures" if isinstance(limits, CaptureLimits) else "limits"
    setting = f"{where}.read_{what} in checks/policy.yaml sets the limit"
    return f"save its text as a file and take that; {setting}"
