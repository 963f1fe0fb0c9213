"""Old references in the new form: rewritten whole and once, or refused with a line for each slip."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake.migrate import migrate
from claimaudit.intake.starter import start_workspace
from claimaudit.workspace.workspace import load_workspace

NAME = "references/example.yaml"
OLD = """\
documents:
  - id: report
    publisher: Ferry
    title: Report
    type: filing
    url: https://ferry.example/report
    retrieved: 2026-01-20
    seen: yes
  - id: paper
    publisher: Paper
    title: On it
    type: press
    url: https://paper.example/x
    retrieved: 2026-01-20
    retells: report
facts:
  - id: passengers  # counted
    document: report
    locator: page 3
    printed: 48,312 people
    subject: example-lake-ferry
    metric: passengers
    conditions: {period: 2025}
    corroborated_by: [paper]
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    start_workspace(tmp_path)
    (tmp_path / NAME).write_text(OLD, "utf-8")
    return tmp_path


def refused(root: Path, text: str | bytes) -> str:
    path = root / NAME
    data = text if isinstance(text, bytes) else text.encode()
    path.write_bytes(data)
    with pytest.raises(BrokenInputError) as broken:
        migrate(root)
    assert path.read_bytes() == data
    return str(broken.value)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_old_references_are_rewritten_once(old: Path, newline: str) -> None:
    (old / NAME).write_bytes(OLD.replace("\n", newline).encode())
    done = migrate(old)
    assert (done.files, done.unread) == (("example.yaml",), ("passengers",))
    text = (old / NAME).read_bytes().decode()
    assert text.count(newline) == text.count("\n") and "# counted" in text
    assert [p.document.id for p in load_workspace(old).library.facts["passengers"].prints] == [
        "report",
        "paper",
    ]
    assert migrate(old).files == ()
    assert (old / NAME).read_bytes().decode() == text


def test_the_lock_of_captures_is_left_alone(old: Path) -> None:
    lock = old / "references/captures.lock.yaml"
    lock.write_text("captures: []  # a\u2028b\n", "utf-8")
    migrate(old)
    assert lock.read_text("utf-8") == "captures: []  # a\u2028b\n"


HALF = OLD + "    prints: [{document: report, at: page 3, figure: 48,312 people}]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HALF, f"{NAME}:24: fact passengers: has prints, and corroborated_by, document,"),
        (OLD.replace("    retells", "    origin: own\n    retells"), f"{NAME}:16: document paper: has origin, and retells of before"),
        (OLD.replace("[paper]", "paper"), f"{NAME}:24: passengers: corroborated_by is no list"),
        (OLD.replace("id: passengers", "name: passengers"), f"{NAME}:17: an entry of facts has no id"),
        (OLD + "  - {", f"{NAME}:26: is not YAML"),
        ("facts: abc\n", f"{NAME}:1: facts is no list"),
        ("facts: {a: b}\n", f"{NAME}:1: facts is no list"),
        ("facts: [abc]\n", f"{NAME}:1: an entry of facts has no id"),
        ("abc\n", f"{NAME}:1: is no mapping"),
        ("- abc\n", f"{NAME}:1: is no mapping"),
        ("", f"{NAME}:1: is empty"),
        ("facts: " + "[" * 9000, f"{NAME}:1: is not YAML: it is nested too deeply"),
        (b"# \xe9\n", f"{NAME}: is not UTF-8"),
    ],
)  # fmt: skip
def test_what_cannot_be_rewritten_is_told_on_its_line(
    old: Path, text: str | bytes, said: str
) -> None:
    assert refused(old, text).startswith(said)


def test_a_file_that_cannot_be_read_keeps_all_as_they_are(old: Path) -> None:
    os.symlink("nowhere", old / "references/more.yaml")
    (old / "references/odd.yaml").mkdir()
    told = refused(old, OLD)
    assert "references/more.yaml: is missing" in told
    assert "references/odd.yaml: cannot be read" in told


def test_prints_of_no_form_are_left_to_the_reader(old: Path) -> None:
    (old / NAME).write_text("facts:\n  - {id: f, prints: abc}\n", "utf-8")
    assert migrate(old).unread == ("f",)
