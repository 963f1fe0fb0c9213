"""Great Expectations in a process of its own, which loads it while this one reads the workspace."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.verdict.evidence import Row
from claimaudit.verdict.ladder import Flagged, Flagging, flag_here
from claimaudit.workspace.ladder import Ladder


@contextmanager
def loading_ahead() -> Iterator[Flagging]:
    """What `flag_here` does, once, by a process that is begun now; by this one where it has loaded
    all of it already, or the other came to nothing. Begin it before any thread and any lock."""
    if sys.platform != "linux" or "great_expectations" in sys.modules:
        yield flag_here
        return
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(
        target=_answer, args=(theirs, ours), daemon=True
    )
    try:
        child.start()
    except OSError:  # no process more is allowed
        yield flag_here
        return
    theirs.close()

    def flag_there(ladder: Ladder, rows: Sequence[Row]) -> Flagged:
        try:
            ours.send((ladder, rows))
            answer: Flagged | list[Problem] = ours.recv()
        except (OSError, EOFError):  # this one tells why
            return flag_here(ladder, rows)
        if isinstance(answer, list):
            raise BrokenInputError(answer)
        return answer

    try:
        yield flag_there
    finally:
        child.kill()
        child.join()


def _answer(asked: Connection, other_end: Connection) -> None:
    """The process: loads, then answers once."""
    other_end.close()  # or this end would never hear that the other process is gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BaseException), open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        flag_here(Ladder("", (), (), {}), ())  # loads what takes seconds
        ladder, rows = asked.recv()
        try:
            asked.send(flag_here(ladder, rows))
        except BrokenInputError as broken:
            asked.send(broken.problems)
