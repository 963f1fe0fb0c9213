"""A claim on two is entered as its sentence sets them against each other, or refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import CLAIM, DOCUMENT, Tiny, a_fact

SWAPPED = "sets old-chip against new-chip, and it is entered the other way"
TWICE = {"form": "ratio", "metric": "peak_compute", "subject": "new-chip", "versus": "old-chip"}


def _problems(tiny: Tiny, quote: str, **keys: Any) -> list[str]:
    claim = {key: value for key, value in (CLAIM | TWICE | keys).items() if value is not None}
    tiny.article(f"{quote}\n")
    tiny.claims(claim | {"quote": quote})
    tiny.references([DOCUMENT], [a_fact(printed="4.6 PFLOPS")])
    return [problem.message for problem in tiny.problems()]


@pytest.mark.parametrize(
    ("quote", "figure", "swapped"),
    [
        ("The Old chip has twice the compute of the New chip.", "twice", True),
        ("The Old chip is 3 times as fast as the New chip.", "3 times as fast", True),
        ("The Old chip computes twice as much as the much newer New chip.", "twice", True),
        ("Compared with the New chip, the Old chip has twice the compute.", "twice", True),
        ("旧芯片的算力是测试芯片的两倍。", "两倍", True),
        ("旧芯片的算力相当于缩水版测试芯片算力的3倍。", "3倍", True),
        ("与测试芯片相比，旧芯片的算力是其两倍。", "两倍", True),
        ("The New chip has twice the compute of the Old chip.", "twice", False),
        ("Compared with the Old chip, the New chip has twice the compute.", "twice", False),
        ("The Old chip was weak; the New chip has twice the compute.", "twice", False),
        ("Unlike the Old chip, its successor has twice the compute of anything before the New chip.", "twice", False),
        ("测试芯片的算力是旧芯片的两倍。", "两倍", False),
        ("与旧芯片相比，测试芯片的算力是其两倍。", "两倍", False),
        ("旧芯片已停产，测试芯片的算力是它的两倍。", "两倍", False),
    ],
)  # fmt: skip
def test_of_which_a_ratio_is(tiny: Tiny, quote: str, figure: str, swapped: bool) -> None:
    found = _problems(tiny, quote, figure=figure)
    assert any(SWAPPED in one for one in found) is swapped, found


@pytest.mark.parametrize(
    ("quote", "relation", "swapped"),
    [
        ("The Old chip outperforms the New chip.", "above", True),
        ("The Old chip is faster than the New chip.", "above", True),
        ("The Old chip lags behind the New chip.", "below", True),
        ("旧芯片的性能超越测试芯片。", "above", True),
        ("旧芯片比测试芯片更快。", "above", True),
        ("旧芯片的算力不及测试芯片。", "below", True),
        ("The Old chip outperforms the New chip.", "below", False),
        ("The Old chip does not outperform the New chip.", "above", False),
        ("The New chip outperforms the Old chip.", "above", False),
        ("The Old chip lags behind the New chip.", "above", False),
        ("旧芯片的性能未能超越测试芯片。", "above", False),
        ("测试芯片的性能超越旧芯片。", "above", False),
        ("旧芯片不及测试芯片。", "above", False),
        ("与旧芯片相比测试芯片超过预期。", "above", False),
    ],
)
def test_which_of_two_is_more(tiny: Tiny, quote: str, relation: str, swapped: bool) -> None:
    found = _problems(tiny, quote, figure=None, form="comparison", relation=relation)
    assert any(SWAPPED in one for one in found) is swapped, found
