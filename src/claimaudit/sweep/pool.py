"""Sweeping units by processes of this machine."""

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
"""Sweeps units into their parts (place -> unit) and calls the callback after each. Raises
BrokenInputError."""

# The sweeper of a worker process, set once when it starts: too large to be sent with each unit.
_sweepers: list[Sweeper] = []


def processes(count: int) -> Engine:
    """The engine of `count` processes of this machine."""
    return partial(_sweep_units, count)


def _sweep_units(
    count: int, waiting: Mapping[str, Unit], known: Known, done: Callable[[], None]
) -> None:
    workers = min(count, len(waiting))
    # Frozen objects are not visited by the garbage collector, so forks do not copy their pages.
    gc.freeze()
    if workers <= 1:
        sweeper = Sweeper(known)
        for part, unit in waiting.items():
            write({part: sweep_unit(unit, sweeper)})
            done()
        return
    # A fork shares all that is loaded; on other systems forking is not safe.
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
    _sweepers.append(Sweeper(known))


def _work(part: str, unit: Unit) -> None:
    write({part: sweep_unit(unit, _sweepers[0])})
