"""Files of strangers are taken apart in a process of their own, with an end to its time and memory.

Pages, PDFs and workbooks are read by large packages, and nobody knows how long: a page of 350 kB or
a PDF of 9 kB can keep one for minutes. What comes back is plain data (child.py is the other side).
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
"""The figures at places in data, and (fact id, what is wrong) of the others."""

# What is read by our own code alone, in time that grows as the text does.
_PLAIN = ("text", "csv", "json")
# What takes up to half a second to load; pages are read by lxml where no article is looked for.
_PACKAGES = {"pdf": "pypdf", "xlsx": "openpyxl"}
# The child that a process has started, by the id of that process: a fork does not share it. What
# reads is loaded once, however many files there are.
_idle: dict[int, tuple["subprocess.Popen[bytes]", Connection]] = {}


def read_article(source: Source, limits: Limits) -> Extracted:
    """What `extract` gives. Raises BrokenInputError."""
    kind = kind_of(source)
    if kind in _PLAIN:
        return extract(source, limits.article_bytes)
    package = _PACKAGES.get(kind, "trafilatura")
    return _apart(extract, package, limits, source, limits.article_bytes)


def read_text(source: Source, kind: Kind, limits: CaptureLimits) -> CaptureText:
    """What `read_capture` gives. Raises BrokenInputError."""
    if kind in _PLAIN:
        return read_capture(source, kind, limits)
    return _apart(read_capture, _PACKAGES.get(kind), limits, source, kind, limits)


def read_values(source: Source, places: list[tuple[str, InData]], limits: CaptureLimits) -> Values:
    """The figures at these places of (fact id, place). Raises BrokenInputError."""
    return _apart(found_values, None, limits, source, places, limits) if places else ([], [])


def found_values(source: Source, places: list[tuple[str, InData]], limits: CaptureLimits) -> Values:
    """What `read_values` gives, in this process."""
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
    """What `work` returns of the source and `more` in the child. Raises BrokenInputError."""
    asked = Task(work, (source, *more), limits.read_seconds, limits.read_megabytes, package)
    code, told = _exchanged(asked)
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


def _exchanged(asked: Task) -> tuple[int, bytes]:
    """(exit code, what is told) of the reading of one file."""
    child, asking = _child()
    try:
        asking.send(asked)
        code, told = int(asking.recv_bytes()), asking.recv_bytes()
    except (OSError, EOFError):
        asking.close()
        return child.wait(), b""
    # Not sooner: interrupted before, the answer would be taken for one to the next question.
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
