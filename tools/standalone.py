"""A standalone cluster of Apache Spark on this machine: a master, and workers of a core each."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORKERS = 2
# Java takes its time where others have the cores.
SECONDS = 300
QUIET = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}
"""What keeps Spark to this machine, and its own processes small."""


@contextmanager
def standalone(folder: Path) -> Iterator[str]:
    """The address of its master; it ends with the block, and has its files in `folder`. Raises
    TimeoutError, with what was logged, where its workers do not come."""
    import pyspark  # it is in an environment of its own

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    master, deploy = f"spark://127.0.0.1:{port}", "org.apache.spark.deploy"
    quiet = ["--webui-port", "0"]
    roles = [[f"{deploy}.master.Master", "--host", "127.0.0.1", "--port", f"{port}", *quiet]]
    for n in range(WORKERS):
        room = ["--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"{n}")]
        roles.append([f"{deploy}.worker.Worker", *room, *quiet, master])
    home, log = Path(pyspark.__file__).parent, folder / "log"
    env = os.environ | QUIET | {"SPARK_HOME": str(home)}
    started: list[subprocess.Popen[bytes]] = []
    try:
        with log.open("wb") as out:
            for role in roles:
                asked = [str(home / "bin" / "spark-class"), *role]
                started.append(subprocess.Popen(asked, stdout=out, stderr=out, env=env))  # noqa: S603 - our own
        _await(log)
        yield master
    finally:
        for one in started:
            one.terminate()
        for one in started:
            one.wait()


def _await(log: Path) -> None:
    end = time.monotonic() + SECONDS
    while (said := log.read_text("utf-8")).count("Registering worker") < WORKERS:
        if time.monotonic() > end:
            raise TimeoutError(said)
        time.sleep(0.5)
