"""Units to Apache Spark, on this machine or a cluster, and each part back to its place here.

Spark says who sweeps what and does it again where a machine is lost; what comes back are the parts
that the pool would have made, so that all that follows is the same.
"""

import gc
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from typing import Any

import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark import SparkConf
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from claimaudit.base.cache import package_hash
from claimaudit.base.problems import BrokenInputError, Problem, refusal
from claimaudit.base.shown import one_line
from claimaudit.sweep.archive import Unit
from claimaudit.sweep.batch import Sweeper
from claimaudit.sweep.cluster import OtherProgramError, require
from claimaudit.sweep.known import Known
from claimaudit.sweep.parts import sweep_unit
from claimaudit.sweep.store import here, write

# A worker takes some seconds to start an executor.
_WORKER_SECONDS = 120
# Units of a core, and in all, that are swept before their parts are fetched. While those of one
# round are fetched the next is swept: so many rounds are lost by a kill, and held here at once.
_UNITS_OF_CORE, _UNITS, _ROUNDS = 16, 1_000, 2
_PART = "id long, part binary"
# Of what is written while Spark starts so much is read; a warning or a line of a stack is no
# reason.
_HEARD = 10_000
_ASIDE = re.compile(r"\s|WARNING|.{0,40} WARN ")
_SETTINGS = {
    "spark.app.name": "claimaudit sweep",
    "spark.log.level": "OFF",  # what goes wrong comes back as an error, and is told in a line
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def sweep_units(
    master: str | None, waiting: Mapping[str, Unit], known: Known, done: Callable[[], None]
) -> None:
    # A worker works in a folder of its own.
    folder, parts = os.getcwd(), list(waiting)
    units = [unit._replace(path=here(unit.path, folder)) for unit in waiting.values()]
    if not parts:
        return
    with _session(master) as spark, ThreadPoolExecutor(_ROUNDS) as rounds:
        work = _work(package_hash(), spark.sparkContext.broadcast((Sweeper(known), units)))
        count = min(_UNITS_OF_CORE * spark.sparkContext.defaultParallelism, _UNITS)

        def swept(first: int) -> list[dict[str, Any]]:
            last = min(first + count, len(parts))
            numbers = spark.range(first, last, numPartitions=last - first)
            rows: list[dict[str, Any]] = numbers.mapInArrow(work, _PART).toArrow().to_pylist()
            return rows

        try:
            for rows in rounds.map(swept, range(0, len(parts), count)):
                for row in rows:
                    write({parts[row["id"]]: row["part"]})
                    done()
        finally:
            rounds.shutdown(cancel_futures=True)


def _work(asked: str, told: Any) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """From batches of numbers of units to batches of their parts."""

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        require(asked)  # before anything is unpacked that may look otherwise there
        sweeper, units = told.value
        # Spark looks for garbage after each task: not among what is known.
        gc.freeze()
        for batch in batches:
            for number in batch["id"].to_pylist():
                part = sweep_unit(units[number], sweeper)
                yield pa.RecordBatch.from_pylist([{"id": number, "part": part}])

    return work


@contextmanager
def _session(master: str | None) -> Iterator[Any]:
    """A session that ends. Raises BrokenInputError where Spark does not start, or gives up."""
    spark = None
    try:
        conf = SparkConf()
        for name, value in _SETTINGS.items():
            conf.setIfMissing(name, value)
        if master:
            conf.setMaster(master)
        spark = _started(conf)
        _await_workers(spark.sparkContext)
        yield spark
    except (PySparkException, Py4JError) as error:
        fix = "what is swept is kept: run it again, and it goes on from there"
        if OtherProgramError.__name__ in str(error):
            fix = "give every machine the package of this one: docs/scale.md says how"
        problem = Problem("spark", 0, f"gave up ({_said(error)})", fix)
        raise BrokenInputError([problem]) from None
    finally:
        if spark is not None:
            with suppress(Exception):  # a cluster that is gone cannot be told to stop
                spark.stop()


def _started(conf: SparkConf) -> Any:
    """A session. What it starts writes no error output of ours: Java warns, and Spark's own workers
    print a stack where one of them ends early. Raises BrokenInputError, with what was written,
    where it does not start."""
    kept = os.dup(2)
    with TemporaryFile() as heard:
        os.dup2(heard.fileno(), 2)
        try:
            return SparkSession.builder.config(conf=conf).getOrCreate()
        except (PySparkException, Py4JError) as error:
            heard.seek(0)
            lines = heard.read(_HEARD).decode("utf-8", "replace").splitlines()
            told = one_line(" ".join(line for line in lines if not _ASIDE.match(line)), 300)
            message = f"does not start ({told or _said(error)})"
            raise refusal("spark", message, "mend that, and run it again") from None
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _await_workers(context: Any) -> None:
    """Spark itself would wait for ever for a worker that can take the work. Raises
    BrokenInputError."""
    allocated = context.getConf().get("spark.dynamicAllocation.enabled", "false") == "true"
    if allocated or not context.master.startswith("spark:"):
        return
    end = time.monotonic() + _WORKER_SECONDS
    # The driver is in it too.
    while context._jsc.sc().getExecutorMemoryStatus().size() < 2:
        if time.monotonic() > end:
            message = f"no worker of {context.master} took the work in {_WORKER_SECONDS} seconds"
            fix = "start one, or ask for less than it has: spark.executor.memory, .cores"
            raise refusal("spark", message, fix)
        time.sleep(0.2)


def _said(error: Exception) -> str:
    """What went wrong in the innermost place that tells, without the stack."""
    causes = re.findall(r"^(?:Caused by: )?[\w.]*(?:Error|Exception): .+", str(error), re.MULTILINE)
    return one_line(causes[-1] if causes else str(error), 200)
