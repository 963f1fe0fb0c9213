"""What each format says, held against its schema where it has one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft4Validator
from lxml import etree

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.cli.main import main
from claimaudit.gate.codes import CODES
from claimaudit.gate.command import give, run_gate_command, update_command
from claimaudit.gate.findings import GateFinding, Place
from claimaudit.gate.formats import names, render, render_problems
from claimaudit.gate.formats.github import LIMIT
from tests.gate.conftest import SHOPS, TEXT, WAIVER, Repo

pytestmark = pytest.mark.usefixtures("quick")

DATA = Path(__file__).parent / "data"


def sarif(repo: Repo) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(render("sarif", repo.gate()))
    schema = json.loads((DATA / "sarif-schema-2.1.0.json").read_text("utf-8"))
    assert schema["id"].endswith("sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    Draft4Validator.check_schema(schema)
    faults = [e.message for e in Draft4Validator(schema).iter_errors(log)]
    assert faults == []
    return log["runs"][0]  # type: ignore[no-any-return]


def results(repo: Repo) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = sarif(repo)["results"]
    return found


def every_finding(repo: Repo) -> None:
    """A workspace with a finding of each kind, and a waived one."""
    repo.tiny.article(TEXT + SHOPS + "年产汽车8万辆。\n月产汽车9万辆。\n")
    waivers = [
        WAIVER,
        WAIVER.model_copy(update={"quote": SHOPS.strip(), "figure": "40家", "reason": ""}),
        WAIVER.model_copy(
            update={"quote": "年产汽车8万辆。", "figure": "8万辆", "review_by": "2025"}
        ),
        WAIVER.model_copy(update={"quote": "没有了。", "figure": None, "review_by": "2024"}),
    ]
    waivers[2] = waivers[2].model_copy(update={"review_by": "2025-06"})
    repo.waive(*waivers)
    repo.tiny.write("references/maker.yaml", {"documents": [], "facts": []})


def test_every_rule_can_be_broken(repo: Repo) -> None:
    every_finding(repo)
    assert set(repo.codes()) >= {
        "unregistered-claim", "unsourced-claim", "stale-ledger", "waiver-without-reason",
        "expired-waiver", "orphaned-waiver", "verdict-worse",
    }  # fmt: skip


def test_sarif_is_valid_and_describes_its_rules(repo: Repo) -> None:
    every_finding(repo)
    run = sarif(repo)
    rules = run["tool"]["driver"]["rules"]
    assert all(r["shortDescription"]["text"] and r["help"]["text"] for r in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert run["columnKind"] == "utf16CodeUnits"


def test_sarif_of_a_clean_workspace_is_valid(repo: Repo) -> None:
    (waived,) = results(repo)
    (held,) = waived["suppressions"]
    assert held["justification"] == WAIVER.reason


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_sarif_counts_columns_in_utf16_units(repo: Repo, end: str) -> None:
    """𠮷 and 😀 are one character each, and two units."""
    repo.tiny.article((TEXT + "𠮷野家😀另有门店40家。\n").replace("\n", end))
    (place,) = [r["locations"][0] for r in results(repo) if "suppressions" not in r]
    region = place["physicalLocation"]["region"]
    line = "𠮷野家😀另有门店40家。".encode("utf-16-le")
    assert (region["startLine"], region["endLine"]) == (3, 3)
    start, stop = 2 * (region["startColumn"] - 1), 2 * (region["endColumn"] - 1)
    assert line[start:stop].decode("utf-16-le") == "40家"


def test_sarif_and_github_name_files_from_the_top_of_the_repository(
    repo: Repo, tmp_path: Path
) -> None:
    repo.tiny.article(TEXT + SHOPS)
    (repo.root / ".git").rename(tmp_path / ".git")
    (result,) = [r for r in results(repo) if "suppressions" not in r]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "w/seeds/t.txt"
    assert "::error file=w/seeds/t.txt,line=3,endLine=3," in render("github", repo.gate())
    assert "\nseeds/t.txt:3: " in "\n" + render("text", repo.gate())


def test_junit_is_as_ci_servers_read_it(repo: Repo) -> None:
    every_finding(repo)
    schema = etree.XMLSchema(etree.parse(DATA / "junit-10.xsd"))
    root = etree.fromstring(render("junit", repo.gate()).encode("utf-8"))
    schema.assertValid(root)
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
        names = [(c.get("classname"), c.get("name")) for c in cases]
        assert len(set(names)) == len(names)
    assert int(root.get("tests")) == len(root.findall(".//testcase"))
    assert int(root.get("failures")) == len(repo.gate().failing)
    assert {s.get("message") for s in root.findall(".//skipped")} == {f"waived: {WAIVER.reason}"}
    assert "seeds/t.txt:" in root.find(".//failure").text


def test_junit_of_a_clean_workspace_shows_every_rule_passed(repo: Repo) -> None:
    repo.tiny.article(TEXT.replace("这家公司有员工300人。\n", ""))
    repo.waive()
    root = etree.fromstring(render("junit", repo.gate()).encode("utf-8"))
    assert {c.get("name") for c in root.findall(".//testcase")} == {"nothing found"}
    assert root.get("failures") == "0"


ODD = "这\x00家\x1b[31m公\u202e司\ufffe有门店40家,100%,]]>::error::是\n"


@pytest.mark.parametrize("shape", names())
def test_no_character_of_an_article_breaks_a_format(repo: Repo, shape: str) -> None:
    repo.tiny.article(TEXT + ODD)
    text = render(shape, repo.gate())
    assert text == render(shape, repo.gate())
    if shape == "junit":
        etree.fromstring(text.encode("utf-8"))
    elif shape in ("json", "sarif"):
        json.loads(text)
    else:
        assert not re.search("[\x00\x1b\u202e]", text)
        assert all(
            line.startswith(("::error file=", "::group::", "::endgroup::"))
            for line in text.splitlines()
            if line[:2] == "::"
        )


def test_github_escapes_what_its_commands_give_a_meaning(repo: Repo) -> None:
    repo.tiny.article(TEXT + "门店占比达到100%左右。\n")
    (summary, line, *_) = render("github", repo.gate()).splitlines()
    assert "100%25" in line and "%0ARegister it" in line
    assert summary.startswith("1 finding (1 unregistered-claim)")


@pytest.mark.parametrize(("count", "annotated"), [(LIMIT, LIMIT), (LIMIT + 4, LIMIT)])
def test_github_says_how_many_were_cut(repo: Repo, count: int, annotated: int) -> None:
    repo.tiny.article(
        TEXT
        + "".join(
            f"{c}地有门店4{i}家。\n" for i, c in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅卯"[:count])
        )
    )
    text = render("github", repo.gate())
    errors = [line for line in text.splitlines() if line.startswith("::error")]
    assert len(errors) == annotated
    if count > LIMIT:
        assert "5 of 14 are not annotated" in errors[-1]
        assert "4 more of 14: `--format json` has them all" in text
    assert text.count("%0ARegister it") == text.count("unregistered-claim: Register it") == 1


@pytest.mark.parametrize("shape", ["text", "github", "markdown"])
def test_no_number_of_claims_and_no_long_sentence_hides_one(repo: Repo, shape: str) -> None:
    """Each is a decision, and nobody who merges mends one and then sees the next."""
    run = repo.gate()
    place, said = Place("a", "seeds/a.txt"), "so " * 900
    codes = ("needs-review", "verdict-worse") * 30
    new = [GateFinding(place, of, f"{said}{at}, the end", f"c{at}") for at, of in enumerate(codes)]
    object.__setattr__(run, "findings", new)
    text = render(shape, run)
    assert all(f"{at}, the end" in text for at in range(60))


@pytest.mark.parametrize("shape", ["text", "github", "markdown"])
def test_people_read_the_counts_first_and_an_error_before_warnings(repo: Repo, shape: str) -> None:
    """1,500 new paragraphs in a file that a diff shows before the one with the error."""
    run = repo.gate()
    new = [
        GateFinding(Place("a", f"seeds/a.txt{i}"), "needs-review", "so " * 300) for i in range(1500)
    ]
    worse = GateFinding(Place("z", "seeds/z.txt"), "verdict-worse", "it is worse", "c")
    object.__setattr__(run, "findings", [*new, worse])
    text = render(shape, run)
    assert text.removeprefix("## claimaudit gate\n\n").startswith(
        "1 finding (1 verdict-worse); 0 waived, 1500 only warn (1500 needs-review)."
    )
    assert text.index("seeds/z.txt") < text.index("seeds/a.txt0")
    assert "1,490 more of 1,500: `--format json` has them all" in text
    advice = CODES["needs-review"].fix_of()
    assert text.count(advice) == 1 + (shape == "github")
    assert len(text) < 25_000
    assert len(json.loads(render("json", run))["findings"]) == 1501


def test_github_annotates_broken_input_too(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.tiny.write("claims/t.yaml", "claims: [\n")
    with pytest.raises(BrokenInputError):
        run_gate_command(repo.root, "github", None, "2025-11-21", None)
    assert capsys.readouterr().out.startswith("::error file=claims/t.yaml,line=")


def test_text_tells_what_to_do_next(repo: Repo) -> None:
    every_finding(repo)
    text = render("text", repo.gate())
    for advice in (
        "claimaudit draft t", "claimaudit review", "searched:", "claimaudit audit",
        "Write the reason", "set a new date", "claimaudit gate --update",
        "claimaudit explain t-compute",
    ):  # fmt: skip
        assert advice in text, advice


def test_json_is_what_the_documentation_says(repo: Repo) -> None:
    every_finding(repo)
    data = json.loads(render("json", repo.gate()))
    documented = (Path(__file__).parents[2] / "docs" / "ci.md").read_text("utf-8")
    example = json.loads(documented.split("```json\n")[1].split("```")[0])
    assert data.keys() == example.keys()
    for finding in data["findings"]:
        assert finding.keys() == example["findings"][0].keys()
    places = [f for f in data["findings"] if f["start"] is not None]
    text = (repo.root / "seeds" / "t.txt").read_text("utf-8")
    assert all(f["figure"] in text[f["start"] : f["end"]] for f in places)


def test_a_terminal_that_knows_no_chinese_is_no_reason_to_fail(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    give("“300人” \ud800\n")
    sys.stdout.flush()
    assert raw.getvalue() == rb"\u201c300\u4eba\u201d \ud800" + b"\n"


def test_half_a_character_in_a_waiver_is_broken_input(repo: Repo) -> None:
    path = repo.root / "claims/baseline/t.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace(WAIVER.reason, r'"\ud83d staff counts"'), "utf-8")
    with pytest.raises(BrokenInputError, match="invalid Unicode"):
        repo.gate()


@pytest.mark.parametrize(
    ("reason", "review_by", "message"),
    [
        ("   ", None, "is no reason"),
        ("abcdefgh", None, "2 words that are not the same"),
        ("not audited", "2025-01", "is past"),
        ("not audited", "soon", "YYYY-MM-DD"),
    ],
)
def test_update_wants_a_reason_and_a_day_to_come(
    repo: Repo, reason: str, review_by: str | None, message: str
) -> None:
    with pytest.raises(BrokenInputError, match=message):
        update_command(repo.root, reason, review_by, "2025-11-21")


def test_update_prints_what_it_did(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.tiny.article(TEXT.replace("300人", "310人") + "\n```\n另有500人到场。\n```\n")
    assert update_command(repo.root, None, None, "2025-11-21") == 1
    assert update_command(repo.root, "not audited\n::error::", "2026", "2025-11-21") == 0
    assert capsys.readouterr().out.splitlines() == [
        "- t: 300人 — staff counts are not audited",
        "0 waivers added, 1 taken out.",
        "1 statements have no claim and no waiver: register them, or say why they may wait with "
        '--accept-new "reason", which waives the 1 in page furniture too.',
        "+ t: 310人 — not audited ::error::",
        "+ t: 500人 — not audited ::error::",
        "2 waivers added, 0 taken out.",
    ]
    assert "review_by: '2026-12-31'" in (repo.root / "claims/baseline/t.yaml").read_text("utf-8")


def test_a_format_is_a_file_of_the_folder() -> None:
    assert names() == ["github", "json", "junit", "markdown", "sarif", "text"]
    choices = CliRunner().invoke(main, ["gate", "--help"]).output
    assert f"[{'|'.join(names())}]" in choices


def test_a_format_that_says_nothing_of_broken_input_says_nothing(tmp_path: Path) -> None:
    problem = Problem("claims/t.yaml", 3, "is not YAML")
    said = {name: render_problems(name, [problem], tmp_path) for name in names()}
    assert said.pop("github").startswith("::error file=claims/t.yaml,line=3,")
    assert "* `claims/t.yaml` line 3: is not YAML" in said.pop("markdown")
    assert set(said.values()) == {""}
