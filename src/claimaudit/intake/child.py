"""The process that reads files of strangers (reading.py), each in a fork of its own: a line of
JSON that says what is wanted and the bytes come in, a line that says how it ended and JSON go out.
A fork ends by a signal where its time is over; what reads is loaded once for all of them."""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from time import process_time
from typing import Any, NoReturn

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake.captures.text import read_capture
from claimaudit.intake.extract import Source, extract
from claimaudit.workspace.data.originals import found_value
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.data.reader import DataFile
from claimaudit.workspace.data.value import DataError
from claimaudit.workspace.limits import CaptureLimits

Asked = dict[str, Any]


# For one who waits for a disk, or for others on the machine: the bound itself is of computing time.
_PATIENCE = 4
# What reads such a file, and takes up to half a second to load: once, and not in each fork.
_PACKAGES = {
    ("article", "html"): "trafilatura", ("article", "pdf"): "pypdf",
    ("text", "pdf"): "pypdf", ("text", "xlsx"): "openpyxl",
}  # fmt: skip


def main() -> None:
    """Reads one file after the other, until stdin ends."""
    asking, telling = sys.stdin.buffer, sys.stdout.buffer
    while head := asking.readline():
        asked: Asked = json.loads(head)
        code, told = _forked(asked, asking.read(asked["bytes"]))
        telling.write(json.dumps({"code": code, "bytes": len(told)}).encode() + b"\n" + told)
        telling.flush()


def _forked(asked: Asked, body: bytes) -> tuple[int, bytes]:
    """(exit code of the fork, what it told)."""
    source = Source(asked["name"], body, asked["type"], asked["charset"], asked["url"])
    if package := _PACKAGES.get((asked["work"], asked.get("kind", ""))):
        import_module(package)
    answer, telling = os.pipe()
    if (fork := os.fork()) == 0:
        _read(asked, source, telling)
    os.close(telling)
    with open(answer, "rb") as file:
        told = file.read()
    return os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]), told


def _read(asked: Asked, source: Source, telling: int) -> NoReturn:
    """Reads the source within the bounds asked for, and ends. It has no way to what is asked or
    told of other files."""
    code = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        bound(asked["seconds"], asked["megabytes"])
        try:
            told = _told(asked, source)
        except MemoryError:
            told = {"read": None}
        with open(telling, "w", encoding="utf-8") as out:
            out.write(json.dumps(told))
        code = 0
    finally:
        os._exit(code)


def bound(seconds: float, megabytes: int) -> None:
    """From here on this process may compute so long and hold so much."""
    until = int(process_time() + seconds) + 1
    signal.alarm(int(seconds * _PATIENCE) + 10)
    _lower(resource.RLIMIT_CPU, until)
    _lower(resource.RLIMIT_AS, megabytes * 1_000_000)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(what: int, most: int) -> None:
    soft, hard = resource.getrlimit(what)
    held = [one for one in (soft, hard, most) if one != resource.RLIM_INFINITY]
    with suppress(OSError, ValueError):  # macOS knows no bound of memory
        resource.setrlimit(what, (min(held), hard))


def _told(asked: Asked, source: Source) -> Asked:
    try:
        return {"read": _WORK[asked["work"]](source, asked)}
    except BrokenInputError as broken:
        return {"problems": [asdict(problem) for problem in broken.problems]}


def _article(source: Source, asked: Asked) -> Asked:
    return asdict(extract(source, asked["limit"]))


def _text(source: Source, asked: Asked) -> Asked:
    return asdict(read_capture(source, asked["kind"], _limits(asked)))


def _values(source: Source, asked: Asked) -> Asked:
    data, found, unread = DataFile(source.body, _limits(asked), source.charset), [], []
    for fact, place in asked["places"]:
        try:
            value = found_value(fact, InData.model_validate(place), data)
            found.append(value.model_dump(mode="json", by_alias=True))
        except DataError as error:
            unread.append((fact, f"{error.message}; {error.fix}"))
    return {"found": found, "unread": unread}


def _limits(asked: Asked) -> CaptureLimits:
    return CaptureLimits.model_validate(asked["limits"])


_WORK: dict[str, Callable[[Source, Asked], Asked]] = {
    "article": _article,
    "text": _text,
    "values": _values,
}

if __name__ == "__main__":
    main()
