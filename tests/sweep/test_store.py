"""Archives and outputs in an object store: the same leads as from a folder, and what is refused."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.spec import AbstractBufferedFile

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.sweep import store
from claimaudit.sweep.archive import Entry, files_of, reader, units_of
from claimaudit.sweep.pool import processes
from claimaudit.sweep.run import sweep
from claimaudit.workspace.workspace import Workspace, load_workspace
from tests.conftest import Tiny
from tests.forked import claimaudit
from tests.sweep.conftest import write_lines, write_parquet
from tests.sweep.test_readers import PAGE, warc
from tests.sweep.test_run import SAID, files, killed, many

ROWS = [{"id": f"{n}", "text": f"第{n}篇,营收57亿元。"} for n in range(5)]


class File(AbstractBufferedFile):  # type: ignore[misc]
    def _fetch_range(self, start: int, end: int) -> bytes:
        return bytes(self.fs.cat_file(self.path)[start:end])


class Ranges(MemoryFileSystem):  # type: ignore[misc]
    """A memory whose objects are fetched range by range, as those of S3 and GCS are."""

    protocol = "ranges"

    def _open(self, path: str, mode: str = "rb", **more: object) -> object:
        return File(self, path, size=self.size(path)) if mode == "rb" else super()._open(path, mode)

    def cat_file(self, path: str, *_: object, **__: object) -> bytes:
        return bytes(self.store[self._strip_protocol(path)].getvalue())

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(MemoryFileSystem._strip_protocol(path.replace("ranges://", "memory://")))


fsspec.register_implementation("ranges", Ranges)


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    """A store that is emptied afterwards."""
    found = fsspec.filesystem("memory")
    yield found
    found.store.clear()
    found.pseudo_dirs[:] = [""]


def archive(folder: Path) -> Path:
    """An archive of every kind."""
    folder.mkdir()
    many(folder)
    write_lines(folder / "a.jsonl", [{"id": "line", "text": SAID}, "no json"])
    (folder / "b").mkdir()
    (folder / "b" / "one.txt").write_text(SAID, "utf-8")
    (folder / "two.md").write_text(SAID, "utf-8")
    page = PAGE.format("测试芯片的算力是4.6 PFLOPS,公司没有回应置评请求,也没有给出更多数字。" * 3)
    (folder / "c.warc.gz").write_bytes(warc([("https://a.example/1", "text/html", page)]))
    (folder / "bad.parquet").write_bytes(b"none")
    (folder / "other.csv").write_bytes(b"not read")
    return folder


def read(place: str, workspace: Workspace) -> list[Entry | str]:
    """The entries, and what was left out."""
    units, unopened = units_of(files_of(place, "nowhere"))
    limits = workspace.policy.limits
    found = [*unopened, *(e for unit in units for e in reader(unit.reader).read(unit, limits))]
    return [one.message if isinstance(one, Problem) else one for one in found]


@pytest.mark.parametrize("kind", ["memory", "ranges"])
def test_a_store_holds_what_a_folder_holds(
    kind: str, memory: fsspec.AbstractFileSystem, real: Workspace, tmp_path: Path
) -> None:
    folder = archive(tmp_path / "archive")
    memory.put(str(folder), "/bucket/archive", recursive=True)
    found = read(f"{kind}://bucket/archive", real)
    assert found == read(str(folder), real)
    assert sum(isinstance(one, Entry) for one in found) == 60 + 4


@pytest.mark.parametrize("name", ["a.jsonl", "archive.parquet", "two.md", "c.warc.gz"])
def test_an_address_may_be_that_of_one_file(
    name: str, memory: fsspec.AbstractFileSystem, real: Workspace, tmp_path: Path
) -> None:
    folder = archive(tmp_path / "archive")
    memory.put_file(str(folder / name), f"/bucket/{name}")
    assert read(f"memory://bucket/{name}", real) == read(str(folder / name), real)


def test_out_of_a_store_into_a_store_come_the_bytes_of_a_folder(
    memory: fsspec.AbstractFileSystem, tiny: Tiny, tmp_path: Path
) -> None:
    workspace, folder = load_workspace(tiny.root), archive(tmp_path / "archive")
    sweep(workspace, folder, tmp_path / "out", processes(1))
    memory.put(str(folder), "/bucket/archive", recursive=True)
    for _ in range(2):  # what an earlier sweep wrote into the archive is none of it
        sweep(workspace, "memory://bucket/archive", "memory://bucket/archive/out", processes(1))
        found = memory.find("/bucket/archive/out")
        assert {Path(name).name: memory.cat_file(name) for name in found} == files(tmp_path / "out")


def test_a_sweep_into_a_store_goes_on_after_a_kill(tiny: Tiny, tmp_path: Path) -> None:
    """Here by two workers, through the filesystem that fsspec has of this machine."""
    workspace, folder = load_workspace(tiny.root), many(tmp_path)
    sweep(workspace, folder, tmp_path / "whole", processes(1))
    there, out = f"local://{folder}", f"local://{tmp_path}/cut"
    killed(workspace, there, out, 7)
    assert len(list((tmp_path / "cut").rglob("*.parquet"))) == 7
    sweep(workspace, there, out, processes(2))
    assert files(tmp_path / "cut") == files(tmp_path / "whole")


def test_a_changed_object_is_another_archive(memory: fsspec.AbstractFileSystem) -> None:
    memory.pipe_file("/bucket/a.txt", b"one")
    (before,) = files_of("memory://bucket", "nowhere")
    memory.pipe_file("/bucket/a.txt", b"two")
    (after,) = files_of("memory://bucket", "nowhere")
    assert (before.path, before.size) == (after.path, after.size)
    assert before.stamp != after.stamp


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_what_went_meanwhile_is_left_out(
    name: str, memory: fsspec.AbstractFileSystem, real: Workspace
) -> None:
    memory.pipe_file(f"/bucket/{name}", b"one")
    units, _ = units_of(files_of("memory://bucket", "nowhere"))
    memory.rm_file(f"/bucket/{name}")
    (left,) = reader(units[0].reader).read(units[0], real.policy.limits)
    assert isinstance(left, Problem) and "cannot be read" in left.message


def test_a_part_of_the_files_is_not_written(memory: fsspec.AbstractFileSystem) -> None:
    def fail(file: object) -> None:
        raise ValueError("half-way")

    with pytest.raises(BrokenInputError, match=r"memory://out/a: is out of reach \(ValueError"):
        store.write({"memory://out/a": b"whole", "memory://out/b": fail})
    assert memory.find("/out") == []


def test_an_address_of_this_machine_is_its_path(tiny: Tiny, tmp_path: Path) -> None:
    folder = tmp_path / "an archive"
    folder.mkdir()
    write_parquet(folder / "a.parquet", ROWS, 2)
    done = claimaudit("sweep", folder.as_uri(), "-w", tiny.root, "--out", (tmp_path / "o").as_uri())
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "o" / "leads.parquet").is_file()


REFUSED = [
    ("memory://nothing/here", r"memory://nothing/here: is missing"),
    ("zz://bucket/a", r"zz://bucket/a: is out of reach \(ValueError: Protocol not known: zz"),
    ("hdfs://127.0.0.1:1/a", r"hdfs://127.0.0.1:1/a: is out of reach \(.+\)"),
]


@pytest.mark.parametrize(("address", "told"), REFUSED)
def test_what_cannot_be_reached_is_told_in_a_line(address: str, told: str) -> None:
    with pytest.raises(BrokenInputError, match=told) as broken:
        files_of(address, "nowhere")
    assert len(broken.value.problems) == 1
    assert "\n" not in broken.value.problems[0].message


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("archive", "archive"), ("s3://bucket/a", "s3://bucket/a"), ("file:///a", "/a"),
        ("file://localhost/a%20b#c", "/a b#c"), ("", None), ("file://", None), ("local://", None),
        ("file://host/a", None), ("file:///", None),
    ],
)  # fmt: skip
def test_an_address_without_a_place_is_refused(told: str, meant: str | None) -> None:
    """Python would take it for the folder that it works in."""
    if meant is not None:
        assert store.place(told) == meant
        return
    with pytest.raises(BrokenInputError, match="names no place"):
        store.place(told)


def test_without_the_package_of_a_store_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(BrokenInputError, match=r"s3://b/c: needs a package: .*s3fs"):
        files_of("s3://b/c", "nowhere")
