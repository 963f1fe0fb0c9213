"""On which condition an answer depends: one row says under what a claim holds and misses."""

from __future__ import annotations

import pytest

from claimaudit.verdict.evidence import Key, Trial
from claimaudit.verdict.groups import Grouped, group
from claimaudit.verdict.judge import Outcome
from claimaudit.workspace.library import ReadFact
from tests.oracle.builders import Bench


@pytest.fixture
def fact(bench: Bench) -> ReadFact:
    return bench.fact("f", bench.document("d"), subject="a", metric="tdp", printed="700W")


def _key(text: str) -> Key:
    pairs = (kv.partition("=") for kv in text.split())
    return tuple(sorted((name, value) for name, _, value in pairs))


def _keys(texts: str) -> tuple[Key, ...]:
    return tuple(_key(text.strip()) for text in texts.split(",")) if texts else ()


def _group(bench: Bench, fact: ReadFact, hold: str, miss: str) -> Grouped:
    trials = [Trial(dict(key), (fact,), Outcome.holds, "judge.judge") for key in _keys(hold)]
    trials += [Trial(dict(key), (fact,), Outcome.miss, "judge.judge") for key in _keys(miss)]
    return group(trials, bench.vocabulary)


# Combinations of open conditions are separated by commas.
@pytest.mark.parametrize(
    ("hold", "miss", "names", "depends_on"),
    [
        # One condition tells them apart; its kind is that of references/metrics.yaml.
        ("precision=fp8", "precision=fp4", "precision", "condition"),
        ("scope=pod", "scope=chip", "scope", "scope"),
        ("counting=dies", "counting=cards", "counting", "scope"),
        ("basis=gaap", "basis=adjusted", "basis", "base"),
        ("speaker=idc", "speaker=gartner", "speaker", "base"),
        ("period=2024", "period=2023", "period", "period"),
        # The one that never takes the same value on both sides, though another differs too.
        ("precision=fp8 scope=chip, precision=fp8 scope=pod", "precision=fp4 scope=chip",
         "precision", "condition"),
        ("precision=fp8 scope=pod", "precision=fp8 scope=chip, precision=fp4 scope=chip",
         "scope", "scope"),
        # Where both always differ, both are named, and of one kind they keep it …
        ("precision=fp8 sparsity=dense", "precision=fp4 sparsity=2:4",
         "precision sparsity", "condition"),
        ("counting=dies scope=pod", "counting=cards scope=chip",
         "counting scope", "scope"),
        ("basis=gaap speaker=idc", "basis=adjusted speaker=gartner",
         "basis speaker", "base"),
        # … while of different kinds it only holds under some of them.
        ("precision=fp8 scope=pod", "precision=fp4 scope=chip",
         "precision scope", "condition"),
        ("basis=gaap scope=pod", "basis=adjusted scope=chip",
         "basis scope", "condition"),
        ("counting=dies currency=USD", "counting=cards currency=CNY",
         "counting currency", "condition"),
        # A period among them may be all that it takes.
        ("period=2024 scope=pod", "period=2023 scope=chip", "period scope", "period"),
        ("basis=gaap period=2024", "basis=adjusted period=2023", "basis period", "period"),
        # None differs throughout: those that take other values at all.
        ("precision=fp8 scope=chip, precision=fp4 scope=pod", "precision=fp8 scope=pod",
         "precision scope", "condition"),
        ("direction=one_way scope=chip, direction=one_way scope=pod",
         "direction=bidirectional scope=chip, direction=one_way scope=card",
         "direction scope", "condition"),
        ("scope=chip sparsity=dense, scope=pod sparsity=dense",
         "scope=chip sparsity=dense counting=dies, scope=card sparsity=dense",
         "counting scope", "scope"),
        # The same values on both sides, paired otherwise: all of them.
        ("precision=fp8 scope=chip, precision=fp4 scope=pod",
         "precision=fp8 scope=pod, precision=fp4 scope=chip",
         "precision scope", "condition"),
        # A condition that only one side has tells them apart as well.
        ("scope=chip", "precision=fp8 scope=chip", "precision", "condition"),
        ("precision=fp8", "", "", "nothing"),
        ("", "precision=fp8, precision=fp4", "", "nothing"),
    ],
)  # fmt: skip
def test_what_the_answer_depends_on(
    bench: Bench, fact: ReadFact, hold: str, miss: str, names: str, depends_on: str
) -> None:
    found = _group(bench, fact, hold, miss)
    assert (found.hold, found.miss, found.mixed) == (_keys(hold), _keys(miss), ())
    assert found.names == tuple(names.split())
    assert found.depends_on == depends_on


def test_sources_that_disagree_under_one_combination_are_mixed(
    bench: Bench, fact: ReadFact
) -> None:
    both = "precision=fp8, precision=fp4"
    found = _group(bench, fact, both, "precision=fp4")
    assert (found.hold, found.miss) == (_keys("precision=fp8"), ())
    assert found.mixed == _keys("precision=fp4")
    assert (found.names, found.depends_on) == ((), "nothing")


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_outcome_bears_out_or_does_not(bench: Bench, fact: ReadFact, outcome: Outcome) -> None:
    found = group([Trial({}, (fact,), outcome, "judge.judge")], bench.vocabulary)
    bears_out = outcome in ("holds", "truncated", "understated", "vague", "partly")
    assert found.hold == (((),) if bears_out else ())
    assert found.miss == (() if bears_out else ((),))


def _attested(bench: Bench, name: str, outcome: Outcome) -> Trial:
    fact = bench.fact(name, bench.document(name), attests="c", holds="yes", why="it says so")
    return Trial({}, (fact,), outcome, "forms.attested")


def test_an_attestation_speaks_of_every_combination(bench: Bench, fact: ReadFact) -> None:
    fp8, fp4 = _key("precision=fp8"), _key("precision=fp4")
    trials = [
        Trial(dict(fp8), (fact,), Outcome.holds, "judge.judge"),
        Trial(dict(fp4), (fact,), Outcome.miss, "judge.judge"),
    ]
    found = group([*trials, _attested(bench, "y", Outcome.holds)], bench.vocabulary)
    assert (found.hold, found.miss, found.mixed) == ((fp8,), (), (fp4,))


def test_attestations_alone_are_one_group(bench: Bench) -> None:
    yes, no = _attested(bench, "y", Outcome.holds), _attested(bench, "n", Outcome.refuted)
    assert group([yes], bench.vocabulary).hold == ((),)
    assert group([no], bench.vocabulary).miss == ((),)
    assert group([yes, no], bench.vocabulary).mixed == ((),)


def test_no_trial_is_no_group(bench: Bench) -> None:
    assert group([], bench.vocabulary) == Grouped((), (), (), (), "nothing")
