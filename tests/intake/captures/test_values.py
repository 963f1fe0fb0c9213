"""Figures that prints read from captures: into the lock, checked, and what becomes of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from claimaudit.cli.main import main
from tests.conftest import DOCUMENT, FACT, Tiny

LOCK = "references/captures.lock.yaml"
AT = {"json": "/new/compute (TFLOPS)"}
LINK = "https://maker.example/new-chip.json"


def run(tiny: Tiny, *given: object) -> Result:
    return CliRunner().invoke(main, ["capture", "-w", str(tiny.root), *map(str, given)])


def body(path: Path, value: object, key: str = "compute (TFLOPS)") -> Path:
    path.write_text(json.dumps({"what": "New chip, results of the run", "new": {key: value}}))
    return path


def values(tiny: Tiny) -> list[dict[str, Any]]:
    (entry,) = yaml.safe_load((tiny.root / LOCK).read_text("utf-8"))["captures"]
    found: list[dict[str, Any]] = entry.get("values", [])
    return found


@pytest.fixture
def bound(tiny: Tiny) -> Tiny:
    """The one fact is read from the datasheet, which nobody has captured yet."""
    fact = FACT | {"prints": [{"document": "datasheet", "at": AT}]}
    tiny.references([DOCUMENT | {"url": LINK}], [fact])
    return tiny


@pytest.fixture
def captured(bound: Tiny, tmp_path: Path) -> Tiny:
    got = run(bound, "--file", body(tmp_path / "a.json", 4614), "datasheet")
    assert got.exit_code == 0, got.output
    return bound


def verdict(tiny: Tiny) -> str:
    (claim,) = tiny.audit().claims
    return claim.verdict


def test_the_lock_has_what_was_read(captured: Tiny) -> None:
    assert values(captured) == [
        {"fact": "new-chip-fp8", "at": AT, "figure": "4614", "unit": "TFLOPS",
         "clip": "compute (TFLOPS) … 4614"}
    ]  # fmt: skip
    assert verdict(captured) == "supported"


def test_without_values_the_lock_says_nothing_of_them(tiny: Tiny, tmp_path: Path) -> None:
    tiny.references([DOCUMENT | {"url": LINK}], [FACT])
    run(tiny, "--file", body(tmp_path / "a.json", 4614), "datasheet")
    assert "values" not in (tiny.root / LOCK).read_text("utf-8")


def test_check_reads_anew_where_the_capture_is_here(captured: Tiny) -> None:
    got = run(captured, "--check")
    assert (got.exit_code, got.stdout) == (
        0,
        "datasheet: ok, 0 clips stand, 1 figure read from it\n",
    )


def test_check_says_what_was_not_read_anew(captured: Tiny) -> None:
    for path in (captured.root / "evidence").iterdir():
        path.unlink()
    got = run(captured, "--check")
    assert got.exit_code == 0
    assert "not checked: datasheet is not on this machine" in got.stdout
    assert "not read anew: 1 figure of datasheet, as the lock has it" in got.stdout
    assert verdict(captured) == "supported"


def test_check_tells_a_lock_that_was_changed(captured: Tiny) -> None:
    lock = captured.root / LOCK
    lock.write_text(lock.read_text("utf-8").replace("4614", "4600"), "utf-8")
    got = run(captured, "--check")
    assert got.exit_code == 1
    assert (
        "reads “compute (TFLOPS) … 4614” in it, and “compute (TFLOPS) … 4600” in the" in got.stdout
    )


def test_a_place_that_is_new_is_read_by_search(captured: Tiny, tmp_path: Path) -> None:
    at = {"json": "/new/power (W)"}
    facts = [FACT | {"prints": [{"document": "datasheet", "at": AT | at}]}]
    captured.references([DOCUMENT | {"url": LINK}], facts)
    got = run(captured, "--check")
    assert got.exit_code == 1
    assert "is not in the lock: claimaudit capture --search" in got.stdout
    assert "has no “power (W)” there" in got.stdout
    got = run(captured, "--search")
    assert got.exit_code == 1
    assert "not read: new-chip-fp8: it has no “power (W)” there" in got.stdout
    captured.references(
        [DOCUMENT | {"url": LINK}], [FACT | {"prints": [{"document": "datasheet", "at": AT}]}]
    )
    assert run(captured, "--search").exit_code == 0
    assert len(values(captured)) == 1


@pytest.mark.parametrize(
    ("value", "key", "said"),
    [
        (
            4700,
            "compute (TFLOPS)",
            "gone: new-chip-fp8 “compute (TFLOPS) … 4614”, now “compute (TFLOPS) … 4700”",
        ),
        (4614, "compute", "gone: new-chip-fp8"),
    ],
)
def test_drift_of_a_figure_is_told_and_kept_out(
    captured: Tiny, tmp_path: Path, value: int, key: str, said: str
) -> None:
    got = run(captured, "--file", body(tmp_path / "b.json", value, key), "datasheet")
    assert got.exit_code == 1
    assert said in got.stdout
    assert "the lock keeps the earlier capture" in got.stdout
    assert values(captured)[0]["figure"] == "4614"
    run(captured, "--accept", "--file", tmp_path / "b.json", "datasheet")
    assert [one["figure"] for one in values(captured)] == (["4700"] if value == 4700 else [])


def test_a_file_of_the_workspace_needs_no_capture(tiny: Tiny) -> None:
    document = {**DOCUMENT, "file": "results.json"}
    del document["url"]
    tiny.references([document], [FACT | {"prints": [{"document": "datasheet", "at": AT}]}])
    body(tiny.root / "results.json", 4614)
    got = run(tiny, "--check")
    assert (got.exit_code, got.stdout) == (0, "")
    got = run(tiny, "datasheet")
    assert got.exit_code == 2
    assert "datasheet: is a file of the workspace" in got.output
