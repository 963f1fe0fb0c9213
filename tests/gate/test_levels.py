"""checks/policy.yaml says what only warns; a branch says it for nobody but those after it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml

from claimaudit.base.problems import BrokenInputError
from claimaudit.gate.codes import CODES, explain_code
from claimaudit.gate.findings import GateFinding, Place
from claimaudit.gate.formats import render
from claimaudit.gate.levels import levelled
from claimaudit.workspace.policy import GatePolicy
from tests.gate.conftest import SHOPS, TEXT, WAIVER, Repo

pytestmark = pytest.mark.usefixtures("quick")

WARN = {"level": "warning", "why": "a reason that was reviewed"}
NOTE = {"level": "note", "why": "a reason that was reviewed"}
FAIL = {"level": "error", "why": "a reason that was reviewed"}


def given(**policy: Any) -> GatePolicy:
    return GatePolicy.model_validate(policy)


def finding(
    code: str = "unregistered-claim", article: str = "t", level: Any = "error"
) -> GateFinding:
    return GateFinding(Place(article, "seeds/t.txt"), code, "said", counts=level)


@pytest.mark.parametrize(
    ("found", "policy", "level"),
    [
        (finding(), given(), "error"),
        (finding(), given(levels={"unregistered-claim": WARN}), "warning"),
        (finding(), given(levels={"stale-ledger": WARN}), "error"),
        (finding(), given(articles={"t": WARN}), "warning"),
        (finding(), given(articles={"u": WARN}), "error"),
        (finding(article=""), given(articles={"t": WARN}), "error"),
        (finding(), given(levels={"unregistered-claim": NOTE}, articles={"t": WARN}), "note"),
        (finding(), given(levels={"unregistered-claim": WARN}, articles={"t": NOTE}), "note"),
        (finding(), given(levels={"unregistered-claim": WARN}, articles={"t": FAIL}), "warning"),
        (finding("weak-evidence", level="note"), given(levels={"weak-evidence": FAIL}), "error"),
        (finding("weak-evidence", level="note"), given(articles={"t": WARN}), "note"),
    ],
)  # fmt: skip
def test_the_level_of_a_finding(found: GateFinding, policy: GatePolicy, level: str) -> None:
    assert [f.level for f in levelled([found], policy)] == [level]


def test_what_is_firm_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    firm = replace(CODES["stale-ledger"], firm="nobody may talk it round")
    monkeypatch.setitem(CODES, "stale-ledger", firm)  # type: ignore[arg-type]
    policy = given(levels={"stale-ledger": WARN}, articles={"t": WARN})
    assert [f.level for f in levelled([finding("stale-ledger")], policy)] == ["error"]
    assert "No policy can lower it: nobody may talk it round." in explain_code("stale-ledger")


def set_policy(repo: Repo, **policy: Any) -> None:
    path = repo.root / "checks" / "policy.yaml"
    kept = path.read_text("utf-8").partition("\ngate:")[0].rstrip("\n")
    path.write_text(f"{kept}\n" + yaml.safe_dump({"gate": policy}, sort_keys=False), "utf-8")


def test_a_policy_lets_a_finding_warn(repo: Repo) -> None:
    repo.tiny.article(TEXT + SHOPS)
    set_policy(repo, levels={"unregistered-claim": WARN})
    run = repo.gate()
    assert run.failing == []
    assert [(f.code, f.level) for f in run.shown] == [("unregistered-claim", "warning")]
    assert render("text", run).startswith(
        "Nothing fails (1 waived, 1 only warns (1 unregistered-claim)).\n"
    )
    assert "\n::warning file=seeds/t.txt,line=3," in render("github", run)


def test_the_policy_of_the_base_decides(repo: Repo) -> None:
    repo.tiny.article(TEXT + SHOPS)
    set_policy(repo, articles={"t": WARN})
    assert "unregistered-claim" in repo.codes("HEAD")
    repo.tiny.article(TEXT)
    base = repo.commit("a policy, reviewed")
    repo.waive(WAIVER.model_copy(update={"reason": ""}))
    assert repo.codes(base) == []
    set_policy(repo, articles={})
    levels = {f.code: f.level for f in repo.gate(base).shown}
    assert levels["waiver-without-reason"] == "warning"


def test_an_article_with_another_text_does_not_only_warn(repo: Repo) -> None:
    set_policy(repo, articles={"t": WARN})
    base = repo.commit("of the archive")
    repo.tiny.article(TEXT + SHOPS)
    assert repo.codes(base) == ["unregistered-claim"]


def test_an_article_that_takes_an_id_of_the_policy_does_not_only_warn(repo: Repo) -> None:
    set_policy(repo, articles={"n": WARN})
    base = repo.commit("an article that is to come")
    repo.add_article("n", SHOPS, [])
    assert "unregistered-claim" in repo.codes(base)


def test_a_base_without_a_policy_that_can_be_read_lowers_nothing(repo: Repo) -> None:
    good = (repo.root / "checks" / "policy.yaml").read_text("utf-8")
    repo.tiny.write("checks/policy.yaml", "gate: [\n")
    base = repo.commit("broken")
    repo.tiny.write("checks/policy.yaml", good)
    set_policy(repo, articles={"t": WARN})
    repo.tiny.article(TEXT + SHOPS)
    assert "unregistered-claim" in repo.codes(base)


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ({"levels": {"stale": WARN}}, "“stale” is no code"),
        ({"levels": {"stale-ledger": "warning"}}, "“stale-ledger” is no mapping"),
        ({"levels": {"stale-ledger": {"level": "warning"}}}, "“why” is missing"),
        ({"levels": {"stale-ledger": {"level": "warning", "why": "x"}}}, "why"),
        ({"levels": {"stale-ledger": {**WARN, "level": "off"}}}, "“level” is not known"),
        ({"codes": {}}, "“codes” is not a key"),
    ],
)
def test_what_a_policy_cannot_say(repo: Repo, policy: dict[str, Any], said: str) -> None:
    set_policy(repo, **policy)
    with pytest.raises(BrokenInputError) as broken:
        repo.gate()
    (problem,) = broken.value.problems
    lines = (repo.root / "checks" / "policy.yaml").read_text("utf-8").splitlines()
    assert problem.file == "checks/policy.yaml" and said in problem.message
    assert lines.index("gate:") + 1 < problem.line <= len(lines)


def test_what_is_firm_cannot_be_lowered(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    firm = replace(CODES["stale-ledger"], firm="nobody may talk it round")
    monkeypatch.setitem(CODES, "stale-ledger", firm)  # type: ignore[arg-type]
    set_policy(repo, levels={"stale-ledger": WARN})
    with pytest.raises(BrokenInputError, match="fails always: nobody may talk it round"):
        repo.gate()
    set_policy(repo, levels={"stale-ledger": FAIL})
    assert repo.codes() == []
