"""Units to processes of this machine, and each unit to its part."""

import gc
import multiprocessing
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from claimaudit.base.problems import refusal
from claimaudit.sweep.archive import Unit
from claimaudit.sweep.batch import Sweeper
from claimaudit.sweep.known import Known
from claimaudit.sweep.parts import sweep_unit
from claimaudit.sweep.store import write

Engine = Callable[[Mapping[str, Unit], Known, Callable[[], None]], None]
"""Sweeps each unit into its part, and calls the last after each. Raises BrokenInputError."""

# What a worker process is told once: what to look for.
_told: list[Sweeper] = []


def processes(count: int) -> Engine:
    """An engine of so many processes of this machine."""
    return partial(_sweep_units, count)


def _sweep_units(
    count: int, waiting: Mapping[str, Unit], known: Known, done: Callable[[], None]
) -> None:
    workers = min(count, len(waiting))
    # What is known stays: nobody looks for garbage among it, and no worker copies it for that.
    gc.freeze()
    if workers <= 1:
        sweeper = Sweeper(known)
        for part, unit in waiting.items():
            write({part: sweep_unit(unit, sweeper)})
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
            raise refusal("sweep", "a worker was killed", fix) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(known: Known) -> None:
    _told.append(Sweeper(known))


def _work(part: str, unit: Unit) -> None:
    write({part: sweep_unit(unit, _told[0])})
