"""A whole sweep: the same bytes whatever happens on the way, and what is left out is counted."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest
from tools.archive import check, write

from claimaudit.base.problems import BrokenInputError
from claimaudit.sweep import pool, store
from claimaudit.sweep.pool import processes
from claimaudit.sweep.run import sweep
from claimaudit.workspace.workspace import Workspace, load_workspace
from tests.conftest import Tiny
from tests.forked import claimaudit
from tests.sweep.conftest import rows_of, write_lines, write_parquet

SAID = "测试芯片的算力是4.6 PFLOPS。"


def files(out: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a made archive of 1,000 articles, in row groups of 125."""
    folder = tmp_path_factory.mktemp("made")
    write(folder, 1_000, 125)
    return folder


@pytest.fixture(scope="session")
def swept(made: Path, real: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What two workers made of it."""
    out = tmp_path_factory.mktemp("swept") / "out"
    sweep(real, made, out, processes(2))
    return out


def test_what_is_planted_is_found_and_little_else(made: Path, swept: Path) -> None:
    told = check(made / "archive.parquet", swept / "leads.parquet")
    assert min(told["planted"].values()) > 50
    assert told["found"]["repeated"] >= 0.98
    assert told["found"]["deviates"] >= 0.95
    assert told["false"] <= 0.02, told["examples"]


def test_a_quote_stands_where_a_lead_says(made: Path, swept: Path) -> None:
    from tools.archive import pq

    texts = {r["id"]: r["text"] for r in pq.read_table(made / "archive.parquet").to_pylist()}
    for row in rows_of(swept):
        text = texts[row["article"]]
        assert text[row["start"] : row["end"]] == row["figure"]
        assert text[row["quote_start"] : row["quote_end"]] == row["quote"]


def many(folder: Path, count: int = 60) -> Path:
    """An archive of twelve row groups."""
    rows = [
        {"id": f"{n}", "text": SAID if n % 3 else "测试芯片的算力为9228 TFLOPS。", "language": "zh",
         "url": f"https://www.outlet{n % 4}.test/{n}", "published": f"2026-01-{n % 28 + 1:02d}"}
        for n in range(count)
    ]  # fmt: skip
    return write_parquet(folder / "archive.parquet", rows, 5)


def test_the_same_bytes_for_any_number_of_workers(tiny: Tiny, tmp_path: Path) -> None:
    workspace, archive = load_workspace(tiny.root), many(tmp_path)
    outs = {workers: tmp_path / f"{workers}" for workers in (1, 2, 3)}
    for workers, out in outs.items():
        sweep(workspace, archive, out, processes(workers))
    one, *others = map(files, outs.values())
    assert set(one) == {"leads.parquet", "summary.json", "index.html"}
    assert all(other == one for other in others)


def killed(workspace: Workspace, archive: Path | str, out: Path | str, at: int) -> None:
    """A sweep that ends, as by a power cut, when it has swept so many parts."""
    child = os.fork()
    if child == 0:

        def end(swept: int, units: int) -> None:
            if swept == at:
                os.kill(os.getpid(), signal.SIGKILL)

        sweep(workspace, archive, out, processes(1), end)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def test_a_sweep_that_was_killed_goes_on_to_the_same_bytes(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, archive = load_workspace(tiny.root), many(tmp_path)
    sweep(workspace, archive, tmp_path / "whole", processes(1))
    killed(workspace, archive, tmp_path / "cut", 7)
    kept = {p: p.stat().st_mtime_ns for p in (tmp_path / "cut").rglob("*.parquet")}
    assert len(kept) == 7
    assert not (tmp_path / "cut" / "leads.parquet").exists()
    swept = list[Path]()
    monkeypatch.setattr(pool, "write", lambda part: swept.extend(part) or store.write(part))
    sweep(workspace, archive, tmp_path / "cut", processes(1))
    assert len(swept) == 5 and not {*swept} & kept.keys()
    assert files(tmp_path / "cut") == files(tmp_path / "whole")


def test_parts_of_another_archive_or_workspace_are_no_use(tiny: Tiny, tmp_path: Path) -> None:
    archive, out = many(tmp_path), tmp_path / "out"
    killed(load_workspace(tiny.root), archive, out, 3)
    archive = many(tmp_path, 65)
    found, _ = sweep(load_workspace(tiny.root), archive, out, processes(1))
    assert found.articles == 65
    assert {p.name for p in out.iterdir()} == {"leads.parquet", "summary.json", "index.html"}


@pytest.mark.parametrize("data", [b"", b"PAR1 cut off", None])
def test_a_part_that_is_damaged_or_gone_is_told_in_a_line(
    data: bytes | None, tiny: Tiny, tmp_path: Path
) -> None:
    archive, out = many(tmp_path), tmp_path / "out"
    workspace = load_workspace(tiny.root)

    def damage(swept: int, units: int) -> None:
        if swept == units:
            part = min(out.rglob("*.parquet"))
            part.unlink() if data is None else part.write_bytes(data)

    with pytest.raises(BrokenInputError, match="is no part of a sweep") as broken:
        sweep(workspace, archive, out, processes(1), damage)
    assert len(broken.value.problems) == 1
    assert not (out / "leads.parquet").exists()


def _end(part: Path, unit: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_is_killed_is_told_in_a_line(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_work", _end)
    with pytest.raises(BrokenInputError, match="a worker was killed"):
        sweep(load_workspace(tiny.root), many(tmp_path), tmp_path / "out", processes(2))


# --- the command -----------------------------------------------------------------------------


def test_what_cannot_be_swept_is_left_out_and_counted(tiny: Tiny, tmp_path: Path) -> None:
    rows: list[object] = [
        {"id": "good", "text": SAID, "url": "https://www.example.org/a", "published": "2026-01-05"},
        {"id": "huge", "text": "大" * 10_000_000},
        {"id": "french", "language": "fr", "text": SAID},
        {"id": "numbers", "language": "zh", "text": "7 8 " * 60_000},
        "no json",
    ]
    archive = tmp_path / "archive"
    archive.mkdir()
    write_lines(archive / "a.jsonl", rows)
    (archive / "bad.parquet").write_bytes(b"none")
    done = claimaudit("sweep", archive, "-w", tiny.root, "--workers", "1")
    assert done.returncode == 0, done.stderr
    left = json.loads((tiny.root / "reports/out/sweep/summary.json").read_text("utf-8"))["left_out"]
    assert left == {"file": 1, "language": 1, "large": 1, "numbers": 1, "unreadable": 1}
    lines = [line for line in done.stderr.splitlines() if line.startswith("left out:")]
    assert len(lines) == 5
    assert "1 articles, 1 figures, 1 of a known quantity" in done.stdout
    assert "left out: 1 × texts that are too large" in done.stdout
    (lead,) = rows_of(tiny.root / "reports/out/sweep")
    assert (lead["article"], lead["outcome"], lead["claims"]) == ("good", "repeated", ["t-compute"])
    assert (lead["value"], lead["low"], lead["high"], lead["unit"]) == (
        "4600000000000000", "4550000000000000", "4650000000000000", "FLOP/s",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["none", "empty"])
def test_an_archive_of_nothing_is_broken_input(name: str, tiny: Tiny, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = claimaudit("sweep", tmp_path / name, "-w", tiny.root)
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {tmp_path / name}: ")
    assert not (tiny.root / "reports").exists()


@pytest.mark.parametrize("package", ["pyarrow", "fsspec"])
def test_without_its_packages_it_says_what_to_install(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, "claimaudit.sweep")
    with pytest.raises(BrokenInputError, match=rf"needs {package}[\s\S]*claimaudit\[archive\]"):
        import_module("claimaudit.sweep")
