"""What sweeping takes and finds, measured and kept in benchmarks/sweep.json.

    python -m tools.swept [ARTICLES]             100,000 if not said
    python -m tools.swept --clock [ARTICLES]     what a second worker adds, and Spark against the
                                                 pool, on 10,000, by the clock too: where nothing
                                                 else runs; keeps nothing

Of times only ratios are kept, taken in turns: that to the scan is of computing, those of the
workers and of Spark are by the clock, so run it where nothing else runs. Where pyspark is not
installed (`make test-spark` does), what was measured of Spark stays; `real` is read by people.
"""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from benchmarks.record import rounded
from tools.archive import GROUP, check, speed, write
from tools.own import ROOT

import claimaudit.sweep.sound  # noqa: F401 - loading it is no part of what is measured
from claimaudit.base.folding import fold
from claimaudit.scan.scanner import Scanner
from claimaudit.sweep.cluster import cluster
from claimaudit.sweep.known import Known
from claimaudit.sweep.linking import Link, Linker
from claimaudit.sweep.pool import Engine, processes
from claimaudit.sweep.run import sweep
from claimaudit.workspace.articles import Article
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace, load_workspace

RESULTS = ROOT / "benchmarks" / "sweep.json"
ARTICLES, CLOCKED, RUNS, CORES = 100_000, 10_000, 2, 2
# What of the clock is kept, and what it is called where it is told.
CLOCKS = {
    "workers": "a second worker, by the clock, with start (x)",
    "spark": "Spark, by the clock, without start (x)",
}
LANGUAGES = ("zh-Hans", "zh-Hant")


def linked(
    scanner: Scanner, known: Known, text: str
) -> Iterator[tuple[str, int, int, Link | None]]:
    """The figures of a text, and the quantity that each is linked with."""
    folded = fold(text)
    linker = Linker(folded, known)
    for one in scanner.scan(text, None, folded):
        if one.figure is None:
            continue
        sentence = linker.sentence(folded.at(one.quote_start), folded.at(one.quote_end))
        link = sentence.link(folded.at(one.start), folded.at(one.end), one.figure.unit)
        yield one.text, one.start, one.end, link


def measured(article: Article, claims: list[RegisteredClaim], known: Known) -> Counter[str]:
    """How many links are right and wrong, and how many figures have a claim of their value. A link
    of a figure that nobody claims anything of is wrong too."""
    found = Counter[str]()
    scanner = Scanner(known.policy.figures())
    for _, start, end, link in linked(scanner, known, article.text):
        of = [c for c in claims if c.figure_start is not None and start <= c.figure_start < end]
        found["value"] += any(c.claim.form == "value" for c in of)
        if link is not None:
            true = {(c.claim.subject, c.claim.metric) for c in of}
            found["right" if (link.subject, link.metric) in true else "wrong"] += 1
    return found


def of_register(
    workspace: Workspace, language: str, known_of: Callable[[Article], Known]
) -> tuple[float, float]:
    """(precision, recall) of the links in the articles of a language."""
    total = Counter[str]()
    for article in workspace.articles.values():
        if article.entry.language == language:
            claims = [
                c
                for c in workspace.register.claims.values()
                if c.article.entry.id == article.entry.id
            ]
            total += measured(article, claims, known_of(article))
    return total["right"] / (total["right"] + total["wrong"]), total["right"] / total["value"]


def took(workspace: Workspace, archive: Path, out: Path, start: Callable[[], Engine]) -> float:
    """Seconds that a sweep takes where each worker has a core: what this process computes, and a
    share of what its workers do."""
    engine, shared = start(), 0.0
    own, began = process_time(), computed()

    def progress(swept: int, units: int) -> None:
        """When all is swept the workers are still there; what they did goes with those of Spark."""
        nonlocal shared
        if swept == units:
            shared = computed() - began - (process_time() - own)

    sweep(workspace, archive, out, engine, progress)
    return process_time() - own + shared / CORES


def computed() -> float:
    """Seconds of this process and all that it has started: Java starts the workers of Spark."""
    stats = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            fields = path.read_text("utf-8").rpartition(")")[2].split()
            stats[int(path.parent.name)] = int(fields[1]), sum(map(int, fields[11:15]))
    mine = {os.getpid()}
    while more := {pid for pid, (parent, _) in stats.items() if parent in mine} - mine:
        mine |= more
    return sum(stats[pid][1] for pid in mine) / os.sysconf("SC_CLK_TCK")


def spark() -> Engine:
    """Spark, started: that is no part of what is measured."""
    engine = cluster(f"local[{CORES}]")
    from pyspark.sql import SparkSession  # it is there: `cluster` has looked

    session = SparkSession.builder.master(f"local[{CORES}]").config("spark.log.level", "OFF")
    session = session.config("spark.ui.showConsoleProgress", "false")
    session.getOrCreate().range(0, CORES, 1, CORES).mapInArrow(lambda f: f, "id long").collect()
    return engine


def in_turns(*work: Callable[[], float]) -> list[float]:
    """The median of each."""
    times = [[one() for one in work] for _ in range(RUNS)]
    return [statistics.median(some) for some in zip(*times, strict=True)]


def command(archive: Path, out: Path) -> list[str]:
    claimaudit = [sys.executable, "-m", "claimaudit", "sweep", str(archive)]
    return [*claimaudit, "-w", str(ROOT), "--out", str(out), "--workers", "2"]


def memory(archive: Path, out: Path) -> float:
    """MB of the largest process of a sweep."""
    subprocess.run(command(archive, out), check=True, capture_output=True)  # noqa: S603 - our own
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000


def resumes(archive: Path, out: Path) -> None:
    """Kills a sweep half-way, and goes on. Raises AssertionError where other bytes come out."""
    whole = {p.name: p.read_bytes() for p in out.iterdir()}
    with tempfile.TemporaryDirectory() as folder:
        cut = Path(folder, "cut")
        asked = command(archive, cut)
        with subprocess.Popen(asked, stderr=subprocess.PIPE, process_group=0) as run:  # noqa: S603 - our own
            assert run.stderr is not None
            for line in run.stderr:
                # Libraries warn there too.
                told = re.fullmatch(rb"swept ([\d,]+) of ([\d,]+) parts\s*", line)
                swept, units = (
                    (int(n.replace(b",", b"")) for n in told.groups()) if told else (0, 1)
                )
                if swept * 2 >= units:
                    break
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)
        assert not (cut / "leads.parquet").exists(), "it was over before it was killed"
        subprocess.run(asked, check=True, capture_output=True)  # noqa: S603 - our own
        assert {p.name: p.read_bytes() for p in cut.iterdir()} == whole


def measure(count: int, kept: dict[str, Any]) -> dict[str, Any]:
    workspace, known = load_workspace(ROOT), Known.of(load_workspace(ROOT))
    kept["machine"] = {"cores": os.cpu_count(), "load": round(os.getloadavg()[2], 1)}
    for language in LANGUAGES:
        precision, recall = of_register(workspace, language, lambda _: known)
        shares = {"precision (%)": percent(precision), "recall (%)": percent(recall)}
        kept["register"][language] |= shares
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        # Enough units that no worker waits long for the last of the others.
        archive, out = write(top / "archive", count, min(GROUP, count // 20)), top / "out"
        kept["memory"]["most (MB)"] = round(memory(archive, out))
        resumes(archive, out)
        kept["made"] |= {"articles": count}
        found = check(archive, out / "leads.parquet")
        kept["made"]["repeats"]["share (%)"] = percent(found["found"]["repeated"])
        kept["made"]["deviations"]["share (%)"] = percent(found["found"]["deviates"])
        kept["made"]["right leads"]["share (%)"] = percent(1 - found["false"])
        alone = speed(archive)
        kept["speed"]["scan"]["ratio (x)"] = rounded(alone["ratio"])
        kept["speed"]["article"]["time (ms)"] = rounded(alone["milliseconds"])
    clocked = by_the_clock(CLOCKED)
    for name, told in CLOCKS.items():
        if told in clocked:
            kept["speed"][name]["ratio (x)"] = clocked[told]
    return kept


def by_the_clock(count: int) -> dict[str, float]:
    """What a second worker adds: by what cannot be shared, and by the clock with start and all;
    and what Spark does in the time of the pool, by the clock without its start."""
    workspace = load_workspace(ROOT)

    def whole(archive: Path, out: Path, workers: int) -> float:
        began = perf_counter()
        asked = [*command(archive, out)[:-1], str(workers)]
        subprocess.run(asked, check=True, capture_output=True)  # noqa: S603 - our own
        return perf_counter() - began

    def started(archive: Path, out: Path, start: Callable[[], Engine]) -> float:
        engine = start()
        began = perf_counter()
        sweep(workspace, archive, out, engine)
        return perf_counter() - began

    with tempfile.TemporaryDirectory() as folder:
        archive, out = write(Path(folder, "archive"), count, min(GROUP, count // 20)), Path(folder)
        alone, both = partial(processes, 1), partial(processes, CORES)
        on = partial(took, workspace, archive, out / "timed")
        one, two = in_turns(lambda: on(alone), lambda: on(both))
        first, second = in_turns(*(partial(whole, archive, out / "whole", n) for n in (1, CORES)))
        # Of 1 = serial + shared and two = serial + shared / CORES.
        serial = max(0.0, (two * CORES - one) / (CORES - 1))
        found = {
            "articles": count,
            "computing that cannot be shared (s)": rounded(serial),
            "computing that can (s)": rounded(one - serial),
            "a second worker, by computing (x)": rounded(one / two),
            CLOCKS["workers"]: rounded(first / second),
        }
        if find_spec("pyspark"):
            engines = (partial(started, archive, out / "timed", of) for of in (both, spark))
            pool, by_spark = in_turns(*engines)
            found[CLOCKS["spark"]] = rounded(pool / by_spark)
    return found


def percent(share: float) -> float:
    return rounded(share * 100)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--clock"]:
        sys.exit(print(json.dumps(by_the_clock(int((sys.argv[2:] or [CLOCKED])[0])), indent=1)))
    count = int(sys.argv[1]) if sys.argv[1:] else ARTICLES
    results = measure(count, json.loads(RESULTS.read_text("utf-8")))
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(RESULTS.read_text("utf-8"))
