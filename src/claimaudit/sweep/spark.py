"""Sweeping units by Apache Spark, on this machine or a cluster; the parts are written here.

Spark distributes the units and repeats those of a machine that is lost. The parts that come back
are the same as those of the pool, and so is all that follows.
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
from claimaudit.base.problems import refusal
from claimaudit.base.shown import one_line
from claimaudit.sweep.archive import Unit
from claimaudit.sweep.batch import Sweeper
from claimaudit.sweep.cluster import OtherProgramError, require_same_program
from claimaudit.sweep.known import Known
from claimaudit.sweep.parts import sweep_unit
from claimaudit.sweep.store import here, write

# How long to wait for workers, which take some seconds to start.
_WORKER_SECONDS = 120
# Units of a round, for each core and at most. While the parts of one round are fetched, the next is
# swept: so many rounds are held in memory, and lost when the run is killed.
_UNITS_OF_CORE, _UNITS, _ROUNDS = 16, 1_000, 2
_PART = "id long, part binary"
# Bytes of Spark's error output that are read for the reason that it did not start; lines that give
# none, such as warnings and stack traces.
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
    # A worker has another working directory.
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
    """A function from batches of unit numbers to batches of their parts, for the workers."""

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        # Before anything is unpickled by other code than it was pickled by.
        require_same_program(asked)
        sweeper, units = told.value
        # Spark collects garbage after each task, and need not visit the references.
        gc.freeze()
        for batch in batches:
            for number in batch["id"].to_pylist():
                part = sweep_unit(units[number], sweeper)
                yield pa.RecordBatch.from_pylist([{"id": number, "part": part}])

    return work


@contextmanager
def _session(master: str | None) -> Iterator[Any]:
    """A session that is stopped in the end. Raises BrokenInputError where Spark does not start, or
    gives up."""
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
        raise refusal("spark", f"gave up ({_innermost(error)})", fix) from None
    finally:
        if spark is not None:
            with suppress(Exception):  # a cluster that is gone cannot be told to stop
                spark.stop()


def _started(conf: SparkConf) -> Any:
    """A started session. Error output of Java and of Spark's workers, mostly warnings, is kept from
    the terminal; where Spark does not start, it is the message of the BrokenInputError."""
    kept = os.dup(2)
    with TemporaryFile() as heard:
        os.dup2(heard.fileno(), 2)
        try:
            return SparkSession.builder.config(conf=conf).getOrCreate()
        except (PySparkException, Py4JError) as error:
            heard.seek(0)
            lines = heard.read(_HEARD).decode("utf-8", "replace").splitlines()
            reason = one_line(" ".join(line for line in lines if not _ASIDE.match(line)), 300)
            message = f"does not start ({reason or _innermost(error)})"
            raise refusal("spark", message, "mend that, and run it again") from None
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _await_workers(context: Any) -> None:
    """Waits until a worker is there. Raises BrokenInputError where none comes; Spark itself would
    wait for ever."""
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


def _innermost(error: Exception) -> str:
    """The innermost error of a Java stack trace, in one line."""
    causes = re.findall(r"^(?:Caused by: )?[\w.]*(?:Error|Exception): .+", str(error), re.MULTILINE)
    return one_line(causes[-1] if causes else str(error), 200)
