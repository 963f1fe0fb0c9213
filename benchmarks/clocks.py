"""How long something takes: on the wall, and of computing."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process(*arguments: str, runs: int = 3) -> float:
    """The median wall time of a whole process, after one warm-up."""

    def once() -> object:
        return subprocess.run([PYTHON, *arguments], cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own command

    once()
    return statistics.median(timed(once) for _ in range(runs))


def worked(*arguments: str) -> float:
    """What a whole process computes, in seconds."""

    def children() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    before = children()
    subprocess.run([PYTHON, *arguments], cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own command
    return children() - before


def alternating(
    work: Callable[[], object], other: Callable[[], object], runs: int = 7
) -> tuple[float, float]:
    """The least time of each of the two on the processor. They take turns, as what else runs
    slows both."""

    def spent(what: Callable[[], object]) -> float:
        start = time.process_time()
        what()
        return time.process_time() - start

    times = [(spent(work), spent(other)) for _ in range(runs)]
    return min(one for one, _ in times), min(two for _, two in times)
