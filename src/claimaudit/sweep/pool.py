"""Units to processes, and each unit to its part."""

import multiprocessing
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.sweep.archive import Unit, reader
from claimaudit.sweep.batch import Sweeper, Tally
from claimaudit.sweep.known import Known
from claimaudit.sweep.parts import write_part

# What a worker process is told once: what to look for.
_told: list[tuple[Known, Sweeper]] = []


def sweep_units(
    waiting: Mapping[Path, Unit], known: Known, workers: int, done: Callable[[], None]
) -> None:
    """Sweeps each unit into its part; `done` is called after each. Raises BrokenInputError."""
    workers = min(workers, len(waiting))
    if workers <= 1:
        sweeper = Sweeper(known)
        for part, unit in waiting.items():
            _sweep(part, unit, known, sweeper)
            done()
        return
    # A fork has loaded all that this process has; elsewhere it is not safe.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(workers, context, _begin, (known,)) as pool:
        futures = [pool.submit(_work, part, unit) for part, unit in waiting.items()]
        try:
            for future in as_completed(futures):
                future.result()
                done()
        except BrokenProcessPool:
            fix = "too little memory? run it again with fewer --workers: it goes on from here"
            raise BrokenInputError([Problem("sweep", 0, "a worker was killed", fix)]) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(known: Known) -> None:
    _told.append((known, Sweeper(known)))


def _work(part: Path, unit: Unit) -> None:
    _sweep(part, unit, *_told[0])


def _sweep(part: Path, unit: Unit, known: Known, sweeper: Sweeper) -> None:
    tally = Tally()
    articles = reader(unit.reader).read(unit, known.policy.limits)
    write_part(part, sweeper.sweep(articles, tally), tally)
