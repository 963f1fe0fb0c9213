"""What strangers' words do to who reads them: logs, terminals, reports of other programs, files."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.attacks.newsroom import LOSS, Branch, Change, Said, rows

FORMATS = ("text", "github", "json", "junit", "markdown", "sarif")
# What a runner obeys at the start of a line, and in older ones anywhere in it; ours are annotations.
_OURS = re.compile(r"::(?:error|warning|notice) (?:file=[^:]*,|title=)|::(?:group|endgroup)::")
_COMMAND = re.compile(r"\s*::")
_OLD_COMMAND = re.compile(r"##\w*\[")
# Controls but for the line feed and the tab, what reorders, what ends lines elsewhere.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
EVIL = "x\n::error::pwned\n##[add-mask]x \x1b[31m\x9b31m \x1b]0;pwned\x07 \u202eder\u2028::stop-commands::x\r::debug::x"
# As far as YAML and XML can hold them.
PRINTABLE = EVIL.replace("\x1b", "").replace("\x07", "").replace("\x9b", "\x85")


def check(said: Said, shape: str) -> None:
    """Nothing in what was written is obeyed by anything."""
    for text in (said.out, said.err):
        assert not _CONTROL.search(text), _CONTROL.search(text)
        for line in text.split("\n"):
            if not _OURS.match(line):
                assert not _COMMAND.match(line), line
                assert not _OLD_COMMAND.search(line), line
    if said.exit == 1 and shape in ("json", "sarif"):
        json.loads(said.out)
    if said.exit == 1 and shape == "junit":
        ET.fromstring(said.out)


def quoted(text: str) -> str:
    """A YAML scalar with any characters."""
    return json.dumps(text)


def evil_names(branch: Branch) -> None:
    for folder in ("seeds", "claims", "references", "checks"):
        for name in (
            "a\n::error::x",
            "b\x1b[31m",
            "::add-mask::x",
            "c\u202ex",
            "##[x]y",
            "e\x9b1m",
        ):
            branch.path(f"{folder}/{name}.txt").write_text(LOSS)


def evil_sentence(branch: Branch) -> None:
    lines = "It lost 73\n::add-mask::million\n##[add-mask]z \u202e\u2028 dollars here.\n"
    branch.add(lines)
    quote = lines.strip().removesuffix(" here.")
    branch.claim(quote=quote, form="assertion", metric="statement", conditions={})


def waived(branch: Branch, quote: str, figure: str) -> None:
    keys = {"quote": quote, "figure": figure, "reason": f"for this reason {PRINTABLE}"}
    rows = "".join(f"    {key}: {quoted(value)}\n" for key, value in keys.items())
    text = f"article: example\nwaivers:\n  - review_by: 2026-08-01\n{rows}"
    branch.write("claims/baseline/example.yaml", text)


def evil_waiver(branch: Branch) -> None:
    waived(branch, PRINTABLE, PRINTABLE)


def evil_waived(branch: Branch) -> None:
    """A waiver that holds, whose reason is shown."""
    branch.add(LOSS)
    waived(branch, LOSS.strip(), "73 million dollars")
    branch.new_article("new", LOSS)


def evil_remark(branch: Branch) -> None:
    """What a rule of the branch says of a source that nobody read."""
    text = branch.text("checks/evidence.yaml")
    branch.write("checks/evidence.yaml", re.sub(r"\benter\b", "enter ##[add-mask]x ::x", text))
    prints = [{"document": "example-ferry-report-2025", "at": "p", "figure": "48,312 people"}]
    branch.set("references/example.yaml", "facts", prints=prints)


def words(name: str, old: str) -> Change:
    """Evil words in a field of a file."""

    def change(branch: Branch) -> None:
        branch.change(name, old, old.split(":", maxsplit=1)[0] + ": " + quoted(PRINTABLE))

    return change


def key(name: str) -> Change:
    """An evil key in a file."""
    return lambda branch: branch.write(name, branch.text(name) + f"{quoted(PRINTABLE)}: 1\n")


def evil_supported(branch: Branch) -> None:
    """A claim that is borne out in an evil sentence, by an evil publisher's words."""
    branch.new_article(
        "new", "They say\n::error::that ##[add-mask]x \u202eit \x1b[31mcarried 48,312 people.\n"
    )
    quoted_as = {"quote": "carried 48,312 people", "figure": "48,312 people"}
    about = {"id": "n", "form": "value", "subject": "example-lake-ferry", "metric": "passengers"}
    claim = {**about, **quoted_as, "conditions": {"period": "2025"}}
    branch.write("claims/new.yaml", {"article": "new", "claims": [claim]})
    branch.set("references/subjects.yaml", "subjects", aliases=["a\u202eb ##[x]y ::error::x"])


FOUND = {
    "names of files": evil_names,
    "a sentence over lines": evil_sentence,
    "a waiver that waives nothing": evil_waiver,
    "a waiver that holds": evil_waived,
    "a remark": evil_remark,
    "what bears a claim out": evil_supported,
    "a title": words("seeds/catalog.yaml", "title: A good year for the lake ferry"),
}
BROKEN = {
    "the quote of a claim": words("claims/example.yaml", "quote: carried about 48,000 people last year"),
    "a condition's value": lambda b: b.change("claims/example.yaml", "{period: 2025}", f"{{period: {quoted(PRINTABLE)}}}"),
    "a condition's name": lambda b: b.change("claims/example.yaml", "{period: 2025}", f"{{{quoted(PRINTABLE)}: 1}}"),
    "the metric of a claim": words("claims/example.yaml", "metric: passengers"),
    "the form of a claim": words("claims/example.yaml", "form: value"),
    "the article of the claims": words("claims/example.yaml", "article: example"),
    "the figure of a claim": words("claims/example.yaml", "figure: about 48,000 people"),
    "the type of a document": words("references/example.yaml", "type: filing"),
    "a document's link": words("references/example.yaml", "url: https://example.org/ferry/annual-report-2025"),
    "a file of the catalog": words("seeds/catalog.yaml", "file: example.txt"),
    "a language": words("seeds/catalog.yaml", "language: en"),
    "a hedge": lambda b: b.change("checks/policy.yaml", "before: [约, ", f"before: [{quoted(PRINTABLE + '1')}, 约, "),
    "a code of the gate": lambda b: b.write("checks/policy.yaml", b.text("checks/policy.yaml") + f"gate:\n  levels:\n    {quoted(PRINTABLE)}: {{level: note, why: no reason}}\n"),
    "a unit": lambda b: b.write("references/units.yaml", f"units:\n  - {{unit: {quoted(PRINTABLE)}, words: [a]}}\n"),
    "an expression": lambda b: b.append("claims/example.yaml", "arithmetic", {"id": "s", "terms": {"a": "example-ferry-passengers"}, "left": "a ::x##[y]", "relation": "equals", "right": "a", "kind": "slip", "blames": ["example-ferry-passengers"], "why": "x"}),
    "a key of the claims": key("claims/example.yaml"),
    "a key of the catalog": key("seeds/catalog.yaml"),
    "a key of the references": key("references/example.yaml"),
    "a key of the policy": key("checks/policy.yaml"),
    "a key of the ladder": key("checks/ladder.yaml"),
    "a ledger": lambda b: b.write("reports/ledger.csv", "claim,verdict\n\x1b[31m::error::x\n::add-mask::y,z\n"),
}  # fmt: skip
# Name -> the change, the format; what is broken looks alike in all but those of people.
CASES = {
    f"{name}, {shape}": (change, shape)
    for changes, shapes in ((FOUND, FORMATS), (BROKEN, ("text", "github")))
    for name, change in changes.items()
    for shape in shapes
}


@pytest.mark.parametrize("case", rows(CASES))
def test_nothing_is_obeyed(case: tuple[Change, str], branch: Branch) -> None:
    change, shape = case
    change(branch)
    check(branch.gate("--format", shape), shape)


@pytest.mark.parametrize("shape", FORMATS)
def test_a_page_of_the_job_is_the_same(
    shape: str, branch: Branch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    evil_names(branch)
    evil_sentence(branch)
    branch.gate("--format", shape)
    assert page.exists() == (shape == "github")
    if page.exists():
        check(Said(0, page.read_text("utf-8").replace("\u200b", ""), ""), shape)


# What stands at a name of the branch, given a file that is none of its own; and the output.
OUTPUTS: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "a link to a file": (lambda out, there: out.symlink_to(there), "out.sarif"),
    "a link to a folder": (lambda out, there: out.symlink_to(there.parent), "out/out.sarif"),
    "a link above": (lambda out, there: out.symlink_to(there.parents[1]), "a/outside/out.sarif"),
    "a link to a device": (lambda out, there: out.symlink_to("/dev/null"), "out.sarif"),
    "a pipe": (lambda out, there: os.mkfifo(out), "out.sarif"),
    "a folder": (lambda out, there: out.mkdir(), "out.sarif"),
    "a file as a folder": (lambda out, there: None, "README.md/out.sarif"),
    "a long name": (lambda out, there: None, "a" * 300),
}


@pytest.mark.parametrize("place", rows(OUTPUTS))
def test_no_output_leaves_the_branch(
    place: tuple[Callable[[Path, Path], object], str],
    branch: Branch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make, output = place
    there = branch.root.parent / "outside" / "out.sarif"
    there.parent.mkdir()
    there.write_text("precious")
    make(branch.path(output.partition("/")[0]), there)
    monkeypatch.chdir(branch.root)
    before = sorted(path for path in branch.root.rglob("*") if ".git/" not in str(path))
    said = branch.gate("--format", "sarif", "-o", output)
    assert there.read_text() == "precious"
    assert said.exit == 2
    assert "::" not in said.err
    after = sorted(path for path in branch.root.rglob("*") if ".git/" not in str(path))
    assert before == after, "no litter"


def test_a_device_stays_a_device(branch: Branch) -> None:
    assert branch.gate("-o", "/dev/null").exit == 0
    assert Path("/dev/null").is_char_device()
    assert branch.gate("-o", "/dev/full").exit == 2
    assert Path("/dev/full").is_char_device()


def test_an_output_beside_the_branch_is_written(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(branch.root)
    assert branch.gate("--format", "sarif", "-o", "out.sarif").exit == 0
    assert json.loads(branch.text("out.sarif"))["version"] == "2.1.0"
