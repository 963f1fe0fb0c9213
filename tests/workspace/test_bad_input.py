"""Broken input: one clear message each, with file and line, exit 2, earlier outputs untouched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimaudit.workspace.workspace import load_workspace
from tests.conftest import CLAIM, DOCUMENT, FACT, Tiny, a_fact, printed
from tests.forked import claimaudit


def problems(tiny: Tiny) -> list[str]:
    return [str(p) for p in tiny.problems()]


def only(tiny: Tiny) -> str:
    found = problems(tiny)
    assert len(found) == 1, found
    return found[0]


def claim(**changes: object) -> dict[str, object]:
    return CLAIM | changes


def fact(**changes: object) -> dict[str, object]:
    return a_fact(**changes)


def document(**changes: object) -> dict[str, object]:
    return DOCUMENT | changes


def test_the_tiny_workspace_is_sound(tiny: Tiny) -> None:
    assert set(load_workspace(tiny.root).register.claims) == {"t-compute"}


PRICE = {"quote": "价格上涨近10%", "figure": "近10%", "metric": "revenue"}
OF_2023 = {"subject": "old-chip", "metric": "revenue", "conditions": {"period": "2023"}}

AGAINST = {"versus": "old-chip"}

CLAIM_ERRORS = [
    (claim(**PRICE, form="share", whole=OF_2023, conditions={"period": "2024"}), "claims/t.yaml:3", "the whole is of another period"),
    (claim(**PRICE, form="change", **{"from": {"period": "2024"}, "to": {"period": "2023"}}), "claims/t.yaml:3", "from a later period to an earlier one"),
    (claim(quote="不在文中的话"), "claims/t.yaml:4", "the quote is not in the article"),
    (claim(quote="测试芯片的算力", figure="4.6 PFLOPS"), "claims/t.yaml:8", "is not in the quote"),
    (claim(figure="算力达到4.6 PFLOPS"), "claims/t.yaml:8", "cannot be read"),
    (claim(figure=None), "claims/t.yaml:3", "form value needs figure"),
    (claim(subject="no-such-chip"), "claims/t.yaml:3", "unknown subject no-such-chip"),
    (claim(same_as="elsewhere"), "claims/t.yaml:3", "same_as names an unknown claim elsewhere"),
    (claim(same_as="t-compute"), "claims/t.yaml:3", "same_as names the claim itself"),
    (claim(form="value", relation="above"), "claims/t.yaml:3", "form value takes no relation"),
    (claim(**AGAINST, form="ratio", relation="level"), "claims/t.yaml:3", "form ratio takes no relation level: one of above, below"),
    (claim(**AGAINST, form="ratio", relation="down"), "claims/t.yaml:3", "form ratio takes no relation down: one of above, below"),
    (claim(**AGAINST, form="comparison", figure=None, relation="up"), "claims/t.yaml:3", "takes no relation up: one of above, below, level"),
    (claim(form="change", relation="above", **{"from": {"period": "2023"}, "to": {"period": "2024"}}), "claims/t.yaml:3", "takes no relation above: one of up, down"),
    (claim(metric="no_such_metric"), "claims/t.yaml:3", "unknown metric no_such_metric"),
    (claim(metric="revenue"), "claims/t.yaml:3", "“4.6 PFLOPS” is in FLOP/s, revenue is a money"),
    (claim(metric="release_date"), "claims/t.yaml:3", "does not go with metric"),
    (claim(conditions={"precison": "fp8"}), "claims/t.yaml:3", "unknown condition precison"),
    (claim(conditions={"precision": "fp9"}), "claims/t.yaml:3", "unknown value fp9"),
    (claim(colour="red"), "claims/t.yaml:9", "“colour” is not a key"),
    (claim(form="guess"), "claims/t.yaml:5", "form"),
    (claim(as_of="last year"), "claims/t.yaml:9", "is not YYYY"),
    (claim(conditions={"period": "0000-00-00"}), "claims/t.yaml:3", "of 1000 to 2999"),
    (claim(conditions={"period": "2025-02-30"}), "claims/t.yaml:3", "is no day of the calendar"),
    (claim(conditions={"period": "2025-Q9"}), "claims/t.yaml:3", "write it as 2025"),
    (claim(conditions={"period": "2025-H3"}), "claims/t.yaml:3", "“2025-H3” is no date"),
    (claim(conditions={"period": "2025/2024"}), "claims/t.yaml:3", "ends before it begins"),
    (claim(conditions={"period": "２０２５"}), "claims/t.yaml:3", "digits of another script"),
]  # fmt: skip


@pytest.mark.parametrize(("broken", "place", "message"), CLAIM_ERRORS)
def test_a_claim_that_cannot_be_used(
    tiny: Tiny, broken: dict[str, object], place: str, message: str
) -> None:
    tiny.claims(broken)
    found = only(tiny)
    assert found.startswith(place), found
    assert message in found


def test_a_duplicate_claim_id_names_both_places(tiny: Tiny) -> None:
    tiny.claims(CLAIM, claim())
    found = only(tiny)
    assert "claim t-compute: stands already at claims/t.yaml:3" in found


FACT_ERRORS = [
    (fact(printed="4614 TFLOPS, 2307 TFLOPS"), "cannot be read"),
    (fact(attests="t-nothing", printed=None, holds="yes", why="so it says"), "attests an unknown claim t-nothing"),
    (fact(origin="nowhere"), "datasheet: origin: unknown document nowhere"),
    (fact(origin="datasheet"), "datasheet: tells itself: datasheet → datasheet"),
    (fact(clip=""), "the clip has no words"),
    (fact(clip=" … — \u200b"), "the clip has no words"),
    (fact(attests="t-compute", holds="yes", why="so it says", printed=None, clip="…"), "the clip has no words"),
    (fact(printed="9" * 5000, clip="9"), "…” cannot be read"),
    (fact(printed="4614", unit_from="TFLOPS", clip="the A4614"), "its clip has it in a name or longer number"),
    (fact(metric="release_date", printed="2025", clip="shipped on 18 March 2025", conditions={}), "“2025” is not whole: its clip has “March 2025”"),
    (fact(metric="release_date", printed="3月", clip="于2024年3月", as_of="2025", conditions={}), "“3月” is not whole: its clip has “2024年3月”"),
    (fact(prints="datasheet"), "“prints” is no list (it is “datasheet”)"),
    (fact(at=["table 1"]), "“at” is no text"),
    (fact(printed="4614 TFLOPS", clip="Nеw chip 4614 TFLOPS"), "the clip has letters of two scripts in “Nеw”"),
    (fact(prints=[printed()] * 61), "“prints” is too long a list"),
    (fact(at={"csv": {"row": {}, "column": "a"}}, printed=None, clip=None), "“row” is empty"),
    (fact(at={"csv": {"row": "a", "column": ""}}, printed=None, clip=None), "“column” is empty"),
]  # fmt: skip


@pytest.mark.parametrize(("broken", "message"), FACT_ERRORS)
def test_a_fact_that_cannot_be_used(tiny: Tiny, broken: dict[str, object], message: str) -> None:
    tiny.references([DOCUMENT], [broken])
    found = only(tiny)
    assert found.startswith("references/maker.yaml:"), found
    assert message in found


def test_a_quantity_of_more_facts_than_anybody_reads(tiny: Tiny) -> None:
    tiny.references([DOCUMENT], [fact(id=f"f{number}") for number in range(301)])
    assert "the print 301 of 301 of new-chip, peak_compute" in only(tiny)
    prints = [printed(document=name) for name in ("datasheet", "other")]
    facts = [fact(id=f"f{number}", prints=prints) for number in range(151)]
    tiny.references([DOCUMENT, {**DOCUMENT, "id": "other"}], facts)
    assert "the print 301 of 302 of new-chip, peak_compute" in only(tiny)


def test_prints_of_their_own_origin_form_no_circle(tiny: Tiny) -> None:
    other = document(id="other", origin="datasheet", url="https://other.example/x")
    tiny.references([DOCUMENT, other], [fact(origin="other")])
    assert "datasheet: tells itself: datasheet → other → datasheet" in only(tiny)


def test_a_problem_of_a_print_is_on_its_line(tiny: Tiny) -> None:
    prints = [printed(), printed(clip="44614 TFLOPS"), printed(document="nowhere")]
    tiny.references([DOCUMENT], [fact(prints=prints)])
    text = (tiny.root / "references/maker.yaml").read_text("utf-8").splitlines()
    starts = [i for i, line in enumerate(text, 1) if "- document:" in line]
    told = [int(p.split(":")[1]) for p in problems(tiny)]
    assert sorted(set(told)) == starts[1:]


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        ("claims/t.yaml", "  - {id: [\n"),
        ("claims/t.yaml", "unknown: key\n"),
        ("references/maker.yaml", "facts: [\n"),
        ("seeds/catalog.yaml", "x: [\n"),
        ("seeds/t.txt", "x"),
        ("references/subjects.yaml", "unknown: key\n"),
        ("checks/policy.yaml", "unknown: key\n"),
    ],
)
def test_one_slip_is_one_problem(name: str, slip: str, tiny: Tiny) -> None:
    """What is entered in a file that cannot be read is not unknown to the others."""
    attests = {"id": "told", "attests": "t-compute", "holds": "yes", "why": "so it says"}
    told = {**attests, "prints": [{"document": "datasheet", "at": "page 1"}]}
    tiny.references([DOCUMENT], [FACT])
    tiny.write("references/other.yaml", {"documents": [], "facts": [told]})
    tiny.write("claims/between.yaml", {"arithmetic": [ARITHMETIC]})
    load_workspace(tiny.root)
    with (tiny.root / name).open("a") as file:
        file.write(slip)
    assert only(tiny).startswith(name)


def test_fifty_megabytes_where_kilobytes_belong(tiny: Tiny) -> None:
    path = tiny.root / "claims" / "t.yaml"
    with path.open("wb") as out:
        out.truncate(50_000_000)
    assert "too large (more than" in only(tiny)


@pytest.mark.parametrize("name", ["ladder", "evidence"])
def test_the_rules_are_read_with_everything_else(tiny: Tiny, name: str) -> None:
    (tiny.root / "checks" / f"{name}.yaml").write_text("rungs: {", "utf-8")
    found = only(tiny)
    assert found.startswith(f"checks/{name}.yaml:")
    assert "is not YAML" in found


def test_all_problems_of_all_files_come_in_one_run(tiny: Tiny) -> None:
    tiny.claims(claim(subject="nobody"))
    tiny.references([document(url="http://x.example")], [fact(at=None)])
    found = problems(tiny)
    assert {p.split(":")[0] for p in found} == {"claims/t.yaml", "references/maker.yaml"}
    assert len(found) >= 3


ARITHMETIC = {
    "id": "t-sum", "terms": {"a": "t-compute"}, "left": "a", "relation": "equals", "right": "a * 1",
    "kind": "slip", "blames": ["t-compute"], "why": "a test",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"terms": {"a": "t-nothing"}}, "unknown claim t-nothing"),
        ({"left": "b"}, "uses b, which terms do not name"),
        ({"left": "__import__('os').system('true')"}, "only numbers, names"),
        ({"left": "(" * 90 + "a"}, "is no expression"),
        ({"left": "a" + " + a" * 30}, "has more than 20 steps in one another"),
        ({"left": "count(a, a)"}, "count takes 1"),
        (
            {"left": "a" + " + a" * 90},
            "has 361 characters, 200 are allowed; limits.expression_chars",
        ),
    ],
)
def test_arithmetic_that_cannot_be_computed(
    tiny: Tiny, changes: dict[str, object], message: str
) -> None:
    tiny.claims(CLAIM, arithmetic=[ARITHMETIC | changes])
    assert any(message in p for p in problems(tiny))


# --- the command ----------------------------------------------------------------------


def run(tiny: Tiny, *arguments: str) -> subprocess.CompletedProcess[str]:
    return claimaudit(*arguments, "--workspace", tiny.root)


def outputs(tiny: Tiny) -> dict[str, bytes]:
    return {
        str(p.relative_to(tiny.root)): p.read_bytes()
        for p in sorted((tiny.root / "reports").rglob("*"))
        if p.is_file()
    }


def test_broken_input_is_exit_2_and_leaves_earlier_outputs(tiny: Tiny) -> None:
    assert run(tiny, "audit").returncode == 0
    before = outputs(tiny)
    assert {"reports/ledger.csv", "reports/out/audit.json", "reports/out/index.html"} <= set(before)
    tiny.claims(claim(subject="nobody"), claim(id="t-2", metric="nothing"))
    broken = run(tiny, "audit")
    assert broken.returncode == 2
    assert broken.stderr.count("error: claims/t.yaml:") == 2
    assert "nothing was changed" in broken.stderr
    assert "Traceback" not in broken.stderr
    assert outputs(tiny) == before


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/self").exists(), reason="needs /proc")
def test_an_output_folder_that_cannot_be_written(tiny: Tiny) -> None:
    (tiny.root / "reports").mkdir()
    (tiny.root / "reports" / "out").write_text("a file where a folder belongs")
    found = run(tiny, "audit")
    assert found.returncode == 2
    assert "cannot be written" in found.stderr
    assert "Traceback" not in found.stderr
    assert not (tiny.root / "reports" / "ledger.csv").exists()


def test_a_run_that_is_killed_leaves_the_old_report_whole(tiny: Tiny) -> None:
    assert run(tiny, "audit").returncode == 0
    before = outputs(tiny)
    tiny.claims(CLAIM, claim(id="t-again"))
    command = [sys.executable, "-m", "claimaudit", "audit", "--workspace", str(tiny.root)]
    for wait in (0.3, 1.5):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        if process.returncode == -signal.SIGKILL:
            assert {k: v for k, v in outputs(tiny).items() if k in before} == before


def test_a_repeat_of_a_repeat_names_the_statement(tiny: Tiny) -> None:
    again = [claim(id=name, same_as=of) for name, of in (("b", "t-compute"), ("c", "b"))]
    tiny.claims(claim(), *again)
    assert "claim c: same_as names b, a repeat itself" in only(tiny)
    assert "name t-compute" in only(tiny)
