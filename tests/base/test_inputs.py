"""Reading files: bounded, regular ones only, known by their sha256, every problem told."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from claimaudit.base.files import Folder, InMemory, OnDisk
from claimaudit.base.inputs import Inputs, read_file
from claimaudit.base.model import Model
from claimaudit.base.problems import BrokenInputError
from claimaudit.base.yamlio import LIMITS

FILES = {
    "claims/b.yaml": b"items: [{id: x}, {id: y}]\n",
    "claims/a.yaml": b"items:\n  - {id: z}\n  - {id: x}\n",
    "claims/notes.txt": b"no YAML\n",
    "claims/baseline/c.yaml": b"items: []\n",
    "claims-of-others/d.yaml": b"items: []\n",
    "checks/policy.yaml": b"items: []\n",
}


class Item(Model):
    id: str


class Items(Model):
    items: list[Item]


@pytest.fixture(params=["disk", "memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    """The same files on disk and in memory."""
    if request.param == "memory":
        return InMemory(FILES)
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return OnDisk(tmp_path)


def _problems(inputs: Inputs) -> list[str]:
    return sorted(str(problem) for problem in inputs.problems)


def test_a_folder_names_its_own_files_of_a_kind_in_order(folder: Folder) -> None:
    assert folder.names("claims", ".yaml") == ["claims/a.yaml", "claims/b.yaml"]
    assert folder.names("claims", ".txt") == ["claims/notes.txt"]
    assert folder.names("nowhere", ".yaml") == []


def test_a_file_is_read_as_far_as_asked(folder: Folder) -> None:
    assert folder.read("claims/notes.txt", 2) == b"no"
    assert folder.read("claims/notes.txt", 100) == b"no YAML\n"
    with pytest.raises(FileNotFoundError):
        folder.read("claims/none.yaml", 1)


def test_every_file_is_known_by_its_sha256_and_only_when_it_was_read(folder: Folder) -> None:
    inputs = Inputs(folder)
    assert inputs.digests == {}
    assert inputs.text("claims/notes.txt", 8) == "no YAML\n"
    assert inputs.digests == {"claims/notes.txt": hashlib.sha256(b"no YAML\n").hexdigest()}
    assert inputs.problems == []


@pytest.mark.parametrize(
    ("name", "limit", "said"),
    [
        ("claims/none.yaml", 99, "claims/none.yaml: is missing"),
        ("claims/notes.txt", 7, "claims/notes.txt: too large (more than 7 bytes, the limit)"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_problem(
    folder: Folder, name: str, limit: int, said: str
) -> None:
    inputs = Inputs(folder)
    assert inputs.text(name, limit) is None
    (problem,) = _problems(inputs)
    assert problem.startswith(said)
    assert inputs.digests == {}
    with pytest.raises(BrokenInputError, match="claims/"):
        inputs.refuse()


def test_text_is_utf_8() -> None:
    inputs = Inputs(InMemory({"a": b"ab\xff"}))
    assert inputs.text("a", 9) is None
    assert _problems(inputs) == ["a: is not UTF-8 (byte 2)\n    save it as UTF-8"]


def test_all_models_of_a_folder_but_some(folder: Folder) -> None:
    read = [located.file for located, _ in Inputs(folder).models("claims", Items)]
    assert read == ["claims/a.yaml", "claims/b.yaml"]
    some = Inputs(folder).models("claims", Items, but=["claims/a.yaml"])
    assert [items for _, items in some] == [Items(items=[Item(id="x"), Item(id="y")])]


def test_an_id_that_stands_twice_is_told_with_both_places(folder: Folder) -> None:
    inputs = Inputs(folder)
    found = [
        (entry.file, entry.line, item.id)
        for located, parsed in inputs.models("claims", Items)
        for entry, item in inputs.entries(located, "items", parsed.items)
    ]
    assert found == [
        ("claims/a.yaml", 2, "z"), ("claims/a.yaml", 3, "x"), ("claims/b.yaml", 1, "x"), ("claims/b.yaml", 1, "y"),
    ]  # fmt: skip
    (problem,) = _problems(inputs)
    assert problem.startswith("claims/b.yaml:1: item x: stands already at claims/a.yaml:3")


def test_one_digest_over_all_that_was_read_and_one_over_a_part(folder: Folder) -> None:
    one, two = Inputs(folder), Inputs(folder)
    for inputs, names in ((one, sorted(FILES)), (two, sorted(FILES, reverse=True))):
        for name in names:
            inputs.text(name, 99)
    assert one.digest() == two.digest()
    assert one.digest("checks/") != one.digest() != Inputs(folder).digest()
    only = Inputs(folder)
    only.text("checks/policy.yaml", 99)
    assert only.digest() == only.digest("checks/") == one.digest("checks/")
    changed = Inputs(InMemory({**FILES, "checks/policy.yaml": b"items: [] \n"}))
    changed.text("checks/policy.yaml", 99)
    assert changed.digest() != only.digest()


# --- what is no regular file ---------------------------------------------------------------


def _fifo(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    "make",
    [Path.mkdir, _fifo],
    ids=["folder", "pipe"],
)
def test_what_is_no_regular_file_is_refused_and_never_waited_for(
    make: object, tmp_path: Path
) -> None:
    (tmp_path / "claims").mkdir()
    make(tmp_path / "claims" / "x.yaml")  # type: ignore[operator]
    inputs = Inputs(OnDisk(tmp_path))
    assert list(inputs.models("claims", Items)) == []
    assert _problems(inputs) == [
        "claims/x.yaml: cannot be read: it is no regular file, but a folder, pipe or device"
    ]


@pytest.mark.parametrize("place", ["/dev/zero", "/etc/passwd", "../secret", ".git/config"])
def test_a_link_to_what_only_the_machine_may_read_is_refused(place: str, tmp_path: Path) -> None:
    """A branch commits it; what stands there would be in the log of the server."""
    root = tmp_path / "w"
    for secret in (tmp_path / "secret", root / ".git" / "config"):
        secret.parent.mkdir(parents=True, exist_ok=True)
        secret.write_text("token")
    (root / "x.yaml").symlink_to(place)
    (root / "claims").symlink_to(tmp_path)
    inputs = Inputs(OnDisk(root))
    assert inputs.text("x.yaml", 99) is None
    assert list(inputs.models("claims", Items)) == []
    assert [p.message for p in inputs.problems] == [
        "cannot be read: it is a link out of the workspace"
    ] * 2


def test_a_link_to_a_file_is_followed_and_a_broken_one_told(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("a")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "round").symlink_to("round")
    inputs = Inputs(OnDisk(tmp_path))
    assert [inputs.text(name, 9) for name in ("link", "gone", "round")] == ["a", None, None]
    assert [p.split(":")[1] for p in _problems(inputs)] == [
        " is missing\n    create it, or run `claimaudit init`",
        " cannot be read",
    ]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_a_size_that_is_told_is_not_trusted() -> None:
    """Files of /proc are regular, and say that they are empty."""
    inputs = Inputs(OnDisk(Path("/proc/self")))
    assert Path("/proc/self/status").stat().st_size == 0
    assert inputs.text("status", 10) is None
    assert "too large (more than 10 bytes" in _problems(inputs)[0]


# --- one file that somebody named ------------------------------------------------------------


def test_a_file_that_was_named_is_read_from_anywhere(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("数\r\n", "utf-8", newline="")
    assert read_file(tmp_path / "a", 9) == "数\r\n"
    with pytest.raises(BrokenInputError, match=r"b: is missing"):
        read_file(tmp_path / "b", 9)
    with pytest.raises(BrokenInputError, match="cannot be read: Is a directory"):
        read_file(tmp_path, 9)


def test_it_may_be_a_pipe() -> None:
    read, write = os.pipe()
    os.write(write, b"through a pipe")
    os.close(write)
    try:
        assert read_file(Path(f"/dev/fd/{read}"), 99) == "through a pipe"
    finally:
        os.close(read)


def test_a_workspace_holds_so_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "all_values", 11)
    inputs = Inputs(InMemory(FILES))
    assert len(list(inputs.models("claims", Items))) == 1  # of two, with six each
    (problem,) = inputs.problems
    assert problem.message == "with it, the files have more than 11 values"
    assert list(inputs.models("claims/baseline", Items)) == []
    assert inputs.problems == [problem]


def test_a_folder_holds_so_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "files", 1)
    inputs = Inputs(InMemory(FILES))
    assert inputs.names("claims") == []
    assert inputs.names("claims/baseline") == ["claims/baseline/c.yaml"]
    (problem,) = inputs.problems
    assert str(problem).startswith("claims: has 2 YAML files; 1 are allowed")
