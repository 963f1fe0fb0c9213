"""Facts that are read from files of the workspace and from captures, at every load."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimaudit.base.problems import BrokenInputError
from claimaudit.record.build import as_json
from claimaudit.workspace.library import ReadFact
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import DOCUMENT, FACT, Tiny

RESULTS = {
    "id": "results", "publisher": "Us", "title": "Results", "type": "benchmark_result",
    "file": "runs/results.json", "retrieved": "2026-01-20",
}  # fmt: skip
AT: dict[str, Any] = {"json": "/new/compute (TFLOPS)"}


def bind(tiny: Tiny, at: dict[str, Any] | None = None, /, **given: Any) -> None:
    """The one fact of the workspace reads its figure from the results."""
    one = {"document": "results", "at": at or AT} | given
    tiny.references([RESULTS], [FACT | {"prints": [one]}])


def write(tiny: Tiny, value: object, key: str = "compute (TFLOPS)") -> None:
    tiny.write("runs/results.json", json.dumps({"new": {key: value}}))


def fact(tiny: Tiny) -> ReadFact:
    return load_workspace(tiny.root).library.facts["new-chip-fp8"]


def problem(tiny: Tiny) -> str:
    (one,) = tiny.problems()
    assert one.file == "references/maker.yaml"
    assert one.line > 1
    return f"{one.message} / {one.fix}"


def verdict(tiny: Tiny) -> str:
    (claim,) = tiny.audit().claims
    return claim.verdict


def test_the_figure_is_read_with_its_unit_and_clip(tiny: Tiny) -> None:
    bind(tiny)
    write(tiny, 4614)
    read = fact(tiny)
    assert read.figure is not None
    assert (read.figure.value, read.figure.unit) == (Decimal("4.614e15"), "FLOP/s")
    (one,) = read.prints
    assert (one.print.figure, one.print.unit_from) == ("4614", "TFLOPS")
    assert one.print.clip == "compute (TFLOPS) … 4614"
    assert one.print.at == "JSON pointer /new/compute (TFLOPS)"
    assert one.seen == "captured"


def test_a_changed_file_changes_the_verdict_and_the_hash_of_the_inputs(tiny: Tiny) -> None:
    bind(tiny)
    write(tiny, 4614)
    before = tiny.audit()
    write(tiny, 2300)
    after = tiny.audit()
    assert [before.claims[0].verdict, after.claims[0].verdict] == ["supported", "contradicted"]
    assert before.claims[0].strength == "firm"
    assert before.inputs != after.inputs
    assert "runs/results.json" in load_workspace(tiny.root).inputs.digests


def test_the_record_shows_what_was_read_and_where(tiny: Tiny) -> None:
    bind(tiny)
    write(tiny, 4614)
    (found,) = json.loads(as_json(tiny.audit()))["facts"]
    (one,) = found["prints"]
    assert one["data"]["json"] == AT["json"]
    assert (one["figure"], one["unit_from"], one["seen"]) == ("4614", "TFLOPS", "captured")
    assert (found["printed"], found["locator"]) == ("4614", f"JSON pointer {AT['json']}")


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("_".join("abcdefghijklmnop"), "a_b_c_d_e_f_g_h"),
        (
            "compute of the new chip as it was measured in the lab",
            "compute of the new chip as it was",
        ),
        ("算" * 50, "算" * 30),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_clip_is_short(tiny: Tiny, key: str, label: str) -> None:
    bind(tiny, {"json": f"/new/{key}"}, unit_from="TFLOPS")
    write(tiny, 4614, key)
    assert fact(tiny).best.print.clip == f"{label} … 4614"


def test_a_declared_unit_holds_over_the_header(tiny: Tiny) -> None:
    bind(tiny, {"json": "/new/compute (FP8)"}, unit_from="PFLOPS")
    write(tiny, 4.6, "compute (FP8)")
    assert verdict(tiny) == "supported"
    bind(tiny, {"json": "/new/compute (FP8)"})
    assert "“4.6” cannot be read" in problem(tiny)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        (48000, "47999.5", "48000.5"), ("48,000", "47999.5", "48000.5"), (0, "-0.5", "0.5"),
        (48001, "48000.5", "48001.5"), (4600.0, "4599.95", "4600.05"), (50, "49.5", "50.5"),
        (-4600, "-4600.5", "-4599.5"), ("about 4600", "4370", "4830"),
    ],
)  # fmt: skip
def test_zeros_of_data_are_no_rounding(tiny: Tiny, written: object, low: str, high: str) -> None:
    bind(tiny, {"json": "/new/compute (FLOPS)"})
    write(tiny, written, "compute (FLOPS)")
    figure = fact(tiny).figure
    assert figure is not None
    assert (figure.low, figure.high) == (Decimal(low), Decimal(high))


# --- what is wrong, with file and line ------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "runs/results.json, JSON pointer /new/compute (TFLOPS): is null / name a number"),
        (True, "is no number, but true or false"), ([1], "is a list"), ({"a": 1}, "is an object"),
        (float("nan"), "is NaN"), (float("inf"), "is Infinity"), ("NaN", "“NaN” cannot be read"),
        ("", "is empty"), ("4614 or so many", "cannot be read"), ("4614 5000", "cannot be read"),
        ("4.614,5", "cannot be read"), ("5 km", "is in m"), ("#DIV/0!", "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_broken_input(tiny: Tiny, value: object, message: str) -> None:
    bind(tiny)
    write(tiny, value)
    assert message in problem(tiny)


def test_a_file_or_a_key_that_is_gone_is_broken_input(tiny: Tiny) -> None:
    bind(tiny)
    assert "is missing / put it there, or mend file:" in problem(tiny)
    write(tiny, 4614, "compute (PFLOPS)")
    assert "has no “compute (TFLOPS)” there / mend the pointer; there is: compute" in problem(tiny)


def test_a_file_that_is_too_large_is_not_parsed(tiny: Tiny) -> None:
    bind(tiny)
    write(tiny, "x" * 17_000_000)
    assert "too large (more than 16,000,000 bytes, the limit)" in problem(tiny)
    assert "limits.data_bytes" in problem(tiny)


def test_a_workbook_that_unfolds_to_too_much_is_not_parsed(tiny: Tiny) -> None:
    bind(tiny, {"xlsx": {"row": "a", "column": "b"}})
    (tiny.root / "runs").mkdir()
    with zipfile.ZipFile(tiny.root / "runs/results.json", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"0" * 130_000_000)
    assert "unfolds to more than 128,000,000 bytes" in problem(tiny)


def _link_file(root: Path, secret: Path) -> None:
    (root / "runs").mkdir()
    (root / "runs" / "results.json").symlink_to(secret)


def _link_folder(root: Path, secret: Path) -> None:
    (root / "runs").symlink_to(secret.parent)


def _link_to_itself(root: Path, secret: Path) -> None:
    (root / "runs").mkdir()
    (root / "runs" / "results.json").symlink_to("results.json")


@pytest.mark.parametrize("link", [_link_file, _link_folder, _link_to_itself])
def test_no_link_leads_out_of_the_workspace(tiny: Tiny, link: Any, tmp_path: Path) -> None:
    secret = tmp_path / "elsewhere" / "results.json"
    secret.parent.mkdir()
    secret.write_text(json.dumps({"new": {"compute (TFLOPS)": 4614}}), "utf-8")
    bind(tiny)
    link(tiny.root, secret)
    assert "is a link out of the workspace" in problem(tiny) or link is _link_to_itself
    assert "4614" not in problem(tiny)


def test_a_link_within_the_workspace_is_followed(tiny: Tiny) -> None:
    bind(tiny)
    write(tiny, 4614)
    (tiny.root / "runs").rename(tiny.root / "run-7")
    (tiny.root / "runs").symlink_to("run-7")
    assert verdict(tiny) == "supported"


def test_a_pipe_or_a_folder_is_no_file(tiny: Tiny) -> None:
    bind(tiny)
    (tiny.root / "runs").mkdir()
    os.mkfifo(tiny.root / "runs" / "results.json")
    assert "cannot be read: it is no regular file" in problem(tiny)


def test_a_slip_in_a_place_is_told_as_one(tiny: Tiny) -> None:
    bind(tiny, {"jsn": "/new"})
    assert "“jsn” is not a key that is known here" in problem(tiny)


def test_a_date_is_read_from_data(tiny: Tiny) -> None:
    one = {"document": "results", "at": {"json": "/new/released"}}
    of = {"id": "day", "subject": "new-chip", "metric": "release_date", "prints": [one]}
    tiny.references([RESULTS], [of])
    tiny.claims()
    write(tiny, "2025-09-18", "released")
    days = load_workspace(tiny.root).library.facts["day"].days
    assert days is not None
    assert days.first.isoformat() == "2025-09-18"


def test_prints_in_data_and_in_words_agree(tiny: Tiny) -> None:
    typed = {"document": "datasheet", "at": "table", "figure": "4614 TFLOPS", "clip": "4614 TFLOPS"}
    prints = [{"document": "results", "at": AT}, typed]
    tiny.references([RESULTS, DOCUMENT], [FACT | {"prints": prints}])
    write(tiny, 4614)
    assert verdict(tiny) == "supported"
    write(tiny, 4700)
    assert "prints “4700” and datasheet prints “4614 TFLOPS”" in problem(tiny)


# --- captures: the lock counts, and the bytes are held against it where they are here -------

BODY = json.dumps({"new": {"compute (TFLOPS)": 4614}}).encode()
SHA256 = hashlib.sha256(BODY).hexdigest()
VALUE = {
    "fact": "new-chip-fp8", "at": AT, "figure": "4614", "unit": "TFLOPS",
    "clip": "compute (TFLOPS) … 4614",
}  # fmt: skip


def captured(tiny: Tiny, *values: dict[str, Any], body: bytes | None = BODY) -> None:
    tiny.references([DOCUMENT], [FACT | {"prints": [{"document": "datasheet", "at": AT}]}])
    entry = {
        "document": "datasheet", "url": DOCUMENT["url"], "sha256": SHA256, "bytes": len(BODY),
        "kind": "json", "media_type": "application/json", "how": "file",
        "captured": "2026-01-20T00:00:00Z", "values": list(values),
    }  # fmt: skip
    tiny.write(
        "references/captures.lock.yaml", yaml.dump({"captures": [entry]}, allow_unicode=True)
    )
    if body is not None:
        tiny.write(f"evidence/{SHA256}.json", body.decode())


def test_a_capture_that_is_not_here_counts_as_the_lock_has_it(tiny: Tiny) -> None:
    captured(tiny, VALUE, body=None)
    without = as_json(tiny.audit())
    captured(tiny, VALUE)
    assert as_json(tiny.audit()) == without
    assert verdict(tiny) == "supported"
    assert fact(tiny).best.seen == "captured"


def test_the_lock_and_the_capture_agree(tiny: Tiny) -> None:
    captured(tiny, VALUE | {"figure": "4600", "clip": "compute (TFLOPS) … 4600"})
    told = problem(tiny)
    assert "is “4600” in references/captures.lock.yaml, and “4614” in the capture" in told
    assert "capture --search" in told


def test_a_figure_of_the_lock_is_that_of_its_clip(tiny: Tiny) -> None:
    captured(tiny, VALUE | {"figure": "5614"}, body=None)
    with pytest.raises(BrokenInputError, match="the figure is not the one of its clip"):
        load_workspace(tiny.root)


@pytest.mark.parametrize("body", [BODY, None])
def test_what_is_not_in_the_lock_is_not_read(tiny: Tiny, body: bytes | None) -> None:
    captured(tiny, body=body)
    assert "is not in references/captures.lock.yaml" in problem(tiny)
    captured(tiny, VALUE | {"at": {"json": "/old"}}, body=body)
    assert "is not in references/captures.lock.yaml" in problem(tiny)


def test_other_bytes_than_those_of_the_lock_are_refused(tiny: Tiny) -> None:
    captured(tiny, VALUE, body=BODY + b" ")
    assert "its bytes are not those of references/captures.lock.yaml" in problem(tiny)


def test_a_document_that_was_never_captured_has_no_data(tiny: Tiny) -> None:
    captured(tiny, VALUE)
    (tiny.root / "references" / "captures.lock.yaml").unlink()
    assert "was never captured / run `claimaudit capture datasheet`" in problem(tiny)


def test_a_unit_is_not_declared_against_xbrl(tiny: Tiny) -> None:
    at = {"xbrl": {"concept": "us-gaap:Revenues", "period": "2025-01-27/2025-04-27"}}
    captured(tiny, VALUE | {"at": at, "unit": "million USD"}, body=None)
    one = {"document": "datasheet", "at": at, "unit_from": "TFLOPS"}
    tiny.references([DOCUMENT], [FACT | {"prints": [one]}])
    assert "is in million USD, as XBRL tells / leave unit_from out" in problem(tiny)
