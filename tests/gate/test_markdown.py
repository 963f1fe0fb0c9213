"""What the page of a CI job shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.gate.codes import CODES
from claimaudit.gate.command import run_gate_command
from claimaudit.gate.findings import GateFinding, Place
from claimaudit.gate.formats.markdown import BYTES, render, render_problems
from tests.gate.conftest import SHOPS, TEXT, Repo
from tests.gate.test_formats import every_finding

pytestmark = pytest.mark.usefixtures("quick")
TODAY = "2025-11-21"


def test_findings_stand_under_their_rule_with_what_to_do(repo: Repo) -> None:
    repo.tiny.article(TEXT + SHOPS)
    assert render(repo.gate()) == (
        "## claimaudit gate\n\n"
        "1 finding (1 unregistered-claim); 1 waived.\n\n"
        "### error `unregistered-claim`\n\n"
        "Register it (`claimaudit draft t` writes the stanza), or waive it with a reason "
        "(`claimaudit review`).\n\n"
        "* `seeds/t.txt` line 3: “40家” is stated without a claim:\u200b 另有门店40家。\n"
    )


def test_every_finding_that_is_shown_is_there_once(repo: Repo) -> None:
    every_finding(repo)
    repo.add_article("n", SHOPS, [])
    run = repo.gate()
    page = render(run)
    items = [line for line in page.splitlines() if line.startswith("* `")]
    assert len(items) == len(run.shown)
    titles = [line for line in page.splitlines() if line.startswith("### ")]
    assert len(titles) == len({finding.code for finding in run.shown})


def test_clean_is_said(repo: Repo) -> None:
    page = render(repo.gate())
    assert page.startswith("## claimaudit gate\n\nClean: ") and "###" not in page


def test_an_article_cannot_write_on_the_page(repo: Repo) -> None:
    repo.tiny.article(
        TEXT + "[门店](http://x.example) <img src=x> @octocat #1 `x` 门店40家 | ~y~ \x1b\n"
    )
    page = render(repo.gate())
    (line,) = [line for line in page.splitlines() if "40家" in line]
    said = line.partition("` line 3: ")[2]
    for markup in ("<img", " [", " `x", "@octocat", "#1", "http://", "\x1b"):
        assert markup not in said, markup
    for shown in ("&lt;img", "\\](http:\u200b//", " \\`x", "octocat"):
        assert shown in said, shown


def test_a_page_is_never_larger_than_is_taken(repo: Repo) -> None:
    """The longest messages of the worst characters, of every rule and in every folder."""
    run = repo.gate()
    found = [
        GateFinding(Place("", f"{folder}/{at}.txt"), code, "&" * 900, claim)
        for code in CODES
        for folder in ("seeds", "claims")
        for claim in ("", "one")
        for at in range(40)
    ]
    object.__setattr__(run, "findings", found)
    page = render(run)
    assert BYTES // 2 < len(page.encode("utf-8")) <= BYTES
    assert page.count("* 120 more of 160: `--format json` has them all") == len(CODES) - 2
    # What each of the claims to be reviewed is, or that turned worse, a person decides.
    assert page.count("* 60 more of 160") == 2


def test_github_shows_it_on_the_page_of_the_job(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind what the step wrote before; other formats write nothing there."""
    page = tmp_path / "summary"
    page.write_text("# mine\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    repo.tiny.article(TEXT + SHOPS)
    for shape in ("text", "sarif", "markdown"):
        assert run_gate_command(repo.root, shape, None, TODAY, tmp_path / "out") == 1
    assert page.read_text("utf-8") == "# mine\n"
    assert run_gate_command(repo.root, "github", None, TODAY, None) == 1
    assert page.read_text("utf-8") == "# mine\n" + render(repo.gate())


def test_broken_input_is_shown_there_too(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    repo.tiny.write("claims/t.yaml", "claims: [\n")
    with pytest.raises(BrokenInputError):
        run_gate_command(repo.root, "github", None, TODAY, None)
    text = page.read_text("utf-8")
    assert "The input is broken" in text and "* `claims/t.yaml` line 2: " in text


def test_a_file_name_cannot_write_on_the_page(tmp_path: Path) -> None:
    page = render_problems([Problem("claims/`<b>[x](y).yaml", 0, "is *not* YAML")], tmp_path)
    assert "<b>" not in page and "](" not in page.replace("\\]", "") and "is \\*not\\* YAML" in page
