"""The process that reads files of strangers (reading.py), each in a fork of its own: what is to be
called comes in, how the fork ended and the JSON of what was returned go out. A fork ends by a
signal where its time is over; what reads is loaded once for all of them."""

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

# For one who waits for a disk, or for others on the machine: the bound itself is of computing time.
_PATIENCE = 4


@dataclass(frozen=True)
class Task:
    """A function and what it is called with, how long it may compute and how much it may hold; the
    package that it needs is loaded once, and not in each fork."""

    work: Callable[..., Any]
    given: tuple[Any, ...]
    seconds: float
    megabytes: int
    package: str | None

    def answer(self) -> dict[str, Any]:
        """What it returns as plain data, or the problems that it raises."""
        kind = TypeAdapter[Any](get_type_hints(self.work)["return"])
        try:
            return {"read": kind.dump_python(self.work(*self.given), mode="json", by_alias=True)}
        except BrokenInputError as broken:
            return {"problems": [asdict(problem) for problem in broken.problems]}
        except MemoryError:
            return {"read": None}


def main() -> None:
    """Answers one question after the other, until nobody asks any more."""
    asking = Connection(int(sys.argv[1]))
    with suppress(EOFError):
        while True:
            _fork(asking)


def _fork(asking: Connection) -> None:
    """Has a fork answer one question, and tells its exit code and its answer."""
    asked: Task = asking.recv()
    if asked.package:
        import_module(asked.package)
    answer, telling = Pipe(duplex=False)
    if (fork := os.fork()) == 0:
        asking.close()  # it has no way to what is asked or told of other files
        _answer(asked, telling)
    telling.close()
    told = b""
    with answer, suppress(EOFError):
        told = answer.recv_bytes()
    code = os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
    asking.send_bytes(str(code).encode())
    asking.send_bytes(told)


def _answer(asked: Task, telling: Connection) -> NoReturn:
    """Answers within the bounds asked for, and ends."""
    code = 1
    try:
        _bound(asked.seconds, asked.megabytes)
        telling.send_bytes(json.dumps(asked.answer()).encode())
        code = 0
    finally:
        os._exit(code)


def _bound(seconds: float, megabytes: int) -> None:
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


if __name__ == "__main__":
    main()
