"""By Apache Spark: the bytes of the pool, on this machine and on a cluster; and what it needs."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.standalone import QUIET, standalone

import claimaudit as claimaudit_package
from claimaudit.base.cache import package_hash
from claimaudit.base.problems import BrokenInputError
from claimaudit.sweep.cluster import OtherProgramError, cluster, require_same_program
from claimaudit.sweep.pool import processes
from claimaudit.sweep.run import sweep
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import Tiny
from tests.sweep.conftest import write_lines
from tests.sweep.test_run import SAID, files, many

COMMAND = [sys.executable, "-m", "claimaudit", "sweep"]


def swept(
    tiny: Tiny, archive: Path, out: Path, *more: str, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """`claimaudit sweep` as a process of its own: no JVM outlives it."""
    asked = [*COMMAND, str(archive), "-w", str(tiny.root.resolve()), "--out", str(out), *more]
    return subprocess.run(
        asked,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | QUIET,
        cwd=cwd,
        timeout=900,
    )


@pytest.fixture(scope="module")
def cluster_of_two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("pyspark")
    with standalone(tmp_path_factory.mktemp("cluster")) as master:
        yield master


def mixed(folder: Path) -> Path:
    """Articles of three kinds of files, and one of each thing that cannot be swept."""
    folder.mkdir()
    many(folder)
    rows: list[object] = [
        {"id": "good", "text": SAID, "url": "https://www.example.org/a", "published": "2026-01-05"},
        {"id": "huge", "text": "大" * 17_000_000},
        {"id": "french", "language": "fr", "text": SAID},
        "no json",
    ]
    write_lines(folder / "a.jsonl", rows)
    (folder / "one.txt").write_text(SAID, "utf-8")
    (folder / "bad.parquet").write_bytes(b"none")
    return folder


@pytest.mark.spark
def test_what_keeps_spark_from_starting_is_told(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", "--nonsense pyspark-shell")
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "one.txt").write_text(SAID, "utf-8")
    done = swept(tiny, archive, tmp_path / "out", "--engine", "spark", "--master", "local[1]")
    assert (done.returncode, done.stdout) == (2, "")
    assert "spark: does not start (Error: Unrecognized option: --nonsense" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.spark
@pytest.mark.parametrize("where", ["local[2]", "cluster_of_two"])
def test_spark_gives_the_bytes_of_the_pool(
    where: str, tiny: Tiny, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    master = request.getfixturevalue("cluster_of_two") if where == "cluster_of_two" else where
    mixed(tmp_path / "archive")
    by_pool = swept(tiny, Path("archive"), tmp_path / "pool", "--workers", "2", cwd=tmp_path)
    done = swept(
        tiny, Path("archive"), tmp_path / "spark", "--engine", "spark", "--master", master, cwd=tmp_path
    )  # fmt: skip
    assert done.returncode == by_pool.returncode == 0, done.stderr
    assert files(tmp_path / "spark") == files(tmp_path / "pool")
    assert done.stdout.replace("/spark/", "/pool/") == by_pool.stdout
    told = [line for line in done.stderr.splitlines() if line.startswith("left out:")]
    assert len(told) == 4
    assert "Warning" not in done.stderr  # what Spark's own libraries say of each other


@pytest.mark.spark
def test_what_the_pool_has_swept_spark_does_not_sweep_again(tiny: Tiny, tmp_path: Path) -> None:
    """And the other way round: a part is a part, whoever made it."""
    archive = many(tmp_path)
    sweep(load_workspace(tiny.root), archive, tmp_path / "whole", processes(1))
    asked = [*COMMAND, str(archive), "-w", str(tiny.root), "--out", str(tmp_path / "cut")]
    with subprocess.Popen([*asked, "--workers", "1"], stderr=subprocess.PIPE) as cut:
        assert cut.stderr is not None
        # Before it stands what the packages of Spark say of each other where they are loaded.
        assert any(b"swept 1 of 12" in line for line in cut.stderr)
        os.kill(cut.pid, signal.SIGKILL)
    assert list((tmp_path / "cut").rglob("*.parquet"))
    done = swept(tiny, archive, tmp_path / "cut", "--engine", "spark", "--master", "local[2]")
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "cut") == files(tmp_path / "whole")


def refused(tiny: Tiny, tmp_path: Path) -> tuple[str, str]:
    """(The line of the error, all of stderr) of a sweep whose workers can do nothing."""
    done = swept(
        tiny, many(tmp_path), tmp_path / "out", "--engine", "spark", "--master", "local[2]"
    )
    assert done.returncode == 2
    assert not list((tmp_path / "out").rglob("*.parquet"))
    (told,) = [line for line in done.stderr.splitlines() if line.startswith("error:")]
    return told, done.stderr


@pytest.mark.spark
def test_a_worker_that_fails_is_told_in_a_line(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here by a Python that has no claimaudit."""
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\nexec {sys.executable} -S "$@"\n')
    bare.chmod(0o755)
    monkeypatch.setenv("PYSPARK_PYTHON", str(bare))
    told, more = refused(tiny, tmp_path)
    assert told.startswith("error: spark: gave up (")
    assert "Traceback" not in more


@pytest.mark.spark
def test_a_worker_of_another_version_is_refused(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One word of its rules is another."""
    other = tmp_path / "other"
    shutil.copytree(Path(claimaudit_package.__file__).parent, other / "claimaudit")
    with (other / "claimaudit" / "sweep" / "linking.yaml").open("a") as file:
        file.write("# another\n")
    python = tmp_path / "python"
    python.write_text(
        f'#!/bin/sh\nexport PYTHONPATH={other}:$PYTHONPATH\nexec {sys.executable} "$@"\n'
    )
    python.chmod(0o755)
    monkeypatch.setenv("PYSPARK_PYTHON", str(python))
    told, more = refused(tiny, tmp_path)
    assert f"({claimaudit_package.__version__}) is another than here" in told
    assert "give every machine the package of this one" in more


def test_another_package_is_told_from_the_same() -> None:
    require_same_program(package_hash())
    with pytest.raises(OtherProgramError, match="is another than here"):
        require_same_program(package_hash()[::-1])


# --- what is missing -------------------------------------------------------------------------


def problems(master: str | None = None) -> list[str]:
    with pytest.raises(BrokenInputError) as broken:
        cluster(master)
    return [str(problem) for problem in broken.value.problems]


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without Java and without pyspark; the folder that is its PATH."""
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)
    return tmp_path


def test_all_that_is_missing_is_told_a_line_each(bare: Path) -> None:
    with socket.socket() as free:  # bound, and not listening: nobody answers
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        told = problems(f"spark://127.0.0.1:{port}")
    assert told == [
        "spark: needs Java\n    install Java 17 (Debian: openjdk-17-jre-headless), or set JAVA_HOME to it",
        "spark: needs pyspark\n    pip install 'claimaudit[spark]'",
        f"spark: no master answers at spark://127.0.0.1:{port}\n    spark://HOST:PORT, as its page shows it; local[2] for two cores of this machine",
    ]


@pytest.mark.parametrize(
    "master",
    [
        "spark://",
        "spark://nowhere.invalid:7077",
        "spark://127.0.0.1",
        "spark://127.0.0.1:none",
        "spark://127.0.0.1:99999999",
    ],
)
def test_a_master_that_is_not_there(bare: Path, master: str) -> None:
    assert f"no master answers at {master}" in problems(master)[2]


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("11.0.2", "needs Java 17 or newer; {java} is 11"),
        ("1.8.0_292", "needs Java 17 or newer; {java} is 1"),
        ("", "needs Java 17 or newer; {java} is none"),
        ("17.0.15", ""),
        ("21", ""),
    ],
)
def test_a_java_that_is_too_old(bare: Path, version: str, told: str) -> None:
    java = bare / "java"
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025-04-15' >&2\n")
    java.chmod(0o755)
    found = problems()
    assert len(found) == (2 if told else 1)
    assert told.format(java=java) in found[0]


def test_under_spark_submit_java_is_there(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_GATEWAY_PORT", "1")
    assert len(problems()) == 1


@pytest.mark.parametrize("more", [["--master", "local"], ["--engine", "spark", "--workers", "2"]])
def test_an_option_of_the_other_engine_is_refused(
    tiny: Tiny, tmp_path: Path, more: list[str]
) -> None:
    from tests.forked import claimaudit

    done = claimaudit("sweep", many(tmp_path), "-w", tiny.root, *more)
    assert done.returncode == 2
    assert "--workers is of the engine pool, --master of the engine spark" in done.stderr
