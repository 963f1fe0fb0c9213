"""The project's own pages (`own/`): each figure is one of own/results.json or waived with a reason,
and what moves since is found."""

from __future__ import annotations

import functools
import json
import operator
import re
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tools.own
import tools.own_results
from tools.own import OWN, PAGES, convicted, moved
from tools.own_results import ROOT, results, text_of

from claimaudit.base import cache
from claimaudit.gate.run import run_gate
from claimaudit.verdict.ladder import judge_one
from claimaudit.verdict.weigh import weigh_all
from claimaudit.workspace.workspace import Workspace, load_workspace


def verdicts(workspace: Workspace) -> dict[str, str]:
    """By the ladder alone, a quarter quicker; tests/verdict holds Great Expectations to the same."""
    return {
        row.row.id: judge_one(workspace.ladder, row).verdict for row in weigh_all(workspace).rows
    }


@pytest.fixture(scope="module", autouse=True)
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place where what a change leaves as it was is not read again."""
    folder = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.delenv(cache.OFF)
        cache.cache_folder.cache_clear()
        yield folder / "copy"
    cache.cache_folder.cache_clear()


@pytest.fixture(scope="module")
def own(kept: Path) -> Workspace:
    return load_workspace(OWN)


@pytest.fixture
def copied(kept: Path) -> Path:
    """The workspace, to be changed."""
    shutil.rmtree(kept, ignore_errors=True)
    return Path(shutil.copytree(OWN, kept, ignore=shutil.ignore_patterns("out")))


def test_it_is_what_the_repository_is_now() -> None:
    assert list(moved()) == [], "run `make own`"


def test_every_figure_is_one_of_the_results_or_waived_with_a_reason() -> None:
    run = run_gate(OWN, date(2026, 12, 1))
    assert [(f.code, f.message) for f in run.failing] == []
    assert all(finding.suppressed for finding in run.findings)


def test_every_claim_is_borne_out(own: Workspace) -> None:
    found = verdicts(own)
    assert len(found) == len(own.register.claims) > 150
    assert {name: verdict for name, verdict in found.items() if verdict != "supported"} == {}


def test_every_page_of_the_project_is_an_article() -> None:
    """But the changelog, which tells of versions that are gone."""
    here = {str(p.relative_to(ROOT)) for p in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))}
    assert here - {"CHANGELOG.md"} == set(PAGES.values())


def test_every_page_has_claims(own: Workspace) -> None:
    assert {claim.article.id for claim in own.register.claims.values()} == set(PAGES)


def test_a_bound_is_the_very_bound(own: Workspace) -> None:
    """`at most 15` is borne out by 12 too: the number itself has to be the one that is there."""
    bounds = [
        one
        for one in own.register.claims.values()
        if one.figure and one.figure.bound in ("over", "under", "up_to")
    ]
    assert len(bounds) > 15
    for claim in bounds:
        (fact,) = own.library.by_quantity[claim.claim.subject, claim.claim.metric]
        assert claim.figure and fact.figure
        assert claim.figure.value == fact.figure.value, claim.id


# What is changed in the results -> the claim that it convicts.
CHANGED = {
    ("repository", "articles"): "readme-articles",
    ("examples", "energy", "errors of each"): "readme-energy-errors",
    ("limits", "redirects"): "security-redirects",
    ("limits", "annotations"): "ci-annotations",
    ("policy", "round number"): "method-round-number",
    ("policy", "level", "share"): "method-level",
    ("policy", "hedges", "nearly", "low"): "method-nearly-low",
    ("policy", "slack", "vague (days)"): "method-slack-vague",
    ("policy", "clips", "words"): "method-clip-words",
    ("meant", "1,230", "low"): "method-1230-low",
    ("benchmarks", "measured", "audit", "ratio (x)"): "benchmarks-bench-audit-ratio",
}


@pytest.mark.parametrize("bit", range(len(CHANGED).bit_length()))
def test_results_that_move_convict_what_tells_of_them_and_nothing_else(
    copied: Path, bit: int
) -> None:
    """No two move in the same runs, by the bits of their places: so a claim that another's result
    convicts, or that its own does not, is found in one of them."""
    moved = [at for place, at in enumerate(CHANGED, 1) if place >> bit & 1]
    data = json.loads((copied / "results.json").read_text("utf-8"))
    for *outer, last in moved:
        inner = functools.reduce(operator.getitem, outer, data)
        inner[last] *= 1.4
    (copied / "results.json").write_text(json.dumps(data), "utf-8")
    found = verdicts(load_workspace(copied))
    convicted = {name for name in CHANGED.values() if found[name] == "contradicted"}
    assert convicted == {CHANGED[at] for at in moved}


def _scaled(data: Any, times: float) -> Any:
    if isinstance(data, dict):
        return {key: _scaled(value, times) for key, value in data.items()}
    return data if isinstance(data, str) else data * times


@pytest.mark.parametrize("times", [0.4, 2.5])
def test_where_every_result_is_another_no_claim_is_borne_out(
    copied: Path, own: Workspace, times: float
) -> None:
    """So none of them passes whatever the results say. A bound says one side."""
    path = copied / "results.json"
    path.write_text(json.dumps(_scaled(json.loads(path.read_text("utf-8")), times)), "utf-8")
    open_ends = {"over"} if times > 1 else {"under"}
    claims = own.register.claims
    held = {
        name for name, verdict in verdicts(load_workspace(copied)).items() if verdict == "supported"
    }
    assert {n for n in held if (f := claims[n].figure) and f.bound not in open_ends} == set()
    assert len(held) <= 16


def test_a_figure_that_moves_in_a_page_is_convicted(copied: Path) -> None:
    for path in (copied / "seeds" / "security.md", copied / "claims" / "security.yaml"):
        text = path.read_text("utf-8")
        assert "Five redirects" in text
        path.write_text(re.sub(r"\bFive\b", "Six", text), "utf-8")
    catalog = copied / "seeds" / "catalog.yaml"
    page = (copied / "seeds" / "security.md").read_bytes()
    given = catalog.read_text("utf-8")
    old = tools.own.sha256((OWN / "seeds" / "security.md").read_bytes())
    catalog.write_text(given.replace(old, tools.own.sha256(page)), "utf-8")
    found = verdicts(load_workspace(copied))
    assert [n for n, v in found.items() if v != "supported"] == ["security-redirects"]
    assert found["security-redirects"] == "contradicted"


def _moved(monkeypatch: pytest.MonkeyPatch, path: str, old: str, new: str) -> list[str]:
    """What is said to have moved where a file of the repository is another."""

    def read(asked: str) -> str:
        text = text_of(asked)
        assert asked != path or old in text
        return text.replace(old, new) if asked == path else text

    for module in (tools.own, tools.own_results):
        monkeypatch.setattr(module, "text_of", read)
    return list(moved())


@pytest.mark.parametrize("page", PAGES.values())
def test_a_page_that_moves_is_named(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    assert _moved(monkeypatch, page, ".", " 7.") == [
        f"{page} is not what own/ was read from: run `make own`"
    ]


def test_a_count_that_moves_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    path = "tests/test_structure.py"
    assert _moved(monkeypatch, path, "LONGEST = 300", "LONGEST = 310") == [
        "own/results.json says 300 at /limits/module (lines), the repository 310: run `make own`"
    ]


def test_a_tolerance_that_moves_is_named(monkeypatch: pytest.MonkeyPatch, real: Workspace) -> None:
    level = real.policy.level.model_copy(update={"tolerance": Decimal("0.06")})
    changed = real.policy.model_copy(update={"level": level})
    monkeypatch.setattr(tools.own_results, "load_policy", lambda _: changed)
    assert list(moved()) == [
        "own/results.json says 5 at /policy/level/(%), the repository 6: run `make own`",
        "own/results.json says 0.05 at /policy/level/share, the repository 0.06: run `make own`",
    ]


def test_what_is_not_borne_out_is_named(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate holds nothing against a claim that the committed ledger calls contradicted."""
    ledger = copied / "reports" / "ledger.csv"
    text = ledger.read_text("utf-8")
    ledger.write_text(text.replace("security-redirects,supported", "security-redirects,misleading"))
    monkeypatch.setattr(tools.own, "OWN", copied)
    assert list(convicted()) == [
        "security-redirects is misleading: claimaudit explain --workspace own security-redirects"
    ]


def test_the_page_of_benchmarks_says_what_was_missed() -> None:
    """In each row, what was measured and the aim: less is better where it is not `at least`."""
    page = text_of("docs/benchmarks.md").replace(",", "")
    rows = re.findall(r"^\| .* \| ([\d.]+).*? \| (at least )?([\d.]+).*? \| (\w+) \|$", page, re.M)
    assert len(rows) > 20 and len(rows) == page.count("met |") + page.count("missed |")
    for measured, least, aim, said in rows:
        by = float(measured) - float(aim)
        assert said == ("met" if (by >= 0 if least else by <= 0) else "missed"), measured


def test_the_day_of_the_page_of_benchmarks_is_that_of_the_run() -> None:
    day = date.fromisoformat(results()["benchmarks"]["date"])
    assert f"measured on {day.day} {day:%B %Y}," in text_of("docs/benchmarks.md")
