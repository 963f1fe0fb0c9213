"""Sums between claims: recomputed twice, by the package and by the oracle's own reader."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimaudit.base.problems import BrokenInputError
from claimaudit.figures import Interval
from claimaudit.verdict.arithmetic import blamed, check_arithmetic
from claimaudit.verdict.weigh import Weighed
from claimaudit.workspace.claims import ArithmeticEntry
from claimaudit.workspace.expressions import ExpressionError, Quantity, evaluate
from claimaudit.workspace.register import DeclaredArithmetic, Register
from claimaudit.workspace.workspace import Workspace
from tests.oracle import sums
from tests.oracle.builders import Bench
from tests.oracle.spans import Span


def test_every_real_sum_comes_out_alike(real: Workspace, real_weighed: Weighed) -> None:
    for one in real_weighed.sums:
        fails = sums.fails(one.declared, real.register.claims)
        assert one.holds is not fails, one.declared.entry.id


_ENDS = st.lists(st.decimals(-50, 50, places=2), min_size=2, max_size=2).map(sorted)
_SOURCES = st.recursive(
    st.sampled_from(["a", "b", "2", "0.5"]),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
        inner.map("-{}".format),
        st.builds("change({}, {})".format, inner, inner),
    ),
    max_leaves=5,
)


@given(_SOURCES, _ENDS, _ENDS)
def test_two_evaluators_agree_on_intervals(source: str, a: list[Decimal], b: list[Decimal]) -> None:
    theirs = {"a": Interval(*a), "b": Interval(*b)}
    ours = {name: Span.of(i.low, i.high) for name, i in theirs.items()}
    expected = sums.value_of(source, ours)
    try:
        found = evaluate(source, {n: Quantity(i) for n, i in theirs.items()}).interval
    except ExpressionError:
        assert expected is None or max(map(abs, expected)) > 10**20
        return
    assert expected is not None and found.low is not None and found.high is not None
    room = Fraction(1, 10**15) * max(1, *map(abs, expected))
    assert abs(Fraction(found.low) - expected.low) <= room
    assert abs(Fraction(found.high) - expected.high) <= room


def _register(bench: Bench, figures: dict[str, str], **entry: str) -> Register:
    claims = {
        name: bench.claim(id=name, form="value", metric="revenue", figure=figure)
        for name, figure in figures.items()
    }
    made = ArithmeticEntry.model_validate(
        {
            "id": "e", "terms": {name: name for name in claims}, "relation": "equals",
            "kind": "slip", "blames": list(claims)[:1], "why": "so", **entry,
        }
    )  # fmt: skip
    return Register(claims, (DeclaredArithmetic(made, None, "claims/t.yaml", 7),))


@pytest.mark.parametrize(
    ("figures", "left", "relation", "right", "holds", "cut"),
    [
        ({"a": "9216元", "b": "4.6元", "c": "42.5千元"}, "count(a) * b", "equals", "c", True, False),
        ({"a": "6亿元", "b": "16亿元", "c": "112%"}, "change(a, b)", "equals", "c", False, False),
        ({"a": "52%", "b": "50%"}, "a + b", "at_most", "1", False, False),
        ({"a": "52%", "b": "48%"}, "a + b", "at_most", "1", True, False),
        ({"a": "超过52%", "b": "50%"}, "a", "at_least", "b", True, False),
        ({"a": "56.8倍", "b": "8192张", "c": "144张"}, "a", "equals", "b / c", True, True),
        ({"a": "0.46亿元", "b": "4.38亿元", "c": "208%"}, "cagr(a, b, 2)", "equals", "c", True, False),
    ],
)  # fmt: skip
def test_sums(
    bench: Bench, figures: dict[str, str], left: str, relation: str, right: str,
    *, holds: bool, cut: bool,
) -> None:  # fmt: skip
    register = _register(bench, figures, left=left, relation=relation, right=right)
    (found,) = check_arithmetic(register.arithmetic, register.claims)
    assert (found.holds, found.truncated) == (holds, cut)
    assert sums.fails(register.arithmetic[0], register.claims) is not holds
    assert blamed([found]) == ({} if holds else {"a": {"arithmetic_slip"}})


@pytest.mark.parametrize(
    ("left", "message"),
    [("a + b", "do not add or compare"), ("a", "do not add or compare"), ("a / (b - b)", "zero")],
)
def test_a_sum_that_cannot_be_computed_is_broken_input(
    bench: Bench, left: str, message: str
) -> None:
    register = _register(bench, {"a": "6亿元", "b": "3亿美元"}, left=left, right="b")
    with pytest.raises(BrokenInputError, match=message) as broken:
        check_arithmetic(register.arithmetic, register.claims)
    (problem,) = broken.value.problems
    assert (problem.file, problem.line) == ("claims/t.yaml", 7)


def test_a_date_is_no_time(bench: Bench) -> None:
    day = bench.claim(id="a", form="date", metric="event_date", figure="2025-03-18")
    gap = bench.claim(id="b", form="value", metric="delivery_time", figure="3天")
    entry = {"id": "e", "terms": {"a": "a", "b": "b"}, "left": "a", "relation": "equals",
             "right": "b", "kind": "slip", "blames": ["a"], "why": "so"}  # fmt: skip
    declared = DeclaredArithmetic(ArithmeticEntry.model_validate(entry), None, "claims/t.yaml", 7)
    with pytest.raises(BrokenInputError, match="date and s do not add or compare"):
        check_arithmetic([declared], {"a": day, "b": gap})


def test_every_real_sum_says_what_it_is_in(real_weighed: Weighed) -> None:
    units = {one.declared.entry.id: one.left.unit for one in real_weighed.sums}
    assert units["between-deepseek-v31-day"] == "date"
    assert units["between-h20-ban-recomputed"] == units["between-h20-ban-months"] == "s"
    assert units["001-ironwood-pod"] == "FLOP/s"
    assert units["002-order-of-magnitude"] == "x"
    for one in real_weighed.sums:
        assert one.left.unit == one.right.unit, one.declared.entry.id


def test_a_disagreement_is_named_as_such(bench: Bench) -> None:
    register = _register(
        bench, {"a": "6亿元", "b": "9亿元"}, left="a", right="b", kind="disagreement"
    )
    assert blamed(check_arithmetic(register.arithmetic, register.claims)) == {
        "a": {"articles_disagree"}
    }


def test_what_holds_blames_nobody(real_weighed: Weighed) -> None:
    assert blamed([replace(one, holds=True) for one in real_weighed.sums]) == {}
