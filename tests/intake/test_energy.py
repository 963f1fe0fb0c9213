"""`init --example energy`: two articles with ten planted errors each. The audit of the laid-out
copy finds them all but one, which it leaves open, and convicts nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from claimaudit.gate.run import run_gate
from claimaudit.intake.starter import start_workspace
from claimaudit.report.publish import publish
from claimaudit.verdict.ladder import Judgement, judge_all
from claimaudit.verdict.weigh import weigh_all
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import ROOT

OUTSIDE = ("contradicted", "outside_interval")
SLIP = ("contradicted", "power_of_ten_slip")
NOT_SO = ("contradicted", "attested_false")
# Its two figures stand in two editions of a statistic, and no document prints both.
LEFT_OPEN = ("unverifiable", "sources_leave_open")
# What was planted -> the claim of each article, and its verdict with the reason.
PLANTED = {
    "a unit": {"en-coal-emissions": OUTSIDE, "zh-us-factor": OUTSIDE},
    "a denominator": {"en-use-2022": OUTSIDE, "zh-factor": SLIP},
    "nominal for real": {"en-bill-growth": OUTSIDE, "zh-price-growth": OUTSIDE},
    "a decimal point": {"en-petroleum-share": SLIP, "zh-nuclear-share": SLIP},
    "percent for points": {"en-coal-share-fell": LEFT_OPEN, "zh-coal-share-fell": OUTSIDE},
    "a wrong year": {"en-transport-emissions": OUTSIDE, "zh-generation-2022": OUTSIDE},
    "a universal": {"en-every-state": NOT_SO, "zh-every-renewable-at-a-high": NOT_SO},
    "a range": {"en-nuclear-share": OUTSIDE, "zh-refuelling": ("misleading", "overlaps_only")},
    "a hedge": {
        "en-home-emissions": ("misleading", "overstated_hedge"),
        "zh-wind-generation": ("misleading", "overstated_hedge"),
    },
    "an order in time": {"en-coal-before-nuclear": NOT_SO, "zh-vogtle-before-watts-bar": NOT_SO},
}
# What no public source settles, which is said in the claims.
OPEN = {"en-payback": "no_reference", "zh-family-bill": "no_reference"}


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("energy")
    start_workspace(folder, template="energy")
    return folder


@pytest.fixture(scope="module")
def judged(laid_out: Path) -> dict[str, Judgement]:
    workspace = load_workspace(laid_out)
    rows = weigh_all(workspace).rows
    return {one.id: one for one in judge_all(workspace.ladder, rows)}


@pytest.mark.parametrize("kind", PLANTED)
def test_what_was_planted_is_found(kind: str, judged: dict[str, Judgement]) -> None:
    planted = PLANTED[kind]
    assert [name[:2] for name in planted] == ["en", "zh"]
    assert {n: (judged[n].verdict, judged[n].reasons[0]) for n in planted} == planted


def test_nothing_else_is_convicted(judged: dict[str, Judgement]) -> None:
    planted = {name for each in PLANTED.values() for name in each}
    assert len(planted) == 20
    others = {n: j for n, j in judged.items() if n not in planted}
    assert {n: j.reasons[0] for n, j in others.items() if j.verdict != "supported"} == OPEN
    assert len(others) > 50
    assert not [n for n, j in judged.items() if j.provisional]


def test_what_stays_open_says_where_it_was_looked_for(laid_out: Path) -> None:
    claims = load_workspace(laid_out).register.claims
    assert all(claims[name].claim.searched for name in OPEN)


def test_the_answers_name_what_was_planted_and_nothing_else_does(laid_out: Path) -> None:
    answers = (laid_out / "ANSWERS.md").read_text("utf-8")
    told = dict(re.findall(r"`((?:en|zh)-[\w-]+)` \| .*`(\w+)`", answers))
    assert told == {n: reason for each in PLANTED.values() for n, (_, reason) in each.items()}
    readme = (laid_out / "README.md").read_text("utf-8")
    assert not [name for name in told if name in readme]


def test_it_passes_the_gate_once_it_was_audited(laid_out: Path) -> None:
    publish(laid_out, None)
    run = run_gate(laid_out, date(2026, 11, 28))
    assert [(f.code, f.message) for f in run.failing] == []


def test_the_repository_shows_the_one_copy() -> None:
    template = ROOT / "src" / "claimaudit" / "template" / "energy"
    assert (ROOT / "examples" / "energy").resolve() == template
