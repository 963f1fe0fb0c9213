"""What sweeping takes and finds, measured and kept in benchmarks/sweep.json.

    python -m tools.swept [ARTICLES]             100,000 if not said
    python -m tools.swept --clock [ARTICLES]     only what is measured by the clock: what a second
                                                 worker adds, and Spark against the pool

Of times only ratios are kept: that to the scan is of computing, those of the workers and of Spark
are by the clock, so run it where nothing else runs. Where pyspark is not installed (`make
test-spark` does), what was measured of Spark stays; `real` is read by people.
"""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.record import rounded
from tools.archive import GROUP, check, speed, write
from tools.own import ROOT
from tools.standalone import standalone

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
ARTICLES, CORES = 100_000, 2
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


def spark(master: str = f"local[{CORES}]") -> Engine:
    """Spark, started: that is no part of what is measured."""
    engine = cluster(master)
    from pyspark.sql import SparkSession  # it is there: `cluster` has looked

    session = SparkSession.builder.master(master).config("spark.log.level", "OFF")
    session = session.config("spark.ui.showConsoleProgress", "false")
    session.getOrCreate().range(0, CORES, 1, CORES).mapInArrow(lambda f: f, "id long").collect()
    return engine


def command(archive: Path, out: Path, workers: int = CORES) -> list[str]:
    claimaudit = [sys.executable, "-m", "claimaudit", "sweep", str(archive)]
    return [*claimaudit, "-w", str(ROOT), "--out", str(out), "--workers", str(workers)]


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
        for name, ratio in by_the_clock(workspace, archive, top / "clocked").items():
            kept["speed"][name]["ratio (x)"] = ratio
    return kept


def by_the_clock(workspace: Workspace, archive: Path, out: Path) -> dict[str, float]:
    """How many times as fast the archive is swept with a second worker, from start to end; and by
    Spark, here and on a cluster of two workers, as by the pool, each started before."""

    def whole(workers: int) -> None:
        asked = command(archive, out, workers)
        subprocess.run(asked, check=True, capture_output=True)  # noqa: S603 - our own

    found = {"workers": rounded(seconds(partial(whole, 1)) / seconds(partial(whole, CORES)))}
    if find_spec("pyspark"):
        swept_by = partial(partial, sweep, workspace, archive, out)
        pool = seconds(swept_by(processes(CORES)))
        found["spark"] = rounded(pool / seconds(swept_by(spark())))
        with tempfile.TemporaryDirectory() as folder, standalone(Path(folder)) as master:
            found["cluster"] = rounded(pool / seconds(swept_by(spark(master))))
    return found


def seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def percent(share: float) -> float:
    return rounded(share * 100)


if __name__ == "__main__":
    is_clock = sys.argv[1:2] == ["--clock"]
    asked = sys.argv[1 + is_clock :]
    count = int(asked[0]) if asked else ARTICLES
    if is_clock:
        with tempfile.TemporaryDirectory() as folder:
            archive = write(Path(folder, "archive"), count, min(GROUP, count // 20))
            ratios = by_the_clock(load_workspace(ROOT), archive, Path(folder, "out"))
        sys.exit(print(json.dumps(ratios)))
    results = measure(count, json.loads(RESULTS.read_text("utf-8")))
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(RESULTS.read_text("utf-8"))
