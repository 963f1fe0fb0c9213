"""What must be true of this repository's own audit: cases that everybody knows, figures that
carry weight, nothing lost on the way, articles untouched."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
import yaml
from click.testing import CliRunner

from claimaudit.cli.main import main
from claimaudit.figures import Figure
from claimaudit.verdict.evidence import Evidence
from claimaudit.verdict.judge import Outcome
from claimaudit.verdict.ladder import Judgement, judge_one
from claimaudit.verdict.strength import Sources, Strength
from claimaudit.verdict.weigh import Weighed, Weigher
from claimaudit.workspace.library import Library, ReadFact, ReadPrint, agree
from claimaudit.workspace.workspace import Workspace
from tests.conftest import ROOT

COMPUTED = ("value", "ratio", "comparison", "change", "share")
UNMOVED = ROOT / "tests" / "unmoved.yaml"


@pytest.fixture(scope="module")
def judged(real: Workspace, real_weighed: Weighed) -> dict[str, Judgement]:
    return {row.id: judge_one(real.ladder, row) for row in real_weighed.rows}


# --- cases whose answer is known ------------------------------------------------------------


def _is(judgement: Judgement, verdict: str, *reasons: str) -> None:
    assert (judgement.verdict, judgement.reasons) == (verdict, reasons), judgement


def test_ironwood_chip_compute_holds(judged: dict[str, Judgement]) -> None:
    _is(judged["001-ironwood-fp8"], "supported")


def test_ironwood_pod_has_9216_chips(judged: dict[str, Judgement]) -> None:
    _is(judged["001-ironwood-chips"], "supported")


def test_ironwood_pod_compute_holds(judged: dict[str, Judgement]) -> None:
    _is(judged["001-ironwood-pod-compute"], "supported")


def test_ironwood_pod_is_chips_times_compute(real_weighed: Weighed) -> None:
    (found,) = [s for s in real_weighed.sums if s.declared.entry.id == "001-ironwood-pod"]
    assert found.holds


def test_the_950pr_is_not_two_h20(judged: dict[str, Judgement]) -> None:
    assert judged["002-950pr-compute-vs-h20"].verdict == "contradicted"


def test_the_h20_write_down_is_off_by_ten(judged: dict[str, Judgement]) -> None:
    _is(judged["000-nvidia-h20-charge"], "contradicted", "power_of_ten_slip")


@pytest.mark.parametrize("fact", ["ppu-memory-cctv", "ppu-interconnect-cctv"])
def test_one_chart_in_three_papers_is_one_source(real: Workspace, fact: str) -> None:
    """What the papers read off one picture of an evening's news."""
    entered = real.library.facts[fact]
    sources = Sources(real.library, real.policy)
    assert sources.strength(entered.prints, ["alibaba-ppu"]) == Strength.one_report


@pytest.mark.parametrize("claim", ["000-ppu-memory-vs-a800", "000-ppu-memory-vs-h20"])
def test_what_the_maker_says_of_the_ppu_decides(judged: dict[str, Judgement], claim: str) -> None:
    _is(judged[claim], "supported")


def test_what_meta_planned_says_nothing_of_what_it_has(judged: dict[str, Judgement]) -> None:
    _is(judged["001-meta-h100"], "unverifiable", "conditions_not_comparable")


def test_112_percent_is_not_6_to_16(judged: dict[str, Judgement], real_weighed: Weighed) -> None:
    (found,) = [s for s in real_weighed.sums if s.declared.entry.id == "004-bernstein-growth"]
    assert not found.holds
    assert "arithmetic_slip" in judged["004-bernstein-growth-112"].notes


@pytest.mark.parametrize("claim", ["000-h20-levy", "002-h20-levy", "001-h200-levy"])
def test_the_levies_hold(judged: dict[str, Judgement], claim: str) -> None:
    _is(judged[claim], "supported")


@pytest.mark.parametrize("claim", ["002-atlas-950-cards", "002-atlas-960-cards"])
def test_the_superpods_have_8192_and_15488_cards(judged: dict[str, Judgement], claim: str) -> None:
    _is(judged[claim], "supported")


def test_moore_threads_growth_rate_holds(judged: dict[str, Judgement]) -> None:
    _is(judged["001-moore-threads-cagr"], "supported")


def test_a_share_of_two_filings_is_what_they_say(judged: dict[str, Judgement]) -> None:
    """7,111 of 26,914 million dollars, in the filing for the year."""
    _is(judged["003-nvidia-china-revenue-2021"], "supported")


def test_figures_of_filings_are_read_from_their_xbrl(real: Workspace) -> None:
    """By concept and context; who types no figure makes no slip."""
    read = {
        (fact.id, one.print.figure, one.print.unit_from)
        for fact in real.library.facts.values()
        for one in fact.prints
        if one.data is not None and one.data.xbrl is not None
    }
    assert ("nvidia-q2fy26-revenue", "46,743", "million USD") in read
    assert ("nvidia-fy2022-china-revenue", "7,111", "million USD") in read
    assert ("nvidia-q3fy26-net-income", "31,910", "million USD") in read
    assert len(read) >= 8


def test_every_verdict_shows_a_clip(real_weighed: Weighed) -> None:
    bare = [
        row.id
        for row in real_weighed.rows
        for trial in row.trials
        if trial.decides
        for fact in trial.trial.facts
        if not any(one.is_read for one in fact.prints)
    ]
    assert bare == []


# --- every figure carries weight --------------------------------------------------------------


def _scaled(figure: Figure, factor: Decimal) -> Figure:
    def by(value: Decimal | None) -> Decimal | None:
        return None if value is None else value * factor

    return figure._replace(
        value=figure.value * factor,
        low=by(figure.low),
        high=by(figure.high),
        near=figure.near.scale(factor),
        ceiling=by(figure.ceiling),
    )


def _with(library: Library, old: ReadFact, new: ReadFact) -> Library:
    """The library with one fact exchanged; nothing else is copied."""
    key = (str(old.fact.subject), str(old.metric))
    known = [new if fact is old else fact for fact in library.by_quantity[key]]
    return replace(
        library,
        facts={**library.facts, old.id: new},
        by_quantity={**library.by_quantity, key: known},
    )


def _noticed(
    real: Workspace, row: Evidence, fact: ReadFact, one: ReadPrint, before: tuple[str, ...]
) -> Iterator[bool]:
    """Whether the loader, or the verdict, notices that one print says 30 % more, or less."""
    assert one.figure is not None
    for factor in ("1.3", "0.7"):
        other = replace(one, figure=_scaled(one.figure, Decimal(factor)))
        beside = [p for p in fact.prints if p is not one and p.figure is not None]
        prints = tuple(other if p is one else p for p in fact.prints)
        changed = replace(fact, prints=prints, best=other if one is fact.best else fact.best)
        refused = not all(agree(other, p) for p in beside)
        yield refused or _answer(_with(real.library, fact, changed), real, row) != before


def _deciding(row: Evidence) -> Iterator[ReadFact]:
    conclusive = [t for t in row.trials if t.decides and t.trial.outcome != Outcome.inconclusive]
    facts = {f.id: f for t in conclusive for f in t.trial.facts}
    return (fact for fact in facts.values() if fact.figure is not None)


def _answer(library: Library, real: Workspace, row: Evidence) -> tuple[object, ...]:
    found = judge_one(real.ladder, Weigher(library, real.policy).weigh(row.registered))
    return found.verdict, found.reasons


def test_thirty_percent_on_a_deciding_fact_changes_the_answer(
    real: Workspace, real_weighed: Weighed
) -> None:
    """Except where the list says why not; a claim that has come to move leaves the list."""
    unmoved = set()
    for row in real_weighed.rows:
        if row.row.form not in COMPUTED or not row.row.rated:
            continue
        before = _answer(real.library, real, row)
        for fact in _deciding(row):
            assert fact.figure is not None
            for one in fact.prints:
                if one.is_read and not any(_noticed(real, row, fact, one, before)):
                    unmoved.add((row.id, fact.id))
    entries = yaml.safe_load(UNMOVED.read_text("utf-8"))["unmoved"]
    listed = {(e["claim"], fact) for e in entries for fact in e["facts"]}
    assert all(len(e["why"]) > 10 for e in entries)
    assert sorted(unmoved - listed) == []  # does not move, and nobody has said why
    assert sorted(listed - unmoved) == []  # moves by now: take it off the list


# --- nothing lost, nothing twice ---------------------------------------------------------------


def test_every_claim_has_exactly_one_verdict(
    real: Workspace, real_weighed: Weighed, judged: dict[str, Judgement]
) -> None:
    rows = Counter(row.id for row in real_weighed.rows)
    assert rows == Counter(dict.fromkeys(real.register.claims, 1))
    assert judged.keys() == real.register.claims.keys()


def test_every_verdict_has_one_reason_but_supported_and_not_rated(
    judged: dict[str, Judgement],
) -> None:
    for judgement in judged.values():
        wanted = 0 if judgement.verdict in ("supported", "not rated") else 1
        assert len(judgement.reasons) == wanted, judgement


def test_every_article_is_the_one_that_was_catalogued() -> None:
    catalog = yaml.safe_load((ROOT / "seeds" / "catalog.yaml").read_text("utf-8"))
    hashes = {e["file"]: e["sha256"] for e in catalog["articles"]}
    files = list((ROOT / "seeds").glob("*.txt"))
    assert {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files} == hashes


def test_every_clip_of_a_captured_document_stands_in_the_lock_as_it_is_entered() -> None:
    done = CliRunner().invoke(main, ["capture", "--check", "-w", str(ROOT)])
    assert done.exit_code == 0, done.output
