"""The child process that reads files of strangers for reading.py, each file in a fork of its own.

A task comes in through a pipe; the exit code of the fork and its answer as JSON go back. A fork
that exceeds its time is ended by a signal. Packages are loaded once, before the fork.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib import import_module
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from time import process_time
from typing import Any, NoReturn, get_type_hints

from pydantic import TypeAdapter

from claimaudit.base.problems import BrokenInputError

# The limit is of computing time. Waiting for a disk or a busy machine, a fork may take so many
# times as long.
_PATIENCE = 4


@dataclass(frozen=True)
class Task:
    """A function to call with the arguments `given`, its limits of computing time and memory, and
    the package that it needs, which is loaded before the fork."""

    work: Callable[..., Any]
    given: tuple[Any, ...]
    seconds: float
    megabytes: int
    package: str | None

    def answer(self) -> dict[str, Any]:
        """{"read": what it returns, as plain data; None: out of memory} or {"problems": …}."""
        kind = TypeAdapter[Any](get_type_hints(self.work)["return"])
        try:
            return {"read": kind.dump_python(self.work(*self.given), mode="json", by_alias=True)}
        except BrokenInputError as broken:
            return {"problems": [asdict(problem) for problem in broken.problems]}
        except MemoryError:
            return {"read": None}


def main() -> None:
    """Answers one task after the other, until the other end of the pipe is closed."""
    asking = Connection(int(sys.argv[1]))
    with suppress(EOFError):
        while True:
            _fork(asking)


def _fork(asking: Connection) -> None:
    """Has a fork answer one task, and sends back its exit code and its answer."""
    task: Task = asking.recv()
    if task.package:
        import_module(task.package)
    answer, telling = Pipe(duplex=False)
    if (fork := os.fork()) == 0:
        asking.close()  # a fork cannot read or answer the tasks of other files
        _answer(task, telling)
    telling.close()
    told = b""
    with answer, suppress(EOFError):
        told = answer.recv_bytes()
    code = os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
    asking.send_bytes(str(code).encode())
    asking.send_bytes(told)


def _answer(task: Task, telling: Connection) -> NoReturn:
    """Answers within the limits of the task, and ends this process."""
    code = 1
    try:
        _bound(task.seconds, task.megabytes)
        telling.send_bytes(json.dumps(task.answer()).encode())
        code = 0
    finally:
        os._exit(code)


def _bound(seconds: float, megabytes: int) -> None:
    """Limits the computing time and memory of this process from here on."""
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


if __name__ == "__main__":
    main()
